"""How two values for the same thing stand to each other."""

from __future__ import annotations

import re
from decimal import Decimal
from enum import StrEnum

from corpus.article import Article
from qa.forms.figures import Candidate

_CORRECTS = re.compile(r"\b(?:correct(?:ion|ed|s)|erratum|misstated|put right|was wrong)\b", re.I)
_GOES_ON = re.compile(
    r"\b(?:so far|to date|up to now|until now|as of|by the end of|still|interim|in the first)\b",
    re.I,
)
_COUNTED_ANEW = re.compile(
    r"\bthan (?:\w+ )?(?:announced|reported|said|thought|counted|given)\b|"
    r"\b(?:has|have|had) (?:since )?(?:risen|grown|climbed|gone up)\b|"
    r"\bbr(?:ings?|ought) the total\b|"
    r"\bfinal (?:count|results?|report|tally|figures?|balance)\b|\bnow\b|\bin all\b",
    re.IGNORECASE,
)
_RIGHT_BEFORE = re.compile(
    r"\b(?:correct|right|actual|true|proper|real)\b[^.]{0,60}\b(?:is|was|were|are)\W*$|"
    r"\b(?:it|there|that) (?:is|was|were) (?:in fact |actually |really )?$|"
    r"\b(?:should (?:have been|be|read|have read)|is now given as|now stands at|is now|put at)\W*$",
    re.IGNORECASE,
)
"""What stands before the value that is right."""

_INSTEAD = r"\b(?:not|instead of|rather than|wrongly|incorrectly)\b\W+(?:[a-z]+\W+){0,4}"
"""What stands before the value that was wrong."""

_AT_LEAST = frozenset({"more than", "over", "well over", "just over", "at least", "greater than"})
_AT_MOST = frozenset({"less than", "fewer than", "under", "nearly", "almost", "up to", "at most"})

FARTHEST_BEFORE = 300
"""Characters between a value that was wrong and the right one."""

FARTHEST_BEYOND = Decimal("0.35")
"""How far above ``more than 200`` a count may be and still be the same one, as a share of it."""

FARTHEST_ROUNDED = Decimal("0.05")
"""How far from a bare 200 it may be."""

FARTHEST_ABOUT = Decimal("0.1")
"""How far from ``about 200`` it may be."""


class Relation(StrEnum):
    """What a second value is to a first."""

    SAME = "same"
    ROUNDING = "rounding"
    CORRECTION = "correction"
    UPDATE = "update"
    CONFLICT = "conflict"


def relation(one: Candidate, other: Candidate) -> Relation:
    """Say how two values for the same thing stand to each other, in whichever order."""
    if one.figure.value == other.figure.value:
        return Relation.SAME
    if _rounds(one, other) or _rounds(other, one):
        return Relation.ROUNDING
    if corrects(one, other) or corrects(other, one):
        return Relation.CORRECTION
    if is_earlier_count(one, other) or is_earlier_count(other, one):
        return Relation.UPDATE
    return Relation.CONFLICT


def _rounds(rough: Candidate, exact: Candidate) -> bool:
    """Say whether one value is the other in round numbers, by its hedge or its zeros."""
    value, other, hedge = rough.figure.value, exact.figure.value, rough.figure.hedge
    if hedge in _AT_LEAST:
        return value < other <= value * (1 + FARTHEST_BEYOND)
    if hedge in _AT_MOST:
        return value * (1 - FARTHEST_BEYOND) <= other < value
    if hedge:
        return abs(value - other) <= value * FARTHEST_ABOUT
    zeros = len(str(int(value))) - len(str(int(value)).rstrip("0")) if value else 0
    is_round = zeros > 0 and abs(value - other) <= value * FARTHEST_ROUNDED
    return is_round and round(other / 10**zeros) * 10**zeros == value


def corrects(later: Candidate, earlier: Candidate) -> bool:
    """Say whether an article that calls itself a correction puts one value in another's place.

    ``5.83 million, not 6.83 million``, ``we wrote 12,400. The correct number is 14,200``.
    """
    article = later.article
    digits = re.search(r"\d[\d.,]*\d|\d", earlier.text)
    if not digits or not is_correction(article):
        return False
    wrong = rf"(?<![\d.,]){re.escape(digits.group())}(?!\d|[.,]\d)"
    if re.search(rf"{_INSTEAD}{wrong}", later.quote):
        return True
    place = later.figure.place
    before = article.text[max(0, place.start - FARTHEST_BEFORE) : place.start]
    return bool(re.search(wrong, before) and _RIGHT_BEFORE.search(before))


def is_correction(article: Article) -> bool:
    """Say whether an article calls itself, or a sentence of it, a correction."""
    return _CORRECTS.search(f"{article.title} {article.text}") is not None


def is_earlier_count(earlier: Candidate, later: Candidate) -> bool:
    """Say whether a value was counted while the matter went on, and the other one after it.

    It went on where the sentence says so, or where the article is of the year that is counted, as
    long as that isn't its last month: results come then.
    """
    first, second = earlier.article.date or "", later.article.date or ""
    if not first or not second or first >= second:  # ISO 8601 sorts by time
        return False
    years = earlier.figure.years
    went_on = _GOES_ON.search(earlier.quote) or (years and first < f"{years[-1]}-12")
    goes_beyond = _COUNTED_ANEW.search(f"{later.article.title} {later.quote}")
    return bool(went_on or goes_beyond) and later.figure.value > earlier.figure.value

"""Where a sentence states quantities: sums of money, percentages, and things counted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from index.quantities import PERCENT, quantities

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as DocSpan

_SCALE = r"(?: (?:hundred|thousand|million|billion|trillion|lakh|crore))*"
_NUMBER = r"\d+(?:[.,]\d+)*"
HEDGE = (
    r"(?:(?:more|less|fewer|greater) than |(?:well |just )?(?:about|around|over|under|nearly|almost|"
    r"some|roughly|approximately|up to|at least|at most|close to) |an estimated )"
)
_SIGN = r"(?:RMB|CNY|USD|EUR|GBP|INR|US\$|HK\$|A\$|C\$|R\$|Rs\.?|[$¥€£₹])"
_MONEY_NAME = (
    r"(?:yuan|RMB|renminbi|(?:US |Hong Kong )?dollars?|euros?|pounds?|rupees?|rupiah|reais|real|"
    r"naira|(?:Kenyan |Ugandan )?shillings?|rand|won|yen|baht|pesos?|francs?|dirhams?|ringgit|cedis?|"
    r"zlotys?|dong)"
)
MONEY = re.compile(
    rf"{HEDGE}?(?:{_SIGN} ?{_NUMBER}{_SCALE}(?:bn|mn|m|k)?\b|{_NUMBER}{_SCALE}[ -]{_MONEY_NAME}\b)",
    re.IGNORECASE,
)
CONVERTED = re.compile(rf" \((?P<sum>{MONEY.pattern})\)", re.IGNORECASE)
PERCENT_SIGN = re.compile(rf"{HEDGE}?{_NUMBER} ?(?:percent|per cent|%)", re.IGNORECASE)
_HEDGE_BEFORE = re.compile(rf"\b{HEDGE}$", re.IGNORECASE)
_HEDGED = re.compile(HEDGE, re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")
_SMALL = frozenset({"one", "1"})

UNITS = frozenset({"piece", "item", "copy", "set", "ton", "tonne", "kilogram", "pair"})
"""Nouns that measure: what matters stands behind their ``of``."""

_NO_COUNT = frozenset(
    "day week month year decade hour minute second time o'clock century weekday side kilometer "
    "kilometre mile metre meter percent am pm degree".split()
)
"""Nouns that tell time or distance, not how much of something there is."""

FARTHEST = 7
"""How many words behind a number its noun may stand."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity in a sentence.

    Attributes:
        part: Where it stands, its hedge and the noun counted taken in.
        value: The number.
        unit: A currency's code, ``percent``, or nothing for a count.
        hedge: What stands before the number; else empty.
    """

    part: DocSpan
    value: Decimal
    unit: str
    hedge: str


def amounts(sentence: Doc) -> Iterator[Amount]:
    """Yield the quantities of a parsed sentence in order: no years, dates, ages and ordinals."""
    found = [*_money(sentence), *_shares(sentence)]
    taken = [(each.part.start_char, each.part.end_char) for each in found]
    for part in numbered(sentence):
        inside = any(part.start_char < end and start < part.end_char for start, end in taken)
        if not inside and _is_count(part):
            found += _read(part, is_count=True)
    yield from sorted(found, key=lambda each: each.part.start_char)


def matches(pattern: re.Pattern[str], sentence: Doc) -> Iterator[DocSpan]:
    """Yield what a pattern finds, as whole words."""
    for match in pattern.finditer(sentence.text):
        part = sentence.char_span(*match.span(), alignment_mode="expand")
        if part is not None:
            yield part


def numbered(sentence: Doc) -> Iterator[DocSpan]:
    """Yield each number with the noun behind it and its hedge: ``more than 200 suspects``."""
    for number in sentence:
        if not number.like_num or _YEAR.fullmatch(number.text) or _goes_on(number):
            continue
        noun = noun_behind(number)
        first = sentence.text.rfind(" ", 0, number.idx) + 1 if _is_hyphened(number) else number.idx
        hedge = _HEDGE_BEFORE.search(sentence.text[:first])
        start = first - len(hedge.group()) if hedge else first
        part = noun and sentence.char_span(start, noun.idx + len(noun))
        if part and not MONEY.match(sentence.text, number.idx):
            yield _with_what_it_is_made_of(part)


def noun_behind(number: Token) -> Token | None:
    """Return the last of the nouns behind a number, adjectives between them passed over.

    The words decide and not the tree: ``10.75 million infringing and pirated products`` is a
    noun phrase that parsers take for a clause.
    """
    noun = None
    for token in number.doc[number.i + 1 : number.i + 1 + FARTHEST]:
        if token.pos_ in {"NOUN", "PROPN"}:
            noun = token
        elif noun is not None and token.lower_ in {"and", "or"} and noun.tag_ in {"NN", "NNP"}:
            continue
        elif noun is not None or token.pos_ in {"ADP", "PUNCT", "PRON", "DET", "SCONJ"}:
            break
    return noun


def _is_hyphened(number: Token) -> bool:
    """Say whether a number ends another: the ``three`` of ``thirty-three``."""
    return number.i > 1 and number.nbor(-1).text == "-" and number.nbor(-2).like_num


def _money(sentence: Doc) -> list[Amount]:
    return [each for part in matches(MONEY, sentence) for each in _read(part)]


def _shares(sentence: Doc) -> list[Amount]:
    return [each for part in matches(PERCENT_SIGN, sentence) for each in _read(part)]


def _read(part: DocSpan, *, is_count: bool = False) -> list[Amount]:
    hedge = _HEDGED.match(part.text)
    told = quantities(part.text)
    if len(told) != 1:
        return []
    (quantity,) = told
    if is_count and quantity.unit == PERCENT:
        return []
    return [
        Amount(
            part=part,
            value=quantity.value,
            unit="" if is_count else quantity.unit,
            hedge=hedge.group().strip().lower() if hedge else "",
        )
    ]


def _is_count(part: DocSpan) -> bool:
    number = next((token for token in part if token.like_num), None)
    noun = part[-1]
    if number is None or (number.lower_ in _SMALL and number.i + 1 == noun.i):
        return False
    is_time = noun.lemma_.lower() in _NO_COUNT or number.ent_type_ in {"DATE", "TIME", "ORDINAL"}
    is_name = number.ent_type_ in {"PRODUCT", "WORK_OF_ART", "EVENT"} or noun.pos_ == "PROPN"
    return not is_time and not is_name


def _goes_on(number: Token) -> bool:
    """Say whether a number is the rest of another: the ``million`` of ``1.1 million``."""
    return number.i > 0 and number.nbor(-1).like_num and number.nbor(-1).text != "and"


def _with_what_it_is_made_of(part: DocSpan) -> DocSpan:
    """Go on from ``14,000 pieces`` to ``14,000 pieces of equipment``."""
    made_of = part.doc[part.end : part.end + 1]
    if part.root.lemma_.lower() not in UNITS or made_of.text != "of":
        return part
    for chunk in part.doc[part.end + 1 :].noun_chunks:
        if chunk.start == part.end + 1:
            return part.doc[part.start : chunk.end]
    return part

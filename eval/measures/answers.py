"""Whether the answer is one of the accepted forms.

Exact match and F1 are those of the evaluation script of SQuAD v2.0 (Rajpurkar, Jia, Liang 2018)
over the questions that have an answer; a refusal of one of these scores 0. The script takes
punctuation out, so that 46.7 and 4.67 are the same to it, and leaves typographic signs in; whether
a form *stands in* a text is judged by words as a reader tells them apart.
"""

from __future__ import annotations

import re
import string
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence

from eval.figures import Sample, mean
from eval.rows import AnswerVerdict, Row
from index.quantities import same_quantity

_PUNCTUATION = str.maketrans("", "", string.punctuation)
_ARTICLES = re.compile(r"\b(a|an|the)\b")
_APOSTROPHES = re.compile("['\u2018\u2019\u02bc]")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_WORDS = re.compile(r"\d+(?:\.\d+)+\w*|[^\W_]+")
_MARKER = re.compile(r"\[\d+\]")


def normalise(text: str) -> str:
    """Return a text without case, ASCII punctuation, articles and needless white space."""
    plain = text.lower().translate(_PUNCTUATION)
    return " ".join(_ARTICLES.sub(" ", plain).split())


def words(text: str) -> list[str]:
    """Return the words of a text after normalisation."""
    return normalise(text).split()


def exact_match(given: str, accepted: Iterable[str]) -> float:
    """Return 1 where the answer is an accepted form after normalisation, else 0."""
    return float(any(normalise(given) == normalise(form) for form in _tellable(accepted)))


def f1(given: str, accepted: Iterable[str]) -> float:
    """Return the best F1 of the words that the answer shares with an accepted form."""
    return max(word_f1(given, form) for form in _tellable(accepted))


def word_f1(one: str, other: str) -> float:
    """Return the F1 of the words that two texts share, each word as often as both have it."""
    ours, theirs = words(one), words(other)
    if not ours or not theirs:
        return float(ours == theirs)
    shared = (Counter(ours) & Counter(theirs)).total()
    if not shared:
        return 0.0
    precision, recall = shared / len(ours), shared / len(theirs)
    return 2 * precision * recall / (precision + recall)


def holds(text: str, form: str) -> bool:
    """Say whether the words of ``form`` stand in ``text`` one after the other.

    Case, articles, apostrophes, the commas of thousands and all other punctuation count for
    nothing, but a point inside a number does: ``46.7`` isn't ``4.67``.
    """
    looked_for = _read_words(form)
    found = f" {' '.join(_read_words(text))} "
    return bool(looked_for) and f" {' '.join(looked_for)} " in found


def _read_words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKC", text).casefold()
    plain = _ARTICLES.sub(" ", _APOSTROPHES.sub("", _THOUSANDS.sub("", plain)))
    return _WORDS.findall(plain)


def contains(given: str, text: str, accepted: Iterable[str]) -> float:
    """Return 1 where an accepted form stands in the short answer or in what a person reads."""
    read = _MARKER.sub(" ", text)
    return float(any(holds(given, form) or holds(read, form) for form in accepted))


YES_OR_NO = frozenset({"yes", "no"})


def judge(answer: str | None, text: str, accepted: Sequence[str]) -> AnswerVerdict:
    """Compare an answer with its accepted forms, of which there is at least one.

    Args:
        answer: The short answer; None for a refusal, which counts as an empty one.
        text: What a person reads.
        accepted: Accepted forms.
    """
    numeric = same_quantity(answer or "", accepted)
    exact = exact_match(answer or "", accepted)
    # A quote may hold any number of yeses and noes.
    read = (
        exact
        if {*map(normalise, accepted)} <= YES_OR_NO
        else contains(answer or "", text, accepted)
    )
    return AnswerVerdict(
        exact,
        f1(answer or "", accepted),
        0.0 if answer is None else read,
        None if numeric is None else float(numeric),
    )


def samples(rows: Sequence[Row]) -> dict[str, Sample]:
    """Return how good answers are over the answerable cases that were asked.

    ``exact`` and ``f1`` by the rules of SQuAD; ``contains``: an accepted form stands in what is
    read; ``numeric``: the answer states the quantity of an accepted form, of the cases whose forms
    all state one (`index.quantities`); ``items``: how much of what has to be given is given, of the
    cases that tell it (`eval.measures.items`).
    """
    measures = ("exact", "f1", "contains", "numeric", "items")
    return {measure: mean(_value(row, measure) for row in rows) for measure in measures}


def _value(row: Row, measure: str) -> float | None:
    return None if row.answer_verdict is None else getattr(row.answer_verdict, measure)


def _tellable(accepted: Iterable[str]) -> list[str]:
    """Leave out forms of which normalisation leaves nothing, as the script of SQuAD does."""
    return [form for form in accepted if normalise(form)] or [""]

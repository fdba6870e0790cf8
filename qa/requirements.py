"""What a question takes for granted must be borne out by what is quoted to answer it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from corpus.article import Article
from index.date_names import RELATIVE_YEARS, YEAR
from index.parser import Parse
from index.tokens import stem, tokens, words
from qa.overlap import holds
from qa.question import Question, people
from qa.retrieve import Hit

_HE_OR_SHE = re.compile(r"\b(?:he|she|his|her)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Unmet:
    """Parts of a question that neither the passage nor its article bears out."""

    years: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.years or self.names or self.numbers)


def unmet(question: Question, hit: Hit) -> Unmet:
    """Check the years, names and numbers of a question against a passage.

    A year must stand in the passage, the title or the date; in an article that speaks of no other
    year it may stand anywhere. A name may stand anywhere in the article, under any of its aliases;
    first and second name must stand side by side. A number must stand in the passage.
    """
    return Unmet(
        years=tuple(year for year in question.years if year not in _years(hit)),
        names=missing_names(question, hit.article),
        numbers=tuple(number for number in question.numbers if number not in words(hit.text)),
    )


def missing_names(question: Question, article: Article) -> tuple[str, ...]:
    """Return the names of a question that an article doesn't bear out."""
    if not question.names:
        return ()
    known, neighbours = _names_of(article)
    parted = {
        name
        for full_name in question.full_names
        for name in full_name
        if full_name not in neighbours and not question.alternatives.get(stem(name))
    }
    return tuple(
        name for name in question.names if name in parted or not holds(question, stem(name), known)
    )


def is_in_other_money(question: Question, quote: str) -> bool:
    """Say whether an amount is asked for in a currency that the quote doesn't name."""
    return bool(question.currencies) and question.currencies.isdisjoint(tokens(quote))


def is_said_by_another(question: Question, quote: str, parse: Parse) -> bool:
    """Say whether somebody's words are asked for, and the quote names others but not him or her.

    A quote that names nobody goes on with what was said before, so it may be theirs; one that says
    ``he`` or ``she`` as well.
    """
    if not question.speakers or _HE_OR_SHE.search(quote):
        return False
    there = frozenset(words(quote))
    named = people(quote, parse)
    asked = frozenset().union(*question.speakers)
    theirs = any(each <= there for each in question.speakers) or any(
        each <= asked for each in named
    )
    return bool(named) and not theirs


@lru_cache(maxsize=2_000)
def _names_of(article: Article) -> tuple[frozenset[str], frozenset[tuple[str, str]]]:
    text = f"{article.title} {article.publisher or ''} {article.text}"
    return frozenset(tokens(text)), frozenset(pairwise(words(text)))


def _years(hit: Hit) -> set[str]:
    near = set(YEAR.findall(f"{hit.article.heading} {hit.text}"))
    return (near or set(YEAR.findall(hit.article.text))) | _relative_years(hit)


def _relative_years(hit: Hit) -> set[str]:
    """Return the years that a passage tells by the article's date: ``last year``."""
    published = (hit.article.date or "")[:4]
    if not published.isdigit():
        return set()
    return {str(int(published) - back) for told, back in RELATIVE_YEARS if told.search(hit.text)}

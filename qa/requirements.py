"""What a question takes for granted must be borne out by what is quoted to answer it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.article import Article
from index.tokens import stem, tokens, words
from qa.overlap import holds
from qa.question import Question
from qa.retrieve import Hit

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


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
    year it may stand anywhere. A name may stand anywhere in the article, under any of its aliases.
    A number must stand in the passage.
    """
    whole = _tokens_of(hit.article)
    return Unmet(
        years=tuple(year for year in question.years if year not in _years(hit)),
        names=tuple(name for name in question.names if not holds(question, stem(name), whole)),
        numbers=tuple(number for number in question.numbers if number not in words(hit.text)),
    )


def _tokens_of(article: Article) -> frozenset[str]:
    return frozenset(tokens(f"{article.title} {article.publisher or ''} {article.text}"))


def _years(hit: Hit) -> set[str]:
    near = set(_YEAR.findall(f"{hit.article.title} {hit.article.date or ''} {hit.text}"))
    return near or set(_YEAR.findall(hit.article.text))

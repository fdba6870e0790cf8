"""Which sentences go into a digest: those that tell most that none before them tells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.article import Article, Span
from index.directory.grammar import is_headline
from index.directory.records import Facts
from index.parser import Parse
from index.tokens import words
from qa.forms.finding import Alike

MOST_LINES = 9
TWICE = 0.8
"""Cosine from which two sentences say the same, unless one has figures of its own."""

WORTH_OF_A_FACT = 0.3
MOST_FACTS = 5
"""Of one sentence that count: a table in words isn't worth more than all the rest."""

FIRST = 0.5
"""What it speaks for a sentence on the matter that its article begins with it; less further on."""

LEAST = 0.55
"""Worth that a sentence needs."""

_TELL = frozenset({"ORG", "GPE", "LOC", "PERSON", "NORP", "FAC", "EVENT", "DATE", "LAW"})
"""Names and times, which a digest is the better for."""

_POINTS_BACK = re.compile(
    r"^(?:\W*[\w-]++){0,5}?\W*\b(?:them|those|they|it|he|she|this|these|such|were won|the same)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence that may go into a digest.

    Attributes:
        article: Where it stands.
        span: Where it stands there, with the sentence before it that it points back to.
        number: Which sentence of the article it is, from 0.
        on_it: How surely it is about what is asked, 0 to 1.
        facts: The figures, names and times that it tells.
    """

    article: Article
    span: Span
    number: int
    on_it: float
    facts: frozenset[str]

    @property
    def text(self) -> str:
        """Its words."""
        return self.article.text[self.span.start : self.span.end]

    def worth(self, told: frozenset[str]) -> float:
        """Return what it is worth where some facts are told already."""
        new = min(len(self.facts - told), MOST_FACTS)
        first = FIRST / (1 + self.number) if self.on_it >= 1 else 0.0
        return self.on_it * (0.5 + WORTH_OF_A_FACT * new + first)


def facts_of(text: str, span: Span, known: Facts, parse: Parse) -> frozenset[str]:
    """Return the figures, names and times that a sentence tells.

    Args:
        text: Its words.
        span: Where it stands in its article.
        known: What the directory has of the article.
        parse: Finds names.
    """
    figures = {f"{each.value} {each.unit}" for each in known.figures if each.quote.overlaps(span)}
    names = {" ".join(words(each.text)) for each in parse(text).ents if each.label_ in _TELL}
    return frozenset(figures | names)


def with_what_it_points_to(article: Article, before: Span | None, span: Span) -> Span:
    """Take in the sentence before where one begins with ``they`` or ``nine of them``."""
    if before is None or not _POINTS_BACK.search(article.text[span.start : span.end]):
        return span
    parted = "\n" in article.text[before.end : span.start]
    headline = is_headline(article.text[before.start : before.end])
    return span if parted or headline else Span(before.start, span.end)


def choose(lines: Sequence[Line], known: frozenset[str], alike: Alike) -> list[Line]:
    """Return the lines of a digest, in the order of the articles, the best article first.

    Each next one is that which tells most that isn't told yet.

    Args:
        lines: All that may go into it.
        known: Facts that needn't be told, such as the name that is asked about.
        alike: Compares sentences by meaning.
    """
    chosen: list[Line] = []
    told, left = known, list(lines)
    while left and len(chosen) < MOST_LINES:
        best = max(left, key=lambda line: line.worth(told))
        if best.worth(told) < LEAST:
            break
        left.remove(best)
        if not _is_told(best, chosen, told, alike):
            chosen = _with(best, chosen)
            told |= best.facts
    return _in_order(chosen)


def _with(line: Line, chosen: Sequence[Line]) -> list[Line]:
    """Add a line; it takes the place of one whose sentence it goes on with."""
    shared = [other for other in chosen if _overlap(line, other)]
    span = Span(
        min(each.span.start for each in (line, *shared)),
        max(each.span.end for each in (line, *shared)),
    )
    return [*(other for other in chosen if other not in shared), replace(line, span=span)]


def _overlap(one: Line, other: Line) -> bool:
    return one.article.id == other.article.id and one.span.overlaps(other.span)


def _is_told(line: Line, chosen: Sequence[Line], told: frozenset[str], alike: Alike) -> bool:
    if not chosen:
        return False
    if any(_overlap(line, other) for other in chosen):
        return line.facts <= told
    figures = {fact for fact in line.facts if fact[:1].isdigit()}
    if figures - told:
        return False
    return max(alike(line.text, [other.text for other in chosen])) >= TWICE


def _in_order(chosen: Sequence[Line]) -> list[Line]:
    articles = list(dict.fromkeys(line.article.id for line in chosen))
    return sorted(chosen, key=lambda line: (articles.index(line.article.id), line.span.start))

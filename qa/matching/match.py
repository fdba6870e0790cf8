"""Which figures of the directory may be the one that a question asks for, and how probably."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.article import Article, Span
from index.directory.records import Figure
from qa.forms.finding import Found, Tools
from qa.matching.features import FigureFeatures, features
from qa.matching.wanted import Wanted
from qa.retrieve import token_rarity


@dataclass(frozen=True, slots=True)
class Match:
    """A figure that may be the one.

    Attributes:
        figure: As the directory has it.
        article: Where it stands.
        features: What speaks for it.
        confidence: The reader's, where it points to this figure; else 0.
        in_sentence: The reader's highest in the figure's sentence.
    """

    figure: Figure
    article: Article
    features: FigureFeatures
    confidence: float
    in_sentence: float


def told(found: Found, wanted: Wanted, tools: Tools) -> list[tuple[Article, Figure]]:
    """Return the figures of the asked kind in the passages found, each once."""
    seen: dict[tuple[str, Span], tuple[Article, Figure]] = {}
    for hit in found.retrieved:
        here = Span(hit.passage.start, hit.passage.end)
        for figure in tools.contents.directory.of(hit.article).figures:
            if wanted.admits(figure) and figure.place.overlaps(here):
                seen.setdefault((hit.article.id, figure.place), (hit.article, figure))
    return list(seen.values())


def matches(found: Found, tools: Tools) -> list[Match]:
    """Return the figures in question with what speaks for each."""
    wanted = Wanted.of(found.question, tools.parse)
    figures = told(found, wanted, tools)
    weighed = features(found.question, wanted, figures, tools, token_rarity(tools.contents))
    return [
        Match(figure, article, each, *_read(found, figure, article))
        for (article, figure), each in zip(figures, weighed, strict=True)
    ]


def _read(found: Found, figure: Figure, article: Article) -> tuple[float, float]:
    here = [each for each in found.readings if each.hit.article.id == article.id]
    at = (each.confidence for each in here if each.answer.overlaps(figure.place))
    near = (each.confidence for each in here if each.quote.overlaps(figure.quote))
    return max(at, default=0.0), max(near, default=0.0)

"""Campaigns, operations and special actions that an article names, with their time and agencies."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from corpus.article import Span
from index.directory.agencies import agencies
from index.directory.bodies import Bodies
from index.directory.campaign_names import Mention, known_names, mentions
from index.directory.campaign_times import time_told
from index.directory.records import Campaign

if TYPE_CHECKING:
    from spacy.tokens import Doc

_POINTS_BACK = re.compile(
    r"\b(?:the|this|it was (?:an?|the)) (?:[\w-]+ )?(?:campaign|operation|crackdown|drive|sweep|"
    r"programme|raids?|project|inquiry|action)\b|"
    r"^It (?:ran|lasted|took place|began|started|was (?:run|held))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class ParsedSentence:
    """A sentence of an article with its grammar, and where it begins in the text."""

    doc: Doc
    start: int

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.start + len(self.doc.text))


def campaigns(
    title: str, published: str, sentences: Sequence[ParsedSentence], bodies: Bodies
) -> list[Campaign]:
    """Return the campaigns that an article names in its body, in the order of their first mention.

    Args:
        title: The headline; it may give a name its year.
        published: The date of the article; empty where it isn't known.
        sentences: The body.
        bodies: Gives agencies their full names.
    """
    known = known_names([title, *(each.doc.text for each in sentences)])
    told = [(each, list(mentions(each.doc.text, known))) for each in sentences]
    years = _years_of([mention for _, found in told for mention in found], title)
    by_name: dict[str, _Told] = {}
    spoken_of: _Told | None = None
    for sentence, found in told:
        for mention in found:
            name = _full_name(mention, years)
            spoken_of = by_name.setdefault(name, _Told(name))
            spoken_of.sentences.append(sentence)
            spoken_of.written.append(mention.written)
        if not found and spoken_of and _POINTS_BACK.search(sentence.doc.text):
            spoken_of.sentences.append(sentence)
    return [_campaign(each, published, bodies) for each in by_name.values()]


@dataclass(slots=True)
class _Told:
    """A campaign while an article is read: the sentences on it, and how it is written there."""

    name: str
    sentences: list[ParsedSentence] = field(default_factory=list)
    written: list[str] = field(default_factory=list)


def _years_of(found: Sequence[Mention], title: str) -> dict[str, str]:
    """Return the year of names that are once written with one year and elsewhere with none."""
    years: dict[str, set[str]] = {}
    for mention in [*found, *mentions(title)]:
        if mention.year:
            years.setdefault(mention.name, set()).add(mention.year)
    return {name: next(iter(told)) for name, told in years.items() if len(told) == 1}


def _full_name(mention: Mention, years: dict[str, str]) -> str:
    year = mention.year or years.get(mention.name, "")
    return f"{mention.name} {year}".strip()


def _campaign(told: _Told, published: str, bodies: Bodies) -> Campaign:
    times = [(each, time_told(each.doc.text, told.name, published)) for each in told.sentences]
    sentence, time = max(times, key=lambda each: bool(each[1].start) + bool(each[1].end))
    found = [bodies.full_name(each) for each in agencies([each.doc for each in told.sentences])]
    return Campaign(
        name=told.name,
        other_names=tuple(each for each in dict.fromkeys(told.written) if each != told.name),
        start=time.start,
        end=time.end,
        agencies=tuple(dict.fromkeys(found)),
        quote=sentence.span,
    )

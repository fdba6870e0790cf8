"""The directory of all articles: campaigns, figures and people, each with its quotes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.article import Article, Span
from index.contents import Contents
from index.directory.records import Campaign, Figure, Person
from qa.answer import Citation


@dataclass(frozen=True, slots=True)
class CampaignEntry:
    """A campaign as all articles tell it.

    Attributes:
        name: With its year behind it.
        other_names: How else the articles write it.
        start: When it began, ISO 8601 as far as told; else empty.
        end: When it ended, likewise.
        agencies: The bodies that ran it.
        citations: One for each article that names it.
    """

    name: str
    other_names: tuple[str, ...]
    start: str
    end: str
    agencies: tuple[str, ...]
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class FigureEntry:
    """A figure with its quote; ``text`` are its words."""

    figure: Figure
    text: str
    citation: Citation


@dataclass(frozen=True, slots=True)
class OfficialEntry:
    """A person as all articles tell him or her.

    Attributes:
        name: The full name.
        office: As first told; empty where none is.
        organisation: Where he or she holds it; empty where none is told.
        citation: The sentence that tells the office, or else names the person.
        said: What he or she said.
    """

    name: str
    office: str
    organisation: str
    citation: Citation
    said: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Directory:
    """All that is told: campaigns by time, figures by campaign and year, people by name."""

    campaigns: tuple[CampaignEntry, ...]
    figures: tuple[FigureEntry, ...]
    officials: tuple[OfficialEntry, ...]

    def __bool__(self) -> bool:
        """Say whether anything is told at all."""
        return bool(self.campaigns or self.figures or self.officials)


def directory_of(contents: Contents) -> Directory:
    """Gather the directory from every article of an index.

    Raises:
        IndexDamaged: What is kept of an article isn't what was written.
    """
    campaigns: dict[str, list[tuple[Article, Campaign]]] = {}
    people: dict[str, list[tuple[Article, Person]]] = {}
    figures: list[FigureEntry] = []
    for article in contents.articles.stream():
        facts = contents.directory.of(article)
        for campaign in facts.campaigns:
            campaigns.setdefault(campaign.name, []).append((article, campaign))
        for person in facts.people:
            people.setdefault(person.name, []).append((article, person))
        figures += _figures(article, facts.figures)
    return Directory(
        campaigns=tuple(sorted(map(_campaign, campaigns.values()), key=_by_time)),
        figures=tuple(sorted(figures, key=_by_campaign)),
        officials=tuple(_official(people[name]) for name in sorted(people)),
    )


def _figures(article: Article, figures: Sequence[Figure]) -> Iterator[FigureEntry]:
    for figure in figures:
        text = article.text[figure.place.start : figure.place.end]
        yield FigureEntry(figure, text, _cited(article, figure.quote))


def _campaign(told: Sequence[tuple[Article, Campaign]]) -> CampaignEntry:
    rows = [campaign for _, campaign in told]
    return CampaignEntry(
        name=rows[0].name,
        other_names=tuple(dict.fromkeys(name for row in rows for name in row.other_names)),
        start=min((row.start for row in rows if row.start), default=""),
        end=max((row.end for row in rows if row.end), default=""),
        agencies=tuple(dict.fromkeys(body for row in rows for body in row.agencies)),
        citations=tuple(_cited(article, row.quote) for article, row in told),
    )


def _official(told: Sequence[tuple[Article, Person]]) -> OfficialEntry:
    article, person = next((each for each in told if each[1].office), told[0])
    return OfficialEntry(
        name=person.name,
        office=person.office,
        organisation=person.organisation,
        citation=_cited(article, person.quote),
        said=tuple(_cited(where, span) for where, row in told for span in row.said),
    )


def _cited(article: Article, span: Span) -> Citation:
    return Citation(article, span.start, span.end, 1.0)


def _by_time(entry: CampaignEntry) -> tuple[str, str]:
    year = entry.name.rsplit(maxsplit=1)[-1]
    return entry.start or (year if year.isdigit() else "9"), entry.name


def _by_campaign(entry: FigureEntry) -> tuple[str, tuple[str, ...], str, int]:
    place = entry.citation
    return entry.figure.campaign, entry.figure.years, place.article.place, place.start

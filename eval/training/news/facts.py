"""What is true in one made-up article, told or not: the table from which the labels follow."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from eval.training.news.amounts import Figure, Sum
from eval.training.news.records import Agency, Domain, Remark, Setting, Share, Thing


@dataclass(frozen=True, slots=True)
class Scope:
    """A campaign of a year; ``lean`` where only the headline tells its name and year."""

    tag: str
    name: str
    word: str
    year: int
    lean: bool = False


@dataclass(frozen=True, slots=True)
class Story:
    """A raid at one place on one day."""

    tag: str
    place: str
    site: str
    day: date


@dataclass(frozen=True, slots=True)
class Person:
    """An official."""

    tag: str
    name: str
    surname: str
    title: str
    rank: str
    agency: Agency


@dataclass(frozen=True, slots=True)
class Count:
    """So many of a thing, in a campaign or a raid."""

    key: str
    where: Scope | Story
    thing: Thing
    figure: Figure


@dataclass(frozen=True, slots=True)
class Money:
    """A sum: fines, value, recovered or budget.

    Attributes:
        of: 'the seized goods', 'unpaid tax', or the purpose of a budget.
    """

    key: str
    what: str
    where: Scope | Story | None
    sum: Sum
    of: str


@dataclass(frozen=True, slots=True)
class Portion:
    """A share of something that isn't counted."""

    key: str
    where: Scope
    percent: Figure
    share: Share


@dataclass(frozen=True, slots=True)
class Change:
    """How a count differs from that of the year before."""

    key: str
    count: Count
    percent: Figure
    direction: str


@dataclass(frozen=True, slots=True)
class Region:
    """Which share of a count fell to one place."""

    key: str
    count: Count
    place: str
    percent: Figure


@dataclass(frozen=True, slots=True)
class Said:
    """A remark of an official."""

    key: str
    person: Person
    remark: Remark


@dataclass(frozen=True, slots=True)
class Time:
    """When a campaign ran or began: ``what`` is period or launch."""

    key: str
    what: str
    where: Scope
    text: str
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Briefing:
    """Who met the press, where and when."""

    body: Agency
    place: str
    day: date


@dataclass(frozen=True, slots=True)
class Table:
    """All that is true in an article.

    Attributes:
        uncounted: Things of the same field that nothing in the article counts.
        side_by_side: Whether one sentence tells a figure of both years.
    """

    setting: Setting
    domain: Domain
    main: Scope
    before: Scope | None
    other: Scope | None
    other_crime: str
    published: date
    agency: Agency
    partner: Agency | None
    briefing: Briefing | None
    people: tuple[Person, ...]
    counts: tuple[Count, ...]
    changes: tuple[Change, ...]
    regions: tuple[Region, ...]
    moneys: tuple[Money, ...]
    portions: tuple[Portion, ...]
    said: tuple[Said, ...]
    times: tuple[Time, ...]
    stories: tuple[Story, ...]
    uncounted: tuple[Thing, ...]
    side_by_side: bool

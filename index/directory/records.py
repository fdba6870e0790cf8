"""What an article tells: its figures, people and campaigns, each with the place that says so."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from corpus.article import Span


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity that an article states; spans count characters of its text.

    Attributes:
        quote: The sentence.
        place: Where the quantity stands, with its hedge and what it counts: ``more than 200
            suspects``.
        value: The number, its scale word multiplied in.
        unit: A currency's ISO 4217 code, ``percent``, or nothing for a count.
        hedge: What the text puts before the number: ``more than``; else empty.
        counted: What is counted, or what the money is of, in the text's words.
        noun: The last word of it in its basic form; empty where none is told.
        action: What was done with it: the basic form of the verb, such as ``shut down``.
        agent: Who did it, where the sentence tells.
        years: The years it is of, as far as the text tells, in order.
        where: The place where it happened, where the sentence tells.
        campaign: The name of the campaign it belongs to, where the text tells.
    """

    quote: Span
    place: Span
    value: Decimal
    unit: str
    hedge: str
    counted: str
    noun: str
    action: str
    agent: str
    years: tuple[str, ...]
    where: str
    campaign: str


@dataclass(frozen=True, slots=True)
class Person:
    """A person whom an article names.

    Attributes:
        name: The fullest name in the article.
        office: Such as ``deputy director``; empty where none is told.
        organisation: Where he or she holds it; empty where none is told.
        quote: The sentence that tells the office, or else names the person first.
        said: The sentences that tell what he or she said.
    """

    name: str
    office: str
    organisation: str
    quote: Span
    said: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Campaign:
    """A named operation, campaign or special action.

    Attributes:
        name: As a reader looks it up, its year behind it: ``Jianwang 2016``.
        other_names: Other ways in which the article writes it.
        start: When it began, ISO 8601 as far as the text tells: ``2016-07``; else empty.
        end: When it ended, likewise.
        agencies: The bodies that ran it.
        quote: The sentence that tells when it ran, or else names it first.
    """

    name: str
    other_names: tuple[str, ...]
    start: str
    end: str
    agencies: tuple[str, ...]
    quote: Span


@dataclass(frozen=True, slots=True)
class Facts:
    """All that one article tells."""

    figures: tuple[Figure, ...] = ()
    people: tuple[Person, ...] = ()
    campaigns: tuple[Campaign, ...] = ()

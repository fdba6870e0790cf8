"""The records of made-up news: what the pools hold, and what is made of them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MadeQuestion:
    """A question on a made-up article, with its exact answer where the article tells one.

    Attributes:
        question: As a reader asks it.
        answers: Accepted forms, the fullest natural one first; empty where the article is silent.
        evidence: The sentence that answers, word for word; empty where there is none.
        start: Where ``answers[0]`` begins in the article's text; 0 where there is none.
        end: Where it ends.
        kind: figure, official, office, campaign, date, place, quote or unanswerable.
        twin: What was swapped to make it unanswerable: year, person, place, campaign, counted,
            role, unit, or cut where the telling sentence was left out; empty where it is answered.
    """

    question: str
    answers: tuple[str, ...]
    evidence: str
    start: int
    end: int
    kind: str
    twin: str


@dataclass(frozen=True, slots=True)
class MadeArticle:
    """A made-up news article with questions.

    Attributes:
        title: The headline; it alone may tell the campaign and its year.
        date: ISO 8601.
        publisher: A made-up paper or agency.
        text: Paragraphs parted by blank lines, without the headline.
        questions: Answerable and unanswerable ones, mixed.
    """

    title: str
    date: str
    publisher: str
    text: str
    questions: tuple[MadeQuestion, ...]


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that authorities count.

    Attributes:
        noun: In the plural, as the news says it.
        asked: Other words for it, as readers ask.
        verb: What was done to it, in the past; a key of `verbs.VERBS`.
        least: The smallest likely count.
        most: The largest likely count.
        group: Things of one group could be taken for each other; one article counts one of them.
    """

    noun: str
    asked: tuple[str, ...]
    verb: str
    least: int
    most: int
    group: str


@dataclass(frozen=True, slots=True)
class Agency:
    """A body with its short name; the short one is empty where it has none."""

    name: str
    short: str


@dataclass(frozen=True, slots=True)
class Domain:
    """A field of enforcement.

    Attributes:
        crime: What is fought, as in 'a campaign against ...'.
        worth: What has a value, as in 'the seized goods'; in the plural.
        recovered: What money was got back, as in 'unpaid tax'.
        sites: Where raids take place, with an article: 'a rented warehouse'.
        agencies: Bodies in charge.
        things: What is counted.
    """

    crime: str
    worth: str
    recovered: str
    sites: tuple[str, ...]
    agencies: tuple[Agency, ...]
    things: tuple[Thing, ...]


@dataclass(frozen=True, slots=True)
class Setting:
    """A country.

    Attributes:
        country: Its name as used in 'across ...'.
        names: Which names its people have.
        places: Cities and provinces.
        money: The form of a sum, as in '{} yuan'.
        rate: Units of the money to a dollar.
        agencies: Bodies that join any campaign.
        capital: Where the press is met.
    """

    country: str
    names: str
    places: tuple[str, ...]
    money: str
    rate: float
    agencies: tuple[Agency, ...]
    capital: str


@dataclass(frozen=True, slots=True)
class Remark:
    """What an official says.

    Attributes:
        clause: A full sentence without its capital and its point.
        topic: What it is about, as in 'say about ...'.
        question: Asks for a part of the clause; ``{person}`` stands for who said it.
        answer: That part, to the letter.
    """

    clause: str
    topic: str
    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class Share:
    """A share of a whole that isn't counted.

    Attributes:
        sentence: Tells it without its point; ``{x}`` stands for the share.
        asked: Goes on after 'What share of ...'.
    """

    sentence: str
    asked: str

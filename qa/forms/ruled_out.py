"""Which figures a question can't mean: of another year, campaign, phase, place or money."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.article import Article
from index.contents import Contents
from index.countries import country_of, is_country
from index.directory.amounts import MONEY
from index.directory.records import Figure
from index.tokens import stem, tokens, words
from qa.conversation.past_tense import IRREGULAR_PAST
from qa.forms.campaigns import is_named, is_of_another_year
from qa.forms.wanted import FIGURE_KINDS
from qa.overlap import holds
from qa.question import Kind, Question
from qa.read import Reading
from qa.requirements import is_in_other_money

_PART = re.compile(
    r"\bhow many of (?:the|those|these|them|his|her|its|their)\b.*\b(?:was|were|are|is|been|got) "
    r"(?P<said>\w+)\W*$|"
    rf"\bhow many of (?:the|those|these|them|his|her|its|their)\b.* "
    rf"(?P<did>\w+ed|{'|'.join(IRREGULAR_PAST)})\W*$",
    re.IGNORECASE,
)

_ASKS_FOR_MONEY = re.compile(
    r"\b(?:fines?|fined|money|worth|value|costs?|paid|pay|damages|revenue|income|losses|price)\b",
    re.IGNORECASE,
)

_ORDINAL = re.compile(
    r"\b(?:(?P<which>first|1st|second|2nd|third|3rd|fourth|4th|last) "
    r"(?:phase|wave|stage|round|half|quarter|edition|raid|sweep|operation|trial|case)\b|"
    r"(?:in|during) the (?P<alone>first|second|third|fourth)(?=[,;.]| \d))",
    re.IGNORECASE,
)
_SAME = {"1st": "first", "2nd": "second", "3rd": "third", "4th": "fourth"}

BEFORE = 300
"""Characters before a sentence that may tell which phase it is about."""

BEFORE_A_PLACE = 700
"""The same for the place."""

DATELINE = 120
"""Characters at the beginning of an article that tell where it is about."""


def without_other_figures(
    question: Question, readings: Sequence[Reading], contents: Contents
) -> list[Reading]:
    """Leave out the readings whose figure the directory knows to be another than the asked one."""
    if question.kind not in FIGURE_KINDS:
        return list(readings)
    said = said_of_a_part(question.text)
    return [
        reading
        for reading in readings
        if _says(said, reading)
        and not _lacks_money(question, reading)
        and not any(
            reading.answer.overlaps(figure.place)
            and contradicts(question, figure, reading.hit.article)
            for figure in contents.directory.of(reading.hit.article).figures
        )
    ]


def said_of_a_part(text: str) -> str:
    """Return what is asked to be true of some of a number: ``how many of them were convicted``."""
    part = _PART.search(text)
    return stem((part["said"] or part["did"]).lower()) if part else ""


def _lacks_money(question: Question, reading: Reading) -> bool:
    """Say whether a sum of money is asked for and what was read is none."""
    words_of_it = reading.hit.article.text[reading.answer.start : reading.answer.end]
    asked = question.kind is Kind.AMOUNT and _ASKS_FOR_MONEY.search(question.text)
    return bool(asked) and not MONEY.search(words_of_it)


def _says(said: str, reading: Reading) -> bool:
    """Say whether the quote of a reading says so; how many there are in all is another matter."""
    quote = reading.hit.article.text[reading.quote.start : reading.quote.end]
    return not said or said in tokens(quote)


def contradicts(question: Question, figure: Figure, article: Article) -> bool:
    """Say whether a figure is of another year, campaign, phase, place or money than is asked."""
    quote = article.text[figure.quote.start : figure.quote.end]
    if question.years and figure.years and not set(question.years) & set(figure.years):
        return True
    if question.currencies and is_in_other_money(question, quote):
        return True
    return (
        (is_named(question, figure.campaign) and is_of_another_year(question, figure.campaign))
        or _is_of_another_phase(question, figure, quote, article)
        or _is_elsewhere(question, figure, quote, article)
    )


def _is_of_another_phase(question: Question, figure: Figure, quote: str, article: Article) -> bool:
    """Say whether a phase is asked for, and the one told last up to the figure is another."""
    asked = phases(question.text)
    if not asked:
        return False
    before = article.text[max(0, figure.quote.start - BEFORE) : figure.quote.start]
    told = phases(quote) or phases(before)[-1:]
    return bool(told) and not set(asked) & set(told)


def phases(text: str) -> list[str]:
    """Return which phases a text names, in order: ``first``."""
    told = ((match["which"] or match["alone"]).lower() for match in _ORDINAL.finditer(text))
    return [_SAME.get(which, which) for which in told]


def _is_its_country(place: frozenset[str], article: Article) -> bool:
    """Say whether a place is a country that an article speaks of, if only as ``Chinese``."""
    told = {word for word in words(article.text) if word[:1].isalpha()}
    names = (country_of(word) or word for word in told)
    return any(is_country(name) and frozenset(tokens(name)) == place for name in names)


def _is_elsewhere(question: Question, figure: Figure, quote: str, article: Article) -> bool:
    """Say whether a place is asked for that isn't told around a figure, or has another figure."""
    before = article.text[max(0, figure.quote.start - BEFORE_A_PLACE) : figure.quote.start]
    dateline = article.text[:DATELINE]
    fields = f"{figure.where} {figure.agent} {figure.campaign} {figure.counted}"
    said = frozenset(tokens(quote))
    here = said | frozenset(tokens(fields))
    around = here | frozenset(tokens(f"{before} {article.heading} {dateline}"))
    where = frozenset(tokens(figure.where))
    for place in question.places:
        told = all(holds(question, each, around) for each in place)
        if not told and not _is_its_country(place, article):
            return True
        in_sentence = all(holds(question, each, said) for each in place)
        if where and in_sentence and not any(holds(question, each, where) for each in place):
            return True
    return False

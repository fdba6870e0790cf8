"""Which figures a question can't mean: of another year, campaign, phase, place or money."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.article import Article
from index.contents import Contents
from index.countries import country_of, is_country
from index.date_names import YEAR, YEAR_DIGITS
from index.directory.amounts import MONEY
from index.directory.records import Facts, Figure
from index.quantities import quantities
from index.tokens import stem, tokens, words
from qa.conversation.past_tense import IRREGULAR_PAST
from qa.forms.campaigns import (
    is_about_another,
    is_named,
    is_of_another_year,
    main_campaign,
    words_of,
)
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
_PART_BEFORE = re.compile(
    r"\b(?:includ\w+|compris\w+(?: of)?|among (?:them|which)|of (?:which|them|these|those))"
    r"\W+(?:\w+\W+){0,2}$",
    re.IGNORECASE,
)

_SEVERAL_YEARS = re.compile(
    rf"\b(?:since|from|after|starting|until|till|to|before|through) (?:\w+ )?{YEAR_DIGITS}\b|"
    r"\byears\b|\bper year\b",
    re.IGNORECASE,
)
"""A question for a span of years that names one of its ends only."""

_SAME = {"1st": "first", "2nd": "second", "3rd": "third", "4th": "fourth"}

_EARLIER = re.compile(r"\b(?:last|previous) year\b|\byear (?:before|earlier|ago)\b", re.IGNORECASE)
"""What tells of the year before without its number."""

_SO_MANY_TIMES = frozenset(map(stem, "case incident report complaint piece item".split()))
"""What counts how often there was something: ``488 data leak cases`` are leaks."""

MANY_YEARS = 3
"""From so many years on a figure isn't one year's; a campaign may run from one into the next."""

LEAST_DIGITS = 3
"""Of a number that is known again by its value alone."""

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
        and not _is_another_figure(question, reading, contents)
    ]


def _is_another_figure(question: Question, reading: Reading, contents: Contents) -> bool:
    """Say whether a reading points to a figure that can't be meant."""
    article = reading.hit.article
    known = contents.directory.of(article).figures
    return any(
        contradicts(question, figure, article)
        or _counts_another(question, figure)
        or _is_a_part_of_another(question, figure, article, known)
        for figure in _figures_read(reading, known)
    )


def without_other_campaigns(
    question: Question, readings: Sequence[Reading], contents: Contents
) -> list[Reading]:
    """Leave out what is said of another campaign than the asked one, or of another year's."""
    return [
        reading
        for reading in readings
        if not _is_of_another_campaign(
            question, reading, contents.directory.of(reading.hit.article)
        )
    ]


def _is_of_another_campaign(question: Question, reading: Reading, known: Facts) -> bool:
    """Say whether a quote names another campaign alone, or its article is on another year's."""
    quoted = reading.hit.article.text[slice(*reading.quote)]
    if is_about_another(question, [main_campaign(known)]) and not _names_a_year(question, quoted):
        return True
    quote = frozenset(tokens(quoted))
    asked = [each for each in known.campaigns if is_named(question, each.name)]
    told = [each for each in known.campaigns if set(words_of(each.name)) <= quote]
    return bool(asked and told) and not any(is_named(question, each.name) for each in told)


def _names_a_year(question: Question, quote: str) -> bool:
    """Say whether a quote names an asked year, or an earlier one without its number."""
    return bool(set(question.years) & set(YEAR.findall(quote))) or bool(_EARLIER.search(quote))


def is_a_part(question: Question, figure: Figure, article: Article) -> bool:
    """Say whether a figure is part of one before it, and told by other words than a question's.

    ``450 cases, including 160 criminal ones``.
    """
    before = article.text[figure.quote.start : figure.place.start]
    is_asked_for = set(tokens(figure.counted)) <= set(question.tokens)
    return _PART_BEFORE.search(before) is not None and not is_asked_for


def _counts_another(question: Question, figure: Figure) -> bool:
    """Say whether what is asked only describes what is counted: factories, factory managers."""
    wanted, counted = tokens(question.counted), tokens(figure.counted.split(" of ")[0])
    noun = tokens(figure.noun) or counted
    is_row = bool({"and", "or"} & set(figure.counted.split()))
    return (
        bool(wanted and counted)
        and not is_row
        and wanted[-1] in counted[:-1]
        and not {noun[-1], counted[-1]} & {wanted[-1], *_SO_MANY_TIMES}
    )


def _is_a_part_of_another(
    question: Question, figure: Figure, article: Article, known: Sequence[Figure]
) -> bool:
    """Say whether a figure is a part of a greater one that its sentence tells before."""
    return is_a_part(question, figure, article) and any(
        whole.quote == figure.quote
        and whole.noun == figure.noun
        and whole.place.start < figure.place.start
        and whole.value > figure.value
        for whole in known
    )


def _figures_read(reading: Reading, known: Sequence[Figure]) -> list[Figure]:
    """Return the figures where a reading points, or that it repeats from elsewhere."""
    here = [figure for figure in known if reading.answer.overlaps(figure.place)]
    values = {
        each.value
        for each in quantities(reading.hit.article.text[slice(*reading.answer)])
        if len(str(each.value)) >= LEAST_DIGITS
    }
    return here or [figure for figure in known if figure.value in values]


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
    if _is_of_other_years(question, figure):
        return True
    if question.currencies and is_in_other_money(question, quote):
        return True
    return (
        (is_named(question, figure.campaign) and is_of_another_year(question, figure.campaign))
        or _is_of_another_phase(question, figure, quote, article)
        or _is_elsewhere(question, figure, quote, article)
    )


def _is_of_other_years(question: Question, figure: Figure) -> bool:
    """Say whether a figure is of none of the years asked for, or of many where one is asked for."""
    if not question.years or not figure.years:
        return False
    if not set(question.years) & set(figure.years):
        return True
    asks_for_one = len(question.years) == 1 and not _SEVERAL_YEARS.search(question.text)
    return asks_for_one and len(figure.years) >= MANY_YEARS


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


def _may_hold(place: frozenset[str], where: str) -> bool:
    """Say whether one place may lie in another: one of them is a country."""
    return is_country(where) or is_country(" ".join(place))


def _is_elsewhere(question: Question, figure: Figure, quote: str, article: Article) -> bool:
    """Say whether a place is asked for that isn't told around a figure, or has another figure."""
    before = article.text[max(0, figure.quote.start - BEFORE_A_PLACE) : figure.quote.start]
    dateline = article.text[:DATELINE]
    fields = f"{figure.where} {figure.agent} {figure.campaign} {figure.counted}"
    said = frozenset(tokens(quote))
    here = said | frozenset(tokens(fields))
    around = here | frozenset(tokens(f"{before} {article.heading} {dateline}"))
    where = frozenset(tokens(figure.where))
    campaign = frozenset(tokens(figure.campaign))
    for place in question.places:
        if place <= campaign:
            continue  # Kunlun is a range of mountains, too
        told = all(holds(question, each, around) for each in place)
        if not told and not _is_its_country(place, article):
            return True
        in_sentence = all(holds(question, each, said) for each in place)
        is_of_another = where and not any(holds(question, each, where) for each in place)
        if is_of_another and (in_sentence or not _may_hold(place, figure.where)):
            return True
    return False

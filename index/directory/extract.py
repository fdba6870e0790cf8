"""From an article to all that it tells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.article import Article
from corpus.sentences import sentences
from index.date_names import YEAR
from index.directory.bodies import Bodies
from index.directory.campaign_names import mentions
from index.directory.campaigns import ParsedSentence, campaigns
from index.directory.currencies import currency_meant
from index.directory.figures import figures
from index.directory.people import people
from index.directory.records import Campaign, Facts, Figure
from index.directory.setting import Compared, Setting
from index.directory.years import comparisons, years_told
from index.parser import Parse

_DATELINE = re.compile(
    r"[A-Z][A-Z ]{2,30}(?:, [A-Z][a-z]{2,8}\.? \d{1,2})?(?: ?\([\w ]+\))? ?(?:--?|[–—]) "
)

_THE_SAME = re.compile(r"\b(?:the|these|those|all) $", re.IGNORECASE)

LONGEST_POINTER = 8
"""Characters of ``those`` and the like, with the space around."""

OPENING = 2
"""Sentences at the beginning of an article that say what it is about."""

LONGEST_SENTENCE = 2_000
"""Characters; a longer one is a table or a list, which grammar makes nothing of."""


def facts(article: Article, parse: Parse) -> Facts:
    """Return what an article tells; nothing where it isn't in English.

    Args:
        article: The article.
        parse: Parses sentences.
    """
    if not article.may_be_english:
        return Facts()
    spans = sentences(article.text, article.language)
    parsed = [
        _parsed(article.text[span.start : span.end], span.start, parse)
        for span in spans
        if span.end - span.start <= LONGEST_SENTENCE
    ]
    bodies = Bodies(article.text)
    found = campaigns(article.title, article.date or "", parsed, bodies)
    return Facts(
        figures=tuple(_figures(parsed, found, article)),
        people=tuple(people(parsed, bodies)),
        campaigns=tuple(found),
    )


def _parsed(text: str, start: int, parse: Parse) -> ParsedSentence:
    """Parse a sentence without the dateline before it: ``BEIJING, Jan 12 -``."""
    line = _DATELINE.match(text)
    skipped = line.end() if line else 0
    return ParsedSentence(parse(text[skipped:]), start + skipped)


def _figures(
    parsed: Sequence[ParsedSentence], named: Sequence[Campaign], article: Article
) -> list[Figure]:
    main = _main_campaign(parsed, named, article.title)
    told: list[Figure] = []
    for sentence in parsed:
        if sentence.doc.text == article.title and not article.title.endswith("."):
            continue  # the headline
        setting = _setting(sentence, named, main, article.date or "", told)
        for figure in figures(sentence.doc, sentence.start, setting):
            if not _is_said_again(figure, told, article.text):
                unit = currency_meant(figure.unit, article.text)
                campaign = _of_its_year(figure, named)
                told.append(replace(_in_full(figure, told), unit=unit, campaign=campaign))
    return told


def _main_campaign(parsed: Sequence[ParsedSentence], named: Sequence[Campaign], title: str) -> str:
    """Return the campaign that an article is about; else nothing.

    It is the one that the headline names with its year, be it nowhere else; the only one, if the
    first half of the article names it; else the one that the article begins with.
    """
    known = _without_years(named)
    in_title = next((each for each in mentions(title, known) if each.name in known), None)
    if in_title is not None and in_title.year:
        return in_title.full_name
    opening = [title, *(sentence.doc.text for sentence in parsed[:OPENING])]
    first = next(filter(None, (_campaign_named(text, named) for text in opening)), "")
    if len(named) == 1 and not first:
        half = parsed[: len(parsed) // 2]
        return next(filter(None, (_campaign_named(each.doc.text, named) for each in half)), "")
    return first


def _setting(
    sentence: ParsedSentence,
    named: Sequence[Campaign],
    main: str,
    published: str,
    told: Sequence[Figure],
) -> Setting:
    """Say what a sentence is about: the campaign, unless it names other years."""
    text = sentence.doc.text
    compared = tuple(
        Compared(span, _campaign_named(text[span.start : span.end], named))
        for span in comparisons(text)
    )
    for each in compared:
        start, end = each.span
        text = f"{text[:start]}{' ' * (end - start)}{text[end:]}"
    campaign = _campaign_named(text, named) or main
    counted = next((each.counted for each in reversed(told) if not each.unit), "")
    years, its_years = years_told(text), years_told(campaign)
    of_other_years = bool(years) and not set(years) & set(its_years or [published[:4]])
    if of_other_years:
        return Setting(years, "", published, counted, compared)
    return Setting(its_years or years, campaign, published, counted, compared)


def _is_said_again(figure: Figure, told: Sequence[Figure], text: str) -> bool:
    """Say whether ``the 583 cases`` only point back."""
    start = figure.place.start
    points_back = _THE_SAME.search(text[max(0, start - LONGEST_POINTER) : start])
    return points_back is not None and any(
        (each.value, each.unit, each.noun) == (figure.value, figure.unit, figure.noun)
        for each in told
    )


def _in_full(figure: Figure, told: Sequence[Figure]) -> Figure:
    """Write ``cases of infringement`` for ``such cases``."""
    if not figure.counted.startswith("such "):
        return figure
    meant = [each.counted for each in told if each.noun == figure.noun and not each.unit]
    return replace(figure, counted=meant[-1]) if meant else figure


def _of_its_year(figure: Figure, named: Sequence[Campaign]) -> str:
    """Return a figure's campaign; of one held every year that of the figure's own."""
    year = YEAR.search(figure.campaign)
    if year is None or not figure.years or year.group() in figure.years:
        return figure.campaign
    others = {YEAR.sub(other, figure.campaign) for other in figure.years}
    return next((each.name for each in named if each.name in others), "")


def _campaign_named(text: str, named: Sequence[Campaign]) -> str:
    names = [campaign.name for campaign in named]
    for mention in mentions(text, _without_years(named)):
        if mention.full_name in names:
            return mention.full_name
        for name in names:
            if name.startswith(f"{mention.name} "):
                return name
    return ""


def _without_years(named: Sequence[Campaign]) -> set[str]:
    return {YEAR.sub("", campaign.name).strip() for campaign in named}

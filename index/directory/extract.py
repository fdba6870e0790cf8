"""From an article to all that it tells."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.article import Article
from corpus.sentences import sentences
from index.directory.campaigns import ParsedSentence, campaigns, mentions
from index.directory.figures import Setting, figures, years_told
from index.directory.people import people
from index.directory.records import Campaign, Facts, Figure
from index.parser import Parse

_DATELINE = re.compile(r"(?:[A-Z]{3,}[\w ,./]{0,40}?)(?:\([\w ]+\) ?)?(?:--?|[–—]) ")

LONGEST_SENTENCE = 2_000
"""Characters; a longer one is a table or a list, which grammar makes nothing of."""


def facts(article: Article, parse: Parse) -> Facts:
    """Return what an article tells; nothing where it isn't in English.

    Args:
        article: The article.
        parse: Parses sentences.
    """
    if article.language not in {None, "en"}:
        return Facts()
    spans = sentences(article.text, article.language)
    parsed = [
        _parsed(article.text[span.start : span.end], span.start, parse)
        for span in spans
        if span.end - span.start <= LONGEST_SENTENCE
    ]
    found = campaigns(article.title, parsed)
    return Facts(
        figures=tuple(_figures(parsed, found)),
        people=tuple(people(parsed)),
        campaigns=tuple(found),
    )


def _parsed(text: str, start: int, parse: Parse) -> ParsedSentence:
    """Parse a sentence without the dateline before it: ``BEIJING, Jan 12 -``."""
    line = _DATELINE.match(text)
    skipped = line.end() if line else 0
    return ParsedSentence(parse(text[skipped:]), start + skipped)


def _figures(parsed: Sequence[ParsedSentence], named: Sequence[Campaign]) -> list[Figure]:
    spoken_of = ""
    told: list[Figure] = []
    for sentence in parsed:
        campaign = _campaign_named(sentence.doc.text, named)
        spoken_of = campaign or (spoken_of if len(named) == 1 else "")
        told += figures(sentence.doc, sentence.start, _setting(sentence, spoken_of))
    return told


def _setting(sentence: ParsedSentence, campaign: str) -> Setting:
    """Say what a sentence is about: the campaign, unless it names other years."""
    years, its_years = years_told(sentence.doc.text), years_told(campaign)
    if years and its_years and not set(years) & set(its_years):
        return Setting(years)
    return Setting(its_years or years, campaign)


def _campaign_named(text: str, named: Sequence[Campaign]) -> str:
    for mention in mentions(text):
        for campaign in named:
            if campaign.name == mention.full_name or campaign.name.startswith(f"{mention.name} "):
                return campaign.name
    return ""

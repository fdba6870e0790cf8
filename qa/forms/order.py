"""Tells which of two campaigns came first, and whether one began or ended before some date."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.article import Article, Span
from corpus.dates import read_date
from index.date_names import date_in_words
from index.directory.records import Campaign
from qa.answer import Answer, Citation, Form, Item, Refusal
from qa.forms.campaigns import is_named, is_of_another_year
from qa.forms.citing import Citations, markers, refused
from qa.forms.finding import Tools

CONFIDENCE = 0.8
"""About how many of the directory's beginnings are right, on articles it wasn't tuned on."""

LONGEST = 240
"""Characters of a question that is looked at."""

_ENDS = re.compile(r"(?:end|finish|clos|conclud|wound|over)", re.IGNORECASE)
_HAPPENS = (
    r"(?:begin|beg[au]n|start\w*|launch\w*|open\w*|end\w*|finish\w*|clos\w+|conclude\w*|run|ran|"
    r"take place|took place|come|came|happen\w*|over)"
)
_WHETHER = re.compile(
    rf"^\W*(?:did|was|were|has|had|is|does) (?P<one>.+?) (?P<verb>{_HAPPENS})"
    r"(?: (?P<way>before|after|earlier than|later than)) (?P<other>[^?]+?)\W*$",
    re.IGNORECASE,
)
_WHICH = re.compile(
    rf"^\W*(?:which|what)\b[^,?]*?\b(?P<verb>{_HAPPENS})(?: \w+)? "
    r"(?P<way>first|earlier|sooner|later|last)[,:]? (?P<one>[^,?]+?),? or (?P<other>[^?]+?)\W*$",
    re.IGNORECASE,
)
_EARLY = frozenset({"before", "earlier than", "first", "earlier", "sooner"})


@dataclass(frozen=True, slots=True)
class Order:
    """Two times that a question brings in an order.

    Attributes:
        one: A campaign, in the question's words.
        other: Another one, or a date.
        is_end: Whether their ends are meant, not their beginnings.
        is_early: Whether the question asks for the earlier one, or whether the first is earlier.
        is_whether: Whether it is answered by yes or no.
    """

    one: str
    other: str
    is_end: bool
    is_early: bool
    is_whether: bool


@dataclass(frozen=True, slots=True)
class _Time:
    """When something was.

    Attributes:
        label: What it is called in the question.
        day: ISO 8601 as far as it is told.
        article: The article that tells it; None where it is the question's own date.
        quote: The sentence there.
    """

    label: str
    day: str
    article: Article | None
    quote: Span


def order_of(text: str) -> Order | None:
    """Return the order that a question asks for; None where it asks for none.

    Args:
        text: ``Did Jianwang 2018 end before 2019?``, ``Which began first, Kunlun or Jianwang?``
    """
    if len(text) > LONGEST:
        return None
    match = _WHETHER.match(text) or _WHICH.match(text)
    if match is None:
        return None
    return Order(
        one=match["one"].strip(),
        other=match["other"].strip(),
        is_end=_ENDS.match(match["verb"]) is not None,
        is_early=match["way"].lower() in _EARLY,
        is_whether=match.re is _WHETHER,
    )


def in_order(order: Order, asked: tuple[str, str], tools: Tools) -> Answer | Refusal | None:
    """Bring two times in their order, with the sentences that tell them.

    Args:
        order: What is asked.
        asked: The user's question, and the same as it stands on its own.
        tools: What the forms share.

    Returns:
        None where the directory knows no campaign of that name.
    """
    times = [_time(each, order, tools) for each in (order.one, order.other)]
    one, other = times
    if one is None or other is None:
        return None
    untold = [each.label for each in (one, other) if not each.day]
    told = [each for each in (one, other) if each.day and each.article is not None]
    if untold:
        what = "ended" if order.is_end else "began"
        reason = f"The articles don't tell when {' and '.join(untold)} {what}."
        return _refusal(asked, reason, told)
    length = min(len(one.day), len(other.day))
    if one.day[:length] == other.day[:length]:
        known = " and ".join(f"{date_in_words(each.day)} for {each.label}" for each in told)
        reason = f"The articles tell no more than {known}, so which was earlier is open."
        return _refusal(asked, reason, told)
    return _answer(order, asked, (one, other))


def _time(text: str, order: Order, tools: Tools) -> _Time | None:
    """Return when what a part of a question names began or ended; None where it isn't known."""
    read = read_date(text)
    if read is not None:
        return _Time(text, read.date, None, Span(0, 0))
    found = tools.find(f"When did {text} {'end' if order.is_end else 'begin'}?")
    articles = {hit.article.id: hit.article for hit in found.retrieved}
    named = [
        (article, campaign)
        for article in articles.values()
        for campaign in tools.contents.directory.of(article).campaigns
        if is_named(found.question, campaign.name)
        and not is_of_another_year(found.question, campaign.name)
    ]
    if len({campaign.name for _, campaign in named}) != 1:
        return None  # ``Jianwang`` alone may be any year's
    article, campaign = max(named, key=lambda each: len(_day(each[1], order)))
    return _Time(campaign.name, _day(campaign, order), article, campaign.quote)


def _day(campaign: Campaign, order: Order) -> str:
    return campaign.end if order.is_end else campaign.start


def _answer(order: Order, asked: tuple[str, str], times: tuple[_Time, _Time]) -> Answer:
    citations = Citations()
    items = tuple(
        Item(date_in_words(each.day), (citations.cite_span(each.article, each.quote, CONFIDENCE),))
        for each in times
        if each.article is not None
    )
    told = [each for each in times if each.article is not None]
    listed = ", ".join(
        f"{item.text} {markers(item)} for {each.label}"
        for item, each in zip(items, told, strict=True)
    )
    one, other = times
    is_earlier = one.day < other.day
    if order.is_whether:
        short = "Yes" if is_earlier is order.is_early else "No"
    else:
        short = (one if is_earlier is order.is_early else other).label
    first, second = (one, other) if is_earlier else (other, one)
    return Answer(
        question=asked[0],
        standalone=asked[1],
        answer=short,
        text=f"{short}: {listed}; {date_in_words(first.day)} < {date_in_words(second.day)}.",
        confidence=CONFIDENCE,
        citations=citations.made,
        elapsed_ms=0.0,
        form=Form.COMPARISON,
        items=items,
        sum=f"{date_in_words(first.day)} < {date_in_words(second.day)}",
    )


def _refusal(asked: tuple[str, str], reason: str, told: list[_Time]) -> Refusal:
    nearest = (
        Citation(each.article, each.quote.start, each.quote.end, CONFIDENCE)
        for each in told
        if each.article is not None
    )
    return refused(asked, reason, nearest)

"""The campaigns as bars along the years."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from qa.directory import CampaignEntry, Directory
from qa.pictures.cards import SHOWN, card, shown_of
from qa.pictures.markup import Part, as_html, element, link, percent
from qa.pictures.months import Time, time_of
from qa.pictures.years import written

NAME = "campaigns"

LEAST = 0.012
"""The share of the width that a bar has at least, so that it can be seen and clicked."""


@dataclass(frozen=True, slots=True)
class Years:
    """The years that a timeline goes over, the last one included."""

    first: int
    last: int

    def share(self, month: int) -> float:
        """Return how far along a month begins, 0 to 1."""
        return (month - self.first * 12) / (12 * (self.last - self.first + 1))


def timeline(directory: Directory) -> str:
    """Draw each campaign as a bar from its first month to its last.

    Below the bars stand the campaigns whose time isn't told.
    """
    campaigns = directory.campaigns[:SHOWN]
    if not campaigns:
        return as_html(element("p", "The articles name no campaign.", class_="facts"))
    numbered = [(number, entry, time_of(entry)) for number, entry in enumerate(campaigns)]
    timed = [(number, entry, time) for number, entry, time in numbered if time]
    untimed = [(number, entry) for number, entry, time in numbered if time is None]
    told = f"{shown_of(len(campaigns), len(directory.campaigns), 'campaign')}. "
    parts: list[Part] = [
        element("h2", "Campaigns"),
        element("p", told, "Follow one to what the articles say of it.", class_="facts"),
        *_bars(timed),
        *_without_time(untimed),
    ]
    return as_html(element("section", *parts, id=NAME, class_="picture timeline"))


def _bars(timed: Sequence[tuple[int, CampaignEntry, Time]]) -> Iterator[Element]:
    if not timed:
        return
    years = Years(
        min(time.first for _, _, time in timed) // 12, max(time.last for _, _, time in timed) // 12
    )
    rows = [_row(number, entry, _bar(entry, time, years), time) for number, entry, time in timed]
    yield element("div", *_year_names(years), class_="years", aria_hidden="true")
    yield element("ol", *rows)
    kinds = {time.kind for _, _, time in timed}
    if kinds - {"exact"}:
        yield element("p", *_legend(kinds), class_="facts legend")


def _year_names(years: Years) -> Iterator[Element]:
    for year in written(years.first, years.last):
        place = percent(years.share(year * 12))
        yield element("span", str(year), style=f"left:{place}")


def _row(number: int, entry: CampaignEntry, bar: Element | None, time: Time | None) -> Element:
    about: list[Part] = [element("span", entry.name, class_="name")]
    if time:
        about.append(element("span", time.told, class_="when"))
    if entry.agencies:
        about.append(element("span", "; ".join(entry.agencies), class_="agencies"))
    words = element("span", *about, class_="words")
    name = f"campaign-{number}"
    row = link(name, words, *([bar] if bar is not None else []), class_="row")
    return element("li", row, card(name, _heading(entry), entry.citations, NAME))


def _heading(entry: CampaignEntry) -> str:
    if not entry.other_names:
        return entry.name
    return f"{entry.name}, also written {', '.join(entry.other_names)}"


def _bar(entry: CampaignEntry, time: Time, years: Years) -> Element:
    begins, ends = years.share(time.first), years.share(time.last + 1)
    wide = max(ends - begins, LEAST)
    begins = min(begins, 1 - wide)
    told = ", ".join([entry.name, time.told, *entry.agencies])
    lines = [_line(years.share(year * 12)) for year in written(years.first, years.last)]
    bar = element(
        "rect",
        element("title", told),
        x=percent(begins),
        y="3",
        width=percent(wide),
        height="12",
        rx="3",
        class_=f"bar {time.kind}",
    )
    # The words beside it say the same to a screen reader.
    return element("svg", *lines, bar, class_="track", aria_hidden="true")


def _line(share: float) -> Element:
    place = percent(share)
    return element("line", x1=place, x2=place, y1="0", y2="100%")


def _legend(kinds: set[str]) -> Iterator[Part]:
    if "open" in kinds:
        yield element("span", class_="swatch open")
        yield "one end isn’t told; drawn to the edge of its year "
    if "year" in kinds:
        yield element("span", class_="swatch year")
        yield "only the year is told "


def _without_time(untimed: Sequence[tuple[int, CampaignEntry]]) -> Iterator[Element]:
    if untimed:
        rows = [_row(number, entry, None, None) for number, entry in untimed]
        yield element("h3", "Time not told")
        yield element("ul", *rows)

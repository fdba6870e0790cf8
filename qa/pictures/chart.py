"""The figures of one kind over the years."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element

from qa.directory import FigureEntry
from qa.display import counted
from qa.pictures.axis import Axis, axis_for, fits, in_short
from qa.pictures.cards import SHOWN, card
from qa.pictures.hedges import sign
from qa.pictures.kinds import Kind, has_year
from qa.pictures.markup import Part, as_html, element, link, percent
from qa.pictures.points import Point, hues_of, placed
from qa.pictures.years import written

NAME = "figures"

Numbered = Sequence[tuple[int, FigureEntry]]


def chart(kind: Kind) -> str:
    """Draw the figures of a kind as points by year and value, and list them all as a table.

    A figure of several years has a line from the first to the last.
    """
    dated = [figure for figure in enumerate(kind.figures) if _can_be_drawn(figure[1])]
    drawn = dated[:SHOWN]
    undated = [figure for figure in enumerate(kind.figures) if not _can_be_drawn(figure[1])]
    listed = [*drawn, *undated[: SHOWN - len(drawn)]]
    parts: list[Part] = []
    if drawn:
        axis = axis_for([float(entry.figure.value) for _, entry in drawn])
        hues = hues_of([entry for _, entry in drawn])
        points = list(placed(drawn, axis, hues))
        parts += [_plot(kind, points, axis), *_legend(points, hues)]
        parts.append(element("p", _told(kind, len(drawn), len(dated), axis), class_="facts"))
    cards = [
        card(f"figure-{number}", _in_words(entry), [entry.citation], NAME)
        for number, entry in listed
    ]
    parts += [*cards, _table(kind, listed)]
    return as_html(element("section", *parts, id=NAME, class_="picture chart"))


def _can_be_drawn(entry: FigureEntry) -> bool:
    return has_year(entry) and fits(float(entry.figure.value))


def _told(kind: Kind, drawn: int, dated: int, axis: Axis) -> str:
    sentences = [f"{drawn:,} of {len(kind.figures):,} are drawn"]
    if drawn < dated:
        sentences[0] += f", the first of {dated:,} that have a year"
    elif dated < len(kind.figures):
        sentences[0] += "; the others have no year in the articles"
    if axis.logarithmic:
        times = round(axis.ticks[1] / axis.ticks[0])
        sentences.append(f"The scale is logarithmic: each line is {times:,} times the one below")
    else:
        sentences.append("The scale is linear")
    return "".join(f"{sentence}. " for sentence in sentences)


def _plot(kind: Kind, points: Sequence[Point], axis: Axis) -> Element:
    first = min(point.first for point in points)
    last = max(point.last for point in points)
    parts: list[Part] = [*_lines(axis, kind), *_year_names(first, last)]
    parts += [_point(point, first, last) for point in points]
    # Not an image to a screen reader, which would hide the links in it.
    return element(
        "svg",
        *parts,
        class_="plot",
        role="group",
        aria_label=f"{kind.name.capitalize()} from {first} to {last}, a link for each figure; "
        "the table below holds the same.",
    )


def _lines(axis: Axis, kind: Kind) -> Iterator[Element]:
    unit = "%" if kind.key == "percent" else ""
    for tick in axis.ticks:
        height = percent(1 - axis.share(tick))
        yield element("line", x1="0", x2="100%", y1=height, y2=height, class_="rule")
        name = f"{in_short(tick)}{unit}"
        yield element("text", name, x="-8", y=height, dy=".32em", text_anchor="end")


def _year_names(first: int, last: int) -> Iterator[Element]:
    for year in written(first, last):
        place = percent(_across(year, first, last))
        yield element("text", str(year), x=place, y="100%", dy="1.7em", text_anchor="middle")


def _across(year: float, first: int, last: int) -> float:
    return (year - first + 0.5) / (last - first + 1)


def _point(point: Point, first: int, last: int) -> Element:
    left, right = (percent(_across(year, first, last)) for year in (point.first, point.last))
    middle = percent(_across((point.first + point.last) / 2, first, last))
    height = percent(1 - point.height)
    words = _in_words(point.entry)
    hedge = sign(point.entry.figure.hedge)
    parts: list[Part] = [element("title", words)]
    if point.first < point.last:
        parts.append(element("line", x1=left, x2=right, y1=height, y2=height))
    parts.append(element("circle", cx=middle, cy=height, r="7"))
    if hedge:
        parts.append(element("text", hedge, x=middle, y=height, dy=".34em", text_anchor="middle"))
    style = f"point hue-{point.hue} {'hedged' if hedge else ''}".strip()
    shifted = element("g", *parts, style=f"--lane:{point.lane}")
    return link(f"figure-{point.number}", shifted, class_=style, aria_label=words)


def _in_words(entry: FigureEntry) -> str:
    parts = (entry.text, _years(entry), entry.figure.campaign)
    return " · ".join(part for part in parts if part)


def _years(entry: FigureEntry) -> str:
    years = entry.figure.years
    return "–".join(dict.fromkeys([*years[:1], *years[-1:]]))


def _legend(points: Sequence[Point], hues: dict[str, int]) -> Iterator[Element]:
    items = [_swatch(f"hue-{hue}", name) for name, hue in hues.items()]
    if any(not point.hue for point in points):
        items.append(_swatch("hue-0", "another campaign, or none" if hues else "no campaign"))
    signs = {sign(point.entry.figure.hedge) for point in points}
    for mark, meaning in (("≥", "more than"), ("≤", "up to"), ("≈", "about")):
        if mark in signs:
            items.append(element("li", element("b", mark), f" {meaning}"))
    if items:
        yield element("ul", *items, class_="legend")


def _swatch(style: str, name: str) -> Element:
    return element("li", element("span", class_=f"dot {style}"), name)


def _table(kind: Kind, listed: Numbered) -> Element:
    head = element(
        "tr", *(element("th", name, scope="col") for name in ("Year", "Figure", "Campaign"))
    )
    by_year = sorted(listed, key=lambda each: each[1].figure.years or ("9999",))
    rows = [_row(number, entry) for number, entry in by_year]
    there = len(kind.figures)
    which = "All" if len(listed) == there else f"{len(listed):,} of"
    return element(
        "details",
        element("summary", f"{which} {counted(there, 'figure')} as a table"),
        element("table", element("thead", head), element("tbody", *rows)),
    )


def _row(number: int, entry: FigureEntry) -> Element:
    return element(
        "tr",
        element("td", _years(entry) or "not told"),
        element("td", link(f"figure-{number}", entry.text)),
        element("td", entry.figure.campaign),
    )

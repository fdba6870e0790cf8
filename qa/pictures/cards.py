"""The quotes that a point leads to, each with the place where it stands.

A card is seen only while the address of the page names it: one quote at a time, below its picture.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element

from qa.answer import Citation
from qa.display import counted, whereabouts
from qa.pictures.markup import Part, element, link

SHOWN = 300
"""How many rows a picture has at most: enough to read, and quick on a phone."""

QUOTES = 12
"""How many quotes a card has at most."""


def card(name: str, heading: str, citations: Sequence[Citation], back: str) -> Element:
    """Lay out the quotes of a point.

    Args:
        name: The id that links lead to.
        heading: What they tell.
        citations: Where they stand.
        back: The id of the picture, for the way back.
    """
    parts: list[Part] = [element("h4", heading), *_quotes(citations)]
    left = len(citations) - QUOTES
    if left > 0:
        parts.append(element("p", f"And {counted(left, 'quote')} more.", class_="facts"))
    parts.append(element("p", link(back, "Close"), class_="facts"))
    # It takes the focus when it is followed to, so that a screen reader reads on from here.
    return element("div", *parts, class_="card", id=name, tabindex="-1")


def _quotes(citations: Sequence[Citation]) -> Iterator[Element]:
    for citation in citations[:QUOTES]:
        yield element("blockquote", citation.quote)
        yield element("p", whereabouts(citation), class_="facts")


def shown_of(shown: int, there: int, noun: str) -> str:
    """Say how many there are, and how many of them are shown where that isn't all."""
    there_are = counted(there, noun)
    return there_are if shown == there else f"The first {shown:,} of {there_are}"

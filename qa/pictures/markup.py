"""Markup put together from elements, so that what an article says can only be text in it."""

from __future__ import annotations

from xml.etree.ElementTree import Element, tostring

Part = Element | str
"""What an element holds."""


def element(tag: str, *parts: Part, **attributes: str) -> Element:
    """Make an element.

    Args:
        tag: Its name; never one that has no end tag, or whose text a browser runs.
        parts: What it holds, in order.
        attributes: ``aria_label`` stands for ``aria-label``, ``class_`` for ``class``.
    """
    named = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
    made = Element(tag, named)
    for part in parts:
        if isinstance(part, Element):
            made.append(part)
        elif len(made):
            made[-1].tail = (made[-1].tail or "") + part
        else:
            made.text = (made.text or "") + part
    return made


def link(target: str, *parts: Part, **attributes: str) -> Element:
    """Make a link to an element of the same page by its id."""
    return element("a", *parts, href=f"#{target}", **attributes)


def as_html(*elements: Element) -> str:
    """Write elements as HTML, every text of them escaped."""
    # As XML: HTML would leave a < in an attribute as it is.
    return "".join(
        tostring(each, encoding="unicode", short_empty_elements=False) for each in elements
    )


def percent(share: float) -> str:
    """Write a share as a length: ``12.5%``."""
    return f"{100 * share:.2f}%"

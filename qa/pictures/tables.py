"""The officials as a table."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from qa.directory import Directory, OfficialEntry
from qa.pictures.cards import SHOWN, card, shown_of
from qa.pictures.markup import as_html, element, link

NAME = "officials"


def officials(directory: Directory) -> str:
    """List the officials with their office and how much they said, their quotes below each."""
    people = directory.officials[:SHOWN]
    if not people:
        return as_html(element("p", "The articles name no official.", class_="facts"))
    told = f"{shown_of(len(people), len(directory.officials), 'official')}. "
    head = element("tr", *(element("th", name, scope="col") for name in ("Name", "Office", "Said")))
    rows = [row for number, person in enumerate(people) for row in _rows(number, person)]
    table = element("table", element("thead", head), element("tbody", *rows))
    lead = element("p", told, "Follow a name to the quotes.", class_="facts")
    return as_html(
        element(
            "section", element("h2", "Officials"), lead, table, id=NAME, class_="picture officials"
        )
    )


def _rows(number: int, person: OfficialEntry) -> Iterator[Element]:
    name = f"official-{number}"
    office = [element("span", part) for part in (person.office, person.organisation) if part]
    yield element(
        "tr",
        element("td", link(name, person.name)),
        element("td", *office),
        element("td", str(len(person.said)), class_="number"),
        class_="official",
    )
    citations = dict.fromkeys([person.citation, *person.said])
    heading = ", ".join(part for part in (person.name, person.office, person.organisation) if part)
    quotes = card(name, heading, list(citations), NAME)
    yield element("tr", element("td", quotes, colspan="3"), class_="quotes")

"""Reads the tables of the pools: one thing, body or name a line."""

from __future__ import annotations

from eval.training.news.records import Agency, Domain, Thing


def words(text: str) -> tuple[str, ...]:
    """Return what stands between blanks; an underscore stands for a blank within a name."""
    return tuple(word.replace("_", " ") for word in text.split())


def lines(text: str) -> tuple[str, ...]:
    """Return the lines that hold something."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def agencies(text: str) -> tuple[Agency, ...]:
    """Return the bodies of a table of ``name | short name``."""
    return tuple(_agency(line) for line in lines(text))


def _agency(line: str) -> Agency:
    name, _, short = line.partition("|")
    return Agency(name.strip(), short.strip())


def domain(  # noqa: PLR0913, PLR0917  (a row of a table)
    crime: str, worth: str, recovered: str, sites: str, bodies: str, things: str
) -> Domain:
    """Return a domain whose parts are given as tables."""
    return Domain(
        crime,
        worth,
        recovered,
        lines(sites),
        agencies(bodies),
        tuple(_thing(line) for line in lines(things)),
    )


def _thing(line: str) -> Thing:
    noun, asked, verb, span, *group = (part.strip() for part in line.split("|"))
    least, most = (int(number) for number in span.split("-"))
    synonyms = tuple(word.strip() for word in asked.split(",") if word.strip())
    return Thing(noun, synonyms, verb, least, most, group[0] if group else noun.split()[-1])

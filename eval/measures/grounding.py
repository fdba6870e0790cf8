"""Whether every number, name and date of an answer stands in a quote, or in the sum it shows.

What the question says itself, and the date and title of what is cited, need no quote; the operands
of a sum do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from eval.figures import Sample, mean
from eval.rows import Reply, Row
from index.quantities import quantities

_MARKER = re.compile(r"\[\d+\]")
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_NAME = re.compile(r"(?<![.?!:“\"] )(?<!^)\b[A-Z][\w’'-]+")
_ISO_DATE = re.compile(r"\d{4}(?:-\d\d){1,2}")


def not_borne_out(question: str, reply: Reply) -> list[str]:
    """Return the numbers, names and dates of an answer that nothing bears out."""
    quotes = " ".join(cited.quote for cited in reply.citations)
    about = " ".join(f"{cited.title} {cited.date or ''}" for cited in reply.citations)
    quotes += f" {_spelt_out(quotes)}"
    known = f"{quotes} {about} {question}"
    text = _MARKER.sub("", f"{reply.answer or ''} . {reply.text}")
    dates = [date for date in _ISO_DATE.findall(text) if date not in known]
    numbers = _without(_plain(_ISO_DATE.sub("", text)), _plain(f"{known} {_results(reply.sum)}"))
    operands = _without(_plain(_operands(reply.sum)), _plain(f"{quotes} {question}"))
    whole = re.findall(r"[\w’'-]+", known.lower())
    words = {*whole, *(part for word in whole for part in word.split("-"))}
    names = [
        name
        for name in _NAME.findall(text)
        if name.lower().removesuffix("'s").removesuffix("’s") not in words
        and name.lower() not in words
    ]
    return [*dates, *numbers, *operands, *names]


def samples(rows: Sequence[Row]) -> dict[str, Sample]:
    """Return the share of answers of which every number, name and date is borne out."""
    return {
        "grounded": mean(
            None
            if row.reply is None or row.reply.refused
            else not not_borne_out(f"{row.question} {row.standalone}", row.reply)
            for row in rows
        )
    }


def _plain(text: str) -> list[str]:
    return [number.replace(",", "").rstrip(".") for number in _NUMBER.findall(text)]


def _without(some: Iterable[str], others: Iterable[str]) -> list[str]:
    known = set(others)
    return [each for each in some if each not in known]


def _spelt_out(text: str) -> str:
    """Return the values of the numbers of a text that it writes in words: ``nine websites``."""
    return " ".join(f"{each.value.normalize():f}" for each in quantities(text))


def _results(total: str | None) -> str:
    return re.split(r"[=≈]", total)[-1] if total and re.search(r"[=≈]", total) else ""


def _operands(total: str | None) -> str:
    return re.split(r"[=≈]", total)[0] if total else ""

"""The directory as JSON and as text for people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from qa.answer import Citation
from qa.directory import CampaignEntry, Directory, FigureEntry, OfficialEntry
from qa.render import citation_records


def as_json(directory: Directory) -> dict[str, list[dict[str, Any]]]:
    """Return the directory as one JSON object, each row with its quotes."""
    return {
        "campaigns": list(map(_campaign, directory.campaigns)),
        "figures": list(map(_figure, directory.figures)),
        "officials": list(map(_official, directory.officials)),
    }


def _campaign(entry: CampaignEntry) -> dict[str, Any]:
    return {
        "name": entry.name,
        "other_names": entry.other_names,
        "start": entry.start or None,
        "end": entry.end or None,
        "agencies": entry.agencies,
        "citations": _cited(entry.citations),
    }


def _figure(entry: FigureEntry) -> dict[str, Any]:
    figure = entry.figure
    return {
        "text": entry.text,
        "value": float(figure.value),
        "unit": figure.unit or None,
        "hedge": figure.hedge or None,
        "counted": figure.counted or None,
        "action": figure.action or None,
        "agent": figure.agent or None,
        "years": figure.years,
        "where": figure.where or None,
        "campaign": figure.campaign or None,
        "citations": _cited((entry.citation,)),
    }


def _official(entry: OfficialEntry) -> dict[str, Any]:
    return {
        "name": entry.name,
        "office": entry.office or None,
        "organisation": entry.organisation or None,
        "citations": _cited((entry.citation,)),
        "said": _cited(entry.said),
    }


def _cited(citations: tuple[Citation, ...]) -> list[dict[str, Any]]:
    return [asdict(record) for record in citation_records(citations)]


def as_lines(kind: str, directory: Directory) -> Iterator[str]:
    """Yield one kind of rows for the terminal, each with its quote below it."""
    yield kind.upper()
    if kind == "campaigns":
        for campaign in directory.campaigns:
            time = " to ".join(filter(None, [campaign.start, campaign.end]))
            told = [campaign.name, time, ", ".join(campaign.agencies)]
            yield from _row(told, campaign.citations[0].quote)
    elif kind == "figures":
        for entry in directory.figures:
            figure = entry.figure
            told = [entry.text, figure.action, figure.campaign, "-".join(figure.years[:1])]
            yield from _row([*told, figure.where], entry.citation.quote)
    else:
        for official in directory.officials:
            told = [official.name, official.office, official.organisation]
            yield from _row(told, official.citation.quote)
    yield ""


def _row(told: Sequence[str], quote: str) -> Iterator[str]:
    yield "; ".join(filter(None, told))
    yield f"    “{quote}”"

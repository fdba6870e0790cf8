"""Directories made by hand."""

from __future__ import annotations

from decimal import Decimal

import pytest

from corpus.article import Span
from index.directory.records import Figure
from qa.answer import Citation
from qa.directory import CampaignEntry, Directory, FigureEntry, OfficialEntry
from tests.qa.pictures.seen import QUOTE, TEXT


@pytest.fixture
def citation(make_article):
    article = make_article("lake", TEXT, title="Lake <news>", publisher="The Post", date="2020-05")
    return Citation(article, TEXT.index(QUOTE), len(TEXT), 1.0)


@pytest.fixture
def make_campaign(citation):
    def make(name="Heron 2016", start="", end="", agencies=(), other_names=()):
        return CampaignEntry(name, other_names, start, end, agencies, (citation,))

    return make


@pytest.fixture
def make_figure(citation):
    def make(
        value, *, noun="case", years=("2016",), unit="", hedge="", counted="cases", campaign=""
    ):
        figure = Figure(
            quote=Span(citation.start, citation.end),
            place=Span(citation.start, citation.end),
            value=Decimal(value),
            unit=unit,
            hedge=hedge,
            counted=counted,
            noun=noun,
            action="",
            agent="",
            years=years,
            where="",
            campaign=campaign,
        )
        return FigureEntry(figure, " ".join(filter(None, [hedge, str(value), noun])), citation)

    return make


@pytest.fixture
def make_official(citation):
    def make(name="Ann Lee", office="ranger", organisation="Lake Office", said=1):
        return OfficialEntry(name, office, organisation, citation, (citation,) * said)

    return make


@pytest.fixture
def make_directory():
    def make(campaigns=(), figures=(), officials=()):
        return Directory(tuple(campaigns), tuple(figures), tuple(officials))

    return make

"""Assistants over small made-up news, over the bundled articles and over the real ones."""

from __future__ import annotations

import pytest

from corpus.bundled import bundled_articles
from corpus.reader import read_corpus
from index.build import build_index
from index.encoders import open_encoder
from index.generation import Generation
from index.parser import load_parser
from qa.assistant import Assistant

HARBOUR = (
    "The Harbour Film Authority (HFA) announced the results of the 2016 Clearwater campaign. "
    "The authority closed 290 websites and 57 apps and issued 4.67 million yuan ($672,232) "
    "in fines in May. "
    "Lina Mork, deputy director of the HFA, said that piracy hurts cinemas. "
    "About 25 percent of the clues came from readers. "
    "Raids took place in Avonbridge and Shanghai."
)
LAKES = (
    "The 2019 Clearwater campaign deleted 1.1 million links. "
    "Tom Berg, director of the lakes office, said that 450 cases were dealt with. "
    "More than 30,000 pieces of equipment were seized in Norland on June 3, 2019."
)


@pytest.fixture(scope="session")
def model():
    return open_encoder()


@pytest.fixture(scope="session")
def parse():
    return load_parser()


@pytest.fixture
def news(make_article):
    return [
        make_article("harbour", HARBOUR, title="Harbour campaign of 2016"),
        make_article("lakes", LAKES, title="Lakes campaign of 2019"),
    ]


@pytest.fixture
def generation(tmp_path, news, encoder):
    build_index(news, tmp_path / "index", encoder)
    return Generation.open(tmp_path / "index", encoder)


@pytest.fixture(scope="session")
def bundled(tmp_path_factory, model, parse):
    return opened(tmp_path_factory.mktemp("bundled"), [bundled_articles()], model, parse)


@pytest.fixture(scope="session")
def seeds(tmp_path_factory, model, parse, shared):
    return opened(tmp_path_factory.mktemp("seeds"), [shared / "seeds"], model, parse)


def opened(directory, paths, model, parse):
    build_index(read_corpus(paths).articles, directory, model)
    return Assistant.open(directory, model, parse)

"""Fixtures for what an article tells."""

from __future__ import annotations

import pytest

from index.directory.extract import facts
from index.parser import load_parser


@pytest.fixture
def figures_of(make_article):
    def read(text, date=None):
        return facts(make_article("a", text, title="A report", date=date), load_parser()).figures

    return read


@pytest.fixture
def people_of(make_article):
    def read(text):
        return facts(make_article("a", text, title="A report"), load_parser()).people

    return read


@pytest.fixture
def words_of(make_article):
    """Return what gives each person of a text with the sentences that he or she said."""

    def read(text):
        article = make_article("a", text, title="A report")
        return {
            person.name: [article.text[span.start : span.end] for span in person.said]
            for person in facts(article, load_parser()).people
        }

    return read

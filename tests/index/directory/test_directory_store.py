"""The directory of an index: read when it is built, used again, read anew, read on demand."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.article import Article, Span
from index.build import build_index
from index.directory import store
from index.directory.lines import facts_line, facts_of
from index.directory.records import Campaign, Facts, Figure, Person
from index.directory.store import FACTS, StoredDirectory, read_facts
from index.errors import IndexDamaged
from index.generation import open_contents
from index.layout import Layout

spans = st.tuples(st.integers(0, 99), st.integers(0, 99)).map(lambda pair: Span(*sorted(pair)))
texts = st.text(max_size=20)


@given(
    st.builds(
        Facts,
        figures=st.lists(
            st.builds(
                Figure,
                quote=spans,
                place=spans,
                value=st.decimals(allow_nan=False, allow_infinity=False),
                years=st.lists(texts, max_size=2).map(tuple),
            ),
            max_size=2,
        ).map(tuple),
        people=st.lists(
            st.builds(Person, quote=spans, said=st.lists(spans, max_size=2).map(tuple)), max_size=2
        ).map(tuple),
        campaigns=st.lists(st.builds(Campaign, quote=spans), max_size=2).map(tuple),
    )
)
def test_a_line_holds_all_that_is_told(facts):
    line = facts_line(facts)
    assert "\n" not in line
    assert facts_of(line) == facts


@pytest.fixture
def articles(make_article):
    return [
        make_article("a", "Police closed 12 websites in May."),
        make_article("b", "Lina Mork, head of the office, said that 7 shops were fined."),
    ]


class Counting:
    """Reads facts and tells which articles it was given."""

    def __init__(self) -> None:
        self.read: list[str] = []

    def __call__(self, article: Article) -> Facts:
        self.read.append(article.id)
        return read_facts(article)


def test_only_new_articles_are_read_and_the_result_is_that_of_a_fresh_build(
    tmp_path, encoder, articles, make_article
):
    reader = Counting()
    build_index(articles, tmp_path / "grown", encoder, facts=reader)
    new = make_article("c", "The office seized 9 presses.")
    reader.read.clear()
    build_index([*articles, new], tmp_path / "grown", encoder, facts=reader)
    assert reader.read == [new.id]
    build_index([*articles, new], tmp_path / "fresh", encoder, facts=reader)
    lines = [
        (Layout(tmp_path / name).folder(number) / FACTS).read_text("utf-8")
        for name, number in (("grown", 2), ("fresh", 1))
    ]
    assert lines[0] == lines[1]


def test_what_was_left_out_is_read_by_the_next_build_that_wants_it(tmp_path, encoder, articles):
    build_index(articles, tmp_path, encoder)
    assert not open_contents(tmp_path)[0].directory_is_whole
    assert build_index(articles, tmp_path, encoder, facts=read_facts).published
    assert open_contents(tmp_path)[0].directory_is_whole
    assert not build_index(articles, tmp_path, encoder, facts=read_facts).published


def test_a_build_without_the_directory_keeps_what_was_read(
    tmp_path, encoder, articles, make_article
):
    build_index(articles, tmp_path, encoder, facts=read_facts)
    new = make_article("c", "The office seized 9 presses.")
    build_index([*articles, new], tmp_path, encoder)
    reader = Counting()
    build_index([*articles, new], tmp_path, encoder, facts=reader)
    assert reader.read == [new.id]


def test_what_another_version_wrote_is_not_used(tmp_path, encoder, articles):
    build_index(articles, tmp_path, encoder, facts=lambda article: Facts())
    _, contents = open_contents(tmp_path)
    lines = ['{"figures": [], "people": [], "campaigns": []}'] * 2
    older = StoredDirectory(lines, contents.articles, tmp_path / FACTS, store.VERSION - 1)
    assert contents.directory.of(articles[0]).figures == ()
    assert [figure.value for figure in older.of(articles[0]).figures] == [12]


def test_another_version_of_the_reader_reads_all_again(tmp_path, encoder, articles, monkeypatch):
    build_index(articles, tmp_path, encoder, facts=read_facts)
    monkeypatch.setattr("index.build.VERSION", store.VERSION + 1)
    reader = Counting()
    build_index(articles, tmp_path, encoder, facts=reader)
    assert len(reader.read) == len(articles)


def test_an_article_that_was_not_read_is_read_when_it_is_asked_for(tmp_path, encoder, articles):
    build_index(articles, tmp_path, encoder)
    _, contents = open_contents(tmp_path)
    assert [figure.value for figure in contents.directory.of(articles[0]).figures] == [12]


def test_a_line_that_is_no_facts_is_damage(tmp_path, encoder, articles):
    build_index(articles, tmp_path, encoder, facts=lambda article: replace(read_facts(article)))
    _, contents = open_contents(tmp_path)
    broken = StoredDirectory(["{}", "{}"], contents.articles, tmp_path / FACTS)
    with pytest.raises(IndexDamaged, match=FACTS):
        broken.of(articles[0])

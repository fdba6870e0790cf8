"""What a build would change is told before it runs, and is what the build then does."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.reader import Corpus, read_corpus
from corpus.report import Failure, Notice
from index.build import build_index
from index.changes import Change, Kind, changes_of
from index.generation import open_contents
from index.plan import plan_build

STORY = "The harbour council voted on Monday to ban loud horns from the old port. " * 3


def by_id(*articles):
    return {article.id: article for article in articles}


def kinds(changes):
    return [(change.kind, change.path) for change in changes.changes]


def counts(changes):
    return *(changes.count(kind) for kind in (Kind.NEW, Kind.CHANGED, Kind.GONE)), changes.unchanged


def test_new_changed_gone_and_unchanged_articles_are_told_apart(make_article):
    stays, edited, goes = (make_article(name, "One.") for name in ("a", "b", "c"))
    now = [stays, make_article("b", "Two."), make_article("d", "New.")]
    changes = changes_of(Corpus(now), by_id(stays, edited, goes))
    assert kinds(changes) == [
        (Kind.CHANGED, "news/b.txt"),
        (Kind.NEW, "news/d.txt"),
        (Kind.GONE, "news/c.txt"),
    ]
    assert counts(changes) == (1, 1, 1, 1)


def test_a_change_tells_what_its_reader_knows_the_article_by(make_article):
    article = make_article("fair", "It opened.", title="Fair", publisher="Daily", date="2016-12")
    told = Change(Kind.NEW, "Fair", "news/fair.txt", "Daily", "2016-12")
    assert changes_of(Corpus([article]), {}).changes == (told,)
    gone = dataclasses.replace(told, kind=Kind.GONE)
    assert changes_of(Corpus([]), by_id(article)).changes == (gone,)


def test_what_could_not_be_read_or_was_left_out_is_told_as_it_was_read(make_article):
    failure, notice = Failure("a.pdf", "a.pdf", "is torn"), Notice("b.md", "b.md", "no date")
    changes = changes_of(Corpus([], (failure,), (notice,)), {})
    assert (changes.failures, changes.notices) == ((failure,), (notice,))


def in_folder(article, folder):
    return dataclasses.replace(
        article, id=f"{folder}-{article.id}", path=f"{folder}/{article.place}"
    )


def test_of_two_files_of_one_name_the_one_that_was_edited_is_the_changed_one(make_article):
    old, new = make_article("a", "One."), make_article("a", "Two.")
    before = by_id(in_folder(old, "news"))
    now = [in_folder(old, "added"), in_folder(new, "news")]
    assert kinds(changes_of(Corpus(now), before)) == [
        (Kind.NEW, "added/a.txt"),
        (Kind.CHANGED, "news/a.txt"),
    ]


def test_of_two_files_of_one_name_the_one_that_is_gone_is_told_as_gone(make_article):
    old, new = make_article("a", "One."), make_article("a", "Two.")
    before = by_id(in_folder(old, "added"), in_folder(old, "news"))
    for kept, lost in (("added", "news"), ("news", "added")):
        changes = changes_of(Corpus([in_folder(new, kept)]), before)
        assert kinds(changes) == [(Kind.CHANGED, f"{kept}/a.txt"), (Kind.GONE, f"{lost}/a.txt")]


@pytest.fixture
def read(tmp_path):
    """Reads a folder of the files that it is given."""
    folder = tmp_path / "news"
    folder.mkdir()

    def made_and_read(files):
        for file in folder.iterdir():
            file.unlink()
        for name, text in files.items():
            (folder / name).write_text(text, "utf-8")
        return read_corpus([folder])

    return made_and_read


def named(changes):
    return [(change.kind, change.path.rpartition("/")[2], change.of) for change in changes.changes]


def test_a_copy_is_told_with_what_it_is_a_copy_of_and_only_once(read):
    alone = read({"a.txt": f"Horns\n{STORY}", "c.txt": "It rained."})
    before = by_id(*alone.articles)
    both = read({"a.txt": f"Horns\n{STORY}", "b.txt": STORY, "c.txt": "It rained."})
    changes = changes_of(both, before)
    assert named(changes) == [(Kind.COPY, "b.txt", "Horns")]
    assert changes.unchanged == 2
    assert changes_of(both, by_id(*both.articles)).changes == ()


def test_an_article_that_becomes_a_copy_is_told_as_one_and_not_as_gone(read):
    before = by_id(*read({"b.txt": STORY}).articles)
    # Of a story the one with the longer text is kept.
    changes = changes_of(read({"a.txt": f"Horns\n{STORY}", "b.txt": STORY}), before)
    assert named(changes) == [(Kind.NEW, "a.txt", None), (Kind.COPY, "b.txt", "Horns")]


def test_a_copy_whose_original_goes_is_told_as_an_article_of_its_own(read):
    before = by_id(*read({"a.txt": f"Horns\n{STORY}", "b.txt": STORY}).articles)
    changes = changes_of(read({"b.txt": STORY}), before)
    assert named(changes) == [(Kind.NEW, "b.txt", None), (Kind.GONE, "a.txt", None)]


places = st.tuples(st.sampled_from(["added", "news", "wire"]), st.sampled_from("abc"))
corpora = st.dictionaries(places, st.sampled_from(["One.", "Two.", "Three."]))


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(corpora, min_size=1, max_size=4))
def test_the_counts_are_those_of_the_build_that_follows(
    tmp_path_factory, make_encoder, make_article, steps
):
    directory = tmp_path_factory.mktemp("index")
    before, old = {}, None
    for step in steps:
        articles = [
            in_folder(make_article(name, text), folder) for (folder, name), text in step.items()
        ]
        changes = changes_of(Corpus(articles), before)
        plan = plan_build(articles, old)
        report = build_index(articles, directory, make_encoder())
        told = counts(changes)
        assert told == (plan.added, plan.updated, plan.removed, plan.unchanged)
        assert told == (report.added, report.updated, report.removed, report.unchanged)
        assert len(changes.changes) == report.added + report.updated + report.removed
        before = old = open_contents(directory)[1].articles

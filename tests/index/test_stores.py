"""What every store does: one suite over the folder and over Milvus (Lite)."""

from __future__ import annotations

import dataclasses
import re

import numpy as np
import pytest

from index.errors import IndexMismatch, IndexMissing
from index.milvus.store import MilvusStore
from index.order import Order, Shard
from index.parser import load_parser
from index.stores import FolderStore
from index.tokens import tokens
from qa.answer import Answer
from qa.assistant import Assistant

KINDS = ["folder", "milvus"]

SUBJECTS = [
    "The copyright bureau closed 290 websites in 2016.",
    "Police fined a shop that sold copied films.",
    "Lina Mork, head of the National Film Office (NFO), spoke on Friday.",
    "The National Film Office said that nobody was hurt.",
    "Avonbridge paid $4.67 million, or 30,000 yuan, for a bridge.",
    "A festival of silent films drew many people to the harbour.",
    "The court in Sundby heard 12 witnesses about the fire.",
]
QUESTIONS = [
    "How many websites did the bureau close in 2016?",
    "films films copied in Avonbridge",
    "Who heads the National Film Office?",
    "witnesses of the fire, 30000 yuan",
    "zzz nothing of the kind",
]


def text_of(number: int) -> str:
    """A text of 1 to 12 sentences, no two the same."""
    chosen = [
        SUBJECTS[(number * step + step) % len(SUBJECTS)] for step in range(1, 2 + number % 12)
    ]
    return " ".join([*chosen, f"This was story {number} of the {number % 9}th week."])


@pytest.fixture(scope="module")
def make_store(tmp_path_factory):
    opened = []

    def make(kind: str):
        folder = tmp_path_factory.mktemp(kind)
        if kind == "folder":
            return FolderStore(folder)
        opened.append(MilvusStore(str(folder / "news.db"), "news"))
        return opened[-1]

    yield make
    for store in opened:
        store.close()


@pytest.fixture
def articles(make_article):
    return [make_article(f"a{number:03}", text_of(number)) for number in range(100)]


@pytest.fixture(params=KINDS)
def store(request, make_store):
    return make_store(request.param)


@pytest.fixture(scope="module")
def kept():
    """Stores that several tests only read, by kind."""
    return {}


@pytest.fixture
def full(make_store, kept, articles, make_encoder):
    """Both stores, each of the same 100 articles."""
    for kind in KINDS:
        if kind not in kept:
            kept[kind] = make_store(kind)
            kept[kind].build(Order(articles, make_encoder()))
    return kept


def hits(contents, found):
    return [(contents.passages[int(row)], float(score)) for row, score in zip(*found, strict=True)]


def state(store):
    """What a reader can see, the numbers of the rows left out."""
    _, contents = store.contents()
    passages = list(contents.passages)
    rows = [row for name in contents.articles for row in contents.passages.rows_of(name)]
    scores = {}
    for term in ("film", "websit", "290", "stori"):
        found = contents.lexical.search([term], 0, rows)
        scores[term] = [score for _, score in hits(contents, found)]
    return {
        "articles": list(contents.articles.stream()),
        "passages": passages,
        "vectors": contents.dense.vectors(np.array(rows, dtype=np.int64)).tobytes(),
        "scores": scores,
        "aliases": contents.aliases.groups,
        "words": list(contents.vocabulary.counted()),
    }


def test_articles_come_and_go(store, make_encoder, make_article):
    encoder = make_encoder()
    first = [
        make_article("pond", "Seven herons stand by the pond."),
        make_article("lake", "Nine swans left the lake in May. They flew to Sundby."),
        make_article("hill", "A fox lives on the hill."),
    ]
    report = store.build(Order(first, encoder))
    assert (report.added, report.passages, report.published) == (3, len(encoder.encoded), True)

    again = store.build(Order(first, encoder))
    assert (again.published, again.generation, again.embedded) == (False, 1, 0)

    early = store.open(encoder)
    encoder.encoded.clear()
    renamed = dataclasses.replace(first[0], path="news/mere.txt", place="mere.txt", id="mere-1")
    edited = make_article("hill", "A badger lives on the hill.")
    added = make_article("moor", "Two owls hunt over the moor.")
    report = store.build(Order([renamed, edited, added], encoder))
    assert (report.added, report.updated, report.removed, report.unchanged) == (2, 1, 2, 0)
    assert report.embedded == len(encoder.encoded) == 2
    assert (store.serving(), report.generation) == (2, 2)

    late = store.open(encoder)
    assert early.contents.lexical.search(["swan"], 5)[0].size
    assert early.contents.articles[first[1].id].text == first[1].text
    assert not late.contents.lexical.search(["swan"], 5)[0].size
    assert not late.contents.lexical.knows("swan")
    assert first[1].id not in late.contents.articles
    assert "swans" not in late.contents.vocabulary
    assert list(late.contents.articles) == ["mere-1", edited.id, added.id]

    report = store.build(Order([*first, added], encoder))
    found = hits(store.contents()[1], store.contents()[1].lexical.search(["swan"], 5))
    assert [passage.article_id for passage, _ in found] == [first[1].id]
    assert list(store.problems()) == []

    fresh = FolderStore(store_folder(store) / "fresh")
    fresh.build(Order([*first, added], make_encoder()))
    assert state(store) == state(fresh)


def store_folder(store):
    folder = store.folder
    return folder.parent if folder.suffix == ".db" else folder


def test_nothing_was_published(store, encoder):
    assert not store.exists()
    with pytest.raises(IndexMissing, match=re.escape(" ".join(store.arguments))):
        store.open(encoder)


def test_an_empty_index_opens_and_finds_nothing(store, encoder):
    store.build(Order([], encoder))
    contents = store.open(encoder).contents
    assert contents.lexical.search(["film"], 5)[0].tolist() == []
    assert contents.dense.search(encoder.encode(["film"])[0], 5)[0].tolist() == []
    assert (list(contents.articles), list(contents.passages)) == ([], [])


def test_a_build_that_is_interrupted_leaves_the_old_generation(store, make_encoder, make_article):
    old, new = make_article("old", "One heron."), make_article("new", "Two swans.")
    store.build(Order([old], make_encoder()))
    before = state(store)

    def stop(texts, progress=iter):
        raise KeyboardInterrupt

    stopped = make_encoder()
    stopped.encode = stop
    with pytest.raises(KeyboardInterrupt):
        store.build(Order([new], stopped))
    assert (state(store), store.serving()) == (before, 1)
    report = store.build(Order([new], make_encoder()))
    assert (report.published, report.generation) == (True, 2)
    assert list(store.contents()[1].articles) == [new.id]


@pytest.mark.parametrize("kind", KINDS)
def test_another_encoder_of_the_same_dimension_is_refused_by_name(full, make_encoder, kind):
    with pytest.raises(IndexMismatch, match=r"'words'.*'second'"):
        full[kind].open(make_encoder("second"))


def test_both_hold_the_same(full):
    folder, milvus = state(full["folder"]), state(full["milvus"])
    assert len(folder["passages"]) > 100
    for part in folder:
        assert folder[part] == milvus[part], part


@pytest.mark.parametrize("question", QUESTIONS)
def test_both_find_the_same_top_ten(full, question, encoder):
    vector = encoder.encode([question])[0]
    searches = (
        lambda contents: contents.dense.search(vector, 10),
        lambda contents: contents.lexical.search(tokens(question), 10),
    )
    both = [full[kind].contents()[1] for kind in KINDS]
    for search in searches:
        folder, milvus = (hits(contents, search(contents)) for contents in both)
        assert [score for _, score in milvus] == pytest.approx(
            [score for _, score in folder], abs=1e-5
        )
        assert settled(folder) == settled(milvus)


def settled(found):
    """The passages, best first; where scores are as good as equal any order will do."""
    places = {}
    for passage, score in found:
        places.setdefault(round(score, 5), set()).add(passage)
    (*sure, (_, _)) = places.items() or [(0, set())]
    return [passages for _, passages in sure]


def test_both_score_what_is_asked_for_besides(full):
    told = []
    for kind in KINDS:
        _, contents = full[kind].contents()
        names = list(contents.articles)[:5]
        rows = [row for name in names for row in contents.passages.rows_of(name)]
        told.append(hits(contents, contents.lexical.search(["film", "film", "290"], 1, rows)))
    assert [each for each, _ in told[0]] == [each for each, _ in told[1]]
    assert [each for _, each in told[0]] == pytest.approx([each for _, each in told[1]], abs=1e-5)


def test_both_know_the_same_words(full):
    folder, milvus = (full[kind].contents()[1] for kind in KINDS)
    for token in ("film", "290", "stori", "none"):
        assert folder.lexical.frequency(token) == milvus.lexical.frequency(token)
        holding = [
            each.articles.numbered(each.passages.article_numbers(each.lexical.rows(token)).tolist())
            for each in (folder, milvus)
        ]
        assert holding[0] == holding[1]
    for word in ("films", "mork", "avonbridge", "the"):
        assert folder.vocabulary.is_name(word) == milvus.vocabulary.is_name(word)
    assert (
        milvus.vocabulary.nearest("websits") == folder.vocabulary.nearest("websits") == "websites"
    )
    assert list(milvus.aliases.found(["nfo"])) == list(folder.aliases.found(["nfo"])) != []


def test_both_answer_the_same(full, encoder):
    outcomes = [
        Assistant.open(full[kind], encoder, load_parser(), "sentences").ask(
            "How many websites did the bureau close in 2016?"
        )
        for kind in KINDS
    ]
    assert all(isinstance(outcome, Answer) for outcome in outcomes)
    folder, milvus = (
        dataclasses.replace(outcome, elapsed_ms=0.0, confidence=0.0) for outcome in outcomes
    )
    assert folder.citations[0].quote == SUBJECTS[0]
    assert (folder.text, folder.citations[0].start) == (milvus.text, milvus.citations[0].start)
    assert outcomes[0].confidence == pytest.approx(outcomes[1].confidence, abs=1e-5)


def test_three_workers_make_what_one_makes(make_store, full, articles, make_encoder):
    store = make_store("milvus")
    waiting = []
    for number in (2, 0, 1):
        with pytest.raises(IndexMissing):
            store.serving()
        report = store.build(Order(articles, make_encoder(), shard=Shard(number, 3)))
        waiting.append((report.waits_for, report.published))
    assert waiting == [((1, 2), False), ((2,), False), ((), True)]
    assert state(store) == state(full["folder"])
    assert list(store.problems()) == []
    again = store.build(Order(articles, make_encoder(), shard=Shard(0, 3)))
    assert (again.published, again.waits_for, again.embedded) == (False, (), 0)

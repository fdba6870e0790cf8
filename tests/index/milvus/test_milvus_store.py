"""What Milvus has besides what every store does: workers, failures, damage."""

from __future__ import annotations

import socket
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from index.errors import IndexDamaged, IndexFailure, IndexLocked, IndexMissing
from index.milvus import connection as connection_module
from index.milvus import contents as contents_module
from index.milvus.connection import Connection
from index.milvus.opening import serving_names
from index.milvus.store import MilvusStore
from index.milvus.writing import PASSAGE
from index.order import Order, Shard
from index.stores import FolderStore

TEXTS = ["Seven herons stand by the pond.", "Nine swans left in May.", "A fox lives on the hill."]


@pytest.fixture
def articles(make_article):
    return [make_article(f"a{number}", text) for number, text in enumerate(TEXTS)]


def connected(store):
    return store._connected()


class Hooked:
    """An encoder that does something else first."""

    def __init__(self, encoder, before):
        self.__dict__.update(encoder.__dict__)
        self.count_tokens = encoder.count_tokens
        self._encode = encoder.encode
        self._before = before

    def encode(self, texts, progress=iter):
        self._before()
        return self._encode(texts)


def test_workers_at_once_fill_one_index(server, articles, make_encoder, tmp_path):
    def work(number):
        worker = MilvusStore(server, "news")
        return worker.build(Order(articles, make_encoder(), shard=Shard(number, 3)))

    with ThreadPoolExecutor(3) as threads:
        reports = list(threads.map(work, range(3)))
    assert any(report.published for report in reports)
    store, alone = MilvusStore(server, "news"), FolderStore(tmp_path / "alone")
    alone.build(Order(articles, make_encoder()))
    found, wanted = store.contents()[1], alone.contents()[1]
    assert list(found.passages) == list(wanted.passages)
    assert list(found.vocabulary.counted()) == list(wanted.vocabulary.counted())
    assert list(store.problems()) == []


def test_of_two_builds_of_other_articles_the_later_is_told(store, articles, make_encoder):
    store.build(Order(articles[:1], make_encoder()))
    slow = Hooked(make_encoder(), lambda: store.build(Order(articles[1:], make_encoder())))
    with pytest.raises(IndexLocked, match="published meanwhile"):
        store.build(Order(articles, slow))
    assert list(store.contents()[1].articles) == [article.id for article in articles[1:]]
    assert list(store.problems()) == []


def test_two_builds_of_the_same_articles_do_the_same(store, articles, make_encoder):
    slow = Hooked(make_encoder(), lambda: store.build(Order(articles, make_encoder())))
    report = store.build(Order(articles, slow))
    assert (report.generation, store.serving()) == (1, 1)
    assert list(store.problems()) == []


def test_what_an_interrupted_worker_embedded_is_used(store, articles, make_encoder, monkeypatch):
    def stop(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(Connection, "flush", stop)
    with pytest.raises(KeyboardInterrupt):
        store.build(Order(articles, make_encoder()))
    monkeypatch.undo()
    report = store.build(Order(articles, make_encoder()))
    assert (report.published, report.embedded) == (True, 0)
    assert list(store.problems()) == []


def test_two_generations_are_kept_and_no_more(store, articles, make_encoder):
    for number in range(3):
        store.build(Order(articles[: number + 1], make_encoder()))
    told = [name.split("_")[1] for name in connected(store).collections()]
    assert sorted(told) == ["g2"] * 3 + ["g3"] * 3


def test_an_old_reader_is_told_that_its_generation_is_gone(store, articles, make_encoder):
    store.build(Order(articles, make_encoder()))
    reader = store.open(make_encoder()).contents
    for number in range(2):
        store.build(Order(articles[: number + 1], make_encoder()))
    with pytest.raises(IndexMissing):
        reader.lexical.search(["swan"], 1)


@pytest.fixture
def built(store, articles, make_encoder):
    store.build(Order(articles, make_encoder()))
    return store


def rows_in(store, collection, fields):
    return [dict(row) for row in connected(store).stream(collection, fields)]


@pytest.mark.parametrize("field", ["start", "key", "length", "dense", "sparse"])
def test_an_altered_passage_is_found(built, field):
    names = serving_names(connected(built), "news")
    row = rows_in(built, names.passages, PASSAGE)[1]
    altered = {"start": 3, "key": "0" * 32, "length": 9, "sparse": {7: 0.5}}
    altered["dense"] = np.roll(row["dense"], 1).astype(np.float32)
    row = {**row, field: altered[field]}
    connected(built).upsert(names.passages, [row])
    (problem,) = built.problems()
    assert problem == f"row {row['row']} of {names.passages} is damaged"


def test_an_altered_article_is_found(built):
    names = serving_names(connected(built), "news")
    fields = ("key", "digest", "pieces", "passages", "piece", "filler")
    row = rows_in(built, names.articles, fields)[1]
    row["piece"] = row["piece"].replace("Nine", "Nina")
    connected(built).upsert(names.articles, [row])
    assert list(built.problems()) == [f"article 1 in {names.articles} is damaged"]


def test_rows_too_many_are_found(built):
    names = serving_names(connected(built), "news")
    row = rows_in(built, names.passages, PASSAGE)[0]
    connected(built).upsert(names.passages, [{**row, "row": 99 << 16}])
    assert list(built.problems()) == [
        f"{names.passages} holds 4 rows, 3 were written",
        f"row {99 << 16} of {names.passages} is damaged",
    ]
    fields = ("key", "digest", "pieces", "passages", "piece", "filler")
    article = rows_in(built, names.articles, fields)[0]
    connected(built).upsert(names.articles, [{**article, "row": 99 << 16}])
    assert f"{names.articles} holds an article that wasn't written" in list(built.problems())


def test_a_missing_row_is_found(built):
    names = serving_names(connected(built), "news")
    client = connected(built)._client
    client.delete(names.passages, filter="row == 65536")
    assert list(built.problems()) == [f"{names.passages} holds 2 rows, 3 were written"]
    with pytest.raises(IndexDamaged, match="lacks row 65536"):
        built.contents()[1].passages.take([65536])


def test_an_altered_small_file_is_found_and_nothing_of_it_is_reused(
    built, articles, make_encoder, caplog
):
    names = serving_names(connected(built), "news")
    fields = ("name", "number", "pieces", "piece", "filler")
    for row in rows_in(built, names.meta, fields):
        if row["name"] == "words.txt":
            connected(built).upsert(names.meta, [{**row, "piece": "eJwDAAAAAAE="}])
    with pytest.raises(IndexDamaged, match=rf"{names.meta}/words\.txt"):
        built.open(make_encoder())
    report = built.build(Order(articles, make_encoder()))
    assert (report.generation, report.embedded) == (2, 3)
    assert "nothing of it is reused" in caplog.text
    assert list(built.problems()) == []


def test_rows_beyond_what_one_search_gives_are_found(
    store, make_article, make_encoder, monkeypatch
):
    texts = [f"Story {number}: " + "heron " * (number % 3) for number in range(20)]
    told = [make_article(f"s{number}", text) for number, text in enumerate(texts)]
    store.build(Order(told, make_encoder()))
    contents = store.contents()[1]
    for module in (connection_module, contents_module):
        monkeypatch.setattr(module, "MOST_FOUND", 2)
    holding = [number << 16 for number in range(20) if number % 3]
    assert sorted(contents.lexical.rows("heron").tolist()) == holding


def test_more_articles_than_are_remembered_are_read_at_once(built, articles, monkeypatch):
    monkeypatch.setattr(contents_module, "KEPT_ARTICLES", 1)
    contents = built.contents()[1]
    rows = [0, 1 << 16, 2 << 16]
    for _ in range(2):
        assert [each.article_id for each in contents.passages.take(rows)] == [
            article.id for article in articles
        ]
        assert contents.articles.take([articles[2].id, articles[0].id]) == [
            articles[2],
            articles[0],
        ]


@pytest.mark.parametrize("vector_index", ["HNSW", "IVF_SQ8"])
def test_an_index_over_the_vectors_finds_the_nearest(
    tmp_path, articles, make_encoder, vector_index
):
    store = MilvusStore(str(tmp_path / "news.db"), "news", vector_index)
    encoder = make_encoder()
    store.build(Order(articles, encoder))
    rows, cosines = store.open(encoder).contents.dense.search(encoder.encode([TEXTS[1]])[0], 2)
    assert rows[0] == 65536
    assert cosines[0] > cosines[1]
    store.close()


def test_another_index_over_the_vectors_is_built_without_embedding(
    built, articles, make_encoder, tmp_path
):
    other = MilvusStore(str(tmp_path / "news.db"), "news", "HNSW")
    report = other.build(Order(articles, make_encoder()))
    assert (report.published, report.embedded) == (True, 0)
    other.close()


@pytest.mark.parametrize("uri", ["somewhere", "ftp://host", ""])
def test_what_is_no_address_is_told(uri):
    with pytest.raises(IndexFailure, match="is no address of Milvus"):
        MilvusStore(uri, "news").serving()


def test_an_address_without_a_server_is_told():
    with pytest.raises(IndexFailure, match=r"http://127\.0\.0\.1:9 can't be reached"):
        MilvusStore("http://127.0.0.1:9", "news").serving()


def test_a_server_that_says_nothing_is_told_in_time(monkeypatch):
    monkeypatch.setattr(connection_module, "CONNECTING", 1.0)
    with socket.socket() as mute:
        mute.bind(("127.0.0.1", 0))
        mute.listen()
        uri = f"http://127.0.0.1:{mute.getsockname()[1]}"
        with pytest.raises(IndexFailure, match=uri):
            MilvusStore(uri, "news").serving()


def test_a_folder_that_is_not_there_is_told(tmp_path):
    with pytest.raises(IndexFailure, match="there is no folder"):
        MilvusStore(str(tmp_path / "none" / "news.db"), "news").serving()


def test_a_missing_package_is_told(monkeypatch, tmp_path):
    monkeypatch.setattr(connection_module, "find_spec", lambda name: None)
    with pytest.raises(IndexFailure, match=r"pip install pymilvus milvus-lite"):
        MilvusStore(str(tmp_path / "news.db"), "news").serving()
    with pytest.raises(IndexFailure, match=r"pip install pymilvus$"):
        MilvusStore("http://host:1", "news").serving()


def test_what_another_process_has_open_is_told(built, tmp_path):
    script = (
        "import sys; from index.errors import IndexLocked; from index.milvus.store import *\n"
        "try: MilvusStore(sys.argv[1], 'news').serving()\n"
        "except IndexLocked as error: print(error)"
    )
    command = [sys.executable, "-c", script, str(tmp_path / "news.db")]
    told = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "another process has it open" in told.stdout
    assert told.stderr == ""


def test_a_collection_of_somebody_else_is_left_alone(built, articles, make_encoder):
    names = serving_names(connected(built), "news")
    connected(built).point("theirs", names.meta)
    other = MilvusStore(built._uri, "theirs")
    with pytest.raises(IndexFailure, match="isn't one of ours"):
        other.build(Order(articles, make_encoder()))


def test_secrets_of_an_address_are_not_told():
    store = MilvusStore("https://me:secret@host:19530", "news")
    assert str(store) == "https://host:19530, collection news"
    assert "secret" not in " ".join([*store.arguments, store.description])


def test_it_is_connected_to_once(built):
    found = []
    threads = [threading.Thread(target=lambda: found.append(built.serving())) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [1] * 4

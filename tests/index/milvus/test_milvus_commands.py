"""The command lines with ``--store milvus``."""

from __future__ import annotations

import json

import pytest

from eval.options import parse as parse_eval
from index.__main__ import main as index_main
from index.stores import FolderStore
from qa.__main__ import main as qa_main


@pytest.fixture
def place(tmp_path):
    return ["--store", "milvus", "--uri", str(tmp_path / "news.db")]


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "articles"
    folder.mkdir()
    for number, bird in enumerate(["herons", "swans", "owls"]):
        text = f"Birds {number}\n\nIn 2016 the town counted {number + 7} {bird} at the pond.\n"
        (folder / f"{bird}.txt").write_text(text)
    return folder


def told(capsys, main, *arguments):
    status = main(list(map(str, arguments)))
    printed = capsys.readouterr()
    return status, json.loads(printed.out) if printed.out else None, printed.err


def test_an_index_is_built_looked_at_and_asked(place, folder, capsys, tmp_path):
    status, record, _ = told(capsys, index_main, "build", folder, *place, "--json")
    assert (status, record["added"], record["waits_for"]) == (0, 3, [])
    assert record["index"] == f"{tmp_path / 'news.db'}, collection pullquote"

    _, record, _ = told(capsys, index_main, "status", *place, "--json")
    assert (record["articles"], record["generation"]) == (3, 1)
    assert record["sources"] == [str(folder)]

    status, record, _ = told(capsys, index_main, "verify", *place, "--json")
    assert (status, record["ok"]) == (0, True)

    _, record, _ = told(capsys, index_main, "show", folder / "owls.txt", *place, "--json")
    assert "9 owls" in record["text"]

    (folder / "swans.txt").unlink()
    _, record, _ = told(capsys, index_main, "build", "--again", *place, "--json")
    assert (record["removed"], record["embedded"], record["generation"]) == (1, 0, 2)

    question = "How many owls did the town count in 2016?"
    status, record, _ = told(capsys, qa_main, question, *place, "--json")
    assert (status, record["citations"][0]["path"]) == (0, str(folder / "owls.txt"))


def test_parts_are_built_one_by_one(place, folder, capsys):
    assert index_main(["build", str(folder), *place, "--shard", "2/2"]) == 0
    assert "published when these are: 1" in capsys.readouterr().out
    status, _, error = told(capsys, index_main, "status", *place)
    assert (status, error.count("\n")) == (1, 1)
    assert "make one with 'python -m index build PATH --store milvus" in error
    _, record, _ = told(capsys, index_main, "build", folder, *place, "--shard", "1/2", "--json")
    assert (record["published"], record["passages"]) == (True, 3)


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["--store", "milvus"], "give its --uri"),
        (["--uri", "http://host:1"], "--uri: only with --store milvus"),
        (["--collection", "news"], "--collection: only with --store milvus"),
        (["--shard", "1/2"], "--shard: only with --store milvus"),
        (["--vector-index", "HNSW"], "--vector-index: only with --store milvus"),
        (["--store", "milvus", "--uri", "a.db", "--index", "x"], "--index: a folder"),
        (["--store", "milvus", "--uri", "a.db", "--shard", "3/2"], "'3/2' is no part"),
        (["--store", "milvus", "--uri", "a.db", "--shard", "0/2"], "'0/2' is no part"),
        (["--store", "milvus", "--uri", "a.db", "--collection", "a-b"], "no name for a collection"),
    ],
)
def test_what_does_not_go_together_is_wrong_usage(arguments, reason, capsys):
    with pytest.raises(SystemExit) as ended:
        index_main(["build", *arguments])
    assert ended.value.code == 2
    assert reason in capsys.readouterr().err


def test_known_questions_may_be_asked_of_milvus(place, tmp_path, capsys):
    assert str(parse_eval(place).store) == f"{tmp_path / 'news.db'}, collection pullquote"
    assert isinstance(parse_eval(["--index", str(tmp_path)]).store, FolderStore)
    assert parse_eval([]).store is None
    with pytest.raises(SystemExit):
        parse_eval([*place, "--articles", str(tmp_path)])
    assert "so not with --store" in capsys.readouterr().err

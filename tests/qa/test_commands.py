"""The command lines, run as users run them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def run(*arguments, **options):
    return subprocess.run(
        [sys.executable, "-m", *map(str, arguments)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        **options,
    )


@pytest.fixture(scope="module")
def index(tmp_path_factory):
    directory = tmp_path_factory.mktemp("commands") / "index"
    built = run("index", "build", "--index", directory, "--json")
    assert built.returncode == 0, built.stderr
    assert json.loads(built.stdout)["added"] == 5
    return directory


ANSWER_FIELDS = {
    "id",
    "question",
    "standalone",
    "status",
    "answer",
    "text",
    "confidence",
    "citations",
    "elapsed_ms",
}
CITATION_FIELDS = {
    "n",
    "article_id",
    "title",
    "publisher",
    "date",
    "path",
    "start",
    "end",
    "quote",
    "score",
}


def test_a_batch_is_answered_line_by_line_in_order(index, tmp_path):
    lines = [
        {"id": "b", "question": "How many websites were closed in Jianwang 2016?"},
        {"id": 7, "question": "Who is Zhou Fenglin?", "history": []},
    ]
    file = tmp_path / "questions.jsonl"
    file.write_text("\n".join(map(json.dumps, lines)) + "\n\n", encoding="utf-8")
    done = run("qa", "--batch", file, "--index", index)
    assert done.returncode == 0, done.stderr
    first, second = map(json.loads, done.stdout.splitlines())
    assert first.keys() >= ANSWER_FIELDS
    assert (first["id"], first["status"], first["answer"]) == ("b", "answered", "290 websites")
    citation = first["citations"][0]
    assert citation.keys() >= CITATION_FIELDS
    shown = run("index", "show", citation["article_id"], "--index", index, "--json")
    text = json.loads(shown.stdout)["text"]
    assert text[citation["start"] : citation["end"]] == citation["quote"]
    assert (second["id"], second["status"], second["answer"]) == (7, "refused", None)
    assert second["citations"] == []
    assert "Zhou Fenglin" in second["text"]


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("{broken", ":2: not JSON"),
        ('{"id": "x"}', ":2: field 'question'"),
        ('{"question": "Who?", "history": [1]}', ":2: field 'history'"),
        ('{"question": " "}', ":2: field 'question'"),
        ("[]", ":2: a question is a JSON object"),
        ('{"id": [1], "question": "Who?"}', ":2: field 'id'"),
        ("[" * 100_000, ":2: not JSON"),
    ],
)
def test_a_broken_batch_names_file_line_and_field(index, tmp_path, content, complaint):
    file = tmp_path / "questions.jsonl"
    file.write_text('{"question": "Who?"}\n' + content, encoding="utf-8")
    done = run("qa", "--batch", file, "--index", index)
    assert done.returncode == 1
    assert done.stdout == ""
    assert f"{file}{complaint}" in done.stderr
    assert done.stderr.count("\n") == 1


def test_one_question_in_the_terminal_shows_quote_and_place(index):
    done = run("qa", "How many websites were closed in Jianwang 2016?", "--index", index)
    assert done.stdout.startswith("290 websites [1].")
    assert "corpus/articles/jianwang-2016.md, characters " in done.stdout


@pytest.mark.parametrize(
    ("arguments", "status", "complaint"),
    [
        (["qa", "Who?", "--index", "nowhere"], 1, "python -m index build"),
        (["qa"], 2, "give either"),
        (["qa", "--bogus"], 2, "usage"),
        (["index", "build", "nowhere"], 1, "nowhere"),
        (["index", "status", "--index", "nowhere"], 1, "no index in nowhere"),
        (["index", "bogus"], 2, "usage"),
    ],
)
def test_what_cant_be_done_is_told_in_a_line(arguments, status, complaint):
    done = run(*arguments)
    assert (done.returncode, done.stdout) == (status, "")
    assert complaint in done.stderr


def test_status_and_verify(index, tmp_path):
    status = json.loads(run("index", "status", "--index", index, "--json").stdout)
    assert status["articles"] == 5
    assert status["encoder"] == "all-MiniLM-L6-v2-int8"
    assert run("index", "verify", "--index", index).returncode == 0


def test_an_empty_folder_is_refused_unless_allowed(tmp_path):
    (tmp_path / "empty").mkdir()
    directory = tmp_path / "index"
    refused = run("index", "build", tmp_path / "empty", "--index", directory)
    assert refused.returncode == 1
    assert "--allow-empty" in refused.stderr
    allowed = run("index", "build", tmp_path / "empty", "--index", directory, "--allow-empty")
    assert allowed.returncode == 0, allowed.stderr


def test_a_bad_file_is_reported_and_the_rest_is_indexed(tmp_path):
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "good.txt").write_text("The council met in Avonbridge on Friday.")
    (folder / "bad.pdf").write_bytes(b"%PDF-1.7 nothing")
    built = run("index", "build", folder, "--index", tmp_path / "index", "--json")
    report = json.loads(built.stdout)
    assert built.returncode == 0
    assert report["added"] == 1
    assert [failure["path"] for failure in report["failed"]] == [str(folder / "bad.pdf")]
    assert "bad.pdf" in built.stderr


def test_building_again_takes_the_paths_of_the_last_build(tmp_path):
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "one.txt").write_text("The council met in Avonbridge on Friday.")
    directory = tmp_path / "index"
    run("index", "build", folder, "--index", directory)
    (folder / "two.txt").write_text("The mayor left Norland on Monday.")
    again = run("index", "build", "--again", "--index", directory, "--json")
    report = json.loads(again.stdout)
    assert (report["added"], report["unchanged"], report["removed"]) == (1, 1, 0)


def test_verify_names_what_is_damaged_and_building_again_mends_it(tmp_path):
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "one.txt").write_text("The council met in Avonbridge on Friday.")
    directory = tmp_path / "index"
    run("index", "build", folder, "--index", directory)
    passages = directory / "generations" / "1" / "articles.jsonl"
    passages.write_text(passages.read_text().replace("0", "1"))
    damaged = run("index", "verify", "--index", directory)
    assert damaged.returncode == 1
    assert "articles.jsonl is damaged" in damaged.stdout
    (directory / "CURRENT").write_text("nonsense")
    mended = run("index", "build", "--again", "--index", directory)
    assert mended.returncode == 0, mended.stderr
    assert run("index", "verify", "--index", directory).returncode == 0

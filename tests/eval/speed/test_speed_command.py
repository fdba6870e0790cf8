from __future__ import annotations

import json

import pytest
import spacy

from eval.errors import EvalError
from eval.speed import command
from eval.speed.__main__ import main
from eval.speed.options import parse
from eval.speed.records import PARTS


@pytest.fixture
def light(monkeypatch, encoder):
    """Everything but the model, the parser and processes of its own."""
    monkeypatch.setattr(command.SentenceTransformerEncoder, "from_name", lambda: encoder)
    monkeypatch.setattr(command, "open_encoder", lambda: encoder)
    monkeypatch.setattr(command, "bare_encode", lambda _: encoder.encode)
    monkeypatch.setattr(command, "load_parser", lambda: spacy.blank("en"))
    monkeypatch.setattr(command.probe, "measure", lambda path, questions: 1000)


@pytest.fixture
def run(tmp_path, passages_file, questions_file):
    out = tmp_path / "out"
    small = ["--pairs", "1", "--questions", "2", "--texts", "3", "--sizes", "20", "60"]
    data = ["--passages-data", passages_file, "--questions-data", questions_file]

    def run(*arguments):
        given = ["--out", out, *data, *small, "--only", *arguments]
        return main([str(each) for each in given])

    run.out = out
    return run


def measured(out):
    return json.loads((out / "speed.json").read_text())["parts"]


def test_parts_are_measured_one_by_one_and_kept(light, run, capsys):
    assert run("throughput") == 0
    first = measured(run.out)
    assert list(first) == ["throughput"]
    assert first["throughput"]["findings"]["counts"]["articles"] == 3
    assert run("growth") == 0
    both = measured(run.out)
    assert both["throughput"] == first["throughput"]
    assert [step["size"] for step in both["growth"]["findings"]["passages"]] == [20, 60]
    assert [file["name"] for file in both["growth"]["origin"]["files"]] == [
        "passages.json",
        "questions.jsonl",
    ]
    names = ["growth.svg", "ratios.svg", "speed.json", "speed.md"]
    assert sorted(path.name for path in run.out.iterdir()) == names
    page = (run.out / "speed.md").read_text()
    assert page.index("## Building an index") < page.index("## Growing")
    assert page in capsys.readouterr().out


def test_a_run_that_breaks_off_keeps_what_is_done(light, run, monkeypatch, capsys):
    def broken(path, questions):
        if path.name == "60":
            raise EvalError("the disk is full")
        return 1000

    monkeypatch.setattr(command.probe, "measure", broken)
    assert run("throughput", "growth") == 1
    assert "eval.speed: the disk is full" in capsys.readouterr().err
    kept = measured(run.out)
    assert list(kept) == ["throughput", "growth"]
    assert [step["size"] for step in kept["growth"]["findings"]["passages"]] == [20]


def test_a_run_that_is_stopped_says_where_the_rest_is_kept(light, run, monkeypatch, capsys):
    def stopped(path, questions):
        raise KeyboardInterrupt

    monkeypatch.setattr(command.probe, "measure", stopped)
    assert run("throughput", "growth") == 130
    told = capsys.readouterr().err.splitlines()[-1]
    assert told == f"eval.speed: stopped; what was measured is kept in {run.out}"
    assert list(measured(run.out)) == ["throughput"]


def test_a_file_in_the_place_of_the_folder_is_told_before_anything_is_measured(
    run, monkeypatch, capsys
):
    monkeypatch.setattr(command.throughput, "measure", None)
    run.out.touch()
    assert run("throughput") == 1
    assert f"{run.out}: can't be a folder to write to (File exists)" in capsys.readouterr().err


def test_a_busy_machine_is_told(light, run, monkeypatch, caplog):
    monkeypatch.setattr(command.os, "getloadavg", lambda: (90.0, 0.0, 0.0))
    assert run("throughput") == 0
    assert "this machine is busy (load 90.0" in caplog.text
    assert measured(run.out)["throughput"]["origin"]["load"] == 90


def test_a_quiet_machine_is_not_worth_a_word(light, run, monkeypatch, caplog):
    monkeypatch.setattr(command.os, "getloadavg", lambda: (0.1, 90.0, 90.0))
    assert run("throughput") == 0
    assert "busy" not in caplog.text


def test_a_file_that_is_missing_is_named_before_anything_is_loaded(tmp_path, capsys):
    lost = tmp_path / "lost.json"
    given = ["--only", "throughput", "--out", tmp_path / "out", "--passages-data", lost]
    assert main([str(each) for each in given]) == 1
    assert f"{lost}: there is no such file; name texts with --passages-data" in (
        capsys.readouterr().err
    )


def test_questions_have_to_be_left_to_warm_up_with(light, tmp_path, capsys):
    given = ["--only", "answer", "--out", str(tmp_path), "--questions", "100000"]
    assert main(given) == 1
    assert "bundled.jsonl: asks " in capsys.readouterr().err


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (["--only", "colour"], "--only: invalid choice: 'colour'"),
        (["--sizes", "100", "100"], "--sizes: has to grow from size to size, is 100 100"),
        (["--sizes", "20", "10"], "--sizes: has to grow from size to size, is 20 10"),
        (["--pairs", "0"], "--pairs: has to be a whole number of 1 or more, is '0'"),
        (["--questions", "many"], "--questions: has to be a whole number of 1 or more, is 'many'"),
    ],
)
def test_wrong_options_are_told(wrong, told, capsys):
    with pytest.raises(SystemExit) as ended:
        parse(["--out", "speed", *wrong])
    assert ended.value.code == 2
    assert told in capsys.readouterr().err


def test_a_folder_has_to_be_given(capsys):
    with pytest.raises(SystemExit):
        parse([])
    assert "--out" in capsys.readouterr().err


def test_everything_is_measured_unless_parts_are_named():
    assert parse(["--out", "x"]).only == PARTS
    assert parse(["--out", "x", "--only", "growth", "answer"]).only == ("growth", "answer")

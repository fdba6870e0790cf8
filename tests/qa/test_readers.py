"""Which reader a name stands for, and what the commands say of one that isn't there."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from index.manifest import FileRecord
from qa import readers
from qa.errors import ReaderFailure
from qa.readers import SHIPPED_MODEL, open_model, open_reader
from qa.reading.model_record import RECORD

ROOT = Path(__file__).resolve().parents[2]


def shipped() -> Path:
    if not (SHIPPED_MODEL / RECORD).is_file():
        pytest.skip("no trained reader lies in qa/reading/model yet")
    return SHIPPED_MODEL


def test_the_sentences_can_be_asked_for(generation, parse):
    assert open_reader("sentences", generation, parse).name == "sentences"


def test_without_a_name_it_is_the_default(generation, parse, monkeypatch):
    monkeypatch.setattr(readers, "DEFAULT", "sentences")
    assert open_reader(None, generation, parse).name == "sentences"


@pytest.mark.parametrize("name", ["nobody/nothing", "/no/such/folder"])
def test_a_reader_that_is_not_there_is_told(generation, parse, monkeypatch, name):
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", True)
    with pytest.raises(ReaderFailure, match=f"reader '{name}' can't be loaded"):
        open_reader(name, generation, parse)


def test_a_folder_is_opened_as_what_it_holds(generation, parse, tmp_path):
    (tmp_path / RECORD).write_text("{}")
    with pytest.raises(ReaderFailure, match=f"{RECORD} is missing or damaged"):
        open_reader(str(tmp_path), generation, parse)


@pytest.mark.disable_socket
def test_the_shipped_reader_opens_without_the_network_and_answers(generation, parse):
    shipped()
    reader = open_reader("pullquote", generation, parse)
    assert reader.name == "pullquote"


def test_the_shipped_reader_is_small_whole_and_measured():
    folder = shipped()
    files = [file for file in folder.iterdir() if file.is_file()]
    assert sum(file.stat().st_size for file in files) <= 30_000_000
    model = open_model("pullquote")
    assert model.calibration is not None
    card = (folder / "README.md").read_text(encoding="utf-8").casefold()
    assert all(word in card for word in ("licen", "data", "limit"))


def test_a_damaged_shipped_reader_is_named_and_nothing_is_guessed(
    generation, parse, tmp_path, monkeypatch
):
    from qa.reading.model_record import ModelRecord

    for name in ("model.onnx", "tokenizer.json"):
        (tmp_path / name).write_bytes(b"right")
    files = {name: FileRecord.of(tmp_path / name) for name in ("model.onnx", "tokenizer.json")}
    record = ModelRecord("pullquote", 320, files)
    replace(record, files=files).save(tmp_path)
    (tmp_path / "model.onnx").write_bytes(b"wrong")
    monkeypatch.setattr(readers, "SHIPPED_MODEL", tmp_path)
    with pytest.raises(ReaderFailure, match=r"model\.onnx is damaged"):
        open_reader("pullquote", generation, parse)


@pytest.mark.parametrize(
    "command", [("qa", "How many?"), ("eval", "--limit", "1"), ("app", "--port", "7999")]
)
def test_a_command_told_a_reader_that_is_not_there_ends_with_status_1(command, tmp_path):
    build = [sys.executable, "-m", "index", "build", "--index", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    name, *more = command
    program = ["app.py"] if name == "app" else ["-m", name]
    told = [*more, "--index", str(tmp_path), "--reader", "nobody/nothing"]
    done = subprocess.run(
        [sys.executable, *program, *told],
        cwd=ROOT,
        env={**os.environ, "HF_HUB_OFFLINE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "reader 'nobody/nothing' can't be loaded" in done.stderr.splitlines()[-1]


def test_a_reader_is_only_for_the_assistant():
    from eval.options import parse

    assert parse(["--reader", "sentences"]).reader == "sentences"
    with pytest.raises(SystemExit):
        parse(["--reader", "sentences", "--system", "bm25"])

from __future__ import annotations

import json
import shutil

import numpy as np
import pytest

from qa.errors import ReaderFailure
from qa.reading.calibration import Calibration
from qa.reading.model_record import ModelRecord
from qa.reading.onnx_model import OnnxModel
from qa.reading.scores import Text

QUESTION = "How many websites were closed?"
PASSAGE = "The harbour office closed 290 websites and 57 apps in 2016. "


@pytest.fixture
def model(reader_folder):
    return OnnxModel.open(reader_folder)


@pytest.fixture
def copy(reader_folder, tmp_path):
    return shutil.copytree(reader_folder, tmp_path / "copy")


def test_each_token_of_the_passage_gets_scores_and_its_place(model):
    ((window,),) = model.scores(QUESTION, [Text("Harbour 2016", PASSAGE)])
    words = [PASSAGE[start:end] for start, end in window.offsets]
    assert words[:4] == ["The", "harbour", "office", "closed"]
    assert window.start.shape == window.end.shape == (len(words),)
    assert np.isfinite([window.answers, *window.start, *window.end]).all()


def test_a_long_passage_is_read_in_windows_that_leave_nothing_out(model):
    (windows,) = model.scores(QUESTION, [Text("", PASSAGE * 20)])
    seen = {tuple(offset) for window in windows for offset in window.offsets.tolist()}
    assert len(windows) > 1
    assert len(seen) == 12 * 20


@pytest.mark.disable_socket
def test_passages_are_read_alike_alone_and_together_and_nothing_is_fetched(reader_folder):
    model = OnnxModel.open(reader_folder, threads=1)
    texts = [Text("", PASSAGE * times) for times in (1, 2, 1)] + [Text("Harbour", "Closed.")]
    together = model.scores(QUESTION, texts)
    for text, found in zip(texts, together, strict=True):
        (alone,) = model.scores(QUESTION, [text])
        assert [window.offsets.tolist() for window in found] == [
            window.offsets.tolist() for window in alone
        ]
        for ours, others in zip(found, alone, strict=True):
            assert np.array_equal(ours.start, others.start)
            assert ours.answers == others.answers


def test_no_passage_gives_no_scores(model):
    assert model.scores(QUESTION, []) == []


@pytest.mark.parametrize("name", ["model.onnx", "tokenizer.json", "README.md"])
def test_an_altered_file_is_named(copy, name):
    with (copy / name).open("ab") as file:
        file.write(b" ")
    with pytest.raises(ReaderFailure, match=rf"{name} is damaged .*get the folder again"):
        OnnxModel.open(copy)


@pytest.mark.parametrize("name", ["model.onnx", "tokenizer.json", "model.json"])
def test_a_missing_file_is_named(copy, name):
    (copy / name).unlink()
    with pytest.raises(ReaderFailure, match=f"{name} is missing.*get the folder again"):
        OnnxModel.open(copy)


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [("format", 99, "has format 99"), ("files", {}, "names no model.onnx"), ("name", [], None)],
)
def test_a_record_of_another_kind_is_told(copy, field, value, told):
    record = json.loads((copy / "model.json").read_text())
    record[field] = value
    (copy / "model.json").write_text(json.dumps(record))
    if told is None:
        del record["name"]
        (copy / "model.json").write_text(json.dumps(record))
        told = "damaged"
    with pytest.raises(ReaderFailure, match=told):
        OnnxModel.open(copy)


def test_a_calibration_is_kept_and_changes_the_fingerprint(copy):
    before = ModelRecord.open(copy)
    told = Calibration({"answers": 1.5}, -0.25)
    ModelRecord(before.name, before.window_tokens, before.files, told).save(copy)
    after = OnnxModel.open(copy)
    assert after.calibration == told
    assert after.fingerprint != before.fingerprint

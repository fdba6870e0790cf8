from __future__ import annotations

import pytest
from onnxruntime import InferenceSession

from eval.errors import EvalError
from eval.training import export as module
from eval.training.export import About, export, loss_of, replace_card
from eval.training.network import tokenizer_file
from qa.reading.calibration import Calibration
from qa.reading.model_record import ModelRecord
from qa.reading.onnx_model import OnnxModel

CARD = "# A tiny reader\n"


@pytest.fixture
def read(windows):
    texts = ["The office closed 290 websites and 57 apps in 2016.", "Nobody came.", "Yes. " * 200]
    return [window for text in texts for window in windows.of("How many?", "Harbour", text)]


def test_in_float32_the_folder_says_what_the_network_says(tiny_network, tmp_path, read):
    export(tiny_network, tokenizer_file(), tmp_path, About(CARD), quantised=False)
    loss = loss_of(tiny_network, OnnxModel.open(tmp_path), read)
    assert max(loss.start.greatest, loss.end.greatest, loss.answers.greatest) < 1e-4
    assert loss.same_start == loss.same_end == 1.0


def test_int8_is_about_a_quarter_and_says_nearly_the_same(tiny_network, tmp_path, read):
    plain, small = tmp_path / "plain", tmp_path / "small"
    export(tiny_network, tokenizer_file(), plain, About(CARD), quantised=False)
    export(tiny_network, tokenizer_file(), small, About(CARD))
    sizes = [(folder / "model.onnx").stat().st_size for folder in (plain, small)]
    assert sizes[1] < 0.35 * sizes[0]
    loss = loss_of(tiny_network, OnnxModel.open(small), read)
    assert 0 < loss.start.mean < 0.05
    assert loss.start.mean <= loss.start.greatest


def test_a_card_is_replaced_and_nothing_else(tiny_network, tmp_path):
    export(tiny_network, tokenizer_file(), tmp_path, About(CARD))
    network = (tmp_path / "model.onnx").read_bytes()
    replace_card(tmp_path, "# Measured\n")
    OnnxModel.open(tmp_path)  # would say that the card isn't the one that was recorded
    assert (tmp_path / "README.md").read_text() == "# Measured\n"
    assert (tmp_path / "model.onnx").read_bytes() == network


def test_inputs_outputs_and_record_are_as_agreed(tiny_network, tmp_path):
    calibration = Calibration({"answers": 1.0}, 0.5)
    about = About(CARD, name="tiny", window_tokens=160, calibration=calibration)
    written = export(tiny_network, tokenizer_file(), tmp_path, about)
    assert ModelRecord.open(tmp_path) == written
    assert (written.name, written.window_tokens) == ("tiny", 160)
    assert written.calibration == calibration
    assert (tmp_path / "README.md").read_text() == CARD
    session = InferenceSession(str(tmp_path / "model.onnx"), providers=["CPUExecutionProvider"])
    inputs = {each.name: each.type for each in session.get_inputs()}
    assert inputs == dict.fromkeys(
        ("input_ids", "attention_mask", "token_type_ids"), "tensor(int64)"
    )
    assert [each.name for each in session.get_outputs()] == ["start", "end", "answers"]
    assert [len(each.shape) for each in session.get_outputs()] == [2, 2, 1]


def test_the_output_layers_stay_in_float32(tiny_network, tmp_path):
    import onnx

    export(tiny_network, tokenizer_file(), tmp_path, About(CARD))
    graph = onnx.load(str(tmp_path / "model.onnx")).graph
    kinds = {each.name: each.data_type for each in graph.initializer}
    assert {kinds["hidden.weight"], kinds["answers.weight"]} == {onnx.TensorProto.FLOAT}
    assert onnx.TensorProto.INT8 in kinds.values()


def test_a_folder_too_heavy_to_ship_is_refused(tiny_network, tmp_path, monkeypatch):
    monkeypatch.setattr(module, "MOST_BYTES", 1_000)
    with pytest.raises(EvalError, match="more than 1,000: ship less"):
        export(tiny_network, tokenizer_file(), tmp_path, About(CARD))


def test_a_second_export_takes_the_place_of_the_first(tiny_network, tmp_path):
    first = export(tiny_network, tokenizer_file(), tmp_path, About(CARD))
    tiny_network.answers.bias.data += 1
    second = export(tiny_network, tokenizer_file(), tmp_path, About(CARD))
    assert first.fingerprint != second.fingerprint
    assert OnnxModel.open(tmp_path).fingerprint == second.fingerprint

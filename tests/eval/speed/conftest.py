"""Fixtures of the tests of speed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from corpus.article import Article
from eval.provenance import Commit, Program
from eval.speed.made_encoder import MadeEncoder
from eval.speed.records import DataFile, Findings, Origin, Paired, Part, Step

TOWNS = ["Tarn", "Elmsund", "Avonbridge", "Mirfell", "Quay", "Oster", "Lund", "Harrow", "Skane"]
DEEDS = ["opened a bakery", "closed the mill", "sold 12 boats", "fined a shop", "built a bridge"]


@pytest.fixture
def real() -> list[Article]:
    articles = []
    for number, town in enumerate(TOWNS):
        told = [f"The council of {town} {deed} in {1900 + number}." for deed in DEEDS]
        told += [f"Its {place} {number} was painted." for place in ("church", "harbour", "gate")]
        articles.append(Article(f"a{number}", town, " ".join(told), f"{town}.txt", f"{town}.txt"))
    return articles


@pytest.fixture
def made(encoder: Any) -> MadeEncoder:
    return MadeEncoder(encoder)


@pytest.fixture
def passages_file(tmp_path: Path, real: list[Article]) -> Path:
    file = tmp_path / "passages.json"
    file.write_text(json.dumps([{"title": each.title, "text": each.text} for each in real]))
    return file


@pytest.fixture
def questions_file(tmp_path: Path) -> Path:
    cases = [
        {"id": town, "question": f"When did {town} close the mill?", "answers": ["1900"]}
        for town in TOWNS
    ]
    for case in cases:
        case["articles"] = []
    file = tmp_path / "questions.jsonl"
    file.write_text("".join(f"{json.dumps(case)}\n" for case in cases))
    return file


@pytest.fixture
def parts() -> dict[str, Part]:
    program = Program("2024-05-01T10:00:00+00:00", Commit("c0ffee" * 6, True), "3.11", "x", {})
    origin = Origin(program, 2, 0.25, "words", "f" * 64, (DataFile("a.json", "0" * 64),))
    startup = Findings((Paired.of("start / import", [1.5, 1.25, 2.0]),), {"modules": 12})
    first = Step(1000, 180, 4_000_000, 2**29, (Paired.of("searching / encoding", [2.0]),))
    return {
        "startup": Part("startup", startup, origin),
        "growth": Part("growth", Findings(passages=(first,)), origin),
    }

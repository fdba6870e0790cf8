"""The material: nothing of the reporting half, nothing of the tuning pages."""

from __future__ import annotations

import gzip
import json
import zipfile

import pytest

from eval.errors import EvalError
from eval.training import prepare as material
from eval.training.prepare import SHIFTS, SQUAD2, SQUAD_MEMBER, prepare, read, write
from eval.training.squad_examples import read_examples

TITLES = [f"Page_{letter}" for letter in "ABCDEFGHIJKLMNOP"]


def squad(titles, source, *, impossible=False):
    pages = []
    for title in titles:
        text = f"{title} of {source} closed 40 shops in 2016. Li Wei of Hunan said so in May. " * 2
        told = {"id": f"{source}{title}", "question": f"How many shops of {title} were closed?",
                "answers": [{"text": "40 shops", "answer_start": text.index("40")}]}  # fmt: skip
        asked = [told]
        if impossible:
            asked.append({"id": f"{title}no", "question": "Who paid?", "answers": []})
        pages.append({"title": title, "paragraphs": [{"context": text, "qas": asked}]})
    return json.dumps({"data": pages})


@pytest.fixture
def sets(tmp_path, monkeypatch):
    for name in SHIFTS:
        path = tmp_path / f"squadshifts-{name}.json.gz"
        path.write_bytes(gzip.compress(squad(TITLES, name).encode()))
    own = squad(reversed(TITLES), "own", impossible=True)
    (tmp_path / SQUAD2).write_bytes(gzip.compress(own.encode()))
    with zipfile.ZipFile(tmp_path / "squad.whl", "w") as wheel:
        wheel.writestr(SQUAD_MEMBER, squad(TITLES, "squad"))
    monkeypatch.setattr(material, "FINISH_PAIRS", 20)
    monkeypatch.setattr(material, "NEWS_ARTICLES", 3)
    return tmp_path


def test_pages_for_tuning_and_for_the_report_are_never_learnt(sets):
    made = prepare(sets, sets / "squad.whl", seed=3)
    learnt = {each.passage for each in (*made.general, *made.finish) if "of own" in each.passage}
    assert {passage.split()[0] for passage in learnt} == set(TITLES[:6])
    assert {each.passage.split()[0] for each in made.tune} == set(TITLES[6:8])
    assert {each.answered for each in made.tune} == {True, False}


def test_the_same_seed_makes_the_same_material(sets):
    assert prepare(sets, sets / "squad.whl", 5) == prepare(sets, sets / "squad.whl", 5)
    assert prepare(sets, sets / "squad.whl", 5) != prepare(sets, sets / "squad.whl", 6)


def test_all_answered_questions_are_in_a_pass(sets):
    made = prepare(sets, sets / "squad.whl", seed=0)
    assert sum(each.answered for each in made.general) == 4 * len(TITLES)
    assert any(not each.answered for each in made.general)


def test_material_is_read_back_as_it_was(sets):
    made = prepare(sets, sets / "squad.whl", seed=0).finish
    write(made, sets / "out" / "finish.jsonl")
    assert read(sets / "out" / "finish.jsonl") == made


def test_a_broken_set_is_named(sets):
    path = sets / "squadshifts-reddit.json.gz"
    path.write_bytes(b"no gzip")
    with pytest.raises(EvalError, match=r"squadshifts-reddit\.json\.gz"):
        prepare(sets, sets / "squad.whl", seed=0)


def test_an_answer_beside_its_place_is_named(tmp_path):
    broken = squad(["Page"], "x").replace('"answer_start": ', '"answer_start": 1')
    path = tmp_path / "squad.json"
    path.write_text(broken)
    with pytest.raises(EvalError, match="doesn't stand at"):
        read_examples(path)


def test_the_real_set_keeps_its_reporting_half_out(shared):
    from eval.training.squad_examples import page_titles

    titles = page_titles(shared / "data" / SQUAD2)
    assert len(titles) == 16
    assert titles[material.TITLES_TO_TRAIN_ON : 8] == ["Huguenot", "Immune_system"]

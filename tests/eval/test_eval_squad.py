from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from eval.errors import CaseError, EvalError
from eval.squad import read_passages, read_squad


def asked(number: int, *answers: str, **more: object) -> dict[str, Any]:
    found = [{"text": answer, "answer_start": 0} for answer in answers]
    return {"id": f"q{number}", "question": f"Question {number}?", "answers": found, **more}


def page(title: str, *paragraphs: tuple[str, list[dict[str, Any]]]) -> dict[str, Any]:
    return {
        "title": title,
        "paragraphs": [{"context": context, "qas": qas} for context, qas in paragraphs],
    }


def write(path: Path, content: object) -> Path:
    raw = json.dumps(content).encode()
    path.write_bytes(gzip.compress(raw) if path.suffix == ".gz" else raw)
    return path


@pytest.fixture
def two_pages() -> dict[str, Any]:
    return {
        "version": "v2.0",
        "data": [
            page(
                "Zinc_mine",
                ("Zinc is mined in Tarn.", [asked(1, "Tarn", "in Tarn", "Tarn")]),
                ("The mine closed.", [asked(2, is_impossible=True)]),
            ),
            page("Apple", ("Apples are red.", [asked(3, "red", is_impossible=False)])),
        ],
    }


@pytest.mark.parametrize("name", ["set.json", "set.json.gz"])
def test_paragraphs_become_articles_and_questions_cases(
    tmp_path: Path, two_pages: dict[str, Any], name: str
) -> None:
    found = read_squad(write(tmp_path / name, two_pages))
    assert [(one.title, one.text) for one in found.articles] == [
        ("Zinc mine", "Zinc is mined in Tarn."),
        ("Zinc mine", "The mine closed."),
        ("Apple", "Apples are red."),
    ]
    assert [(case.id, case.answers, case.type) for case in found.cases] == [
        ("q1", ("Tarn", "in Tarn"), "span"),
        ("q2", (), "unanswerable"),
        ("q3", ("red",), "span"),
    ]
    ids = [one.id for one in found.articles]
    assert [case.articles for case in found.cases] == [(one,) for one in ids]


def test_the_first_half_of_the_titles_is_for_tuning(
    tmp_path: Path, two_pages: dict[str, Any]
) -> None:
    found = read_squad(write(tmp_path / "set.json", two_pages))
    assert {case.id: case.part for case in found.cases} == {
        "q1": "report",
        "q2": "report",
        "q3": "tune",
    }


def test_a_paragraph_keeps_its_id_wherever_its_file_lies(
    tmp_path: Path, two_pages: dict[str, Any]
) -> None:
    here = read_squad(write(tmp_path / "a.json", two_pages))
    there = read_squad(write(tmp_path / "b.json.gz", two_pages))
    assert [one.id for one in here.articles] == [one.id for one in there.articles]
    assert len({one.id for one in here.articles}) == 3


@pytest.mark.parametrize(
    ("broken", "told"),
    [
        ({"version": "1"}, "field 'data': .*missing"),
        ({"data": [{"paragraphs": []}]}, r"data\[0\], field 'title'"),
        ({"data": [page("A", ("", []))]}, r"data\[0\] paragraphs\[0\], field 'context'"),
        (
            {"data": [page("A", ("Text.", [{"id": "1", "question": "?"}]))]},
            r"paragraphs\[0\] qas\[0\], field 'answers': .*missing",
        ),
        (
            {"data": [page("A", ("Text.", [asked(1, "Text", is_impossible=True)]))]},
            r"qas\[0\], field 'is_impossible': is True, yet 'answers' holds 1",
        ),
        (
            {"data": [page("A", ("Text.", [asked(1, is_impossible=False)]))]},
            r"qas\[0\], field 'is_impossible': is False, yet 'answers' holds none",
        ),
        (
            {"data": [page("A", ("Text.", [asked(1, "Text"), asked(1, "Text")]))]},
            r"qas\[1\], field 'id': 'q1' stands at .*qas\[0\]",
        ),
        ([1], "field .*JSON object"),
    ],
)
def test_a_broken_field_is_named_with_its_place(tmp_path: Path, broken: object, told: str) -> None:
    path = write(tmp_path / "set.json", broken)
    with pytest.raises(CaseError, match=told) as caught:
        read_squad(path)
    assert str(caught.value).startswith(str(path))


def test_a_file_that_is_not_json_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "set.json"
    path.write_text('{"data":\n[}', "utf-8")
    with pytest.raises(EvalError, match=r"line 2: isn't JSON"):
        read_squad(path)


@pytest.mark.parametrize("raw", ["1" * 5000, "[" * 100_000])
def test_numbers_and_nesting_too_large_to_be_read_are_told(tmp_path: Path, raw: str) -> None:
    path = tmp_path / "set.json"
    path.write_text(f'{{"data": {raw}', "utf-8")
    for read in (read_squad, read_passages):
        with pytest.raises(EvalError, match=r"set\.json: is JSON that can't be read"):
            read(path)


def test_a_file_without_questions_is_no_set(tmp_path: Path) -> None:
    path = write(tmp_path / "set.json", {"data": [page("A", ("Text.", []))]})
    with pytest.raises(EvalError, match="asks nothing"):
        read_squad(path)


def test_passages_come_from_squad_files_and_from_plain_lists(
    tmp_path: Path, two_pages: dict[str, Any]
) -> None:
    squad = read_passages(write(tmp_path / "a.json.gz", two_pages))
    plain = read_passages(write(tmp_path / "b.json", [{"title": "Oak", "text": "A tree."}]))
    assert [one.text for one in squad][-1] == "Apples are red."
    assert [(one.title, one.text) for one in plain] == [("Oak", "A tree.")]


def test_a_broken_passage_is_named(tmp_path: Path) -> None:
    path = write(tmp_path / "b.json", [{"title": "Oak", "text": "A tree."}, {"title": "Elm"}])
    with pytest.raises(CaseError, match=r"\[1\], field 'text': .*missing"):
        read_passages(path)


def test_reads_the_development_half_of_squad(shared: Path) -> None:
    found = read_squad(shared / "data" / "squad2-dev-half.json.gz")
    assert len(found.cases) == 6078
    assert sum(not case.answerable for case in found.cases) == 3168
    assert len(found.articles) == 646
    titles = {one.id: one.title for one in found.articles}
    tuned = {titles[case.articles[0]] for case in found.cases if case.part == "tune"}
    reported = {titles[case.articles[0]] for case in found.cases if case.part == "report"}
    assert (len(tuned), len(reported)) == (8, 8)
    assert max(tuned) < min(reported)

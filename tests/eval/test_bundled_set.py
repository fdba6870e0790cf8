"""The sets of known questions are well formed, and their evidence stands where they say."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import frontmatter
import pytest

ROOT = Path(__file__).resolve().parents[2]
ARTICLES = ROOT / "corpus" / "articles"
SETS = ROOT / "eval" / "sets"
FIELDS = {"id", "question", "answers", "articles", "evidence", "type", "part"}
TYPES = {"figure", "official", "campaign", "date", "place", "quote", "multi-doc", "unanswerable"}
QUOTED_WORDS = 12


def cases(name: str) -> list[dict]:
    lines = (SETS / name).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def answerable(name: str) -> list[dict]:
    return [case for case in cases(name) if case["type"] != "unanswerable"]


@pytest.fixture(scope="module")
def bodies() -> dict[str, str]:
    return {
        path.name: frontmatter.loads(path.read_text(encoding="utf-8")).content
        for path in ARTICLES.glob("*.md")
    }


@pytest.fixture(scope="module", params=["bundled.jsonl", "seeds.jsonl"])
def set_name(request) -> str:
    return request.param


def test_every_case_has_the_fields(set_name):
    for case in cases(set_name):
        assert set(case) - {"history"} == FIELDS, case["id"]
        assert case["type"] in TYPES, case["id"]
        assert case["part"] in {"tune", "report"}, case["id"]
        assert case["question"].strip() == case["question"] != "", case["id"]


def test_ids_and_questions_are_unique(set_name):
    ids = Counter(case["id"] for case in cases(set_name))
    questions = Counter(case["question"].casefold() for case in cases(set_name))
    assert [name for name, count in ids.items() if count > 1] == []
    assert [text for text, count in questions.items() if count > 1] == []


def test_only_unanswerable_cases_lack_answers_and_evidence(set_name):
    for case in cases(set_name):
        empty = case["type"] == "unanswerable"
        assert (case["answers"] == []) == empty, case["id"]
        assert (case["articles"] == []) == empty, case["id"]
        assert (case["evidence"] == "") == empty, case["id"]


def test_first_accepted_answer_stands_in_the_evidence(set_name):
    astray = [c["id"] for c in answerable(set_name) if c["answers"][0] not in c["evidence"]]
    assert astray == []


def test_bundled_evidence_is_a_sentence_of_the_article_it_names(bodies):
    for case in answerable("bundled.jsonl"):
        assert set(case["articles"]) <= set(bodies), case["id"]
        assert case["evidence"] in bodies[case["articles"][0]], case["id"]
        assert case["evidence"].endswith("."), case["id"]


def test_bundled_set_is_large_enough_and_split_in_every_type():
    bundled = cases("bundled.jsonl")
    assert len(bundled) >= 80
    assert sum(case["type"] == "unanswerable" for case in bundled) >= 20
    assert {(case["type"], case["part"]) for case in bundled} == {
        (kind, part) for kind in TYPES for part in ("tune", "report")
    }


def test_both_parts_ask_about_every_bundled_article(bodies):
    asked = {(c["articles"][0], c["part"]) for c in answerable("bundled.jsonl")}
    assert asked == {(name, part) for name in bodies for part in ("tune", "report")}


def test_the_same_fact_is_not_asked_in_both_parts():
    facts: dict[tuple[str, str], set[str]] = {}
    for case in answerable("bundled.jsonl"):
        facts.setdefault((case["evidence"], case["answers"][0]), set()).add(case["part"])
    assert [fact for fact, parts in facts.items() if len(parts) > 1] == []


def test_real_articles_serve_for_reporting_only():
    seeds = cases("seeds.jsonl")
    assert len(seeds) >= 45
    assert sum(case["type"] == "unanswerable" for case in seeds) >= 12
    assert {case["part"] for case in seeds} == {"report"}


def test_evidence_in_the_real_articles_is_a_short_phrase_of_theirs(shared):
    for case in answerable("seeds.jsonl"):
        for name in case["articles"]:
            text = (shared / "seeds" / name).read_text(encoding="utf-8")
            assert case["evidence"] in text, case["id"]
        assert len(case["evidence"].split()) <= QUOTED_WORDS, case["id"]


def test_every_real_article_is_asked_about(shared):
    asked = {name for case in answerable("seeds.jsonl") for name in case["articles"]}
    assert asked == {path.name for path in (shared / "seeds").iterdir()}

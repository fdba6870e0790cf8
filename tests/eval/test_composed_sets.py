"""The composed sets and the keys of the directory are well formed, and true to their articles."""

from __future__ import annotations

from pathlib import Path

import frontmatter
import pytest

from eval.directory.key import read_key
from eval.jsonl import read_jsonl

SETS = Path(__file__).resolve().parents[2] / "eval" / "sets"
TYPES = {"followup", "compare", "list", "disagreement", "overview", "yesno"}


def flat(text: str) -> str:
    return " ".join(text.split())


@pytest.fixture(scope="module")
def texts():
    by_name: dict[str, list[str]] = {}
    for file in (SETS / "articles").rglob("*.md"):
        body = frontmatter.loads(file.read_text(encoding="utf-8")).content
        by_name.setdefault(file.name, []).append(flat(body))
    return by_name


@pytest.mark.parametrize(
    ("name", "least"), [("composed.jsonl", 110), ("wider.jsonl", 190), ("unseen.jsonl", 145)]
)
def test_the_cases_are_of_known_types_and_told_apart(name, least):
    cases = read_jsonl(SETS / name).cases
    assert len(cases) >= least
    assert {case.type for case in cases} <= TYPES
    assert len({(case.question, case.history) for case in cases}) == len(cases)
    assert all(case.history for case in cases if case.type == "followup")
    assert all(case.items for case in cases if case.type == "list" and case.answerable)


def test_half_of_the_known_cases_is_for_tuning():
    parts = [case.part for case in read_jsonl(SETS / "composed.jsonl").cases]
    assert parts.count("tune") == parts.count("report") == 55
    assert {case.part for case in read_jsonl(SETS / "wider.jsonl").cases} == {"tune"}
    assert {case.part for case in read_jsonl(SETS / "unseen.jsonl").cases} == {"report"}


@pytest.mark.parametrize(("name", "least"), [("tune", 200), ("wider", 150), ("report", 200)])
def test_every_row_of_a_key_quotes_its_article(texts, name, least):
    rows = read_key([SETS / "directory" / f"{name}.jsonl"])
    assert len(rows) > least
    for row in rows:
        assert any(flat(row.quote) in text for text in texts[row.article]), row


@pytest.mark.parametrize("name", ["wider", "unseen"])
def test_the_evidence_of_cases_stands_in_their_articles(texts, name):
    for case in read_jsonl(SETS / f"{name}.jsonl").cases:
        if case.evidence and all(name in texts for name in case.articles):
            told = [text for name in case.articles for text in texts[name]]
            assert any(flat(case.evidence) in text for text in told), case.id

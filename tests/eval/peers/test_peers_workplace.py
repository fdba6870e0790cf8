"""A system prepares and searches through its process."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from eval.peers.process import SystemFailed
from eval.peers.protocol import PASSAGES
from eval.peers.workplace import Workplace


@pytest.fixture
def workplace(tmp_path: Path) -> Workplace:
    return Workplace(tmp_path / "work", tmp_path / "model")


@pytest.fixture
def material(tmp_path: Path) -> Path:
    folder = tmp_path / "material"
    folder.mkdir()
    texts = {"a:0": "Coast\nThe harbour closed.", "b:0": "Town\nA bakery opened."}
    passages = [{"id": name, "article_id": name[0], "text": text} for name, text in texts.items()]
    (folder / PASSAGES).write_text("\n".join(map(json.dumps, passages)), "utf-8")
    return folder


def test_a_system_tells_what_it_is_and_finds_what_fits_first(workplace, contender, material):
    words = contender("words")
    prepared = workplace.prepare(words, material)
    assert prepared.hello.settings == "words in common"
    assert prepared.hello.versions == {"pytest": pytest.__version__}
    assert prepared.hello.threads is None
    assert prepared.index_s > 0
    assert prepared.hello.loaded_s > 0
    with workplace.searching(words, limit=2) as searching:
        assert searching.search("harbour closed").ids == ("a:0", "b:0")
        found = searching.search("bakery opened")
        assert found.ids == ("b:0", "a:0")
        assert 0 < found.elapsed_ms < 1000 * searching.age_s()
    with workplace.searching(words, limit=1) as searching:
        assert searching.search("bakery opened").ids == ("b:0",)


def test_preparing_starts_from_an_empty_store(workplace, contender, material):
    words = contender("words")
    workplace.prepare(words, material)
    stray = workplace.store(words) / "stray"
    stray.write_text("old")
    workplace.prepare(words, material)
    assert not stray.exists()


def test_an_answer_that_isnt_one_is_told(workplace, contender, material):
    odd = contender("odd", "Words.search = lambda self, question: None")
    workplace.prepare(odd, material)
    with (
        pytest.raises(SystemFailed, match="Odd ended with status 1: TypeError"),
        workplace.searching(odd, limit=2) as searching,
    ):
        searching.search("harbour")

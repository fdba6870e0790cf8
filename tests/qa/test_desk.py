"""The index that the page answers from: missing, found, built anew, broken."""

from __future__ import annotations

import threading
import time

import pytest

from index.errors import IndexDamaged, IndexMissing
from qa.desk import Desk


class Opened:
    """Stands for the assistant of one generation."""

    def __init__(self, generation: int) -> None:
        self.manifest = self
        self.generation = generation
        self.articles = {}
        self.asking = 0
        self.most_at_once = 0

    def ask(self, question, history=()):
        self.asking += 1
        self.most_at_once = max(self.most_at_once, self.asking)
        time.sleep(0.02)
        self.asking -= 1
        return question, list(history)


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "CURRENT").write_text("1")
    return tmp_path


def opener(folder, opened):
    def open_index(directory):
        assert directory == folder
        opened.append(Opened(int((folder / "CURRENT").read_text())))
        return opened[-1]

    return open_index


def test_an_index_is_opened_once_and_again_when_a_new_generation_serves(folder):
    opened = []
    desk = Desk(folder, opener(folder, opened))
    desk.ask("one")
    desk.ask("two")
    assert [each.generation for each in opened] == [1]
    (folder / "CURRENT").write_text("2")
    assert desk.assistant().generation == 2
    assert desk.ask("three", ["earlier"]) == ("three", ["earlier"])
    assert [each.generation for each in opened] == [1, 2]


def test_a_missing_index_is_named_and_found_when_it_comes(tmp_path):
    opened = []
    desk = Desk(tmp_path, opener(tmp_path, opened))
    assert isinstance(desk.problem(), IndexMissing)
    assert str(tmp_path) in str(desk.problem())
    assert desk.examples() == []
    with pytest.raises(IndexMissing):
        desk.ask("anything")
    (tmp_path / "CURRENT").write_text("1")
    assert desk.problem() is None


def test_a_damaged_index_is_a_problem_and_tried_again(folder):
    failures = [IndexDamaged("dense.npy is damaged")]

    def open_index(_):
        if failures:
            raise failures.pop()
        return Opened(1)

    desk = Desk(folder, open_index)
    assert str(desk.problem()) == "dense.npy is damaged"
    assert desk.problem() is None


def test_the_assistant_is_asked_by_one_thread_at_a_time(folder):
    opened = []
    desk = Desk(folder, opener(folder, opened))
    threads = [threading.Thread(target=desk.ask, args=(str(n),)) for n in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(opened) == 1
    assert opened[0].most_at_once == 1


def test_examples_are_looked_for_once_a_generation(folder, monkeypatch):
    made = []
    monkeypatch.setattr("qa.desk.example_questions", lambda desk: made.append(desk) or ["Who?"])
    desk = Desk(folder, opener(folder, []))
    assert desk.examples() == desk.examples() == ["Who?"]
    assert len(made) == 1
    (folder / "CURRENT").write_text("2")
    desk.examples()
    assert len(made) == 2

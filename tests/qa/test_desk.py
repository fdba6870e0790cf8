"""The index that the page answers from: missing, found, built anew, broken."""

from __future__ import annotations

import threading
import time
from types import SimpleNamespace

import pytest

from index.build import build_index
from index.errors import IndexDamaged, IndexMismatch, IndexMissing
from index.layout import Layout
from qa import desk as module
from qa.assistant import Assistant
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


class Opener:
    """Opens the serving generation and remembers that it did."""

    def __init__(self) -> None:
        self.opened = []

    def __call__(self, directory):
        self.opened.append(Opened(Layout(directory).serving()))
        return self.opened[-1]


@pytest.fixture
def folder(tmp_path, news, encoder):
    build_index(news, tmp_path, encoder)
    return tmp_path


def test_an_index_is_opened_once_and_again_when_a_new_generation_serves(folder, news, encoder):
    open_index = Opener()
    desk = Desk(folder, open_index)
    desk.ask("one")
    desk.ask("two")
    assert [each.generation for each in open_index.opened] == [1]
    build_index(news[:1], folder, encoder)
    assert desk.assistant().generation == 2
    assert desk.ask("three", ["earlier"]) == ("three", ["earlier"])
    assert [each.generation for each in open_index.opened] == [1, 2]


def test_a_missing_index_is_named_and_found_when_it_comes(tmp_path, news, encoder):
    desk = Desk(tmp_path, Opener())
    assert isinstance(desk.problem(), IndexMissing)
    assert str(tmp_path) in str(desk.problem())
    assert desk.examples() == []
    with pytest.raises(IndexMissing):
        desk.ask("anything")
    build_index(news, tmp_path, encoder)
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


def test_a_newer_generation_that_is_damaged_leaves_the_older_answering(folder, news, encoder):
    desk = Desk(folder, Opener())
    desk.ask("one")
    build_index(news[:1], folder, encoder)
    manifest = Layout(folder).folder(2) / "manifest.json"
    whole = manifest.read_bytes()
    manifest.write_bytes(whole[:-9])
    assert desk.assistant().generation == 1
    assert "manifest.json" in str(desk.problem())
    assert desk.is_answering()
    manifest.write_bytes(whole)
    assert desk.assistant().generation == 2
    assert desk.problem() is None


def test_a_newer_generation_is_opened_beside_the_one_that_answers(
    folder, news, encoder, monkeypatch
):
    monkeypatch.setattr("qa.desk.PATIENCE", 0.01)
    may_go_on = threading.Event()
    open_index = Opener()

    def open_slowly(directory):
        if open_index.opened:
            may_go_on.wait(10)
        return open_index(directory)

    desk = Desk(folder, open_slowly)
    desk.ask("one")
    build_index(news[:1], folder, encoder)
    assert [desk.assistant().generation for _ in range(3)] == [1, 1, 1]
    may_go_on.set()
    wait_for(lambda: desk.assistant().generation == 2)
    assert len(open_index.opened) == 2


def test_a_watched_index_is_taken_up_before_anybody_asks(folder, news, encoder, monkeypatch):
    monkeypatch.setattr("qa.desk.LOOKS_AGAIN", 0.01)
    open_index = Opener()
    desk = Desk(folder, open_index)
    desk.ask("one")
    desk.watch()
    build_index(news[:1], folder, encoder)
    wait_for(lambda: len(open_index.opened) == 2)


def test_generations_of_one_encoder_share_it(folder, news, encoder, monkeypatch):
    given = []

    def opened(_, encoder_before=None, reader=None, phrasing=None):
        given.append(encoder_before)
        if encoder_before == "other":
            raise IndexMismatch("made by another encoder")
        return SimpleNamespace(generation=SimpleNamespace(encoder="other" if given[1:] else "one"))

    monkeypatch.setattr("qa.desk.Assistant.open", opened)
    open_index = module.Opener()
    for _ in range(3):
        open_index(folder)
    assert given == [None, "one", "other", None]


def wait_for(condition):
    for _ in range(500):
        if condition():
            return
        time.sleep(0.01)
    pytest.fail("it never came")


def test_the_assistant_is_asked_by_one_thread_at_a_time(folder):
    open_index = Opener()
    desk = Desk(folder, open_index)
    threads = [threading.Thread(target=desk.ask, args=(str(n),)) for n in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [each.most_at_once for each in open_index.opened] == [1]


def test_examples_are_looked_for_once_a_generation(folder, news, encoder, monkeypatch):
    made = []
    monkeypatch.setattr("qa.desk.example_questions", lambda desk: made.append(desk) or ["Who?"])
    desk = Desk(folder, Opener())
    assert desk.examples() == desk.examples() == ["Who?"]
    assert len(made) == 1
    build_index(news[:1], folder, encoder)
    desk.examples()
    assert len(made) == 2


def test_the_directory_is_gathered_once_a_generation(folder, news, encoder):
    desk = Desk(folder, lambda place: Assistant.open(place, encoder))
    directory = desk.directory()
    assert {entry.name for entry in directory.officials} == {"Lina Mork", "Tom Berg"}
    assert desk.directory() is directory
    build_index(news[:1], folder, encoder)
    assert {entry.name for entry in desk.directory().officials} == {"Lina Mork"}


def test_a_directory_that_many_ask_for_at_once_is_gathered_once(folder, monkeypatch):
    gathered = []

    def gather(contents):
        time.sleep(0.1)
        gathered.append(contents)
        return contents

    monkeypatch.setattr(module, "directory_of", gather)
    opened = SimpleNamespace(
        manifest=SimpleNamespace(generation=1), generation=SimpleNamespace(contents="articles")
    )
    desk = Desk(folder, lambda _: opened)
    asking = [threading.Thread(target=desk.directory) for _ in range(5)]
    for thread in asking:
        thread.start()
    for thread in asking:
        thread.join()
    assert gathered == ["articles"]


def test_without_an_index_there_is_no_directory(tmp_path):
    with pytest.raises(IndexMissing):
        Desk(tmp_path, Opener()).directory()


def test_questions_to_go_on_with_wait_for_nobody_and_let_nobody_wait(folder, monkeypatch):
    monkeypatch.setattr(module, "follow_ups", lambda outcome, desk: [outcome])
    desk = Desk(folder, Opener())
    assert desk.follow_ups("who?") == ["who?"]
    slow = threading.Event()
    asking = threading.Event()

    def ask(question, history=()):
        asking.set()
        slow.wait(10)

    monkeypatch.setattr(desk.assistant(), "ask", ask)
    other = threading.Thread(target=desk.ask, args=["slow"])
    other.start()
    asking.wait(10)
    assert desk.follow_ups("who?") == []
    slow.set()
    other.join()


def test_passages_are_searched_for_one_at_a_time_with_questions(folder, monkeypatch):
    desk = Desk(folder, Opener())
    monkeypatch.setattr(
        desk.assistant(), "retrieve", lambda *asked: (asked, desk._asking.locked()), raising=False
    )
    assert desk.search("websites", 3) == (("websites", 3), True)

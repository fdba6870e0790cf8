"""Articles put into an index and taken out: what was planned is what is done, or nothing is."""

from __future__ import annotations

import threading
from dataclasses import asdict

import pytest

from corpus.added import AddedFolder
from corpus.errors import CorpusError
from index.build import build_index
from index.changes import Kind
from index.errors import IndexDamaged, IndexFailure
from index.milvus.store import MilvusStore
from index.progress import Progress
from index.stores import FolderStore
from index.update import Means, build_from, read_sources
from qa.errors import UpkeepError
from qa.upkeep.upkeep import Upkeep

STORY = "The harbour council voted on Monday to ban loud horns from the old port. " * 3


class Builds:
    """Builds in this process, waits where it is told to, and remembers what it was asked."""

    def __init__(self, encoder):
        self.asked = []
        self.failure = None
        self.may_go_on = threading.Event()
        self.may_go_on.set()
        self._encoder = encoder

    def __call__(self, paths, store, may_be_empty, tell):
        self.asked.append((paths, may_be_empty))
        tell(Progress("reading", 1, 2))
        assert self.may_go_on.wait(20)
        if self.failure:
            raise self.failure
        means = Means(self._encoder, facts=None, may_be_empty=may_be_empty)
        return asdict(build_from(read_sources(store, paths), store, paths, means))


@pytest.fixture
def builds(encoder):
    return Builds(encoder)


@pytest.fixture
def news(tmp_path):
    folder = tmp_path / "news"
    folder.mkdir()
    for name in ("fair", "rain"):
        (folder / f"{name}.txt").write_text(f"The {name}\n\nThe {name} came on Monday.", "utf-8")
    return folder


@pytest.fixture
def store(tmp_path, news, builds):
    store = FolderStore(tmp_path / "index")
    builds([news], store, False, lambda _: None)
    builds.asked.clear()
    return store


@pytest.fixture
def added(tmp_path):
    return AddedFolder(tmp_path / "added")


@pytest.fixture
def upkeep(store, added, builds):
    return Upkeep(store, added, builds)


@pytest.fixture
def give(tmp_path):
    """Return a maker of uploads."""
    uploads = iter(range(100))

    def make(name, text="It snowed in Sundby on Friday."):
        file = tmp_path / f"upload-{next(uploads)}" / name
        file.parent.mkdir()
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return file

    return make


TORN = b"%PDF-1.7 nothing"


def made(upkeep, plan):
    """Make a change and return what became of it."""
    run = upkeep.begin(plan)
    assert run.done.wait(20)
    return run


def held(store):
    return sorted(article.path for article in store.contents()[1].articles.values())


def changes(plan):
    return [(change.kind, change.path) for change in plan.changes.changes]


def left_in(added):
    """Return all that stands in the folder, hidden or not."""
    return sorted(path.name for path in added.root.rglob("*")) if added.root.exists() else []


def test_an_added_article_is_planned_then_indexed(upkeep, added, store, give, news):
    plan = upkeep.plan_addition([give("snow.txt")])
    assert changes(plan) == [(Kind.NEW, str(added.root / "snow.txt"))]
    assert plan.changes.unchanged == 2
    assert (added.names(), store.serving()) == ([], 1)
    run = made(upkeep, plan)
    assert (run.problem, run.report["added"], run.report["unchanged"]) == ("", 1, 2)
    assert run.progress == Progress("reading", 1, 2)
    assert held(store) == sorted([*map(str, news.iterdir()), str(added.root / "snow.txt")])
    assert left_in(added) == ["snow.txt"]


def test_an_article_given_again_under_its_name_takes_its_place(upkeep, added, give):
    made(upkeep, upkeep.plan_addition([give("snow.txt")]))
    plan = upkeep.plan_addition([give("snow.txt", "It thawed in Sundby on Saturday.")])
    assert changes(plan) == [(Kind.CHANGED, str(added.root / "snow.txt"))]
    run = made(upkeep, plan)
    assert (run.report["updated"], run.report["unchanged"]) == (1, 2)
    assert added.names() == ["snow.txt"]


def test_an_added_copy_is_told_as_one(upkeep, give, news):
    (news / "horns.txt").write_text(f"Horns\n{STORY}", "utf-8")
    made(upkeep, upkeep.plan_update())
    (change,) = upkeep.plan_addition([give("wire.txt", STORY)]).changes.changes
    assert (change.kind, change.of) == (Kind.COPY, "Horns")


def test_a_file_that_cannot_be_read_is_told_and_not_put_in(upkeep, added, give):
    plan = upkeep.plan_addition([give("snow.txt"), give("torn.pdf", TORN), give("talk.docx")])
    assert changes(plan) == [(Kind.NEW, str(added.root / "snow.txt"))]
    told = {failure.place: failure.reason for failure in plan.changes.failures}
    assert sorted(told) == ["talk.docx", "torn.pdf"]
    assert "damaged PDF" in told["torn.pdf"]
    assert made(upkeep, plan).report["added"] == 1
    assert left_in(added) == ["snow.txt"]


def test_a_file_of_lines_is_put_in_for_those_that_can_be_read(upkeep, added, give):
    lines = '{"text": "It snowed in Sundby."}\n{"text": \n'
    plan = upkeep.plan_addition([give("wire.jsonl", lines)])
    assert [failure.place for failure in plan.changes.failures] == ["wire.jsonl#2"]
    assert made(upkeep, plan).report["added"] == 1


def test_a_file_that_cannot_be_read_replaces_none_that_can(upkeep, added, give):
    made(upkeep, upkeep.plan_addition([give("snow.txt")]))
    plan = upkeep.plan_addition([give("snow.txt", b"\x00\x01\x02\xff" * 50)])
    assert not plan.does_something
    assert plan.changes.unchanged == 3
    assert [failure.place for failure in plan.changes.failures] == ["snow.txt"]
    plan = upkeep.plan_addition([give("snow.txt", ""), give("hail.txt", "Hail fell in Norland.")])
    assert changes(plan) == [(Kind.NEW, str(added.root / "hail.txt"))]
    assert made(upkeep, plan).report["unchanged"] == 3
    assert (added.root / "snow.txt").read_text("utf-8").startswith("It snowed")


def test_a_broken_file_elsewhere_keeps_no_file_of_its_name_out(upkeep, added, give, news):
    (news / "snow.txt").write_text("", "utf-8")
    plan = upkeep.plan_addition([give("snow.txt")])
    assert [failure.path for failure in plan.changes.failures] == [str(news / "snow.txt")]
    assert made(upkeep, plan).report["added"] == 1
    assert added.names() == ["snow.txt"]


def test_an_article_is_taken_out_and_kept_aside(upkeep, added, store, give):
    made(upkeep, upkeep.plan_addition([give("snow.txt"), give("hail.txt", "Hail fell.")]))
    plan = upkeep.plan_removal(["snow.txt"])
    assert changes(plan) == [(Kind.GONE, str(added.root / "snow.txt"))]
    assert added.names() == ["hail.txt", "snow.txt"]
    run = made(upkeep, plan)
    assert (run.report["removed"], run.report["unchanged"]) == (1, 3)
    assert str(added.root / "snow.txt") not in held(store)
    assert added.names() == ["hail.txt"]
    (aside,) = added.root.glob(".taken-out/*")
    assert aside.read_text("utf-8").startswith("It snowed")


def test_names_that_are_not_there_are_no_part_of_a_removal(upkeep, added, give, news):
    made(upkeep, upkeep.plan_addition([give("snow.txt")]))
    plan = upkeep.plan_removal(["gone.txt", "../news/fair.txt", "snow.txt", ""])
    assert plan.taken_out == ("snow.txt",)
    assert not upkeep.plan_removal(["../news/fair.txt"]).does_something
    made(upkeep, plan)
    assert (news / "fair.txt").exists()


def test_the_last_article_may_be_taken_out(upkeep, store, give, news, builds):
    made(upkeep, upkeep.plan_addition([give("snow.txt")]))
    for file in news.iterdir():
        file.unlink()
    plan = upkeep.plan_removal(["snow.txt"])
    assert plan.leaves_nothing
    assert made(upkeep, plan).report["removed"] == 3
    assert [may_be_empty for _, may_be_empty in builds.asked] == [False, True]
    assert held(store) == []


def test_what_changed_in_the_folders_is_planned_too(upkeep, store, news):
    assert not upkeep.plan_update().does_something
    (news / "snow.txt").write_text("It snowed in Sundby on Friday.", "utf-8")
    (news / "fair.txt").write_text("The fair\n\nIt was called off.", "utf-8")
    (news / "rain.txt").unlink()
    plan = upkeep.plan_update()
    assert sorted(changes(plan)) == [
        (Kind.CHANGED, str(news / "fair.txt")),
        (Kind.GONE, str(news / "rain.txt")),
        (Kind.NEW, str(news / "snow.txt")),
    ]
    report = made(upkeep, plan).report
    assert (report["added"], report["updated"], report["removed"]) == (1, 1, 1)


def test_the_folder_of_additions_is_a_source_once_it_is_there(upkeep, added, give, news, builds):
    made(upkeep, upkeep.plan_update())
    for name in ("snow.txt", "hail.txt"):
        made(upkeep, upkeep.plan_addition([give(name, f"There was {name} in Sundby.")]))
    assert [paths for paths, _ in builds.asked] == [[news], [news, added.root], [news, added.root]]


def test_the_first_article_of_all_makes_an_index(tmp_path, added, give, builds):
    store = FolderStore(tmp_path / "none yet")
    upkeep = Upkeep(store, added, builds)
    assert made(upkeep, upkeep.plan_addition([give("snow.txt")])).report["added"] == 1
    assert held(store) == [str(added.root / "snow.txt")]


def test_the_first_article_of_all_is_planned_for_an_empty_server_as_well(
    tmp_path, added, give, builds
):
    store = MilvusStore(str(tmp_path / "news.db"), "news")
    plan = Upkeep(store, added, builds).plan_addition([give("snow.txt")])
    store.close()
    assert changes(plan) == [(Kind.NEW, str(added.root / "snow.txt"))]


def test_an_index_that_does_not_tell_what_it_was_built_from_is_left_alone(
    tmp_path, added, give, encoder, make_article
):
    # Built from the additions alone it would lose every article that it holds.
    build_index([make_article("lake", "The lake rose.")], tmp_path / "index", encoder)
    upkeep = Upkeep(FolderStore(tmp_path / "index"), added)
    with pytest.raises(IndexFailure, match="python -m index build PATH"):
        upkeep.plan_addition([give("snow.txt")])
    assert left_in(added) == []


def test_one_change_is_made_at_a_time(upkeep, added, give, builds):
    first, second = (upkeep.plan_addition([give(name, name)]) for name in ("a.txt", "b.txt"))
    assert upkeep.running is None
    builds.may_go_on.clear()
    run = upkeep.begin(first)
    try:
        with pytest.raises(UpkeepError, match="another change is being made"):
            upkeep.begin(second)
        assert upkeep.running is run
        assert "b.txt" not in added.names()
    finally:
        builds.may_go_on.set()
    assert run.done.wait(20)
    assert upkeep.running is None
    assert made(upkeep, second).report["added"] == 1


@pytest.mark.parametrize(
    "failure",
    [
        UpkeepError("no space is left"),
        CorpusError("news: No such file"),
        IndexDamaged("CURRENT is damaged"),
        OSError(28, "No space left on device"),
    ],
)
def test_a_build_that_fails_says_why_and_lets_others_begin(upkeep, store, give, builds, failure):
    builds.failure = failure
    run = made(upkeep, upkeep.plan_addition([give("snow.txt")]))
    assert (run.report, run.problem) == (None, str(failure))
    assert (upkeep.running, store.serving()) == (None, 1)
    builds.failure = None
    # What was put in then is still there, and comes with the next change.
    assert made(upkeep, upkeep.plan_update()).report["added"] == 1


def test_a_plan_that_is_forgotten_leaves_nothing_behind(upkeep, added, give, builds):
    plan = upkeep.plan_addition([give("snow.txt"), give("torn.pdf", TORN)])
    assert left_in(added) != []
    upkeep.forget(plan)
    upkeep.forget(upkeep.plan_update())
    assert left_in(added) == []
    assert builds.asked == []


def test_a_plan_that_was_forgotten_cannot_be_made(upkeep, added, give, builds):
    made(upkeep, upkeep.plan_addition([give("snow.txt")]))
    plan = upkeep.plan_addition([give("snow.txt", "It thawed in Sundby.")])
    upkeep.forget(plan)
    run = made(upkeep, plan)
    assert "choose them again" in run.problem
    assert len(builds.asked) == 1
    assert (added.root / "snow.txt").read_text("utf-8").startswith("It snowed")


def test_files_for_which_no_plan_can_be_made_leave_nothing_behind(upkeep, added, give, news):
    news.rename(news.with_name("moved"))
    with pytest.raises(CorpusError, match="news: No such file"):
        upkeep.plan_addition([give("snow.txt")])
    assert left_in(added) == []

"""Articles are added and taken out on the page, by those who may."""

from __future__ import annotations

import httpx
import pytest

from corpus.added import AddedFolder
from index.stores import FolderStore
from index.update import Means, build_from, read_sources
from qa.doors.changers import Changers
from qa.errors import UpkeepError
from qa.page.upkeep import Keeping
from qa.upkeep.upkeep import Upkeep
from tests.browser import HOSTILE, in_browser

pytestmark = in_browser

NEWS = "Swan news\n\nThe swans came back to the lake in June. Rangers counted 12 swans."


@pytest.fixture
def added(tmp_path):
    return AddedFolder(tmp_path / "added")


@pytest.fixture
def built(encoder):
    """Return what builds with the small encoder, in this process."""

    def build(paths, store, may_be_empty, tell):
        means = Means(encoder, None, may_be_empty=may_be_empty)
        report = build_from(read_sources(store, paths), store, paths, means)
        return {
            name: getattr(report, name) for name in ("added", "updated", "removed", "generation")
        }

    return build


@pytest.fixture
def keeping(added, built):
    return lambda desk: Keeping(Upkeep(desk.store, added, built), Changers())


@pytest.fixture
def stocked(tmp_path, encoder):
    """Return the folder of an index that was built from a folder of articles."""
    articles = tmp_path / "articles"
    articles.mkdir()
    (articles / "lake.txt").write_text(
        "Lake news\n\nThe lake rose. It was cold. Rangers counted 40 herons in May.", "utf-8"
    )
    store = FolderStore(tmp_path / "index")
    build_from(read_sources(store, [articles]), store, [articles], Means(encoder, None))
    return tmp_path / "index"


def write(folder, **texts):
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, "utf-8")
    return [folder / f"{name}.txt" for name in texts]


def test_files_are_planned_shown_then_added_and_answer_without_a_restart(
    visit, stocked, keeping, added, tmp_path
):
    page = visit(stocked, keeping=keeping)
    page.look_at("Articles")
    files = write(tmp_path / "mine", swans=NEWS, empty="")
    told = page.upload(*files)
    assert "Articles: 1 new, 1 unchanged." in told
    assert "New: Swan news" in told
    assert "empty.txt is empty" in told
    assert added.names() == []
    page.press("Make this change")
    page.wait(lambda: "Done: 1 added. Generation 2 answers now." in page.text("#upkeep"))
    assert added.names() == ["swans.txt"]
    page.wait(lambda: len(page.all(".article-row")) == 2)
    assert "2 articles" in page.text("#stock")


def test_a_plan_that_is_left_changes_nothing(visit, stocked, keeping, added, tmp_path):
    page = visit(stocked, keeping=keeping)
    page.look_at("Articles")
    page.upload(*write(tmp_path / "mine", swans=NEWS))
    page.press("Leave it")
    page.wait(lambda: not page.all("#do"))
    assert added.names() == []
    assert list(added.root.iterdir()) == []


def test_what_was_added_is_taken_out_again_and_put_aside(visit, stocked, keeping, added, tmp_path):
    page = visit(stocked, keeping=keeping)
    page.look_at("Articles")
    page.upload(*write(tmp_path / "mine", swans=NEWS))
    page.press("Make this change")
    page.wait(lambda: "Generation 2" in page.text("#upkeep"))
    page.wait(lambda: page.is_unfolded("#added"))
    page.wait(lambda: page.all("#added input[type=checkbox]"))
    page.wait(lambda: page.clicked(page.one("#added input[type=checkbox]")))
    page.press("Take out")
    page.wait(lambda: "Articles: 1 gone, 1 unchanged." in page.text("#upkeep"))
    page.press("Make this change")
    page.wait(lambda: "Done: 1 removed. Generation 3" in page.text("#upkeep"))
    assert added.names() == []
    (aside,) = (added.root / ".taken-out").iterdir()
    assert aside.read_text("utf-8") == NEWS


def test_the_folders_are_read_again(visit, stocked, keeping):
    page = visit(stocked, keeping=keeping)
    page.look_at("Articles")
    page.press("Read the folders again")
    page.wait(lambda: "Nothing would change." in page.text("#upkeep"))
    write(stocked.parent / "articles", swans=NEWS)
    page.press("Read the folders again")
    page.wait(lambda: "Articles: 1 new, 1 unchanged." in page.text("#upkeep"))


def test_a_build_that_fails_is_told_and_the_old_index_answers(visit, stocked, added, tmp_path):
    def fails(*_):
        raise UpkeepError("no space is left")

    page = visit(
        stocked, keeping=lambda desk: Keeping(Upkeep(desk.store, added, fails), Changers())
    )
    page.look_at("Articles")
    page.upload(*write(tmp_path / "mine", swans=NEWS))
    page.press("Make this change")
    page.wait(lambda: "could not be done: no space is left" in page.text("#upkeep"))
    page.look_at("Ask")
    page.ask("How many herons?")
    assert page.literal(".answer") == "40 herons [1]."


def test_hostile_names_and_titles_are_shown_to_the_letter(visit, stocked, keeping, tmp_path):
    page = visit(stocked, keeping=keeping)
    page.look_at("Articles")
    mine = tmp_path / "mine"
    mine.mkdir()
    name = "<img src=x onerror=window.hacked=1>.txt"
    (mine / name).write_text(f"{HOSTILE}\n\n{HOSTILE} and 12 swans.", "utf-8")
    page.upload(mine / name)
    page.wait(lambda: "1 new" in page.text("#upkeep"))
    page.press("Make this change")
    page.wait(lambda: "Generation 2" in page.text("#upkeep"))
    page.wait(lambda: page.is_unfolded("#added"))
    page.wait(lambda: page.all("#added input[type=checkbox]"))
    assert page.run("return window.hacked") is None
    assert not page.all("#upkeep img, #shelf img, #upkeep script")


def test_who_may_change_nothing_sees_nothing_and_forged_requests_change_nothing(
    visit, stocked, added, built, tmp_path
):
    strict = Changers(frozenset({"ann"}))
    page = visit(stocked, keeping=lambda desk: Keeping(Upkeep(desk.store, added, built), strict))
    page.look_at("Articles")
    page.wait(lambda: page.all(".article-row"))
    assert not page.all("#upkeep")
    config = httpx.get(f"{page.address}config").json()
    for event in range(len(config["dependencies"])):
        names = len(config["dependencies"][event]["inputs"])
        for data in ([["/etc/passwd"]] + [None] * (names - 1), [None] * names):
            forged = {"data": data, "fn_index": event, "session_hash": "forged"}
            httpx.post(f"{page.address}gradio_api/queue/join", json=forged)
    page.look_at("Ask")
    page.ask("How many herons?")
    assert not added.root.exists()
    assert FolderStore(stocked).serving() == 1


def test_a_page_that_takes_no_articles_takes_no_uploads(visit, stocked):
    page = visit(stocked)
    sent = httpx.post(f"{page.address}gradio_api/upload", files={"files": ("a.txt", b"herons")})
    assert sent.status_code == 403

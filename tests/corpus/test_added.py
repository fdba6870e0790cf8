"""Files put into a folder by hand and taken out again: nothing climbs out, nothing is lost."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from corpus.added import LONGEST_NAME, MOST_FILES, AddedFolder, Staged
from corpus.errors import CorpusError
from corpus.files import SourceFile, find_files
from corpus.formats import SUFFIXES
from corpus.report import Failure

Give = Callable[..., Path]


@pytest.fixture
def added(tmp_path: Path) -> AddedFolder:
    return AddedFolder(tmp_path / "added")


@pytest.fixture
def give(tmp_path: Path) -> Give:
    """Return a maker of uploads: ``give("a.txt", "words")``; each lies in a folder of its own."""
    made: list[Path] = []

    def make(name: str, text: str = "words") -> Path:
        file = tmp_path / f"upload-{len(made)}" / name
        file.parent.mkdir()
        file.write_text(text, encoding="utf-8")
        made.append(file)
        return file

    return make


def put_in(added: AddedFolder, *files: Path) -> tuple[str, ...]:
    staged = added.stage(files)
    added.put_in(staged)
    return staged.names


def texts(files: list[SourceFile]) -> dict[str, str]:
    return {file.path: file.read().decode() for file in files}


def aside(added: AddedFolder) -> list[str]:
    """Return what was put aside, in order."""
    return sorted(file.read_text("utf-8") for file in added.root.glob(".taken-out/*"))


def test_staged_files_are_no_articles_of_the_folder_before_they_are_put_in(
    added: AddedFolder, give: Give
) -> None:
    upload = give("fair.txt", "The fair opened.")
    staged = added.stage([upload])

    assert not upload.exists()
    assert find_files([added.root]) == ([], [])
    assert added.names() == []

    added.put_in(staged)

    (found,), _ = find_files([added.root])
    assert (found.place, found.read()) == ("fair.txt", b"The fair opened.")
    assert added.names() == ["fair.txt"]
    assert not staged.folder.exists()


def test_a_file_that_is_replaced_is_put_aside(added: AddedFolder, give: Give) -> None:
    put_in(added, give("fair.txt", "one"))
    for text in ("two", "three"):  # within one second, so that they are put aside under one date
        put_in(added, give("fair.txt", text))

    assert texts(find_files([added.root])[0]) == {str(added.root / "fair.txt"): "three"}
    assert aside(added) == ["one", "two"]


def test_a_file_that_is_taken_out_is_put_aside_and_hidden(added: AddedFolder, give: Give) -> None:
    put_in(added, give("fair.txt", "fair"), give("rain.txt", "rain"))

    kept = added.take_out("fair.txt")

    assert kept.read_text("utf-8") == "fair"
    assert kept.name.endswith(" fair.txt")
    assert added.names() == ["rain.txt"]
    assert [file.place for file in find_files([added.root])[0]] == ["rain.txt"]


@pytest.mark.parametrize("name", ["../secret.txt", "gone.txt", "sub/a.txt", "", ".", ".."])
def test_only_what_stands_right_in_the_folder_is_taken_out(
    added: AddedFolder, give: Give, tmp_path: Path, name: str
) -> None:
    put_in(added, give("fair.txt"))
    (added.root / "sub").mkdir()
    inner, secret = added.root / "sub" / "a.txt", tmp_path / "secret.txt"
    for file in (inner, secret):
        file.write_text("stays", encoding="utf-8")

    assert not added.holds(name)
    with pytest.raises(CorpusError, match="holds no file"):
        added.take_out(name)

    assert inner.exists()
    assert secret.exists()
    assert aside(added) == []


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        (".hidden.txt", "hidden.txt"),
        (".txt", "article.txt"),
        ("..\\..\\climbs.txt", "_.._climbs.txt"),
        ("two\nlines\t.txt", "twolines.txt"),
        ("turned\u202etxt.md", "turnedtxt.md"),
        ("\u2066\u200b.txt", "article.txt"),
        ("a:b?c*.txt", "a_b_c_.txt"),
        ("CON.txt", "CON_.txt"),
        ("<img src=x>.html", "_img src=x_.html"),
        ("fair.TXT", "fair.TXT"),
        (f"{'x' * 200}.markdown", f"{'x' * (LONGEST_NAME - 9)}.markdown"),
        (f"{'я' * 120}.txt", f"{'я' * 73}.txt"),
    ],
)
def test_a_name_hides_nothing_and_leads_nowhere(
    added: AddedFolder, give: Give, name: str, kept: str
) -> None:
    assert put_in(added, give(name)) == (kept,)
    assert added.names() == [kept]


names = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="/\0"))


@given(names, st.sampled_from(sorted(SUFFIXES)), st.booleans(), st.binary(max_size=50))
def test_whatever_its_name_a_file_lands_right_in_the_folder_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, name: str, suffix: str, loud: bool, content: bytes
) -> None:
    name += suffix.upper() if loud else suffix
    assume(len(os.fsencode(name)) <= 255)
    folder = tmp_path_factory.mktemp("names")
    upload = folder / name
    upload.write_bytes(content)
    added = AddedFolder(folder / "added")

    (kept,) = put_in(added, upload)
    (found,), failures = find_files([added.root])

    assert failures == []
    assert (found.location.parent, found.place) == (added.root, kept)
    assert found.read() == content
    assert found.suffix == suffix
    assert kept.isprintable()
    assert len(kept.encode()) <= LONGEST_NAME
    assert added.names() == [kept]
    assert added.take_out(kept).read_bytes() == content


@given(names.filter(lambda name: name not in ("", ".", "..")))
def test_no_name_at_all_leaves_a_file_outside_the_folder(
    tmp_path_factory: pytest.TempPathFactory, name: str
) -> None:
    assume(len(os.fsencode(name)) <= 255)
    folder = tmp_path_factory.mktemp("names")
    upload = folder / "upload" / name
    upload.parent.mkdir()
    upload.write_bytes(b"words")
    added = AddedFolder(folder / "added")

    staged = added.stage([upload])
    added.put_in(staged)

    assert len(staged.names) + len(staged.failures) == 1
    assert upload.exists() == bool(staged.failures)
    assert {path.name for path in folder.iterdir()} == {"upload", "added"}
    assert [path.name for path in added.root.iterdir()] == list(staged.names)


def test_names_that_differ_only_in_case_are_told_apart_on_any_system(
    added: AddedFolder, give: Give
) -> None:
    kept = put_in(added, give("Fair.txt", "one"), give("fair.TXT", "two"), give("FAIR.txt", "3"))

    assert kept == ("Fair.txt", "fair (2).TXT", "FAIR (2).txt") or len(set(kept)) == 3
    assert len({name.casefold() for name in kept}) == 3
    assert sorted(texts(find_files([added.root])[0]).values()) == ["3", "one", "two"]


def test_files_of_one_name_from_two_folders_are_both_kept(added: AddedFolder, give: Give) -> None:
    assert put_in(added, give("a.txt", "one"), give("a.txt", "two")) == ("a.txt", "a (2).txt")
    assert (added.root / "a.txt").read_text("utf-8") == "one"
    assert (added.root / "a (2).txt").read_text("utf-8") == "two"


@pytest.mark.parametrize("name", ["talk.docx", "Makefile", "a.txt.exe", "..."])
def test_a_file_of_another_kind_is_told_and_left_where_it_is(
    added: AddedFolder, give: Give, name: str
) -> None:
    upload, good = give(name), give("fair.txt")
    staged = added.stage([upload, good])

    assert staged.names == ("fair.txt",)
    (failure,) = staged.failures
    assert "isn't one of .htm, .html, .jsonl, .markdown, .md, .pdf, .txt" in failure.reason
    assert upload.exists()
    assert added.files_with(staged, []).failures == [failure]


def test_too_many_files_are_refused_and_stay_where_they_are(
    added: AddedFolder, tmp_path: Path
) -> None:
    uploads = [tmp_path / f"{number}.txt" for number in range(MOST_FILES + 1)]
    for upload in uploads:
        upload.touch()

    with pytest.raises(CorpusError, match="501 files are too many at once: give up to 500"):
        added.stage(uploads)

    assert all(upload.exists() for upload in uploads)
    assert not added.root.exists()
    assert len(added.stage(uploads[1:]).names) == MOST_FILES


def test_files_that_cannot_all_be_taken_over_leave_nothing_behind(
    added: AddedFolder, give: Give, tmp_path: Path
) -> None:
    with pytest.raises(OSError, match=r"none\.txt"):
        added.stage([give("fair.txt"), tmp_path / "none.txt"])

    assert list(added.root.iterdir()) == []


def test_files_that_no_longer_wait_replace_nothing(added: AddedFolder, give: Give) -> None:
    put_in(added, give("fair.txt", "old"))
    staged = added.stage([give("fair.txt", "new")])
    added.discard(staged)

    with pytest.raises(CorpusError, match="choose them again"):
        added.put_in(staged)

    assert (added.root / "fair.txt").read_text("utf-8") == "old"
    assert aside(added) == []


def test_the_files_of_an_index_are_told_as_they_will_be_once_others_are_put_in(
    added: AddedFolder, give: Give, tmp_path: Path
) -> None:
    news = tmp_path / "news"
    news.mkdir()
    (news / "fair.txt").write_text("elsewhere", encoding="utf-8")
    put_in(added, give("fair.txt", "old"), give("rain.txt", "rain"))
    staged = added.stage([give("fair.txt", "new"), give("snow.md", "snow")])

    found = added.files_with(staged, [news, added.root])

    told = texts(found.files)
    added.put_in(staged)
    after, _ = find_files([news, added.root])
    assert told == texts(after)
    assert told == {
        str(news / "fair.txt"): "elsewhere",
        str(added.root / "fair.txt"): "new",
        str(added.root / "rain.txt"): "rain",
        str(added.root / "snow.md"): "snow",
    }
    assert sorted(file.place for file in found.files) == sorted(file.place for file in after)


def test_the_files_of_an_index_are_told_as_they_will_be_once_some_are_taken_out(
    added: AddedFolder, give: Give, tmp_path: Path
) -> None:
    elsewhere = give("fair.txt", "elsewhere").parent
    (elsewhere / "lost.txt").symlink_to(tmp_path / "nothing")
    put_in(added, give("fair.txt", "here"), give("rain.txt", "rain"))

    found = added.files_without(["fair.txt"], [elsewhere, added.root])

    assert sorted(texts(found.files).values()) == ["elsewhere", "rain"]
    assert [failure.place for failure in found.failures] == ["lost.txt"]
    assert added.names() == ["fair.txt", "rain.txt"]


def test_what_turned_out_unreadable_is_told_and_not_put_in(added: AddedFolder, give: Give) -> None:
    staged = added.stage([give("fair.txt"), give("torn.pdf")])
    torn = Failure(str(added.root / "torn.pdf"), "torn.pdf", "is a damaged PDF")
    other = Failure("news/fair.txt", "fair.txt", "is empty")

    assert added.broken(staged, [other, torn]) == [torn]
    left = staged.without([torn])

    assert left == Staged(staged.folder, ("fair.txt",), (torn,))
    added.put_in(left)
    assert added.names() == ["fair.txt"]
    assert not staged.folder.exists()


def test_what_was_staged_is_forgotten_and_what_was_put_in_stays(
    added: AddedFolder, give: Give
) -> None:
    added.discard_all()  # there is no folder yet
    put_in(added, give("fair.txt"))
    first, second = added.stage([give("a.txt")]), added.stage([give("b.txt")])

    added.discard(first)
    assert (first.folder.exists(), second.folder.exists()) == (False, True)
    added.discard_all()

    assert [path.name for path in added.root.iterdir()] == ["fair.txt"]


def test_the_names_of_the_folder_are_in_order_and_without_hidden_ones(
    added: AddedFolder, give: Give
) -> None:
    assert added.names() == []
    put_in(added, give("b.txt"), give("a.txt"))
    (added.root / ".DS_Store").touch()
    (added.root / "sub").mkdir()

    assert added.names() == ["a.txt", "b.txt"]

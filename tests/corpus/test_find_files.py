from __future__ import annotations

import os
from pathlib import Path

import pytest

from corpus.draft import Unreadable
from corpus.errors import CorpusError
from corpus.files import LARGEST_FILE, SourceFile, find_files

WORDS = "The council banned loud horns."


def write(path: Path, text: str = WORDS) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def places(*paths: Path) -> list[str]:
    return [file.place for file in find_files(paths)[0]]


def test_a_folder_is_walked_in_order_and_only_articles_count(tmp_path: Path) -> None:
    for name in [
        "b.txt",
        "a.md",
        "2016/z.HTML",
        "2016/c.pdf",
        "wire.jsonl",
        "x.markdown",
        "y.htm",
        "photo.png",
        "Makefile",
        ".hidden.txt",
        ".git/d.txt",
        "2016/.cache/e.txt",
    ]:
        write(tmp_path / name)
    (tmp_path / "folder.txt").mkdir()

    assert places(tmp_path) == [
        "2016/c.pdf",
        "2016/z.HTML",
        "a.md",
        "b.txt",
        "wire.jsonl",
        "x.markdown",
        "y.htm",
    ]


def test_paths_are_shown_as_the_user_named_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "articles" / "2016" / "a.txt")
    monkeypatch.chdir(tmp_path)

    (file,), _ = find_files([Path("articles")])
    (named,), _ = find_files([Path("articles/2016/a.txt")])

    assert (file.path, file.place) == ("articles/2016/a.txt", "2016/a.txt")
    assert (named.path, named.place) == ("articles/2016/a.txt", "a.txt")


def test_a_hidden_folder_that_is_named_is_walked(tmp_path: Path) -> None:
    write(tmp_path / ".articles" / "a.txt")

    assert places(tmp_path / ".articles") == ["a.txt"]


def test_a_file_reached_twice_is_taken_once(tmp_path: Path) -> None:
    file = write(tmp_path / "a.txt")
    (tmp_path / "0-link.txt").symlink_to(file)

    assert places(tmp_path, tmp_path, file, tmp_path / "0-link.txt") == ["a.txt"]


def test_links_in_a_circle_end(tmp_path: Path) -> None:
    write(tmp_path / "sub" / "a.txt")
    (tmp_path / "sub" / "up").symlink_to(tmp_path)
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")

    files, failures = find_files([tmp_path])

    assert [file.place for file in files] == ["sub/a.txt"]
    assert [failure.place for failure in failures] == ["self.txt"]


def test_links_that_lead_out_of_the_folder_are_told_and_not_followed(tmp_path: Path) -> None:
    secret = write(tmp_path / "secret" / "s.txt")
    inside = tmp_path / "articles"
    write(inside / "a.txt")
    (inside / "s.txt").symlink_to(secret)
    (inside / "more").symlink_to(secret.parent)
    (inside / "photo.png").symlink_to(secret)

    files, failures = find_files([inside])

    assert [file.place for file in files] == ["a.txt"]
    assert sorted(failure.place for failure in failures) == ["more", "s.txt"]
    assert all("leads out of the folder" in failure.reason for failure in failures)


def test_a_link_that_leads_nowhere_is_told(tmp_path: Path) -> None:
    (tmp_path / "gone.txt").symlink_to(tmp_path / "no-such-file")

    _, (failure,) = find_files([tmp_path])

    assert failure.path == f"{tmp_path}/gone.txt"
    assert "leads nowhere" in failure.reason


def test_a_link_named_by_the_user_is_followed(tmp_path: Path) -> None:
    write(tmp_path / "real" / "a.txt")
    (tmp_path / "link").symlink_to(tmp_path / "real")

    assert places(tmp_path / "link") == ["a.txt"]


@pytest.mark.parametrize("name", ["missing.txt", "missing/deep/a.txt", "nul\0byte.txt", "a.txt/b"])
def test_a_path_that_does_not_exist_is_named(tmp_path: Path, name: str) -> None:
    write(tmp_path / "a.txt")

    with pytest.raises(CorpusError, match="check the path") as caught:
        find_files([tmp_path / "a.txt", tmp_path / name])
    assert (
        "missing" in str(caught.value)
        or "nul" in str(caught.value)
        or "a.txt/b" in str(caught.value)
    )
    assert "\0" not in str(caught.value)


def test_odd_file_names_are_shown_on_one_printable_line(tmp_path: Path) -> None:
    write(tmp_path / "two\nlines\x1b[2J<b>.txt")
    (tmp_path / os.fsdecode(b"latin-\xe9.txt")).write_text(WORDS)

    files, _ = find_files([tmp_path])

    assert [file.place for file in files] == [
        "latin-\\xe9.txt",
        "two\\nlines\\x1b[2J<b>.txt",
    ]
    assert all(file.read() == WORDS.encode() for file in files)


def test_deep_folders_are_walked(tmp_path: Path) -> None:
    write(tmp_path.joinpath(*["d"] * 300, "a.txt"))

    assert places(tmp_path) == [f"{'d/' * 300}a.txt"]


def test_a_file_that_is_too_large_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(LARGEST_FILE + 1)

    with pytest.raises(Unreadable, match=f"{LARGEST_FILE + 1:,} bytes"):
        SourceFile(path, "huge.txt", "huge.txt").read()


def test_a_file_that_is_written_to_while_it_is_read_waits_for_the_next_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(tmp_path / "growing.txt")
    looked = []

    def fstat(descriptor: int) -> os.stat_result:
        if looked:
            path.write_text("half of the new art", "utf-8")
        looked.append(descriptor)
        return os.stat(descriptor)

    monkeypatch.setattr("corpus.files.os.fstat", fstat)
    file = SourceFile(path, "growing.txt", "growing.txt")
    with pytest.raises(Unreadable, match="changed while it was read"):
        file.read()
    monkeypatch.undo()
    assert file.read() == b"half of the new art"


def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (pipe,), _ = find_files([tmp_path])

    with pytest.raises(Unreadable, match="regular file"):
        pipe.read()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_closed_files_and_folders_are_told(tmp_path: Path) -> None:
    write(tmp_path / "closed.txt").chmod(0)
    write(tmp_path / "room" / "a.txt").parent.chmod(0)
    try:
        (file,), (failure,) = find_files([tmp_path])
        with pytest.raises(Unreadable, match="right to read"):
            file.read()
    finally:
        (tmp_path / "room").chmod(0o700)
    assert (failure.place, "right to read" in failure.reason) == ("room", True)

"""A build in a process of its own, by the command that people use."""

from __future__ import annotations

import pytest

from index.layout import Layout
from index.stores import FolderStore
from qa.errors import UpkeepError
from qa.upkeep.building import build


@pytest.fixture
def store(tmp_path):
    return FolderStore(tmp_path / "index")


@pytest.fixture
def news(tmp_path):
    folder = tmp_path / "news"
    folder.mkdir()
    for name in ("fair", "rain"):
        (folder / f"{name}.txt").write_text(f"The {name}\n\nThe {name} came on Monday.", "utf-8")
    return folder


def test_an_index_is_built_and_its_progress_told(store, news, tmp_path, caplog):
    (news / "torn.pdf").write_bytes(b"%PDF-1.7 nothing")
    told = []
    record = build([news], store, False, told.append)
    assert (record["added"], record["generation"], record["published"]) == (2, 1, True)
    assert [failure["path"] for failure in record["failed"]] == [str(news / "torn.pdf")]
    assert list(map(str, told)) == [
        "reading 0/3",
        "reading 1/3",
        "reading 2/3",
        "indexing 0/2",
        "indexing 1/2",
    ]
    assert store.manifest().articles == 2
    assert store.sources() == [str(news)]
    assert "torn.pdf" in caplog.text


def test_a_build_that_fails_says_why_in_the_line_of_the_command(store, tmp_path):
    empty = tmp_path / "empty"
    empty.mkdir()
    with pytest.raises(UpkeepError) as refused:
        build([empty], store, False, lambda _: None)
    assert str(refused.value) == (
        f"no article in {empty}: the index is left as it was; give --allow-empty if it is to be "
        "empty"
    )
    assert not store.exists()
    record = build([empty], store, True, lambda _: None)
    assert (record["published"], store.manifest().articles) == (True, 0)


def test_a_build_beside_another_one_says_so(store, news, tmp_path):
    with Layout(store.folder).locked(), pytest.raises(UpkeepError, match="by another build"):
        build([news], store, False, lambda _: None)

"""Files that are made to do harm are read as text, or told in a line; the rest is read."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from corpus.reader import read_corpus

GOOD = "The fair opened on Monday. It drew many people."
SENTENCE = "The office closed 12 sites in May 2016."


def laughs() -> str:
    entities = "".join(
        f'<!ENTITY l{level} "{f"&l{level - 1};" * 10 if level else "ha"}">' for level in range(12)
    )
    return f"<!DOCTYPE html [{entities}]><html><body><p>{SENTENCE} &l11;</p></body></html>"


FILES = {
    "billion-laughs.html": laughs(),
    "outside.html": '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    f"<html><body><p>{SENTENCE} &x;</p></body></html>",
    "deep.html": f"{'<div>' * 100_000}{SENTENCE}{'</div>' * 100_000}",
    "deep.md": f"{'> ' * 20_000}{SENTENCE}",
    "aliases.md": "---\na: &a [x, x, x, x, x, x, x, x, x]\n"
    + "".join(f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]\n" for a, b in pairwise("abcdefg"))
    + f"title: *g\n---\n{SENTENCE}",
    "nested.jsonl": "[" * 100_000,
    "zeros.pdf": "%PDF-1.7\n" + "\0" * 1000,
}


@pytest.mark.parametrize("name", FILES)
def test_a_hostile_file_harms_nothing_and_keeps_no_other_from_being_read(
    tmp_path: Path, name: str
) -> None:
    (tmp_path / name).write_text(FILES[name], "utf-8")
    (tmp_path / "good.txt").write_text(GOOD, "utf-8")
    corpus = read_corpus([tmp_path])
    assert GOOD in [article.text for article in corpus.articles]
    told = [failure.path for failure in corpus.failures]
    read = [article for article in corpus.articles if article.place == name]
    assert read or any(name in path for path in told)
    assert all(len(article.text) <= len(FILES[name]) for article in read)
    assert not any("root:" in article.text for article in read)

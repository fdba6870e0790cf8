"""What takes one try: nothing changed, an article deleted, another encoder, an unreadable file."""

from __future__ import annotations

import tempfile
from pathlib import Path

from corpus.reader import read_corpus
from eval.torture.crash import BEFORE, small_index
from eval.torture.records import Finding, finding
from eval.torture.small import SmallEncoder, articles, build, version_of, word_of
from index.build import build_index
from index.errors import IndexMismatch
from index.generation import Generation
from index.tokens import tokens

FILES = 100


def nothing_changed() -> Finding:
    """Build twice."""
    with small_index() as directory:
        report = build(directory, BEFORE)
    idle = report.embedded == 0 and not report.published
    outcome = None if idle else f"{report.embedded} embedded, published: {report.published}"
    return finding("build again, nothing changed", "0 embeddings, nothing published", [outcome])


def deleted_article() -> Finding:
    """Delete an article, look for the word that only it holds, add it again."""
    with small_index() as directory:
        kept = [each for each in articles(BEFORE) if word_of(BEFORE) not in each.text]
        build_index(kept, directory, SmallEncoder())
        contents = Generation.open(directory, SmallEncoder()).contents
        told = any(word_of(BEFORE) in each.text for each in contents.articles.values())
        rows, _ = contents.lexical.search(tokens(word_of(BEFORE)), 1)
        outcomes = ["it still answers" if told or len(rows) else None]
        build(directory, BEFORE)
        outcomes.append(None if version_of(directory, (BEFORE,)) == BEFORE else "not added again")
    wanted = "0 hits; adding it again works"
    return finding("delete an article, then ask for its unique word", wanted, outcomes)


def another_encoder() -> Finding:
    """Open with another encoder whose vectors have the same length."""
    with small_index() as directory:
        try:
            Generation.open(directory, SmallEncoder("other"))
            outcome: str | None = "opened"
        except IndexMismatch as error:
            named = "'small'" in str(error) and "'other'" in str(error)
            outcome = None if named else f"not both are named: {error}"
    wanted = "refused, both named"
    return finding("another encoder of the same dimension", wanted, [outcome])


def unreadable_file() -> Finding:
    """Read 100 files of which one is no text, build, mend it and build again."""
    with tempfile.TemporaryDirectory(prefix="pullquote-torture-") as folder:
        news, directory = Path(folder, "news"), Path(folder, "index")
        news.mkdir()
        for number in range(FILES):
            (news / f"{number}.txt").write_text(f"Office {number} was opened on Monday.", "utf-8")
        broken = news / "7.txt"
        broken.write_bytes(b"\x00\x01\x02\xff" * 50)
        outcomes = [_built_from(news, directory, FILES - 1, [broken.name])]
        broken.write_text("Office 7 was opened after all.", "utf-8")
        outcomes.append(_built_from(news, directory, FILES, []))
    wanted = "99 indexed, 1 reported, tried again next time"
    return finding("one unreadable file among 100", wanted, outcomes)


def _built_from(news: Path, directory: Path, count: int, failed: list[str]) -> str | None:
    corpus = read_corpus([news])
    build_index(corpus.articles, directory, SmallEncoder())
    held = len(Generation.open(directory, SmallEncoder()).contents.articles)
    names = [Path(failure.path).name for failure in corpus.failures]
    right = held == count and names == failed
    return None if right else f"{held} indexed, reported: {', '.join(names) or 'none'}"

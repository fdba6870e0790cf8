"""Files and folders become a corpus of articles; what can't be read is told, the rest goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.article import Article
from corpus.draft import BadLine, Draft, Unreadable
from corpus.duplicates import fold_duplicates
from corpus.edit import edit
from corpus.files import SourceFile, find_files
from corpus.formats import read_drafts
from corpus.report import Failure, Notice

__all__ = ["Corpus", "Failure", "Notice", "read_corpus"]


@dataclass(frozen=True, slots=True)
class Corpus:
    """All that was read.

    Attributes:
        articles: By place; of a story that stands at several places only one, with its copies.
        failures: The files and lines that became no article, by path.
        notices: What was left out of articles that were read, by path.
    """

    articles: tuple[Article, ...]
    failures: tuple[Failure, ...] = ()
    notices: tuple[Notice, ...] = ()


def read_corpus(
    paths: Sequence[Path],
    progress: Callable[[Sequence[SourceFile]], Iterable[SourceFile]] = iter,
) -> Corpus:
    """Read every article among files and folders.

    Args:
        paths: Files, and folders with all that is in them.
        progress: Is handed the files and gives them back one by one, such as ``tqdm``.

    Returns:
        The articles, the same for the same files in whatever order the system lists them.

    Raises:
        CorpusError: One of the paths doesn't exist.
    """
    files, failures = find_files(paths)
    articles: list[Article] = []
    notices: list[Notice] = []
    for file in progress(files):
        for outcome in _read_file(file):
            match outcome:
                case Article():
                    articles.append(outcome)
                case Failure():
                    failures.append(outcome)
                case Notice():
                    notices.append(outcome)
    return Corpus(fold_duplicates(articles), tuple(sorted(failures)), tuple(sorted(notices)))


def _read_file(file: SourceFile) -> Iterator[Article | Failure | Notice]:
    try:
        drafts = read_drafts(file.suffix, file.read())
    except Unreadable as error:
        yield Failure(file.path, file.place, _one_line(error))
        return
    for draft in drafts:
        match draft:
            case BadLine(line, reason):
                yield Failure(f"{file.path}:{line}", f"{file.place}#{line}", _one_line(reason))
            case Draft():
                yield from _read_draft(draft, file)


def _read_draft(draft: Draft, file: SourceFile) -> Iterator[Article | Failure | Notice]:
    place = f"{file.place}#{draft.mark}" if draft.mark else file.place
    named = f"{file.path}:{draft.line}" if draft.line else file.path
    try:
        article, doubts = edit(draft, file.path, place)
    except Unreadable as error:
        yield Failure(named, place, _one_line(error))
        return
    yield article
    for doubt in doubts:
        yield Notice(named, place, _one_line(doubt))


def _one_line(reason: object) -> str:
    return " ".join(str(reason).split())

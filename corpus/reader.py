"""Files and folders become a corpus of articles; what can't be read is told, the rest goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from corpus.article import Article
from corpus.draft import BadLine, Draft, Unreadable
from corpus.duplicates import fold_duplicates
from corpus.edit import edit
from corpus.files import SourceFile, find_files
from corpus.formats import read_drafts
from corpus.remembered import Memory, NoMemory, ReadFile, Stamp
from corpus.report import Failure, Notice
from corpus.spool import Spool

__all__ = ["Corpus", "Failure", "Notice", "read_corpus", "read_files"]

NOTHING = NoMemory()


@dataclass(frozen=True, slots=True)
class Corpus:
    """All that was read.

    Attributes:
        articles: By place; of a story that stands at several places only one, with its copies.
            They wait on disk, where they are many.
        failures: The files and lines that became no article, by path.
        notices: What was left out of articles that were read, by path.
        files: The files that were read without a failure and can be remembered.
    """

    articles: Sequence[Article]
    failures: tuple[Failure, ...] = ()
    notices: tuple[Notice, ...] = ()
    files: tuple[ReadFile, ...] = ()


def read_corpus(
    paths: Sequence[Path],
    progress: Callable[[Sequence[SourceFile]], Iterable[SourceFile]] = iter,
    memory: Memory = NOTHING,
) -> Corpus:
    """Read every article among files and folders.

    Args:
        paths: Files, and folders with all that is in them.
        progress: Is handed the files and gives them back one by one, such as ``tqdm``.
        memory: Knows what files were read to before; one that didn't change isn't read again.

    Returns:
        The articles, the same for the same files in whatever order the system lists them.

    Raises:
        CorpusError: One of the paths doesn't exist.
    """
    files, failures = find_files(paths)
    return read_files(files, failures, progress, memory)


def read_files(
    files: Sequence[SourceFile],
    failures: Sequence[Failure] = (),
    progress: Callable[[Sequence[SourceFile]], Iterable[SourceFile]] = iter,
    memory: Memory = NOTHING,
) -> Corpus:
    """Read every article of some files.

    Args:
        files: As `find_files` found them.
        failures: What it couldn't look into.
        progress: Is handed the files and gives them back one by one, such as ``tqdm``.
        memory: Knows what files were read to before; one that didn't change isn't read again.
    """
    failed = list(failures)
    articles = Spool()
    notices: list[Notice] = []
    read: list[ReadFile] = []
    for file in progress(files):
        stamp = Stamp.of(file.location)
        found = _recalled(file, stamp, memory) or _read_file(file)
        for article in found.articles:
            articles.append(article)
        notices.extend(found.notices)
        failed.extend(found.failures)
        if stamp and not found.failures:
            ids = tuple(article.id for article in found.articles)
            read.append(ReadFile(file.path, file.place, stamp, ids, tuple(found.notices)))
    folded = fold_duplicates(articles)
    return Corpus(folded, tuple(sorted(failed)), tuple(sorted(notices)), tuple(read))


@dataclass(frozen=True, slots=True)
class _Found:
    """What one file was read to."""

    articles: list[Article] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)


def _recalled(file: SourceFile, stamp: Stamp | None, memory: Memory) -> _Found | None:
    known = memory.recall(file, stamp) if stamp else None
    return _Found(list(known[0]), [], list(known[1])) if known else None


def _read_file(file: SourceFile) -> _Found:
    found = _Found()
    for outcome in _outcomes(file):
        match outcome:
            case Article():
                found.articles.append(outcome)
            case Failure():
                found.failures.append(outcome)
            case Notice():
                found.notices.append(outcome)
    return found


def _outcomes(file: SourceFile) -> Iterator[Article | Failure | Notice]:
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

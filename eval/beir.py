"""BEIR folders: texts, queries, and which text is relevant to which query.

Source of the format: Thakur, Reimers, Rücklé, Srivastava, Gurevych 2021, 'BEIR: A Heterogeneous
Benchmark for Zero-shot Evaluation of Information Retrieval Models'. It tells which texts answer a
query and not what they say, so retrieval is all that can be measured.
"""

from __future__ import annotations

import csv
import hashlib
import logging
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.article import Article
from eval.cases import Case, CaseSet, Part
from eval.errors import CaseError, EvalError
from eval.fields import Fields
from eval.files import read_lines, read_objects, sha256

_log = logging.getLogger(__name__)

COLUMNS = ("query-id", "corpus-id", "score")
"""The head of each file of judgements."""

_PARTS: Mapping[str, Part] = {"test": "report", "train": "tune", "dev": "tune"}


@dataclass(frozen=True, slots=True)
class _Judgement:
    query_id: str
    article_id: str
    grade: int
    place: str


def read_beir(folder: Path) -> CaseSet:
    """Read a folder of ``corpus.jsonl``, ``queries.jsonl`` and ``qrels/*.tsv``, each also ``.gz``.

    Cases are the queries that at least one text is relevant to (a score above 0); the others say
    nothing about retrieval, and BEIR leaves them out too. ``test.tsv`` is for the report,
    ``train.tsv`` and ``dev.tsv`` are for tuning, other judgements for neither. A query belongs to
    the first of these that judges it and takes its judgements from there alone: what is reported
    was never tuned on.

    A text without words of its own is its title. What stands under several ids is warned of:
    retrieval gives a text once, so that a relevant copy of it counts as not found.

    Raises:
        CaseError: A line is broken; file, line and field are named.
        EvalError: A file is missing or can't be read, or nothing is judged relevant.
    """
    corpus, queries = _file(folder, "corpus.jsonl"), _file(folder, "queries.jsonl")
    judgements = _judgement_files(folder)
    name = folder.resolve().name
    articles = _articles(corpus, name)
    asked = _queries(queries)
    cases = tuple(_cases(asked, _judged(judgements, asked, articles)))
    if not cases:
        raise EvalError(f"{folder}/qrels: no score is above 0, so that there is nothing to find")
    copies = len(articles) - len({article.text for article in articles.values()})
    if copies:
        _log.warning("%s: %d texts are copies of others, only one of each is found", corpus, copies)
    files = [corpus, queries, *judgements]
    return CaseSet(name, cases, tuple(articles.values()), _sha256(files, folder))


def _file(folder: Path, name: str) -> Path:
    found = [path for path in (folder / name, folder / f"{name}.gz") if path.is_file()]
    if not found:
        raise _lacking(folder, name)
    if len(found) > 1:
        raise EvalError(f"{folder}: has both {name} and {name}.gz; take one of them away")
    return found[0]


def _judgement_files(folder: Path) -> list[Path]:
    names = {path.name.removesuffix(".gz") for path in (folder / "qrels").glob("*.tsv*")}
    files = [_file(folder, f"qrels/{name}") for name in sorted(names) if name.endswith(".tsv")]
    if not files:
        raise _lacking(folder, "qrels/*.tsv")
    return files


def _lacking(folder: Path, name: str) -> EvalError:
    return EvalError(
        f"{folder}: has no {name} (or {name}.gz); a folder in BEIR's format has corpus.jsonl, "
        "queries.jsonl and qrels/*.tsv"
    )


def _articles(path: Path, name: str) -> dict[str, Article]:
    articles: dict[str, Article] = {}
    for fields in read_objects(path):
        one = _article(fields, path, name)
        if one.id in articles:
            raise fields.wrong("_id", f"{one.id!r} stands on a line above already")
        articles[one.id] = one
    return articles


def _article(fields: Fields, path: Path, name: str) -> Article:
    # A title that is missing stays so: one made up would be searched too.
    title, text = _words(fields, "title"), _words(fields, "text")
    if not title and not text:
        raise fields.wrong("text", "holds no words, and neither does 'title'; a text needs some")
    article_id = fields.text("_id")
    return Article(
        id=article_id,
        title=title,
        text=text or title,
        path=str(path),
        place=f"{name}/{path.name}#{article_id}",
    )


def _words(fields: Fields, name: str) -> str:
    """Return a text, empty where it is missing or blank."""
    value = fields.values.get(name)
    return "" if value is None or value == "" or str(value).isspace() else fields.text(name)


def _queries(path: Path) -> dict[str, Fields]:
    queries: dict[str, Fields] = {}
    for fields in read_objects(path):
        query_id = fields.text("_id")
        if query_id in queries:
            raise fields.wrong("_id", f"{query_id!r} stands at {queries[query_id].place} already")
        fields.text("text")
        queries[query_id] = fields
    return queries


def _judged(
    files: Sequence[Path], queries: Container[str], articles: Container[str]
) -> dict[str, tuple[Part | None, dict[str, int]]]:
    """Return the part of each query and its judgements there: a grade for each text."""
    judged: dict[str, tuple[Part | None, dict[str, int]]] = {}
    for part in ("report", "tune", None):
        of_part = [file for file in files if _part(file) == part]
        judgements = (one for file in of_part for one in _judgements(file))
        for query_id, grades in _grades(judgements, queries, articles).items():
            judged.setdefault(query_id, (part, grades))
    return judged


def _part(file: Path) -> Part | None:
    return _PARTS.get(file.name.removesuffix(".gz").removesuffix(".tsv"))


def _grades(
    judgements: Iterable[_Judgement], queries: Container[str], articles: Container[str]
) -> dict[str, dict[str, int]]:
    grades: dict[str, dict[str, int]] = {}
    for one in judgements:
        if one.query_id not in queries:
            raise CaseError(one.place, "query-id", f"{one.query_id!r} is no query of the set")
        if one.article_id not in articles:
            raise CaseError(one.place, "corpus-id", f"{one.article_id!r} is no text of the corpus")
        of_query = grades.setdefault(one.query_id, {})
        if one.article_id in of_query:
            problem = f"{one.article_id!r} is judged for {one.query_id!r} already"
            raise CaseError(one.place, "corpus-id", problem)
        of_query[one.article_id] = one.grade
    return grades


def _judgements(path: Path) -> Iterator[_Judgement]:
    lines = csv.reader(read_lines(path), delimiter="\t", strict=True)
    try:
        head = next(lines, [])
        if tuple(head) != COLUMNS:
            problem = f"has to be {_shown(COLUMNS)}, is {_shown(head)}"
            raise CaseError(f"{path} line 1", "(head)", problem)
        for columns in lines:
            if columns:
                yield _judgement(columns, f"{path} line {lines.line_num}")
    except csv.Error as error:
        raise EvalError(f"{path} line {lines.line_num}: isn't a TSV line ({error})") from error


def _judgement(columns: Sequence[str], place: str) -> _Judgement:
    if len(columns) != len(COLUMNS):
        problem = f"has to be {_shown(COLUMNS)}, is {_shown(columns)}"
        raise CaseError(place, "(whole)", problem)
    query_id, article_id, score = columns
    try:
        return _Judgement(query_id, article_id, int(score), place)
    except ValueError:
        raise CaseError(place, "score", f"has to be a whole number, is {score!r}") from None


def _cases(
    queries: Mapping[str, Fields], judged: Mapping[str, tuple[Part | None, Mapping[str, int]]]
) -> Iterator[Case]:
    for query_id, fields in queries.items():
        part, grades = judged.get(query_id, (None, {}))
        relevant = {article_id: grade for article_id, grade in grades.items() if grade > 0}
        if relevant:
            yield Case(
                id=query_id,
                question=fields.text("text"),
                answers=None,
                articles=tuple(relevant),
                evidence=None,
                type="other",
                history=(),
                part=part,
                source=fields.place,
                grades=tuple(relevant.values()),
            )


def _shown(columns: Sequence[str]) -> str:
    return "<tab>".join(columns) or "empty"


def _sha256(files: Iterable[Path], folder: Path) -> str:
    """Return the checksum of a list of checksums and names, as the command sha256sum prints it."""
    lines = (f"{sha256(file)}  {file.relative_to(folder).as_posix()}\n" for file in files)
    return hashlib.sha256("".join(lines).encode()).hexdigest()

"""SQuAD v2.0 files: each paragraph is an article, each question a case.

Source of the format: Rajpurkar, Jia, Liang 2018, 'Know What You Don't Know: Unanswerable
Questions for SQuAD'. Files of version 1.1, where every question has an answer, read the same.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from itertools import count
from pathlib import Path

from corpus.article import Article
from eval.cases import Case, CaseSet, Part
from eval.errors import EvalError
from eval.fields import Fields
from eval.files import decode, read_bytes, sha256


def read_squad(path: Path) -> CaseSet:
    """Read the cases and the paragraphs of a SQuAD file.

    The file doesn't say which questions are for tuning: those of the first half of its titles,
    in alphabetical order, are.

    Raises:
        CaseError: A field is broken; the file and the way to it are named.
        EvalError: The file can't be read, isn't JSON or asks nothing.
    """
    pages = Fields.of(_parsed(path), str(path)).objects("data")
    titles = sorted({page.text("title") for page in pages})
    tuning = frozenset(titles[: len(titles) // 2])
    articles: dict[str, Article] = {}
    cases: dict[str, Case] = {}
    for article, paragraph, page in _paragraphs(pages, path):
        articles.setdefault(article.id, article)
        part: Part = "tune" if page.text("title") in tuning else "report"
        for asked in paragraph.objects("qas"):
            case = _case(asked, article, part)
            if case.id in cases:
                raise asked.wrong("id", f"{case.id!r} stands at {cases[case.id].source} too")
            cases[case.id] = case
    if not cases:
        raise EvalError(f"{path}: asks nothing; a SQuAD file has questions under 'qas'")
    return CaseSet(path.name, tuple(cases.values()), tuple(articles.values()), sha256(path))


def read_passages(path: Path) -> tuple[Article, ...]:
    """Read texts to fill an index with: a SQuAD file, or a JSON list of ``title`` and ``text``.

    Raises:
        CaseError: A field is broken; the file and the way to it are named.
        EvalError: The file can't be read or isn't JSON.
    """
    parsed = _parsed(path)
    if isinstance(parsed, list):
        items = [Fields.of(item, f"{path} [{number}]") for number, item in enumerate(parsed)]
        return tuple(
            _article(item.text("title"), item.text("text"), number, path)
            for number, item in enumerate(items, start=1)
        )
    pages = Fields.of(parsed, str(path)).objects("data")
    return tuple(article for article, _, _ in _paragraphs(pages, path))


def _parsed(path: Path) -> object:
    try:
        return json.loads(decode(read_bytes(path), str(path)))
    except json.JSONDecodeError as error:
        raise EvalError(
            f"{path} line {error.lineno}: isn't JSON ({error.msg} at column {error.colno})"
        ) from error
    except (ValueError, RecursionError) as error:
        raise EvalError(f"{path}: is JSON that can't be read ({error}); mend it") from error


def _paragraphs(pages: Iterable[Fields], path: Path) -> Iterator[tuple[Article, Fields, Fields]]:
    """Yield each paragraph as an article, with its own fields and those of its page."""
    number = count(1)
    for page in pages:
        for paragraph in page.objects("paragraphs"):
            text = paragraph.text("context")
            yield _article(page.text("title"), text, next(number), path), paragraph, page


def _article(title: str, text: str, number: int, path: Path) -> Article:
    return Article(
        # The same paragraph in two files, or under two titles, is one article.
        id=hashlib.sha256(text.encode()).hexdigest()[:16],
        # Titles of Wikipedia's pages have underscores for spaces.
        title=title.replace("_", " "),
        text=text,
        path=str(path),
        place=f"{path.name}#{number}",
    )


def _case(fields: Fields, article: Article, part: Part) -> Case:
    accepted = dict.fromkeys(answer.text("text") for answer in fields.objects("answers"))
    impossible = fields.values.get("is_impossible", not accepted)
    if impossible is not (not accepted):
        problem = f"is {impossible!r}, yet 'answers' holds {len(accepted) or 'none'}"
        raise fields.wrong("is_impossible", problem)
    return Case(
        id=fields.text("id"),
        question=fields.text("question"),
        answers=tuple(accepted),
        articles=(article.id,),
        evidence=None,
        type="span" if accepted else "unanswerable",
        history=(),
        part=part,
        source=fields.place,
    )

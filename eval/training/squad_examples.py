"""SQuAD files as examples, with the spans of all annotators; ``eval.squad`` reads them as cases."""

from __future__ import annotations

import gzip
import json
import zipfile
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

from corpus.article import Span
from eval.errors import EvalError
from eval.training.example import Example


def read_examples(
    path: Path, *, member: str | None = None, titles: Collection[str] | None = None
) -> list[Example]:
    """Read the questions of a SQuAD file.

    Args:
        path: JSON, plain or gzipped; or a ZIP archive (a wheel is one) that holds it.
        member: The name of the JSON inside the archive.
        titles: Only these pages; None for all.

    Raises:
        EvalError: The file can't be read, isn't SQuAD, or an answer isn't where it says.
    """
    try:
        pages = json.loads(_content(path, member))["data"]
        return [
            example
            for page in pages
            if titles is None or page["title"] in titles
            for example in _of_page(page, path)
        ]
    except (OSError, ValueError, KeyError, zipfile.BadZipFile) as error:
        raise EvalError(f"{path}: can't be read as SQuAD JSON ({error})") from error


def page_titles(path: Path) -> list[str]:
    """Return the titles of a SQuAD file's pages, in alphabetical order."""
    return sorted({page["title"] for page in json.loads(_content(path, None))["data"]})


def _content(path: Path, member: str | None) -> bytes:
    if member is not None:
        with zipfile.ZipFile(path) as archive:
            return archive.read(member)
    content = path.read_bytes()
    return gzip.decompress(content) if path.suffix == ".gz" else content


def _of_page(page: dict[str, Any], path: Path) -> Iterator[Example]:
    title = page["title"].replace("_", " ")
    for paragraph in page["paragraphs"]:
        text = paragraph["context"]
        for asked in paragraph["qas"]:
            yield Example(
                question=" ".join(asked["question"].split()),
                heading=title,
                passage=text,
                answers=tuple(_span(text, answer, path) for answer in asked["answers"]),
                group=title,
                source=path.name,
            )


def _span(text: str, answer: dict[str, Any], path: Path) -> Span:
    words, start = answer["text"], answer["answer_start"]
    if text[start : start + len(words)] != words:
        raise EvalError(f"{path}: {words!r} doesn't stand at {start} of {text[:40]!r}")
    # Annotators' selections begin or end in a blank now and then.
    start += len(words) - len(words.lstrip())
    return Span(start, start + len(words.strip()))

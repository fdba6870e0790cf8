"""Writes made-up articles and their questions to a folder that ``python -m eval`` can run."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from eval.errors import EvalError
from eval.files import make_folder
from eval.training.news.records import MadeArticle


def write_set(articles: Sequence[MadeArticle], folder: Path) -> int:
    """Write ``articles/*.md`` and ``cases.jsonl``; return the number of cases.

    Raises:
        EvalError: The folder holds something already, or can't be written.
    """
    if folder.is_dir() and any(folder.iterdir()):
        raise EvalError(f"{folder}: holds something already; give a new or an empty folder")
    make_folder(folder / "articles")
    lines = []
    for number, article in enumerate(articles, start=1):
        name = f"news-{number:05d}.md"
        _save(folder / "articles" / name, _markdown(article))
        lines += [
            json.dumps(_case(article, name, position), ensure_ascii=False)
            for position in range(len(article.questions))
        ]
    _save(folder / "cases.jsonl", "".join(f"{line}\n" for line in lines))
    return len(lines)


def _markdown(article: MadeArticle) -> str:
    """Return an article with its front matter; JSON strings are YAML strings as well."""
    fields = (("title", article.title), ("date", article.date), ("publisher", article.publisher))
    front = "".join(f"{key}: {json.dumps(told, ensure_ascii=False)}\n" for key, told in fields)
    return f"---\n{front}language: en\n---\n\n{article.text}\n"


def _case(article: MadeArticle, name: str, position: int) -> dict[str, object]:
    asked = article.questions[position]
    return {
        "id": f"{name.removesuffix('.md')}-{position + 1:02d}",
        "question": asked.question,
        "answers": list(asked.answers),
        "articles": [name],
        "evidence": asked.evidence,
        "type": asked.kind,
    }


def _save(path: Path, text: str) -> None:
    try:
        path.write_text(text, "utf-8")
    except OSError as error:
        raise EvalError(f"{path}: can't be written ({error.strerror}); free it") from error

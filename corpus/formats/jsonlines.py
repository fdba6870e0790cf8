"""JSON Lines: one article a line."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator
from dataclasses import replace

from corpus.clean import clean_line
from corpus.decoding import decode
from corpus.draft import BadLine, Draft, Unreadable
from corpus.formats.fields import DATE, LANGUAGE, PUBLISHER, TEXT, TITLE, pick

_ID = ("id", "_id")
_LONGEST_MARK = 100


def read_json_lines(data: bytes) -> list[Draft | BadLine]:
    """Read a file of JSON objects, one a line, blank lines between them skipped.

    JSON is UTF-8 by its definition, so that no encoding is guessed.
    An object has its words in ``text`` (or ``body``, ``content``); ``title``, ``publisher``,
    ``date``, ``language`` and ``id`` may stand beside it.

    Returns:
        One draft a line, or what is wrong with the line.

    Raises:
        Unreadable: No line at all holds an article.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        data = decode(data).text.encode()
    found = list(_read_lines(data.removeprefix(codecs.BOM_UTF8)))
    bad = [line for line in found if isinstance(line, BadLine)]
    if not found:
        raise Unreadable("is empty: put one JSON object on each line")
    if len(bad) == len(found) > 1:
        raise Unreadable(
            f"none of its {len(bad)} lines holds an article; the first {bad[0].reason}"
        )
    return found


def _read_lines(data: bytes) -> Iterator[Draft | BadLine]:
    seen: set[str] = set()
    for number, line in enumerate(data.split(b"\n"), start=1):
        if not line.strip():
            continue
        try:
            draft = _read_object(_load(line), number)
        except Unreadable as error:
            yield BadLine(number, str(error))
            continue
        yield draft if draft.mark not in seen else replace(draft, mark=f"{draft.mark}:{number}")
        seen.add(draft.mark or "")


def _load(line: bytes) -> dict[str, object]:
    try:
        loaded = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise Unreadable("isn't UTF-8, as JSON has to be: save the file as UTF-8") from error
    except (ValueError, RecursionError) as error:
        raise Unreadable(f"isn't JSON ({error}): put one object on one line") from error
    if not isinstance(loaded, dict):
        raise Unreadable('isn\'t a JSON object: write {"text": "..."}')
    return loaded


def _read_object(fields: dict[str, object], line: int) -> Draft:
    text = pick(fields, TEXT)
    if text is None:
        raise Unreadable(f"has no words in {', '.join(map(repr, TEXT))}: add the article's text")
    mark = clean_line(pick(fields, _ID) or "")[:_LONGEST_MARK]
    return Draft(
        text=text,
        title=pick(fields, TITLE),
        publisher=pick(fields, PUBLISHER),
        date=pick(fields, DATE),
        language=pick(fields, LANGUAGE),
        mark=mark or str(line),
        line=line,
    )

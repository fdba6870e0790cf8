"""A draft becomes an article: cleaned, with its fields checked and an id."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from dataclasses import astuple

from corpus.article import Article
from corpus.clean import clean, clean_line
from corpus.dates import read_date
from corpus.draft import Draft, Unreadable
from corpus.headline import find_headline
from corpus.lines import has_words
from corpus.origin import read_origin

_LONGEST_SLUG = 40
_LANGUAGE = re.compile(r"([a-z]{2})(?:[-_].*)?", re.IGNORECASE)
_LOST_CHARACTER = "holds \ufffd, where a character was lost before: check it against its source"
_HALF_CHARACTER = re.compile("[\ud800-\udfff]")


def edit(draft: Draft, path: str, place: str) -> tuple[Article, tuple[str, ...]]:
    """Make an article of what a file says.

    What the file's fields don't tell is looked for in the first lines of the text; what is told
    nowhere stays unknown.

    Args:
        draft: What the file says.
        path: Where it was read, as the user named it.
        place: Where it stands inside the folder that was given.

    Returns:
        The article, and one line for each field that could not be taken over.

    Raises:
        Unreadable: The text has no words, or holds half a character.
    """
    if any(_HALF_CHARACTER.search(field) for field in _fields(draft)):
        raise Unreadable("holds half a character (a lone surrogate): write it again as UTF-8")
    text = clean(draft.text)
    if not has_words(text):
        raise Unreadable("holds no words: put an article in it or remove it")
    origin = read_origin(text)
    date, date_doubts = _check_date(draft.date)
    language, language_doubts = _check_language(draft.language)
    title = clean_line(draft.title or "") or clean_line(find_headline(text, origin))
    publisher = clean_line(draft.publisher or "") or origin.publisher
    date = date or origin.date
    article = Article(
        id=_article_id(place, title, publisher, date, language, text),
        title=title,
        text=text,
        path=path,
        place=place,
        publisher=publisher,
        date=date,
        language=language,
    )
    lost = (_LOST_CHARACTER,) if "\ufffd" in title + text else ()
    return article, (*draft.doubts, *lost, *date_doubts, *language_doubts)


def _fields(draft: Draft) -> list[str]:
    return [value for value in astuple(draft) if isinstance(value, str)]


def _check_date(words: str | None) -> tuple[str | None, tuple[str, ...]]:
    if words is None:
        return None, ()
    read = read_date(words)
    if read is None:
        return None, (f"date {clean_line(words)!r} left out: write it as 2016-12-29",)
    if read.ambiguous:
        doubt = f"date {clean_line(words)!r} taken as {read.date}: day and month are uncertain"
        return read.date, (f"{doubt}, write it as 2016-12-29",)
    return read.date, ()


def _check_language(words: str | None) -> tuple[str | None, tuple[str, ...]]:
    if words is None:
        return None, ()
    code = _LANGUAGE.fullmatch(words.strip())
    if code is None:
        return None, (f"language {clean_line(words)!r} left out: write a code such as 'en'",)
    return code[1].lower(), ()


def _article_id(place: str, *content: str | None) -> str:
    """Name exactly this content at this place; a JSON list keeps the fields apart."""
    digest = hashlib.sha256(json.dumps([place, *content]).encode()).hexdigest()
    return f"{_slug(place)}-{digest[:12]}"


def _slug(place: str) -> str:
    ascii_only = unicodedata.normalize("NFKD", place).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", ascii_only).strip("-")
    return slug[:_LONGEST_SLUG].rstrip("-") or "article"

"""Markdown with YAML front matter; the marks go, the words stay."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

import yaml  # type: ignore[import-untyped]
from frontmatter.default_handlers import YAMLHandler
from markdown_it import MarkdownIt
from markdown_it.token import Token

from corpus.decoding import decode
from corpus.draft import Draft, Unreadable
from corpus.formats.fields import DATE, LANGUAGE, PUBLISHER, TITLE, pick

_OPENING = re.compile(r"-{3,}[^\S\n]*\n(?P<next>[^\n]*)")
_FIELD = re.compile(r"[\w-]+:(?: |$)")
_BREAKS = {
    "paragraph_open": "\n\n",
    "heading_open": "\n\n",
    "blockquote_open": "\n\n",
    "table_open": "\n\n",
    "tr_open": "\n",
    "td_close": " | ",
    "th_close": " | ",
}
_ROW_END = re.compile(r" \| (?=\n|\Z)")
# markdown-it leaves out what is nested deeper than this.
_DEEPEST = 50
_TOO_DEEP = f"nests blocks deeper than {_DEEPEST}: its Markdown marks were left in the text"
_HIDDEN_HTML = re.compile(r"<!--.*?(?:-->|\Z)|<(script|style)\b.*?(?:</\1\s*>|\Z)", re.I | re.S)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")


def read_markdown(data: bytes) -> Draft:
    """Read a Markdown file: front matter into fields, the body into plain paragraphs.

    Raises:
        Unreadable: The bytes are no text, or the front matter is broken (the line is named).
    """
    decoded = decode(data)
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n")
    fields, body = _split_front_matter(text.lstrip())
    tokens = _parser().parse(body)
    too_deep = any(token.level >= _DEEPEST - 1 for token in tokens)
    return Draft(
        text=body if too_deep else _ROW_END.sub("", "".join(_words(tokens))),
        title=pick(fields, TITLE) or _top_heading(tokens),
        publisher=pick(fields, PUBLISHER),
        date=pick(fields, DATE),
        language=pick(fields, LANGUAGE),
        doubts=(*decoded.doubts, _TOO_DEEP) if too_deep else decoded.doubts,
    )


def _split_front_matter(text: str) -> tuple[dict[str, object], str]:
    """A rule (``---``) at the top may also be just that: then nothing is taken for fields."""
    opening = _OPENING.match(text)
    if not opening:
        return {}, text
    try:
        front, body = YAMLHandler().split(text)
    except ValueError as error:
        if _FIELD.match(opening["next"]):
            raise Unreadable(
                "front matter opens on line 1 and never ends: close it with ---"
            ) from error
        return {}, text
    fields = _load(front)
    return (fields, body) if isinstance(fields, dict) else ({}, text)


def _load(front: str) -> object:
    """Load YAML with every scalar as it is written: ``2016-12`` and ``no`` stay words."""
    try:
        return yaml.load(front, Loader=yaml.BaseLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise Unreadable(f"front matter, line {line}: {error.problem}: correct the YAML") from error
    except (yaml.YAMLError, RecursionError) as error:
        raise Unreadable("front matter isn't YAML that can be read: correct it") from error


def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).enable(["table", "strikethrough"])


def _top_heading(tokens: list[Token]) -> str | None:
    if len(tokens) > 1 and tokens[0].type == "heading_open":
        return "".join(_inline_words(tokens[1].children or [])).strip() or None
    return None


def _words(tokens: list[Token]) -> Iterator[str]:
    """Yield the words of the blocks, each block on lines of its own."""
    for token in tokens:
        if token.type == "inline":
            yield from _inline_words(token.children or [])
        elif token.type in ("fence", "code_block"):
            yield f"\n\n{token.content}"
        elif token.type == "html_block":
            yield f"\n\n{_strip_html(token.content)}"
        elif token.type == "list_item_open":
            # The number is the author's: a line may begin with a year.
            yield f"\n{token.info}{token.markup} " if token.info else "\n"
        elif not token.hidden:
            yield _BREAKS.get(token.type, "")


def _inline_words(tokens: list[Token]) -> Iterator[str]:
    for token in tokens:
        if token.type in ("text", "code_inline"):
            yield token.content
        elif token.type == "softbreak":
            yield " "
        elif token.type == "hardbreak":
            yield "\n"


def _strip_html(source: str) -> str:
    return html.unescape(_TAG.sub("", _HIDDEN_HTML.sub("", source)))

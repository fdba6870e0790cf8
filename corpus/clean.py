"""Cleaning: what a page puts around an article goes, the article's own words stay to the letter.

Every function is pure and takes away only whole lines, credits at the end of a line, repeats of
the whole article, and characters that can't be seen. All of it runs before any offset exists.
"""

from __future__ import annotations

import re
import unicodedata

from corpus.lines import ends_sentence, first_lines, shorten
from corpus.repeats import keep_first_copy

_TITLE_LENGTH = 300
_HEAD_LINES = 5

_LINE_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_SPACES = re.compile("[\t\x1c-\x1f\u1680\xa0\u2000-\u200a\u202f\u205f\u3000]")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f"
    "\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\U000e0001\U000e0020-\U000e007f]"
)
# Joiners shape letters in Persian and Hindi and build emoji; beside ASCII they only hide.
_IDLE_JOINERS = re.compile("(?<![^\x00-\x7f])[\u200c\u200d]+|[\u200c\u200d]+(?![^\x00-\x7f])")

_YOU_ARE_HERE = re.compile(
    r"(?:you are (?:here|in)\s*[:：>»]|(?:(?:您|你)?现在的|当前|所在)位置\s*[:：]).{0,150}",
    re.IGNORECASE,
)
_TRAIL = re.compile(
    r"(?:home|home ?page|front ?page|首页)(?:\s*(?:>+|[»›→＞])\s*[^>»›→＞\s][^>»›→＞]{0,40}){1,6}",
    re.IGNORECASE,
)

_PICTURE = r"(?:(?:file|stock|handout)\s+)?(?:(?:photo|image|picture)s?|图片?)"
_CREDIT = re.compile(
    rf"[^\S\n]*(?:"
    rf"[\[【]{_PICTURE}(?:(?:\s*[/:：]|\s+(?:by|from|provided|courtesy|credit)\b)[^\[\]【】\n]{{0,80}})?[\]】]"
    rf"|[(（]{_PICTURE}(?:(?:\s*[/:：]|\s+(?:by|courtesy|credit)\b)[^()（）\n]{{0,80}})?[)）]"
    r")[^\S\n]*$",
    re.IGNORECASE | re.MULTILINE,
)

_NETWORK = (
    r"(?:facebook|twitter|wechat|weibo|linkedin|whatsapp|instagram|telegram|youtube|tiktok|reddit"
    r"|pinterest|微信|微博)"
)
_BUTTON = (
    rf"(?:(?:post |leave |add |write )?(?:a )?comments?|shares?|likes?|print|e-?mail|save|tweet"
    rf"|bookmark|back to top|close window|read more|评论|分享|打印|{_NETWORK})"
    r"(?: ?[(:：] ?\d+\)?| \d+|[:：])?"
)
_FURNITURE = re.compile(
    rf"{_BUTTON}(?:[\s|/,·•]+{_BUTTON})*"
    r"|(?:share|print|e-?mail) this(?: (?:article|story|news|page|post))?(?: (?:on|via) .{1,60})?"
    rf"|share (?:on|to|via|with) (?:{_NETWORK}|x\b).{{0,60}}"
    rf"|follow us(?:(?: on| at|:).*(?:{_NETWORK}|social media|\bx\b|@|www\.|://).*)?"
    r"|related (?:stories|news|articles|links|reading)\s*[:：]?"
    r"|[\[(（]?(?:(?:web|copy|senior|managing|executive|responsible) )?editors?(?: in charge)?"
    r" ?[:：] ?(?:[^.!?。]|\b[a-z]\.){1,60}"
    r"|[\[(（]?(?:责任)?编辑 ?[:：] ?[^.!?。]{1,40}"
    r"|(?:copyright )?(?:©|\(c\)) ?\d{4}.{0,120}|.{0,120}\ball rights reserved\W*",
    re.IGNORECASE,
)
_FURNITURE_LENGTH = 200


def clean(text: str) -> str:
    """Return an article's text as it will be quoted; cleaning it again changes nothing.

    Args:
        text: The text as its file holds it.

    Returns:
        Unix line ends, NFC, one blank at most between words and one blank line at most between
        paragraphs, without breadcrumbs, photo credits, trailing buttons and repeats.
    """
    tidy = _tidy(text)
    while tidy != text:
        text, tidy = tidy, _tidy(tidy)
    return text


def clean_line(text: str) -> str:
    """Return a title or a name as one line without a photo credit, cut at 300 characters."""
    return shorten(" ".join(_CREDIT.sub("", fold_characters(text)).split()), _TITLE_LENGTH)


def fold_characters(text: str) -> str:
    """Fold the many ways to write a blank, a line end or an accent, and drop the invisible.

    NFC, never NFKC: a full-width letter or a raised 2 is the publisher's.
    """
    text = _SPACES.sub(" ", _LINE_BREAKS.sub("\n", text))
    return unicodedata.normalize("NFC", _IDLE_JOINERS.sub("", _INVISIBLE.sub("", text)))


def fold_blanks(text: str) -> str:
    """Fold runs of blanks and of blank lines, and cut indentation."""
    text = re.sub(r" ?\n ?", "\n", re.sub(r" {2,}", " ", text))
    return re.sub(r"\n{3,}", "\n\n", text).strip()


def drop_breadcrumbs(text: str) -> str:
    """Drop the lines at the top that say where on its site the page stands."""
    for start, end in reversed(first_lines(text, _HEAD_LINES)):
        if _is_breadcrumb(text[start:end].strip()):
            text = text[:start] + text[end:].removeprefix("\n")
    return text


def _is_breadcrumb(line: str) -> bool:
    found = _YOU_ARE_HERE.fullmatch(line) or _TRAIL.fullmatch(line)
    return found is not None and not ends_sentence(line)


def drop_credits(text: str) -> str:
    """Drop photo credits in brackets at the end of a line; within a sentence they stay."""
    return _CREDIT.sub("", text)


def drop_furniture(text: str) -> str:
    """Drop buttons, editors' names and the like that stand as whole lines at the very end."""
    text = text.rstrip()
    while text:
        start = text.rfind("\n") + 1
        line = text[start:].strip()
        if len(line) > _FURNITURE_LENGTH or not _FURNITURE.fullmatch(line):
            break
        text = text[:start].rstrip()
    return text


def _tidy(text: str) -> str:
    text = fold_blanks(fold_characters(text))
    text = drop_furniture(drop_credits(drop_breadcrumbs(text)))
    return fold_blanks(keep_first_copy(text))

"""HTML: trafilatura finds the article in the page, its metadata tell the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.html import HtmlElement  # type: ignore[import-untyped]
from trafilatura import bare_extraction
from trafilatura.metadata import extract_metadata
from trafilatura.settings import use_config
from trafilatura.utils import load_html

from corpus.dates import read_date
from corpus.decoding import decode
from corpus.draft import Draft, Unreadable
from corpus.origin import Origin, read_imprint

# Pages of a few sentences are articles too; below the default of 250 characters trafilatura
# falls back to the page's whole text run together on one line.
_SHORTEST_ARTICLE = "50"

_DATE_NAMES = frozenset(
    "article:published_time og:article:published_time og:published_time datepublished "
    "date pubdate publishdate publish_date publish-date published_date publication_date "
    "publicationdate dc.date dc.date.issued dcterms.date dcterms.issued dcterms.created "
    "parsely-pub-date sailthru.date citation_publication_date citation_date".split()
)
_JSON_LD_DATE = re.compile(r"\"datePublished\"\s*:\s*\"([^\"\\]{4,60})\"")
_PUBLISHED_TIME = (
    "//*[@itemprop='datePublished'] | //time[@pubdate]"
    " | //time[contains(@class, 'publish') or contains(@class, 'entry-date')]"
)
_IMPRINT_BLOCKS = (
    "//*[self::div or self::span or self::p or self::time or self::li]"
    "[contains(@class, 'date') or contains(@class, 'time') or contains(@class, 'info')"
    " or contains(@class, 'byline') or contains(@class, 'source') or contains(@id, 'date')"
    " or contains(@id, 'time') or contains(@id, 'info') or contains(@id, 'source')]"
)
_MOST_BLOCKS = 50
_TABLE_RULE = re.compile(r"^\|?[-| ]*---[-| ]*$\n?", re.MULTILINE)
_TABLE_ROW = re.compile(r"^\| ?(.*?)[ |]*$", re.MULTILINE)
_BULLET = re.compile(r"^- ", re.MULTILINE)


def read_webpage(data: bytes) -> Draft:
    """Read the article of a page, without comments, menus and scripts.

    The date comes from metadata and imprint lines only. htmldate isn't asked: it takes dates out
    of sentences, and makes of ``2016-12`` the present day of that month.

    Raises:
        Unreadable: The bytes are no text, or the page holds no article.
    """
    decoded = decode(data, declared_inside=True)
    # lxml refuses a text that names an encoding of its own.
    source = re.sub(r"\A\s*<\?xml[^>]*\?>", "", decoded.text)
    tree = load_html(source)
    if tree is None:
        raise Unreadable("no article text found: save the article itself, as text or HTML")
    imprint = next(_imprints(tree), Origin())
    metadata = extract_metadata(tree, extensive=False)
    return Draft(
        text=_article_text(source),
        title=metadata.title,
        publisher=metadata.sitename or imprint.publisher,
        date=_published(tree) or imprint.date,
        language=tree.get("lang") or None,
        doubts=decoded.doubts,
    )


def _article_text(source: str) -> str:
    config = use_config()
    config.set("DEFAULT", "MIN_EXTRACTED_SIZE", _SHORTEST_ARTICLE)
    page = bare_extraction(source, include_comments=False, include_tables=True, config=config)
    text = page.text if page is not None and not isinstance(page, dict) else None
    if not text:
        raise Unreadable("no article text found: save the article itself, as text or HTML")
    text = _TABLE_ROW.sub(lambda row: row[1], _TABLE_RULE.sub("", text))
    return _BULLET.sub("", text)


def _published(tree: HtmlElement) -> str | None:
    """The first date of publication that can be read, or else the first that stands there."""
    told = [date.strip() for date in _told_dates(tree) if date and date.strip()]
    return next((date for date in told if read_date(date)), told[0] if told else None)


def _told_dates(tree: HtmlElement) -> Iterator[str | None]:
    for meta in tree.iter("meta"):
        names = (meta.get(key, "").lower() for key in ("property", "name", "itemprop"))
        if not _DATE_NAMES.isdisjoint(names):
            yield meta.get("content")
    for script in tree.xpath("//script[@type='application/ld+json']"):
        yield from _JSON_LD_DATE.findall(script.text or "")
    for element in tree.xpath(_PUBLISHED_TIME):
        yield element.get("datetime") or element.get("content") or element.text_content()


def _imprints(tree: HtmlElement) -> Iterator[Origin]:
    for element in tree.xpath(_IMPRINT_BLOCKS)[:_MOST_BLOCKS]:
        imprint = read_imprint(" ".join(element.text_content().split()))
        if imprint is not None and (imprint.date or imprint.publisher):
            yield imprint

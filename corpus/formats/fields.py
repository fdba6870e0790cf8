"""Under which names front matter and JSON tell who published an article, when, and so on."""

from __future__ import annotations

from collections.abc import Mapping

TEXT = ("text", "body", "content")
TITLE = ("title", "headline")
PUBLISHER = ("publisher", "publication", "site_name", "sitename")
DATE = (
    "date",
    "published",
    "publish_date",
    "published_at",
    "date_published",
    "datePublished",
    "publication_date",
    "pub_date",
    "pubdate",
)
LANGUAGE = ("language", "lang")


def pick(fields: Mapping[str, object], names: tuple[str, ...]) -> str | None:
    """Return the first of these fields that holds words; a number is taken as it is written."""
    for name in names:
        value = fields.get(name)
        if isinstance(value, int) and not isinstance(value, bool):
            value = str(value)
        if isinstance(value, str) and value.strip():
            return value
    return None

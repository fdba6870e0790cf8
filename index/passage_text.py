"""What the encoder and BM25 see of a passage: its words, with title and date in front.

The title tells what 'the campaign' of the third paragraph is called. It is seen, never cited.
"""

from __future__ import annotations

from corpus.article import Article
from corpus.passages import CountTokens

PASSAGE_TOKENS = 160
"""The most tokens of a passage; about eight lines of print."""

HEADER_TOKENS = 64
"""The most tokens of title and date together."""


def header(article: Article, count_tokens: CountTokens) -> str:
    """Return title and date; a title that takes too much room is cut."""
    date = f" ({article.date})" if article.date else ""
    title = article.title
    while title and count_tokens([f"{title}{date}"])[0] > HEADER_TOKENS:
        title = title[: len(title) * 3 // 4]
    return f"{title}{date}"


def passage_text(header: str, words: str) -> str:
    """Return the text that stands for the words of a passage in the index."""
    return f"{header}\n{words}"


def passage_tokens(window: int) -> int:
    """Return the size of a passage, in tokens, for an encoder with the given window."""
    return max(1, min(PASSAGE_TOKENS, window - HEADER_TOKENS))

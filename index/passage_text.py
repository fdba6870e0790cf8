"""What the encoder and BM25 see of a passage: its words, with title and date in front.

The title tells what 'the campaign' of the third paragraph is called. It is seen, never cited.
"""

from __future__ import annotations

from corpus.article import Article, Passage

PASSAGE_TOKENS = 160
"""The most tokens of a passage; about eight lines of print."""

HEADER_TOKENS = 64
"""Room that is kept for title and date."""

_HEADER_CHARACTERS = 160


def passage_text(article: Article, passage: Passage) -> str:
    """Return the text that stands for a passage in the index."""
    header = article.title[:_HEADER_CHARACTERS]
    if article.date:
        header = f"{header} ({article.date})"
    return f"{header}\n{passage.text(article)}"


def passage_tokens(window: int) -> int:
    """Return the size of a passage, in tokens, for an encoder with the given window."""
    return max(1, min(PASSAGE_TOKENS, window - HEADER_TOKENS))

"""An article becomes passages: runs of whole sentences that fit into the encoder's window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from langchain_text_splitters import RecursiveCharacterTextSplitter, TextSplitter

from corpus.article import Article, Passage
from corpus.sentences import sentences

CountTokens = Callable[[Sequence[str]], list[int]]
"""Measures texts with the encoder's own tokenizer: one number of tokens for each text."""

_WITHIN_A_SENTENCE = ["; ", ": ", ", ", " ", ""]


def split_passages(article: Article, count_tokens: CountTokens, max_tokens: int) -> list[Passage]:
    """Cut an article into passages of at most ``max_tokens`` tokens.

    Sentences are kept whole; one that is longer than a whole passage is cut at a clause or, if
    need be, at a word.

    Args:
        article: The article; its text may be empty.
        count_tokens: Measures texts in the encoder's tokens, special tokens left out.
        max_tokens: The most tokens a passage may have.

    Returns:
        Passages in reading order that don't overlap and together hold every character of the
        text that isn't white space.
    """
    pieces = _SentenceSplitter(count_tokens, max_tokens, article.language).split_text(article.text)
    passages = []
    end = 0
    for piece in pieces:
        start, end = end, end + len(piece)
        words = piece.strip()
        if words:
            first = start + piece.index(words)
            passages.append(Passage(article.id, first, first + len(words)))
    return passages


class _SentenceSplitter(TextSplitter):
    """Joins sentences into chunks; the chunks put together are the text again, to the letter."""

    def __init__(self, count_tokens: CountTokens, max_tokens: int, language: str | None) -> None:
        self._lengths: dict[str, int] = {"": 0}
        self._count_tokens = count_tokens
        self._language = language
        super().__init__(max_tokens, 0, length_function=self._length, strip_whitespace=False)
        self._within = RecursiveCharacterTextSplitter(
            _WITHIN_A_SENTENCE,
            chunk_size=max_tokens,
            chunk_overlap=0,
            length_function=self._length,
            keep_separator="end",
            strip_whitespace=False,
        )

    def split_text(self, text: str) -> list[str]:
        starts = [0, *(span.start for span in sentences(text, self._language)[1:]), len(text)]
        pieces = [text[start:end] for start, end in pairwise(starts)]
        self._measure(pieces)
        return self._merge_splits([part for piece in pieces for part in self._fit(piece)], "")

    def _fit(self, piece: str) -> list[str]:
        if self._length(piece) <= self._chunk_size:
            return [piece]
        return self._within.split_text(piece)

    def _length(self, text: str) -> int:
        if text not in self._lengths:
            self._measure([text])
        return self._lengths[text]

    def _measure(self, texts: list[str]) -> None:
        # White space has no tokens, but a piece of no length would be handed out twice.
        counts = (max(1, count) for count in self._count_tokens(texts))
        self._lengths.update(zip(texts, counts, strict=True))

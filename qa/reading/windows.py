"""What the network sees: the question, the heading and a window of the passage, as token ids.

``[CLS] question [SEP] heading | window [SEP]``, the input of BERT for pairs of texts (Devlin et al.
2019). A passage too long for one input is read in windows that overlap, so that an answer cut by
the edge of one stands whole in the next. Spans are looked for in the window alone: the heading
tells what 'the campaign' is, but is never cited.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.article import Span
from qa.errors import ReaderFailure

if TYPE_CHECKING:
    from tokenizers import Encoding, Tokenizer

WINDOW_TOKENS = 320
"""The most tokens of one input."""

OVERLAP_TOKENS = 64
"""How many tokens of a passage two windows share."""

QUESTION_TOKENS = 64
HEADING_TOKENS = 48
"""What is longer is cut at its end."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A text in tokens.

    Attributes:
        ids: The tokens.
        offsets: Where each stands in the text, in characters.
    """

    ids: tuple[int, ...]
    offsets: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Window:
    """One input of the network.

    Attributes:
        ids: All its tokens.
        second: Position from which on they belong to the heading or the passage.
        first: Position of the first token of the passage.
        offsets: Where the tokens of the passage stand in it, in characters.
    """

    ids: tuple[int, ...]
    second: int
    first: int
    offsets: tuple[Span, ...]


class Windows:
    """Turns texts into inputs with the tokenizer that the network was trained with."""

    def __init__(self, tokenizer: Tokenizer, window_tokens: int = WINDOW_TOKENS) -> None:
        self._tokenizer = tokenizer
        self._window_tokens = window_tokens
        self._start, self._end = (_special(tokenizer, token) for token in ("[CLS]", "[SEP]"))
        self._bar = self.pieces(["|"])[0].ids
        self._remembered = lru_cache(maxsize=4_000)(lambda text: self.pieces([text])[0])

    @classmethod
    def open(cls, path: Path, window_tokens: int = WINDOW_TOKENS) -> Windows:
        """Read a tokenizer that was saved as one JSON file."""
        from tokenizers import Tokenizer  # noqa: PLC0415  (--help stays quick)

        tokenizer = Tokenizer.from_file(str(path))
        tokenizer.no_truncation()
        tokenizer.no_padding()
        return cls(tokenizer, window_tokens)

    def pieces(self, texts: Sequence[str]) -> list[Piece]:
        """Return texts in tokens."""
        encodings: Sequence[Encoding] = self._tokenizer.encode_batch(
            list(texts), add_special_tokens=False
        )
        return [
            Piece(tuple(encoding.ids), tuple(Span(*offset) for offset in encoding.offsets))
            for encoding in encodings
        ]

    def of(self, question: str, heading: str, passage: str) -> list[Window]:
        """Return the windows over one passage, in order; at least one."""
        asked, above, read = (self._remembered(text) for text in (question, heading, passage))
        return list(self.join(asked, above, read))

    def join(self, question: Piece, heading: Piece, passage: Piece) -> Iterator[Window]:
        """Yield the windows over a passage whose texts are in tokens already."""
        begin = (self._start, *question.ids[:QUESTION_TOKENS], self._end)
        above = (*heading.ids[:HEADING_TOKENS], *self._bar) if heading.ids else ()
        room = self._window_tokens - len(begin) - len(above) - 1
        for start in _starts(len(passage.ids), room):
            end = start + room
            yield Window(
                ids=(*begin, *above, *passage.ids[start:end], self._end),
                second=len(begin),
                first=len(begin) + len(above),
                offsets=passage.offsets[start:end],
            )


def _special(tokenizer: Tokenizer, token: str) -> int:
    found = tokenizer.token_to_id(token)
    if found is None:
        raise ReaderFailure(f"the tokenizer knows no {token}: give that of a BERT model")
    return found


def _starts(length: int, room: int) -> Iterator[int]:
    yield 0
    start = 0
    while start + room < length:
        start = min(start + room - min(OVERLAP_TOKENS, room // 2), length - room)
        yield start

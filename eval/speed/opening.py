"""Indexes opened to be searched, the same way for the clock and for the memory."""

from __future__ import annotations

from collections.abc import Callable

from eval.speed.made_encoder import MadeEncoder
from index.parser import Parse
from index.stores import Place
from qa.assistant import FOUND, Assistant
from qa.overlap import sentence_tokens

Search = Callable[[str], object]
"""Looks a question up."""


def open_index(place: Place, encoder: MadeEncoder, parse: Parse) -> Search:
    """Open a whole index: a question is read, put right, and looked up by vector and by words.

    Hits stay as they are found: the reader, which ranks them, takes as long whatever the size.
    Passages are cut into words anew for each question: a small index would soon have all of its
    passages in the cache, a large one hardly any.

    Raises:
        IndexFailure: It can't be opened.
    """
    assistant = Assistant.open(place, encoder, parse, reader="sentences")

    def search(question: str) -> object:
        sentence_tokens.cache_clear()
        return assistant.retrieve(question, FOUND)

    return search

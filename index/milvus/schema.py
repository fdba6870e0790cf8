"""How a generation is laid out in Milvus: its collections, their fields, the keys of their rows."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b

from index.known_texts import KEY_BYTES

SCHEMA = 1
"""Counts up whenever an older program could not read the collections."""

ROW = "row"
"""The key of every collection."""

ARTICLE_BITS = 16
"""Bits of a row that count within an article; above them stands the article's number."""

MOST_WITHIN = 1 << ARTICLE_BITS
"""Passages of an article, or pieces of its text, that have room."""

PIECE_BYTES = 60_000
"""Of a text in one row; Milvus takes 65,535."""

LONGEST_TEXT = 65_535

_PARAMETERS: Mapping[str, Mapping[str, int]] = {
    "FLAT": {},
    "HNSW": {"M": 16, "efConstruction": 200},
    "IVF_SQ8": {"nlist": 16_384},
    "DISKANN": {},
}
"""How each of `arguments.VECTOR_INDEXES` is set up."""

EXACT = "FLAT"


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a collection.

    Attributes:
        name: What it is called.
        kind: Milvus' name of its type.
        size: The most bytes of a text, or the numbers of a vector.
        index: Milvus' name of its index; empty where it has none.
        metric: How vectors are compared.
        parameters: Of the index.
    """

    name: str
    kind: str = "INT64"
    size: int = 0
    index: str = ""
    metric: str = ""
    parameters: Mapping[str, int] = field(default_factory=dict)


_FILLER = Field("filler", "FLOAT_VECTOR", 2, "FLAT", "L2")
"""Milvus takes no collection without a vector."""

FILLED = {_FILLER.name: [0.0, 0.0]}

ARTICLES: Sequence[Field] = (
    Field("key", index="INVERTED"),
    Field("digest"),
    Field("pieces"),
    Field("passages"),
    Field("piece", "VARCHAR", LONGEST_TEXT),
    _FILLER,
)
"""Articles as `article_line` writes them, in pieces; all but the text stands in the first."""

META: Sequence[Field] = (
    Field("name", "VARCHAR", 255, "INVERTED"),
    Field("number"),
    Field("pieces"),
    Field("piece", "VARCHAR", LONGEST_TEXT),
    _FILLER,
)
"""Small files, in pieces."""


def passage_fields(dimension: int, vector_index: str) -> Sequence[Field]:
    """Return the fields of the passages.

    Args:
        dimension: Numbers of a vector.
        vector_index: One of `arguments.VECTOR_INDEXES`.
    """
    parameters = _PARAMETERS[vector_index]
    return (
        Field("start"),
        Field("end"),
        Field("length"),
        Field("key", "VARCHAR", 2 * KEY_BYTES, "INVERTED"),
        Field("digest"),
        Field("dense", "FLOAT_VECTOR", dimension, vector_index, "IP", parameters),
        Field("sparse", "SPARSE_FLOAT_VECTOR", 0, "SPARSE_INVERTED_INDEX", "IP"),
    )


@dataclass(frozen=True, slots=True)
class Names:
    """What the collections of one generation are called.

    Attributes:
        index: The name of the index, which is also the alias of what serves.
        generation: Its number.
        build: Names what it is built from, so that builds of other articles never mix with it.
    """

    index: str
    generation: int
    build: str

    @classmethod
    def of(cls, index: str, collection: str) -> Names | None:
        """Read the name of a collection; None where it is none of the index's."""
        told = re.fullmatch(
            rf"{re.escape(index)}_g(\d+)_([0-9a-f]+)_(?:passages|articles|meta)", collection
        )
        return cls(index, int(told[1]), told[2]) if told else None

    @property
    def passages(self) -> str:
        """The collection of the passages."""
        return f"{self._stem}_passages"

    @property
    def articles(self) -> str:
        """The collection of the articles."""
        return f"{self._stem}_articles"

    @property
    def meta(self) -> str:
        """The collection of all that isn't an article or a passage."""
        return f"{self._stem}_meta"

    @property
    def all(self) -> tuple[str, str, str]:
        """All three; the last is the one that the alias stands for."""
        return self.passages, self.articles, self.meta

    @property
    def _stem(self) -> str:
        return f"{self.index}_g{self.generation}_{self.build}"


def rows_of(article: int, count: int) -> range:
    """Return the rows of the passages, or the pieces, of an article by its number."""
    first = article << ARTICLE_BITS
    return range(first, first + count)


def hashed(text: str, bits: int = 63) -> int:
    """Return a number below 2 ** ``bits`` that stands for a text."""
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big") >> (64 - bits)


def digested(*parts: bytes) -> int:
    """Return a number of 63 bits that changes whenever a part does."""
    digest = blake2b(digest_size=8)
    for part in parts:
        digest.update(len(part).to_bytes(8, "big"))
        digest.update(part)
    return int.from_bytes(digest.digest(), "big") >> 1


def pieces(text: str) -> list[str]:
    """Cut a text into pieces of at most `PIECE_BYTES`, one at least."""
    data, start = text.encode(), 0
    cut: list[str] = []
    while start < len(data) or not cut:
        end = min(start + PIECE_BYTES, len(data))
        while end < len(data) and data[end] & 0xC0 == 0x80:  # inside a character
            end -= 1
        cut.append(data[start:end].decode())
        start = end
    return cut


def search_parameters(vector_index: str, proposed: int) -> dict[str, int]:
    """Return how thoroughly an index over vectors is looked through.

    Args:
        vector_index: One of `arguments.VECTOR_INDEXES`.
        proposed: How many hits are asked for.
    """
    return {
        "HNSW": {"ef": max(128, proposed)},
        "IVF_SQ8": {"nprobe": 256},
        "DISKANN": {"search_list": max(128, proposed)},
    }.get(vector_index, {})

"""What a generation in Milvus tells of itself besides its manifest."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from index.errors import IndexDamaged
from index.manifest import read_record
from index.milvus.schema import SCHEMA

RECORD = "milvus.json"


@dataclass(frozen=True, slots=True)
class Record:
    """How a generation is kept.

    Attributes:
        assumed: The average length of a passage, in tokens, that the stored weights go by.
        tokens: Of all passages together.
        longest: The tokens of the longest passage.
        pieces: Rows that the articles take.
        shards: How many workers wrote it.
        vector_index: What is built over the vectors.
        previous: The build of the generation before; empty where there was none.
        schema: The version of the format.
    """

    assumed: float
    tokens: int
    longest: int
    pieces: int
    shards: int
    vector_index: str
    previous: str
    schema: int = SCHEMA

    def average(self, passages: int) -> float:
        """Return the true average length of a passage."""
        return self.tokens / passages if self.tokens else self.assumed

    def save(self, folder: Path) -> None:
        """Write it into a folder."""
        (folder / RECORD).write_text(json.dumps(asdict(self)), encoding="utf-8")

    @classmethod
    def open(cls, folder: Path) -> Record:
        """Read what `save` wrote.

        Raises:
            IndexDamaged: It is missing, or isn't what was written.
            IndexMismatch: Another version of the program wrote it.
        """
        file = folder / RECORD
        record = read_record(file, SCHEMA)
        try:
            return cls(**record)
        except TypeError as error:
            raise IndexDamaged(f"{file} is damaged ({error}): build the index again") from error

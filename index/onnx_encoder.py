"""The encoder that ships: all-MiniLM-L6-v2 in int8, run from its folder (onnxruntime).

Each text is a run of its own and each core takes the next: nothing is padded, int8 finds its range
in one text alone, and so the same text has the same vector whatever is encoded beside it.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from index.encoder import BATCH_SIZE, Progress, Vectors
from index.errors import IndexFailure
from index.manifest import FileRecord
from index.quiet_runtime import keep_quiet

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Encoding

FORMAT = 1
"""Counts up whenever an older program could not run the encoder."""

RECORD = "encoder.json"
NETWORK = "model.onnx"
TOKENIZER = "tokenizer.json"

INPUTS = ("input_ids", "attention_mask", "token_type_ids")
OUTPUT = "vector"

SPECIAL_TOKENS = 2
"""In front of a text and behind it."""

SHIPPED = Path(__file__).parent / "model"


@dataclass(frozen=True, slots=True)
class EncoderFolder:
    """The record that lies beside an encoder.

    Attributes:
        name: What it is called.
        made_from: SHA-256 of the weights that it was made from.
        dimension: Length of a vector.
        window_tokens: The most tokens of one input, special ones included.
        files: Every file that decides a vector, by name.
        format: The version of the folder's format.
    """

    name: str
    made_from: str
    dimension: int
    window_tokens: int
    files: Mapping[str, FileRecord]
    format: int = FORMAT

    @property
    def fingerprint(self) -> str:
        """Hash of all that decides a vector."""
        parts = (*(self.files[name].sha256 for name in (NETWORK, TOKENIZER)), self.window_tokens)
        return hashlib.sha256(repr(parts).encode()).hexdigest()

    def save(self, folder: Path) -> None:
        """Write the record into its folder."""
        (folder / RECORD).write_text(json.dumps(asdict(self), indent=2) + "\n", encoding="utf-8")

    @classmethod
    def open(cls, folder: Path) -> EncoderFolder:
        """Read the record of a folder and check every file that it names.

        Raises:
            IndexFailure: It or one of the files is missing, altered, or of another version.
        """
        try:
            told: dict[str, Any] = json.loads((folder / RECORD).read_bytes())
            told["files"] = {name: FileRecord(**each) for name, each in told["files"].items()}
            record = cls(**told)
            missing = {NETWORK, TOKENIZER} - set(record.files)
            altered = [name for name, each in record.files.items() if _of(folder, name) != each]
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise IndexFailure(
                f"{folder / RECORD} is missing or damaged ({error}): {_HELP}"
            ) from error
        if record.format != FORMAT or missing:
            raise IndexFailure(f"{folder / RECORD} isn't of format {FORMAT}: {_HELP}")
        if altered:
            raise IndexFailure(f"{folder / altered[0]} is missing or altered: {_HELP}")
        return record


_HELP = "install Pullquote again, or make the folder with python -m eval.encoders export"


def _of(folder: Path, name: str) -> FileRecord | None:
    file = folder / name
    return FileRecord.of(file) if file.is_file() else None


class OnnxEncoder:
    """An encoder in a folder; see `index.encoder.Encoder`."""

    def __init__(
        self,
        session: InferenceSession,
        tokenizer_file: Path,
        record: EncoderFolder,
        threads: int | None = None,
    ) -> None:
        from tokenizers import Tokenizer  # noqa: PLC0415  (--help stays quick)

        self.name = record.name
        self.fingerprint = record.fingerprint
        self.dimension = record.dimension
        self.max_tokens = record.window_tokens - SPECIAL_TOKENS
        self._session = session
        self._tokenizer = Tokenizer.from_file(str(tokenizer_file))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(record.window_tokens)
        self._counter = Tokenizer.from_file(str(tokenizer_file))
        self._counter.no_padding()
        self._counter.no_truncation()
        self._vocabulary = frozenset(self._counter.get_vocab())
        self._cores = ThreadPoolExecutor(threads or os.cpu_count(), "encoder")

    @classmethod
    def open(cls, folder: Path = SHIPPED, threads: int | None = None) -> OnnxEncoder:
        """Open the folder of an encoder; nothing is fetched.

        Args:
            folder: By default the one that ships.
            threads: How many cores it may use; by default all.

        Raises:
            IndexFailure: A file is missing or altered.
        """
        keep_quiet()
        from onnxruntime import InferenceSession, SessionOptions  # noqa: PLC0415

        record = EncoderFolder.open(folder)
        options = SessionOptions()
        options.intra_op_num_threads = 1
        session = InferenceSession(
            str(folder / NETWORK), options, providers=["CPUExecutionProvider"]
        )
        return cls(session, folder / TOKENIZER, record, threads)

    def encode(self, texts: Sequence[str], progress: Progress = iter) -> Vectors:
        """Return one row of float32 for each text."""
        vectors = np.zeros((len(texts), self.dimension), dtype=np.float32)
        by_length = sorted(range(len(texts)), key=lambda row: len(texts[row]), reverse=True)
        encodings = self._tokenizer.encode_batch([texts[row] for row in by_length])
        found = self._cores.map(self._vector, encodings)
        for start in progress(range(0, len(texts), BATCH_SIZE)):
            for row in by_length[start : start + BATCH_SIZE]:
                vectors[row] = next(found)
        return vectors

    def _vector(self, encoding: Encoding) -> Vectors:
        ids = np.array([encoding.ids], dtype=np.int64)
        inputs = dict(zip(INPUTS, (ids, np.ones_like(ids), np.zeros_like(ids)), strict=True))
        vector: Vectors = self._session.run([OUTPUT], inputs)[0][0]
        return vector

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Return how many tokens each text has, special tokens left out."""
        # One by one: a batch would wait for cores that are busy encoding.
        encode = self._counter.encode
        return [len(encode(text, add_special_tokens=False).ids) for text in texts]

    def knows_word(self, word: str) -> bool:
        """Say whether a lower-case word stands in the tokenizer's vocabulary as a whole."""
        return word in self._vocabulary

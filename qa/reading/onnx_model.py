"""Runs a trained reader from its folder (onnxruntime).

Each window is a run of its own and each core takes the next: what a layer works on then stays in
the core's cache, nothing is padded, and int8 finds its range in one window alone. Joined in one
batch they take more time, not less.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from index.quiet_runtime import keep_quiet
from qa.reading.model_record import NETWORK, TOKENIZER, ModelRecord
from qa.reading.scores import Text, WindowScores
from qa.reading.windows import Window, Windows

if TYPE_CHECKING:
    from onnxruntime import InferenceSession, SessionOptions


INPUTS = ("input_ids", "attention_mask", "token_type_ids")
OUTPUTS = ("start", "end", "answers")


class OnnxModel:
    """A trained reader; see `qa.reading.scores.SpanModel`."""

    def __init__(
        self,
        session: InferenceSession,
        windows: Windows,
        record: ModelRecord,
        threads: int | None = None,
    ) -> None:
        self.name = record.name
        self.fingerprint = record.fingerprint
        self.calibration = record.calibration
        self._session = session
        self._windows = windows
        self._cores = ThreadPoolExecutor(threads or os.cpu_count(), "reader")

    @classmethod
    def open(cls, folder: Path, threads: int | None = None) -> OnnxModel:
        """Open the folder of a trained reader; nothing is fetched.

        Args:
            folder: Holds what `qa.reading.model_record` names.
            threads: How many cores it may use; by default all.

        Raises:
            ReaderFailure: A file is missing or altered.
        """
        keep_quiet()
        from onnxruntime import InferenceSession  # noqa: PLC0415  (--help stays quick)

        record = ModelRecord.open(folder)
        session = InferenceSession(
            str(folder / NETWORK), _options(), providers=["CPUExecutionProvider"]
        )
        return cls(session, Windows.open(folder / TOKENIZER, record.window_tokens), record, threads)

    def scores(self, question: str, texts: Sequence[Text]) -> list[list[WindowScores]]:
        """Read texts for one question in one pass."""
        of_each = [self._windows.of(question, text.heading, text.passage) for text in texts]
        scored = iter(self.run([window for windows in of_each for window in windows]))
        return [[next(scored) for _ in windows] for windows in of_each]

    def run(self, windows: Sequence[Window]) -> list[WindowScores]:
        """Score windows, in their order; what is said of one doesn't hang on the others."""
        longest_first = sorted(range(len(windows)), key=lambda row: -len(windows[row].ids))
        scored = self._cores.map(self._score, (windows[row] for row in longest_first))
        scores = dict(zip(longest_first, scored, strict=True))
        return [scores[row] for row in range(len(windows))]

    def _score(self, window: Window) -> WindowScores:
        outputs = self._session.run(OUTPUTS, padded([window]))
        start, end, answers = (output[0] for output in outputs)
        return of_passage(window, start, end, float(answers))


def padded(windows: Sequence[Window], multiple: int = 1) -> dict[str, NDArray[np.int64]]:
    """Return windows as the inputs of a network, by name.

    Args:
        windows: At least one.
        multiple: Of what the inputs' common length shall be one.

    Returns:
        Arrays of the shape (windows, tokens).
    """
    longest = max(len(window.ids) for window in windows)
    shape = (len(windows), -(-longest // multiple) * multiple)
    ids, mask, segments = (np.zeros(shape, dtype=np.int64) for _ in range(3))
    for row, window in enumerate(windows):
        length = len(window.ids)
        ids[row, :length] = window.ids
        mask[row, :length] = 1
        segments[row, window.second : length] = 1
    return dict(zip(INPUTS, (ids, mask, segments), strict=True))


def of_passage(
    window: Window, start: NDArray[np.float32], end: NDArray[np.float32], answers: float
) -> WindowScores:
    """Return the scores of a window's passage, those of question, heading and padding left out."""
    part = slice(window.first, window.first + len(window.offsets))
    offsets = np.array(window.offsets, dtype=np.int64).reshape(-1, 2)
    return WindowScores(offsets, start[part], end[part], answers)


def _options() -> SessionOptions:
    from onnxruntime import SessionOptions  # noqa: PLC0415

    options = SessionOptions()
    options.intra_op_num_threads = 1
    return options

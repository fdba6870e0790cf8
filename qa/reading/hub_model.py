"""Any extractive question-answering model, by its name on the hub or its folder (transformers).

Such models tell no log-odds that a passage answers; those trained on SQuAD 2.0 put 'no answer' on
the first token, so the best span's score less that token's takes their place (Devlin et al. 2019).
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from qa.errors import ReaderFailure
from qa.reading.calibration import Calibration
from qa.reading.scores import Text, WindowScores

if TYPE_CHECKING:
    from transformers import BatchEncoding, PreTrainedModel, PreTrainedTokenizerBase

LONGEST_INPUT = 384
"""The most tokens of one input; fewer where the model takes fewer."""

TAKEN_POSITIONS = 2
"""RoBERTa and its kin keep the first two positions for padding."""

OVERLAP = 3
"""One part in so many of an input stands in the next again."""

QUESTION_TOKENS = 64
HEADING_LETTERS = 200
"""What is longer is cut at its end."""

AT_ONCE = 16
LEAST = -100.0
"""The score of an answer where a window shows nothing of the passage."""


class HubModel:
    """A model for questions over passages; see `qa.reading.scores.SpanModel`."""

    calibration: Calibration | None = None

    def __init__(
        self, model: PreTrainedModel, tokenizer: PreTrainedTokenizerBase, name: str
    ) -> None:
        positions = getattr(model.config, "max_position_embeddings", 0) or LONGEST_INPUT
        self._model = model
        self._tokenizer = tokenizer
        self._longest = min(
            LONGEST_INPUT, tokenizer.model_max_length, max(positions - TAKEN_POSITIONS, 8)
        )
        self.name = name
        self.fingerprint = _fingerprint(model, tokenizer)

    @classmethod
    def open(cls, name: str) -> HubModel:
        """Load a model by its name or from its folder.

        Raises:
            ReaderFailure: There is no such model, it can't be reached, or it isn't made for this.
        """
        from transformers import AutoModelForQuestionAnswering, AutoTokenizer  # noqa: PLC0415
        from transformers.utils import logging  # noqa: PLC0415

        logging.disable_progress_bar()  # type: ignore[no-untyped-call]
        try:
            tokenizer = AutoTokenizer.from_pretrained(name)
            model, told = AutoModelForQuestionAnswering.from_pretrained(
                name, output_loading_info=True
            )
        except (OSError, ValueError, KeyError) as error:
            raise ReaderFailure(
                f"reader {name!r} can't be loaded: give the name or the folder of an extractive "
                f"question-answering model, with the network up if it isn't on this machine yet "
                f"({_first_line(error)})"
            ) from error
        if told["missing_keys"]:
            raise ReaderFailure(
                f"reader {name!r} was not trained to answer from passages: it lacks "
                f"{', '.join(sorted(told['missing_keys']))}; give an extractive "
                f"question-answering model"
            )
        if not tokenizer.is_fast:
            raise ReaderFailure(
                f"the tokenizer of reader {name!r} doesn't tell where tokens stand: give a model "
                f"with a fast tokenizer (tokenizer.json)"
            )
        return cls(model.eval(), tokenizer, name)

    def scores(self, question: str, texts: Sequence[Text]) -> list[list[WindowScores]]:
        """Read texts for one question."""
        if not texts:
            return []
        headings = [f"{text.heading[:HEADING_LETTERS].strip()}\n" for text in texts]
        windows = self._windows(
            self._cut(question),
            [heading + text.passage for heading, text in zip(headings, texts, strict=True)],
        )
        of_each: list[list[WindowScores]] = [[] for _ in texts]
        for at in range(0, len(windows["input_ids"]), AT_ONCE):
            for row, start, end in self._run(windows, at):
                text = windows["overflow_to_sample_mapping"][row]
                scores = self._of_passage(windows, row, len(headings[text]), (start, end))
                of_each[text].append(scores)
        return of_each

    def _cut(self, question: str) -> str:
        most = min(QUESTION_TOKENS, self._longest // 2)
        found = self._tokenizer(
            question,
            add_special_tokens=False,
            truncation=True,
            max_length=most,
            return_offsets_mapping=True,
        )
        offsets = found["offset_mapping"]
        return question[: offsets[-1][1]] if len(offsets) == most else question

    def _windows(self, question: str, texts: Sequence[str]) -> BatchEncoding:
        windows: BatchEncoding = self._tokenizer(
            [question] * len(texts),
            list(texts),
            truncation="only_second",
            max_length=self._longest,
            stride=self._longest // OVERLAP // 2,
            return_overflowing_tokens=True,
            return_offsets_mapping=True,
        )
        return windows

    def _run(
        self, windows: BatchEncoding, at: int
    ) -> list[tuple[int, NDArray[np.float32], NDArray[np.float32]]]:
        import torch  # noqa: PLC0415  (--help stays quick)

        inputs = {
            name: windows[name][at : at + AT_ONCE]
            for name in self._tokenizer.model_input_names
            if name in windows
        }
        batch = self._tokenizer.pad(inputs, return_tensors="pt")
        with torch.inference_mode():
            outputs = self._model(**batch)
        starts, ends = outputs.start_logits.float().numpy(), outputs.end_logits.float().numpy()
        return list(zip(range(at, at + len(starts)), starts, ends, strict=True))

    def _of_passage(
        self,
        windows: BatchEncoding,
        row: int,
        begin: int,
        scores: tuple[NDArray[np.float32], NDArray[np.float32]],
    ) -> WindowScores:
        """Keep the tokens that stand behind the heading, and compare them with the first token."""
        offsets = np.array(windows["offset_mapping"][row], dtype=np.int64).reshape(-1, 2)
        second = np.array([part == 1 for part in windows.sequence_ids(row)])
        kept = np.flatnonzero(second & (offsets[:, 0] >= begin))
        start, end = scores
        none = windows["input_ids"][row].index(self._first)
        best = np.max(np.maximum.accumulate(start[kept]) + end[kept], initial=LEAST)
        return WindowScores(
            offsets[kept] - begin, start[kept], end[kept], float(best - start[none] - end[none])
        )

    @property
    def _first(self) -> int:
        """The token whose scores mean 'no answer'."""
        return int(self._tokenizer.cls_token_id or self._tokenizer.bos_token_id or 0)


def _first_line(error: Exception) -> str:
    return str(error).strip().partition("\n")[0]


def _fingerprint(model: PreTrainedModel, tokenizer: Any) -> str:  # noqa: ANN401  (no type has it)
    digest = hashlib.sha256(tokenizer.backend_tokenizer.to_str().encode())
    weights: Mapping[str, Any] = model.state_dict()
    for key, weight in sorted(weights.items()):
        digest.update(f"{key} {weight.dtype} {tuple(weight.shape)}".encode())
        digest.update(weight.cpu().contiguous().view(-1).float().numpy().tobytes())
    return digest.hexdigest()

"""The readers there are, by name: the one that ships, the sentences, any model of the hub."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from qa.errors import ReaderFailure

if TYPE_CHECKING:
    from index.generation import Generation
    from index.parser import Parse
    from qa.read import Reader
    from qa.reading.scores import SpanModel

SHIPPED = "pullquote"
SENTENCES = "sentences"

DEFAULT = SHIPPED

SHIPPED_MODEL = Path(__file__).parent / "reading" / "model"
"""Comes with the package; nothing is fetched."""

HELP = (
    f"what picks the answer: {SHIPPED} (the trained reader that ships), {SENTENCES} (weighs whole "
    f"sentences), or an extractive question-answering model by its hub name or folder; default: "
    f"{DEFAULT}"
)


def open_reader(name: str | None, generation: Generation, parse: Parse) -> Reader:
    """Open a reader.

    Args:
        name: As `HELP` says; None for the default.
        generation: What it will read.
        parse: Parses sentences.

    Raises:
        ReaderFailure: There is no such reader, or it is damaged or can't be reached.
    """
    if (name or DEFAULT) == SENTENCES:
        from qa.sentence_reader import SentenceReader  # noqa: PLC0415

        return SentenceReader(generation.encoder, parse, generation.contents)

    from qa.reading.span_reader import SpanReader  # noqa: PLC0415

    model = open_model(name or DEFAULT)
    try:
        return SpanReader(model, parse, generation.contents)
    except ValueError as error:
        raise ReaderFailure(f"reader {model.name!r} can't be used: {error}") from error


def open_model(name: str) -> SpanModel:
    """Open the network of a reader: the one that ships, one like it, or a model of the hub.

    Raises:
        ReaderFailure: There is no such network, or it is damaged or can't be reached.
    """
    from qa.reading.model_record import RECORD  # noqa: PLC0415

    folder = SHIPPED_MODEL if name == SHIPPED else Path(name)
    if name == SHIPPED or (folder / RECORD).is_file():
        from qa.reading.onnx_model import OnnxModel  # noqa: PLC0415

        return OnnxModel.open(folder)

    from qa.reading.hub_model import HubModel  # noqa: PLC0415

    return HubModel.open(name)

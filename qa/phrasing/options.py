"""What the command lines take to name a language model."""

from __future__ import annotations

import argparse
import os
from typing import TYPE_CHECKING

from qa.errors import PhrasingFailure

if TYPE_CHECKING:
    from qa.phrasing.endpoint import Endpoint

KEY_VARIABLE = "PULLQUOTE_LLM_KEY"


def add_phrasing(parser: argparse.ArgumentParser) -> None:
    """Let a command line have answers phrased."""
    group = parser.add_argument_group("answers in the words of a language model (docs/phrasing.md)")
    group.add_argument(
        "--phrase-with",
        metavar="URL",
        help="an OpenAI-compatible address, like http://localhost:11434/v1, that is sent the "
        f"question and the quotes; a key goes into the environment variable {KEY_VARIABLE}",
    )
    group.add_argument("--phrase-model", metavar="NAME", help="what the model is called there")


def endpoint_of(parser: argparse.ArgumentParser, options: argparse.Namespace) -> Endpoint | None:
    """Return the endpoint that a command line names, if any; leave where it can't be one."""
    url, model = options.phrase_with, options.phrase_model
    if not url and not model:
        return None
    if not url or not model:
        parser.error("--phrase-with URL and --phrase-model NAME go together")

    from qa.phrasing.endpoint import open_endpoint  # noqa: PLC0415  (--help stays quick)

    try:
        return open_endpoint(url, model, os.environ.get(KEY_VARIABLE))
    except PhrasingFailure as failure:
        parser.error(f"--phrase-with: {failure}")

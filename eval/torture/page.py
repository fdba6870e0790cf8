"""The page itself, asked over HTTP while generations are published under it."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from gradio_client import Client

from eval.crowd.served import served
from eval.torture.records import Finding
from eval.torture.small import articles
from eval.torture.together import Reader
from index.build import build_index
from index.encoder import Encoder
from index.encoders import open_encoder
from index.layout import Layout

ASKERS = 4


def page_during_publishes(publishes: int) -> Finding:
    """Ask the page's API without a pause while generations are published; the real models answer.

    Raises:
        EvalError: The page didn't start.
    """
    encoder = open_encoder()
    with tempfile.TemporaryDirectory(prefix="pullquote-torture-") as folder:
        directory = Path(folder)
        _publish(directory, 1, encoder)
        with served(directory) as page:
            _asked(page.url, set())()  # the first answer loads what the others find loaded
            seen: set[int] = set()
            readers = [Reader(_asked(page.url, seen)) for _ in range(ASKERS)]
            for version in range(2, publishes + 2):
                _publish(directory, version, encoder)
            problems = [problem for reader in readers for problem in reader.stop()]
        if Layout(directory).serving() != publishes + 1:
            problems.append("not every generation was published")
    return Finding(
        f"the page, asked by {ASKERS} at once during {publishes} publishes",
        "every answer whole and of the generation that it names, without one error",
        sum(reader.looks for reader in readers),
        tuple(problems),
        f"answers from {len(seen)} generations",
    )


def _publish(directory: Path, version: int, encoder: Encoder) -> None:
    build_index(articles(version), directory, encoder)


def _asked(url: str, seen: set[int]) -> Callable[[], str | None]:
    client = Client(url, download_files=False, verbose=False)

    def ask() -> str | None:
        try:
            told: dict[str, Any] = client.predict(
                "How many visitors did the fair draw?", api_name="/ask"
            )
        except Exception as error:  # noqa: BLE001  (whatever it is, the page didn't answer)
            return f"{type(error).__name__}: {error}"
        seen.add(told["generation"])
        wanted = f"{told['generation'] + 1_000} visitors"
        quoted = all(wanted in citation["quote"] for citation in told["citations"])
        right = told["answer"] == wanted and quoted
        return None if right else f"{told['answer']}, not {wanted}"

    return ask

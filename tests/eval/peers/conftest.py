"""Systems of a few lines that speak the protocol, and three short articles for them to find."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from eval.peers.contenders import Contender

SYSTEM = """
import sys
from eval.peers.protocol import System, read_passages, serve

class Words(System):
    packages = ("pytest", "no-such-package")
    settings = "words in common"

    def load(self):
        print("a library's chatter")

    def index(self, material, store):
        store.mkdir(parents=True)
        lines = [f"{each.id}\\t{each.text}" for each in read_passages(material)]
        (store / "all").write_text(chr(10).join(line.replace(chr(10), " ") for line in lines))

    def open(self, store, limit):
        self.limit = limit
        self.passages = [line.split("\\t") for line in (store / "all").read_text().splitlines()]

    def search(self, question):
        words = set(question.lower().split())
        def shared(passage):
            return -len(words & set(passage[1].lower().split()))
        print("more chatter")
        return [name for name, _ in sorted(self.passages, key=shared)[:self.limit]]

%s
serve(Words)
"""


@pytest.fixture
def contender(tmp_path: Path) -> Callable[..., Contender]:
    """Make a system; ``also`` is code that changes it before it serves."""

    def make(name: str, also: str = "", title: str | None = None) -> Contender:
        script = tmp_path / f"{name}.py"
        script.write_text(SYSTEM % also, "utf-8")
        return Contender(name, title or name.capitalize(), (sys.executable, str(script)))

    return make


@pytest.fixture
def squad(tmp_path: Path) -> Path:
    """A SQuAD file of three paragraphs, with four questions that have an answer and one without."""
    paragraphs = [
        (
            "The harbour of Elmsund closed on Monday. Its ferries carried 312 passengers.",
            [("When did the harbour of Elmsund close?", "Monday"), ("passengers carried", "312")],
        ),
        ("Ida Holm opened a bakery in Tarn.", [("Who opened a bakery in Tarn?", "Ida Holm")]),
        ("The bridge of Varna is red.", [("Which colour is the bridge?", "red"), ("Moon?", None)]),
    ]
    data = [
        {
            "title": "Coast",
            "paragraphs": [
                {
                    "context": context,
                    "qas": [
                        {
                            "id": f"{number}-{place}",
                            "question": question,
                            "is_impossible": answer is None,
                            "answers": [{"text": answer, "answer_start": 0}] if answer else [],
                        }
                        for place, (question, answer) in enumerate(asked)
                    ],
                }
                for number, (context, asked) in enumerate(paragraphs)
            ],
        }
    ]
    file = tmp_path / "coast.json"
    file.write_text(json.dumps({"version": "v2.0", "data": data}), "utf-8")
    return file

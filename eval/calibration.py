"""``python -m eval.calibration``: how sure a reader may be, learnt from known questions.

Every span that is read for a question of the tuning part is an example; it is right if it says an
accepted answer in an expected article. A logistic regression turns what speaks for a span into an
order of all spans; a second one over the first of each question, unanswerable ones too, turns its
score into a probability (Platt 1999). Each set weighs the same, whatever its size, and nothing that
speaks for a span may count against it: where it seems to, the questions were written to mislead.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.special import expit
from sklearn.linear_model import LogisticRegression
from tqdm import tqdm

from corpus.article import Article
from corpus.bundled import bundled_articles
from eval.cases import Case, CaseSet, choose
from eval.load import load_set
from eval.measures.answers import judge
from eval.names import ArticleNames
from eval.options import BUNDLED_SET
from eval.squad import read_passages
from eval.target import merge, read_articles
from eval.training.made_news import news_cases
from index.build import build_index
from index.encoders import open_encoder
from index.generation import Generation
from index.parser import load_parser
from qa.assistant import Assistant
from qa.compose import may_answer
from qa.reading.calibration import Calibration
from qa.reading.features import FEATURES
from qa.reading.model_record import ModelRecord
from qa.reading.onnx_model import OnnxModel
from qa.reading.span_reader import Candidate, SpanReader

SPANS = 12
"""How many of the best spans of a question are examples."""

TARGET = 0.85
"""What the threshold is for, over the first set: so many of the answers given are right, and so
many of the questions without an answer are refused."""

RIDGE = 0.1
"""Penalty on the weights of features of spread 1: with less, sets that differ from readers'
questions, given passages for one, teach too much."""

EITHER = (None, None)
AT_LEAST_0 = (0.0, None)
SIGNS = {"lacking": (None, 0.0), "statement": EITHER}
"""Which way a feature may count; the others speak for a span."""

NEWS_SEED = 7_777
"""Of made news for tuning: other articles than the network has learnt from."""


@dataclass(frozen=True, slots=True)
class Examples:
    """The spans of one question: features, shape (spans, features), and which are right."""

    set_name: str
    answerable: bool
    features: NDArray[np.float64]
    right: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Material:
    """Known questions with the articles they are about.

    Attributes:
        cases: The questions.
        articles: What is searched.
        given: Whether only the article that a case names is read.
    """

    cases: CaseSet
    articles: tuple[Article, ...]
    given: bool = False


def collect(material: Material, model: OnnxModel) -> list[Examples]:
    """Read the cases of a set over an index of its articles."""
    case_set, articles = material.cases, material.articles
    names = ArticleNames(articles)
    with tempfile.TemporaryDirectory(prefix="pullquote-calibration-") as folder:
        encoder = open_encoder()
        build_index(articles, Path(folder), encoder)
        generation = Generation.open(Path(folder), encoder)
    parse = load_parser()
    reader = SpanReader(model, parse, generation.contents)
    assistant = Assistant(generation, reader, parse)
    found = []
    for case in tqdm(case_set.cases, desc=case_set.name, disable=None):
        question = assistant.understand(case.question)
        expected = names.ids(case)
        hits = assistant.hits_to_read(question, expected if material.given else ())
        candidates = reader.candidates(question, hits)
        eligible = [each for each in candidates if may_answer(question, each.reading, parse)]
        found.append(_examples(case_set.name, case, expected, eligible[:SPANS]))
    return found


def _examples(
    set_name: str, case: Case, expected: Collection[str], candidates: Sequence[Candidate]
) -> Examples:
    features = [list(asdict(each.features).values()) for each in candidates]
    right = [
        each.hit.article.id in expected and _says(each.answer_text, case.answers or ())
        for each in candidates
    ]
    return Examples(
        set_name,
        case.answerable,
        np.array(features, dtype=np.float64).reshape(-1, len(FEATURES)),
        np.array(right, dtype=bool),
    )


def _says(answer: str, accepted: Sequence[str]) -> bool:
    """Judge an answer as `eval` does: an accepted form stands in it, or the same quantity."""
    return bool(accepted) and judge(answer, answer, accepted).right


def fit(examples: Sequence[Examples]) -> Calibration:
    """Fit the order of all spans, then the probability of the first of each question."""
    spans = [each for each in examples if len(each.right)]
    weights, intercept = _order(
        np.concatenate([each.features for each in spans]),
        np.concatenate([each.right for each in spans]),
        _fair(spans, [len(each.right) for each in spans]),
    )
    scores = [each.features @ weights + intercept for each in spans]
    best = [int(np.argmax(score)) for score in scores]
    platt = LogisticRegression(C=1e6)
    platt.fit(
        np.array([[score[at]] for score, at in zip(scores, best, strict=True)]),
        np.array([each.right[at] for each, at in zip(spans, best, strict=True)]),
        sample_weight=_fair(spans, [1] * len(spans)),
    )
    slope, shift = float(platt.coef_[0, 0]), float(platt.intercept_[0])
    named = {name: round(slope * weight, 4) for name, weight in zip(FEATURES, weights, strict=True)}
    return Calibration(named, round(slope * intercept + shift, 4))


def _order(
    features: NDArray[np.float64], right: NDArray[np.bool_], sample: NDArray[np.float64]
) -> tuple[NDArray[np.float64], float]:
    """Return weights and intercept of a logistic regression whose weights keep their signs."""
    spread = features.std(axis=0)
    spread[spread == 0] = 1.0
    scaled = np.column_stack([features / spread, np.ones(len(features))])
    sign = np.where(right, 1.0, -1.0)

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        margins = sign * (scaled @ weights)
        penalty = RIDGE * np.append(weights[:-1], 0.0)
        pull = sample * sign * expit(-margins) / len(sign)
        value = np.mean(sample * np.logaddexp(0, -margins)) + penalty @ weights / 2
        return float(value), penalty - scaled.T @ pull

    bounds = [*(SIGNS.get(name, AT_LEAST_0) for name in FEATURES), EITHER]
    start = np.zeros(scaled.shape[1])
    found = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=bounds)
    return found.x[:-1] / spread, float(found.x[-1])


def _fair(examples: Sequence[Examples], counts: Sequence[int]) -> NDArray[np.float64]:
    """Return a weight for each row, so that all sets weigh the same together."""
    sizes: dict[str, int] = {}
    for each, count in zip(examples, counts, strict=True):
        sizes[each.set_name] = sizes.get(each.set_name, 0) + count
    weights = np.concatenate(
        [
            np.full(count, 1 / sizes[each.set_name])
            for each, count in zip(examples, counts, strict=True)
        ]
    )
    return np.asarray(weights / weights.mean())


@dataclass(frozen=True, slots=True)
class Threshold:
    """What the assistant does with questions of known answer from a least confidence on.

    Attributes:
        confidence: The threshold.
        answered: Share of the answerable questions that are answered rightly.
        refused: Share of the unanswerable questions that are refused.
        precise: Share of the answers given that are right.
    """

    confidence: float
    answered: float
    refused: float
    precise: float


def thresholds(examples: Sequence[Examples], calibration: Calibration) -> Iterator[Threshold]:
    """Yield what each threshold would do."""
    outcomes = [(each.answerable, *_best(each, calibration)) for each in examples]
    for confidence in np.round(np.arange(0.05, 0.96, 0.05), 2).tolist():
        yield Threshold(
            confidence,
            _share(sure >= confidence and right for told, sure, right in outcomes if told),
            _share(sure < confidence for told, sure, _ in outcomes if not told),
            _share(right for _, sure, right in outcomes if sure >= confidence),
        )


def least_threshold(examples: Sequence[Examples], calibration: Calibration) -> float:
    """Return the least threshold with which the first set reaches the target; 0.5 if none does."""
    first = [each for each in examples if each.set_name == examples[0].set_name]
    found = list(thresholds(first, calibration))
    reached = (each for each in found if min(each.refused, each.precise) >= TARGET)
    return next((each.confidence for each in reached), 0.5)


def _share(verdicts: Iterable[bool]) -> float:
    told = list(verdicts)
    return sum(told) / len(told) if told else 0.0


def _best(each: Examples, calibration: Calibration) -> tuple[float, bool]:
    sure = [calibration.probability(dict(zip(FEATURES, row, strict=True))) for row in each.features]
    if not sure:
        return 0.0, False
    at = int(np.argmax(sure))
    return sure[at], bool(each.right[at])


def _material(options: argparse.Namespace) -> Iterator[Material]:
    extra = [article for path in options.distractors for article in read_passages(path)]
    for path in options.sets:
        whole = load_set(path)
        own = whole.articles or read_articles([bundled_articles()])
        cases = choose(_about(whole, options.titles), "tune", options.limit)
        articles = merge(own, extra if whole.articles else ())
        yield Material(replace(whole, cases=cases), articles)
    if options.news:
        yield Material(*news_cases(options.news, NEWS_SEED), given=True)


def _about(whole: CaseSet, titles: Collection[str]) -> tuple[Case, ...]:
    """Return the cases of a SQuAD set that are about some of its pages only."""
    if not titles or not whole.articles:
        return whole.cases
    chosen = {article.id for article in whole.articles if article.title in titles}
    return tuple(case for case in whole.cases if chosen.intersection(case.articles))


def main(arguments: Sequence[str] | None = None) -> int:
    """Print what was found, and write it beside the model."""
    parser = argparse.ArgumentParser(prog="python -m eval.calibration", description=__doc__)
    parser.add_argument("sets", nargs="*", type=Path, default=[BUNDLED_SET], metavar="SET")
    parser.add_argument("--model", type=Path, required=True, help="the folder of a trained reader")
    parser.add_argument("--write", action="store_true", help="write the regression into it")
    parser.add_argument("--titles", nargs="+", default=[], help="of SQuAD sets only these pages: "
                        "those that the reader hasn't learnt from")  # fmt: skip
    parser.add_argument("--news", type=int, default=0, metavar="N", help="N made news articles")
    parser.add_argument("--distractors", type=Path, action="append", default=[], metavar="FILE")
    parser.add_argument("--limit", type=int, default=None, metavar="N", help="cases of each set")
    options = parser.parse_args(arguments)
    model = OnnxModel.open(options.model)
    examples = [each for material in _material(options) for each in collect(material, model)]
    calibration = fit(examples)
    calibration = replace(calibration, threshold=least_threshold(examples, calibration))
    for name, weight in calibration.weights.items():
        sys.stdout.write(f"{name:<10} {weight:8.3f}\n")
    sys.stdout.write(f"{'intercept':<10} {calibration.intercept:8.3f}\n")
    sys.stdout.write(f"{'threshold':<10} {calibration.threshold:8.2f}\n")
    for name in dict.fromkeys(each.set_name for each in examples):
        of_set = [each for each in examples if each.set_name == name]
        sys.stdout.write(f"{name}: threshold, answered rightly, refused, right of those given\n")
        for each in thresholds(of_set, calibration):
            sys.stdout.write(
                f"  {each.confidence:.2f}  {each.answered:.3f}  {each.refused:.3f}  "
                f"{each.precise:.3f}\n"
            )
    if options.write:
        replace(ModelRecord.open(options.model), calibration=calibration).save(options.model)
    return 0


if __name__ == "__main__":
    sys.exit(main())

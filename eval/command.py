"""One run from its options to what is printed: the one place where the steps are joined."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from tqdm import tqdm

from corpus.article import Article
from corpus.bundled import bundled_articles
from eval import report
from eval.cases import CaseSet, choose
from eval.errors import EvalError
from eval.load import load_set
from eval.options import Options
from eval.rows import Row
from eval.run import Assistant, run_set
from eval.squad import read_passages
from eval.summary import summarise
from eval.target import built, merge, opened, read_articles


def measure(options: Options) -> str:
    """Run the sets and return what is to be printed.

    Raises:
        EvalError: A set can't be read, is broken, or leaves nothing to ask.
        CorpusError: The articles can't be read.
        IndexFailure: The index can't be built or opened.
        OSError: The report can't be written.
    """
    sets = _sets(options)
    with _assistant(options, sets) as assistant:
        rows = [row for case_set in sets for row in _rows(case_set, assistant, options)]
        summary = summarise(rows, options.part, len(assistant.articles))
    if options.out:
        report.write(options.out, rows, summary)
    return report.as_json(summary) if options.json else report.as_text(summary)


def _sets(options: Options) -> tuple[CaseSet, ...]:
    return tuple(_chosen(load_set(path), options) for path in options.sets)


def _chosen(case_set: CaseSet, options: Options) -> CaseSet:
    cases = choose(
        case_set.cases,
        part=options.part,
        limit=options.limit,
        retrieval_only=options.retrieval_only,
    )
    if not cases:
        wanted = f"of part {options.part!r}" if options.part else "to run"
        judged = " that names an article with its answer" if options.retrieval_only else ""
        raise EvalError(f"{case_set.name}: holds no case {wanted}{judged}")
    return replace(case_set, cases=cases)


@contextmanager
def _assistant(options: Options, sets: Sequence[CaseSet]) -> Iterator[Assistant]:
    if options.index:
        yield opened(options.index)
        return
    articles = merge(_articles(options, sets), _distractors(options))
    with built(articles, options.encoder, options.keep_index) as assistant:
        yield assistant


def _articles(options: Options, sets: Sequence[CaseSet]) -> tuple[Article, ...]:
    brought = tuple(article for case_set in sets for article in case_set.articles)
    if options.articles:
        return brought + read_articles(options.articles)
    if all(case_set.articles for case_set in sets):
        return brought
    return brought + read_articles([bundled_articles()])


def _distractors(options: Options) -> tuple[Article, ...]:
    return tuple(article for path in options.distractors for article in read_passages(path))


def _rows(case_set: CaseSet, assistant: Assistant, options: Options) -> Iterator[Row]:
    rows = run_set(case_set, assistant, retrieval_only=options.retrieval_only)
    total = len(case_set.cases)
    yield from tqdm(rows, desc=case_set.name, total=total, unit=" questions", disable=None)

"""One run from its options to what is printed: the one place where the steps are joined."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace

from tqdm import tqdm

from corpus.article import Article
from corpus.bundled import bundled_articles
from eval.baselines import SYSTEMS
from eval.cases import CaseSet, choose
from eval.errors import EvalError
from eval.files import make_folder
from eval.gates import failed
from eval.load import load_set
from eval.options import Options
from eval.provenance import Program
from eval.report.text import as_text, side_by_side
from eval.report.write import as_json, recorded, write
from eval.rows import Row
from eval.run import run_set
from eval.squad import read_passages
from eval.summary import Summary, summarise
from eval.system import Assistant
from eval.target import built, merge, opened, read_articles
from qa.assistant import Assistant as Pullquote


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run ends with.

    Attributes:
        printed: The summary as text or JSON.
        failures: A sentence for each figure that misses its bound.
    """

    printed: str
    failures: tuple[str, ...]


def measure(options: Options) -> Outcome:
    """Run the sets.

    Raises:
        EvalError: A set can't be read, is broken, or leaves nothing to ask.
        CorpusError: The articles can't be read.
        IndexFailure: The index can't be built or opened.
        ReaderFailure: The reader can't be opened.
        OSError: The report can't be written.
    """
    if options.out:
        make_folder(options.out)
    sets = _sets(options)
    program = Program.running()
    with _pullquote(options, sets) as pullquote:
        summaries = [_measured(name, pullquote, sets, program, options) for name in options.systems]
    failures = tuple(failed(summaries[0], options.gates))
    return Outcome(_printed(summaries, options), failures)


def _measured(
    name: str, pullquote: Pullquote, sets: Sequence[CaseSet], program: Program, options: Options
) -> Summary:
    system = SYSTEMS[name](pullquote)
    rows = (
        row
        for case_set in sets
        for row in _rows(name, system, case_set, program, options)
    )  # fmt: skip
    if options.out is None:
        return summarise(list(rows))
    directory = options.out / name if len(options.systems) > 1 else options.out
    written = list(recorded(rows, directory))
    summary = summarise(written)
    write(directory, written, summary)
    return summary


def _printed(summaries: Sequence[Summary], options: Options) -> str:
    if len(summaries) == 1:
        return as_json(summaries[0]) if options.json else as_text(summaries[0])
    if options.json:
        told = {summary.provenance[0].system: asdict(summary) for summary in summaries}
        return json.dumps(told, ensure_ascii=False, indent=2)
    return side_by_side(summaries)


def _sets(options: Options) -> tuple[CaseSet, ...]:
    sets = tuple(_chosen(load_set(path), options) for path in options.sets)
    names = Counter(case_set.name for case_set in sets)
    twice = [name for name, number in names.items() if number > 1]
    if twice:
        raise EvalError(f"{twice[0]}: two sets have this name; rename one, or run them one by one")
    return sets


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
def _pullquote(options: Options, sets: Sequence[CaseSet]) -> Iterator[Pullquote]:
    if options.store:
        yield opened(options.store, options.reader)
        return
    articles = merge(_articles(options, sets), _distractors(options))
    with built(articles, options.encoder, options.keep_index, options.reader) as assistant:
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


def _rows(
    name: str, system: Assistant, case_set: CaseSet, program: Program, options: Options
) -> Iterator[Row]:
    provenance = program.over(case_set, system, name, options.part, given=options.given)
    rows = run_set(case_set, system, provenance, retrieval_only=options.retrieval_only)
    shown = f"{case_set.name} ({name})"
    yield from tqdm(rows, shown, len(case_set.cases), unit=" questions", disable=None)

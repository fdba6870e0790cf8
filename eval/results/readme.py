"""The measured part of the README as Markdown."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from eval.errors import EvalError
from eval.peers.report import read as read_peers
from eval.peers.report import table as peers_table
from eval.results.kept import Run, read_run
from eval.results.speeds import growth, ratios
from eval.results.tables import AGAINST, ANSWERS, FINDING, SYSTEMS, by_measure, by_system

BEGIN, END = "<!-- measured -->", "<!-- /measured -->"

HEAD = """Every figure of this section was written by `make bench` and `make bench-peers` and put
here by `python -m eval.results`; `docs/measured` holds them with their provenance. In brackets: 95%
bootstrap intervals. Weights and threshold were set on other questions by `make tune`: retrieval on
SQuADShifts, reading and refusing on the tuning half of the bundled set and of SQuAD 2.0."""

ANSWERING = """**Answers and refusals.** The bundled set and the five news articles are asked as
readers ask, typos included. Both halves of the bundled set are about the same five articles, with
other questions. The questions on the news articles were not looked at before they were run; the
articles were, when cleaning and exact answers were written. Of SQuAD 2.0 it is the half of the
development set in `squad2-dev-half`, every paragraph of its sixteen titles an article: all were
asked, told are those on the last eight titles, which were never looked at. `make check-scores` has
the same predictions scored by transformers' port of the SQuAD script and the same rankings by
ranx: every question the same to the last digit."""

BASELINES = """**Against simple systems** over the same index, which answer with the first sentence
of the best passage and never refuse; {set}:"""

RANKING = """**Finding the right paragraph** of {articles:,} ({n:,} answerable questions of
`squad2-dev-half`, with the paragraphs of SQuADShifts new-wiki in the way):"""

PEERS = """**Against other libraries**, on the same passages with the same encoder weights, each set
up as its documentation does it: {asked:,} answerable questions of `squad2-dev-half`, {articles:,}
paragraphs. Times are multiples of ours; [how it was run](docs/measured/peers.md)."""

SPEED = """**Speed**, as ratios of two things timed in turn in one run; [how it was
run](docs/measured/speed.md):"""

GROWTH = """**Growth.** Texts put together anew from real sentences, with made vectors. × is a
multiple of the first line; a search is all that finds passages but encoding the question."""


def section(kept: Path) -> str:
    """Return the measured part of the README.

    Args:
        kept: Where `eval.results.kept.keep` has put the figures.

    Raises:
        EvalError: Figures of a run are missing or can't be read.
    """
    return "\n\n".join(_blocks(kept))


def placed(readme: str, text: str) -> str:
    """Return a README with a text between the marks of the measured part.

    Raises:
        EvalError: The marks are missing.
    """
    before, begin, rest = readme.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise EvalError(f"the README has no {BEGIN} ... {END} to put the figures between")
    return f"{before}{begin}\n\n{text}\n\n{end}{after}"


def _blocks(kept: Path) -> Iterator[str]:
    systems = tuple(SYSTEMS)
    among = read_run(kept, "squad2-among-wiki", systems)
    runs = {
        "bundled set, reporting half": read_run(kept, "bundled", systems),
        "five real news articles": read_run(kept, "seeds", systems),
        "`squad2-dev-half`, last eight titles": read_run(kept, "squad2", systems, "report"),
    }
    yield from (HEAD, ANSWERING, by_measure(runs, ANSWERS))
    for name in list(runs)[:2]:
        yield from (BASELINES.format(set=name), by_system(runs[name], AGAINST))
    yield from (_ranking(among), by_system(among, FINDING))
    compared = read_peers(kept)
    about = compared.provenance
    yield PEERS.format(asked=about.questions, articles=about.articles)
    yield peers_table(compared.systems)
    yield from (SPEED, ratios(kept))
    yield from (GROWTH, growth(kept))


def _ranking(run: Run) -> str:
    summary = run.summaries["pullquote"]
    return RANKING.format(articles=summary.provenance[0].articles, n=summary.groups[0].n)

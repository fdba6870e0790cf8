"""The measured part of the README as Markdown."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from eval.errors import EvalError
from eval.peers.report import read as read_peers
from eval.peers.report import table as peers_table
from eval.results.facts import directory
from eval.results.kept import read_run
from eval.results.speeds import growth, ratios
from eval.results.systems import SYSTEMS
from eval.results.tables import (
    AGAINST,
    ANSWERS,
    FINDING,
    READING,
    by_measure,
    by_system,
    by_type,
)

BEGIN, END = "<!-- measured -->", "<!-- /measured -->"

HEAD = """Every figure of this section was written by the lines of `make bench` and `make
bench-peers` and put here by `python -m eval.results`; `docs/measured` holds them with
their provenance. In brackets: 95% bootstrap intervals. All was set on other questions:
the weights of retrieval on SQuADShifts (`make tune`), the reader on what its card tells
(`make train`), its probabilities and threshold on the tuning half of the bundled set,
two titles of SQuAD 2.0 and made news (`make calibrate`)."""

ANSWERING = """**Answers and refusals.** The bundled set and the five news articles are asked as
readers ask, typos included. Both halves of the bundled set are about the same five articles, with
other questions. The questions on the news articles were not looked at before they were run; the
articles were, when cleaning and exact answers were written. Of SQuAD 2.0 it is the last eight
titles of `squad2-dev-half`, which were never looked at, asked over {articles:,} articles: each
paragraph of the file is one, and those of SQuADShifts new-wiki stand in the way. `make
check-scores` has the same predictions scored by transformers' port of the SQuAD script and the
same rankings by ranx: every question the same to the last digit."""

COMPOSED = """**Answers that no single sentence gives**: 55 cases on the bundled and the five real
articles and eight made-up ones, whose other half was tuned on (with 192 cases more on 32 other
articles), and 145 on 38 made-up articles that were written to be measured on and that nobody has
read who wrote the program. Right is an answer that gives at least three of four of what it has to:
both operands and the result, the items of a list (its F1), every value of articles that differ, the
points of an overview."""

DIRECTORY = """**The directory** against a key made by hand. A figure is the same where value and
unit are; a field agrees where it shares half of its words with the key's, which fills in places and
years from the whole article (what the directory leaves open counts against it)."""

READ = """**Reading alone**: the article that a question is about is given; {set}:"""

CURVES = """![Left: the share of wrong answers among the surest, for each system. Right: confidence
against the share of right answers](docs/measured/bundled/confidence.svg)

The bundled set, reporting half. To the left: how many of the answers are wrong when only the surest
are given; to the right: whether answers of a confidence are as often right as it says (larger dots:
more answers)."""

BASELINES = """**Against simple systems** over the same index, which answer with the first sentence
of the best passage and never refuse; {set}:"""

RANKING = """**Finding the right paragraph** of {articles:,} (the answerable questions of the last
eight titles):"""

PEERS = """**Against other libraries**, on the same passages with the same encoder weights, each set
up as its documentation does it: {asked:,} answerable questions of `squad2-dev-half`, {articles:,}
paragraphs. Times are multiples of ours; [how it was run](docs/measured/peers.md)."""

SPEED = """**Speed**, as ratios of two things timed in turn in one run; [how it was
run](docs/measured/speed.md):"""

GROWTH = """**Growth.** Texts put together anew from real sentences, vectors made of their
words. × is a multiple of the first line; a search is all that finds passages but encoding the
question; memory holds the libraries and what was read of the mapped files. Adding an article is
divided by copying the files of the index, too."""


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
    squad2 = read_run(kept, "squad2", systems)
    runs = {
        "bundled set, reporting half": read_run(kept, "bundled", systems),
        "five real news articles": read_run(kept, "seeds", systems),
        "`squad2-dev-half`, last eight titles": squad2,
    }
    given = {
        "`squad2-dev-half`, last eight titles": read_run(kept, "squad2-given", systems),
        "made news, patterns and names held back from training": read_run(
            kept, "made-news", systems
        ),
    }
    articles = squad2.summaries["pullquote"].provenance[0].articles
    yield from (HEAD, ANSWERING.format(articles=articles), by_measure(runs, ANSWERS))
    for name, run in list(runs.items())[:2]:
        yield from (BASELINES.format(set=name), by_system(run, AGAINST))
    composed = {
        "known articles": read_run(kept, "composed", systems),
        "articles never read": read_run(kept, "unseen", systems),
    }
    yield from (COMPOSED, by_type(composed), DIRECTORY, directory(kept))
    yield CURVES
    for name, run in given.items():
        yield from (READ.format(set=name), by_system(run, READING))
    yield from (RANKING.format(articles=articles), by_system(squad2, FINDING))
    compared = read_peers(kept)
    about = compared.provenance
    yield PEERS.format(asked=about.questions, articles=about.articles)
    yield peers_table(compared.systems)
    yield from (SPEED, ratios(kept))
    yield from (GROWTH, growth(kept))

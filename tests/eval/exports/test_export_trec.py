from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from statistics import fmean

import ir_measures
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from eval.exports.trec import qrels_lines, run_lines
from eval.measures.retrieval import MEASURES, samples
from eval.rows import Row

MakeRow = Callable[..., Row]

NAMES = st.text(st.characters(codec="utf-8"), min_size=1, max_size=6)


def test_one_line_a_rank_with_falling_scores(make_row: MakeRow) -> None:
    row = make_row(["x"], ranking=["b", "a"], wanted=["a", "c"], id="q7")
    row = replace(row, grades=(2, 1))
    assert list(run_lines([row], "pullquote")) == [
        "q7 Q0 b 1 2 pullquote",
        "q7 Q0 a 2 1 pullquote",
    ]
    assert list(qrels_lines([row])) == ["q7 0 a 2", "q7 0 c 1"]


def test_only_questions_that_name_the_articles_of_their_answer_are_judged(
    make_row: MakeRow,
) -> None:
    rows = [
        make_row([], ranking=["a"], wanted=["a"], id="unanswerable"),
        make_row(["x"], ranking=["a"], id="no article named"),
    ]
    assert list(run_lines(rows, "t")) == []
    assert list(qrels_lines(rows)) == []


def test_what_would_break_the_columns_is_percent_encoded(make_row: MakeRow) -> None:
    row = make_row(["x"], ranking=["a b", "50%\t"], wanted=["50%\t"], id="Wer\u00a0da?")
    assert list(run_lines([row], "our system")) == [
        "Wer%C2%A0da? Q0 a%20b 1 2 our%20system",
        "Wer%C2%A0da? Q0 50%25%09 2 1 our%20system",
    ]
    assert list(qrels_lines([row])) == ["Wer%C2%A0da? 0 50%25%09 1"]


def test_an_id_that_several_sets_have_gets_its_set_in_front(make_row: MakeRow) -> None:
    rows = [
        make_row(["x"], wanted=["a"], id="q1", set_name="one"),
        make_row(["x"], wanted=["a"], id="q1", set_name="two"),
        make_row(["x"], wanted=["a"], id="q2", set_name="two"),
    ]
    assert [line.split()[0] for line in qrels_lines(rows)] == ["one:q1", "two:q1", "q2"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(
    st.lists(NAMES, min_size=3, max_size=13, unique=True),
    st.lists(
        st.tuples(NAMES, st.randoms(use_true_random=False), st.integers(0, 13)),
        min_size=1,
        max_size=4,
        unique_by=lambda one: one[0],
    ),
)
def test_others_read_the_very_figures_that_we_tell(
    make_row: MakeRow, articles: list[str], asked: list[tuple[str, object, int]]
) -> None:
    rows = []
    for name, random, depth in asked:
        ranking = random.sample(articles, len(articles))[:depth][:10]
        wanted = random.sample(articles, random.randint(1, 3))
        row = make_row(["x"], ranking=ranking, wanted=wanted, id=name)
        rows.append(replace(row, grades=tuple(random.randint(1, 3) for _ in wanted)))
    run = list(ir_measures.read_trec_run("\n".join(run_lines(rows, "t")) + "\n"))
    qrels = list(ir_measures.read_trec_qrels("\n".join(qrels_lines(rows)) + "\n"))
    theirs: dict[str, list[float]] = {str(measure): [] for measure in MEASURES}
    for metric in ir_measures.iter_calc(MEASURES, qrels, run):
        theirs[str(metric.measure)].append(metric.value)
    ours = {name: one.statistic(one.lines) for name, one in samples(rows).items()}
    assert {len(values) for values in theirs.values()} == {len(rows)}
    assert ours == pytest.approx({name: fmean(of) for name, of in theirs.items()}, abs=1e-12)

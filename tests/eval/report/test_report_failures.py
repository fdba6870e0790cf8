from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from eval.report.failures import Piece, best_rank, failures, mark
from eval.rows import CitedQuote, FoundPassage, Row

Make = Callable[..., Row]

TEXT = "It rained. The quay flooded on\nMonday morning. Nobody was hurt."


def passage(text: str = TEXT, start: int = 100) -> FoundPassage:
    return FoundPassage(1, "quay", "Quay", start, start + len(text), text, right=True)


def cited(start: int, end: int, article_id: str = "quay") -> CitedQuote:
    return CitedQuote(article_id, "Quay", start, end, "", 0.5, right=True, supports=False)


def test_answers_fail_by_their_verdict(make_row: Make) -> None:
    rows = [
        make_row(["x"], "x", id="right"),
        make_row(["x"], "y", id="wrong"),
        make_row(["x"], None, id="missed"),
        make_row([], None, id="refused"),
        make_row([], "x", id="invented"),
    ]
    assert [failure.row.id for failure in failures(rows)] == ["wrong", "missed", "invented"]
    assert [failure.outcome for failure in failures(rows)] == ["wrong", "missed", "invented"]


def test_without_answers_the_first_article_decides(make_row: Make) -> None:
    def found(ranking: str, wanted: str) -> Row:
        return make_row(["x"], asked=False, ranking=[*ranking], wanted=[*wanted])

    rows = [found("ab", "a"), found("ba", "a"), found("bc", "a"), found("cba", "ab"), found("", "")]
    assert [failure.outcome for failure in failures(rows)] == ["late", "absent", "late"]
    assert [failure.rank for failure in failures(rows)] == [2, None, 2]
    assert best_rank(rows[0]) == 1


def test_the_quote_and_the_evidence_are_marked_where_they_stand() -> None:
    start = TEXT.index("The quay")
    marked = mark(passage(), [cited(100 + start, 100 + start + 8)], "the quay flooded on Monday")
    assert marked.pieces == (
        Piece("It rained. ", quoted=False, evidence=False),
        Piece("The quay", quoted=True, evidence=True),
        Piece(" flooded on\nMonday", quoted=False, evidence=True),
        Piece(" morning. Nobody was hurt.", quoted=False, evidence=False),
    )


def test_a_quote_that_runs_over_the_passage_is_marked_as_far_as_it_goes() -> None:
    pieces = mark(passage("abc"), [cited(90, 101), cited(102, 200)], None).pieces
    assert [(piece.text, piece.quoted) for piece in pieces] == [
        ("a", True),
        ("b", False),
        ("c", True),
    ]


def test_quotes_of_other_articles_and_empty_evidence_mark_nothing() -> None:
    whole = (Piece(TEXT, quoted=False, evidence=False),)
    assert mark(passage(), [cited(100, 110, "other")], " ").pieces == whole
    assert mark(passage(), [cited(0, 100)], None).pieces == whole
    assert mark(passage(), [], "(a+)+$ [").pieces == whole


@given(
    st.text(min_size=1),
    st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40))),
    st.integers(0, 20),
)
def test_the_pieces_are_the_passage_and_every_quoted_character_is_marked(
    text: str, stretches: list[tuple[int, int]], start: int
) -> None:
    pieces = mark(passage(text, start), [cited(*each) for each in stretches], text[:5]).pieces
    assert "".join(piece.text for piece in pieces) == text
    flags = [piece.quoted for piece in pieces for _ in piece.text]
    assert flags == [
        any(low <= start + place < high for low, high in stretches) for place in range(len(text))
    ]


def test_a_failure_keeps_the_passages_of_its_row(make_row: Make) -> None:
    row = replace(make_row(["x"], None), passages=(passage(),))
    assert [marked.passage for marked in next(failures([row])).passages] == [passage()]

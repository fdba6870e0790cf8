from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from corpus.article import Article
from eval import baselines, options
from eval.baselines import SYSTEMS, Baseline, dense, lexical, reciprocal_rank_fusion
from index.build import build_index
from index.generation import Generation
from qa.answer import Answer, Refusal
from qa.retrieve import Hit


@pytest.fixture
def generation(tmp_path: Path, encoder: Any, harbour: Article, bakery: Article) -> Generation:
    build_index([harbour, bakery], tmp_path, encoder)
    return Generation.open(tmp_path, encoder)


@pytest.mark.parametrize("rank", [lexical, dense])
def test_ranks_the_passage_that_shares_the_words_first(
    generation: Generation, rank: Callable[[Generation], baselines.Rank]
) -> None:
    hits = rank(generation)("Who opened a bakery in Tarn?", 5)
    assert hits[0].article.id == "b1"
    scores = [hit.score for hit in hits]
    assert scores == sorted(scores, reverse=True)


def test_bm25_finds_nothing_where_no_word_is_shared(generation: Generation) -> None:
    assert lexical(generation)("zeppelin", 5) == []


def test_answers_with_the_first_sentence_of_the_best_passage(
    generation: Generation, harbour: Article
) -> None:
    said = Baseline(generation, lexical(generation)).ask("How many passengers did ferries carry?")
    assert isinstance(said, Answer)
    assert said.answer == "The harbour of Elmsund closed on Monday."
    (citation,) = said.citations
    assert harbour.text[citation.start : citation.end] == citation.quote == said.answer


def test_refuses_only_where_nothing_is_found(generation: Generation) -> None:
    assert isinstance(Baseline(generation, lexical(generation)).ask("zeppelin"), Refusal)


def test_answers_from_a_given_article_where_others_fit_better(
    generation: Generation, bakery: Article
) -> None:
    for rank in (lexical, dense):
        said = Baseline(generation, rank(generation)).ask(
            "How many passengers did ferries carry a day, and how many bakers?", (), [bakery.id]
        )
        assert isinstance(said, Answer)
        assert said.citations[0].article == bakery


def test_fusion_adds_up_reciprocal_ranks(generation: Generation) -> None:
    first, second = dense(generation)("bakery", 2)

    def ranked(*hits: Hit) -> baselines.Rank:
        return lambda question, limit: list(hits)

    fused = reciprocal_rank_fusion([ranked(first, second), ranked(second)])("?", 5)
    assert [hit.article.id for hit in fused] == [second.article.id, first.article.id]
    assert [hit.score for hit in fused] == pytest.approx([1 / 62 + 1 / 61, 1 / 61])


def test_the_command_line_knows_every_system() -> None:
    assert tuple(SYSTEMS) == options.SYSTEMS

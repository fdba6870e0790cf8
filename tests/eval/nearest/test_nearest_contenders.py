"""Every kind of index is built, opened and searched the same way."""

from __future__ import annotations

import numpy as np
import pytest

from eval.nearest.contenders import (
    KINDS,
    OPENINGS,
    IndexFiles,
    Kind,
    Lists,
    Searcher,
    build,
    default_lists,
    exact,
    kinds_for,
    rescored,
)
from eval.nearest.recall import recall

LIMIT = 10


@pytest.fixture
def made(tmp_path, clumps):
    def make(kind):
        files = IndexFiles(kind, tmp_path / "an.index", tmp_path / "vectors.npy")
        np.save(files.vectors, clumps)
        build(files)
        return files

    return make


def by_hand(vectors, queries):
    return np.argsort(-(queries @ vectors.T), axis=1)[:, :LIMIT]


def test_a_scan_of_all_is_what_the_inner_products_say(clumps, asked):
    assert (exact(clumps, asked, LIMIT) == by_hand(clumps, asked)).all()


@pytest.mark.parametrize("opening", OPENINGS)
@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind.name.startswith("exact")])
def test_the_exact_ones_miss_nothing(made, clumps, asked, kind, opening):
    found = Searcher.open(made(kind), opening).search(asked, LIMIT)
    assert recall(found, by_hand(clumps, asked), LIMIT) == 1


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_with_the_most_effort_nearly_nothing_is_missed(made, clumps, asked, kind):
    effort = default_lists(len(clumps)) if kind.effort == "nprobe" else 200
    found = Searcher.open(made(kind), "mapped").search(asked, LIMIT, effort)
    assert recall(found, by_hand(clumps, asked), LIMIT) > 0.95


def test_an_inverted_file_with_every_list_probed_is_exact(made, clumps, asked):
    kind = Kind("all lists", "IVF{lists},Flat", "nprobe")
    found = Searcher.open(made(kind), "read").search(asked, LIMIT, default_lists(len(clumps)))
    assert (found == by_hand(clumps, asked)).all()


def test_with_one_list_probed_less_is_found(made, clumps, asked):
    kind = Kind("one list", "IVF{lists},Flat", "nprobe")
    found = Searcher.open(made(kind), "read").search(asked, LIMIT, 1)
    assert 0 < recall(found, by_hand(clumps, asked), LIMIT) < 0.99


def test_scoring_anew_puts_candidates_right_and_marks_what_is_missing():
    vectors = np.eye(4, dtype=np.float32)
    query = np.array([0.1, 0.7, 0.2, 0.6], dtype=np.float32)
    best = rescored(vectors, query, np.array([0, -1, 3, 1]), 4)
    assert best.tolist() == [1, 3, 0, -1]


def test_the_ranks_of_the_lists_tell_what_an_inverted_file_finds(made, clumps, asked):
    kind = Kind("some lists", "IVF{lists},Flat", "nprobe")
    searcher = Searcher.open(made(kind), "read")
    nearest = by_hand(clumps, asked)
    ranks = Lists.made(clumps, clumps, default_lists(len(clumps))).ranks(asked, nearest)
    for probes in (1, 5, 20):
        found = searcher.search(asked, LIMIT, probes)
        assert (ranks <= probes).mean() == pytest.approx(recall(found, nearest, LIMIT))


def test_every_list_together_holds_all(clumps, asked):
    lists = Lists.made(clumps[:200], clumps, 8)
    assert len(lists) == 8
    assert lists.scanned(asked, 8) == 1
    assert 0 < lists.scanned(asked, 1) < 1
    assert lists.filled(clumps[:50]).scanned(asked, 8) == 1


def test_where_there_are_many_vectors_some_kinds_are_left_out():
    assert kinds_for(1_000) == list(KINDS)
    assert [kind.name for kind in kinds_for(1_000, ["HNSW-Flat"])] == ["HNSW-Flat"]
    many = {kind.recipe for kind in kinds_for(1_000_000)}
    assert "HNSW32,Flat" not in many
    assert {"Flat", "RaBitQ"} <= many

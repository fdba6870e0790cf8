"""The kinds of index that are compared; the only module of the package that knows FAISS."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from math import sqrt
from pathlib import Path
from typing import Literal

import faiss
import numpy as np
from numpy.typing import NDArray

from index.dense import (
    CODES,
    NUMBER,
    PROPOSED,
    VECTORS,
    DenseIndex,
    VectorCodes,
    write_codes,
)
from index.encoder import Vectors
from index.files import Files
from index.manifest import CodesRecord

Rows = NDArray[np.int64]
"""Numbers of stored vectors; a row for each query, the nearest first."""

Effort = Literal["", "nprobe", "efSearch"]
"""The setting that trades time for recall; empty where an index has none."""

Opening = Literal["read", "lists mapped", "mapped"]
"""Read into memory; ``IO_FLAG_MMAP``, which maps inverted lists; ``IO_FLAG_MMAP_IFC``."""

OPENINGS: dict[Opening, int] = {
    "read": 0,
    "lists mapped": faiss.IO_FLAG_MMAP,
    "mapped": faiss.IO_FLAG_MMAP_IFC,
}

POINTS = 64
"""Vectors that each centroid is trained on, at most; FAISS itself would take 256."""

BARE = "vectors alone"
"""The recipe of what has no index: ``faiss.knn`` scans the vectors."""

PRODUCT = "vectors alone, NumPy"
"""The same by a matrix product."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of index.

    Attributes:
        name: What it is called in the table.
        recipe: As ``faiss.index_factory`` takes it; ``{lists}`` stands for the number of lists.
        effort: The setting that trades time for recall.
        factor: Candidates that are taken for each vector wanted and scored anew with the exact
            vectors; 1 where scores stay as they are.
    """

    name: str
    recipe: str
    effort: Effort = ""
    factor: int = 1


EXACT = Kind("exact, IndexFlatIP", "Flat")
SHIPPED = Kind("index.dense: RaBitQ scan, re-scored 20x", "index.dense")

KINDS = (
    EXACT,
    SHIPPED,
    Kind("exact, knn over a mapped file", BARE),
    Kind("exact, NumPy over a mapped file", PRODUCT),
    Kind("SQ8 scan, re-scored 2x", "SQ8", factor=2),
    Kind("RaBitQ scan, re-scored 5x", "RaBitQ", factor=5),
    Kind("RaBitQ scan, re-scored 10x", "RaBitQ", factor=10),
    Kind("RaBitQ FastScan, re-scored 5x", "RaBitQfs", factor=5),
    Kind("RaBitQ FastScan, re-scored 10x", "RaBitQfs", factor=10),
    Kind("RaBitQ FastScan, re-scored 20x", "RaBitQfs", factor=20),
    Kind("IVF-Flat", "IVF{lists},Flat", "nprobe"),
    Kind("IVF-SQ8, re-scored 2x", "IVF{lists},SQ8", "nprobe", 2),
    Kind("IVF-RaBitQ, re-scored 10x", "IVF{lists},RaBitQ", "nprobe", 10),
    Kind("HNSW-Flat", "HNSW32,Flat", "efSearch"),
    Kind("HNSW-SQ8, re-scored 2x", "HNSW32,SQ8", "efSearch", 2),
)
"""All that are compared; times are divided by those of the first."""

LARGE = 500_000
"""From here on some kinds are left out: graphs take long to build, IVF-SQ8 stands for IVF-Flat."""

_LEFT_OUT = frozenset(["IVF{lists},Flat", "HNSW32,Flat", "HNSW32,SQ8"])


def kinds_for(count: int, only: Collection[str] = ()) -> list[Kind]:
    """Return the kinds that are compared on so many vectors.

    Args:
        count: How many.
        only: Names of the only kinds to compare; all where none is named.
    """
    compared = [kind for kind in KINDS if count < LARGE or kind.recipe not in _LEFT_OUT]
    return [kind for kind in compared if not only or kind.name in only]


def default_lists(count: int, times: int = 4) -> int:
    """Return how many lists an inverted file gets: a multiple of the root of its size."""
    return max(1, min(count // 2, round(times * sqrt(count))))


@dataclass(frozen=True, slots=True)
class IndexFiles:
    """An index on disk.

    Attributes:
        kind: Of the index.
        index: What ``build`` writes.
        vectors: The exact vectors, a ``.npy`` file.
    """

    kind: Kind
    index: Path
    vectors: Path


def build(files: IndexFiles) -> None:
    """Train an index, add the vectors and write it; nothing where the vectors are all there is."""
    recipe = files.kind.recipe
    if recipe in _SCANS:
        files.index.touch()
        return
    vectors = np.load(files.vectors, mmap_mode="r")
    if files.kind == SHIPPED:
        _build_shipped(files, vectors)
        return
    recipe = recipe.format(lists=default_lists(len(vectors)))
    index = faiss.index_factory(vectors.shape[1], recipe, faiss.METRIC_INNER_PRODUCT)
    _train(index, vectors)
    index.add(vectors)
    faiss.write_index(index, str(files.index))


def _build_shipped(files: IndexFiles, vectors: Vectors) -> None:
    folder = _folder(files)
    folder.mkdir()
    vectors.tofile(folder / VECTORS)
    write_codes(folder, vectors.shape[1], None, most_scanned=0)
    files.index.hardlink_to(folder / CODES)


def _folder(files: IndexFiles) -> Path:
    return files.index.with_suffix(".folder")


class _Shipped:
    """What `index.dense` opens, searched the way FAISS is."""

    def __init__(self, files: IndexFiles) -> None:
        opened = Files(_folder(files))
        dimension = np.load(files.vectors, mmap_mode="r").shape[1]
        vectors = opened.array(VECTORS, NUMBER, dimension)
        record = CodesRecord("RaBitQ", PROPOSED, len(vectors))
        self._dense = DenseIndex(vectors, VectorCodes.open(opened, record))
        self.ntotal = len(vectors)

    def search(self, queries: Vectors, limit: int, params: object = None) -> tuple[None, Rows]:
        del params
        return None, np.array([self._dense.search(query, limit)[0] for query in queries])


class Searcher:
    """An index, and the exact vectors beside it."""

    def __init__(self, kind: Kind, index: faiss.Index | _Shipped | None, vectors: Vectors) -> None:
        self._kind = kind
        self._index = index
        self._vectors = vectors

    @classmethod
    def open(cls, files: IndexFiles, opening: Opening) -> Searcher:
        """Open what ``build`` wrote; the exact vectors are mapped into memory."""
        vectors = np.load(files.vectors, mmap_mode="r")
        if files.kind.recipe in _SCANS:
            return cls(files.kind, None, vectors)
        if files.kind == SHIPPED:
            return cls(files.kind, _Shipped(files), vectors)
        return cls(files.kind, faiss.read_index(str(files.index), OPENINGS[opening]), vectors)

    def search(self, queries: Vectors, limit: int, effort: int = 0) -> Rows:
        """Return the nearest stored vectors of each query; -1 where too few were found.

        Args:
            queries: Shape (queries, dimension).
            limit: How many are wanted.
            effort: Value of the kind's setting; unused where it has none.
        """
        if self._index is None:
            return _SCANS[self._kind.recipe](self._vectors, queries, limit)
        wanted = min(limit * self._kind.factor, self._index.ntotal)
        _, rows = self._index.search(queries, wanted, params=_settings(self._kind.effort, effort))
        if self._kind.factor == 1:
            return np.asarray(rows, dtype=np.int64)
        return np.array(
            [
                rescored(self._vectors, query, found, limit)
                for query, found in zip(queries, rows, strict=True)
            ]
        )


def exact(vectors: Vectors, queries: Vectors, limit: int) -> Rows:
    """Return the nearest stored vectors of each query by a scan of all."""
    _, rows = faiss.knn(queries, vectors, limit, metric=faiss.METRIC_INNER_PRODUCT)
    return np.asarray(rows, dtype=np.int64)


def exact_by_product(vectors: Vectors, queries: Vectors, limit: int) -> Rows:
    """Return the same with NumPy, which spreads even a single query over all cores."""
    rows = []
    for query in queries:
        scores = vectors @ query
        best = np.argpartition(-scores, limit - 1)[:limit]
        rows.append(best[np.argsort(-scores[best], kind="stable")])
    return np.array(rows, dtype=np.int64)


_SCANS = {BARE: exact, PRODUCT: exact_by_product}


def rescored(vectors: Vectors, query: Vectors, candidates: Rows, limit: int) -> Rows:
    """Return the best of the candidates by their exact inner product, best first."""
    found = np.sort(candidates[candidates >= 0])  # in the order of the file
    best = found[np.argsort(-(vectors[found] @ query), kind="stable")][:limit]
    return np.pad(best, (0, limit - len(best)), constant_values=-1)


class Lists:
    """The lists of an inverted file, without what would be stored in them.

    What an inverted file misses is decided by its lists alone: recall at every ``nprobe`` follows
    from where the lists of the true neighbours stand in the order in which lists are probed.
    """

    def __init__(self, centroids: Vectors, vectors: Vectors) -> None:
        self._centroids = centroids
        self._members = exact(centroids, vectors, 1)[:, 0]
        self._sizes = np.bincount(self._members, minlength=len(centroids))

    @classmethod
    def made(cls, training: Vectors, vectors: Vectors, count: int) -> Lists:
        """Train centroids as an inverted file does, and put every vector into its list.

        Args:
            training: What the centroids are trained on.
            vectors: What is put into the lists.
            count: How many lists.
        """
        index = faiss.index_factory(
            vectors.shape[1], f"IVF{count},Flat", faiss.METRIC_INNER_PRODUCT
        )
        _train(index, training)
        return cls(index.quantizer.reconstruct_n(0, count), vectors)

    def filled(self, vectors: Vectors) -> Lists:
        """Return lists of the same centroids with other vectors in them."""
        return Lists(self._centroids, vectors)

    def __len__(self) -> int:
        return len(self._centroids)

    def ranks(self, queries: Vectors, nearest: Rows) -> Rows:
        """Return how many lists have to be probed to meet each neighbour, shape of ``nearest``."""
        order = self._order(queries)
        ranks = np.empty_like(order)
        places = np.arange(1, len(self) + 1)[np.newaxis]
        np.put_along_axis(ranks, order, np.broadcast_to(places, order.shape), axis=1)
        return np.take_along_axis(ranks, self._members[nearest], axis=1)

    def scanned(self, queries: Vectors, probes: int) -> float:
        """Return the share of all vectors that a query meets, on average."""
        met = self._sizes[self._order(queries)[:, :probes]].sum(axis=1)
        return float(met.mean() / len(self._members))

    def _order(self, queries: Vectors) -> Rows:
        return exact(self._centroids, queries, len(self))


def _train(index: faiss.Index, vectors: Vectors) -> None:
    if isinstance(index, faiss.IndexIVF):
        index.cp.max_points_per_centroid = POINTS
        index.cp.min_points_per_centroid = 1  # FAISS would warn of few
    index.train(vectors)


@contextmanager
def one_core() -> Iterator[None]:
    """Let FAISS use a single thread."""
    before = faiss.omp_get_max_threads()
    faiss.omp_set_num_threads(1)
    try:
        yield
    finally:
        faiss.omp_set_num_threads(before)


def _settings(effort: Effort, value: int) -> faiss.SearchParameters | None:
    if effort == "nprobe":
        return faiss.SearchParametersIVF(nprobe=value)
    if effort == "efSearch":
        return faiss.SearchParametersHNSW(efSearch=value)
    return None

"""What a generation in Milvus gives to those who search it."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np

from corpus.article import Article, Passage
from corpus.records import article_of
from index.contents import ArticleStore, PassageStore, Rows, Scores
from index.encoder import Vectors
from index.errors import IndexDamaged
from index.lexical import inverse_frequency, length_norms
from index.milvus.connection import MOST_FOUND, ROWS_AT_ONCE, Connection, Hit, Row, Search
from index.milvus.record import Record
from index.milvus.schema import ARTICLE_BITS, EXACT, hashed, rows_of
from index.milvus.sparse import Stored, counts_of, most_gained, query_vector
from index.milvus.terms import Terms
from index.store import KEPT_ARTICLES

PROPOSED = 4
"""How many times as many passages are proposed as are wanted, where they are weighed anew."""

_OF_ARTICLE = ("pieces", "passages", "piece")
_OF_WORDS = ("sparse", "length")


@dataclass(frozen=True, slots=True)
class Held:
    """An article as it stands in a collection.

    Attributes:
        number: Its place in the order.
        article: What it is.
        passages: How many it has.
    """

    number: int
    article: Article
    passages: int

    @property
    def rows(self) -> range:
        """The rows of its passages."""
        return rows_of(self.number, self.passages)


class _Remembered:
    """The articles that were read last; several threads may use it."""

    def __init__(self) -> None:
        self._by_number: dict[int, Held] = {}
        self._by_id: dict[str, Held] = {}
        self._changing = threading.Lock()

    def numbered(self, numbers: Iterable[int]) -> dict[int, Held]:
        """Return those of some numbers that are remembered."""
        with self._changing:
            return {each: self._by_number[each] for each in numbers if each in self._by_number}

    def named(self, ids: Iterable[str]) -> dict[str, Held]:
        """Return those of some ids that are remembered."""
        with self._changing:
            return {each: self._by_id[each] for each in ids if each in self._by_id}

    def add(self, found: Iterable[Held]) -> None:
        """Remember articles, and forget the oldest of too many."""
        with self._changing:
            for each in found:
                self._by_number[each.number] = self._by_id[each.article.id] = each
            for number in list(self._by_number)[:-KEPT_ARTICLES]:
                del self._by_id[self._by_number.pop(number).article.id]


class MilvusArticles(ArticleStore):
    """The articles of a generation; those read last are remembered."""

    def __init__(self, connection: Connection, collection: str, count: int) -> None:
        self._connection = connection
        self._collection = collection
        self._count = count
        self._remembered = _Remembered()

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[str]:
        return (article.id for article in self.stream())

    def __getitem__(self, name: str) -> Article:
        held = self.held([name]).get(name)
        if held is None:
            raise KeyError(name)
        return held.article

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and name in self.held([name])

    def take(self, ids: Sequence[str]) -> list[Article]:
        """Return some articles by their ids."""
        held = self.held(ids)
        return [held[each].article for each in ids]

    def stream(self) -> Iterator[Article]:
        """Yield all articles in order, and keep none."""
        return (each.article for each in self.stream_held())

    def stream_held(self) -> Iterator[Held]:
        """Yield all articles as they stand here, in order, and keep none."""
        rows: list[Row] = []
        for row in self._connection.stream(self._collection, _OF_ARTICLE):
            if rows and _number(rows[0]) != _number(row):
                yield self._joined(rows)
                rows = []
            rows.append(row)
        if rows:
            yield self._joined(rows)

    def numbered(self, numbers: Sequence[int]) -> list[Article]:
        """Return some articles by their place in the order, counted from 0."""
        asked = [int(each) for each in numbers]
        found = self._remembered.numbered(asked)
        unknown = sorted(set(asked) - set(found))
        found.update(self._fetched([rows_of(each, 1).start for each in unknown]))
        for number in (each for each in asked if each not in found):
            raise IndexDamaged(f"{self._collection} lacks article {number}: build the index again")
        return [found[each].article for each in asked]

    def held(self, ids: Sequence[str]) -> dict[str, Held]:
        """Return what is here of some articles by their ids."""
        asked = dict.fromkeys(ids)
        found = self._remembered.named(asked)
        keys = [hashed(each) for each in asked if each not in found]
        rows = self._connection.where(self._collection, "key", keys, ())
        fetched = self._fetched([int(row["row"]) for row in rows]).values()
        found.update((each.article.id, each) for each in fetched if each.article.id in asked)
        return found

    def _fetched(self, first_rows: Sequence[int]) -> dict[int, Held]:
        """Fetch articles by the rows of their first pieces, and remember them."""
        rows = self._connection.get(self._collection, first_rows, _OF_ARTICLE)
        more = [
            row
            for each in rows.values()
            for row in rows_of(_number(each), each["pieces"])[1:]
        ]  # fmt: skip
        rows.update(self._connection.get(self._collection, more, _OF_ARTICLE))
        found = {}
        for first in first_rows:
            if first in rows:
                number = first >> ARTICLE_BITS
                own = rows_of(number, rows[first]["pieces"])
                found[number] = self._joined([rows[row] for row in own if row in rows])
        self._remembered.add(found.values())
        return found

    def _joined(self, rows: Sequence[Row]) -> Held:
        number = _number(rows[0])
        try:
            if len(rows) != rows[0]["pieces"]:
                raise ValueError("a piece is missing")
            article = article_of("".join(row["piece"] for row in rows))
        except ValueError as error:
            raise IndexDamaged(
                f"article {number} in {self._collection} is damaged: build the index again"
            ) from error
        return Held(number, article, int(rows[0]["passages"]))


class MilvusPassages(PassageStore):
    """The passages of a generation; a row tells the article and the place within it."""

    def __init__(
        self, connection: Connection, collection: str, count: int, articles: MilvusArticles
    ) -> None:
        self._connection = connection
        self._collection = collection
        self._count = count
        self._articles = articles

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[Passage]:
        told = self._connection.stream(self._collection, ("start", "end"))
        while batch := {int(row["row"]): row for row in islice(told, ROWS_AT_ONCE)}:
            yield from self._passages(list(batch), batch)

    def take(self, rows: Sequence[int]) -> list[Passage]:
        """Return the passages of some rows.

        Raises:
            IndexDamaged: One of them isn't there.
        """
        wanted = [int(row) for row in rows]
        found = _complete(self._connection, self._collection, wanted, ("start", "end"))
        return self._passages(wanted, found)

    def rows_of(self, article_id: str) -> range:
        """Return the rows of an article's passages; none where there is no such article."""
        held = self._articles.held([article_id]).get(article_id)
        return held.rows if held else range(0)

    def article_numbers(self, rows: Rows) -> Rows:
        """Return which articles some rows stand in, each once, in order."""
        return np.unique(np.asarray(rows, dtype=np.int64) >> ARTICLE_BITS)

    def _passages(self, rows: Sequence[int], found: Mapping[int, Row]) -> list[Passage]:
        articles = self._articles.numbered([row >> ARTICLE_BITS for row in rows])
        return [
            Passage(article.id, int(found[row]["start"]), int(found[row]["end"]))
            for article, row in zip(articles, rows, strict=True)
        ]


class MilvusDense:
    """The passages by their vectors."""

    def __init__(
        self, connection: Connection, collection: str, count: int, vector_index: str
    ) -> None:
        self._connection = connection
        self._collection = collection
        self._count = count
        self._vector_index = vector_index

    def __len__(self) -> int:
        return self._count

    def search(self, query: Vectors, limit: int) -> tuple[Rows, Vectors]:
        """Return the rows of the nearest passages and their cosines, best first.

        Where Milvus doesn't compare all vectors, it proposes more than are wanted, and they are
        weighed by the vectors as they are.
        """
        limit = min(limit, len(self), MOST_FOUND)
        if limit == 0:
            return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.float32)
        is_exact = self._vector_index == EXACT
        proposed = limit if is_exact else min(PROPOSED * limit, MOST_FOUND)
        search = Search("dense", query.tolist(), proposed, self._vector_index)
        hits = self._connection.nearest(self._collection, search)
        rows = np.array([hit.row for hit in hits], dtype=np.int64)
        cosines = np.array([hit.score for hit in hits], dtype=np.float32)
        if not is_exact:
            cosines = self.vectors(rows) @ query
        best = np.lexsort((rows, -cosines))[:limit]
        return rows[best], cosines[best]

    def vectors(self, rows: Rows) -> Vectors:
        """Return the vectors of some rows, shape (rows, dimension).

        Raises:
            IndexDamaged: One of them isn't there.
        """
        wanted = np.asarray(rows, dtype=np.int64).tolist()
        found = _complete(self._connection, self._collection, wanted, ("dense",))
        return np.array([found[row]["dense"] for row in wanted], dtype=np.float32)


class MilvusLexical:
    """BM25 as the local index has it."""

    def __init__(
        self, connection: Connection, collection: str, count: int, record: Record, terms: Terms
    ) -> None:
        self._connection = connection
        self._collection = collection
        self._count = count
        self._terms = terms
        self._assumed, self._average = record.assumed, record.average(count)
        self._gain = most_gained(self._assumed, self._average, record.longest)

    def __len__(self) -> int:
        return self._count

    def search(
        self, query: Sequence[str], limit: int, also: Iterable[int] = ()
    ) -> tuple[Rows, Scores]:
        """Return the passages that fit a query's tokens best, and their scores.

        Args:
            query: Tokens; one that is there twice counts twice.
            limit: How many at most; those that share no token are left out.
            also: Rows whose scores are wanted as well.

        Returns:
            The best first, among equals the first row; behind them those of ``also`` that aren't
            among the best.
        """
        known = [token for token in query if self.knows(token)]
        best, scores, proposed = self._best(known, limit)
        first = set(best.tolist())
        others = [int(row) for row in also if int(row) not in first]
        missing = [row for row in others if row not in proposed]
        told = _complete(self._connection, self._collection, missing, _OF_WORDS)
        proposed.update((row, _stored(each)) for row, each in told.items())
        other_scores = self._scores(known, [proposed[row] for row in others])
        rows = np.concatenate([best, np.array(others, dtype=np.int64)])
        return rows, np.concatenate([scores, other_scores])

    def frequency(self, token: str) -> int:
        """Return how many passages hold the token."""
        return self._terms.frequency(token)

    def knows(self, token: str) -> bool:
        """Say whether any passage holds the token."""
        return self.frequency(token) > 0

    def rows(self, token: str) -> Rows:
        """Return the rows of the passages that hold the token, in no order."""
        if not self.knows(token):
            return np.zeros(0, dtype=np.int64)
        everywhere = range(1 << 62)
        return np.array(list(self._holding(token, everywhere)), dtype=np.int64)

    def _holding(self, token: str, within: range) -> Iterator[int]:
        """Yield the rows that hold a token; halved where Milvus doesn't give all at once."""
        search = Search("sparse", query_vector({token: 1.0}, [token]), MOST_FOUND)
        wanted = f"row >= {within.start} and row < {within.stop}"
        hits = self._connection.nearest(self._collection, search, wanted=wanted)
        rows = [hit.row for hit in hits]
        if len(rows) < MOST_FOUND:
            yield from rows
            return
        middle = (min(rows) + max(rows) + 1) // 2
        yield from self._holding(token, range(within.start, middle))
        yield from self._holding(token, range(middle, within.stop))

    def _best(self, known: Sequence[str], limit: int) -> tuple[Rows, Scores, dict[int, Stored]]:
        """Return the best rows with their scores, and what was proposed.

        Milvus ranks by another average length than the true one. It is asked for more until no
        passage behind the last one could still come among the best.
        """
        wanted = PROPOSED * limit
        while known and limit:
            search = Search("sparse", self._query(known), wanted)
            hits = self._connection.nearest(self._collection, search, _OF_WORDS)
            proposed = {hit.row: _stored(hit.fields) for hit in hits}
            rows = np.array(list(proposed), dtype=np.int64)
            scores = self._scores(known, list(proposed.values()))
            best = np.lexsort((rows, -scores))[:limit]
            if len(hits) < wanted or wanted >= MOST_FOUND or scores[best[-1]] > self._reach(hits):
                best = best[scores[best] > 0]
                return rows[best], scores[best], proposed
            wanted = min(PROPOSED * wanted, MOST_FOUND)
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.float32), {}

    def _reach(self, hits: Sequence[Hit]) -> float:
        """Return the highest score that a passage behind the last hit may have."""
        return hits[-1].score * self._gain * (1 + 1e-5)

    def _query(self, known: Sequence[str]) -> dict[int, float]:
        return query_vector({token: self._rarity(token) for token in known}, known)

    def _scores(self, known: Sequence[str], stored: Sequence[Stored]) -> Scores:
        scores = np.zeros(len(stored), dtype=np.float32)
        norms = length_norms(np.array([each.length for each in stored], dtype=int), self._average)
        for token in known:
            counts = counts_of(stored, token, self._assumed)
            scores += np.float32(self._rarity(token)) * (counts / (counts + norms))
        return scores

    def _rarity(self, token: str) -> float:
        return inverse_frequency(self.frequency(token), len(self))


def _stored(row: Row) -> Stored:
    return Stored(row["sparse"], int(row["length"]))


def _number(row: Row) -> int:
    return int(row["row"]) >> ARTICLE_BITS


def _complete(
    connection: Connection, collection: str, rows: Sequence[int], fields: Sequence[str]
) -> dict[int, Row]:
    found = connection.get(collection, list(dict.fromkeys(rows)), fields)
    for row in (row for row in rows if row not in found):
        raise IndexDamaged(f"{collection} lacks row {row}: build the index again")
    return found

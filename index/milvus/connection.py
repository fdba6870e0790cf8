"""Speaks to Milvus; the only module that knows its client (pymilvus)."""

from __future__ import annotations

import logging
import os
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from index.errors import IndexFailure, IndexLocked, IndexMissing
from index.milvus.schema import ROW, Field, search_parameters

if TYPE_CHECKING:
    from pymilvus import MilvusClient

TOKEN = "PULLQUOTE_MILVUS_TOKEN"
"""The environment variable that holds the token, or ``user:password``, of a server that wants
one; on the command line everybody who sees the list of processes could read it."""

LITE = ".db"
"""Ending of a path that Milvus Lite keeps, on this machine and in one process at a time."""

CONNECTING = 10.0
ANSWERING = 60.0
WORKING = 1_800.0
"""Seconds that Milvus has to be reached, for a call, and to flush, load or index."""

APPEARING = 5.0
"""Seconds in which a collection that another worker is making shows up."""

ROWS_AT_ONCE = 256
"""Rows that are sent or fetched by one call; of the longest there are 16 MB, and 64 MB go in."""

MOST_FOUND = 16_384
"""The most that Milvus returns of one search."""

_NO_COLLECTION = 100
_NO_ALIAS = 1600
_NO_ANSWER = 2

Row = Mapping[str, Any]
"""The fields of a row, as Milvus gives them."""


@dataclass(frozen=True, slots=True)
class Search:
    """What to look for.

    Attributes:
        field: The field of the vectors.
        vector: What they are multiplied with: numbers, or numbers by place.
        limit: How many are wanted.
        index: What is built over the vectors, if it hangs on how it is looked through.
    """

    field: str
    vector: Sequence[float] | Mapping[int, float]
    limit: int
    index: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """A row that was found, its inner product, and the fields that were asked for."""

    row: int
    score: float
    fields: Row


class Connection:
    """Collections of rows in one Milvus; each call has a time by which it has to be done."""

    def __init__(self, client: MilvusClient, place: str) -> None:
        """Take an open client, and what its place is called in messages."""
        self._client = client
        self._uri = place

    @classmethod
    def open(cls, uri: str) -> Connection:
        """Connect to a server, or open the folder of Milvus Lite.

        Args:
            uri: Such as ``http://localhost:19530``, or a path that ends in ``.db``.

        Raises:
            IndexLocked: Another process has the folder open.
            IndexFailure: There is no Milvus, or it refuses.
        """
        place = without_secrets(uri)
        _check_packages(place)
        # Its client would take a .env of any folder above into the environment.
        os.environ.setdefault("PYTHON_DOTENV_DISABLED", "1")
        from pymilvus import MilvusClient  # noqa: PLC0415  (takes a second)

        for name in ("pymilvus", "milvus_lite", "grpc"):  # each failure is told once, by ours
            logging.getLogger(name).setLevel(logging.CRITICAL + 1)
        with _translated(place):
            token = os.environ.get(TOKEN, "")
            return cls(MilvusClient(uri, token=token, timeout=CONNECTING), place)

    def close(self) -> None:
        """Let go of it, so that another process may open the folder of Milvus Lite."""
        self._client.close()
        if is_lite(self._uri):
            from milvus_lite.server_manager import (  # noqa: PLC0415  (only where it runs)
                server_manager_instance,
            )

            server_manager_instance.release_server(self._uri)

    def create(self, collection: str, fields: Sequence[Field]) -> None:
        """Make a collection with its indexes; what is there already is left as it is."""
        from pymilvus import DataType, MilvusClient  # noqa: PLC0415

        schema = MilvusClient.create_schema(auto_id=False, enable_dynamic_field=False)
        schema.add_field(ROW, DataType.INT64, is_primary=True)
        for each in fields:
            schema.add_field(each.name, DataType[each.kind], **_sized(each))
        try:
            with _translated(self._uri):
                self._client.create_collection(
                    collection, schema=schema, consistency_level="Strong", timeout=WORKING
                )
        except IndexFailure:
            if not self._appears(collection):  # else another worker was quicker
                raise
        for each in fields:
            if each.index:
                self._index(collection, each)

    def _appears(self, collection: str) -> bool:
        """Say whether a collection is there, or comes to be within `APPEARING`."""
        deadline = time.monotonic() + APPEARING
        while collection not in self.collections():
            if time.monotonic() > deadline:
                return False
            time.sleep(0.1)
        return True

    def _index(self, collection: str, field: Field) -> None:
        """Have a field indexed, now and for all rows to come."""
        from pymilvus import MilvusClient  # noqa: PLC0415

        index = MilvusClient.prepare_index_params()
        index.add_index(
            field.name,
            index_name=field.name,
            index_type=field.index,
            metric_type=field.metric,
            params=dict(field.parameters),
        )
        try:
            with _translated(self._uri):
                self._client.create_index(collection, index, timeout=ANSWERING, sync=False)
        except IndexFailure:
            with _translated(self._uri):
                there = self._client.list_indexes(collection, timeout=ANSWERING)
            if field.name not in there:  # else another worker was quicker
                raise

    def load(self, *collections: str) -> None:
        """Make collections ready to be read; nothing is done where they are."""
        for collection in collections:
            with _translated(self._uri):
                self._client.load_collection(collection, timeout=WORKING)

    def flush(self, *collections: str) -> None:
        """Make what was written durable."""
        for collection in collections:
            with _translated(self._uri):
                self._client.flush(collection, timeout=WORKING)

    def drop(self, collection: str) -> None:
        """Delete a collection by its own name, never by an alias."""
        with _translated(self._uri):
            self._client.drop_collection(collection, timeout=WORKING)

    def collections(self) -> list[str]:
        """Return the names of all collections, aliases left out."""
        with _translated(self._uri):
            return list(self._client.list_collections(timeout=ANSWERING))

    def target(self, alias: str) -> str | None:
        """Return the collection that an alias stands for; None where there is no such alias."""
        with _translated(self._uri):
            from pymilvus import MilvusException  # noqa: PLC0415

            try:
                told = self._client.describe_alias(alias, timeout=ANSWERING)
            except MilvusException as error:
                if error.code in (_NO_COLLECTION, _NO_ALIAS):
                    return None
                raise
            return str(told["collection_name"]) or None

    def point(self, alias: str, collection: str) -> None:
        """Let an alias stand for a collection; for all who use it the change is one step."""
        change = "create_alias" if self.target(alias) is None else "alter_alias"
        with _translated(self._uri):
            getattr(self._client, change)(collection, alias, timeout=ANSWERING)

    def upsert(self, collection: str, rows: Sequence[Row]) -> None:
        """Write rows; one that is there already is replaced."""
        for batch in _batches(rows):
            with _translated(self._uri):
                self._client.upsert(collection, [dict(row) for row in batch], timeout=ANSWERING)

    def count(self, collection: str) -> int:
        """Return how many rows a collection holds."""
        with _translated(self._uri):
            told = self._client.query(
                collection, filter="", output_fields=["count(*)"], timeout=WORKING
            )
            return int(told[0]["count(*)"])

    def get(self, collection: str, rows: Sequence[int], fields: Sequence[str]) -> dict[int, Row]:
        """Return the fields of some rows by their keys; those that aren't there are left out."""
        found: dict[int, Row] = {}
        for batch in _batches(rows):
            with _translated(self._uri):
                told = self._client.get(
                    collection, ids=list(batch), output_fields=[ROW, *fields], timeout=ANSWERING
                )
                found.update((int(row[ROW]), row) for row in told)
        return found

    def where(
        self, collection: str, name: str, values: Sequence[int | str], fields: Sequence[str]
    ) -> Iterator[Row]:
        """Yield the rows of which a field has one of some values.

        Args:
            collection: Where to look.
            name: The field; it has an index.
            values: Numbers, or texts without quotes or backslashes.
            fields: What is wanted of each row besides its key.
        """
        for batch in _batches(values):
            wanted = ", ".join(
                f'"{each}"' if isinstance(each, str) else str(each) for each in batch
            )
            yield from self.stream(collection, fields, f"{name} in [{wanted}]")

    def stream(self, collection: str, fields: Sequence[str], wanted: str = "") -> Iterator[Row]:
        """Yield rows in the order of their keys: all, or those that a filter picks."""
        with _translated(self._uri):
            iterator = self._client.query_iterator(
                collection,
                batch_size=ROWS_AT_ONCE,
                filter=wanted,
                output_fields=[ROW, *fields],
                timeout=ANSWERING,
            )
        try:
            while True:
                with _translated(self._uri):
                    batch = iterator.next()
                if not batch:
                    return
                yield from batch
        finally:
            iterator.close()

    def nearest(
        self, collection: str, search: Search, fields: Sequence[str] = (), wanted: str = ""
    ) -> list[Hit]:
        """Return the rows with the greatest inner products, best first.

        Args:
            collection: Where to look.
            search: What for.
            fields: What is wanted of each row besides its key.
            wanted: A filter.
        """
        limit = min(search.limit, MOST_FOUND)
        parameters = search_parameters(search.index, limit)
        with _translated(self._uri):
            (hits,) = self._client.search(
                collection,
                [search.vector],
                anns_field=search.field,
                limit=limit,
                search_params={"metric_type": "IP", "params": parameters},
                output_fields=[ROW, *fields],
                filter=wanted,
                timeout=ANSWERING,
            )
            return [Hit(int(hit[ROW]), float(hit["distance"]), hit["entity"]) for hit in hits]


def is_lite(uri: str) -> bool:
    """Say whether a URI is a path that Milvus Lite keeps."""
    return uri.endswith(LITE) and "://" not in uri


def without_secrets(uri: str) -> str:
    """Return a URI without user and password, to be shown."""
    parts = urlsplit(uri)
    if "@" not in parts.netloc:
        return uri
    return parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()


def _sized(each: Field) -> dict[str, int]:
    if each.kind == "VARCHAR":
        return {"max_length": each.size}
    return {"dim": each.size} if each.size else {}


def _batches(items: Sequence[Any]) -> Iterator[Sequence[Any]]:
    for start in range(0, len(items), ROWS_AT_ONCE):
        yield items[start : start + ROWS_AT_ONCE]


def _check_packages(uri: str) -> None:
    missing = [] if find_spec("pymilvus") else ["pymilvus"]
    if is_lite(uri) and not find_spec("milvus_lite"):
        missing.append("milvus-lite")
    if missing:
        raise IndexFailure(
            f"{uri} can't be opened: a package is missing: pip install {' '.join(missing)}"
        )
    folder = Path(uri).parent
    if is_lite(uri) and not folder.is_dir():
        raise IndexFailure(f"{uri} can't be opened: there is no folder {folder}: make it first")


@contextmanager
def _translated(uri: str) -> Iterator[None]:
    from grpc import RpcError  # noqa: PLC0415  (comes with pymilvus)
    from pymilvus import MilvusException  # noqa: PLC0415

    try:
        yield
    except MilvusException as error:
        raise _failure(uri, error.code, " ".join(str(error.message).split())) from error
    except RpcError as error:
        told = getattr(error, "code", lambda: None)()
        raise IndexFailure(
            f"{uri} doesn't answer ({getattr(told, 'name', 'no reason given')}): look whether the "
            "server runs and isn't overloaded, then try again"
        ) from error


def _failure(uri: str, code: int, message: str) -> IndexFailure:
    lower = message.lower()
    if code == _NO_COLLECTION:
        return IndexMissing(f"{uri}: {message}")
    if "open local milvus failed" in lower:
        return IndexLocked(
            f"{uri} can't be opened: another process has it open (Milvus Lite serves one at a "
            "time), or it isn't a folder of Milvus Lite"
        )
    if "illegal" in lower and "uri" in lower:
        return IndexFailure(
            f"{uri!r} is no address of Milvus: give http://HOST:PORT, or a path that ends in .db"
        )
    if any(word in lower for word in ("auth", "token", "permission")):
        return IndexFailure(f"{uri} refuses ({message[:200]}): put the right token into {TOKEN}")
    if code == _NO_ANSWER or "timeout" in lower or "deadline" in lower:
        return IndexFailure(
            f"{uri} can't be reached ({message[:200]}): look at the address, and whether the "
            "server runs"
        )
    return IndexFailure(f"{uri}: {message[:300]}")

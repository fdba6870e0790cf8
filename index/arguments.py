"""What several command lines take to name the place of an index."""

from __future__ import annotations

import argparse
import re
from pathlib import Path

from index.order import Shard
from index.stores import FolderStore, Store

FOLDER, MILVUS = "folder", "milvus"

DEFAULT_COLLECTION = "pullquote"

VECTOR_INDEXES = ("FLAT", "HNSW", "IVF_SQ8", "DISKANN")
"""What may be built over the vectors in Milvus; only the first compares them all."""

_COLLECTION = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,199}")
"""What Milvus takes, with room for what a generation adds."""

_SHARD = re.compile(r"(\d+)/(\d+)")


def add_store(parser: argparse.ArgumentParser) -> None:
    """Let a command line that has ``--index`` name Milvus instead."""
    group = parser.add_argument_group("an index beyond one machine (docs/milvus.md)")
    group.add_argument(
        "--store", choices=(FOLDER, MILVUS), default=FOLDER, help="default: %(default)s"
    )
    group.add_argument(
        "--uri",
        help="of milvus: http://HOST:PORT, or a path that ends in .db for Milvus Lite; a token "
        "goes into the environment variable PULLQUOTE_MILVUS_TOKEN",
    )
    group.add_argument(
        "--collection",
        metavar="NAME",
        type=_collection,
        help=f"of milvus: what the index is called there (default: {DEFAULT_COLLECTION})",
    )


def add_store_building(parser: argparse.ArgumentParser) -> None:
    """Let a command line that builds in Milvus say how."""
    parser.add_argument(
        "--vector-index",
        choices=VECTOR_INDEXES,
        help=f"of milvus: what is built over the vectors (default: {VECTOR_INDEXES[0]}, exact)",
    )


def add_shard(parser: argparse.ArgumentParser) -> None:
    """Let a command line name the part of the articles that it builds."""
    parser.add_argument(
        "--shard",
        metavar="I/N",
        type=_shard,
        help="of milvus: write part I of N; the last of the N workers to finish publishes",
    )


def store_of(parser: argparse.ArgumentParser, options: argparse.Namespace, default: Path) -> Store:
    """Return the store that a command line names; wrong usage ends the program with status 2.

    Args:
        parser: Of the command.
        options: What it read, ``--index`` among it.
        default: The folder that ``--index`` has where it isn't given.
    """
    return named_store(parser, options, default) or FolderStore(default)


def named_store(
    parser: argparse.ArgumentParser, options: argparse.Namespace, default: Path | None = None
) -> Store | None:
    """Return the same, None where neither a folder nor Milvus is named."""
    of_milvus = ("uri", "collection", "shard", "vector_index")
    if options.store == FOLDER:
        for name in of_milvus:
            if getattr(options, name, None) is not None:
                parser.error(f"--{name.replace('_', '-')}: only with --store {MILVUS}")
        return FolderStore(options.index) if options.index else None
    if options.index != default:
        parser.error(f"--index: a folder, so not with --store {MILVUS}")
    if not options.uri:
        parser.error(f"--store {MILVUS}: give its --uri, http://HOST:PORT or a path ending in .db")

    from index.milvus.store import MilvusStore  # noqa: PLC0415  (--help stays quick)

    return MilvusStore(
        options.uri,
        options.collection or DEFAULT_COLLECTION,
        getattr(options, "vector_index", None) or VECTOR_INDEXES[0],
    )


def _collection(text: str) -> str:
    if not _COLLECTION.fullmatch(text):
        raise argparse.ArgumentTypeError(
            f"{text!r} is no name for a collection: letters, digits and _, no digit first"
        )
    return text


def _shard(text: str) -> Shard:
    told = _SHARD.fullmatch(text)
    number, of = (int(told[1]), int(told[2])) if told else (0, 0)
    if not 1 <= number <= of:
        raise argparse.ArgumentTypeError(f"{text!r} is no part: give 1/3, 2/3 or 3/3, for example")
    return Shard(number - 1, of)

"""What the last build couldn't read, kept beside the index for those who look at it later."""

from __future__ import annotations

import json
import logging
import os
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from pydantic import TypeAdapter, ValidationError

from corpus.reader import Corpus
from corpus.report import Failure, Notice

if TYPE_CHECKING:
    from index.stores import Store

_log = logging.getLogger(__name__)

FILE = "last_build.json"


@dataclass(frozen=True, slots=True)
class LastBuild:
    """What was told when an index was last made equal to its sources.

    Attributes:
        at: When: ISO 8601, UTC.
        failures: The files and lines that became no article.
        notices: What was left out of others.
    """

    at: str
    failures: tuple[Failure, ...]
    notices: tuple[Notice, ...]

    @classmethod
    def now(cls, corpus: Corpus) -> LastBuild:
        """Return what is told of a corpus that was built from just now."""
        return cls(datetime.now(UTC).isoformat(timespec="seconds"), corpus.failures, corpus.notices)


_RECORD = TypeAdapter(LastBuild)


def note_last_build(store: Store, told: LastBuild) -> None:
    """Keep what a build told; an index that stands elsewhere than on this machine keeps none.

    Where it can't be written a warning tells: the index itself is built by then.
    """
    if store.folder is None:
        return
    incoming = store.folder / f"{FILE}.{os.getpid()}.new"
    try:
        incoming.write_text(json.dumps(asdict(told), ensure_ascii=False), encoding="utf-8")
        incoming.replace(store.folder / FILE)
    except OSError as error:
        _log.warning("%s can't be written: %s", store.folder / FILE, error)
    finally:
        incoming.unlink(missing_ok=True)


def last_build(store: Store) -> LastBuild | None:
    """Return what the last build told; None where it isn't known."""
    if store.folder is None:
        return None
    try:
        return _RECORD.validate_json((store.folder / FILE).read_bytes())
    except (OSError, ValidationError):
        return None

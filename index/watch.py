"""Tells when articles change (watchfiles)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from watchfiles import Change, DefaultFilter, watch

from corpus.errors import CorpusError

RETRY = 60.0
"""Seconds after which what couldn't be read, or built, is tried again without a change."""


def changes(
    paths: Sequence[Path],
    index: Path | None,
    is_settled: Callable[[], bool],
    retry_seconds: float = RETRY,
) -> Iterator[None]:
    """Yield at once, after each change of what stands at the paths, and to try again what failed.

    Changes that come close together are told once. It ends when the process is interrupted.

    Args:
        paths: Files and folders.
        index: Its own files may stand among the articles: what changes there is
            passed over. None where it stands on another machine.
        is_settled: Says whether nothing is left to be tried again.
        retry_seconds: When that is asked.

    Raises:
        CorpusError: One of the paths doesn't exist.
    """
    for path in paths:
        if not path.exists():
            raise CorpusError(f"{path} doesn't exist: give files or folders of articles")
    yield
    told = watch(
        *paths,
        watch_filter=_Articles(index),
        raise_interrupt=False,
        yield_on_timeout=True,
        rust_timeout=round(retry_seconds * 1000),
    )
    for changed in told:
        if changed or not is_settled():
            yield


class _Articles(DefaultFilter):
    """Passes over the index, and over what editors and version control leave behind."""

    def __init__(self, index: Path | None) -> None:
        super().__init__()
        self._index = index and index.resolve()

    def __call__(self, change: Change, path: str) -> bool:
        """Say whether a change counts."""
        own = self._index is not None and Path(path).resolve().is_relative_to(self._index)
        return not own and super().__call__(change, path)

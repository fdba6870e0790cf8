"""Work that goes on behind a page, whoever looks on; one piece of a kind at a time."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass, field

from pydantic import ValidationError

from corpus.errors import CorpusError
from index.errors import IndexFailure
from qa.errors import CommandFailed, UpkeepError

_log = logging.getLogger(__name__)

_FAILURES = (CommandFailed, CorpusError, IndexFailure, UpkeepError, OSError, ValidationError)


@dataclass(slots=True, kw_only=True)
class Job:
    """A piece of work.

    Attributes:
        done: Set when it is over.
        problem: Why it failed; empty where it didn't.
    """

    done: threading.Event = field(default_factory=threading.Event)
    problem: str = ""


class OneAtATime:
    """Does one job after the other, and none beside another."""

    def __init__(self, busy: str) -> None:
        """Be ready.

        Args:
            busy: Told who comes while a job is done.
        """
        self._busy = busy
        self._working = threading.Lock()

    def begin(self, job: Job, work: Callable[[], None]) -> None:
        """Begin a job; what goes wrong with it is told in it.

        Args:
            job: It.
            work: Does it.

        Raises:
            UpkeepError: Another is being done.
        """
        if not self._working.acquire(blocking=False):
            raise UpkeepError(self._busy)
        threading.Thread(target=self._do, args=(job, work)).start()

    def _do(self, job: Job, work: Callable[[], None]) -> None:
        try:
            work()
        except _FAILURES as error:
            _log.warning("%s", error)
            job.problem = str(error)
        finally:
            self._working.release()
            job.done.set()

"""Where systems put their stores: each prepares and searches there (`eval.peers.protocol`)."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

from eval.peers.contenders import Contender
from eval.peers.process import Process, started


@dataclass(frozen=True, slots=True)
class Hello:
    """What a system says of itself once it is loaded.

    Attributes:
        settings: What was chosen, in words.
        versions: Of its packages, by name.
        threads: How many threads PyTorch uses; None where it isn't loaded.
        loaded_s: Seconds from the start of the process until it said so.
    """

    settings: str
    versions: Mapping[str, str]
    threads: int | None
    loaded_s: float


@dataclass(frozen=True, slots=True)
class Prepared:
    """A store that was made, and the seconds from passages on disk to the stored index."""

    hello: Hello
    index_s: float


@dataclass(frozen=True, slots=True)
class Found:
    """Ids of passages, best first, and the milliseconds that the system took to find them."""

    ids: tuple[str, ...]
    elapsed_ms: float


class Searching:
    """A system's process that answers questions."""

    def __init__(self, process: Process) -> None:
        self._process = process

    def search(self, question: str) -> Found:
        """Ask for the passages that fit a question.

        Raises:
            SystemFailed: No answer came.
        """
        self._process.tell({"question": question})
        said = self._process.hear()
        try:
            return Found(tuple(said["ids"]), float(said["ms"]))
        except (KeyError, TypeError, ValueError) as error:
            raise self._process.misunderstood(said) from error

    def age_s(self) -> float:
        """Return the seconds since the process was started."""
        return self._process.age_s()


@dataclass(frozen=True, slots=True)
class Workplace:
    """A folder with one for each system in it, and the weights that all encode with.

    Attributes:
        folder: Each system has a folder of its name there, with its store and ``log.txt``.
        model: The folder of the encoder.
    """

    folder: Path
    model: Path

    def store(self, contender: Contender) -> Path:
        """Return the folder that a system prepares and searches."""
        return self.folder / contender.name / "store"

    def prepare(self, contender: Contender, material: Path) -> Prepared:
        """Let a system index the material into a new store, in place of the one it had.

        Raises:
            SystemFailed: It didn't.
        """
        shutil.rmtree(self.store(contender), ignore_errors=True)
        with self._started(contender, "prepare", "--material", str(material)) as process:
            hello = _hello(process)
            said = process.hear()
            try:
                return Prepared(hello, float(said["index_s"]))
            except (KeyError, TypeError, ValueError) as error:
                raise process.misunderstood(said) from error

    @contextmanager
    def searching(self, contender: Contender, limit: int) -> Iterator[Searching]:
        """Let a system open its store.

        Args:
            contender: The system.
            limit: How many passages it is to find for each question.

        Raises:
            SystemFailed: It couldn't open it.
        """
        with self._started(contender, "search", "--limit", str(limit)) as process:
            _hello(process)
            yield Searching(process)

    def _started(
        self, contender: Contender, verb: str, *arguments: str
    ) -> AbstractContextManager[Process]:
        store = self.store(contender)
        store.parent.mkdir(parents=True, exist_ok=True)
        places = ("--model", str(self.model), "--store", str(store))
        command = (*contender.command, verb, *places, *arguments)
        return started(contender.title, command, store.parent / "log.txt")


def _hello(process: Process) -> Hello:
    said = process.hear()
    try:
        return Hello(said["settings"], said["versions"], said["threads"], process.age_s())
    except KeyError as error:
        raise process.misunderstood(said) from error

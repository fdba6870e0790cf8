"""The sets of known questions that a page offers: the files of one folder."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from index.layout import DEFAULT_DIRECTORY

SUFFIX = ".jsonl"

DEFAULT_SETS = DEFAULT_DIRECTORY.parent / "sets"

OWN = "reviewed.jsonl"
"""The set that readers' feedback is made into."""


@dataclass(frozen=True, slots=True)
class KnownSets:
    """Sets of known questions, as JSON Lines.

    Attributes:
        folder: Whose files are sets.
        others: Sets that stand elsewhere.
    """

    folder: Path
    others: tuple[Path, ...] = ()

    def names(self) -> list[str]:
        """Return what they are called, in order."""
        return sorted(self._paths())

    def path(self, name: str) -> Path | None:
        """Return where a set stands; None where there is none of this name."""
        return self._paths().get(name)

    def _paths(self) -> dict[str, Path]:
        files = (file for file in self.folder.glob(f"*{SUFFIX}") if not file.name.startswith("."))
        return {file.name: file for file in [*self.others, *files] if file.is_file()}

    def own(self) -> Path:
        """Return where the set stands that feedback is made into; its folder is made if missing.

        Raises:
            OSError: The folder can't be made.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        return self.folder / OWN


def cases_in(path: Path) -> int:
    """Return how many questions a set holds."""
    with path.open("rb") as lines:
        return sum(bool(line.strip()) for line in lines)

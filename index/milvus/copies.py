"""A folder of copies that is deleted with the last who uses it."""

from __future__ import annotations

import shutil
import weakref
from pathlib import Path
from tempfile import mkdtemp


class Copies:
    """A folder of its own in the system's place for temporary files."""

    def __init__(self) -> None:
        self.folder = Path(mkdtemp(prefix="pullquote-"))
        weakref.finalize(self, shutil.rmtree, self.folder, ignore_errors=True)

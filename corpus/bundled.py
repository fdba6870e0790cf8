"""The articles that come with the project, so that the first start has something to answer from."""

from __future__ import annotations

import os
from pathlib import Path


def bundled_articles() -> Path:
    """Return the folder of the bundled articles, relative where that is shorter to read."""
    folder = Path(__file__).parent / "articles"
    if folder.is_relative_to(Path.cwd()):
        return Path(os.path.relpath(folder))
    return folder

"""``python -m eval.torture.build_once DIRECTORY VERSION``: a build to be killed."""

from __future__ import annotations

import sys
from pathlib import Path

from eval.torture.small import build
from index.errors import IndexFailure


def main(arguments: list[str]) -> int:
    """Build a version of the small index; end as ``python -m index build`` does."""
    directory, version = arguments
    try:
        build(Path(directory), int(version))
    except (IndexFailure, OSError) as error:
        sys.stderr.write(f"index: {error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

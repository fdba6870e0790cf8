"""What the commands of all packages say on standard error."""

from __future__ import annotations

import logging
import sys


def log_warnings() -> None:
    """Send warnings to standard error, one plain line each; libraries' own chatter is left out."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setLevel(logging.WARNING)
    logging.basicConfig(handlers=[handler], format="%(message)s")

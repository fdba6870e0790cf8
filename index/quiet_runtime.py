"""ONNX Runtime, kept from telling its makers what it is used for."""

from __future__ import annotations

import os

_SWITCH = "ORT_DISABLE_TELEMETRY"


def keep_quiet() -> None:
    """Switch its telemetry off; called before it is imported for the first time.

    From 1.31 on it writes a device id and what happened into the user's cache, to be sent.
    """
    os.environ[_SWITCH] = "1"

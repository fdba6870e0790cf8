"""Fixtures of the tests that visit the page in a browser."""

from __future__ import annotations

from tests.browser import bundled, driver, lake, log, no_follow_ups, visit, window

__all__ = ["bundled", "driver", "lake", "log", "no_follow_ups", "visit", "window"]

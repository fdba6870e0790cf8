"""Ends with 0 where the page answers: with its state, or with the question who is there (--auth).

Without an index to answer from (503) it ends with 1. For the HEALTHCHECK of a container.
"""

from __future__ import annotations

import sys
from http.client import HTTPConnection

connection = HTTPConnection("127.0.0.1", 7860, timeout=8)
connection.request("GET", "/api/status")
sys.exit(connection.getresponse().status not in (200, 401))

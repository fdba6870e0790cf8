"""How the pictures look; colours and fonts are variables of the page around them."""

from __future__ import annotations

from pathlib import Path

STYLE = Path(__file__).with_name("pictures.css")

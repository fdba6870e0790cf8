"""Questions as people type them in haste: misspelt, without small words, without a mark."""

from __future__ import annotations

import random
import re

_SMALL = frozenset("the a an of in did was were is are do does there that to by on for".split())
_LETTERS = re.compile(r"[A-Za-z]{4,}")
_SHORT = {
    "people": "ppl",
    "number": "no",
    "amount": "amt",
    "government": "govt",
    "million": "mln",
    "percent": "pct",
    "department": "dept",
    "please": "pls",
    "with": "w/",
    "and": "&",
}


def hasty(question: str, rng: random.Random) -> str:
    """Return a question as somebody in a hurry would type it."""
    words = question.rstrip("?").split()
    if rng.random() < 0.5:
        kept = [word for word in words if word.lower() not in _SMALL or rng.random() < 0.4]
        words = kept if len(kept) >= 3 else words
    words = [_SHORT.get(word, word) if rng.random() < 0.5 else word for word in words]
    if rng.random() < 0.7:
        at = rng.randrange(len(words))
        words[at] = _LETTERS.sub(lambda match: _misspelt(match.group(), rng), words[at], count=1)
    return " ".join(words) + ("?" if rng.random() < 0.4 else "")


def _misspelt(word: str, rng: random.Random) -> str:
    at = rng.randrange(1, len(word) - 1)
    return rng.choice(
        [
            word[:at] + word[at + 1 :],
            word[:at] + word[at] + word[at:],
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        ]
    )

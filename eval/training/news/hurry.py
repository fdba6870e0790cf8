"""Questions as hasty readers type them: a slip here and there, small letters, no question mark."""

from __future__ import annotations

from random import Random

_SLIPS = 0.09
_SMALL = 0.1


def hurried(question: str, random: Random) -> str:
    """Return the question, now and then with a slip; names, years and numbers stay right."""
    if random.random() < _SLIPS:
        question = _slip(question, random)
    if random.random() < _SMALL:
        question = question.lower().removesuffix("?")
    return question


def _slip(question: str, random: Random) -> str:
    words = question.split(" ")
    long = [
        i for i, word in enumerate(words) if word.isalpha() and word.islower() and len(word) > 5
    ]
    if not long:
        return question
    chosen = random.choice(long)
    word = words[chosen]
    place = random.randint(1, len(word) - 3)
    if random.random() < 0.5:
        words[chosen] = word[:place] + word[place + 1] + word[place] + word[place + 2 :]
    else:
        words[chosen] = word[:place] + word[place + 1 :]
    return " ".join(words)

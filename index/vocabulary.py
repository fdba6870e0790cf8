"""The words of the articles, to put right what a question misspells."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from index.checked import Array
from index.files import Files
from index.lines import Lines, write_lines
from index.tokens import words

SHORTEST = 4
"""A shorter word has too many neighbours to be put right."""

LEAST_LIKENESS = 0.75
"""One letter in four, or two that changed places."""

WORDS = "words.txt"
COUNTS = "words.counts"
"""For each word how often it stands there, and how often inside a sentence with a capital and with
a small letter."""

COUNT = np.dtype("<u4")
COLUMNS = 3

_WITHIN_A_SENTENCE = re.compile(r"(?<=[a-z0-9,] )[\"“‘(]?([^\W\d_]+)")


class WordCounts:
    """How often each word stands in some texts, numbers left out; texts come and go."""

    def __init__(self) -> None:
        self._all: Counter[str] = Counter()
        self._capital: Counter[str] = Counter()
        self._small: Counter[str] = Counter()

    def add(self, text: str, text_words: Sequence[str]) -> None:
        """Count the words of a text.

        Args:
            text: As it stands there.
            text_words: The tokenizer's words of it.
        """
        self._all.update(filter(str.isalpha, text_words))
        for counter, found in zip((self._capital, self._small), _in_sentences(text), strict=True):
            counter.update(found)

    def remove(self, text: str) -> None:
        """Take away the words of a text that were counted before."""
        self._all.subtract(filter(str.isalpha, words(text)))
        for counter, found in zip((self._capital, self._small), _in_sentences(text), strict=True):
            counter.subtract(found)

    def add_counted(self, vocabulary: Vocabulary) -> None:
        """Add what was counted for another index."""
        for word, counts in vocabulary.counted():
            for counter, count in zip(self._counters(), counts, strict=True):
                counter[word] += count

    def write(self, folder: Path) -> None:
        """Write the words that stand somewhere, sorted."""
        left = sorted(word for word, count in self._all.items() if count > 0)
        counts = [[counter[word] for counter in self._counters()] for word in left]
        write_lines(folder / WORDS, left)
        (folder / COUNTS).write_bytes(np.array(counts, dtype=COUNT).tobytes())

    def _counters(self) -> tuple[Counter[str], Counter[str], Counter[str]]:
        return self._all, self._capital, self._small


def _in_sentences(text: str) -> tuple[list[str], list[str]]:
    """Return the words that stand inside a sentence: with a capital, and with a small letter."""
    found = _WITHIN_A_SENTENCE.findall(text)
    capital = [word for word in found if word[0].isupper()]
    small = [word for word in found if not word[0].isupper()]
    return words(" ".join(capital)), words(" ".join(small))


class Vocabulary:
    """How often each word stands in the articles, and which of them are names."""

    def __init__(self, words: Lines, counts: Array) -> None:
        self._words = words
        self._counts = counts
        self._starting: dict[str, list[str]] = {}

    @classmethod
    def open(cls, files: Files) -> Vocabulary:
        """Open what `WordCounts` wrote.

        Raises:
            IndexDamaged: A file is missing or isn't what was written.
        """
        return cls(files.lines(WORDS), files.array(COUNTS, COUNT, COLUMNS))

    def counted(self) -> Iterable[tuple[str, list[int]]]:
        """Yield each word with its counts."""
        return zip(self._words, self._counts.whole().tolist(), strict=True)

    def __contains__(self, word: str) -> bool:
        return self._words.find(word) is not None

    def is_name(self, word: str) -> bool:
        """Say whether the articles write the word with a capital wherever it stands.

        A word is a name if it has a capital inside a sentence and never a small letter.
        """
        _, capital, small = self._count(word)
        return capital > 0 and small == 0

    def nearest(self, word: str) -> str | None:
        """Return the word of the articles that a misspelt one most likely stands for.

        Likeness is 1 - d / n with d the Damerau-Levenshtein distance and n the longer length;
        among equals the commoner word wins. A slip hardly ever hits the first letter, so it has
        to be the same. None if no word is like enough.
        """
        if len(word) < SHORTEST:
            return None
        alike = process.extract(
            word,
            self._long_words(word[0]),
            scorer=DamerauLevenshtein.normalized_similarity,
            score_cutoff=LEAST_LIKENESS,
            limit=None,
        )
        ranked = [(likeness, self._count(other)[0], other) for other, likeness, _ in alike]
        return max(ranked)[2] if ranked else None

    def _count(self, word: str) -> tuple[int, int, int]:
        at = self._words.find(word)
        if at is None:
            return 0, 0, 0
        every, capital, small = self._counts.part(at, at + 1)[0].tolist()
        return every, capital, small

    def _long_words(self, letter: str) -> list[str]:
        """Return the words that begin with a letter, as far as they can be put right."""
        if letter not in self._starting:
            first = bisect_left(self._words, letter)
            behind = bisect_left(self._words, chr(ord(letter) + 1), first)
            long = [word for word in self._words[first:behind] if len(word) >= SHORTEST]
            self._starting[letter] = long
        return self._starting[letter]

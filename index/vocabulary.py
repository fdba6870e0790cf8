"""The words of the articles, to put right what a question misspells."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Set
from pathlib import Path

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from index.errors import IndexDamaged
from index.tokens import words

SHORTEST = 4
"""A shorter word has too many neighbours to be put right."""

LEAST_LIKENESS = 0.75
"""One letter in four, or two that changed places."""


_WITHIN_A_SENTENCE = re.compile(r"(?<=[a-z0-9,] )[\"“‘(]?([^\W\d_]+)")


class Vocabulary:
    """How often each word stands in the articles, and which of them are names."""

    def __init__(self, counts: Mapping[str, int], names: Set[str]) -> None:
        self._counts = dict(counts)
        self._names = frozenset(names)
        self._words = [word for word in self._counts if len(word) >= SHORTEST]

    @classmethod
    def build(cls, texts: Iterable[str]) -> Vocabulary:
        """Count the words of the articles; numbers are left out.

        A word is a name if it has a capital inside a sentence and never a small letter.
        """
        counts: Counter[str] = Counter()
        capital: set[str] = set()
        small: set[str] = set()
        for text in texts:
            counts.update(word for word in words(text) if word.isalpha())
            for word in _WITHIN_A_SENTENCE.findall(text):
                (capital if word[0].isupper() else small).update(words(word))
        return cls(counts, capital - small)

    @classmethod
    def open(cls, file: Path) -> Vocabulary:
        """Read what ``save`` wrote.

        Raises:
            IndexDamaged: The file isn't a vocabulary.
        """
        try:
            record = json.loads(file.read_bytes())
            return cls(record["counts"], frozenset(record["names"]))
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise IndexDamaged(f"{file} is missing or damaged: build the index again") from error

    def save(self, file: Path) -> None:
        """Write the vocabulary to one file."""
        record = {"counts": self._counts, "names": sorted(self._names)}
        file.write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")

    def __contains__(self, word: str) -> bool:
        return word in self._counts

    def is_name(self, word: str) -> bool:
        """Say whether the articles write the word with a capital wherever it stands."""
        return word in self._names

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
            [other for other in self._words if other[0] == word[0]],
            scorer=DamerauLevenshtein.normalized_similarity,
            score_cutoff=LEAST_LIKENESS,
            limit=5,
        )
        ranked = [(likeness, self._counts[other], other) for other, likeness, _ in alike]
        return max(ranked)[2] if ranked else None

"""Short names and the long names they stand for, learnt from the articles.

``National Copyright Administration of China (NCAC)`` defines its short form in brackets
(Schwartz and Hearst 2003: its letters are found from right to left in the words before). A long
name that isn't shortened there has its initials for a short form, unless two names share them.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from index.errors import IndexDamaged
from index.tokens import STOP_WORDS, words

_BRACKET = re.compile(r"\(([A-Z][A-Za-z]{1,7})\)")
_BEFORE_BRACKET = re.compile(r"(?:[\w&'’-]+ +){1,12}$")
_LONGEST_NAME = 200
_LONG = re.compile(r"\b[A-Z][a-z]+(?: (?:(?:of|for|and|on|the) )*[A-Z][a-z]+){1,7}")

SHORTEST_INITIALS = 3
"""Two letters stand for too much."""

Form = tuple[str, ...]
"""A name as the tokenizer's words, such as ``("nca",)``."""


Group = tuple[Form, ...]


class Aliases:
    """Names that mean the same, as groups of forms."""

    def __init__(self, groups: Iterable[Iterable[Form]]) -> None:
        self.groups = sorted({tuple(sorted(set(group))) for group in groups})
        self._starting: dict[str, list[tuple[Form, Group]]] = defaultdict(list)
        for group in self.groups:
            for form in group:
                self._starting[form[0]].append((form, group))

    @classmethod
    def build(cls, texts: Iterable[str]) -> Aliases:
        """Learn the aliases of all articles."""
        told: dict[Form, set[Form]] = defaultdict(set)
        possible: dict[Form, set[Form]] = defaultdict(set)
        for text in texts:
            for short, long in _defined(text):
                told[_form(short)].add(_form(long))
            for short, long in _initials(text):
                possible[_form(short)].add(_form(long))
        unique = {short: longs for short, longs in possible.items() if len(longs) == 1}
        return cls(_merged({**unique, **told}))

    @classmethod
    def open(cls, file: Path) -> Aliases:
        """Read what ``save`` wrote.

        Raises:
            IndexDamaged: The file doesn't hold aliases.
        """
        try:
            return cls([[tuple(form) for form in group] for group in json.loads(file.read_bytes())])
        except (OSError, ValueError, TypeError) as error:
            raise IndexDamaged(f"{file} is missing or damaged: build the index again") from error

    def save(self, file: Path) -> None:
        """Write the aliases to one file."""
        file.write_text(json.dumps(self.groups, ensure_ascii=False), encoding="utf-8")

    def found(self, text_words: list[str]) -> Iterator[tuple[Form, list[Form]]]:
        """Yield each name that stands in a text with the other forms it has."""
        for at, word in enumerate(text_words):
            for form, group in self._starting.get(word, ()):
                if tuple(text_words[at : at + len(form)]) == form:
                    yield form, [other for other in group if other != form]


def _form(name: str) -> Form:
    form = words(name)
    return tuple(form[1:] if form[:1] == ["the"] else form)


def _defined(text: str) -> Iterator[tuple[str, str]]:
    for bracket in _BRACKET.finditer(text):
        before = text[max(0, bracket.start() - _LONGEST_NAME) : bracket.start()]
        words_before = _BEFORE_BRACKET.search(before)
        long = words_before and _long_form(words_before.group().strip(), bracket.group(1))
        if long:
            yield bracket.group(1), long


def _long_form(before: str, short: str) -> str | None:
    """Return the words before the bracket that the letters of the short form come from."""
    at = len(before)
    for position, letter in enumerate(reversed(short.lower())):
        first = position == len(short) - 1
        at -= 1
        while at >= 0 and (
            before[at].lower() != letter or (first and at > 0 and before[at - 1].isalnum())
        ):
            at -= 1
        if at < 0:
            return None
    long = before[at:]
    return long if 1 < len(long.split()) <= min(len(short) + 5, len(short) * 2) else None


def _initials(text: str) -> Iterator[tuple[str, str]]:
    """Yield the short form that each long name would have; a reader may use it all the same."""
    for long in set(_LONG.findall(text)):
        name = long.removeprefix("The ")
        short = "".join(word[0] for word in name.split() if word[0].isupper())
        if len(short) >= SHORTEST_INITIALS and name.split()[0].lower() not in STOP_WORDS:
            yield short, name


def _merged(long_of: Mapping[Form, set[Form]]) -> list[set[Form]]:
    """Join groups that share a long name, its country left out: ``... of China`` is the same."""
    group_of: dict[Form, set[Form]] = {}
    for short, longs in sorted(long_of.items()):
        joined = {short, *longs}
        for key in [key for long in longs for key in _keys(long)]:
            joined |= group_of.get(key, set())
        for form in joined:
            group_of.update(dict.fromkeys(_keys(form), joined))
    return list({id(group): group for group in group_of.values()}.values())


def _keys(form: Form) -> list[Form]:
    """Return a name and the names that it is with ``of ...`` behind; two words at least."""
    shorter = [form[:at] for at, word in enumerate(form) if word == "of" and at > 1]
    return [form, *shorter] if len(form) > 1 else [form]

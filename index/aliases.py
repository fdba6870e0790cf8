"""Short names and the long names they stand for, learnt from the articles.

``National Copyright Administration of China (NCAC)`` defines its short form in brackets
(Schwartz and Hearst 2003: its letters are found from right to left in the words before). A long
name that isn't shortened there has its initials for a short form, unless two names share them.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from index.checked import damaged
from index.files import Files
from index.lines import Lines, write_lines
from index.tokens import STOP_WORDS, words

_BRACKET = re.compile(r"\(([A-Z][A-Za-z]{1,7})\)")
_BEFORE_BRACKET = re.compile(r"(?:[\w&'’-]+ +){1,12}$")
_LONGEST_NAME = 200
_LONG = re.compile(r"\b[A-Z][a-z]+(?: (?:(?:of|for|and|on|the) )*[A-Z][a-z]+){1,7}")

SHORTEST_INITIALS = 3
"""Two letters stand for too much."""

FIRST_WORDS = "aliases.txt"
"""The words that names begin with, sorted."""

NAMES = "aliases.jsonl"
"""For each of them the names that begin so, each with all names that mean the same."""

EVIDENCE = "aliases.evidence"
"""In how many articles a short name was told for a long one, and in how many it may be one."""

Form = tuple[str, ...]
"""A name as the tokenizer's words, such as ``("nca",)``."""

Group = tuple[Form, ...]
Pair = tuple[Form, Form]
"""A short name and a long one."""


class AliasEvidence:
    """In how many articles each short name stands for which long one; articles come and go."""

    def __init__(self) -> None:
        self._told: Counter[Pair] = Counter()
        self._possible: Counter[Pair] = Counter()

    def add(self, text: str) -> None:
        """Learn from an article."""
        for counter, found in zip(self._counters(), _pairs(text), strict=True):
            counter.update(found)

    def remove(self, text: str) -> None:
        """Forget what was learnt from an article."""
        for counter, found in zip(self._counters(), _pairs(text), strict=True):
            counter.subtract(found)

    def add_counted(self, aliases: Aliases) -> None:
        """Add what was learnt for another index.

        Raises:
            IndexDamaged: It isn't what was written.
        """
        for line in aliases.evidence():
            for counter, found in zip(self._counters(), line, strict=True):
                counter.update({(_tupled(short), _tupled(long)): n for short, long, n in found})

    def groups(self) -> list[Group]:
        """Return the names that mean the same."""
        told, possible = (_longs_of(counter) for counter in self._counters())
        unique = {short: longs for short, longs in possible.items() if len(longs) == 1}
        merged = _merged({**unique, **told})
        return sorted({tuple(sorted(group)) for group in merged})

    def write(self, folder: Path) -> None:
        """Write the groups by the first words of their names, and what they were learnt from."""
        starting: dict[str, list[tuple[Form, Group]]] = defaultdict(list)
        for group in self.groups():
            for form in group:
                starting[form[0]].append((form, group))
        first_words = sorted(starting)
        write_lines(folder / FIRST_WORDS, first_words)
        write_lines(folder / NAMES, (_json(starting[word]) for word in first_words))
        write_lines(folder / EVIDENCE, [_json([_listed(each) for each in self._counters()])])

    def _counters(self) -> tuple[Counter[Pair], Counter[Pair]]:
        return self._told, self._possible


class Aliases:
    """Names that mean the same."""

    def __init__(self, first_words: Lines, names: Lines, evidence: Lines, path: Path) -> None:
        self._first_words = first_words
        self._names = names
        self._evidence = evidence
        self._path = path

    @classmethod
    def open(cls, files: Files) -> Aliases:
        """Open what `AliasEvidence` wrote.

        Raises:
            IndexDamaged: A file is missing or isn't what was written.
        """
        first_words, names, evidence = map(files.lines, (FIRST_WORDS, NAMES, EVIDENCE))
        return cls(first_words, names, evidence, files.folder / NAMES)

    @property
    def groups(self) -> list[Group]:
        """All names that mean the same, as groups of forms."""
        return sorted({group for line in self._names for _, group in self._read(line)})

    def evidence(self) -> Iterator[Any]:
        """Yield what the groups were learnt from, as `AliasEvidence` wrote it."""
        return map(json.loads, self._evidence)

    def found(self, text_words: list[str]) -> Iterator[tuple[Form, list[Form]]]:
        """Yield each name that stands in a text with the other forms it has.

        Raises:
            IndexDamaged: What is needed of the files isn't what was written.
        """
        for at, word in enumerate(text_words):
            for form, group in self._starting(word):
                if tuple(text_words[at : at + len(form)]) == form:
                    yield form, [other for other in group if other != form]

    def _starting(self, word: str) -> list[tuple[Form, Group]]:
        at = self._first_words.find(word)
        return [] if at is None else self._read(self._names[at])

    def _read(self, line: str) -> list[tuple[Form, Group]]:
        try:
            return [(_tupled(form), tuple(map(_tupled, group))) for form, group in json.loads(line)]
        except (ValueError, TypeError) as error:
            raise damaged(self._path) from error


def _pairs(text: str) -> tuple[set[Pair], set[Pair]]:
    """Return the pairs of short and long name that a text tells, and those it makes possible."""
    told = {(_form(short), _form(long)) for short, long in defined_names(text)}
    possible = {(_form(short), _form(long)) for short, long in initials(text)}
    return told, possible


def _longs_of(counter: Counter[Pair]) -> dict[Form, set[Form]]:
    longs: dict[Form, set[Form]] = defaultdict(set)
    for (short, long), count in counter.items():
        if count > 0:
            longs[short].add(long)
    return longs


def _listed(counter: Counter[Pair]) -> list[tuple[Form, Form, int]]:
    return sorted((short, long, count) for (short, long), count in counter.items() if count > 0)


def _tupled(form: Iterable[str]) -> Form:
    return tuple(form)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _form(name: str) -> Form:
    form = words(name)
    return tuple(form[1:] if form[:1] == ["the"] else form)


def defined_names(text: str) -> Iterator[tuple[str, str]]:
    """Yield each short name that a text tells in brackets, with the long one before it."""
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


def initials(text: str) -> Iterator[tuple[str, str]]:
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

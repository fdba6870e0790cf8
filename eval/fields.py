"""A JSON object whose every wrong field is told by name and place."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from eval.errors import CaseError

_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Fields:
    """The fields of one JSON object and where it stands."""

    values: Mapping[str, object]
    place: str

    @classmethod
    def of(cls, value: object, place: str) -> Fields:
        """Take what a JSON parser gave.

        Raises:
            CaseError: It isn't an object.
        """
        if not isinstance(value, dict):
            raise CaseError(place, "(whole)", f"has to be a JSON object, is {_named(value)}")
        return cls(value, place)

    def text(self, name: str) -> str:
        """Return a text that has to be there and not blank."""
        value = self.values.get(name)
        if not isinstance(value, str) or not value.strip():
            raise self.wrong(name, f"has to be a text that isn't blank, is {self._found(name)}")
        return self._writable(name, value)

    def optional_text(self, name: str) -> str | None:
        """Return a text, or None where the field is missing, null or empty."""
        return None if self.values.get(name) in (None, "") else self.text(name)

    def texts(self, name: str) -> tuple[str, ...]:
        """Return a list of texts that has to be there and may be empty."""
        value = self._items(name)
        for number, item in enumerate(value):
            if not isinstance(item, str) or not item.strip():
                what = f"item {number + 1} has to be a text that isn't blank, is {_named(item)}"
                raise self.wrong(name, what)
        return tuple(self._writable(name, str(item)) for item in value)

    def optional_texts(self, name: str) -> tuple[str, ...]:
        """Return a list of texts, empty where the field is missing or null."""
        return () if self.values.get(name) is None else self.texts(name)

    def objects(self, name: str) -> tuple[Fields, ...]:
        """Return a list of objects that has to be there and may be empty."""
        return tuple(
            Fields.of(item, f"{self.place} {name}[{number}]")
            for number, item in enumerate(self._items(name))
        )

    def optional_objects(self, name: str) -> tuple[Fields, ...]:
        """Return a list of objects, empty where the field is missing or null."""
        return () if self.values.get(name) is None else self.objects(name)

    def optional_lists(self, name: str) -> tuple[tuple[str, ...], ...]:
        """Return a list of lists of texts, empty where the field is missing or null."""
        if self.values.get(name) is None:
            return ()
        return tuple(
            Fields({"item": item}, f"{self.place} {name}[{number}]").texts("item")
            for number, item in enumerate(self._items(name))
        )

    def wrong(self, name: str, problem: str) -> CaseError:
        """Return the error that names this field and its place."""
        return CaseError(self.place, name, problem)

    def _items(self, name: str) -> Sequence[object]:
        value = self.values.get(name)
        if not isinstance(value, list):
            raise self.wrong(name, f"has to be a list, is {self._found(name)}")
        return value

    def _writable(self, name: str, value: str) -> str:
        """Refuse half a character: JSON can tell one, but no file can hold it."""
        if _SURROGATE.search(value):
            problem = f"holds half a character (a lone surrogate), is {_named(value)}"
            raise self.wrong(name, problem)
        return value

    def _found(self, name: str) -> str:
        return _named(self.values[name]) if name in self.values else "missing"


def _named(value: object) -> str:
    shown = repr(value)
    return shown if len(shown) <= 40 else f"{shown[:40]}..."

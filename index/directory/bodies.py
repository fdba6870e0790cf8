"""The full names of ministries, boards and the like that an article goes on to call by a word."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from index.aliases import defined_names, initials
from index.date_names import MONTH, WEEKDAY

KINDS = frozenset(
    "ministry administration bureau board agency office commission committee council department "
    "authority court police association union federation league guild chamber institute society "
    "alliance centre center directorate service group company university laboratory unit team "
    "division foundation publishers academy corporation organisation organization ombudsman "
    "registry".split()
)
_WORD = r"[A-Z][\w’'&-]*"
_JOINED = r"(?: (?:of|for|and|the|on|in|&|against)){0,3}"
_DAY_BEHIND = re.compile(rf" (?:on|in) (?:{WEEKDAY}|{MONTH})\b.*$")
_OWNER = re.compile(r"^(?P<owner>[a-z]+|[A-Z]{2,6})['’]s? (?P<rest>.+)$")
_SINGLE = re.compile(r"^[A-Za-z]+$")


@lru_cache(maxsize=4)
def _short_names(text: str) -> Mapping[str, str]:
    return dict([*initials(text), *defined_names(text)])


@dataclass(frozen=True, slots=True)
class Bodies:
    """The bodies that an article names in full."""

    text: str

    def full_name(self, name: str) -> str:
        """Return a body's full name for a word or short form; else the name as it is.

        ``ministry`` becomes ``Ministry of Public Security``, ``NCA`` the name it was told to stand
        for, ``ministry's bureau`` the bureau of the ministry by its full name.
        """
        short = name.strip()
        owner = _OWNER.match(short)
        if owner:
            whole = self.full_name(owner["owner"])
            return f"{whole}, {owner['rest']}" if whole != owner["owner"] else short
        if not _SINGLE.match(short):
            return short
        if short.isupper():
            return _short_names(self.text).get(short, short)
        return self._by_kind(short) if short.lower() in KINDS else short

    def _by_kind(self, kind: str) -> str:
        """Return the first full name that has a word such as ``Ministry`` in it."""
        word = kind.capitalize()
        pattern = rf"(?:{_WORD} (?:(?:of|for|and|on) )?){{0,8}}{word}\b(?:{_JOINED} {_WORD}){{0,8}}"
        for match in re.finditer(pattern, self.text):
            name = _DAY_BEHIND.sub("", re.sub(r"^(?:The|In|At|On) ", "", match.group()))
            if " " in name:
                return name
        return kind

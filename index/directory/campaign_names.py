"""How campaigns, operations and special actions are named in a text."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from index.date_names import YEAR_DIGITS
from index.tokens import STOP_WORDS

_KIND = r"(?:[Cc]ampaign|[Oo]peration|[Ss]pecial [Aa]ction|[Cc]rackdown|[Ii]nitiative|[Dd]rive)"
_WORD = r"(?:[A-Z][\w’'-]*|[IVXL]+\b)"
_NAME = rf"{_WORD}(?: {_WORD}){{0,3}}"
_MORE_KINDS = r"(?:[Pp]rogramme?|[Pp]roject|[Ss]weep|[Ss]cheme|[Aa]ction|[Rr]aids?|[Cc]heck)"
"""What a campaign may be called as well, where its name is told to be one."""

_QUOTE = "[\"'“”‘’]"
_OPENING_QUOTE = "[\"'“‘]"
_PATTERNS = [
    re.compile(
        rf"(?:(?P<before>{YEAR_DIGITS}) )?{_QUOTE}?(?P<name>{_NAME})"
        rf"(?: (?P<year>{YEAR_DIGITS}))?{_QUOTE}?"
        rf"(?:-an)? (?P<kind>{_KIND}s?)\b(?! [A-Z][a-z]+ [A-Z]| (?!The|In)[A-Z][a-z]{{3}})"
        rf"(?:,? (?:in|of|for) (?P<behind>{YEAR_DIGITS}))?"
    ),
    re.compile(
        rf"\b(?:(?P<before>{YEAR_DIGITS}) )?"
        rf"(?P<kind>Operation|(?:{_KIND}|{_MORE_KINDS}),?(?: which (?:is|was))?"
        r" (?:called|named|dubbed|code-?named|titled|entitled|known as|(?:by|under) the name of)) "
        rf"{_QUOTE}?(?P<name>{_NAME})(?: (?P<year>{YEAR_DIGITS}))?{_QUOTE}?(?P<behind>)"
    ),
    re.compile(
        rf"\b(?:(?P<before>{YEAR_DIGITS}) )?(?P<kind>{_KIND}),? "
        rf"{_QUOTE}(?P<name>{_NAME})(?: (?P<year>{YEAR_DIGITS}))?{_QUOTE}(?P<behind>)"
    ),
    re.compile(
        rf"{_OPENING_QUOTE}(?P<name>{_NAME})(?: (?P<year>{YEAR_DIGITS}))?{_QUOTE},? "
        rf"(?:(?:an?|the) )?(?:[a-z-]+ ){{0,2}}(?P<kind>{_KIND}|{_MORE_KINDS})\b"
        r"(?P<before>)(?P<behind>)"
    ),
    re.compile(
        rf"\b(?P<kind>{_KIND}|{_MORE_KINDS}), (?P<name>{_NAME}) (?P<year>{YEAR_DIGITS}),"
        r"(?P<before>)(?P<behind>)"
    ),
    re.compile(
        rf"\b(?P<kind>{_KIND}) (?P<name>{_NAME}) (?P<year>{YEAR_DIGITS})\b(?P<before>)(?P<behind>)"
    ),
    re.compile(
        rf"{_OPENING_QUOTE}(?P<name>{_NAME}) (?P<year>{YEAR_DIGITS}){_QUOTE}"
        r"(?P<kind>)(?P<before>)(?P<behind>)"
    ),
]
_NO_NAMES = frozenset(
    "the a an this that its their our his her special new joint annual national nationwide police "
    "military chinese british american european indian global international anti-piracy copyright "
    "last each every another no any some first second third during in under since after for and "
    "what when such".split()
)
"""Words that stand capital before ``campaign`` without being its name."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A campaign named in a text.

    Attributes:
        name: Without its year.
        year: As told with the name; else empty.
        written: The words of the text.
    """

    name: str
    year: str
    written: str

    @property
    def full_name(self) -> str:
        """The name with its year behind it."""
        return f"{self.name} {self.year}".strip()


def mentions(text: str, known: Collection[str] = ()) -> Iterator[Mention]:
    """Yield the campaigns that a text names.

    Args:
        text: Any text.
        known: Names that need no word such as ``campaign`` beside them, only a year.
    """
    found = list(_spelt_out(text))
    yield from found
    for name in known:
        for match in re.finditer(
            rf"\b(?:{re.escape(name)} ({YEAR_DIGITS})|({YEAR_DIGITS}) {re.escape(name)})\b", text
        ):
            mention = Mention(name, match[1] or match[2], match.group())
            if (mention.name, mention.year) not in {(each.name, each.year) for each in found}:
                yield mention


def known_names(texts: Iterable[str]) -> set[str]:
    """Return the names that are told to be a campaign's, and once with a year."""
    return {mention.name for text in texts for mention in _spelt_out(text) if mention.year}


def _spelt_out(text: str) -> Iterator[Mention]:
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            name = _own_name(match["name"])
            year = match["year"] or match["before"] or match["behind"] or ""
            as_prefix = pattern is _PATTERNS[1] and match["kind"].lower() == "operation"
            if name and (as_prefix or not _is_known_body(name)):
                full = f"{match['kind'].capitalize()} {name}" if as_prefix else name
                yield Mention(full, year, match.group().strip("\"'“”‘’ "))


def _own_name(name: str) -> str:
    """Return a name without the capital words before it that aren't part of it."""
    words = name.split()
    while words and words[0].lower() in _NO_NAMES | STOP_WORDS:
        words = words[1:]
    own = " ".join(words).rstrip("'’")
    return "" if own.endswith(("'s", "’s")) else own


def _is_known_body(name: str) -> bool:
    """Say whether a name is that of an office, after which something was called."""
    return name.rsplit(maxsplit=1)[-1] in {
        "Ministry",
        "Administration",
        "Bureau",
        "Police",
        "Commission",
    }

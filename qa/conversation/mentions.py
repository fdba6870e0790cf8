"""What a text names: years, campaigns, places, persons, bodies, money."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

from index.date_names import MONTHS, WEEKDAY, WEEKDAYS, YEAR, YEAR_DIGITS
from index.tokens import STOP_WORDS, stem, words
from qa.conversation.names import BODY, CAMPAIGN, Names, Slot
from qa.question import CURRENCIES

_MONTH = (
    r"(?:(?i:january|february|april|june|july|august|september|october|november|december)|"
    r"March|May|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_TIMES = [
    (Slot.DATE, rf"\b(?:{_DAY} (?:of )?)?{_MONTH}(?: {_DAY}\b)?(?:,? (?:of )?{YEAR_DIGITS}\b)?"),
    (Slot.DATE, r"(?<=\b[Ii]n )(?:may|march)\b"),
    (Slot.DATE, rf"\b(?i:the )?(?i:first|second|third|fourth|last) (?i:half|quarter)"
                rf"(?: (?:of )?{YEAR_DIGITS}\b)?"),
    (Slot.DATE, rf"\b(?i:{WEEKDAY})\b"),
    (Slot.YEAR, rf"\b{YEAR_DIGITS}(?: ?(?:-|–|to|and|or) ?{YEAR_DIGITS})?\b"),
    (Slot.YEAR, r"\b(?i:last|this|next) (?i:year)\b"),
]  # fmt: skip
_TIME_PATTERNS = [(slot, re.compile(pattern)) for slot, pattern in _TIMES]
_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s$")
_BODY = re.compile(rf"\b{BODY}\b")
_CAMPAIGN = re.compile(CAMPAIGN, re.IGNORECASE)
_OPERATION = re.compile(r"\boperation \w+ \w+\b", re.IGNORECASE)
_SMALL_CAMPAIGN = re.compile(rf"\b(?P<name>[a-z]+ [a-z]+) {CAMPAIGN}\b")
_BEFORE_CAMPAIGN = re.compile(
    rf"(?:\b{YEAR_DIGITS} )?(?P<type>\boperation )?[\"“]?$", re.IGNORECASE
)
_BEHIND_CAMPAIGN = re.compile(
    rf"(?P<year> {YEAR_DIGITS}\b)?[\"”]?(?P<type> {CAMPAIGN}\b)?", re.IGNORECASE
)
_INSIDE_BODY = re.compile(r" (?:(?:of|for|on|against|and|&)(?: the)?) ")
_SMALL = BODY.lower()
_OF = r"(?: of(?: \w+){1,4})"
_NO_NAME = r"(?!(?:of|the|by|in|did|does|do|at|for|was|is) )"
_SMALL_BODY = re.compile(rf"\b(?:{_NO_NAME}[a-z]+ {_SMALL}\b{_OF}?|{_SMALL}{_OF})")
_SMALL_WORD = re.compile(r" ([a-z]\w+)")
_IS_PLURAL = re.compile(r"^United |s$", re.IGNORECASE)
"""Countries that stand with ``the``."""

_THE = re.compile(r"\b[Tt]he $")
_BEHIND_PLACE_WORD = re.compile(r"\b(?:in|at|near|from|across) (?:the )?$", re.IGNORECASE)
_DATES = frozenset(map(str.lower, (*MONTHS, *WEEKDAYS)))
_NO_NAMES = (STOP_WORDS | _DATES) | frozenset(
    "could can may might will would should tell give name list say says said about also mr mrs ms "
    "dr prof sir madam ok okay so please or than whether again jan feb mar apr jun jul aug sep "
    "sept oct nov dec english chinese indian american british brazilian kenyan german french "
    "european during before after since until according compared same together both".split()
)
"""Words whose capital makes no name."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in a text that names something, ``the`` before a body or campaign included."""

    slot: Slot
    start: int
    end: int
    text: str

    @property
    def years(self) -> list[str]:
        """The years that it tells."""
        return YEAR.findall(self.text)


@dataclass(frozen=True, slots=True)
class _Run:
    """Words in a row that look like a name."""

    start: int
    end: int
    capital: bool


def mentions(text: str, names: Names) -> list[Mention]:
    """Return what a text names, in order; no two of them overlap.

    Args:
        text: A question or an answer.
        names: Tells what the articles take a name for.
    """
    found: list[Mention] = []
    ways = (_campaigns(text, names), _times(text), _money(text), _bodies(text, names))
    for each in chain(*ways, _named(text, names)):
        if all(each.end <= other.start or other.end <= each.start for other in found):
            found.append(each)
    return sorted(found, key=lambda mention: mention.start)


def describes_a_noun(mention: Mention, text: str) -> bool:
    """Say whether the name of a thing is part of something else: ``Telegram channels``."""
    behind = _SMALL_WORD.match(text, mention.end)
    return mention.slot is Slot.THING and bool(behind and behind.group(1) not in STOP_WORDS)


def _times(text: str) -> Iterator[Mention]:
    for slot, pattern in _TIME_PATTERNS:
        for match in pattern.finditer(text):
            yield Mention(slot, *match.span(), match.group())


def _money(text: str) -> Iterator[Mention]:
    for match in re.finditer(r"(?:(?:US|American|Australian) )?([^\W\d_]+)", text):
        word = match.group(1)
        small = word[0].islower() or word.isupper()  # 'France' has the stem of 'francs'
        if small and CURRENCIES.intersection(map(stem, words(word))):
            yield Mention(Slot.MONEY, *match.span(), match.group())


def _campaigns(text: str, names: Names) -> Iterator[Mention]:
    """Yield operations, and names with a year or a word for a campaign beside them."""
    for match in _OPERATION.finditer(text):
        if names.is_told(match.group()):
            yield _with_the(Slot.CAMPAIGN, *match.span(), text)
    for match in _SMALL_CAMPAIGN.finditer(text):
        if names.slot_of(match["name"]) is Slot.CAMPAIGN:
            yield _with_the(Slot.CAMPAIGN, *match.span(), text)
    for run in _runs(text, names):
        name = text[run.start : run.end]
        before = _BEFORE_CAMPAIGN.search(text[: run.start])
        behind = _BEHIND_CAMPAIGN.match(text, run.end)
        if before is None or behind is None:
            continue
        typed = behind["type"] or before["type"] or _is_operation(name)
        slot = names.slot_of(name)
        dated = behind["year"] and slot not in {Slot.PERSON, Slot.PLACE, Slot.BODY}
        if typed or dated or slot is Slot.CAMPAIGN:
            yield _with_the(Slot.CAMPAIGN, before.start(), behind.end(), text)


def _is_operation(name: str) -> bool:
    first, *others = name.split()
    return bool(others) and any(map(_CAMPAIGN.fullmatch, (first, others[-1])))


def _bodies(text: str, names: Names) -> Iterator[Mention]:
    """Yield bodies in small letters that the articles know: ``ministry of public security``."""
    for match in _SMALL_BODY.finditer(text):
        parts = match.group().split()
        for length in range(len(parts), 1, -1):
            name = " ".join(parts[:length])
            if parts[length - 1] not in STOP_WORDS and names.is_told(name):
                end = match.start() + len(name)
                yield _with_the(Slot.BODY, match.start(), end, text)
                break


def _named(text: str, names: Names) -> Iterator[Mention]:
    for run in _joined(text, _runs(text, names), names):
        slot = _slot(text, run, names)
        name = text[run.start : run.end]
        has_the = slot is Slot.BODY or (slot is Slot.PLACE and _IS_PLURAL.search(name))
        if slot is not None and has_the:
            yield _with_the(slot, run.start, run.end, text)
        elif slot is not None:
            yield Mention(slot, run.start, run.end, name)


def _slot(text: str, run: _Run, names: Names) -> Slot | None:
    name = text[run.start : run.end]
    known = Slot.BODY if _BODY.search(name) else names.slot_of(name)
    if known is not None or not run.capital:
        return known
    if name.isupper():
        return Slot.BODY
    if _BEHIND_PLACE_WORD.search(text[: run.start]):
        return Slot.PLACE
    return Slot.PERSON if 1 < len(name.split()) < 5 else Slot.THING


def _runs(text: str, names: Names) -> list[_Run]:
    """Return words in a row that look like names: by their capital, or as the articles write them.

    A word in small letters that the articles write only with a capital is a name too.
    """
    found: list[_Run] = []
    for match in _WORD.finditer(text):
        word = _POSSESSIVE.sub("", match.group())
        start, end = match.start(), match.start() + len(word)
        if not _is_name(word, text[:start], text[end:], names):
            continue
        capital = word[0].isupper()
        if found and text[found[-1].end : start] == " " and found[-1].capital == capital:
            found[-1] = _Run(found[-1].start, end, capital)
        else:
            found.append(_Run(start, end, capital))
    return found


def _is_name(word: str, before: str, behind: str, names: Names) -> bool:
    if word.lower() in _NO_NAMES or len(word) < 2 or word[0].isdigit():
        return False
    if not word[0].isupper():
        return len(word) > 2 and names.is_written_as_name(word)
    # A capital at the beginning tells nothing by itself.
    inside = bool(re.search(r"\w\W*$", before)) and not re.search(r"[.?!:]\W*$", before)
    goes_on = re.match(r" [A-Z]", behind) is not None
    return inside or goes_on or names.is_written_as_name(word) or not names.is_known(word)


def _joined(text: str, runs: Sequence[_Run], names: Names) -> list[_Run]:
    """Join the parts of names like ``Ministry of Industry and Information Technology``."""
    joined = list(runs[:1])
    for _, run in pairwise(runs):
        last = joined[-1]
        between = text[last.end : run.start]
        if _INSIDE_BODY.fullmatch(between) and _is_one_body(text, last, run, between, names):
            joined[-1] = _Run(last.start, run.end, last.capital)
        else:
            joined.append(run)
    return joined


def _is_one_body(text: str, left: _Run, right: _Run, between: str, names: Names) -> bool:
    left_name, right_name = text[left.start : left.end], text[right.start : right.end]
    bodies = [bool(_BODY.search(name)) for name in (left_name, right_name)]
    if not left.capital or not right.capital or not any(bodies):
        return False
    if "and" not in between and "&" not in between:
        return bodies[0]
    return names.is_told(f"{left_name}{between}{right_name}")


def _with_the(slot: Slot, start: int, end: int, text: str) -> Mention:
    the = _THE.search(text[:start])
    start = the.start() if the else start
    return Mention(slot, start, end, text[start:end])

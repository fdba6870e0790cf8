"""``the year before`` as a year."""

from __future__ import annotations

import re

from index.date_names import YEAR
from qa.conversation.talk import Talk

_NUMBERS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "ten": 10}
_RELATIVE = re.compile(
    r"\b(?:(?P<in>in|during) )?(?:the )?(?:"
    r"(?P<earlier>(?:previous|preceding|prior) year|year (?:before|prior|earlier)(?: that)?)|"
    r"(?P<later>(?:next|following|subsequent) year|year after(?: that)?)|"
    r"(?P<many>a|one|two|three|four|five|ten|\d) years? "
    r"(?:(?P<before>before|earlier|prior)|later|after)(?: that)?|"
    r"(?P<same>(?:that|the same|this same) year))\b(?! \d)",
    re.IGNORECASE,
)


def with_years_named(text: str, talk: Talk) -> str:
    """Replace ``the year before`` and ``that year`` by the year that they mean here.

    Unchanged where the conversation has told no year.
    """
    named = talk.dated()
    if named is None or YEAR.search(text) or not _RELATIVE.search(text):
        return text
    base = int(named.years[-1])
    return _RELATIVE.sub(lambda match: f"{match['in'] or 'in'} {base + _distance(match)}", text)


def _distance(match: re.Match[str]) -> int:
    if match["same"]:
        return 0
    told = (match["many"] or "one").lower()
    many = int(told) if told.isdecimal() else _NUMBERS[told]
    return -many if match["earlier"] or match["before"] else many

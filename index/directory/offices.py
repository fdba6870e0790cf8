"""Somebody's office, and where it is held, by the words beside the name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.directory.bodies import KINDS
from index.directory.person_names import CAPITAL, TITLES
from index.directory.roles import HAS_ROLE, ROLE, ROLES

if TYPE_CHECKING:
    from spacy.tokens import Doc

_AGE = r"(?:, \d\d)?"
_BEHIND = re.compile(
    rf"{_AGE}(?:, who (?:is|was|has been) |, | [–—-] |"
    rf" (?:who )?(?:is|was|has been) (?=(?:(?:the|an?) )?(?:\w+ ){{0,2}}{ROLE}))"
    r"(?:(?:then|now|formerly|currently|until recently) )?(?P<role>[^,;.()–—]*?)"
    r"(?=,|;|\.(?:\s|$)|$| [–—-] | \(| (?:said|says|who|told|was|is|has|noted|added|announced|"
    r"explained|warned)\b)"
)
_KNOWN_AS = re.compile(r"^(?:(?:also|still|\w+ly) )?(?:(?:well|best|better) )?known as ")
_SINCE = re.compile(r" since .*$")
_COURTESY = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Prof)\.? $")
_IN_BRACKETS = re.compile(r" \((?P<role>[^()]{4,80})\)")
_BELONGS_TO = re.compile(
    rf" (?:of|at|with) (?:the )?(?P<where>{CAPITAL}(?: (?:(?:of|for|and|the|on|in) )*{CAPITAL})*)"
)
_COMMANDS = re.compile(
    r"(?:, who (?:has )?(?P<verb>head|lead|led|run|ran|command|direct|chair|oversee|oversaw)"
    r"(?:s|ed)?|(?:,? \d\d,)? (?:has )?"
    r"(?P<does>led|ran|oversaw|(?:head|lead|run|command|direct|chair|oversee)(?=s|ed))(?:s|ed)?) "
    r"(?P<where>[^,;.]+?)(?= since\b|,|;|\.|$)"
)
_TITLE_BEFORE = re.compile(rf"\b{TITLES.pattern.removeprefix('^')}$")
_OFFICE_OF = {"command": "commander", "direct": "director", "chair": "chair"}
"""The office of somebody who does so; of who leads otherwise it is ``head``."""

_BEFORE = re.compile(
    rf"(?P<role>(?:[\w’'&-]+ ){{0,9}}?\b{ROLE}(?:, | |(?: (?:of|at|for|with) [^,;.]+?), ))$",
    re.IGNORECASE,
)
_HELD = re.compile(r" (?P<by>of|at|for|with|in|from|to) (?P<where>.+)")
_POSSESSED = re.compile(r"[\w ]+['’]s? ")
_DESCRIBES = re.compile(r"(?:an?|the|chief|former|co-?\w+) ")


def has_office(text: str, start: int, end: int) -> bool:
    """Say whether an office stands beside a name that stands at some place of a text."""
    for pattern in (_BEHIND, _IN_BRACKETS):
        behind = pattern.match(text, end)
        if behind and HAS_ROLE.search(behind["role"]):
            return True
    return bool(_COMMANDS.match(text, end) or _BEFORE.search(text[:start]))


def office_beside(sentence: Doc, start: int, end: int) -> tuple[str, str]:
    """Return the office that stands beside a name, and where it is held."""
    text = sentence.text
    commands = _COMMANDS.match(text, end)
    if commands:
        return _split(
            f"{_OFFICE_OF.get(commands['verb'] or commands['does'], 'head')} of {commands['where']}"
        )
    for pattern in (_BEHIND, _IN_BRACKETS):
        behind = pattern.match(text, end)
        if behind and (HAS_ROLE.search(behind["role"]) or _is_description(sentence, behind)):
            return _split(behind["role"])
    belongs = _BELONGS_TO.match(text, end)
    where = belongs["where"] if belongs else ""
    before = _BEFORE.search(_COURTESY.sub("", text[:start]))
    if before:
        office, held_at = _split(_phrase(sentence, before.start("role"), before.end("role")))
        return office, held_at or where
    title = _TITLE_BEFORE.search(text[:start])
    return (title.group().strip() if title else "", where)


def _is_description(sentence: Doc, behind: re.Match[str]) -> bool:
    """Say whether what stands between commas says what somebody is: ``a weaver from Lund``."""
    told = sentence.char_span(*behind.span("role"))
    if told is None or not _DESCRIBES.match(told.text):
        return False
    return told.root.pos_ == "NOUN" and told.root.ent_type_ not in {"DATE", "TIME"}


def _phrase(sentence: Doc, start: int, end: int) -> str:
    """Return the noun phrase that ends a stretch of words before a name."""
    words = [token for token in sentence if start <= token.idx < end and not token.is_punct]
    roles = [at for at, word in enumerate(words) if HAS_ROLE.fullmatch(word.text)]
    first = roles[0] if roles else 0
    while first and words[first - 1].pos_ in {"ADJ", "NOUN", "PROPN", "PART"}:
        first -= 1
    if not words:
        return ""
    phrase = sentence.text[words[first].idx : end].strip(" ,")
    opens = words[first].is_sent_start and words[first].pos_ != "PROPN"
    return f"{phrase[:1].lower()}{phrase[1:]}" if opens else phrase


def _split(role: str) -> tuple[str, str]:
    """Part an office from where it is held, which has a name of its own.

    ``deputy director of the NCA``, ``head of the hotline`` (all of it the office),
    ``NCA director``, ``the ministry's chief inspector``.
    """
    named = _KNOWN_AS.sub("", _without_article(role)).removeprefix("named ")
    role = _SINCE.sub("", _without_article(named))
    owner, mark, owned = role.partition("'s ")
    if mark and not HAS_ROLE.search(owner):
        return owned, owner
    end = _last_role(role)
    held = _HELD.match(role, end)
    if held:
        return _held_at(role, held, role[:end])
    words = role[:end].split()
    capitals = [
        number
        for number, word in enumerate(words[:-1])
        if word[0].isupper() and word.lower() not in ROLES
    ]
    at = capitals[-1] + 1 if capitals else 0
    return " ".join(words[at:]), " ".join(words[:at])


def _held_at(role: str, held: re.Match[str], office: str) -> tuple[str, str]:
    where = re.split(rf" and (?=(?:[\w-]+ ){{0,2}}{ROLE}\b)", _without_article(held["where"]))[0]
    if held["by"] in {"in", "from"} and not KINDS & {*where.lower().split()}:
        return office, ""  # a place
    if where[:1].isupper() or _POSSESSED.match(where) or where.rsplit(" ", 1)[-1] in KINDS:
        return office, where
    inner = re.search(r" (?:of|at|in|for) (?:the )?(?=[A-Z])", where)
    if inner and where[: inner.start()].rsplit(" ", 1)[-1] in KINDS:
        return office, where
    if inner:
        return f"{role[: held.start('where')]}{where[: inner.start()]}", where[inner.end() :]
    return role, ""


def _last_role(role: str) -> int:
    """Return where the office's own words end: behind ``deputy head``, ``founder and director``."""
    found = list(HAS_ROLE.finditer(role))
    end = found[0].end() if found else len(role)
    for match in found[1:]:
        if role[end : match.start()] in {" ", " and ", "-"}:
            end = match.end()
    return end


def _without_article(text: str) -> str:
    return re.sub(r"^(?:the|an?|its|their|his|her) ", "", text.strip(), flags=re.IGNORECASE)

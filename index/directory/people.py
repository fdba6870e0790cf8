"""The people whom an article names: their office, where they hold it, and what they said."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from corpus.article import Span
from index.date_names import MONTH, WEEKDAY
from index.directory.bodies import KINDS, Bodies
from index.directory.campaigns import ParsedSentence
from index.directory.grammar import PLACES
from index.directory.records import Person

if TYPE_CHECKING:
    from spacy.tokens import Doc

_CAPITAL = r"[A-Z][\w’'-]+"
_INITIAL = r"[A-Z]\."
_PARTICLE = r"(?:de|da|do|dos|del|di|van|von|bin|al|el|la|le)"
FULL_NAME = re.compile(
    rf"(?:{_INITIAL} )*{_CAPITAL}(?: (?:{_INITIAL}|{_CAPITAL}|{_PARTICLE}(?= {_CAPITAL}))){{0,3}}"
)
_TITLES = re.compile(
    r"^(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Sir|Dame|Lord|Lady|Judge|Justice|Inspector|Sergeant|"
    r"Superintendent|Captain|Colonel|General|Commissioner|Director|Minister|Senator|President|"
    r"Detective|Chief|Deputy|Officer|Constable|Attorney|Secretary|Chairman|Advocate)\.? )+"
)
_ROLES = (
    "director head chief minister officer official spokesman spokeswoman spokesperson secretary "
    "commissioner president chairman chairwoman chair chairperson chancellor judge justice "
    "prosecutor attorney lawyer counsel solicitor barrister advocate professor lecturer analyst "
    "researcher scholar economist actor actress star singer musician composer author writer "
    "novelist poet publisher bookseller founder co-founder executive manager inspector "
    "superintendent detective sergeant captain commander general colonel governor mayor member "
    "senator lawmaker deputy representative partner owner editor producer filmmaker screenwriter "
    "coordinator adviser advisor consultant expert specialist engineer developer designer artist "
    "photographer illustrator teacher principal student librarian dean investigator agent "
    "magistrate registrar delegate envoy ambassador leader activist organiser organizer "
    "shopkeeper trader seller distributor vendor ceo cto cfo curator curators auditor typographer "
    "translator journalist reporter columnist anchor presenter historian archivist critic academic "
    "campaigner volunteer entrepreneur businessman businesswoman operator administrator clerk "
    "notary constable animator programmer printer painter sculptor carver weaver potter tailor "
    "craftsman craftswoman player coach pastor resident worker employee customer defendant witness"
).split()
_ROLE = rf"(?:{'|'.join(_ROLES)})"
_HAS_ROLE = re.compile(rf"\b{_ROLE}\b", re.IGNORECASE)
_AGE = r"(?:, \d\d)?"
_BEHIND = re.compile(
    rf"{_AGE}(?:, who (?:is|was|has been) |, | [–—-] | who (?:is|was|has been) )"
    r"(?:(?:then|now|formerly|currently|until recently) )?(?P<role>[^,;.()–—]*?)"
    r"(?=,|;|\.(?:\s|$)|$| [–—-] | \(| (?:said|says|who|told|was|is|has|noted|added|announced|"
    r"explained|warned)\b)"
)
_IN_BRACKETS = re.compile(r" \((?P<role>[^()]{4,80})\)")
_BELONGS_TO = re.compile(
    rf" (?:of|at|with) (?:the )?(?P<where>{_CAPITAL}(?: (?:(?:of|for|and|the|on|in) )*{_CAPITAL})*)"
)
_COMMANDS = re.compile(
    r", who (?:has )?(?P<verb>head|lead|led|run|ran|command|direct|chair|oversee|oversaw)(?:s|ed)? "
    r"(?P<where>[^,;.]+?)(?= since\b|,|;|\.|$)"
)
_OFFICE_OF = {"command": "commander", "direct": "director", "chair": "chair"}
"""The office of somebody who does so; of who leads otherwise it is ``head``."""

_BEFORE = re.compile(
    rf"(?P<role>(?:[\w’'&-]+ ){{0,9}}?\b{_ROLE}(?:, | |(?: (?:of|at|for|with) [^,;.]+?), ))$",
    re.IGNORECASE,
)
_IS_PART = re.compile(r"(?:\b(?:the|of|in|at|for|an?|on)|['’]s?) $", re.IGNORECASE)
"""What stands before a name that is part of another: ``the ministry's Cyber Laboratory``."""
_HELD = re.compile(r" (?P<by>of|at|for|with|in|from|to) (?P<where>.+)")
_POSSESSED = re.compile(r"[\w ]+['’]s? ")
_NO_PART = re.compile(r"^(?:(?:Police|Superintendent|Inspector|Director|General) )+")
"""Ranks that stand capital before a name: ``Superintendent of Police Anjali Pillai``."""
_DESCRIBES = re.compile(r"(?:an?|the|chief|former|co-?\w+) ")
_SAYING = frozenset(
    "say tell add note explain warn state argue announce stress call describe admit recall insist "
    "claim write point urge believe think promise report acknowledge complain concede".split()
)
_PRONOUNS = re.compile(r"\b(?:he|she)\b", re.IGNORECASE)
_SAYS = re.compile(
    r"\b(?:said|says|told|added|adds|noted|explained|warned|stated|argued|announced|stressed|called|"
    r"described|admitted|recalled|insisted|wrote|pointed|urged|according to|promised|acknowledged|"
    r"complained|conceded)\b"
)
_NO_PEOPLE = re.compile(
    r"\b(?:Ministry|Administration|Bureau|Agency|Office|Court|Police|University|Association|Society|"
    r"Union|Group|Council|Commission|Committee|Department|Company|Inc|Ltd|Festival|Street|City|"
    r"Province|District|Operation|Campaign|Act|Day|Week|Republic|Party|Times|News|Daily|Post|"
    rf"Earth|(?!May\b){MONTH}|{WEEKDAY})\b"  # May is a first name, too
)


@dataclass(slots=True)
class _Seen:
    """A person while an article is read."""

    name: str
    quote: Span
    office: str = ""
    organisation: str = ""
    said: list[Span] = field(default_factory=list)
    mentions: int = 0


def people(sentences: Sequence[ParsedSentence], bodies: Bodies) -> list[Person]:
    """Return the people of an article in the order of their first mention.

    Args:
        sentences: The article.
        bodies: Gives organisations their full names.
    """
    seen: dict[str, _Seen] = {}
    speaker: _Seen | None = None
    for sentence in sentences:
        named = list(_named(sentence, seen))
        for person in named:
            person.mentions += 1
            _add_office(person, sentence)
        if _SAYS.search(sentence.doc.text) or _is_quoted(sentence.doc.text):
            speaker = _speaker(sentence.doc, named, speaker)
            if speaker is not None:
                speaker.said.append(sentence.span)
        elif named:
            speaker = named[-1]
    return [
        Person(
            name=each.name,
            office=each.office,
            organisation=bodies.full_name(each.organisation),
            quote=each.quote,
            said=tuple(each.said),
        )
        for each in seen.values()
        if each.office or each.said or each.mentions > 1
    ]


def _named(sentence: ParsedSentence, seen: dict[str, _Seen]) -> Iterator[_Seen]:
    """Yield the people named in a sentence, known ones by either of their names."""
    text = sentence.doc.text
    for name in dict.fromkeys(_full_names(sentence.doc)):
        if name not in seen:
            seen[name] = _Seen(name, sentence.span)
        yield seen[name]
    full = set(_full_names(sentence.doc))
    for name, person in seen.items():
        parts = {name.split()[0], name.split()[-1]}
        if name not in full and any(re.search(rf"\b{re.escape(part)}\b", text) for part in parts):
            yield person


def _full_names(sentence: Doc) -> Iterator[str]:
    labelled = {(each.start_char, each.end_char): each.label_ for each in sentence.ents}
    for match in FULL_NAME.finditer(sentence.text):
        name = _NO_PART.sub("", _TITLES.sub("", match.group())).strip()
        start = match.end() - len(name)
        if " " not in name or _NO_PEOPLE.search(name) or _IS_PART.search(sentence.text[:start]):
            continue
        label = next(
            (
                label
                for (first, last), label in labelled.items()
                if first < match.end() and start < last
            ),
            "",
        )
        if label == "PERSON" or _has_role(sentence.text, start, match.end()):
            yield name


def _has_role(text: str, start: int, end: int) -> bool:
    """Say whether an office stands beside a name."""
    for pattern in (_BEHIND, _IN_BRACKETS):
        behind = pattern.match(text, end)
        if behind and _HAS_ROLE.search(behind["role"]):
            return True
    return bool(_COMMANDS.match(text, end) or _BEFORE.search(text[:start]))


def _add_office(person: _Seen, sentence: ParsedSentence) -> None:
    if person.office:
        return
    text = sentence.doc.text
    at = text.find(person.name)
    if at < 0:
        return
    office, organisation = _office(sentence.doc, at, at + len(person.name))
    if any(organisation == each.text and each.label_ in PLACES for each in sentence.doc.ents):
        organisation = ""
    if office or organisation:
        person.office, person.organisation, person.quote = office, organisation, sentence.span


def _office(sentence: Doc, start: int, end: int) -> tuple[str, str]:
    """Return the office that stands beside a name, and where it is held."""
    text = sentence.text
    commands = _COMMANDS.match(text, end)
    if commands:
        return _split(f"{_OFFICE_OF.get(commands['verb'], 'head')} of {commands['where']}")
    for pattern in (_BEHIND, _IN_BRACKETS):
        behind = pattern.match(text, end)
        if behind and (_HAS_ROLE.search(behind["role"]) or _is_description(sentence, behind)):
            return _split(behind["role"])
    belongs = _BELONGS_TO.match(text, end)
    where = belongs["where"] if belongs else ""
    before = _BEFORE.search(text[:start])
    if before:
        office, held_at = _split(_phrase(sentence, before.start("role"), before.end("role")))
        return office, held_at or where
    title = _TITLES.match(text[max(0, start - 40) : start].lstrip())
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
    roles = [at for at, word in enumerate(words) if _HAS_ROLE.fullmatch(word.text)]
    first = roles[0] if roles else 0
    while first and words[first - 1].pos_ in {"ADJ", "NOUN", "PROPN", "PART"}:
        first -= 1
    return sentence.text[words[first].idx : end].strip(" ,") if words else ""


def _split(role: str) -> tuple[str, str]:
    """Part an office from where it is held, which has a name of its own.

    ``deputy director of the NCA``, ``head of the hotline`` (all of it the office),
    ``NCA director``, ``the ministry's chief inspector``.
    """
    role = _without_article(role)
    owner, mark, owned = role.partition("'s ")
    if mark and not _HAS_ROLE.search(owner):
        return owned, owner
    end = _last_role(role)
    held = _HELD.match(role, end)
    if held:
        return _held_at(role, held, role[:end])
    words = role[:end].split()
    capitals = [
        number
        for number, word in enumerate(words[:-1])
        if word[0].isupper() and word.lower() not in _ROLES
    ]
    at = capitals[-1] + 1 if capitals else 0
    return " ".join(words[at:]), " ".join(words[:at])


def _held_at(role: str, held: re.Match[str], office: str) -> tuple[str, str]:
    where = re.split(rf" and (?=(?:[\w-]+ ){{0,2}}{_ROLE}\b)", _without_article(held["where"]))[0]
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
    found = list(_HAS_ROLE.finditer(role))
    end = found[0].end() if found else len(role)
    for match in found[1:]:
        if role[end : match.start()] in {" ", " and ", "-"}:
            end = match.end()
    return end


def _without_article(text: str) -> str:
    return re.sub(r"^(?:the|an?|its|their|his|her) ", "", text.strip(), flags=re.IGNORECASE)


def _is_quoted(text: str) -> bool:
    return text[:1] in {'"', "“"}


def _speaker(sentence: Doc, named: Iterable[_Seen], before: _Seen | None) -> _Seen | None:
    """Return who speaks: the subject of the saying, or who spoke before where it is a pronoun."""
    by_name = list(named)
    subjects = [
        child
        for verb in sentence
        if verb.lemma_ in _SAYING
        for child in verb.children
        if child.dep_ == "nsubj" and (child.pos_ != "PRON" or child.lower_ in {"he", "she"})
    ]
    for subject in subjects:
        if subject.lower_ in {"he", "she"}:
            return before
        whole = {subject.text, *(left.text for left in subject.lefts if left.dep_ == "compound")}
        for person in by_name:
            if whole & set(person.name.split()):
                return person
        if before is not None and subject.lower_ in before.office.lower().split():
            return before  # ``the director said``
    if subjects:
        return None  # somebody else
    if by_name:
        return by_name[0] if _SAYS.search(sentence.text) else before
    return before if _PRONOUNS.search(sentence.text) or _is_quoted(sentence.text) else None

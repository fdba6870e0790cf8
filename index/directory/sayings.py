"""Whose words a sentence tells: the subject of a verb of saying, or whom it is according to."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, TypeVar

from index.directory.grammar import is_within

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

SAYING = frozenset(
    "say tell add note explain warn state argue announce stress call describe admit recall insist "
    "claim write point urge believe think promise report acknowledge complain concede reply answer "
    "comment remark confirm deny object credit advise laugh joke welcome disagree agree speak "
    "demand ask request propose recommend predict estimate decline refuse respond declare maintain "
    "assert testify plead criticise criticize praise regret hope fear expect vow pledge accuse "
    "blame suggest wonder repeat retort counter defend reveal disclose observe feel want "
    "put".split()
)
"""Verbs that tell somebody's words, in their basic form."""

_SAY_IF_SO = {
    "put": re.compile(r"\bput\b.*\b(?:at|down to)\b"),
    "want": re.compile(r"\bwant(?:s|ed)? to know\b"),
    "speak": re.compile(r"\bsp(?:eak|eaks|oke|oken) (?:of|about)\b"),
    "point": re.compile(r"\bpoint(?:s|ed)? (?:out|to)\b"),
    "call": re.compile(r"\bcall(?:s|ed)? (?:it|that|them|for|this|[\"“])"),
}
"""What else has to stand in a sentence for a verb that tells other things as well."""

_ACCORDING = re.compile(r"\b[Aa]ccording to (?P<whom>[^,.;”\"]+)")
_PRONOUNS = frozenset({"he", "she", "him", "her"})
_CLAUSES = frozenset({"relcl", "acl"})

Somebody = TypeVar("Somebody")


def speaker(
    sentence: Doc,
    known: Callable[[str], Somebody | None],
    before: Somebody | None,
    *,
    quoted: bool,
) -> Somebody | None:
    """Return who speaks in a sentence; None where nobody does, or somebody unknown.

    Args:
        sentence: Parsed.
        known: Finds the person that some words name, by name or office.
        before: Who spoke, or was named, last: ``she`` and a bare quote are theirs.
        quoted: Whether the sentence stands in a quotation, or begins one.
    """
    subjects = list(_subjects(sentence))
    for words in subjects:
        if words.lower() in _PRONOUNS:
            if before is not None:
                return before
        elif (person := known(words)) is not None:
            return person
    if subjects and not all(words.lower() in _PRONOUNS for words in subjects):
        return None  # somebody else
    return before if quoted else None


def _subjects(sentence: Doc) -> Iterator[str]:
    """Yield the words that name who says something, apposition taken in."""
    for verb in sentence:
        if verb.pos_ in {"VERB", "AUX"} and _says(verb, sentence.text):
            for subject in _subjects_of(verb):
                yield _whole(subject)
    for match in _ACCORDING.finditer(sentence.text):
        yield match["whom"].strip()


def _says(verb: Token, text: str) -> bool:
    lemma = verb.lemma_.lower()
    needed = _SAY_IF_SO.get(lemma)
    return lemma in SAYING and (needed is None or needed.search(text) is not None)


def _subjects_of(verb: Token) -> Iterable[Token]:
    own = [child for child in verb.children if child.dep_ == "nsubj"]
    if own or verb.dep_ != "conj" or verb.head == verb:
        return own
    return _subjects_of(verb.head)


def _whole(subject: Token) -> str:
    """Return a subject with its apposition: ``the defence lawyer, Beata Kaczorowska``."""
    if subject.lower_ in _PRONOUNS:
        return subject.text
    words = [word for word in subject.subtree if not is_within(word, subject, _CLAUSES)]
    return str(subject.doc[words[0].i : words[-1].i + 1].text)

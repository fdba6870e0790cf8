"""The bodies that run a campaign, by the sentences on it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from index.directory.bodies import KINDS
from index.directory.grammar import is_headline, subject_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_RUNS = frozenset(
    "launch start begin run hold carry conduct organize organise lead coordinate deploy announce "
    "mount set call mobilise mobilize head oversee join".split()
)
_TAKES_PART = re.compile(r"\b(?:took|take|takes|taking) part\b")
_PEOPLE = frozenset({"PERSON", "GPE", "LOC", "NORP", "DATE"})


def agencies(sentences: Sequence[Doc]) -> list[str]:
    """Return the bodies that run what some sentences tell of, act in it, or take part."""
    return [
        name
        for sentence in sentences
        if not is_headline(sentence.text)
        for name in (*_running(sentence), *_taking_part(sentence))
    ]


def _running(sentence: Doc) -> Iterator[str]:
    for verb in sentence:
        if verb.pos_ == "VERB" and (verb.lemma_.lower() in _RUNS or _is_done_in_it(verb)):
            yield from _acting(verb)


def _is_done_in_it(verb: Token) -> bool:
    """Say whether a verb tells what was done in a campaign: ``in which police searched``."""
    before = verb.doc[verb.left_edge.i : verb.i].text
    return "in which " in before


def _taking_part(sentence: Doc) -> Iterator[str]:
    """Yield every body of a sentence that tells who took part."""
    if _TAKES_PART.search(sentence.text):
        for chunk in sentence.noun_chunks:
            inside = chunk.start > 0 and chunk[0].nbor(-1).lower_ == "of"
            if chunk.root.pos_ == "PROPN" and _is_body(chunk.root) and not inside:
                yield _name_of(chunk.root)


def _acting(verb: Token) -> Iterator[str]:
    subject = subject_of(verb)
    if subject is None:
        return
    companions = (
        child
        for word in (verb, subject, *subject.conjuncts)
        for behind in word.children
        if behind.lower_ == "with"
        for child in behind.children
        if child.dep_ == "pobj"
    )
    for noun in (subject, *subject.conjuncts, *companions):
        for each in (noun, *(other for other in noun.conjuncts if other.i > noun.i)):
            if _is_body(each) and not _name_of(each).startswith("of "):
                yield _name_of(each)


def _is_body(noun: Token) -> bool:
    if noun.ent_type_ in _PEOPLE:
        return False
    if noun.i and noun.nbor(-1).lower_ == "operation":
        return False
    is_short = noun.text.isupper() and len(noun.text) > 1
    return noun.ent_type_ == "ORG" or noun.lower_ in KINDS or is_short


def _name_of(noun: Token) -> str:
    """Return the noun phrase that a body stands in, without the article before it."""
    words = [*noun.lefts, noun, *_described_behind(noun)]
    kept = [
        word.i
        for left in words
        for word in (left.subtree if left != noun else [noun])
        if left.dep_ not in {"det", "cc", "punct", "relcl", "appos"}
    ]
    first, last = min(kept), max(kept)
    return re.sub(r"^(?:in which )?(?:[Tt]he )?", "", noun.doc[first : last + 1].text)


def _described_behind(noun: Token) -> Iterator[Token]:
    """Yield ``of Public Security`` behind ``Ministry``."""
    for branch in noun.rights:
        if branch.dep_ == "prep" and branch.lower_ in {"of", "for", "against", "on"}:
            yield branch

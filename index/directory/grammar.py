"""What stands where in a parsed sentence: its clauses, their verbs, what they are about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as DocSpan

PLACES = frozenset({"GPE", "LOC"})
_VERBS = frozenset({"VERB", "AUX"})
_OTHER_CLAUSES = frozenset({"conj", "advcl", "ccomp", "parataxis"})
_POINTS_TO_A_PART = frozenset({"include", "comprise"})
_SAYS_NOTHING = frozenset({"be", "have", *_POINTS_TO_A_PART})
_DESCRIBES = frozenset("of to about against for on into".split())
MOST_WORDS = 10
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


LONG_WORD = 3
HEADLINE = 0.7
"""Share of capitals among the longer words from which a sentence is a headline."""


def clause(token: Token) -> Iterator[Token]:
    """Yield the words of the clause a word stands in, other clauses beside it left out."""
    verb = token
    while verb.pos_ not in _VERBS and verb.head != verb:
        verb = verb.head
    beside = [child for child in verb.children if child.dep_ in _OTHER_CLAUSES]
    left_out = {word.i for child in beside for word in child.subtree}
    left_out -= {word.i for word in token.subtree}
    yield from (word for word in verb.subtree if word.i not in left_out)
    if verb.dep_ == "conj":
        yield from (word for word in verb.head.lefts if word.dep_ in _SUBJECTS)


def governing_verb(part: DocSpan, noun: Token) -> Token | None:
    """Return the verb of which a noun is subject or object, past those that only point to a part.

    Args:
        part: The phrase that the noun stands in; none of its own participles is meant.
        noun: Where to begin.
    """
    verb = noun
    while verb.head != verb and (
        verb.pos_ not in _VERBS or verb in part or verb.lemma_ in _POINTS_TO_A_PART
    ):
        verb = verb.head
    if verb.pos_ in _VERBS and verb.lemma_ not in _SAYS_NOTHING:
        return verb
    participles = [left for left in noun.lefts if left.tag_ == "VBN"]
    return participles[0] if participles else None


def verb_phrase(verb: Token, noun: Token) -> str:
    """Return the basic form of a verb with its particle: ``shut down``, ``deal with``."""
    behind = [
        child.lower_
        for child in verb.children
        if child.dep_ == "prt" or (child.dep_ == "prep" and noun in child.children)
    ]
    return " ".join([verb.lemma_.lower(), *behind])


def subject_of(verb: Token) -> Token | None:
    """Return who does what a verb says; behind ``and`` it is the one of the verb before."""
    by = next((child for child in verb.children if child.dep_ == "agent"), None)
    if by is not None:
        return object_of(by)
    own = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    if own is None and verb.dep_ in {"conj", "xcomp", "advcl"} and verb.head != verb:
        return subject_of(verb.head)
    return own


def object_of(preposition: Token) -> Token | None:
    """Return the noun that a preposition stands before."""
    return next((child for child in preposition.children if child.dep_ == "pobj"), None)


def of_what(noun: Token) -> Token | None:
    """Return what stands behind the ``of`` of a noun: ``platforms`` of ``number of platforms``."""
    of = next((child for child in noun.children if child.lower_ == "of"), None)
    return object_of(of) if of is not None else None


def is_within(word: Token, head: Token, relations: frozenset[str]) -> bool:
    """Say whether a word below a head stands in a branch that hangs on it by some relation.

    Args:
        word: Of the head's subtree.
        head: Where to stop.
        relations: Names of dependencies, such as ``relcl``.
    """
    while word != head:
        if word.dep_ in relations:
            return True
        word = word.head
    return False


def entities(sentence: Doc, words: Iterable[Token], labels: frozenset[str]) -> list[DocSpan]:
    """Return the names of some kinds that stand among some words, in order."""
    among = {word.i for word in words}
    return [each for each in sentence.ents if each.label_ in labels and each.root.i in among]


def noun_phrase(noun: Token) -> str:
    """Return a noun with what describes it, before and behind."""
    kept = [left for left in noun.lefts if left.dep_ in {"amod", "compound", "nmod", "poss"}]
    described = [word for left in kept for word in left.subtree if not word.like_num]
    return joined([*described, noun, *described_behind(noun)])


def described_behind(noun: Token) -> list[Token]:
    """Return the words behind a noun that say what it is: ``of online piracy``, ``holding ...``.

    None where they hold a number: then they tell of something else.
    """
    words: list[Token] = []
    for branch in noun.rights:
        describes = (branch.dep_ == "prep" and branch.lower_ in _DESCRIBES) or (
            branch.dep_ == "acl" and branch.tag_ == "VBG"
        )
        subtree = list(branch.subtree)
        if not describes or any(word.like_num for word in subtree) or len(subtree) > MOST_WORDS:
            break
        words += subtree
    return words


def joined(tokens: Iterable[Token]) -> str:
    """Write tokens out as they stand, in order."""
    text, last = "", None
    for token in sorted(tokens, key=lambda token: token.i):
        parted = last is not None and (last.whitespace_ or last.i + 1 != token.i)
        text += (" " if parted else "") + token.text
        last = token
    return text


def is_headline(text: str) -> bool:
    """Say whether most words of a text are capital, so that no name can be told from others.

    A headline has no full stop; a sentence full of names has.
    """
    if text.rstrip("”\"' ").endswith("."):
        return False
    long = [word for word in text.split() if len(word) > LONG_WORD]
    return bool(long) and sum(word[0].isupper() for word in long) > HEADLINE * len(long)

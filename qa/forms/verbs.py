"""Whether a quote says what the verb of a question asks, done by the same to the same."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from index.directory.grammar import subject_of
from index.directory.sayings import SAYING
from qa.forms.finding import Alike
from qa.phrasing.sense import NOT, turning
from qa.phrasing.statement import word_key

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_COMPARED = frozenset("few more less late long".split())
_REFUSING = frozenset(map(word_key, "decline refuse fail deny reject forbid".split()))
"""What is refused isn't done."""

_OPPOSITES = [
    (frozenset(one.split()), frozenset(other.split()))
    for one, other in (
        ("rise grow increase climb gain", "fall drop decrease decline shrink lose"),
        ("open start begin launch", "close end stop shut finish"),
        ("win", "lose"),
        ("buy", "sell"),
        ("accept approve allow permit", "reject refuse ban forbid prohibit"),
        ("arrest detain jail", "release free"),
        ("acquit", "convict"),
        ("add", "remove delete"),
    )
]

_NOT_YET = [
    (frozenset(done.split()), frozenset(still.split()))
    for done, still in (
        ("find recover return trace catch", "missing lost untraced fugitive"),
        ("try judge sentence convict", "await pending"),
        ("finish end complete decide settle close", "pending ongoing underway undecided"),
    )
]
"""What has been done to nothing that is still so."""

_TELLING = SAYING | frozenset("name disclose speak identify".split())

_LIGHT = frozenset("have pay get receive make issue impose give face take do".split())
"""Verbs whose object says what was done: ``pay a fine``, ``make an arrest``."""

ANYBODY = frozenset({"anyone", "anybody", "someone", "somebody"})
_ANYTHING = ANYBODY | {"anything", "something", "people"}
"""What may have been done to anybody may be told without saying to whom."""

ALIKE = 0.55
"""Cosine from which a word of the quote may say what a word of the question says."""


def main_verb(asked: Doc) -> Token | None:
    """Return the verb of a question that can be answered by yes or no; None where it has none."""
    opening = next((token for token in asked if token.is_alpha), None)
    root = next((token for token in asked if token.head == token), None)
    if root is None:
        return None
    if root != opening and (
        root.pos_ == "VERB" or any(child.dep_ == "aux" for child in root.children)
    ):
        return _what_is_to_be_done(root)  # ``sue`` in ``Did A sue B`` is taken for a noun
    verbs = [token for token in asked if token.pos_ == "VERB" and token != opening]
    own = (token for token in verbs if token.head in {root, root.head})
    return next(own, None) or next((token for token in verbs if token.tag_ == "VBN"), None)


def _what_is_to_be_done(verb: Token) -> Token:
    """Return ``pay`` of ``have to pay``."""
    behind = next((child for child in verb.children if child.dep_ == "xcomp"), None)
    return behind if verb.lemma_ == "have" and behind is not None else verb


def in_its_words(verb: Token, said: Doc) -> Token | None:
    """Return the verb of a quote that is a question's, or has it for its noun; None where none is.

    Args:
        verb: The question's.
        said: The quote.
    """
    verbs = (token for token in said if token.pos_ == "VERB")
    return next((each for each in verbs if is_same_word(each, verb)), None) or _by_a_noun(
        verb, said
    )


def in_other_words(verb: Token, said: Doc, alike: Alike) -> Token | None:
    """Return the verb of a quote that says what a question's verb says; None where none does.

    Args:
        verb: The question's.
        said: The quote.
        alike: Compares words by meaning.
    """
    verbs = [token for token in said if token.pos_ == "VERB"]
    likeness = alike(verb.lemma_, [token.lemma_ for token in verbs]) if verbs else []
    best = max(zip(likeness, range(len(verbs)), strict=True), default=(0.0, 0))
    if best[0] < ALIKE or are_opposite(verb.lemma_, verbs[best[1]].lemma_):
        return None
    return verbs[best[1]]


def untold(verb: Token, said: Doc) -> Token | None:
    """Return the verb by which a quote says that somebody doesn't tell what a question asks for."""
    if verb.lemma_.lower() not in _TELLING:
        return None
    telling = (token for token in said if token.pos_ == "VERB" and token.lemma_.lower() in _TELLING)
    return next((token for token in telling if NOT in senses(token)), None)


def _by_a_noun(verb: Token, said: Doc) -> Token | None:
    """Return what says the same with a noun: ``pay a fine`` where somebody was fined."""
    done = _object(verb)
    if verb.lemma_ in _LIGHT and done is not None:
        named = (token for token in said if token.pos_ == "VERB")
        return next((each for each in named if is_same_word(each, done)), None)
    if done is not None and done.lower_ not in _ANYTHING:
        return None
    nouns = (token for token in said if token.pos_ == "NOUN")
    same = next((each for each in nouns if is_same_word(each, verb)), None)
    return None if same is None else _verb_over(same)


def _object(verb: Token) -> Token | None:
    return next((child for child in verb.children if child.dep_ == "dobj"), None)


def _verb_over(noun: Token) -> Token:
    """Return the verb that a noun hangs on; the noun where there is none."""
    return next((each for each in noun.ancestors if each.pos_ == "VERB"), noun)


def is_same_word(one: Token, other: Token) -> bool:
    """Say whether two words are forms of one: the basic form of ``fined`` is taken for ``fin``."""
    return bool(
        {word_key(one.lemma_), word_key(one.text)} & {word_key(other.lemma_), word_key(other.text)}
    )


def is_still_open(verb: Token, said: Doc) -> bool:
    """Say whether a quote tells that what is asked hasn't happened: ``is still missing``."""
    lemma = verb.lemma_.lower()
    words = {token.lemma_.lower() for token in said} | {token.lower_ for token in said}
    return any(lemma in done and words & still for done, still in _NOT_YET)


def are_opposite(one: str, other: str) -> bool:
    """Say whether two verbs say the contrary: their vectors are near each other all the same."""
    return any((one in a and other in b) or (one in b and other in a) for a, b in _OPPOSITES)


def is_turned_round(asked: Token, said: Token) -> bool:
    """Say whether the quote's doer is what the question takes for done to."""
    is_passive = any(child.dep_ in {"auxpass", "nsubjpass"} for child in said.children)
    doer = subject_of(said)
    objects = [child for child in asked.children if child.dep_ in {"dobj", "nsubjpass"}]
    if doer is None or (is_passive and doer.dep_ != "pobj"):
        return False
    return any(doer.text.lower() == each.text.lower() for each in objects)


def is_done_by_another(asked: Token, said: Token) -> bool:
    """Say whether a question names who does it, and the quote another, or nobody."""
    wanted = next((child for child in asked.children if child.dep_ == "nsubj"), None)
    if wanted is None or wanted.pos_ != "PROPN":
        return False
    is_passive = any(child.dep_ in {"auxpass", "nsubjpass"} for child in said.children)
    doer = subject_of(said)
    if doer is None or (is_passive and doer.dep_ != "pobj"):
        return is_passive
    named = {word.text.lower() for word in wanted.subtree}
    return doer.pos_ == "PROPN" and doer.text.lower() not in named and not doer.text.isupper()


def senses(verb: Token) -> Iterator[str]:
    """Yield what turns the sense of a verb; who refuses to do something doesn't do it."""
    for sense in turning(verb):
        yield NOT if sense in _REFUSING else sense
    helpers = [child for child in verb.children if child.dep_ in {"aux", "auxpass"}]
    for taking_part in (each for word in (verb, *helpers) for each in word.children):
        for word in taking_part.children:
            none = word.lower_ == "no" and word.dep_ == "det"
            if none and word.nbor(1).lemma_ not in _COMPARED:
                yield NOT

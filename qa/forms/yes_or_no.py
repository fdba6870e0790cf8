"""Answers yes or no, and only where a quote settles it.

The verb of the question is looked for in the quote, done by the same to the same. Where the same
things turn the sense of both (not, may, plans to), it is a yes; where they differ by a not alone, a
no. Whatever else differs settles nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from index.directory.grammar import subject_of
from index.directory.sayings import SAYING
from index.tokens import STOP_WORDS, stem, tokens
from qa.answer import Answer, Form, Refusal
from qa.forms.finding import Tools
from qa.overlap import holds
from qa.phrasing.sense import NOT, turning
from qa.phrasing.statement import word_key
from qa.question import Question

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_ASKS = re.compile(
    r"^\W*(?:(?:and|so|but|ok|well),? )?(?:is|are|was|were|did|does|do|has|have|had|can|could|will|"
    r"would|should)(?:n['’]t)? (?!.* or |you (?:please )?(?:tell|say|give|show|name|list)\b|"
    r"(?:the |any )?(?:articles?|papers?|news) (?:say|tell|mention)\b)",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d[\d,.]*\d|\d")
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

BEFORE = 700
"""Characters before a quote in which its ``it`` and ``they`` are named."""

COVERED = 0.6
"""Share of the question's words that the quote has to hold where it holds the verb."""

HALF = 0.5
"""The same where the quote tells that it hasn't happened yet."""

SEVERAL = 2
SURE = 0.8
"""Confidence from which the verb may be said in other words, where several others are all held."""

ALIKE = 0.55
"""Cosine from which a word of the quote may say what a word of the question says."""


def is_yes_or_no(text: str) -> bool:
    """Say whether a question can be answered by yes or no."""
    return _ASKS.match(text) is not None


def as_yes_or_no(answer: Answer, question: Question, tools: Tools) -> Answer | Refusal:
    """Turn the quote that was found into a yes or no; a refusal where it doesn't settle it.

    Args:
        answer: The answer as it was read.
        question: What is asked.
        tools: What the forms share.
    """
    is_so = _is_so(answer, question, tools)
    if is_so is None:
        return Refusal(
            question=answer.question,
            standalone=answer.standalone,
            reason="The articles speak of it, but no sentence in them settles it with yes or no.",
            confidence=answer.confidence,
            nearest=answer.citations,
            elapsed_ms=0.0,
        )
    return _said_so(answer, is_so=is_so)


def plainly_said(question: Question, answers: Iterable[Answer], tools: Tools) -> Answer | None:
    """Return a yes or no where one of some quotes says just what is asked, in its very words.

    Args:
        question: What is asked.
        answers: Made of what the reader isn't sure of, best first.
        tools: What the forms share.
    """
    for answer in answers:
        is_so = _is_so(answer, question, tools, plainly=True)
        if is_so is not None:
            return _said_so(answer, is_so=is_so)
    return None


def _said_so(answer: Answer, *, is_so: bool) -> Answer:
    word = "Yes" if is_so else "No"
    cited = answer.citations[0]
    return replace(
        answer,
        answer=word,
        text=f"{word}: “{cited.quote}” [1]",
        citations=(cited,),
        form=Form.YES_OR_NO,
    )


def _is_so(
    answer: Answer, question: Question, tools: Tools, *, plainly: bool = False
) -> bool | None:
    """Return what a quote says of a question; None where it settles nothing.

    Args:
        answer: The quote.
        question: What is asked.
        tools: What the forms share.
        plainly: Whether the same verb and all other words have to stand there.
    """
    cited = answer.citations[0]
    before = cited.article.text[max(0, cited.start - BEFORE) : cited.start]
    around = f"{cited.article.heading} {before}"
    if not _speaks_of_it(question, cited.quote, around):
        return None
    asked, said = tools.parse(question.text), tools.parse(cited.quote)
    verb = _main_verb(asked)
    held = _held(question, asked, said, around, tools)
    found = _same_verb(verb, said, tools) if verb is not None else None
    in_its_words = found is not None and verb is not None and _is_same_word(verb, found)
    if plainly and not (in_its_words and all(held)):
        return None
    if verb is not None and found is None and _is_still_open(verb, said):
        return False if sum(held) >= HALF * len(held) else None
    if verb is None or found is None:
        several = len(held) + len(question.names) >= SEVERAL
        sure = answer.confidence >= SURE and several and all(held)
        return True if sure and not _turns_anything(verb, said) else None
    is_another = _is_turned_round(verb, found) or _is_done_by_another(verb, found)
    if sum(held) < COVERED * len(held) or is_another:
        return None
    difference = frozenset(_senses(verb)) ^ frozenset(_senses(found))
    return {frozenset(): True, frozenset({NOT}): False}.get(difference)


def _speaks_of_it(question: Question, quote: str, around: str) -> bool:
    """Say whether a quote tells the years and figures asked for, and names are told around it."""
    near = frozenset(tokens(quote)) | frozenset(tokens(around))
    places = frozenset().union(*question.places)
    asked = (stem(name) for name in question.names)
    if not all(holds(question, name, near) or name in places for name in asked):
        return False
    return set(_DIGITS.findall(question.text)) <= set(_DIGITS.findall(f"{quote} {around}"))


def _main_verb(asked: Doc) -> Token | None:
    root = next((token for token in asked if token.head == token), None)
    if root is None:
        return None
    if root.pos_ == "VERB" or any(child.dep_ == "aux" for child in root.children):
        return root  # ``sue`` in ``Did A sue B`` is taken for a noun
    return next((child for child in root.children if child.pos_ == "VERB"), None)


def _same_verb(verb: Token, said: Doc, tools: Tools) -> Token | None:
    """Return the verb of the quote that says what the question's verb says."""
    verbs = [token for token in said if token.pos_ == "VERB"]
    if verb.lemma_.lower() in _TELLING:
        refused = (token for token in verbs if token.lemma_.lower() in _TELLING)
        turned = next((token for token in refused if NOT in _senses(token)), None)
        if turned is not None:
            return turned
    for token in verbs:
        if word_key(token.lemma_) == word_key(verb.lemma_):
            return token
    likeness = tools.alike(verb.lemma_, [token.lemma_ for token in verbs]) if verbs else []
    best = max(zip(likeness, range(len(verbs)), strict=True), default=(0.0, 0))
    if best[0] < ALIKE or _are_opposite(verb.lemma_, verbs[best[1]].lemma_):
        return None
    return verbs[best[1]]


def _is_same_word(one: Token, other: Token) -> bool:
    return word_key(one.lemma_) == word_key(other.lemma_)


def _is_still_open(verb: Token, said: Doc) -> bool:
    """Say whether a quote tells that what is asked hasn't happened: ``is still missing``."""
    lemma = verb.lemma_.lower()
    words = {token.lemma_.lower() for token in said} | {token.lower_ for token in said}
    return any(lemma in done and words & still for done, still in _NOT_YET)


def _are_opposite(one: str, other: str) -> bool:
    """Say whether two verbs say the contrary: their vectors are near each other all the same."""
    return any((one in a and other in b) or (one in b and other in a) for a, b in _OPPOSITES)


def _held(question: Question, asked: Doc, said: Doc, around: str, tools: Tools) -> list[bool]:
    """Say of each word of the question but its verb whether it stands in or before the quote."""
    verb = _main_verb(asked)
    there = frozenset(tokens(f"{around} {said.text}"))
    others = [token.text for token in said if token.pos_ in {"NOUN", "VERB", "ADJ"}]
    wanted = [
        token.text
        for token in asked
        if token.pos_ in {"NOUN", "VERB", "ADJ", "NUM"} and token != verb
        if not set(tokens(token.text)) <= STOP_WORDS
    ]
    return [
        any(holds(question, each, there) for each in tokens(word))
        or max(tools.alike(word, others), default=0.0) >= ALIKE
        for word in wanted
    ]


def _turns_anything(verb: Token | None, said: Doc) -> bool:
    """Say whether a verb of the quote is turned, or says the contrary."""
    verbs = [token for token in said if token.pos_ == "VERB"]
    contrary = verb is not None and any(_are_opposite(verb.lemma_, each.lemma_) for each in verbs)
    return contrary or any(True for each in verbs for _ in _senses(each))


def _is_turned_round(asked: Token, said: Token) -> bool:
    """Say whether the quote's doer is what the question takes for done to."""
    is_passive = any(child.dep_ in {"auxpass", "nsubjpass"} for child in said.children)
    doer = subject_of(said)
    objects = [child for child in asked.children if child.dep_ in {"dobj", "nsubjpass"}]
    if doer is None or (is_passive and doer.dep_ != "pobj"):
        return False
    return any(doer.text.lower() == each.text.lower() for each in objects)


def _is_done_by_another(asked: Token, said: Token) -> bool:
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


def _senses(verb: Token) -> Iterator[str]:
    """Yield what turns the sense of a verb; who refuses to do something doesn't do it."""
    for sense in turning(verb):
        yield NOT if sense in _REFUSING else sense
    helpers = [child for child in verb.children if child.dep_ in {"aux", "auxpass"}]
    for taking_part in (each for word in (verb, *helpers) for each in word.children):
        for word in taking_part.children:
            none = word.lower_ == "no" and word.dep_ == "det"
            if none and word.nbor(1).lemma_ not in _COMPARED:
                yield NOT

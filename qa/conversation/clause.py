"""A question taken apart, to be put together as another question about the same.

``How many websites did the NCA shut down in 2016?`` asks of a thing (``websites``) with an
auxiliary (``did``), a subject (``the NCA``), a verb (``shut down``) and the rest (``in 2016``).
The order of the words tells most of it: the parser takes ``shut`` for a past tense.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.parser import Parse
from qa.conversation.past_tense import past_tense

if TYPE_CHECKING:
    from spacy.tokens import Token

_DO = frozenset("do does did".split())
_BE = frozenset("is are was were".split())
_AUXILIARIES = (
    _DO | _BE | frozenset("has have had can could will would should may might must".split())
)
_ACCORDING_TO = re.compile(r",? *\baccording to .*$", re.IGNORECASE)
_LEADING = frozenset("be been being have".split())
_PARTICLES = frozenset("down up out off over away".split())
_ASKED = re.compile(
    r"(?P<before>(?:in|on|at|by|since|until|till|from|to|for|during|with|of|under|about) )?"
    r"(?P<word>how (?:many|much|long|often|come)|how|which|what|whom?|whose|when|where|why)\b",
    re.IGNORECASE,
)
_TIME_OR_PLACE = frozenset(
    "year years month months date day time period city cities province provinces country countries "
    "region regions place places state states".split()
)
_ADVERBS = frozenset("when where why how".split())


LONGEST_DESCRIPTION = 12
"""Words; a longer one would hide what is asked."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A question in its parts; each may be empty.

    Attributes:
        asked: The words that ask: ``How many websites``.
        word: The question word in them, in small letters: ``how many``; empty for yes or no.
        thing: What they ask of: ``websites``.
        auxiliary: ``did``, ``were``.
        subject: Who or what does it, unless that is asked: ``the NCA``.
        verb: ``shut down``; the lemma where there is no auxiliary.
        rest: ``in 2016``.
        is_object: Whether the thing asked of stood behind the verb in a statement.
    """

    asked: str
    word: str
    thing: str
    auxiliary: str
    subject: str
    verb: str
    rest: str
    is_object: bool

    @property
    def is_of_circumstance(self) -> bool:
        """Whether it asks when, where, why or how, and not of a thing."""
        return not self.thing and self.word in _ADVERBS | {"how long", "how often"}

    def with_question(self, asked: str, thing: str) -> str:
        """Return another question about the same: ``When did the NCA shut down the websites?``.

        Args:
            asked: The words that ask in it.
            thing: Stands for what was asked of.
        """
        return sentence(asked, self.question_order(thing))

    def question_order(self, thing: str) -> str:
        """Return the words behind the question word, the thing asked of in its place."""
        auxiliary = self.auxiliary or "did"
        subject = self.subject or thing
        if not self.verb and self.subject:
            # 'is Yan Xiaohong the deputy director', whichever of the two was asked of.
            named_first = sorted([self.subject, thing], key=lambda part: not part[:1].isupper())
            return joined(auxiliary, *named_first, self.rest)
        behind = thing if self.subject and self.is_object else ""
        return joined(auxiliary, subject, self.verb, behind, self.rest)

    def statement(self, thing: str) -> str:
        """Return what a question takes for granted, with an answer in its place."""
        subject, behind = (self.subject, thing) if self.subject else (thing, "")
        verb = self._finite_verb()
        if self.is_of_circumstance:
            return joined(subject, verb, self.rest, behind)
        return joined(subject, verb, behind, self.rest)

    def described_thing(self, figure: str = "") -> str:
        """Return the thing asked of with what is told of it: ``the 57 apps closed in 2016``.

        Args:
            figure: How many there are, if that is known.
        """
        rest = _ACCORDING_TO.sub("", self.rest)
        if self.subject:
            told = joined(self.subject, self._finite_verb(), rest)
        elif self.auxiliary.lower() in _BE:
            told = joined(self.verb, rest)
        else:
            told = joined("that", self._finite_verb(), rest)
        told = told if len(told.split()) <= LONGEST_DESCRIPTION else ""
        return joined("the", figure, self.thing, told)

    def _finite_verb(self) -> str:
        if self.auxiliary.lower() in {"", "did"} and self.verb:
            return past_tense(self.verb)
        return joined(self.auxiliary, self.verb)


def clause_of(question: str, parse: Parse) -> Clause | None:
    """Take a question apart; None where it has no question word, or no verb behind it."""
    text = question.strip(" ?.!")
    asked = _ASKED.match(text)
    words = [token for token in parse(text) if not token.is_space]
    first = next((at for at, each in enumerate(words) if asked and each.idx >= asked.end()), None)
    if asked is None or first is None:
        return _yes_or_no(words)
    word = asked["word"].lower()
    noun_end = _verb_at(words, first)
    if noun_end is None:
        return None
    thing = _text(words[first:noun_end])
    has_auxiliary = words[noun_end].lower_ in _AUXILIARIES
    after = noun_end + has_auxiliary
    circumstance = _is_circumstance(asked, word, thing)
    inverted = has_auxiliary and _is_inverted(words, noun_end, word, circumstance=circumstance)
    verb_at = _main_verb(words, after, inverted=inverted)
    is_verb = inverted or (verb_at < len(words) and words[verb_at].pos_ in {"VERB", "AUX"})
    verb_end = _verb_end(words, verb_at) if is_verb else verb_at
    verb = words[verb_at:verb_end]
    return Clause(
        asked=_text(words[:noun_end]),
        word=word,
        thing="" if circumstance else thing,
        auxiliary=words[noun_end].text if has_auxiliary else "",
        subject=_text(words[after:verb_at]) if inverted else "",
        verb=_text(verb) if has_auxiliary or not verb else joined(verb[0].lemma_, _text(verb[1:])),
        rest=_text(words[verb_end:] if inverted else [*words[after:verb_at], *words[verb_end:]]),
        is_object=inverted and not circumstance,
    )


def _yes_or_no(words: Sequence[Token]) -> Clause | None:
    if len(words) < 3 or words[0].lower_ not in _AUXILIARIES:
        return None
    verb_at = _main_verb(words, 1, inverted=True)
    verb_end = _verb_end(words, verb_at)
    return Clause(
        asked="",
        word="",
        thing="",
        auxiliary=words[0].lower_,
        subject=_text(words[1:verb_at]),
        verb=_text(words[verb_at:verb_end]),
        rest=_text(words[verb_end:]),
        is_object=False,
    )


def _verb_at(words: Sequence[Token], first: int) -> int | None:
    """Return where the auxiliary stands, or the verb where there is none."""
    rest = range(first, len(words))
    auxiliary = next((at for at in rest if words[at].lower_ in _AUXILIARIES), None)
    if auxiliary is not None:
        return auxiliary
    finite = (at for at in rest if words[at].tag_ in {"VBD", "VBZ", "VBP", "VBN"})
    return next(finite, None)


def _is_circumstance(asked: re.Match[str], word: str, thing: str) -> bool:
    last = thing.rpartition(" ")[2].lower()
    return (
        bool(asked["before"])
        or word in _ADVERBS | {"how long", "how often", "how come"}
        or (
            word in {"which", "what"}
            and last in _TIME_OR_PLACE
            and last.startswith(("year", "month"))
        )
    )


def _is_inverted(words: Sequence[Token], at: int, word: str, *, circumstance: bool) -> bool:
    """Say whether a subject stands behind the auxiliary."""
    behind = words[at + 1 :]
    if circumstance or words[at].lower_ in _DO:
        return True
    nouns = [each for each in behind[:2] if each.pos_ in {"NOUN", "PROPN", "PRON", "DET"}]
    if not nouns or behind[0].pos_ in {"VERB", "AUX", "ADV"} or behind[0].tag_ == "VBN":
        return False
    if words[at].lower_ in _BE and word in {"how many", "how much"}:
        return word == "how much" or any(each.tag_ == "VBG" for each in behind)
    return True


def _main_verb(words: Sequence[Token], start: int, *, inverted: bool) -> int:
    """Return where the verb behind the auxiliary stands; the end where there is none."""
    verbs = [
        at
        for at in range(start, len(words))
        if words[at].pos_ in {"VERB", "AUX"} and words[at].dep_ not in {"relcl", "acl", "amod"}
    ]
    if not inverted:
        return verbs[0] if verbs and verbs[0] - start <= 2 else start
    found = next((at for at in verbs if at > start), None)
    return _mistaken_verb(words, start) if found is None else found


def _mistaken_verb(words: Sequence[Token], start: int) -> int:
    """Return where a verb may stand that the parser takes for something else; else the end.

    In ``did the HFA close in 2016`` it stands between the subject and a preposition or the end.
    """
    if words[start - 1].lower_ not in _DO:
        return len(words)
    for at in range(start + 1, len(words)):
        ends = at + 1 == len(words) or words[at + 1].pos_ in {"ADP", "SCONJ"}
        if ends and words[at].is_lower and words[at].pos_ not in {"ADP", "NUM", "DET"}:
            return at
    return len(words)


def _verb_end(words: Sequence[Token], verb_at: int) -> int:
    """Return the end of the verb with its particle, or with a preposition that is left alone."""
    end = min(verb_at + 1, len(words))
    while end < len(words) and words[end - 1].lower_ in _LEADING and words[end].pos_ == "VERB":
        end += 1
    if end < len(words) and words[end].lower_ in _PARTICLES:
        return end + 1
    alone = end < len(words) and words[end].pos_ == "ADP"
    last = end + 1 == len(words)
    if alone and (last or words[end + 1].pos_ == "ADP"):
        return end + 1
    return end


def _text(words: Sequence[Token]) -> str:
    return "".join(word.text_with_ws for word in words).strip()


def joined(*parts: str) -> str:
    """Join the parts that aren't empty."""
    return " ".join(filter(None, parts))


def sentence(*parts: str) -> str:
    """Join parts to a question."""
    text = joined(*parts).strip(" ?")
    return f"{text[:1].upper()}{text[1:]}?"

"""What a question asks for, and what it takes for granted."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from index.generation import Generation
from index.tokens import STOP_WORDS, stem, tokens, words
from qa.parser import Parse

if TYPE_CHECKING:
    from spacy.tokens import Token


class Kind(StrEnum):
    """What the answer has to be."""

    COUNT = "count"
    AMOUNT = "amount"
    SHARE = "share"
    PERSON = "person"
    OFFICE = "office"
    DATE = "date"
    PLACE = "place"
    STATEMENT = "statement"
    OTHER = "other"


_KINDS = [
    (Kind.SHARE, r"\b(?:percent(?:age)?|share|proportion)\b|%"),
    (Kind.AMOUNT, r"\bhow many (?:yuan|rmb|renminbi|dollars?|euros?)\b|"
                  r"\bhow (?:much|large|big|high)\b|\bworth\b|"
                  r"\bwhat (?:was |is |were )?(?:the )?(?:total |overall )?"
                  r"(?:amount|sum|value|fines?)\b"),
    (Kind.COUNT, r"\bhow many\b|\b(?:number|count) of\b"),
    (Kind.OFFICE, r"\bwhat (?:is |was )?(?:[\w'’]+ ){0,3}?(?:office|post|position|role|job)\b|"
                  r"\bin what capacity\b|\b(?:position|office|job|role)\W*$|"
                  r"^\W*who(?:'s| is| was) (?-i:(?:[A-Z][\w-]+ ?){2,4})\W*$"),
    (Kind.STATEMENT, r"\bwhat (?:did|does|do|has) .*\b(?:say|said|state|think|warn|explain|add|"
                     r"call|argue|complain)|\bhow did .* (?:describe|feel|see)\b|"
                     r"\bwhat (?:was|is) .* (?:statement|comment|view|opinion)\b"),
    (Kind.PERSON, r"\bwhich (?:official|person|actor|star|minister|director|head)\b|"
                  r"\bname of the (?:official|person|actor|minister|director|head)\b"),
    (Kind.DATE, r"\b(?:what|which) (?:\w+ )?(?:date|day|weekday|month|months|year|time|period)\b|"
                r"\bsince when\b|\bhow long\b"),
    (Kind.PLACE, r"\b(?:what|which) (?:city|province|country|region|place|town)\b"),
    (Kind.PERSON, r"^\W*(?:and |so |to |by |from |with )?who(?:m|se)?\b"),
    (Kind.DATE, r"\bwhen\b"),
    (Kind.PLACE, r"\bwhere\b"),
    (Kind.PERSON, r"\bwho(?:m|se)?\W*$"),
]  # fmt: skip
_PATTERNS = [(kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _KINDS]
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_WORD = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_OPENINGS = frozenset(
    "who what when where which why how whose whom did does do is are was were has have had can "
    "could will would should in on at by for from about according tell give name list i".split()
)

LONGEST_QUESTION = 2_000
"""Characters; a longer text is no question."""

Alternatives = Mapping[str, tuple[frozenset[str], ...]]
"""For a token, the sets of tokens that mean the same: any set that is all there will do."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question as it is looked up.

    Attributes:
        asked: The user's words.
        text: The same with misspelt words put right; it stands on its own.
        kind: What the answer has to be.
        counted: What is counted or measured in a question of how many; else empty.
        tokens: The tokens of ``text``, each once, in order.
        alternatives: Other names of what the tokens name.
        years: Years that the question fixes.
        names: Names that it takes for granted, in the tokenizer's words.
        numbers: Numbers that it takes for granted, years left out.
    """

    asked: str
    text: str
    kind: Kind
    counted: str
    tokens: tuple[str, ...]
    alternatives: Alternatives
    years: tuple[str, ...]
    names: tuple[str, ...]
    numbers: tuple[str, ...]


def is_question(text: str) -> bool:
    """Say whether a text can be looked up: it has words, and isn't a whole book."""
    return any(map(str.isalnum, text)) and len(text) <= LONGEST_QUESTION


def understand(asked: str, standalone: str, generation: Generation, parse: Parse) -> Question:
    """Read a question with the words of the articles at hand.

    Args:
        asked: The user's words.
        standalone: The same with what the conversation left out filled in.
        generation: Its vocabulary puts misspelt words right; its aliases give other names.
        parse: Finds what is counted.
    """
    text = correct_spelling(standalone, generation)
    kind = _kind(text)
    years = tuple(dict.fromkeys(_YEAR.findall(text)))
    numbers = (word for word in words(text) if word[0].isdigit() and word not in years)
    return Question(
        asked=asked,
        text=text,
        kind=kind,
        counted=_counted(text, parse) if kind is Kind.COUNT else "",
        tokens=tuple(dict.fromkeys(tokens(text))),
        alternatives=_alternatives(text, generation),
        years=years,
        names=_names(text, generation),
        numbers=tuple(numbers),
    )


def correct_spelling(text: str, generation: Generation) -> str:
    """Replace words that neither the articles nor the encoder know by their nearest neighbour."""

    def corrected(match: re.Match[str]) -> str:
        word = match.group()
        plain = "".join(words(word))
        if _is_known(plain, generation):
            return word
        nearest = generation.contents.vocabulary.nearest(plain) or word
        return nearest.capitalize() if word[0].isupper() and nearest != word else nearest

    return _WORD.sub(corrected, text)


def _is_known(word: str, generation: Generation) -> bool:
    return (
        word in STOP_WORDS
        or word in generation.contents.vocabulary
        or generation.contents.lexical.knows(stem(word))
        or generation.encoder.knows_word(word)
    )


def _kind(text: str) -> Kind:
    return next((kind for kind, pattern in _PATTERNS if pattern.search(text)), Kind.OTHER)


def _counted(text: str, parse: Parse) -> str:
    """Return the noun that 'how many' stands before, with what describes it."""
    for token in parse(text):
        many = token.lower_ == "many" and token.nbor(-1).lower_ == "how" if token.i else False
        noun = token.head if many else _noun_behind(token)
        if noun is not None and noun.pos_ in {"NOUN", "PROPN"}:
            described = [
                word
                for word in noun.lefts
                if word.dep_ in {"amod", "compound", "nmod"} and word.i != token.i
            ]
            others = [word for word in noun.conjuncts if word.i > noun.i]
            return " ".join(word.text for word in [*described, noun, *others])
    return ""


def _noun_behind(token: Token) -> Token | None:
    """Return what stands behind 'the number of'."""
    of = next((child for child in token.children if child.lower_ == "of"), None)
    if token.lower_ not in {"number", "count"} or of is None:
        return None
    return next((child for child in of.children if child.dep_ == "pobj"), None)


def _alternatives(text: str, generation: Generation) -> Alternatives:
    found: dict[str, list[frozenset[str]]] = {}
    for form, others in generation.contents.aliases.found(words(text)):
        choices = [frozenset(stem(word) for word in other) - STOP_WORDS for other in others]
        for word in form:
            found.setdefault(stem(word), []).extend(choices)
    return {token: tuple(dict.fromkeys(choices)) for token, choices in found.items()}


def _names(text: str, generation: Generation) -> tuple[str, ...]:
    names = []
    for match in _WORD.finditer(text):
        plain = "".join(words(match.group()))
        if plain and plain not in STOP_WORDS and plain not in _OPENINGS:
            opens = not text[: match.start()].strip()
            if _is_name(match.group(), plain, generation, opens=opens):
                names.append(plain)
    return tuple(dict.fromkeys(names))


def _is_name(word: str, plain: str, generation: Generation, *, opens: bool) -> bool:
    """Judge by the capital; a word in small letters by how the articles write it.

    Small letters of an ordinary word say nothing: 'office' may stand in the articles only as
    part of a name.
    """
    if word[0].isupper() and not opens:
        return True
    vocabulary = generation.contents.vocabulary
    return vocabulary.is_name(plain) and not generation.encoder.knows_word(plain)

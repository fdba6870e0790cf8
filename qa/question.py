"""What a question asks for, and what it takes for granted."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING

from index.countries import country_of
from index.date_names import YEAR
from index.directory.grammar import PLACES, of_what
from index.directory.roles import ROLE
from index.generation import Generation
from index.parser import Parse
from index.tokens import STOP_WORDS, stem, tokens, words

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


EXACT_KINDS = frozenset({Kind.COUNT, Kind.AMOUNT, Kind.SHARE, Kind.DATE})
"""Kinds that a sentence without such a thing can't answer."""

_KINDS = [
    (Kind.SHARE, r"\b(?:percent(?:age)?|share|proportion)\b|%"),
    (Kind.AMOUNT, r"\bhow many (?:yuan|rmb|renminbi|dollars?|euros?)\b|"
                  r"\bhow (?:much|large|big|high)\b|\bworth\b|"
                  r"\bwhat (?:was |is |were )?(?:the )?(?:total |overall )?"
                  r"(?:amount|sum|value|fines?)\b|^\W*(?:total|overall) (?:fines?|value|sum)\b|"
                  r"\bwhat (?:did|will|does|do) (?:[\w’'-]+ ){1,9}?cost\W*$|"
                  r"\bwhat did (?:[\w’'-]+ ){0,4}?(?:fines?|damages|losses|costs?|sales|bill)\b.*"
                  r"\b(?:come|amount|add up) to\b"),
    (Kind.COUNT, r"\bhow many\b|\b(?:number|count) of\b"),
    (Kind.OFFICE, r"\bwhat (?:is |was )?(?:[\w'’]+ ){0,3}?(?:office|post|position|role|job)\b|"
                  r"\bin what capacity\b|"
                  r"^(?!\W*(?:who|name)\b).*\b(?:position|office|job|role)\W*$|"
                  r"^\W*who(?:'s| is| was) (?-i:(?:[A-Z][\w-]+ ?){2,4})\W*$"),
    (Kind.STATEMENT, r"\bwhat (?:did|does|do|has) .*\b(?:say|said|state|think|warn|explain|add|"
                     r"call|argue|complain)|\bhow did .* (?:describe|feel|see)\b|"
                     r"\bwhat (?:was|is) .* (?:statement|comment|view|opinion)\b"),
    (Kind.PERSON, r"\bwhich (?:official|person|actor|star|minister|director|head)\b|"
                  r"\bname of the (?:official|person|actor|minister|director|head)\b|"
                  rf"^\W*name the (?:[\w-]+ ){{0,2}}?{ROLE}\b|"
                  rf"\bname of the (?:[\w-]+ ){{0,2}}?{ROLE}\b"),
    (Kind.DATE, r"\b(?:what|which) (?:\w+ )?(?:date|day|weekday|month|months|year|time|period)\b|"
                r"\bsince when\b|\bhow long\b"),
    (Kind.PLACE, r"\b(?:what|which) (?:city|province|country|region|place|town)\b"),
    (Kind.PERSON, r"^\W*(?:and |so |to |by |from |with )?who(?:m|se)?\b"),
    (Kind.DATE, r"\bwhen\b"),
    (Kind.PLACE, r"\bwhere\b"),
    (Kind.PERSON, r"\bwho(?:m|se)?\W*$"),
]  # fmt: skip
_PATTERNS = [(kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _KINDS]
_SAYING = re.compile(
    r"\b(?:say|says|said|saying|state[sd]?|thinks?|thought|warn(?:s|ed)?|explain(?:s|ed)?|argue[sd]?|"
    r"tells?|told|comment(?:s|ed)?|quoted|describe[sd]?|opinion|view|words|puts? it|"
    r"according to)\b",
    re.IGNORECASE,
)
"""What a question holds that asks for somebody's words."""

CURRENCIES = frozenset(
    map(stem, "yuan dollar euro pound rupee rupiah yen reais franc peso shilling zloty".split())
)
_WHO_IS = re.compile(r"^\W*who(?:'s| is| was) (.+?)\W*$", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_NO_NAMES = frozenset(
    "who what when where which why how whose whom did does do is are was were has have had can "
    "could will would should in on at by for from about according tell give name list i mr mrs ms "
    "dr prof sir madam".split()
)

LEAST_DIGITS = 3
TITLE_CASE = 0.7
"""Share of capitals from which a question is written like a headline."""

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
        full_names: Those of them that stand side by side, as pairs: first and second name.
        numbers: Numbers that it takes for granted, years and small ones left out.
        speakers: Whose words are asked for: the words of each of their names.
        currencies: Tokens of the money in which an amount is asked for; any of them will do.
        places: The tokens of each place that it names.
    """

    asked: str
    text: str
    kind: Kind
    counted: str
    tokens: tuple[str, ...]
    alternatives: Alternatives
    years: tuple[str, ...]
    names: tuple[str, ...]
    full_names: tuple[tuple[str, str], ...]
    numbers: tuple[str, ...]
    speakers: tuple[frozenset[str], ...] = ()
    currencies: frozenset[str] = frozenset()
    places: tuple[frozenset[str], ...] = ()


def is_question(text: str) -> bool:
    """Say whether a text can be looked up: it has words, isn't a whole book, and is text."""
    broken = any("\ud800" <= character <= "\udfff" for character in text)
    return any(map(str.isalnum, text)) and len(text) <= LONGEST_QUESTION and not broken


def understand(asked: str, standalone: str, generation: Generation, parse: Parse) -> Question:
    """Read a question with the words of the articles at hand.

    Args:
        asked: The user's words.
        standalone: The same with what the conversation left out filled in.
        generation: Its vocabulary puts misspelt words right; its aliases give other names.
        parse: Finds what is counted, and whose words are asked for.
    """
    text = correct_spelling(standalone, generation)
    years = tuple(dict.fromkeys(YEAR.findall(text)))
    names = _names(text, generation)
    kind = _kind(text)
    if kind is Kind.PERSON and _asks_for_a_name(text, generation):
        kind = Kind.OFFICE
    found = tuple(dict.fromkeys(tokens(text)))
    return Question(
        asked=asked,
        text=text,
        kind=kind,
        counted=_counted(text, parse) if kind is Kind.COUNT else "",
        tokens=found,
        alternatives=_alternatives(text, generation),
        years=years,
        names=names,
        full_names=_full_names(text, names, generation),
        numbers=_numbers(text, years),
        speakers=_speakers(text, names, parse),
        currencies=CURRENCIES.intersection(found) if kind is Kind.AMOUNT else frozenset(),
        places=_places(text, parse),
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


def asks_for_words(text: str) -> bool:
    """Say whether a question asks for what somebody said."""
    return _SAYING.search(text) is not None


def _kind(text: str) -> Kind:
    return next((kind for kind, pattern in _PATTERNS if pattern.search(text)), Kind.OTHER)


def _asks_for_a_name(text: str, generation: Generation) -> bool:
    """Say whether 'who is ...' names the person already, capitals or not."""
    named = _WHO_IS.match(text)
    who = words(named.group(1)) if named else []
    is_name = generation.contents.vocabulary.is_name
    return len(who) <= 3 and any(map(is_name, who)) and not STOP_WORDS.intersection(who)


def _numbers(text: str, years: Sequence[str]) -> tuple[str, ...]:
    """Return the numbers of three digits or more; a smaller one may be spelt out, or be a day."""
    numbers = (word for word in words(text) if word[0].isdigit() and word not in years)
    return tuple(number for number in numbers if len(number) >= LEAST_DIGITS)


def _speakers(text: str, names: Sequence[str], parse: Parse) -> tuple[frozenset[str], ...]:
    if not names or not _SAYING.search(text):
        return ()
    return tuple(person for person in people(text, parse) if person.issubset(names))


def _places(text: str, parse: Parse) -> tuple[frozenset[str], ...]:
    names = (each.text for each in parse(text).ents if each.label_ in PLACES)
    return tuple(frozenset(tokens(name)) for name in names)


def people(text: str, parse: Parse) -> list[frozenset[str]]:
    """Return the words of each person's name in a text."""
    return [frozenset(words(each.text)) for each in parse(text).ents if each.label_ == "PERSON"]


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
    return of_what(token) if token.lower_ in {"number", "count"} else None


def _alternatives(text: str, generation: Generation) -> Alternatives:
    found: dict[str, list[frozenset[str]]] = {}
    for form, others in generation.contents.aliases.found(words(text)):
        choices = [frozenset(stem(word) for word in other) - STOP_WORDS for other in others]
        for word in form:
            # A form of nothing but stop words ('IT') would be found in whatever is read.
            found.setdefault(stem(word), []).extend(filter(None, choices))
    for word in words(text):
        country = country_of(word)
        names = frozenset(tokens(country)) if country else frozenset()
        if names and all(map(generation.contents.lexical.knows, names)):
            found.setdefault(stem(word), []).append(names)
    return {token: tuple(dict.fromkeys(choices)) for token, choices in found.items()}


def _names(text: str, generation: Generation) -> tuple[str, ...]:
    """Return the words that are names, each once.

    A capital inside a question makes a name, unless all of it is written like a headline. A word
    in small letters is one if the articles never write it so; an ordinary word isn't: 'office'
    may stand in the articles only as part of a name.
    """
    vocabulary, encoder = generation.contents.vocabulary, generation.encoder
    capitals = _trusts_capitals(text)
    names = []
    for match in _WORD.finditer(text):
        plain = "".join(words(match.group()))
        if not plain or plain in STOP_WORDS or plain in _NO_NAMES:
            continue
        inside = bool(text[: match.start()].strip())
        rare = vocabulary.is_name(plain) and not encoder.knows_word(plain)
        if rare or (capitals and inside and match.group()[0].isupper()):
            names.append(plain)
    return tuple(dict.fromkeys(names))


def _trusts_capitals(text: str) -> bool:
    long = [word for word in _WORD.findall(text) if len(word) > 3]
    return sum(word[0].isupper() for word in long) <= TITLE_CASE * len(long) or len(long) < 4


def _full_names(
    text: str, names: Sequence[str], generation: Generation
) -> tuple[tuple[str, str], ...]:
    is_name = generation.contents.vocabulary.is_name
    found = [("".join(words(match.group())), match.span()) for match in _WORD.finditer(text)]
    return tuple(
        (first, second)
        for (first, (_, end)), (second, (start, _)) in pairwise(found)
        if text[end:start] == " "
        and all(word in names and is_name(word) for word in (first, second))
    )

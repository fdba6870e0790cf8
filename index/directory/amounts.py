"""Where a sentence states quantities: sums of money, percentages, and things counted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from index.date_names import MONTH, YEAR, YEAR_DIGITS
from index.directory.grammar import object_of
from index.quantities import PERCENT, quantities

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as DocSpan

_SCALE = r"(?: (?:hundred|thousand|million|billion|trillion|lakh|crore))*"
_NUMBER = r"\d+(?:[.,]\d+)*"
HEDGE = (
    r"(?:(?:more|less|fewer|greater) than |(?:well |just )?(?:about|around|over|under|nearly|"
    r"almost|some|roughly|approximately|up to|at least|at most|close to) |an estimated )"
)
_SIGN = r"(?:RMB|CNY|USD|EUR|GBP|INR|US\$|HK\$|A\$|C\$|R\$|Rs\.?|[$¥€£₹])"
_MONEY_NAME = (
    r"(?:yuan|RMB|renminbi|(?:US |Hong Kong )?dollars?|euros?|pounds?|rupees?|rupiah|reais|"
    r"naira|(?:Kenyan |Ugandan )?shillings?|yen|baht|pesos?|francs?|dirhams?|ringgit|"
    r"cedis?|zlotys?)"
)
_WORD_TOO = (
    r"(?:won|rand|dong|real)\b(?= ?(?:[(),.;:]|$|(?:in|of|to|from|for|a|per|each|worth|and)\b))"
)
"""Names of money that are words as well: ``31 won damages``."""

MONEY = re.compile(
    rf"{HEDGE}?(?<!\w)(?:{_SIGN} ?{_NUMBER}{_SCALE}(?:bn|mn|m|k)?\b|"
    rf"{_NUMBER}{_SCALE}[ -]{_MONEY_NAME}\b|{_NUMBER}{_SCALE} {_WORD_TOO})",
    re.IGNORECASE,
)
CONVERTED = re.compile(rf" \((?P<sum>{MONEY.pattern})\)", re.IGNORECASE)
_SPELT = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|fifty)"
)
PERCENT_SIGN = re.compile(
    rf"{HEDGE}?(?:{_NUMBER} ?|\b{_SPELT} )(?:percent|per cent|%)", re.IGNORECASE
)
_SMALL_NUMBER = r"(?:two|three|four|five|six|seven|eight|nine|ten|\d{1,3})"
_ONE_IN = re.compile(
    rf"\bone(?: [a-z]+)? (?:in|out of)(?: every)? (?P<in>{_SMALL_NUMBER})\b(?! [a-z]+s\b)|"
    rf"\b(?P<few>{_SMALL_NUMBER}) (?:in|out of) every (?P<each>{_SMALL_NUMBER})\b|"
    rf"\b(?P<some>{_SMALL_NUMBER}) (?:in|out of)(?: every)? (?P<of>{_SMALL_NUMBER})\b"
    r"(?! [a-z]+s\b)",
    re.IGNORECASE,
)
_PARTS = {
    "quarter": Decimal(25),
    "third": Decimal(100) / 3,
    "half": Decimal(50),
    "two thirds": Decimal(200) / 3,
    "three quarters": Decimal(75),
}
_PART_OF = re.compile(
    rf"(?<!first )(?<!second )(?<!last )(?<!the )\b(?P<part>(?:a )?(?:{'|'.join(_PARTS)}))"
    rf"(?= of (?!{YEAR_DIGITS}|the (?:year|month|season)|{MONTH}\b))",
    re.IGNORECASE,
)
_HEDGE_BEFORE = re.compile(rf"\b{HEDGE}$", re.IGNORECASE)
_HEDGED = re.compile(HEDGE, re.IGNORECASE)
_SMALL = frozenset({"one", "1"})

_NO_AMOUNTS = frozenset({"DATE", "TIME", "ORDINAL", "LAW", "PRODUCT"})
_SCALES = frozenset({"hundred", "thousand", "million", "billion"})
_WHOLE = frozenset("the them these those its their his her this that whom which our".split())
"""What stands behind ``nine of`` where nine are a part of something."""

MEASURES = frozenset(
    "ton tonne kilogram kilo gram pound ounce litre liter hectolitre gallon barrel hectare acre "
    "cubic metre meter".split()
)
"""Nouns by which stuff is measured."""

UNITS = MEASURES | {
    "piece",
    "item",
    "copy",
    "set",
    "pair",
    "bottle",
    "bag",
    "box",
    "carton",
}
"""Nouns that measure: what matters stands behind their ``of``."""

_NO_COUNT = frozenset(
    "day week month year decade hour minute second time o'clock century weekday side kilometer "
    "kilometre mile metre meter percent am pm degree".split()
)
"""Nouns that tell time or distance, not how much of something there is."""

WORDS_APART = 3
"""From a number to the next one, which counts the same noun: ``video``, ``and``, ``12``."""

FARTHEST = 7
"""How many words behind a number its noun may stand."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity in a sentence.

    Attributes:
        part: Where it stands, its hedge and the noun counted taken in.
        value: The number.
        unit: A currency's code, ``percent``, or nothing for a count.
        hedge: What stands before the number; else empty.
        noun: The noun that is counted; None where the number stands alone, and for money.
        stands_alone: Whether what is counted was said before: ``and 6,500 from stalls``.
    """

    part: DocSpan
    value: Decimal
    unit: str
    hedge: str
    noun: Token | None = None
    stands_alone: bool = False


def amounts(sentence: Doc) -> Iterator[Amount]:
    """Yield the quantities of a parsed sentence in order: no years, dates, ages and ordinals."""
    found = [*_money(sentence), *_shares(sentence)]
    found += _bounds(sentence, found)
    for amount in _counts(sentence):
        if not any(_overlap(amount.part, each.part) for each in found):
            found.append(amount)
    yield from sorted(found, key=lambda each: each.part.start_char)


def _overlap(one: DocSpan, other: DocSpan) -> bool:
    return one.start < other.end and other.start < one.end


def _counts(sentence: Doc) -> Iterator[Amount]:
    for number in sentence:
        yield from _sharing_a_noun(number)
    for part in numbered(sentence):
        if _is_count(part):
            yield from _read(part, part[-1])
    for number in sentence:
        if number.like_num and not YEAR.fullmatch(number.text) and not _goes_on(number):
            yield from _standing_alone(number)


def _sharing_a_noun(number: Token) -> Iterator[Amount]:
    """Yield ``20 video`` of ``20 video and 12 music websites``."""
    behind = number.doc[number.i + 1 : number.i + 4]
    if not number.like_num or len(behind) < WORDS_APART or _is_no_amount(number):
        return
    kind, conjunction, other = behind
    if kind.tag_ in {"NN", "JJ"} and conjunction.lower_ in {"and", "or"} and other.like_num:
        noun = noun_behind(other)
        part = number.doc.char_span(_start_with_hedge(number), kind.idx + len(kind))
        if noun is not None and part is not None:
            yield from _read(part, noun)


def _standing_alone(number: Token) -> Iterator[Amount]:
    """Yield a number with no noun behind it, or one with what it is a part of: ``nine of them``."""
    doc, end = number.doc, _end_of_number(number)
    behind = doc[end : end + 1]
    if not behind or _is_no_amount(number) or (number.text.isalpha() and _is_label(number)):
        return
    start = _start_with_hedge(number)
    if behind.text == "of" and doc[end + 1 : end + 2].text.lower() in _WHOLE:
        noun = object_of(behind[0])
        is_pronoun = noun is None or noun.pos_ == "PRON"
        part = doc.char_span(start, doc[end - 1].idx + len(doc[end - 1]))
        if part is not None and not _is_small(number):
            yield from _read(part, None if is_pronoun else noun, stands_alone=is_pronoun)
    elif _ends_there(behind[0]):
        part = doc.char_span(start, doc[end - 1].idx + len(doc[end - 1]))
        if part is not None and not _is_label_of(number):
            yield from _read(part, None, stands_alone=True)


def _ends_there(behind: Token) -> bool:
    """Say whether what stands behind a number is no noun that it counts."""
    if behind.text in {"-", "–", "—", "/", ":", "percent", "%"}:
        return False
    is_when = behind.lower_ in {"last", "this"} and behind.ent_type_ == "DATE"
    return is_when or behind.pos_ in {"ADP", "VERB", "AUX", "PUNCT", "CCONJ", "ADV", "SCONJ"}


def _is_label_of(number: Token) -> bool:
    """Say whether a number names something: ``Article 12``, ``(3)``; ``Lund (12)`` counts."""
    if not number.i:
        return False
    before = number.nbor(-1).text
    if before == "(":
        return number.i < 2 or number.nbor(-2).pos_ != "PROPN"
    return before in {"-", "–", "/", "No", "Article", "Section"}


def _is_no_amount(number: Token) -> bool:
    """Say whether a number is part of a date, an ordinal or a name.

    A bare number isn't, whatever it is taken for: ``most cases, 38, ahead of``.
    """
    if number.ent_type_ not in _NO_AMOUNTS:
        return False
    entity = next((each for each in number.doc.ents if each.start <= number.i < each.end), None)
    if entity is None or entity.label_ != "DATE":
        return True
    rest = [token.lower_ for token in entity if token != number]
    return bool(rest) and rest[0] not in {"last", "this"}


def _end_of_number(number: Token) -> int:
    end = number.i + 1
    while end < len(number.doc) and (
        number.doc[end].like_num or number.doc[end].text in {"-", "and"}
    ):
        joins = not number.doc[end].like_num
        if joins and not (number.doc[end + 1 : end + 2] and _goes_on(number.doc[end + 1])):
            break
        end += 1
    return end


def _bounds(sentence: Doc, found: list[Amount]) -> list[Amount]:
    """Return the lower bounds before sums and shares: ``between 20 and 35 reais``."""
    lower = []
    for amount in found:
        before = sentence[max(0, amount.part.start - 2) : amount.part.start]
        if len(before) == 2 and before[0].like_num and before[1].text in {"and", "to", "or"}:
            value = quantities(sentence[before.start : amount.part.end].text)
            if len(value) > 1 and not YEAR.fullmatch(before[0].text):
                lower.append(Amount(before[:1], value[0].value, amount.unit, ""))
    return lower


def matches(pattern: re.Pattern[str], sentence: Doc) -> Iterator[DocSpan]:
    """Yield what a pattern finds, as whole words."""
    for match in pattern.finditer(sentence.text):
        part = sentence.char_span(*match.span(), alignment_mode="expand")
        if part is not None:
            yield part


def numbered(sentence: Doc) -> Iterator[DocSpan]:
    """Yield each number with the noun behind it and its hedge: ``more than 200 suspects``."""
    for number in sentence:
        if not number.like_num or YEAR.fullmatch(number.text) or _goes_on(number):
            continue
        if number.text.isalpha() and _is_label(number):
            continue
        noun = noun_behind(number)
        part = noun and sentence.char_span(_start_with_hedge(number), noun.idx + len(noun))
        if part and not MONEY.match(sentence.text, number.idx):
            yield _with_what_it_is_made_of(part)


def _start_with_hedge(number: Token) -> int:
    """Return where a number begins, the hedge before it taken in."""
    text = number.doc.text
    hedge = _HEDGE_BEFORE.search(text[: number.idx])
    return number.idx - len(hedge.group()) if hedge else number.idx


def noun_behind(number: Token) -> Token | None:
    """Return the last of the nouns behind a number, adjectives between them passed over.

    The words decide and not the tree: ``10.75 million infringing and pirated products`` is a
    noun phrase that parsers take for a clause.
    """
    noun = None
    for token in number.doc[number.i + 1 : number.i + 1 + FARTHEST]:
        if token.pos_ in {"NOUN", "PROPN"}:
            noun = token
        elif token.like_num and noun is not None:
            break
        elif token.tag_ == "VBG" and token.i + 1 < len(token.doc) and token.nbor(1).tag_ == "NNS":
            continue  # ``12 music streaming websites``
        elif token.text == "-" or (
            noun is not None and token.lower_ in {"and", "or"} and noun.tag_ in {"NN", "NNP"}
        ):
            continue
        elif noun is not None or token.pos_ in {"ADP", "PUNCT", "PRON", "DET", "SCONJ"}:
            break
    return noun


def _money(sentence: Doc) -> list[Amount]:
    return [each for part in matches(MONEY, sentence) for each in _read(part, None)]


def _shares(sentence: Doc) -> list[Amount]:
    told = [each for part in matches(PERCENT_SIGN, sentence) for each in _read(part, None)]
    return [*told, *_fractions(sentence)]


def _fractions(sentence: Doc) -> Iterator[Amount]:
    """Yield ``one clue in four`` and ``a quarter of the clues`` as shares."""
    for match in _ONE_IN.finditer(sentence.text):
        part = sentence.char_span(*match.span())
        some = match["some"] or match["few"] or "one"
        of = match["of"] or match["each"] or match["in"]
        part_of, whole = quantities(some)[0].value, quantities(of)[0].value
        if part is not None and part_of <= whole and whole:
            noun = next((token for token in part if token.pos_ == "NOUN"), None)
            yield Amount(part, 100 * part_of / whole, PERCENT, "", noun)
    for match in _PART_OF.finditer(sentence.text):
        part = sentence.char_span(*match.span("part"))
        if part is not None:
            yield Amount(part, _PARTS[match["part"].lower().removeprefix("a ")], PERCENT, "")


def _read(part: DocSpan, noun: Token | None, *, stands_alone: bool = False) -> list[Amount]:
    hedge = _HEDGED.match(part.text)
    told = quantities(part.text)
    is_count = noun is not None or stands_alone
    if len(told) != 1 or (is_count and told[0].unit == PERCENT):
        return []
    return [
        Amount(
            part=part,
            value=told[0].value,
            unit="" if is_count else told[0].unit,
            hedge=hedge.group().strip().lower() if hedge else "",
            noun=noun,
            stands_alone=stands_alone,
        )
    ]


def _is_count(part: DocSpan) -> bool:
    number = next((token for token in part if token.like_num), None)
    noun = part[-1]
    if number is None or (_is_small(number) and number.i + 1 == noun.i):
        return False
    in_a_date = number.ent_type_ in {"DATE", "TIME"} and noun.ent_type_ == number.ent_type_
    is_time = noun.lemma_.lower() in _NO_COUNT or in_a_date or number.ent_type_ == "ORDINAL"
    is_name = number.ent_type_ in {"PRODUCT", "WORK_OF_ART", "EVENT"} or noun.pos_ == "PROPN"
    return not is_time and not is_name


def _is_small(number: Token) -> bool:
    return number.lower_ in _SMALL


def _goes_on(number: Token) -> bool:
    """Say whether a number is the rest of another: the ``million`` of ``1.1 million``."""
    before = number.doc[max(0, number.i - 2) : number.i]
    if not before:
        return False
    joined = before[-1].text == "-" and before[0].like_num
    rest_of_hundreds = joined or (before[-1].lower_ == "and" and before[0].lower_ in _SCALES)
    return before[-1].like_num or rest_of_hundreds


def _is_label(number: Token) -> bool:
    """Say whether a number names one of many: ``form two``, ``six in ten``."""
    before, behind = number.doc[max(0, number.i - 1) : number.i], number.doc[number.i + 1 :]
    if behind[:1].text == "in" and behind[1:2] and behind[1].like_num:
        return True
    if not before:
        return False
    return before[0].tag_ in {"NN", "NNP"}


def _with_what_it_is_made_of(part: DocSpan) -> DocSpan:
    """Go on from ``14,000 pieces`` to ``14,000 pieces of equipment``."""
    made_of = part.doc[part.end : part.end + 1]
    if part.root.lemma_.lower() not in UNITS or made_of.text != "of":
        return part
    for chunk in part.doc[part.end + 1 :].noun_chunks:
        if chunk.start == part.end + 1:
            return part.doc[part.start : chunk.end]
    return part

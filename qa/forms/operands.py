"""A comparison becomes the questions for its operands, each of which is answered by itself."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from index.date_names import YEAR_DIGITS
from index.parser import Parse
from qa.forms.parallel import Parallel, parallel

LEAST_WORDS = 2
_BE = re.compile(r"^(?:is|was|were|are) ", re.IGNORECASE)

LONGEST = 240
"""Characters of a question that may be a comparison; longer ones would take the patterns long."""


class Operation(StrEnum):
    """What is done with the operands."""

    DIFFERENCE = "difference"
    RATIO = "ratio"
    TOTAL = "total"
    MOST = "most"
    LEAST = "least"


@dataclass(frozen=True, slots=True)
class Operand:
    """One side of a comparison.

    Attributes:
        label: What tells it from the other: ``Jianwang 2016``.
        question: Asks for its figure.
    """

    label: str
    question: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """What is to be compared, and how.

    Attributes:
        operation: What is done with the operands.
        operands: In the order of the question.
        more: Whether the question takes the first for the greater; None where it doesn't say.
        among: Where the operands aren't named (``which country has most ...``), the question for
            the figures of all; else empty.
    """

    operation: Operation
    operands: tuple[Operand, ...]
    more: bool | None = None
    among: str = ""


_MORE = r"(?:more|higher|larger|greater|bigger|longer)"
_LESS = r"(?:fewer|less|lower|smaller|shorter|cheaper)"
_TAIL = re.compile(
    r",? (?:according to .+|(?:on|by) [\w’' ]+ (?:estimate|count|figures|reckoning|account))$",
    re.IGNORECASE,
)
"""Who says so: it stands behind both sides."""

_SCOPE = re.compile(
    rf"^(?P<year>(?:in|of|during) {YEAR_DIGITS}) (?P<scope>(?:under|in|during|by|for|within) .+)$",
    re.IGNORECASE,
)
"""A year, and what is meant of both sides: ``than in 2016 under Jianwang``."""

_EITHER = rf"(?:{_MORE}|{_LESS})"
_MANY = r"how (?P<many>many|much)"
_AGAINST = r"(?:v|vs|versus|against|compared (?:with|to))"
_SIDES = rf"(?P<one>[^,;:?]+?),? (?:or|and|plus|{_AGAINST}) (?P<other>[^,;:?]+?)"

_DIFFERENCE = re.compile(
    rf"^(?P<before>.*?)\b{_MANY} (?P<way>{_EITHER}) (?P<rest>.+?) than (?P<other>[^?]+)", re.I
)
_TIMES = re.compile(
    rf"^(?P<before>.*?)\bhow many times (?:as (?P<many>many|much|high|large)|{_MORE}) "
    r"(?P<rest>.+?) (?:as|than) (?P<other>[^?]+)",
    re.I,
)
_VERSUS = re.compile(
    rf"^(?P<one>[^,:?]+?) {_AGAINST}\.? (?P<other>[^,:?]+?)[,:] "
    rf"{_MANY} (?P<way>{_EITHER}) (?P<rest>[^?]+)",
    re.I,
)
_REST_OF_QUESTION = re.compile(r"\b(?:did|were|was|are|is|have|has|had|in|during)\b.*", re.I)
_BETWEEN = re.compile(rf"\bdifference (?:in (?P<what>.+?) )?between {_SIDES}\W*$", re.I)
_CHANGED = re.compile(
    r"\b(?:by )?how (?:many|much)(?: [a-z]+){0,2}? did (?P<rest>.+?) "
    r"(?P<way>drop|fall|decrease|shrink|go down|rise|grow|increase|climb|go up|change) "
    r"(?:between|from) (?P<one>\S+) (?:and|to) (?P<other>[^\s?]+)(?P<tail>[^?]*)",
    re.I,
)
_EXCEEDS = re.compile(
    r"\bby how (?:many|much)(?: [a-z]+)? (?:does|do|did|was|were|is|are) (?P<rest>.+?) "
    r"(?P<way>exceed|top|surpass|beat|outnumber|outstrip|fall short of|trail|lag behind) "
    r"(?P<other>[^?]+)",
    re.IGNORECASE,
)
_WHERE_MORE = re.compile(
    rf"^\W*where (?:did|were|was|are|is) (?P<way>{_EITHER}) (?P<rest>.+?)[,:] (?P<one>[^,?]+?) or "
    r"(?:in )?(?P<other>[^,?]+?)\W*$",
    re.IGNORECASE,
)
_DID_MORE = re.compile(
    rf"^\W*(?P<ask>(?:did|do|does) .+?) (?P<way>{_EITHER}) (?P<rest>.+?) "
    r"(?P<by>in|by|during|under|for|from) (?P<one>[^,?]+?) or "
    r"(?:(?:in|by|during|under|for|from) )?(?P<other>[^,?]+?)\W*$",
    re.IGNORECASE,
)
_IS_MONEY = re.compile(
    r"\b(?:fines?|damages|loss(?:es)?|costs?|sales|income|revenues?|sums?|awards?|awarded|budgets?|"
    r"prices?|takings|value|worth|claim(?:ed)?|paid|profits?|cash|money)\b",
    re.IGNORECASE,
)
_OF_MONEY = re.compile(r"(?:\w+ )?(?:fines?|damages|losses|costs?|sales|income|revenues?)\b", re.I)
_FELL = {
    **dict.fromkeys(("drop", "fall", "decrease", "shrink", "go down"), True),
    **dict.fromkeys(("rise", "grow", "increase", "climb", "go up"), False),
}
"""Whether a change makes the earlier figure the greater."""

_ASKED_FOR = [
    (re.compile(r"^What was the (?:share|percentage|proportion) of", re.I), "What share of"),
    (re.compile(r"^What was the number of", re.I), "How many"),
]
_WHICH_DID = re.compile(
    rf"\b(?:which|who)\b(?: of (?:the|these|those) (?:two|three|\w+)| \w+)? (?P<verb>\w+) "
    rf"(?P<way>{_EITHER}) (?P<rest>.+?),? (?P<one>[^,?]+?) or (?P<other>[^,?]+?)\W*$",
    re.I,
)
_WERE_MORE = re.compile(
    rf"^\W*(?:were|was|are|is|did)(?: there)? (?P<way>{_EITHER}) (?P<rest>.+?) "
    r"(?P<by>in|by|during|under|for) (?P<one>[^,?]+?) "
    r"or (?:(?:in|by|during|under|for) )?(?P<other>[^,?]+?)\W*$",
    re.I,
)
_HOLDS = frozenset({"had", "has", "have", "with", "was", "were", "is", "are", "got", "saw"})
_NOT_COUNTED = frozenset("important common famous popular recent serious likely".split())
"""What most of is no number of."""

_THE_LEAST = frozenset({"fewest", "lowest", "smallest", "least"})
_SUPERLATIVE = re.compile(
    r"^\W*(?:which|what|who|where)(?: of the [a-z]+(?: [a-z]+)?| [a-z]+)??(?P<verb> [a-z]+)?"
    r" (?:the )?"
    r"(?P<way>most|highest|largest|biggest|greatest|fewest|lowest|smallest|least)"
    r"(?: (?P<of>number|share|amount|total) of)? (?P<rest>[^?]+)",
    re.I,
)
_IS_IT_MORE = re.compile(
    rf"^\W*(?:were|was|are|is|did)(?: there)? (?P<way>{_EITHER}) (?P<rest>.+?) "
    r"than (?P<other>[^?]+)",
    re.I,
)
_IS_HIGHER = re.compile(
    rf"^\W*(?:were|was|are|is) (?:the )?(?P<what>[\w -]{{2,40}}?) (?P<way>{_EITHER}) (?:in|for) "
    r"(?P<one>\S+(?: \d{4})?) or (?:in |for )?(?P<other>[^\s?,]+(?: \d{4})?)(?P<tail>[^?]*)",
    re.I,
)
_COMPARED = re.compile(
    rf"^(?P<before>.*?)\b{_MANY} (?P<rest>.+?),? compared (?:with|to) (?P<other>[^?]+)", re.I
)
_COMPARES = re.compile(
    rf"\b(?:ratio of|difference between|times as (?:many|much))\b|"
    rf"^\W*(?:which|who)\b[^?]* {_EITHER}\b[^?]* or |"
    rf"^\W*how (?:many|much)\b[^?]*\b(?:both|the (?:two|three|four))\b[^?]*"
    r"\b(?:together|altogether|combined)\b",
    re.I,
)
_TOTAL = re.compile(
    rf"^(?P<before>.*?)\b{_MANY} (?P<rest>.+?)"
    r"(?:,? (?:in total|in all|altogether|(?:taken )?together|combined))+"
    r"(?:,? (?P<sides>[^?]+))?\W*$",
    re.I,
)
_ASKING = r"(?:did|do|does|was|were|is|are|the|has|have|had)"
_BOTH = re.compile(
    rf"(?P<one>(?:\b(?!{_ASKING}\b)[\w’'-]+ )?\b[\w’'-]+) (?P<joint>and|plus) "
    r"(?P<by>(?:in|by|of) )?(?P<other>[\w’'-]+(?: \d{4})?)"
)


def comparison_of(text: str, parse: Parse) -> Comparison | None:
    """Return the comparison that a question asks for; None where it asks for none.

    Args:
        text: A question that stands on its own.
        parse: Finds the verb to ask with.
    """
    if len(text) > LONGEST:
        return None
    for read in _READINGS:
        found = read(text, parse)
        if found is not None:
            return found
    return None


def _difference(text: str, parse: Parse) -> Comparison | None:
    match = _DIFFERENCE.search(text)
    return match and _two_sides(Operation.DIFFERENCE, match, parse)


def _times(text: str, parse: Parse) -> Comparison | None:
    match = _TIMES.search(text)
    return match and _two_sides(Operation.RATIO, match, parse)


def _two_sides(operation: Operation, match: re.Match[str], parse: Parse) -> Comparison | None:
    """Read ``... A than B``: what stands behind ``than`` takes the place of its like before it."""
    rest, other = match["rest"].strip(), match["other"].strip()
    tail = _TAIL.search(other)
    if tail:
        other = other[: tail.start()]
    scope = _SCOPE.match(other)
    if scope:
        rest, other = f"{rest} {scope['scope']}", scope["year"]
    swapped = parallel(rest, other, parse)
    ask = f"{match['before']}How {'much' if match['many'] in {'much', 'high', 'large'} else 'many'}"
    if swapped is None:
        return Comparison(operation, _of_two_things(ask, rest, other) or _of_phrases(rest, other))
    more = _is_more(match["way"]) if operation is Operation.DIFFERENCE else None
    return Comparison(operation, _both(ask, rest, swapped), more)


def _both(ask: str, rest: str, swapped: Parallel) -> tuple[Operand, ...]:
    """Ask for what stands in a question, and for what was put in its place."""
    sides = ((swapped.label, rest), (swapped.other_label, swapped.text))
    return tuple(Operand(label, f"{ask} {told}?") for label, told in sides)


def _of_phrases(one: str, other: str) -> tuple[Operand, ...]:
    """Ask for two phrases each by itself: ``the loss that they claimed``, ``what they got``."""
    phrases = [_BE.sub("", each).strip() for each in (one, other)]
    if any(len(phrase.split()) < LEAST_WORDS for phrase in phrases):
        return ()
    ask = "How much was" if _IS_MONEY.search(one) else "How many"
    return tuple(Operand(phrase, f"{ask} {phrase}?") for phrase in phrases)


def _of_two_things(ask: str, rest: str, other: str) -> tuple[Operand, ...]:
    """Read ``more websites than apps did the ministry close``; nothing where it is otherwise."""
    split = _REST_OF_QUESTION.search(other)
    if split is None or " " in rest:
        return ()
    things = (rest, other[: split.start()].strip())
    return tuple(Operand(thing, f"{ask} {thing} {split.group()}?") for thing in things)


def _exceeds(text: str, parse: Parse) -> Comparison | None:
    """Read ``by how much did A exceed B``."""
    match = _EXCEEDS.search(text)
    if match is None:
        return None
    rest, other = match["rest"].strip(), match["other"].strip()
    swapped = parallel(rest, other, parse)
    if swapped is None:
        return Comparison(Operation.DIFFERENCE, _of_phrases(rest, other))
    ask = "How much was" if _IS_MONEY.search(rest) else "How many"
    return Comparison(Operation.DIFFERENCE, _both(ask, rest, swapped))


def _where_more(text: str, _parse: Parse) -> Comparison | None:
    match = _WHERE_MORE.search(text)
    if match is None:
        return None
    sides = (match["one"].strip().removeprefix("in "), match["other"].strip())
    return Comparison(
        _way(match["way"]),
        tuple(Operand(side, f"How many {match['rest'].strip()} in {side}?") for side in sides),
    )


def _did_more(text: str, _parse: Parse) -> Comparison | None:
    """Read ``did they close more sites in 2018 or in 2019``."""
    match = _DID_MORE.search(text)
    if match is None:
        return None
    sides = (match["one"].strip(), match["other"].strip())
    ask = f"How many {match['rest'].strip()} {match['ask'].lower()}"
    return Comparison(
        _way(match["way"]),
        tuple(Operand(side, f"{ask} {match['by']} {side}?") for side in sides),
    )


def _versus(text: str, _parse: Parse) -> Comparison | None:
    match = _VERSUS.search(text)
    if match is None:
        return None
    ask = f"How {match['many']} {match['rest'].strip()}"
    sides = (match["one"].strip(), match["other"].strip())
    return Comparison(
        Operation.DIFFERENCE,
        tuple(Operand(side, f"{ask} in {side}?") for side in sides),
        _is_more(match["way"]),
    )


def _between(text: str, _parse: Parse) -> Comparison | None:
    match = _BETWEEN.search(text)
    if match is None or not match["what"]:
        return None
    sides = (match["one"], match["other"])
    asked = match["what"].removeprefix("the ").removeprefix("number of ")
    ask = "How much were the" if _OF_MONEY.match(asked) else "How many"
    return Comparison(
        Operation.DIFFERENCE, tuple(Operand(side, f"{ask} {asked} in {side}?") for side in sides)
    )


def _changed(text: str, _parse: Parse) -> Comparison | None:
    match = _CHANGED.search(text)
    if match is None:
        return None
    sides = (match["one"], match["other"].rstrip(","))
    tail = _TAIL.sub("", match["tail"].rstrip())
    asked = f"{'How much was' if _IS_MONEY.search(match['rest']) else 'What was'} {match['rest']}"
    for said, instead in _ASKED_FOR:
        asked = said.sub(instead, asked)
    return Comparison(
        Operation.DIFFERENCE,
        tuple(Operand(side, f"{asked} in {side}{tail}?") for side in sides),
        _FELL.get(match["way"].lower()),
    )


def _which_did(text: str, parse: Parse) -> Comparison | None:
    match = _WHICH_DID.search(text)
    if match is None:
        return None
    verb = parse(f"They {match['verb']} it")[1].lemma_
    rest = match["rest"].strip()
    return Comparison(
        _way(match["way"]),
        tuple(
            Operand(side, f"How many {rest} did {side} {verb}?")
            for side in (match["one"].strip(), match["other"].strip())
        ),
    )


def _were_more(text: str, _parse: Parse) -> Comparison | None:
    match = _WERE_MORE.search(text)
    if match is None:
        return None
    rest = match["rest"].strip()
    return Comparison(
        _way(match["way"]),
        tuple(
            Operand(side, f"How many {rest} {match['by']} {side}?")
            for side in (match["one"].strip(), match["other"].strip())
        ),
    )


def _is_it_more(text: str, parse: Parse) -> Comparison | None:
    """Read ``were more websites closed in 2019 than in 2016``: the sides, to say which."""
    match = _IS_IT_MORE.search(text)
    if match is None:
        return None
    rest = match["rest"].strip()
    swapped = parallel(rest, match["other"].strip(), parse)
    if swapped is None:
        return None
    return Comparison(_way(match["way"]), _both("How many", rest, swapped))


def _is_higher(text: str, _parse: Parse) -> Comparison | None:
    """Read ``were the fines higher in 2018 or in 2016``."""
    match = _IS_HIGHER.search(text)
    if match is None:
        return None
    what, tail = match["what"].strip(), match["tail"].rstrip()
    ask = f"How much were the {what}" if _OF_MONEY.match(what) else f"How many {what}"
    return Comparison(
        _way(match["way"]),
        tuple(Operand(side, f"{ask} in {side}{tail}?") for side in (match["one"], match["other"])),
    )


def _compared(text: str, parse: Parse) -> Comparison | None:
    """Read ``how many in 2022, compared with 2019``."""
    match = _COMPARED.search(text)
    if match is None:
        return None
    rest = match["rest"].strip(" ,")
    swapped = parallel(rest, match["other"].strip(), parse)
    if swapped is None:
        return Comparison(Operation.DIFFERENCE, ())
    ask = f"{match['before']}How {match['many']}"
    return Comparison(Operation.DIFFERENCE, _both(ask, rest, swapped))


def _unclear(text: str, _parse: Parse) -> Comparison | None:
    """Return a comparison without operands where one is asked for in a way that no rule knows."""
    return Comparison(Operation.DIFFERENCE, ()) if _COMPARES.search(text) else None


def _counts(text: str, parse: Parse) -> bool:
    """Say whether a phrase begins with what is counted: ``cases``, not ``important city``."""
    for token in parse(f"They had more {text}")[3:]:
        if token.pos_ in {"NOUN", "PROPN"}:
            several = token.tag_ in {"NNS", "NNPS"} or _OF_MONEY.match(token.text) is not None
            return several or _IS_MONEY.match(token.text) is not None
        if token.pos_ not in {"ADJ", "ADV", "VERB", "NOUN"} or token.lower_ in _NOT_COUNTED:
            return False
    return False


def _superlative(text: str, parse: Parse) -> Comparison | None:
    match = _SUPERLATIVE.search(text)
    if match is None or not (match["of"] or _counts(match["rest"], parse)):
        return None
    ask = "What share of" if match["of"] == "share" else "How many"
    operation = Operation.LEAST if match["way"].lower() in _THE_LEAST else Operation.MOST
    verb = match["verb"] if match["verb"] and match["verb"].strip() not in _HOLDS else ""
    return Comparison(operation, (), among=f"{ask} {match['rest'].strip()}{verb}?")


def _total(text: str, _parse: Parse) -> Comparison | None:
    match = _TOTAL.search(text)
    if match is None:
        return None
    ask = f"{match['before']}How {match['many']}"
    rest = match["rest"].strip()
    both = _BOTH.fullmatch(match["sides"].strip()) if match["sides"] else None
    if both:
        sides = (both["one"], both["other"])
        return Comparison(
            Operation.TOTAL, tuple(Operand(side, f"{ask} {side} {rest}?") for side in sides)
        )
    both = _BOTH.search(rest)
    if both is None:
        return None
    asked = [
        f"{ask} {rest[: both.start()]}{side}{rest[both.end() :]}?"
        for side in (both["one"], f"{both['by'] or ''}{both['other']}")
    ]
    labels = (both["one"], both["other"])
    return Comparison(Operation.TOTAL, tuple(map(Operand, labels, asked)))


def _is_more(word: str) -> bool:
    return re.fullmatch(_MORE, word, re.I) is not None


def _way(word: str) -> Operation:
    return Operation.LEAST if re.fullmatch(_LESS, word, re.I) else Operation.MOST


Reading = Callable[[str, Parse], Comparison | None]

_READINGS: tuple[Reading, ...] = (
    _changed,
    _exceeds,
    _where_more,
    _versus,
    _times,
    _difference,
    _between,
    _which_did,
    _is_it_more,
    _were_more,
    _did_more,
    _superlative,
    _is_higher,
    _compared,
    _total,
    _unclear,
)

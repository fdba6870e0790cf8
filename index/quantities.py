"""Whether two texts state the same quantity: ``4.67 million yuan`` is ``RMB 4,670,000``.

A quantity is a number and what it is a number of. Numbers are read from digits, scale words
(``47 billion``, ``5bn``, ``two dozen``) and number words (``two hundred and fifty``). The unit is
a currency under any of its names, ``percent``, or the noun that is counted: the last of the plural
nouns behind the number, so that adjectives don't matter (``290 illegal websites``). In news on
China ``¥`` is the yuan; ``$`` and ``dollars`` alone are US dollars, ``rupees`` India's; ``m``
written to the number is a million, and a unit of its own apart from it (``800 m``).

No quantities are years, dates, times of day, ordinals, decades, numbers of names such as
``Covid-19``, and vague amounts (``hundreds of``, ``several million``). Hedges (``more than``,
``nearly``) are passed over: articles and readers put them in and leave them out.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import dropwhile, pairwise, takewhile

from babel import Locale
from babel.numbers import get_currency_name

from index.tokens import STOP_WORDS, stem

PERCENT = "percent"

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_WORTH = dict(zip([*_SMALL, *_TENS], [*range(20), *range(20, 100, 10)], strict=True))
_SPELT = re.compile(
    rf"\b(?:({'|'.join(_TENS)})(?:[ -]({'|'.join(_SMALL[1:10])}))?|({'|'.join(_SMALL)}))\b"
    r"(?!-(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)\b)",
    re.IGNORECASE,
)
_SCALES = {
    "dozen": 12,
    "hundred": 100,
    "thousand": 10**3,
    "lakh": 10**5,
    "million": 10**6,
    "crore": 10**7,
    "billion": 10**9,
    "trillion": 10**12,
}
"""From small to large: ``3 hundred thousand`` is 300 before the thousands are multiplied."""

_SCALE = rf"(?:{'|'.join(_SCALES)})"
_SHORT_SCALE = re.compile(r"(?<=\d)(?:[kmb]| ?(?:mn|mln|bn|bln|tn))\b", re.IGNORECASE)
_LONG_SCALE = {"k": "thousand", "m": "million", "b": "billion", "t": "trillion"}
_ONE_OF_SCALE = re.compile(rf"\b(?:(?P<half>half)(?: an?)?|an?) (?={_SCALE}\b)", re.IGNORECASE)
_AND_A_HALF = re.compile(r"(?<=\d) and a half\b", re.IGNORECASE)
_POSSESSIVE_OR_POINT = re.compile(r"['’]s?(?!\w)|(?<=\b[A-Z])\.")
"""``People's`` and ``years'``; ``U.S.``."""

_PLAIN_SIGNS = str.maketrans({"½": ".5", "¼": ".25", "¾": ".75", "İ": "I", "ı": "i"})
"""What NFKC doesn't make plain. Patterns that ignore case take a Turkish ``ı`` for an ``i``."""

_NUMBER = r"(?:\d+(?:,\d{3})*(?:\.\d+)?|\.\d+)"
_TO = r"(?: ?[-–—] ?| (?:to|and|or|through|till) )"
"""What stands between two numbers of one unit: ``3 to 5 million``, ``between 3 and 5``."""

_SCALE_LEFT_OUT = re.compile(
    rf"(?<!\d)({_NUMBER})({_TO}[^\s\d;,()]{{0,3}} ?)(?=({_NUMBER})[ -]?({_SCALE})\b)",
    re.IGNORECASE,
)
_VAGUE = re.compile(
    rf"\b(?:several|many|few|couple of) {_SCALE}(?: {_SCALE})*\b|(?<!\d)(?<!\d )\b{_SCALE}s\b"
    r"|\bno one\b|(?<!ty[ -])\bone (?:of|another)\b",
    re.IGNORECASE,
)
_MONTH = (
    r"(?:May|Mar(?:ch)?|(?i:jan(?:uary)?|feb(?:ruary)?|apr(?:il)?|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?))"
)
_DAYS = rf"\d\d?(?:{_TO}\d\d?)?"
_NO_QUANTITY = re.compile(
    rf"\b{_MONTH}\b\.? {_DAYS}\b(?![,.]?\d| {_SCALE})|\b{_DAYS} (?:of )?{_MONTH}\b"
    r"|\b\d+(?:[:/⁄]\d+)+|\b\d{4}-\d\d-\d\d\b|\b(?:1\d|20)\d\d[-–]\d\d\b"
    r"|\b\d\d? ?(?i:[ap]\.?m\b|o['’]clock\b)|\b\d+ (?:AD|BC|CE|BCE)\b"
    r"|(?<![\d,])\d[\d,]*(?:st|nd|rd|th|s)\b"
    rf"|\b(?!{_SCALE}-)[^\W\d_]+-\d[\d.,]*"
)
_YEAR = re.compile(r"(?:1\d|20)\d\d")

_OTHER_NAMES = {
    "CNY": "RMB|CNY|renminbi|yuan|¥",
    "USD": "USD|US$|dollar|dollars",
    "HKD": "HKD",
    "EUR": "EUR|euro|euros",
    "GBP": "GBP|pound|pounds|pounds sterling",
    "JPY": "JPY|yen",
    "INR": "INR|Rs|rupee|rupees",
    "BRL": "BRL|reais",
    "NGN": "NGN|naira",
    "IDR": "IDR|rupiah",
    "ZAR": "ZAR",
    "KRW": "KRW",
    "PLN": "PLN|zloty|zlotys",
    "THB": "THB|baht",
    "MYR": "MYR|ringgit",
    "GHS": "GHS|cedi|cedis",
    "VND": "VND",
}
"""Names beside CLDR's, whose ``¥`` is the yen. Other codes are words as well: ``ALL``, ``TOP``."""

_PER_CENT = re.compile(r" ?%|[ -]?per ?cent\b", re.IGNORECASE)
_PLURAL = re.compile(
    r"[^su]s$|(?:people|men|children|feet|police|personnel|staff|aircraft)$", re.IGNORECASE
)
_WORDS_BEHIND = re.compile(r"([ -]?)([^\W\d_]+(?:[ -][^\W\d_]+){0,7})")
_NO_NOUNS = STOP_WORDS | frozenset(
    "about above across after against ago all along alone among annually around because before "
    "behind below between beyond both compared daily during each every including last less like "
    "near next odd only onto other out over overall per plus said since through till total toward "
    "under until up upon via versus while within without worldwide yearly".split()
)
_BRACKET = re.compile(r"\(([^()]*)\)?")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of something.

    Attributes:
        value: The number, its scale word multiplied in.
        unit: A currency's ISO 4217 code, ``percent``, the stem of the noun that is counted, or
            nothing where the text doesn't tell.
    """

    value: Decimal
    unit: str


def quantities(text: str) -> tuple[Quantity, ...]:
    """Return the quantities of a short text in order.

    A number that looks like a year is one of them only where it counts: ``2000 websites``.
    """
    return tuple(_read(text))


def same_quantity(given: str, accepted: Iterable[str]) -> bool | None:
    """Say whether an answer states the quantity of an accepted form.

    It does where, for one of the forms, it states

    - nothing else: each of its quantities is among the form's, so that a sentence full of figures
      is no match for the one figure that was asked for; and
    - all of it: each quantity of the form outside round brackets, or each one inside. Brackets
      hold the same amount in another unit, so that ``230 million yuan ($34.2 million)`` is stated
      by either amount and by both. A range is stated by both its bounds.

    Two quantities are the same where their values are the same and so are their units, or one
    tells none. A form without unit beside forms that tell it (``290`` beside ``290 websites``) is
    taken to mean theirs. Other words for the same thing are another unit, ``sites`` included: a
    rule that allows them takes ``5 metres`` for ``5 kilometres``.

    Args:
        given: An answer, short or a sentence.
        accepted: Forms of the right answer.

    Returns:
        None where not every accepted form states a quantity: then a number isn't what is asked
        for, or the answer can be right without one.
    """
    forms = [_Form.read(form) for form in accepted]
    if not forms or not all(form.stated for form in forms):
        return None
    known = [quantity for form in forms for quantity in form.stated]
    told = tuple(_read(given, known))
    if not told or not all(_unit_is_known(quantity, known) for quantity in told):
        return False
    return any(form.is_stated_by(told) for form in forms)


@dataclass(frozen=True, slots=True)
class _Form:
    """The quantities of an accepted form, outside and inside its round brackets."""

    outside: tuple[Quantity, ...]
    inside: tuple[Quantity, ...]

    @classmethod
    def read(cls, text: str) -> _Form:
        inside = " ; ".join(_BRACKET.findall(text))
        return cls(quantities(_BRACKET.sub(" ; ", text)), quantities(inside))

    @property
    def stated(self) -> tuple[Quantity, ...]:
        return self.outside + self.inside

    def is_stated_by(self, told: tuple[Quantity, ...]) -> bool:
        return _all_among(told, self.stated) and any(
            part and _all_among(part, told) for part in (self.outside, self.inside)
        )


def _all_among(some: Sequence[Quantity], others: Sequence[Quantity]) -> bool:
    return all(any(_same(one, other) for other in others) for one in some)


def _same(one: Quantity, other: Quantity) -> bool:
    return one.value == other.value and (one.unit == other.unit or not (one.unit and other.unit))


def _unit_is_known(quantity: Quantity, known: Sequence[Quantity]) -> bool:
    """Say whether a form tells this unit for this value; where none tells any, each will do."""
    units = {other.unit for other in known if other.unit and other.value == quantity.value}
    return not quantity.unit or not units or quantity.unit in units


def _read(text: str, known: Sequence[Quantity] | None = None) -> Iterator[Quantity]:
    """Yield the quantities of a text.

    Args:
        text: What to read.
        known: The quantities that are no years though they look like it; where it is None, the
            noun behind the number decides.
    """
    plain = _in_digits(text)
    numbers = list(_with_currency().finditer(plain))
    for number, unit in zip(numbers, _units(plain, numbers), strict=True):
        value = _value(number["number"])
        quantity = Quantity(-value if number["sign"] else value, unit)
        counts = _counts(plain, number) if known is None else _all_among((quantity,), known)
        if counts or not _looks_like_year(number, unit):
            yield quantity


def _in_digits(text: str) -> str:
    """Write all numbers in digits alone, and take out those that are no quantities."""
    plain = " ".join(unicodedata.normalize("NFKC", text.translate(_PLAIN_SIGNS)).split())
    plain = _POSSESSIVE_OR_POINT.sub("", plain)
    plain = _VAGUE.sub(";", plain)
    plain = _SPELT.sub(_in_figures, plain)
    plain = _NO_QUANTITY.sub(";", plain)
    plain = _AND_A_HALF.sub(".5", plain)
    plain = _SHORT_SCALE.sub(_in_full, plain)
    plain = _ONE_OF_SCALE.sub(lambda one: "0.5 " if one["half"] else "1 ", plain)
    plain = _SCALE_LEFT_OUT.sub(_with_scale, plain)
    for name, size in _SCALES.items():
        plain = _multiplied(plain, name, size)
    return plain


def _in_figures(spelt: re.Match[str]) -> str:
    return str(sum(_WORTH[word.lower()] for word in spelt.groups() if word))


def _in_full(short: re.Match[str]) -> str:
    return f" {_LONG_SCALE[short.group().strip()[0].lower()]}"


def _with_scale(left_out: re.Match[str]) -> str:
    """Write ``3 million to 5 million`` for ``3 to 5 million``; ``900 to 5 million`` lacks none."""
    first, between, second, scale = left_out.groups()
    lacks = _value(first) < _value(second)
    return f"{first} {scale}{between}" if lacks else left_out.group()


def _multiplied(text: str, name: str, size: int) -> str:
    """Multiply a scale word into the number before it, and add the smaller one behind it."""

    def product(scaled: re.Match[str]) -> str:
        value = _value(scaled["number"]) * size
        rest = _value(scaled["rest"] or "0")
        return f"{value + rest:,f}" if rest < size else f"{value:,f}{scaled['and']}{scaled['rest']}"

    pattern = (
        rf"(?<!\d)(?P<number>{_NUMBER})[ -]?{name}s?\b"
        rf"(?:(?P<and> (?:and )?)(?P<rest>\d[\d,]*)\b(?![,.]?\d|[ -]?{name}))?"
    )
    return re.sub(pattern, product, text, flags=re.IGNORECASE)


def _value(written: str) -> Decimal:
    return Decimal(written.replace(",", ""))


def _units(plain: str, numbers: list[re.Match[str]]) -> list[str]:
    """Return the unit of each number; in ``$3 to 5 million`` one stands for both."""
    units = [_unit(plain, number) for number in numbers]
    joined = [
        at
        for at, (one, other) in enumerate(pairwise(numbers))
        if re.fullmatch(_TO, plain[one.end() : other.start()])
    ]
    for at in reversed(joined):
        units[at] = units[at] or units[at + 1]
    for at in joined:
        units[at + 1] = units[at + 1] or units[at]
    return units


def _unit(plain: str, number: re.Match[str]) -> str:
    if _PER_CENT.match(plain, number.end()):
        return PERCENT
    behind = _currency_behind().match(plain, number.end())
    name = number["currency"] or (behind and behind[1])
    return _currency_codes()[name.lower()] if name else stem(_counted(plain, number).casefold())


def _counted(plain: str, number: re.Match[str]) -> str:
    """Return the noun that a number counts, or nothing.

    It is the last of the first plurals behind it. Where there is none, it is the first word, as
    in ``800 m``, or behind a one the last: ``1 illegal website``.
    """
    behind = _WORDS_BEHIND.match(plain, number.end())
    if behind is None:
        return ""
    between, words = behind[1], re.split("[ -]", behind[2])
    nouns = list(takewhile(lambda word: word.lower() not in _NO_NOUNS, words))
    if between == "-" or not nouns:
        return nouns[0] if nouns else ""
    plurals = list(
        takewhile(_PLURAL.search, dropwhile(lambda word: not _PLURAL.search(word), nouns))
    )
    if plurals:
        return plurals[-1]
    return nouns[-1] if _value(number["number"]) == 1 else nouns[0]


def _looks_like_year(number: re.Match[str], unit: str) -> bool:
    if unit == PERCENT or unit in _currency_codes().values():
        return False
    return _YEAR.fullmatch(number["number"]) is not None


def _counts(plain: str, number: re.Match[str]) -> bool:
    noun = _counted(plain, number)
    return noun.islower() and _PLURAL.search(noun) is not None


@lru_cache(maxsize=1)
def _currency_codes() -> dict[str, str]:
    """Return the codes of the currencies by their names and signs in lower case."""
    english = Locale("en")
    by_name = {
        get_currency_name(str(code), count, english): str(code)
        for code in english.currencies
        for count in (1, 2)
    }
    by_sign = {str(sign): str(code) for code, sign in english.currency_symbols.items()}
    code_of = {name: code for name, code in (by_name | by_sign).items() if not name.isalpha()}
    code_of |= {name: code for code, names in _OTHER_NAMES.items() for name in names.split("|")}
    return {name.lower(): code for name, code in code_of.items()}


@lru_cache(maxsize=1)
def _currency() -> str:
    return "|".join(map(re.escape, _currency_codes()))


@lru_cache(maxsize=1)
def _with_currency() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w)(?P<sign>[-−])?(?:(?P<currency>{_currency()}) ?)?"
        rf"(?P<number>{_NUMBER})",
        re.IGNORECASE,
    )


@lru_cache(maxsize=1)
def _currency_behind() -> re.Pattern[str]:
    return re.compile(rf"[ -]?({_currency()})(?!\w)", re.IGNORECASE)

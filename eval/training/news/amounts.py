"""Numbers, sums and days as the news writes them, with the forms that count as the same."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from random import Random

from eval.training.news.records import Setting

MONTHS = (
    "January February March April May June July August September October November December"
).split()
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_HEDGES = ("more than", "more than", "over", "about", "nearly", "some", "around", "almost")
_WORDS = "zero one two three four five six seven eight nine".split()


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as written: ``hedge`` is 'more than' or empty, ``digits`` the number itself."""

    hedge: str
    digits: str
    value: int = 0

    @property
    def text(self) -> str:
        """The number with its hedge."""
        return f"{self.hedge} {self.digits}".strip()

    def forms(self, noun: str = "") -> tuple[str, ...]:
        """Return what counts as the same, the fullest first; the noun is that of what's counted."""
        told = [self.text, self.digits]
        if self.digits in _WORDS:
            told.append(str(_WORDS.index(self.digits)))
        counted = [f"{form} {noun}" for form in told] if noun else []
        return tuple(dict.fromkeys(counted + told))


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum of money as written: with its hedge, and in dollars where the text converts it."""

    hedge: str
    local: str
    dollars: str

    @property
    def text(self) -> str:
        """The sum as the article tells it."""
        converted = f" ({self.dollars})" if self.dollars else ""
        return f"{self.hedge} {self.local}{converted}".strip()

    @property
    def forms(self) -> tuple[str, ...]:
        """What counts as the same, the fullest first."""
        bare = self.text.removeprefix(self.hedge).strip()
        forms = (self.text, bare, f"{self.hedge} {self.local}".strip(), self.local, self.dollars)
        return tuple(dict.fromkeys(form for form in forms if form))


class Amounts:
    """Draws amounts of which no two in an article share their digits.

    Args:
        random: Where chance comes from.
    """

    def __init__(self, random: Random) -> None:
        self._random = random
        self._used: list[str] = []

    def figure(self, least: int, most: int) -> Figure:
        """Draw a number between two bounds, small ones likelier."""
        while True:
            value = _rounded(self._random, _between(self._random, least, most))
            digits = _shown(value)
            if self._new(digits):
                hedge = self._hedge(0.45) if digits.endswith(("0", "n")) else ""
                return Figure(hedge, digits, value)

    def near(self, figure: Figure) -> Figure:
        """Draw a number that could be taken for another: half of it to its double."""
        return self.figure(max(figure.value // 2, 2), max(2 * figure.value, 9))

    def small(self, least: int) -> Figure:
        """Draw a number that a single raid may bring; below ten it is a word."""
        while True:
            value = self._random.randint(2, max(9, min(4 * least, 9000)))
            digits = _WORDS[value] if value < 10 else f"{value:,}"
            if self._new(digits):
                return Figure("", digits)

    def money(self, setting: Setting, converted: bool) -> Sum:
        """Draw a sum in the money of a country, in dollars too where asked for."""
        while True:
            dollars = _between(self._random, 30_000, 90_000_000)
            value = _significant(int(dollars * setting.rate), self._random.choice((2, 3)))
            local = setting.money.format(_shown(value))
            other = f"${_shown(_significant(int(value / setting.rate), 3))}" if converted else ""
            if self._new(local) and (not other or self._new(other)):
                return Sum(self._hedge(0.2), local, other)

    def percent(self, least: int = 4, most: int = 88) -> Figure:
        """Draw a share."""
        while True:
            whole = self._random.randint(least, most)
            part = f".{self._random.randint(1, 9)}" if self._random.random() < 0.3 else ""
            if self._new(f"{whole}{part} percent"):
                return Figure("" if part else self._hedge(0.35), f"{whole}{part} percent")

    def _hedge(self, often: float) -> str:
        return self._random.choice(_HEDGES) if self._random.random() < often else ""

    def _new(self, digits: str) -> bool:
        if digits in self._used:
            return False
        self._used.append(digits)
        return True


def day(told: date, *, day_first: bool, year: bool) -> str:
    """Return a date as it stands in a sentence."""
    month = MONTHS[told.month - 1]
    text = f"{told.day} {month}" if day_first else f"{month} {told.day}"
    if not year:
        return text
    return f"{text} {told.year}" if day_first else f"{text}, {told.year}"


def day_forms(text: str, told: date) -> tuple[str, ...]:
    """Return what counts as the same day, the form of the text first."""
    month = MONTHS[told.month - 1]
    forms = (text, f"{month} {told.day}", f"{told.day} {month}", f"on {text}")
    return tuple(dict.fromkeys(forms))


def _between(random: Random, least: int, most: int) -> int:
    """Draw a number, its order of magnitude evenly; without the platform's logarithm."""
    low, high = least, most
    while high > 4 * low:
        middle = low * 4
        if random.random() < 0.4:
            high = middle
        else:
            low = middle
    return random.randint(low, high)


def _rounded(random: Random, value: int) -> int:
    if value >= 100_000:
        return _significant(value, random.choice((2, 3)))
    if value >= 1_000 and random.random() < 0.6:
        return _significant(value, random.choice((2, 2, 3)))
    return value


def _significant(value: int, digits: int) -> int:
    step: int = max(10 ** (len(str(value)) - digits), 1)
    return max(value // step, 1) * step


def _shown(value: int) -> str:
    for size, word in ((10**12, "trillion"), (10**9, "billion"), (10**6, "million")):
        if value >= size:
            hundredths = value * 100 // size
            return (
                f"{hundredths // 100}.{hundredths % 100:02d}".rstrip("0").rstrip(".") + f" {word}"
            )
    return f"{value:,}"

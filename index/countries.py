"""Names of countries (the Unicode consortium's, by Babel) and the adjectives made from them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from babel import Locale
from rapidfuzz.distance import Prefix

_SHORT_NAMES = frozenset(
    "us,u.s.,usa,uk,uae,britain,england,scotland,wales,taiwan,turkey,myanmar,bosnia,congo,"
    "hong kong,czech republic,ivory coast".split(",")
)
_ENDINGS = ("an", "ian", "ese", "ish", "i")
_OF_THEIR_OWN = {
    "american": "united states",
    "british": "britain",
    "burmese": "myanmar",
    "czech": "czechia",
    "danish": "denmark",
    "dutch": "netherlands",
    "english": "england",
    "filipino": "philippines",
    "finnish": "finland",
    "french": "france",
    "german": "germany",
    "greek": "greece",
    "irish": "ireland",
    "korean": "korea",
    "polish": "poland",
    "scottish": "scotland",
    "slovak": "slovakia",
    "spanish": "spain",
    "swiss": "switzerland",
    "thai": "thailand",
    "turkish": "turkey",
    "welsh": "wales",
}
LETTERS_OF_A_CODE = 2

LEAST_SHARED = 4
"""Letters with which a country and its adjective begin: ``Turk`` of Turkey and Turkish."""

MOST_LOST = 2
"""Letters of a country's name that its adjective may lack."""


def is_country(name: str) -> bool:
    """Say whether a place is a country: ``the Netherlands``, ``US``."""
    plain = name.casefold().removeprefix("the ").replace("'", "’")
    return plain in _countries() or plain in _SHORT_NAMES


@lru_cache(maxsize=10_000)
def country_of(adjective: str) -> str | None:
    """Return the country in small letters that an adjective is made from: ``peru`` of ``peruvian``.

    Args:
        adjective: A word in small letters.
    """
    if adjective in _OF_THEIR_OWN:
        return _OF_THEIR_OWN[adjective]
    if not adjective.endswith(_ENDINGS):
        return None
    return max(_alike(adjective), default=(0, None))[1]


def _alike(adjective: str) -> Iterator[tuple[int, str]]:
    for country in _countries():
        shared = Prefix.similarity(country, adjective)
        whole_but_the_end = shared >= max(LEAST_SHARED, len(country) - MOST_LOST)
        if whole_but_the_end and country != adjective:
            yield shared, country


def country_names() -> list[str]:
    """Return the names of all countries, as they are written: ``Côte d’Ivoire``."""
    territories = Locale("en").territories
    return [
        name
        for code, name in territories.items()
        if code.isalpha() and len(code) == LETTERS_OF_A_CODE
    ]


@lru_cache(maxsize=1)
def _countries() -> frozenset[str]:
    return frozenset(name.casefold() for name in country_names())

"""Which money a bare ``shillings`` or ``pesos`` means: that of the country an article speaks of."""

from __future__ import annotations

import re
from functools import lru_cache

from babel import Locale
from babel.core import get_global
from babel.numbers import get_currency_name, get_territory_currencies

from index.quantities import PERCENT
from index.tokens import stem, words

_LIKELY = {"won": "KRW", "rand": "ZAR", "dong": "VND", "real": "BRL"}
"""What is meant where no country is named: these have one country, or one that trades in it."""

_CODE = re.compile(r"[A-Z]{3}")


def currency_meant(unit: str, text: str) -> str:
    """Return the code of a currency that is told by a name which several countries use.

    Args:
        unit: The stem of the name (``shill``), or a code.
        text: The article; the country it names most often decides.

    Returns:
        An ISO 4217 code, or the unit as it was where no country named has such money.
    """
    if not unit or unit == PERCENT or _CODE.fullmatch(unit):
        return unit
    for count, country in _countries_named(text):
        if not count:
            break
        for code in get_territory_currencies(country):
            if unit in map(stem, words(get_currency_name(code, locale=Locale("en")))):
                return str(code)
    return _LIKELY.get(unit, unit)


@lru_cache(maxsize=4)
def _countries_named(text: str) -> list[tuple[int, str]]:
    """Return how often a text names each country, the most often named first."""
    named = [(text.count(name), code) for name, code in _countries()]
    return sorted(named, reverse=True)


@lru_cache(maxsize=1)
def _countries() -> list[tuple[str, str]]:
    territories = Locale("en").territories
    known = get_global("territory_currencies")
    return [(str(name), code) for code, name in territories.items() if code in known]

"""Full names of people, and the titles before them."""

from __future__ import annotations

import re

from index.date_names import MONTH, WEEKDAY

CAPITAL = r"[A-Z][\w’'-]+"
_INITIAL = r"[A-Z]\."
_PARTICLE = r"(?:de|da|do|dos|del|di|van|von|bin|al|el|la|le)"
FULL_NAME = re.compile(
    rf"(?:{_INITIAL} )*{CAPITAL}(?: (?:{_INITIAL}|{CAPITAL}|{_PARTICLE}(?= {CAPITAL}))){{0,3}}"
)
TITLES = re.compile(
    r"^(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Sir|Dame|Lord|Lady|Judge|Justice|Inspector|Sergeant|"
    r"Superintendent|Captain|Colonel|General|Commissioner|Director|(?:[A-Z][a-z]+ )?Minister|"
    r"Senator|President|Detective|Chief|Deputy|Officer|Constable|Attorney|Secretary|Chairman|"
    r"Advocate|Prosecutor|Mayor|Governor|Councillor|Ambassador|Rear|Vice|Admiral|Major|Lieutenant|"
    r"Father|Sister|Bishop|Datuk|Datin|Dato)\.? )+"
)
IS_PART = re.compile(r"(?:\b(?:the|of|in|at|for|an?|on)|['’]s?) $", re.IGNORECASE)
"""What stands before a name that is part of another: ``the ministry's Cyber Laboratory``."""
RANKS = re.compile(r"^(?:(?:Police|Superintendent|Inspector|Director|General) )+")
"""Ranks that stand capital before a name: ``Superintendent of Police Anjali Pillai``."""
NO_PEOPLE = re.compile(
    r"\b(?:Ministry|Administration|Bureau|Agency|Office|Court|Police|University|Association|Society|"
    r"Union|Group|Council|Commission|Committee|Department|Company|Inc|Ltd|Festival|Street|City|"
    r"Province|District|Operation|Campaign|Act|Day|Week|Republic|Party|Times|News|Daily|Post|"
    rf"Earth|(?!May\b){MONTH}|{WEEKDAY})\b"  # May is a first name, too
)

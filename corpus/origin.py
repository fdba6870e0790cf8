"""Where and when an article says it was published: datelines and the lines around the headline."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from corpus.article import Span
from corpus.dates import read_date
from corpus.lines import first_lines

_HEAD_LINES = 6
_LONGEST_IMPRINT = 160

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_DATE = rf"(?:{_MONTH} {_DAY}|{_DAY} {_MONTH})(?:,? \d{{4}})?"
_NAME = r"[A-Z][\w.'’&-]*(?: [A-Z][\w.'’&-]*){0,4}"

# Such as BEIJING, Dec. 29 (Xinhua) -- or WASHINGTON (AP) — or PARIS, 3 May 2019 -
_PLACE_FIRST = re.compile(
    rf"(?P<place>{_NAME}(?:, (?!{_MONTH}){_NAME})?)(?:, (?P<date>{_DATE}))?,? ?"
    rf"(?:\((?P<agency>{_NAME})\) ?)?(?:--|[—–-]) ?"
)
# Such as China News Service, April 28. or Xinhua News Agency, Beijing, April 28 (Reporter Li)
_AGENCY_FIRST = re.compile(
    rf"(?P<agency>{_NAME}),(?: (?!{_MONTH}){_NAME},)? (?P<date>{_DATE})"
    r"(?:[.:] ?| ?(?:--|[—–-]) ?| \([^()\n]{1,60}\)[.:]? ?(?:--|[—–-])? ?)(?=\S)"
)
_CHINESE = re.compile(
    r"(?P<agency>新华社|中新社|中新网|人民网|央视网)[\u4e00-\u9fff]{0,8}?"
    r"(?P<date>(?:\d{4}年)?\d{1,2}月\d{1,2}日)[电讯]? ?"
)
_AGENCIES = frozenset(
    "AFP ANSA AP Bloomberg CCTV CNN BBC DPA dpa EFE IANS Interfax Kyodo PTI Reuters TASS UPI "
    "Xinhua Yonhap 新华社 中新社 中新网 人民网 央视网".split()
)
_OUTLET = re.compile(
    r"(?:.*\b)?(?:News Service|News Agency|News|Agency|Press|Times|Daily|Post|Journal|Herald"
    r"|Tribune|Gazette|Telegraph|Guardian|Newswire|Weekly|Network|Online|Net)"
)

_PUBLISHED = re.compile(
    r"(?:first )?(?:published|posted|released?|date|publication date|release date|发布时间|时间)"
    r"(?: (?:on|at))?\s*[:：]?\s*(?P<date>\S.*)",
    re.IGNORECASE,
)
_UPDATED = re.compile(
    r"(?:last )?(?:updated|modified)(?: (?:on|at))?\s*[:：]?\s*(?P<date>\S.*)", re.IGNORECASE
)
# Such as (Xinhua) 08:54, April 24, 2021 or December 29, 2016 or 2016-12-29 08:54
_BARE_DATE = re.compile(
    rf"(?:\((?P<agency>{_NAME})\) ?)?(?:\d{{1,2}}:\d{{2}},? )?"
    rf"(?P<date>{_DATE}|\d{{4}}(?:[-/.]\d{{1,2}}){{2}}|\d{{4}}年\d{{1,2}}月\d{{1,2}}日)"
    r"(?:,? \d{1,2}:\d{2}(?::\d{2})?(?: ?[ap]m)?)?"
)
_SOURCE = re.compile(
    r"(?:source|publisher|来源)\s*[:：]\s*(?P<agency>(?!\S*://)\S.{1,59})", re.IGNORECASE
)
_BYLINE = re.compile(rf"(?:By|BY) {_NAME}(?:(?:,| and) {_NAME})*")


@dataclass(frozen=True, slots=True)
class Origin:
    """What an article's own first lines tell about its publication.

    Attributes:
        publisher: An agency or a paper, where a dateline or a source line names one.
        date: ISO 8601; None where no year is told.
        dateline: Where the dateline stands, the blank behind it included.
    """

    publisher: str | None = None
    date: str | None = None
    dateline: Span | None = None


def read_origin(text: str) -> Origin:
    """Read the dateline and the imprint among the first lines of a cleaned text.

    Only what is set down as such counts: a date in a sentence is the date of an event.
    """
    spans = first_lines(text, _HEAD_LINES)
    dateline = next((found for span in spans if (found := _dateline(text, span))), Origin())
    imprints = [found for start, end in spans if (found := read_imprint(text[start:end]))]
    return Origin(
        dateline.publisher or _first(imprint.publisher for imprint in imprints),
        dateline.date or _earliest(imprint.date for imprint in imprints),
        dateline.dateline,
    )


def read_imprint(line: str) -> Origin | None:
    """Read a line that holds nothing but byline, source or date, parted by ``|`` where several.

    Returns:
        What it tells (a byline tells nothing), or None if the line is something else.
    """
    line = line.strip()
    if not line or len(line) > _LONGEST_IMPRINT:
        return None
    parts = [part.strip() for part in re.split("[|｜]", line) if part.strip()]
    told = [found for part in parts if (found := _imprint_part(part))]
    if not told:
        return None
    papers = [part for part in parts if len(parts) > 1 and _is_outlet(part)]
    return Origin(
        _first([*papers, *(found.publisher for found in told)]),
        _earliest(found.date for found in told),
    )


def _imprint_part(part: str) -> Origin | None:
    if source := _SOURCE.fullmatch(part):
        return Origin(publisher=source["agency"])
    if _BYLINE.fullmatch(part):
        return Origin()
    if bare := _BARE_DATE.fullmatch(part):
        return Origin(bare["agency"], _certain_date(bare["date"]))
    labelled = _PUBLISHED.fullmatch(part) or _UPDATED.fullmatch(part)
    date = _certain_date(labelled["date"]) if labelled else None
    return Origin(date=date) if date else None


def _dateline(text: str, line: Span) -> Origin | None:
    for pattern in (_AGENCY_FIRST, _PLACE_FIRST, _CHINESE):
        found = pattern.match(text, line.start, line.end)
        if found and _is_dateline(found):
            agency, date = found["agency"], found["date"]
            return Origin(agency, _certain_date(date) if date else None, Span(*found.span()))
    return None


def _is_dateline(found: re.Match[str]) -> bool:
    """Capitals and a dash alone aren't one: 'The Administration (NCA) - the body that ...'."""
    agency = found["agency"]
    if found.re is _PLACE_FIRST and found["date"]:
        return agency is not None or found["place"].isupper()
    return agency is not None and _is_outlet(agency)


def _is_outlet(name: str) -> bool:
    return name in _AGENCIES or bool(_OUTLET.fullmatch(name))


def _certain_date(words: str) -> str | None:
    read = read_date(words)
    return read.date if read else None


def _first(names: Iterable[str | None]) -> str | None:
    return next((name for name in names if name), None)


def _earliest(dates: Iterable[str | None]) -> str | None:
    """An article is published before it is updated."""
    return min((date for date in dates if date), default=None)

"""Campaigns, operations and special actions that an article names, with their time and agencies."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from corpus.article import Span
from index.date_names import MONTHS
from index.directory.bodies import KINDS, Bodies
from index.directory.grammar import is_headline, subject_of
from index.directory.records import Campaign
from index.tokens import STOP_WORDS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_KIND = r"(?:[Cc]ampaign|[Oo]peration|[Ss]pecial [Aa]ction|[Cc]rackdown|[Ii]nitiative|[Dd]rive)"
_WORD = r"(?:[A-Z][\w’'-]*|[IVXL]+\b)"
_NAME = rf"{_WORD}(?: {_WORD}){{0,3}}"
_YEAR = r"(?:19|20)\d\d"
_QUOTE = "[\"'“”‘’]"
_PATTERNS = [
    re.compile(
        rf"(?:(?P<before>{_YEAR}) )?{_QUOTE}?(?P<name>{_NAME})(?: (?P<year>{_YEAR}))?{_QUOTE}?"
        rf"(?:-an)? (?P<kind>{_KIND}s?)\b(?! [A-Z][a-z]+ [A-Z]| (?!The|In)[A-Z][a-z]{{3}})"
        rf"(?:,? (?:in|of|for) (?P<behind>{_YEAR}))?"
    ),
    re.compile(
        rf"\b(?:(?P<before>{_YEAR}) )?"
        r"(?P<kind>Operation|(?:[Cc]ampaign|[Oo]peration|[Ii]nitiative|[Pp]roject)"
        r" (?:called|named|dubbed|codenamed|code-named|by the name of)) "
        rf"{_QUOTE}?(?P<name>{_NAME})(?: (?P<year>{_YEAR}))?{_QUOTE}?(?P<behind>)"
    ),
    re.compile(
        rf"\b(?:(?P<before>{_YEAR}) )?(?P<kind>{_KIND}),? "
        rf"{_QUOTE}(?P<name>{_NAME})(?: (?P<year>{_YEAR}))?{_QUOTE}(?P<behind>)"
    ),
]
_NO_NAMES = frozenset(
    "the a an this that its their our his her special new joint annual national nationwide police "
    "military chinese british american european indian global international anti-piracy copyright "
    "last each every first second third during in under since after for and what when such".split()
)
"""Words that stand capital before ``campaign`` without being its name."""

_MONTH = rf"(?P<{{}}>{'|'.join(MONTHS)})"
_FROM_TO = re.compile(
    rf"\b(?:[Ff]rom|[Bb]etween) {_MONTH.format('first')}(?:,? (?P<first_year>{_YEAR}))? "
    r"(?:to|until|and|through) "
    rf"{_MONTH.format('last')}(?:,? (?P<last_year>{_YEAR}))?"
)
_SINCE = re.compile(
    rf"\b(?:launched|started|began|begun|opened|deployed|set up|established)\b[^.;]{{0,40}}?\b"
    rf"in (?:{_MONTH.format('first')}(?:,? )?)?(?P<first_year>{_YEAR})?"
)
_POINTS_BACK = re.compile(r"\b(?:the|this) (?:campaign|operation|crackdown|drive)\b", re.IGNORECASE)
_RUNS = frozenset(
    "launch start begin run hold carry conduct organize organise lead coordinate deploy announce "
    "mount run deploy set call".split()
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A campaign named in a text.

    Attributes:
        name: Without its year.
        year: As told with the name; else empty.
        written: The words of the text.
    """

    name: str
    year: str
    written: str

    @property
    def full_name(self) -> str:
        """The name with its year behind it."""
        return f"{self.name} {self.year}".strip()


def mentions(text: str, known: Collection[str] = ()) -> Iterator[Mention]:
    """Yield the campaigns that a text names.

    Args:
        text: Any text.
        known: Names that need no word such as ``campaign`` beside them, only a year.
    """
    found = list(_spelt_out(text))
    yield from found
    for name in known:
        for match in re.finditer(
            rf"\b(?:{re.escape(name)} ({_YEAR})|({_YEAR}) {re.escape(name)})\b", text
        ):
            mention = Mention(name, match[1] or match[2], match.group())
            if (mention.name, mention.year) not in {(each.name, each.year) for each in found}:
                yield mention


def _known_names(texts: Iterable[str]) -> set[str]:
    return {mention.name for text in texts for mention in _spelt_out(text) if mention.year}


def _spelt_out(text: str) -> Iterator[Mention]:
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            name = _own_name(match["name"])
            year = match["year"] or match["before"] or match["behind"] or ""
            as_prefix = pattern is _PATTERNS[1] and match["kind"].lower() == "operation"
            if name and (as_prefix or not _is_known_body(name)):
                full = f"{match['kind'].capitalize()} {name}" if as_prefix else name
                yield Mention(full, year, match.group().strip("\"'“”‘’ "))


def _own_name(name: str) -> str:
    """Return a name without the capital words before it that aren't part of it."""
    words = name.split()
    while words and words[0].lower() in _NO_NAMES | STOP_WORDS:
        words = words[1:]
    return " ".join(words)


def _is_known_body(name: str) -> bool:
    """Say whether a name is that of an office, after which something was called."""
    return name.rsplit(maxsplit=1)[-1] in {
        "Ministry",
        "Administration",
        "Bureau",
        "Police",
        "Commission",
    }


@dataclass(frozen=True, slots=True)
class ParsedSentence:
    """A sentence of an article with its grammar, and where it begins in the text."""

    doc: Doc
    start: int

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.start + len(self.doc.text))


def campaigns(
    title: str, published: str, sentences: Sequence[ParsedSentence], bodies: Bodies
) -> list[Campaign]:
    """Return the campaigns that an article names in its body, in the order of their first mention.

    Args:
        title: The headline; it may give a name its year.
        published: The date of the article; empty where it isn't known.
        sentences: The body.
        bodies: Gives agencies their full names.
    """
    known = _known_names([title, *(each.doc.text for each in sentences)])
    told = [(each, list(mentions(each.doc.text, known))) for each in sentences]
    years = _years_of([mention for _, found in told for mention in found], title)
    by_name: dict[str, _Told] = {}
    spoken_of: _Told | None = None
    for sentence, found in told:
        for mention in found:
            name = _full_name(mention, years)
            spoken_of = by_name.setdefault(name, _Told(name))
            spoken_of.sentences.append(sentence)
            spoken_of.written.append(mention.written)
        if not found and spoken_of and _POINTS_BACK.search(sentence.doc.text):
            spoken_of.sentences.append(sentence)
    if len(by_name) == 1:
        next(iter(by_name.values())).sentences += sentences  # all of the article is about it
    return [_campaign(each, published, bodies) for each in by_name.values()]


@dataclass(slots=True)
class _Told:
    """A campaign while an article is read: the sentences on it, and how it is written there."""

    name: str
    sentences: list[ParsedSentence] = field(default_factory=list)
    written: list[str] = field(default_factory=list)


def _years_of(found: Sequence[Mention], title: str) -> dict[str, str]:
    """Return the year of names that are once written with one year and elsewhere with none."""
    years: dict[str, set[str]] = {}
    for mention in [*found, *mentions(title)]:
        if mention.year:
            years.setdefault(mention.name, set()).add(mention.year)
    return {name: next(iter(told)) for name, told in years.items() if len(told) == 1}


def _full_name(mention: Mention, years: dict[str, str]) -> str:
    year = mention.year or years.get(mention.name, "")
    return f"{mention.name} {year}".strip()


def _campaign(told: _Told, published: str, bodies: Bodies) -> Campaign:
    spans = [(each, _time(each.doc.text, told.name, published)) for each in told.sentences]
    sentence, (start, end) = max(spans, key=lambda each: sum(map(bool, each[1])))
    agencies = [bodies.full_name(each) for each in _agencies(told.sentences)]
    return Campaign(
        name=told.name,
        other_names=tuple(each for each in dict.fromkeys(told.written) if each != told.name),
        start=start,
        end=end,
        agencies=tuple(dict.fromkeys(agencies)),
        quote=sentence.span,
    )


def _time(text: str, name: str, published: str) -> tuple[str, str]:
    """Return when a campaign began and ended, as far as a sentence tells."""
    known = re.search(_YEAR, name)
    year = known.group() if known else published[:4]
    ran = _FROM_TO.search(text)
    if ran:
        last = ran["last_year"] or ran["first_year"] or year
        fits = not known or last == year
        return (
            (_date(ran["first"], ran["first_year"] or last), _date(ran["last"], last))
            if fits
            else ("", "")
        )
    began = _SINCE.search(text)
    if began and (began["first"] or began["first_year"]):
        told = began["first_year"] or year
        return (_date(began["first"] or "", told), "") if not known or told == year else ("", "")
    return "", ""


def _date(month: str, year: str) -> str:
    if not year:
        return ""
    return f"{year}-{MONTHS.index(month) + 1:02}" if month else year


def _agencies(sentences: Sequence[ParsedSentence]) -> list[str]:
    """Return the bodies that do something in the sentences on a campaign."""
    found = []
    for sentence in sentences:
        if is_headline(sentence.doc.text):
            continue
        for verb in sentence.doc:
            if verb.lemma_ not in _RUNS or verb.pos_ != "VERB":
                continue
            subject = subject_of(verb)
            acting = [subject, *subject.conjuncts] if subject is not None else []
            found += [_body_of(each) for each in acting if _is_body(each)]
    return [each for each in found if each]


def _is_body(noun: Token) -> bool:
    return noun.ent_type_ == "ORG" or noun.lower_ in KINDS or noun.text.isupper()


def _body_of(noun: Token) -> str:
    """Return the name that a noun stands in, without the bracket behind it."""
    for entity in noun.doc.ents:
        if entity.start <= noun.i < entity.end:
            return re.sub(r"^[Tt]he | \(.*$", "", entity.text)
    return noun.text

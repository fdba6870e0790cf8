"""Tells of a matter in a short digest of quoted sentences, nothing twice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.article import Article, Span
from corpus.sentences import sentences
from index.date_names import YEAR
from index.directory.records import Facts
from index.tokens import STOP_WORDS, stem, tokens
from qa.answer import Answer, Form, Item
from qa.forms.campaigns import (
    is_about_another,
    is_named,
    is_of_another_year,
    main_campaign,
    words_of,
)
from qa.forms.citing import Citations
from qa.forms.digest import Line, choose, facts_of, with_what_it_points_to
from qa.forms.finding import Found, Tools
from qa.overlap import holds
from qa.question import Question

_DIGEST = (
    r"(?:overview|summary|digest|rundown|gist|outline|profile|portrait|recap|background|briefing)"
)
_ASKS = re.compile(
    r"^\W*(?:please )?(?:can you )?(?:"
    r"tell me (?:more |something |all |everything )?(?:about|of)|"
    r"(?:brief|fill) me (?:in )?on|sum(?:mari[sz]e| up)|describe|explain|"
    rf"(?:give me )?(?:an?|the|a short|a quick|a brief)? ?{_DIGEST} (?:about|of|on))\b|"
    r"\bwhat (?:do|did|can|is) (?:we |you |they |the articles? |the papers? |the news )?"
    r"(?:know|known|say|write|tell|report)\w* (?:\w+ )?(?:about|of|on)\b|"
    r"\b(?:everything|anything|more|something) (?:about|on)\b|"
    r"\bwhat (?:came out of|came of|happened (?:in|during|at|with|to|after)|became of)\b|"
    r"\bwhat(?:['’]?s| is| was| were)? (?:that|this|it|the \w+(?: \w+){0,5})? ?(?:all )?about\W*$|"
    r"\bwhat(?:['’]?s| is| was) the story\b|"
    r"\bwhat (?:were|are|was) the (?:main |key )?(?:results?|outcomes?|achievements?|points|facts|"
    r"findings) (?:of|on|about|in)\b|"
    r"\bwhat did (?:the )?[\w’' -]{2,60} (?:achieve|accomplish|bring|lead to|result in)\W*$|"
    r"\bhow did (?:the )?[\w’' -]{2,60} (?:go|end|turn out)\W*$|"
    rf"\bin (?:short|brief|a nutshell)\W*$|\b{_DIGEST}(?: please)?\W*$|"
    r"^\W*what(?:['’]?s| is| was) (?:the )?(?:['\"“‘])?(?-i:[A-ZÀ-Ž][\w’'-]+)"
    r"(?: (?-i:[A-ZÀ-Ž][\w’'-]+)| \d{4}| (?:campaign|operation|drive|case|project|programme|scheme)"
    r"| (?:of|de|da|di|do)){0,5}(?:['\"”’])?\W*$",
    re.IGNORECASE,
)

MOST_ARTICLES = 4

NAMED = 1.3
"""How surely a sentence that names all that is asked about is about it, against 1 for the rest."""

GOES_ON = 0.9
"""How surely a sentence is about the same as the one before it in its paragraph."""

GOES_ON_BELOW = 0.75
"""The same in the next paragraph."""

OF_ITS_CAMPAIGN = 0.75
"""The same of a figure that the directory takes for the campaign's."""

OF_THE_SUBJECT = 0.6
"""How surely a sentence is about what its article is about."""

OLDER = 0.85
"""How much an article is worth where a later one tells of the same."""

LEAST = 0.5
"""Share of the words asked for that a sentence has to hold to be about them at all."""

OPENING = 2
"""Sentences of an article that say what it is about."""

_EMPTY = frozenset(
    map(
        stem,
        "tell happen come about overview summary summarise summarize result outcome case that "
        "campaign operation know hear said say story".split(),
    )
)


def wants_overview(text: str) -> bool:
    """Say whether a question asks for more than one thing of a matter."""
    return _ASKS.search(text) is not None


def overview(found: Found, tools: Tools) -> Answer | None:
    """Return a digest of what the articles say; None where they say too little of it."""
    subject = Subject.of(found, tools)
    articles = articles_of(found)
    latest = max((article.date or "" for article in articles), default="")
    lines = [line for each in articles for line in _lines(each, subject, latest, tools)]
    known = frozenset({" ".join(subject.words), *subject.campaigns})
    return digest(found, choose(lines, known, tools.alike))


def digest(found: Found, chosen: Sequence[Line]) -> Answer | None:
    """Return the answer that quotes some lines; None for fewer than two."""
    if len(chosen) < 2:
        return None
    citations = Citations()
    score = min(found.hits[0].score, 1.0) if found.hits else 0.0
    items = quoted(chosen, citations, score)
    return Answer(
        question=found.question.asked,
        standalone=found.question.text,
        answer=max(chosen, key=lambda line: line.worth(frozenset())).text,
        text=in_quotes(items),
        confidence=max((each.confidence for each in found.readings), default=0.0),
        citations=citations.made,
        elapsed_ms=0.0,
        form=Form.OVERVIEW,
        items=items,
    )


def quoted(lines: Sequence[Line], citations: Citations, score: float) -> tuple[Item, ...]:
    """Return an item for each line, cited."""
    return tuple(
        Item(line.text, (citations.cite_span(line.article, line.span, score),)) for line in lines
    )


def in_quotes(items: Sequence[Item]) -> str:
    """Write items as quotes with their marks, a paragraph each."""
    return "\n\n".join(f"“{item.text}” [{item.citations[0]}]" for item in items)


def articles_of(found: Found) -> list[Article]:
    """Return the first articles that were found, each once."""
    each = {hit.article.id: hit.article for hit in found.hits}
    return list(each.values())[:MOST_ARTICLES]


@dataclass(frozen=True, slots=True)
class Subject:
    """What a digest is about.

    Attributes:
        question: As it is looked up.
        words: Names and years of the question; where it has none, what else says something. The
            names of the campaigns are among them.
        campaigns: The full names of the campaigns that it asks about.
    """

    question: Question
    words: tuple[str, ...]
    campaigns: frozenset[str]

    @classmethod
    def of(cls, found: Found, tools: Tools) -> Subject:
        """Read a question."""
        question = found.question
        named = [*(stem(name) for name in question.names), *question.years]
        content = [each for each in question.tokens if each not in STOP_WORDS | _EMPTY]
        campaigns = frozenset(
            campaign.name
            for article in articles_of(found)
            for campaign in tools.contents.directory.of(article).campaigns
            if is_named(question, campaign.name) and not is_of_another_year(question, campaign.name)
        )
        own = (token for name in campaigns for token in words_of(name))
        return cls(question, tuple(dict.fromkeys([*(named or content), *own])), campaigns)

    def share(self, text: str) -> float:
        """Return the share of its words that a text holds."""
        there = frozenset(tokens(text))
        wanted = [each for each in self.words if not (self.campaigns and YEAR.fullmatch(each))]
        held = sum(holds(self.question, each, there) for each in wanted)
        return held / len(wanted) if wanted else 0.0

    def is_of_another_year(self, text: str) -> bool:
        """Say whether a text names the campaign with other years than are asked for."""
        asked, told = set(self.question.years), set(YEAR.findall(text))
        return bool(asked and told) and not asked & told and self.share(text) == 1.0

    def is_subject_of(self, article: Article, opening: str, known: Facts) -> bool:
        """Say whether an article is about it: its headline and opening, or most of its figures."""
        of_campaigns = [each.campaign for each in known.figures]
        own = sum(name in self.campaigns for name in of_campaigns)
        return (self.campaigns and 2 * own > len(of_campaigns)) or (
            self.share(f"{article.heading} {opening}") == 1.0
        )


def _lines(article: Article, subject: Subject, latest: str, tools: Tools) -> Iterator[Line]:
    known = tools.contents.directory.of(article)
    spans = sentences(article.text, article.language)
    opening = " ".join(article.text[start:end] for start, end in spans[:OPENING])
    is_on_another = is_about_another(subject.question, [main_campaign(known)])
    is_subject = not is_on_another and subject.is_subject_of(article, opening, known)
    least = OF_THE_SUBJECT if is_subject else 0.0
    age = OLDER if (article.date or "") < latest else 1.0
    before: Span | None = None
    goes_on = 0.0
    for number, span in enumerate(spans):
        text = article.text[span.start : span.end]
        same_paragraph = before is not None and "\n" not in article.text[before.end : span.start]
        goes_on *= GOES_ON if same_paragraph else GOES_ON_BELOW
        told_of = _campaigns_told(known, span)
        share = subject.share(text)
        if told_of & subject.campaigns:
            share = max(share, OF_ITS_CAMPAIGN)
        is_other = bool(told_of) and not told_of & subject.campaigns
        if subject.campaigns and (is_other or subject.is_of_another_year(text)):
            on_it = 0.0
        elif share >= (1.0 if is_on_another else LEAST):
            on_it, goes_on = (NAMED if share == 1.0 else share), share * (not is_on_another)
        else:
            on_it = max(goes_on, least)
        if on_it and text != article.title:
            whole = with_what_it_points_to(article, before, span)
            facts = facts_of(article.text[whole.start : whole.end], whole, known, tools.parse)
            yield Line(article, whole, number, age * on_it, facts)
        before = span


def _campaigns_told(known: Facts, span: Span) -> frozenset[str]:
    """Return the campaigns that a sentence tells something of."""
    return frozenset(
        each.campaign for each in known.figures if each.quote.overlaps(span) and each.campaign
    )

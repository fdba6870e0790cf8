"""A short digest in quoted sentences: who, when, how much, what was said, nothing twice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from corpus.article import Article, Span
from corpus.sentences import sentences
from index.directory.records import Facts
from index.tokens import STOP_WORDS, stem, tokens
from qa.answer import Answer, Form, Item
from qa.forms.citing import Citations
from qa.forms.finding import Found, Tools
from qa.overlap import holds
from qa.question import YEAR, Question
from qa.retrieve import Hit

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
    r"^\W*what (?:is|was) (?:the )?(?-i:[A-Z]\w+(?: [A-Z]\w+| \d{4}){0,4})\W*$",
    re.IGNORECASE,
)
_WHO = re.compile(r"^\W*who(?:['’]?s| is| was) ", re.IGNORECASE)

MOST_SENTENCES = 7
MOST_SAID = 8
TWICE = 0.75
"""Cosine from which two sentences say the same."""

WORTH_TELLING = 0.55
"""Share of the weight of the best sentence that one needs."""

MOST_FACTS = 4
_POINTS_BACK = re.compile(
    r"^(?:\W*[\w-]++){0,5}?\W*\b(?:them|those|they|it|he|she|this|these|such|were won|the same)\b",
    re.IGNORECASE,
)

LEAST = 0.5
"""Share of the names and years asked for that a sentence or its article's subject has to hold."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence that may go into a digest.

    Attributes:
        article: Where it stands.
        span: Where it stands there.
        weight: How much it tells of what is asked.
        figures: The values that it states, with their units.
    """

    article: Article
    span: Span
    weight: float
    figures: frozenset[tuple[Decimal, str]] = frozenset()

    @property
    def text(self) -> str:
        """Its words."""
        return self.article.text[self.span.start : self.span.end]


def wants_overview(text: str) -> bool:
    """Say whether a question asks for more than one thing of a matter."""
    return _ASKS.search(text) is not None


def wants_profile(text: str) -> bool:
    """Say whether a question asks who somebody is."""
    return _WHO.match(text) is not None


def overview(found: Found, tools: Tools) -> Answer | None:
    """Return a digest of what the articles say; None where they say too little of it."""
    subject = _Subject.of(found, tools)
    told = [
        sentence for article in _articles(found) for sentence in _sentences(article, subject, tools)
    ]
    ranked = sorted(told, key=lambda each: -each.weight)
    chosen = _without_repeats(ranked, tools, MOST_SENTENCES)
    if len(chosen) < 2:
        return None
    return _composed(found, _in_order(chosen))


@dataclass(frozen=True, slots=True)
class _Subject:
    """What a digest is about.

    Attributes:
        question: As it is looked up.
        words: Names and years of the question; where it has none, what else says something.
        campaigns: The full names of the campaigns that it asks about.
    """

    question: Question
    words: tuple[str, ...]
    campaigns: frozenset[str]

    @classmethod
    def of(cls, found: Found, tools: Tools) -> _Subject:
        question = found.question
        named = [stem(name) for name in question.names]
        content = (each for each in question.tokens if each not in STOP_WORDS | _EMPTY)
        campaigns = {
            campaign.name
            for article in _articles(found)
            for campaign in tools.contents.directory.of(article).campaigns
            if _names(question, campaign.name)
        }
        words = [*named, *question.years] or list(content)
        return cls(question, tuple(words), frozenset(campaigns))

    def share(self, text: str) -> float:
        """Return the share of its words that a text holds."""
        return self._share(self.words, text)

    def wording(self, text: str) -> float:
        """Return the share of all words of the question that a text holds."""
        return self._share(self.question.tokens, text)

    def _share(self, words: Sequence[str], text: str) -> float:
        there = frozenset(tokens(text))
        held = sum(holds(self.question, each, there) for each in words)
        return held / len(words) if words else 0.0


def _names(question: Question, campaign: str) -> bool:
    """Say whether a question names a campaign: its name, and its year where one is told."""
    name, years = tokens(YEAR.sub("", campaign)), YEAR.findall(campaign)
    asked = set(question.tokens)
    return set(name) <= asked and (not question.years or not years or years[0] in question.years)


def with_what_was_said(answer: Answer, found: Found, tools: Tools) -> Answer:
    """Add to an answer that tells somebody's office what he or she said."""
    names = set(found.question.names)
    said = [
        Sentence(hit.article, span, hit.score)
        for hit in _one_each(found)
        for person in tools.contents.directory.of(hit.article).people
        if names and names <= set(_words_of(person.name))
        for span in person.said
    ]
    first = answer.citations[0]
    shown = [Sentence(first.article, Span(first.start, first.end), 1.0)]
    chosen = _without_repeats([*shown, *said], tools, MOST_SAID)[1:]
    if not chosen:
        return answer
    citations = Citations()
    for cited in answer.citations:
        citations.cite_span(cited.article, Span(cited.start, cited.end), cited.score)
    quoted = [
        Item(each.text, (citations.cite_span(each.article, each.span, answer.confidence),))
        for each in _in_order(chosen)
    ]
    lines = [answer.text, *(f"“{item.text}” [{item.citations[0]}]" for item in quoted)]
    return replace(
        answer,
        text="\n\n".join(lines),
        citations=citations.made,
        form=Form.OVERVIEW,
        items=tuple(quoted),
    )


def _words_of(name: str) -> list[str]:
    """Return the words of a name as a question's names are written."""
    return [word.lower() for word in re.findall(r"[^\W\d_]+", name)]


_EMPTY = frozenset(
    map(stem, "tell happen come about overview summary result outcome case that".split())
)


def _articles(found: Found) -> list[Article]:
    return [hit.article for hit in _one_each(found)]


def _one_each(found: Found) -> Iterator[Hit]:
    seen: set[str] = set()
    for hit in found.hits:
        if hit.article.id not in seen:
            seen.add(hit.article.id)
            yield hit


def _sentences(article: Article, subject: _Subject, tools: Tools) -> list[Sentence]:
    """Return the sentences of an article on the matter, weighed by how much they tell."""
    facts = tools.contents.directory.of(article)
    is_subject = subject.share(article.heading) == 1.0 or (
        len(facts.campaigns) == 1 and facts.campaigns[0].name in subject.campaigns
    )
    found = []
    before: Span | None = None
    for number, span in enumerate(sentences(article.text, article.language)):
        whole, before = _with_what_it_points_to(article, before, span), span
        campaigns = {
            each.campaign for each in facts.figures if each.quote.overlaps(span) and each.campaign
        }
        if subject.campaigns and campaigns and not campaigns & subject.campaigns:
            continue  # of another year's campaign
        text = article.text[whole.start : whole.end]
        share = 1.0 if campaigns & subject.campaigns else subject.share(text)
        if share < LEAST and not is_subject:
            continue
        told = 0.25 * min(_facts_told(facts, span), MOST_FACTS) + 0.3 / (1 + number)
        defines = any(
            each.quote.overlaps(span) and each.name in subject.campaigns for each in facts.campaigns
        )
        weight = share + subject.wording(text) + told + 0.2 * is_subject + 0.5 * defines
        found.append(Sentence(article, whole, weight, _figures_told(facts, span)))
    return found


def _with_what_it_points_to(article: Article, before: Span | None, span: Span) -> Span:
    """Take in the sentence before where one begins with ``they`` or ``nine of them``."""
    if before is None or not _POINTS_BACK.search(article.text[span.start : span.end]):
        return span
    parted = "\n" in article.text[before.end : span.start]
    return span if parted else Span(before.start, span.end)


def _figures_told(facts: Facts, span: Span) -> frozenset[tuple[Decimal, str]]:
    return frozenset((each.value, each.unit) for each in facts.figures if each.quote.overlaps(span))


def _facts_told(facts: Facts, span: Span) -> int:
    """Count the figures, people and campaign dates that a sentence tells."""
    quotes = [
        *(each.quote for each in facts.figures),
        *(each.quote for each in facts.people),
        *(each.quote for each in facts.campaigns if each.start),
    ]
    return sum(quote.overlaps(span) for quote in quotes)


def _without_repeats(ranked: Sequence[Sentence], tools: Tools, most: int) -> list[Sentence]:
    """Return the first sentences that each say something that none before them says."""
    chosen: list[Sentence] = []
    told: set[tuple[Decimal, str]] = set()
    for each in ranked:
        if len(chosen) == most or each.weight < WORTH_TELLING * ranked[0].weight:
            break
        alike = tools.alike(each.text, [other.text for other in chosen]) if chosen else []
        overlaps = any(
            other.article.id == each.article.id and other.span.overlaps(each.span)
            for other in chosen
        )
        says_again = bool(each.figures) and each.figures <= told
        if max(alike, default=0.0) < TWICE and not says_again and not overlaps:
            chosen.append(each)
            told |= each.figures
    return chosen


def _in_order(chosen: Sequence[Sentence]) -> list[Sentence]:
    """Put sentences in the order of the articles, the one that tells most first."""
    best: dict[str, float] = {}
    for each in chosen:
        best[each.article.id] = max(best.get(each.article.id, 0.0), each.weight)
    return sorted(
        chosen, key=lambda each: (-best[each.article.id], each.article.id, each.span.start)
    )


def _composed(found: Found, chosen: Sequence[Sentence]) -> Answer:
    citations = Citations()
    score = found.hits[0].score if found.hits else 0.0
    items = [
        Item(each.text, (citations.cite_span(each.article, each.span, min(score, 1.0)),))
        for each in chosen
    ]
    return Answer(
        question=found.question.asked,
        standalone=found.question.text,
        answer=items[0].text,
        text="\n\n".join(f"“{item.text}” [{item.citations[0]}]" for item in items),
        confidence=max((each.confidence for each in found.readings), default=0.0),
        citations=citations.made,
        elapsed_ms=0.0,
        form=Form.OVERVIEW,
        items=tuple(items),
    )

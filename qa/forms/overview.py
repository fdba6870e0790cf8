"""A short digest in quoted sentences: who, when, how much, what was said, nothing twice."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpus.article import Article, Span
from corpus.sentences import sentences
from index.directory.records import Facts
from index.tokens import STOP_WORDS, stem, tokens
from qa.answer import Answer, Form, Item, Refusal
from qa.forms.citing import Citations
from qa.forms.finding import Found, Tools
from qa.overlap import holds
from qa.question import Question

_ASKS = re.compile(
    r"^\W*(?:please )?(?:can you )?(?:tell me|what do you know|what do the articles (?:say|tell)|"
    r"give me an? (?:overview|summary|digest)|summari[sz]e|describe|an? overview) "
    r"?(?:about|of|on)?\b|"
    r"\bwhat (?:came out of|happened (?:in|during|at|with|to)|became of)\b|"
    r"\bwhat(?:['’]?s| is| was)? (?:that|this|it|the .+?)? ?(?:all )?about\b|"
    r"\bwhat (?:were|are|was) the (?:results?|outcomes?|achievements?) of\b|"
    r"^\W*what (?:is|was) (?:the )?(?-i:[A-Z])[\w ]+\W*$",
    re.IGNORECASE,
)
_WHO = re.compile(r"^\W*who(?:['’]?s| is| was) ", re.IGNORECASE)

MOST_SENTENCES = 7
MOST_SAID = 4
TWICE = 0.8
"""Cosine from which two sentences say the same."""

LEAST = 0.5
"""Share of the names and years asked for that a sentence or its article's subject has to hold."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence that may go into a digest.

    Attributes:
        article: Where it stands.
        span: Where it stands there.
        weight: How much it tells of what is asked.
    """

    article: Article
    span: Span
    weight: float

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


def overview(found: Found, tools: Tools) -> Answer | Refusal | None:
    """Return a digest of what the articles say; None where they say too little of it."""
    about = _about(found.question)
    told = [
        sentence
        for article in _articles(found)
        for sentence in _sentences(article, about, found.question, tools)
    ]
    chosen = _without_repeats(sorted(told, key=lambda each: -each.weight), tools, MOST_SENTENCES)
    if len(chosen) < 2:
        return None
    return _composed(found, _in_order(chosen))


def with_what_was_said(answer: Answer, found: Found, tools: Tools) -> Answer:
    """Add to an answer that tells somebody's office what he or she said."""
    names = set(found.question.names)
    said = [
        Sentence(hit.article, span, hit.score)
        for hit in _one_each(found)
        for person in tools.contents.directory.of(hit.article).people
        if names and names <= set(tokens_of(person.name))
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
    return Answer(
        question=answer.question,
        standalone=answer.standalone,
        answer=answer.answer,
        text="\n\n".join(lines),
        confidence=answer.confidence,
        citations=citations.made,
        elapsed_ms=answer.elapsed_ms,
        form=Form.OVERVIEW,
        items=tuple(quoted),
    )


def tokens_of(name: str) -> list[str]:
    """Return the words of a name as a question's names are written."""
    return [word.lower() for word in re.findall(r"[^\W\d_]+", name)]


def _about(question: Question) -> list[str]:
    """Return what the digest is about: names and years, else all the words that say something."""
    named = [stem(name) for name in question.names]
    return [*named, *question.years] or [
        token for token in question.tokens if token not in STOP_WORDS and token not in _EMPTY
    ]


_EMPTY = frozenset(
    map(stem, "tell happen come about overview summary result outcome case that".split())
)


def _articles(found: Found) -> list[Article]:
    return list(dict.fromkeys(hit.article for hit in found.hits))


def _one_each(found: Found) -> Iterable:  # type: ignore[type-arg]
    seen: set[str] = set()
    for hit in found.hits:
        if hit.article.id not in seen:
            seen.add(hit.article.id)
            yield hit


def _sentences(
    article: Article, about: Sequence[str], question: Question, tools: Tools
) -> list[Sentence]:
    """Return the sentences of an article on the matter, weighed by how much they tell."""
    facts = tools.contents.directory.of(article)
    spans = sentences(article.text, article.language)
    subject = frozenset(tokens(article.heading))
    is_subject = _share(question, about, subject) == 1.0
    found = []
    for number, span in enumerate(spans):
        text = article.text[span.start : span.end]
        share = _share(question, about, frozenset(tokens(text)))
        share = max(share, _share_of_campaign(question, about, facts, span))
        if share < LEAST and not is_subject:
            continue
        told = _facts_told(facts, span)
        early = 0.3 / (1 + number)
        weight = share + 0.25 * min(told, 4) + early + (0.2 if is_subject else 0.0)
        found.append(Sentence(article, span, weight))
    return found


def _share(question: Question, about: Sequence[str], there: frozenset[str]) -> float:
    return sum(holds(question, each, there) for each in about) / len(about) if about else 0.0


def _share_of_campaign(question: Question, about: Sequence[str], facts: Facts, span: Span) -> float:
    """Return the share that the campaign of a sentence's figures bears out."""
    names = {each.campaign for each in facts.figures if each.quote.overlaps(span) and each.campaign}
    return max((_share(question, about, frozenset(tokens(name))) for name in names), default=0.0)


def _facts_told(facts: Facts, span: Span) -> int:
    """Count the figures, people and campaign dates that a sentence tells."""
    rows = (*facts.figures, *facts.people, *(each for each in facts.campaigns if each.start))
    return sum(each.quote.overlaps(span) for each in rows)


def _without_repeats(ranked: Sequence[Sentence], tools: Tools, most: int) -> list[Sentence]:
    chosen: list[Sentence] = []
    for each in ranked:
        if len(chosen) == most:
            break
        alike = tools.alike(each.text, [other.text for other in chosen]) if chosen else []
        if max(alike, default=0.0) < TWICE:
            chosen.append(each)
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

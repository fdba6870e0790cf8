"""Sentences of the indexed articles that may prove an answer, word for word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from corpus.article import Article
from corpus.sentences import sentences
from eval.measures.answers import holds
from eval.system import Assistant
from qa.render import CitationRecord

OFFERED = 9
"""How many sentences are offered at most: as many as have a number of one digit."""

PASSAGES = 10
"""How many passages the offered sentences are taken from."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence, or several in a row, as it stands in one or more articles."""

    text: str
    article_ids: tuple[str, ...]


def cited(
    citations: Iterable[CitationRecord], articles: Mapping[str, Article]
) -> tuple[Evidence, ...]:
    """Return the quotes of an answer that still stand where they were cited."""
    return tuple(
        Evidence(citation.quote, (citation.article_id,))
        for citation in citations
        if citation.article_id in articles
        and articles[citation.article_id].text[citation.start : citation.end] == citation.quote
    )


def retrieved(question: str, answers: Sequence[str], assistant: Assistant) -> tuple[Evidence, ...]:
    """Return sentences of the passages found for a question; those with an answer if there are."""
    found = []
    for hit in assistant.retrieve(question, limit=PASSAGES):
        article = assistant.articles[hit.passage.article_id]
        passage = hit.passage.text(article)
        for span in sentences(passage, article.language):
            found.append((passage[span.start : span.end], article.id))
    proving = [each for each in found if any(holds(each[0], answer) for answer in answers)]
    return _together(proving or found)[:OFFERED]


def look_up(words: str, articles: Iterable[Article]) -> tuple[Evidence, ...]:
    """Return the sentences that hold these words one after the other.

    Case and punctuation count, line breaks and the number of blanks don't.
    """
    if not words.strip():
        return ()
    pattern = re.compile(r"\s+".join(map(re.escape, words.split())))
    return _together(
        (text, article.id) for article in articles for text in _holding(pattern, article)
    )


def _holding(pattern: re.Pattern[str], article: Article) -> Iterator[str]:
    matches = list(pattern.finditer(article.text))
    spans = sentences(article.text, article.language) if matches else []
    for match in matches:
        held = [span for span in spans if span.start < match.end() and span.end > match.start()]
        yield article.text[held[0].start : held[-1].end]


def _together(found: Iterable[tuple[str, str]]) -> tuple[Evidence, ...]:
    ids: dict[str, dict[str, None]] = {}
    for text, article_id in found:
        ids.setdefault(text, {})[article_id] = None
    return tuple(Evidence(text, tuple(standing)) for text, standing in ids.items())

"""Tells who somebody is: the office, then what else is told of him or her, and what was said."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from corpus.article import Article, Span
from corpus.sentences import sentences
from qa.answer import Answer, Form
from qa.forms.citing import Citations
from qa.forms.digest import Line, choose, facts_of
from qa.forms.finding import Found, Tools
from qa.forms.overview import articles_of, digest, in_quotes, quoted

_WHO = re.compile(
    r"^\W*(?:(?P<who>who(?:['’]?s| is| was)) |tell me (?:more |something )?about )"
    r"(?P<name>[^?]+?)\W*$",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"^\W*(?:\w+,? ){0,3}(?:he|she|his|her)\b", re.IGNORECASE)

OF_A_PRONOUN = 0.9
OF_THE_OFFICE = 1.5
"""How surely the sentence that tells somebody's office belongs to the profile."""

MOST_WORDS = 5
"""Of a name; a longer phrase is none."""


def wants_profile(text: str) -> bool:
    """Say whether a question asks who somebody is, or about somebody."""
    asked = _WHO.match(text)
    return asked is not None and 1 < len(asked["name"].split()) <= MOST_WORDS


def profile(found: Found, tools: Tools) -> Answer | None:
    """Return a digest on the person whom a question names; None where no article has enough."""
    return digest(found, choose(list(_lines(found, tools)), frozenset(), tools.alike))


def with_profile(answer: Answer, found: Found, tools: Tools) -> Answer | None:
    """Add to an answer that tells somebody's office what else the articles tell of him or her.

    Returns:
        None where the answer quotes no sentence on that person.
    """
    cited = answer.citations[0]
    shown = Span(cited.start, cited.end)
    told = list(_lines(found, tools))
    others = [
        line
        for line in told
        if line.article.id != cited.article.id or not line.span.overlaps(shown)
    ]
    if len(others) == len(told):
        return None
    chosen = choose(others, frozenset(), tools.alike)
    if not chosen:
        return answer
    citations = Citations()
    for each in answer.citations:
        citations.cite_span(each.article, Span(each.start, each.end), each.score)
    items = quoted(chosen, citations, answer.confidence)
    return replace(
        answer,
        text=f"{answer.text}\n\n{in_quotes(items)}",
        citations=citations.made,
        form=Form.OVERVIEW,
        items=items,
    )


def _lines(found: Found, tools: Tools) -> Iterator[Line]:
    """Yield the sentences that name the person, go on with a pronoun, or quote."""
    asked = _WHO.match(found.question.text)
    if asked is None:
        return
    words = r"[\s.]+".join(map(re.escape, asked["name"].split()))
    name = re.compile(rf"\b{words}\b", re.IGNORECASE)
    for article in articles_of(found):
        written = name.search(article.text)
        is_known = asked["who"] or (written and _is_person(written.group(), article, tools))
        if written and is_known and written.group()[0].isupper():
            yield from _of_person(article, written.group(), tools)


def _is_person(name: str, article: Article, tools: Tools) -> bool:
    """Say whether the directory knows somebody of a name; others are told about as well."""
    people = tools.contents.directory.of(article).people
    return any(name in person.name for person in people)


def _of_person(article: Article, name: str, tools: Tools) -> Iterator[Line]:
    known = tools.contents.directory.of(article)
    parts = re.compile(rf"\b(?:{'|'.join(map(re.escape, name.split()))})\b")
    person = next((each for each in known.people if name in each.name), None)
    before: Span | None = None
    for number, span in enumerate(sentences(article.text, article.language)):
        text = article.text[span.start : span.end]
        named = parts.search(text) is not None
        parted = before is None or "\n" in article.text[before.end : span.start]
        is_said = person is not None and span in person.said
        by_pronoun = not parted and _PRONOUN.search(text) is not None
        before = span if named or by_pronoun or is_said else None
        if before is not None and text != article.title:
            tells_office = person is not None and person.office and person.quote.overlaps(span)
            on_it = OF_THE_OFFICE if tells_office else 1.0 if named else OF_A_PRONOUN
            yield Line(article, span, number, on_it, facts_of(text, span, known, tools.parse))

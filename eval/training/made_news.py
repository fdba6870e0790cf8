"""Made news as examples: articles cut into passages, as the index cuts them."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

from corpus.article import Article, Span
from corpus.passages import CountTokens, split_passages
from eval.cases import Case, CaseSet
from eval.training.example import Example, tells
from eval.training.news import MadeArticle, MadeQuestion, made_articles
from index.tokens import tokens

SHORTEST, LONGEST = 90, 220
"""Tokens of a passage; each article is cut at another length, since articles differ."""

ELSEWHERE = 0.4
"""How often an answered question is asked of another passage of its article, too."""


def news_examples(count: int, seed: int, count_tokens: CountTokens) -> list[Example]:
    """Return the questions of so many made articles, over the passages that seem to answer."""
    rng = random.Random(seed)
    return [
        example
        for made in made_articles(count, seed, held_back=False)
        for example in _of_article(made, count_tokens, rng)
    ]


def _of_article(made: MadeArticle, count_tokens: CountTokens, rng: random.Random) -> list[Example]:
    article = Article(
        id=made.title, title=made.title, text=made.text, path="", place="", date=made.date
    )
    passages = split_passages(article, count_tokens, rng.randint(SHORTEST, LONGEST))
    spans = [Span(passage.start, passage.end) for passage in passages]
    return [example for each in made.questions for example in _asked(each, article, spans, rng)]


def _asked(
    asked: MadeQuestion, article: Article, passages: Sequence[Span], rng: random.Random
) -> Iterator[Example]:
    def over(passage: Span, answers: tuple[Span, ...]) -> Example:
        words = article.text[passage.start : passage.end]
        return Example(asked.question, article.heading, words, answers, article.title, "made news")

    telling = [each for each in passages if each.start <= asked.start and asked.end <= each.end]
    nearest = sorted(passages, key=lambda each: -_shared(asked.question, article, each))
    if not asked.answers:
        yield over(nearest[0], ())
    elif telling:
        start = telling[0].start
        yield over(telling[0], (Span(asked.start - start, asked.end - start),))
        others = [each for each in nearest if not tells(article.text[slice(*each)], asked.answers)]
        if others and rng.random() < ELSEWHERE:
            yield over(others[0], ())


def _shared(question: str, article: Article, passage: Span) -> int:
    words = set(tokens(article.text[passage.start : passage.end]))
    return sum(token in words for token in set(tokens(question)))


def news_cases(
    count: int, seed: int, *, held_back: bool = False
) -> tuple[CaseSet, tuple[Article, ...]]:
    """Return made articles and the questions on them as known cases."""
    cases, articles = [], []
    for number, made in enumerate(made_articles(count, seed, held_back), start=1):
        place = f"made-{number}.md"
        article = Article(
            id=place, title=made.title, text=made.text, path=place, place=place, date=made.date
        )
        articles.append(article)
        cases += [
            Case(
                id=f"made-{number}-{at}",
                question=asked.question,
                answers=asked.answers,
                articles=(place,),
                evidence=asked.evidence or None,
                type=asked.kind,
                history=(),
                part="tune",
                source=place,
            )
            for at, asked in enumerate(made.questions, start=1)
        ]
    return CaseSet("made news", tuple(cases)), tuple(articles)

"""Why a question is refused, in one sentence that names what was looked for and not found."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import reduce

import numpy as np

from corpus.article import Article
from corpus.sentences import sentences
from index.contents import Contents, Rows
from index.date_names import YEAR
from index.tokens import stem, tokens, words
from qa.overlap import holds
from qa.question import CURRENCIES, Kind, Question
from qa.requirements import missing_names

_WORD = re.compile(r"[^\W_]+")
MOST_YEARS = 6
MOST_READ = 200
"""Articles that are read to find out what they do tell."""

YEARS = range(1900, 2100)

_WANTED = {
    Kind.AMOUNT: "how much",
    Kind.SHARE: "what share",
    Kind.PERSON: "who",
    Kind.OFFICE: "in which office",
    Kind.DATE: "when",
    Kind.PLACE: "where",
}


NAMES_NOTHING = "The question names nothing to look for: say in it what it is about."

_POINTING = frozenset(map(stem, "say says said tell told mean happen about else wrote".split()))
"""Words that ask about what was said before, and tell nothing where nothing was."""


def names_nothing(question: Question) -> bool:
    """Say whether a question only points to something, and nothing stands before it."""
    return set(question.tokens) <= _POINTING


def no_answer(question: Question) -> str:
    """Say that the articles speak of the matter, but don't tell what is asked."""
    known = _listed([*_surface(question, question.names), *question.years])
    wanted = _wanted(question)
    if known:
        return f"The articles mention {known}, but no sentence in them says {wanted}."
    return f"No sentence in the articles says {wanted}."


def not_borne_out(question: Question, contents: Contents) -> str:
    """Say which name, year or number of the question the articles don't share."""
    knows = contents.lexical.knows
    strangers = [name for name in question.names if not _is_told(question, name, knows)]
    if strangers:
        return f"The articles don't mention {_listed(_surface(question, strangers), 'or')}."
    about = _articles_on(question, contents) if question.names else []
    if question.names and not about:
        return f"No article speaks of {_listed(_surface(question, question.names))}."
    told = _years_of(about) if question.names else [year for year in map(str, YEARS) if knows(year)]
    years = [year for year in question.years if year not in told]
    if years:
        return _other_years(question, years, _years_beside(question, about) or told)
    numbers = [number for number in question.numbers if not knows(number)]
    if numbers:
        return f"The articles don't give the figure {_listed(numbers)}."
    return no_answer(question)


def _articles_on(question: Question, contents: Contents) -> list[Article]:
    """Return articles that bear out every name of a question; not all where there are many."""
    numbers = np.arange(len(contents.articles))
    for name in question.names:
        choices = [[stem(name)], *question.alternatives.get(stem(name), ())]
        holding = [_articles_with(choice, contents) for choice in choices]
        numbers = np.intersect1d(numbers, np.concatenate(holding))
    found = contents.articles.numbered(numbers[:MOST_READ].tolist())
    return [article for article in found if not missing_names(question, article)]


def _articles_with(together: Iterable[str], contents: Contents) -> Rows:
    """Return the numbers of the articles that hold all of some tokens."""
    each = [contents.passages.article_numbers(contents.lexical.rows(one)) for one in together]
    return reduce(np.intersect1d, each)


def _years_of(articles: Iterable[Article]) -> list[str]:
    return sorted({year for each in articles for year in YEAR.findall(_whole(each))})


def _is_told(question: Question, name: str, knows: Callable[[str], bool]) -> bool:
    choices = question.alternatives.get(stem(name), ())
    return knows(stem(name)) or any(all(map(knows, choice)) for choice in choices)


def _other_years(question: Question, years: Sequence[str], told: Sequence[str]) -> str:
    names = _listed(_surface(question, question.names))
    about = f" on {names}" if names else ""
    if not told or len(told) > MOST_YEARS:
        return f"The articles{about} don't speak of {_listed(years)}."
    return f"The articles{about} speak of {_listed(told)}, not of {_listed(years, 'or')}."


def _years_beside(question: Question, articles: Iterable[Article]) -> list[str]:
    """Return the years that stand in one sentence with the names of the question, in order."""
    return sorted(
        {
            year
            for article in articles
            for text in _sentences(article)
            for year in YEAR.findall(text)
            if all(holds(question, stem(name), frozenset(tokens(text))) for name in question.names)
        }
    )


def _sentences(article: Article) -> Iterable[str]:
    yield article.heading
    for start, end in sentences(article.text, article.language):
        if YEAR.search(article.text, start, end):
            yield article.text[start:end]


def _whole(article: Article) -> str:
    return f"{article.heading} {article.text}"


def _wanted(question: Question) -> str:
    if question.kind is Kind.COUNT:
        return f"how many {question.counted}".strip()
    if question.currencies:
        asked = _WORD.findall(question.text)
        return f"how much in {_listed([word for word in asked if _is_money(word)])}"
    return _WANTED.get(question.kind, "what is asked")


def _is_money(word: str) -> bool:
    return not CURRENCIES.isdisjoint(tokens(word))


def _surface(question: Question, wanted: Sequence[str]) -> list[str]:
    """Return the names that hold the wanted words, as the question writes them.

    Names that stand side by side are one name: who looks for ``cup`` is shown ``World Cup``.
    """
    runs: list[tuple[str, bool]] = []
    end = -1
    for match in _WORD.finditer(question.text):
        plain = "".join(words(match.group()))
        if plain not in question.names:
            continue
        if runs and question.text[end : match.start()] == " ":
            name, holds_one = runs.pop()
            runs.append((f"{name} {match.group()}", holds_one or plain in wanted))
        else:
            runs.append((match.group(), plain in wanted))
        end = match.end()
    return list(dict.fromkeys(name for name, holds_one in runs if holds_one))


def _listed(parts: Sequence[str], last: str = "and") -> str:
    *others, final = parts or [""]
    return f"{', '.join(others)} {last} {final}" if others else final

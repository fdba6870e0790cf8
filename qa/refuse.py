"""Why a question is refused, in one sentence that names what was looked for and not found."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from corpus.article import Article
from corpus.sentences import sentences
from index.generation import Contents
from index.tokens import stem, tokens, words
from qa.overlap import holds
from qa.question import Kind, Question

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_WORD = re.compile(r"[^\W_]+")
MOST_YEARS = 6

_WANTED = {
    Kind.AMOUNT: "how much",
    Kind.SHARE: "what share",
    Kind.PERSON: "who",
    Kind.OFFICE: "in which office",
    Kind.DATE: "when",
    Kind.PLACE: "where",
}


def no_answer(question: Question) -> str:
    """Say that the articles speak of the matter, but don't tell what is asked."""
    known = _listed([*_surface(question, question.names), *question.years])
    wanted = _wanted(question)
    if known:
        return f"The articles mention {known}, but no sentence in them says {wanted}."
    return f"No sentence in the articles says {wanted}."


def not_borne_out(question: Question, contents: Contents) -> str:
    """Say which name, year or number of the question the articles don't share."""
    articles = list(contents.articles.values())
    known = frozenset(token for article in articles for token in tokens(_whole(article)))
    strangers = [name for name in question.names if not holds(question, stem(name), known)]
    if strangers:
        return f"The articles don't mention {_listed(_surface(question, strangers), 'or')}."
    told = _years(question, articles)
    years = [year for year in question.years if year not in told]
    if years:
        return _other_years(question, years, told)
    numbers = [number for number in question.numbers if number not in known]
    if numbers:
        return f"The articles don't give the figure {_listed(numbers)}."
    fixed = [*_surface(question, question.names), *question.years, *question.numbers]
    return f"No article speaks of {_listed(fixed)} together, so {_wanted(question)} isn't told."


def _other_years(question: Question, years: Sequence[str], told: Sequence[str]) -> str:
    names = _listed(_surface(question, question.names))
    about = f" on {names}" if names else ""
    if not told or len(told) > MOST_YEARS:
        return f"The articles{about} don't speak of {_listed(years)}."
    return f"The articles{about} speak of {_listed(told)}, not of {_listed(years, 'or')}."


def _years(question: Question, articles: Iterable[Article]) -> list[str]:
    """Return the years that the articles name beside the names of the question, in order."""
    return sorted(
        {
            year
            for article in articles
            for text in _sentences(article)
            for year in _YEAR.findall(text)
            if all(holds(question, stem(name), frozenset(tokens(text))) for name in question.names)
        }
    )


def _sentences(article: Article) -> Iterable[str]:
    yield f"{article.title} {article.date or ''}"
    for start, end in sentences(article.text, article.language):
        if _YEAR.search(article.text, start, end):
            yield article.text[start:end]


def _whole(article: Article) -> str:
    return f"{article.title} {article.publisher or ''} {article.date or ''} {article.text}"


def _wanted(question: Question) -> str:
    if question.kind is Kind.COUNT:
        return f"how many {question.counted}".strip()
    return _WANTED.get(question.kind, "what is asked")


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

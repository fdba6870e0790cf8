"""The names that a set gives its articles become the ids that the index gives them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from pathlib import PurePath

from corpus.article import Article
from eval.cases import Case
from eval.errors import CaseError


class ArticleNames:
    """Finds the article that a name means.

    An article is called by its id, by its place inside the folder that was read, by its path, or
    by the bare name of its file or of a copy's file. The first of these that fits decides.
    """

    def __init__(self, articles: Iterable[Article]) -> None:
        known = tuple(articles)
        self._ways = tuple(_ids_by_name(known, names) for names in _WAYS)

    def ids(self, case: Case) -> tuple[str, ...]:
        """Return the ids of the articles that answer a case.

        Raises:
            CaseError: A name fits no article, or several.
        """
        return tuple(self.grades(case))

    def grades(self, case: Case) -> dict[str, int]:
        """Return how relevant each article that answers a case is, by its id.

        Raises:
            CaseError: A name fits no article, or several.
        """
        grades = case.grades or (1,) * len(case.articles)
        found: dict[str, int] = {}
        for name, grade in zip(case.articles, grades, strict=True):
            article_id = self._id(name, case)
            found[article_id] = max(grade, found.get(article_id, 0))
        return found

    def _id(self, name: str, case: Case) -> str:
        ids = next((way[name] for way in self._ways if name in way), frozenset[str]())
        if not ids:
            problem = (
                f"{name!r} is no article of the index; give the set's own by --articles or --index"
            )
            raise CaseError(case.source, "articles", problem)
        if len(ids) > 1:
            problem = f"{name!r} is the name of {len(ids)} articles; give a place or an id instead"
            raise CaseError(case.source, "articles", problem)
        return next(iter(ids))


def _base_names(article: Article) -> list[str]:
    paths = [article.path, *(copy.path for copy in article.copies)]
    return [PurePath(path).name for path in paths]


_WAYS: tuple[Callable[[Article], list[str]], ...] = (
    lambda article: [article.id],
    lambda article: [article.place],
    lambda article: [article.path, *(copy.path for copy in article.copies)],
    _base_names,
)


def _ids_by_name(
    articles: Iterable[Article], names: Callable[[Article], list[str]]
) -> Mapping[str, frozenset[str]]:
    ids = defaultdict[str, set[str]](set)
    for article in articles:
        for name in names(article):
            ids[name].add(article.id)
    return {name: frozenset(found) for name, found in ids.items()}

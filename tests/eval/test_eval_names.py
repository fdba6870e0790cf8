from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.article import Article, Copy
from eval.cases import Case
from eval.errors import CaseError
from eval.names import ArticleNames


def ids(articles: list[Article], *names: str) -> tuple[str, ...]:
    case = Case("q1", "?", ("x",), names, None, "figure", (), None, "set.jsonl line 4")
    return ArticleNames(articles).ids(case)


@pytest.mark.parametrize("name", ["h1", "ports/harbour.txt", "news/ports/harbour.txt"])
def test_an_article_is_found_by_id_place_and_path(
    harbour: Article, bakery: Article, name: str
) -> None:
    moved = replace(harbour, path="news/ports/harbour.txt", place="ports/harbour.txt")
    assert ids([moved, bakery], name) == ("h1",)
    assert ids([moved, bakery], "harbour.txt") == ("h1",)


def test_an_article_is_found_by_the_names_of_its_copies(harbour: Article) -> None:
    copied = replace(harbour, copies=(Copy("wire/closed.txt", "Harbour shuts"),))
    assert ids([copied], "closed.txt", "wire/closed.txt", "harbour.txt") == ("h1",)


def test_a_place_weighs_more_than_the_name_of_a_file(harbour: Article) -> None:
    top = replace(harbour, id="top", place="a.txt", path="news/a.txt")
    below = replace(harbour, id="below", place="ports/a.txt", path="news/ports/a.txt")
    assert ids([below, top], "a.txt") == ("top",)


def test_a_name_of_several_articles_is_not_guessed(harbour: Article) -> None:
    one = replace(harbour, id="1", place="wire.jsonl#1", path="news/wire.jsonl")
    two = replace(harbour, id="2", place="wire.jsonl#2", path="news/wire.jsonl")
    with pytest.raises(CaseError, match=r"line 4, field 'articles': 'wire.jsonl' .* 2 articles"):
        ids([one, two], "wire.jsonl")


def test_a_name_of_no_article_is_told(harbour: Article) -> None:
    with pytest.raises(CaseError, match=r"line 4, field 'articles': 'ferry.txt' is no article"):
        ids([harbour], "ferry.txt")

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import spool
from corpus.article import Article, Copy
from corpus.spool import Spool

texts = st.lists(st.text(st.characters(exclude_categories=["Cs"])), max_size=6)


def article(number: int, text: str) -> Article:
    copies = (Copy(f"b/{number}", "T", None, "2016"),) if number % 2 else ()
    return Article(f"a{number}", "T\n", text, f"in/{number}", f"{number}", copies=copies)


@given(texts, st.sampled_from([1, 1 << 20]))
def test_articles_come_back_in_any_order(texts, in_memory):
    articles = [article(number, text) for number, text in enumerate(texts)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(spool, "IN_MEMORY", in_memory)
        kept = Spool()
    for each in articles:
        kept.append(each)
        assert kept[-1] == each
    assert list(kept) == articles
    assert [kept[at] for at in reversed(range(len(kept)))] == articles[::-1]
    assert kept[1:3] == articles[1:3]


def test_what_was_never_added_is_no_article():
    with pytest.raises(IndexError):
        Spool()[0]

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from corpus.article import Article
from corpus.passages import split_passages


def count_words(texts):
    return [len(text.split()) for text in texts]


def article(text: str) -> Article:
    return Article(id="a", title="A", text=text, path="a.txt", place="a.txt")


def test_sentences_stay_whole_where_they_fit():
    text = "One two three. Four five six. Seven eight nine."
    passages = split_passages(article(text), count_words, 6)
    assert [p.text(article(text)) for p in passages] == [
        "One two three. Four five six.",
        "Seven eight nine.",
    ]


def test_a_sentence_longer_than_a_passage_is_cut_at_a_clause():
    text = "The bureau closed ten sites, fined their owners, and published the list in May."
    passages = split_passages(article(text), count_words, 9)
    assert [p.text(article(text)) for p in passages] == [
        "The bureau closed ten sites, fined their owners,",
        "and published the list in May.",
    ]


texts = st.text() | st.lists(
    st.sampled_from(["word ", "two. ", "\n", "“Quoted,” ", "longish, ", "句子。", "\u3000", " "]),
    max_size=120,
).map("".join)


@given(texts, st.integers(min_value=1, max_value=30))
def test_passages_slice_back_and_cover_the_article(text, max_tokens):
    whole = article(text)
    passages = split_passages(whole, count_words, max_tokens)
    assert all(p.text(whole) == text[p.start : p.end] != "" for p in passages)
    assert all(p.text(whole) == p.text(whole).strip() for p in passages)
    assert "".join("".join(p.text(whole).split()) for p in passages) == "".join(text.split())
    assert all(a.end <= b.start for a, b in pairwise(passages))


@given(texts, st.integers(min_value=1, max_value=30))
def test_no_passage_is_larger_than_asked(text, max_tokens):
    whole = article(text)
    sizes = count_words([p.text(whole) for p in split_passages(whole, count_words, max_tokens)])
    assert all(size <= max_tokens for size in sizes)

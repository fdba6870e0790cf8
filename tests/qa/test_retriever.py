"""Programs on LangChain get our passages, with their exact places."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from index.build import build_index
from qa.assistant import Assistant
from qa.errors import QuestionError
from qa.retriever import PullquoteRetriever


@pytest.fixture
def retriever(tmp_path, make_article, encoder):
    articles = [
        make_article("kilns", "The Kiln Office closed 12 kilns. Potters hoped for rain."),
        make_article("boats", "Ten boats sank off Porto in the storm."),
    ]
    build_index(articles, tmp_path, encoder)
    return PullquoteRetriever(assistant=Assistant.open(tmp_path, encoder), limit=1)


def test_a_document_is_a_slice_of_its_article(retriever):
    [document] = retriever.invoke("How many kilns were closed?")
    told = document.metadata
    article = retriever.assistant.articles[told["article_id"]]
    assert document.page_content == article.text[told["start"] : told["end"]]
    assert "12 kilns" in document.page_content
    assert document.id == f"{article.id}:{told['start']}-{told['end']}"


def test_the_limit_holds_and_has_to_be_one_at_least(retriever):
    assert len(retriever.model_copy(update={"limit": 2}).invoke("kilns and boats")) == 2
    with pytest.raises(ValidationError):
        PullquoteRetriever(assistant=retriever.assistant, limit=0)


def test_no_question_is_an_error(retriever):
    with pytest.raises(QuestionError):
        retriever.invoke("  ")

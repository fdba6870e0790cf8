from __future__ import annotations

import pytest
import spacy

from eval.speed import answer, growth, throughput
from index.generation import open_contents


def test_the_bare_encoder_gets_the_very_texts_of_the_index(encoder, make_article):
    handed = []
    articles = [make_article("a", "One. " * 150), make_article("b", "Two.")]
    findings = throughput.measure(articles, encoder, lambda texts: handed.append(list(texts)), 2)
    assert handed == [encoder.encoded[: len(handed[0])]] * 3
    assert handed[0][-1] == "B\nTwo."
    assert findings.counts == {"articles": 2, "texts": len(handed[0])}
    assert len(findings.figures[0].ratios) == 2


class Answerer:
    def __init__(self, log):
        self.articles = {"a1": None}
        self.asked = []
        log.append(self)

    def ask(self, question):
        self.asked.append(question)


def test_cold_questions_get_an_assistant_each_and_warm_ones_one_that_has_read():
    opened, encoded = [], []
    findings = answer.measure(["q1", "q2"], ["w1", "w2"], lambda: Answerer(opened), encoded.append)
    cold, warm = findings.figures
    assert [one.asked for one in opened[:3]] == [["w1"], ["q1"], ["q2"]]
    assert [one.asked for one in opened[3:]] == [["w1", "w2", "w1", "q1", "q2"]]
    assert encoded == [["w1"], ["q1"], ["q2"]] * 2
    assert len(cold.ratios) == len(warm.ratios) == 2
    assert findings.counts == {"articles": 1, "questions": 2}


@pytest.fixture
def bench(real, made):
    def passages(path, questions):
        return len(open_contents(path)[1].passages)

    return growth.Bench(
        real=real,
        encoder=made,
        encode=lambda texts: sorted(range(1000)),
        parse=spacy.blank("en"),
        questions=["When was the bridge of Tarn built?", "Who sold boats in Lund?"],
        pairs=2,
        memory=passages,
    )


def test_growth_tells_every_figure_of_every_size(bench):
    first, found = growth.measure(bench, [20, 60])
    assert len(first.passages) == 1
    small, large = found.passages
    assert [(step.size, step.memory) for step in found.passages] == [(20, 20), (60, 60)]
    assert small.articles < large.articles
    assert small.disk < large.disk
    assert [figure.name for figure in small.figures] == [
        growth.SEARCH_TO_ENCODE,
        growth.ADDING_TO_COPY,
    ]
    assert {figure.name: len(figure.ratios) for figure in large.figures} == {
        growth.SEARCH_TO_ENCODE: 2,
        growth.ADDING_TO_COPY: 2,
        growth.SEARCH: 2,
        growth.OPENING: 2,
        growth.ADDING: 2,
    }


def test_an_article_is_added_at_most_a_few_times(bench):
    *_, found = growth.measure(growth.replace(bench, pairs=9), [20, 25])
    figures = {figure.name: len(figure.ratios) for figure in found.passages[1].figures}
    assert figures[growth.OPENING] == 9
    assert figures[growth.ADDING] == growth.MOST_ADDED

from __future__ import annotations

import pytest

from corpus.article import Passage
from qa.question import understand
from qa.reading.calibration import Calibration
from qa.reading.features import FEATURES
from qa.reading.span_reader import SpanReader
from qa.retrieve import Hit

QUESTION = "How many websites were closed in 2016?"


@pytest.fixture
def hits(generation):
    contents = generation.contents
    return [
        Hit(contents.articles[passage.article_id], passage, 1.0 / (at + 1), 0.5)
        for at, passage in enumerate(contents.passages)
    ]


@pytest.fixture
def ask(generation, parse, hits, phrase_model):
    def candidates(phrases, question=QUESTION):
        reader = SpanReader(phrase_model(phrases), parse, generation.contents)
        understood = understand(question, question, generation, parse)
        return reader.candidates(understood, hits)

    return candidates


def test_the_best_span_is_quoted_with_its_whole_sentence(ask):
    best = ask({"25": 9.0}, "How many percent of the clues came from readers?")[0]
    assert best.answer_text == "About 25 percent"
    assert best.text == "About 25 percent of the clues came from readers."
    assert best.span.start <= best.answer.start < best.answer.end <= best.span.end


def test_a_span_over_two_sentences_quotes_both(ask):
    best = ask({"readers. Raids": 9.0}, "What happened?")[0]
    assert best.text.startswith("About 25 percent")
    assert best.text.endswith("in Avonbridge and Shanghai.")


def test_readings_are_what_the_candidates_are_most_probable_first(generation, parse, hits, ask):
    found = ask({"290": 9.0, "450": 4.0})
    sure = [each.confidence for each in found]
    assert sure == sorted(sure, reverse=True)
    assert len(sure) > 2
    assert all(0 <= each <= 1 for each in sure)
    assert found[0].reading.answer == found[0].answer
    assert found[0].reading.confidence == sure[0]


def test_what_stands_in_several_passages_agrees(ask):
    alone = ask({"290 websites": 9.0}, "What was closed?")[0]
    both = ask({"Clearwater": 9.0}, "What was the campaign called?")
    assert alone.features.agreeing == 0
    assert both[0].features.agreeing > 0


def test_another_thing_counted_and_another_year_speak_against_a_span(ask):
    asked, other = (ask({"290": 9.0}, f"How many {thing} were closed in 2016?")[0]
                    for thing in ("websites", "lanterns"))  # fmt: skip
    assert asked.features.counted > other.features.counted
    wrong_year = ask({"290": 9.0}, "How many websites were closed in 2011?")[0]
    assert asked.features.fixed > wrong_year.features.fixed
    assert asked.confidence > max(other.confidence, wrong_year.confidence)


def test_a_span_without_a_figure_lacks_what_how_many_asks_for(ask):
    assert ask({"Shanghai": 9.0})[0].features.lacking == 1
    assert ask({"290": 9.0})[0].features.lacking == 0


def test_nothing_is_found_in_nothing(generation, parse, phrase_model):
    reader = SpanReader(phrase_model({}), parse, generation.contents)
    assert reader.read(understand(QUESTION, QUESTION, generation, parse), []) == []


def test_another_calibration_is_another_reader_with_other_confidences(
    generation, parse, hits, phrase_model
):
    model = phrase_model({"290": 9.0})
    plain = SpanReader(model, parse, generation.contents)
    model.calibration = Calibration(dict.fromkeys(FEATURES, 0.0), intercept=0.0)
    flat = SpanReader(model, parse, generation.contents)
    assert flat.fingerprint != plain.fingerprint
    understood = understand(QUESTION, QUESTION, generation, parse)
    assert {each.confidence for each in flat.read(understood, hits)} == {0.5}


def test_a_calibration_over_other_features_is_refused(generation, parse, phrase_model):
    model = phrase_model({})
    model.calibration = Calibration({"answers": 1.0, "luck": 2.0}, intercept=0.0)
    with pytest.raises(ValueError, match="luck"):
        SpanReader(model, parse, generation.contents)


def test_a_passage_far_down_that_says_the_same_says_it_in_the_same_words(
    generation, parse, make_article, phrase_model
):
    texts = [f"In town {at} the office closed 290 websites." for at in range(6)]
    hits = []
    for at, text in enumerate(texts):
        article = make_article(f"town{at}", text)
        hits.append(Hit(article, Passage(article.id, 0, len(text)), 1.0, 0.5))
    reader = SpanReader(phrase_model({"290": 9.0}), parse, generation.contents)
    understood = understand(QUESTION, QUESTION, generation, parse)
    found = [each for each in reader.candidates(understood, hits) if "290" in each.answer_text]
    assert [each.answer_text for each in found] == ["290 websites"] * 6

from __future__ import annotations

from qa.question import understand
from qa.retrieve import retrieve


def search(generation, parse, text, limit=5):
    question = understand(text, text, generation, parse)
    return retrieve(question, generation.encoder.encode([question.text])[0], generation, limit)


def test_hits_come_best_first_and_no_more_than_asked(generation, parse):
    hits = search(generation, parse, "How many links were deleted in 2019?", limit=1)
    assert [hit.article.place for hit in hits] == ["lakes.txt"]
    hits = search(generation, parse, "Clearwater campaign")
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert {hit.article.place for hit in hits} == {"harbour.txt", "lakes.txt"}


def test_given_articles_are_the_only_ones_found(generation, parse):
    text = "How many links were deleted in 2019?"
    ids = {hit.article.place: hit.article.id for hit in search(generation, parse, text)}
    question = understand(text, text, generation, parse)
    vector = generation.encoder.encode([text])[0]
    hits = retrieve(question, vector, generation, 5, [ids["harbour.txt"]])
    assert {hit.article.place for hit in hits} == {"harbour.txt"}


def test_an_alias_finds_the_long_name(bundled):
    for name in ("NCAC", "National Copyright Administration of China"):
        first = bundled.retrieve(f"press conference of the {name} in December")[0]
        assert first.article.place == "jianwang-2019.md"


def test_misspelt_and_hasty_questions_still_find_their_passage(bundled):
    first = bundled.retrieve("shangai vidoe on demnd infringment")[0]
    assert "Shanghai" in first.text
    assert "video-on-demand" in first.text


def test_the_year_of_a_question_weighs(bundled):
    for year in ("2016", "2019"):
        first = bundled.retrieve(f"Jianwang {year} infringement cases")[0]
        assert first.article.place == f"jianwang-{year}.md"


def test_the_same_words_in_two_articles_are_one_hit(tmp_path, make_article, encoder, parse):
    from index.build import build_index
    from index.generation import Generation

    same = [make_article(name, "The office closed 12 sites.") for name in ("a", "b", "c")]
    build_index(same, tmp_path, encoder)
    generation = Generation.open(tmp_path, encoder)
    assert len(search(generation, parse, "sites closed by the office")) == 1

from __future__ import annotations

import re
import string
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.article import Article
from corpus.reader import read_corpus
from eval.jsonl import read_jsonl
from eval.training.news import MadeArticle, made_articles
from eval.training.news.__main__ import main
from eval.training.news.article import write
from eval.training.news.asking import Asker
from eval.training.news.facts import Scope
from eval.training.news.pools.half import Half, half
from eval.training.news.records import Thing
from eval.training.news.table import draw_table
from eval.training.news.twins import Twins
from eval.training.news.verbs import verbs

KINDS = {"figure", "official", "office", "campaign", "date", "place", "quote", "unanswerable"}
TWINS = {"year", "person", "place", "campaign", "counted", "role", "unit", "cut"}
HALVES = pytest.mark.parametrize("held_back", [False, True])


@pytest.fixture(scope="module", params=[False, True], ids=["training", "held-back"])
def articles(request: pytest.FixtureRequest) -> list[MadeArticle]:
    return made_articles(150, 11, request.param)


@given(seed=st.integers(0, 10_000), held_back=st.booleans())
@settings(max_examples=40, deadline=None)
def test_the_span_is_the_first_answer_and_the_evidence_holds_it(seed, held_back):
    for article in made_articles(1, seed, held_back):
        for asked in article.questions:
            if asked.kind == "unanswerable":
                assert (asked.answers, asked.evidence, asked.start, asked.end) == ((), "", 0, 0)
                assert asked.twin in TWINS
                continue
            assert asked.twin == ""
            assert article.text[asked.start : asked.end] == asked.answers[0]
            assert article.text.count(asked.evidence) == 1
            begin = article.text.index(asked.evidence)
            assert begin <= asked.start < asked.end <= begin + len(asked.evidence)


@given(seed=st.integers(0, 10_000), held_back=st.booleans())
@settings(max_examples=30, deadline=None)
def test_what_is_left_out_stands_nowhere_in_the_text(seed, held_back):
    random = Random(seed)
    pools = half(held_back)
    table = draw_table(pools, random)
    written = write(table, pools, random)
    untold = [count for count in table.counts if count.key not in written.places]
    for count in untold:
        assert f" {count.figure.digits} {count.thing.noun}" not in f" {written.text}"
        if isinstance(count.where, Scope):
            others = [
                each
                for each in table.counts
                if each.thing is count.thing and each.key in written.places
            ]
            assert others or not re.search(
                rf"(\d|llion) {re.escape(count.thing.noun)}", written.text
            )
    for thing in table.uncounted:
        assert not re.search(rf"(\d|llion) {re.escape(thing.noun)}\b", written.text)
    for money in table.moneys:
        if money.key not in written.places:
            assert not _number(money.sum.local, written.text)
    for said in table.said:
        told = said.remark.clause.lower() in written.text.lower()
        assert told == (said.key in written.places)
    for person in table.people:
        told = f"name {person.tag}" in written.places
        assert told == (person.name in written.text)


@HALVES
def test_no_twin_asks_for_a_count_or_a_sum_that_is_told(held_back):
    for seed in range(120):
        random = Random(seed)
        pools = half(held_back)
        table = draw_table(pools, random)
        written = write(table, pools, random)
        counts = [count for count in table.counts if count.key in written.places]
        sums = [money for money in table.moneys if money.key in written.places]
        for twin in Twins(Asker(table, written, pools, random)).all():
            slots = dict(twin.slots)
            if twin.topic == "count":
                asked = [count for count in counts if _is_of(count.thing, slots["noun"])]
                assert not any(_is_in(count.where, slots, twin.twin) for count in asked)
            elif twin.topic == "count there":
                asked = [count for count in counts if _is_of(count.thing, slots["noun"])]
                assert slots["place"] not in [getattr(each.where, "place", "") for each in asked]
            elif twin.topic in ("fines", "value", "recovered") and twin.twin != "unit":
                told = [money for money in sums if money.what == twin.topic]
                assert not any(_is_in(money.where, slots, twin.twin) for money in told)


def _is_of(thing: Thing, noun: str) -> bool:
    return noun in (thing.noun, *thing.asked)


def _is_in(where: object, slots: dict[str, str], twin: str) -> bool:
    """Tell whether the slots mean this campaign; a year alone may do so, but for a campaign."""
    if not isinstance(where, Scope) or str(where.year) != slots["year"]:
        return False
    return twin != "campaign" or where.name == slots["name"]


@HALVES
def test_a_question_names_its_answer_by_the_table(held_back):
    """Whatever is asked of a count has the number of that count, and of no other, for an answer."""
    for seed in range(60):
        random = Random(seed)
        pools = half(held_back)
        table = draw_table(pools, random)
        written = write(table, pools, random)
        asker = Asker(table, written, pools, random)
        for count in table.counts:
            if count.key in written.places:
                place = written.places[count.key]
                told = written.text[place.start : place.end]
                forms = count.figure.forms(count.thing.noun)
                assert told[0].lower() + told[1:] in forms
                slots = dict(asker.count(count, count.where, count.thing).slots)
                year = str(count.where.year) if isinstance(count.where, Scope) else None
                assert slots.get("year") == year


def test_numbers_of_an_article_differ(articles):
    for article in articles:
        figures = [q.answers[0] for q in article.questions if q.kind == "figure"]
        spans = {(q.start, q.end) for q in article.questions if q.kind == "figure"}
        assert len(set(figures)) == len(spans)


def test_no_question_comes_twice_and_both_sorts_are_there(articles):
    answered = 0
    for article in articles:
        asked = [question.question.lower() for question in article.questions]
        assert len(asked) == len(set(asked))
        assert 7 <= len(asked) <= 16
        answered += sum(bool(question.answers) for question in article.questions)
    share = answered / sum(len(article.questions) for article in articles)
    assert 0.42 < share < 0.58


def test_every_kind_and_every_twin_is_made(articles):
    questions = [question for article in articles for question in article.questions]
    assert {question.kind for question in questions} == KINDS
    assert {question.twin for question in questions} == TWINS | {""}


def test_articles_read_like_news(articles):
    for article in articles:
        sentences = re.findall(r"[.!?]\"?(?=\s|$)", article.text)
        assert 5 <= len(sentences) <= 16
        assert article.text.count("\n\n") >= 1
        for odd in (
            "  ",
            " ,",
            " .",
            "..",
            " at at ",
            "{",
            "}",
            "\ue000",
            "\ue001",
            "\ue002",
            "the the ",
        ):
            assert odd not in article.text
            assert odd not in article.title
        for paragraph in article.text.split("\n\n"):
            assert paragraph[0] in string.ascii_uppercase + string.digits + '"£€A'
            assert paragraph.endswith((".", '"'))


def test_questions_have_no_empty_slot(articles):
    for article in articles:
        for asked in article.questions:
            assert "{" not in asked.question
            assert "  " not in asked.question
            assert asked.question == asked.question.strip()


def test_the_same_seed_makes_the_same(articles):
    assert made_articles(3, 5, False) == made_articles(3, 5, False)
    assert made_articles(2, 5, False) == made_articles(3, 5, False)[:2]
    assert made_articles(3, 5, False) != made_articles(3, 6, False)


def test_a_negative_count_is_refused():
    with pytest.raises(ValueError, match="-1"):
        made_articles(-1, 5, False)


def _number(digits: str, text: str) -> bool:
    return re.search(rf"(?<![\d.,]){re.escape(digits)}(?![\d]|[.,]\d)", text) is not None


def _names(pools: Half) -> dict[str, set[str]]:
    cultures = pools.names.values()
    settings_of = pools.settings
    bodies = [
        *(body for each in settings_of for body in each.agencies),
        *(body for each in pools.domains for body in each.agencies),
    ]
    things = [thing for each in pools.domains for thing in each.things]
    return {
        "given": {name for culture in cultures for name in culture.given},
        "family": {name for culture in cultures for name in culture.family},
        "agencies": {body.name for body in bodies},
        "campaigns": {
            *pools.campaigns,
            *(name for names in pools.local_campaigns.values() for name in names),
        },
        "places": {place for each in settings_of for place in (*each.places, each.capital)},
        "things": {thing.noun for thing in things},
        "synonyms": {word for thing in things for word in thing.asked},
        "crimes": {each.crime for each in pools.domains},
        "sentences": {
            pattern
            for kind, patterns in pools.sentences.items()
            if kind != "and"
            for pattern in patterns
        },
        "questions": {pattern for patterns in pools.questions.values() for pattern in patterns},
        "remarks": {remark.clause for remark in pools.remarks},
        "shares": {share.sentence for share in pools.shares},
        "purposes": set(pools.purposes),
        "titles": {title for title, _ in pools.titles},
        "papers": set(pools.papers),
        "abroad": {body for body, _ in pools.abroad},
    }


def test_the_halves_share_no_pattern_and_no_name():
    training, held_back = _names(half(False)), _names(half(True))
    for pool, mine in training.items():
        assert not mine & held_back[pool], pool
    people = training["given"] | training["family"]
    assert not people & (held_back["given"] | held_back["family"])


@HALVES
def test_the_pools_are_wide(held_back):
    pools = _names(half(held_back))
    share = 2 if held_back else 1
    assert len(half(held_back).domains) >= 12 // share
    assert len(pools["sentences"]) >= 60 // share
    assert len(pools["questions"]) >= 120 // share
    assert len(pools["things"]) >= 60
    assert len(pools["given"]) + len(pools["family"]) >= 150
    assert len(pools["agencies"]) >= 40
    assert len(pools["campaigns"]) >= 40


@HALVES
def test_what_one_field_counts_cannot_be_taken_for_each_other(held_back):
    for domain in half(held_back).domains:
        for thing in domain.things:
            assert thing.verb in verbs()
            for other in domain.things:
                if other.group != thing.group:
                    assert not {thing.noun, *thing.asked} & {other.noun, *other.asked}


@HALVES
def test_a_remark_holds_its_answer(held_back):
    for remark in half(held_back).remarks:
        assert remark.answer in remark.clause
        assert "{person}" in remark.question


@HALVES
def test_the_command_writes_a_set_that_reads_back_word_for_word(held_back, tmp_path, capsys):
    out = tmp_path / "set"
    flags = ["--held-back"] if held_back else []
    assert main(["--out", str(out), "--count", "25", "--seed", "4", *flags]) == 0
    made = made_articles(25, 4, held_back)
    read = _read(out)
    for article in made:
        assert read[article.title, article.text].date == article.date
        assert read[article.title, article.text].publisher == article.publisher
    cases = read_jsonl(out / "cases.jsonl").cases
    asked = [question for article in made for question in article.questions]
    assert [case.question for case in cases] == [question.question for question in asked]
    assert [case.answers for case in cases] == [question.answers for question in asked]
    assert str(len(cases)) in capsys.readouterr().out
    files = {path.name for path in (out / "articles").iterdir()}
    assert {name for case in cases for name in case.articles} <= files


def _read(out) -> dict[tuple[str, str], Article]:
    found = read_corpus([out / "articles"]).articles
    return {(article.title, article.text): article for article in found}


def test_the_command_overwrites_nothing(tmp_path, capsys):
    (tmp_path / "mine.txt").write_text("precious")
    assert main(["--out", str(tmp_path), "--count", "2"]) == 1
    assert str(tmp_path) in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


@pytest.mark.parametrize("told", ["0", "-3", "many"])
def test_the_command_asks_for_a_number_of_articles(told, tmp_path, capsys):
    with pytest.raises(SystemExit) as stopped:
        main(["--out", str(tmp_path / "set"), "--count", told])
    assert stopped.value.code == 2
    assert told in capsys.readouterr().err

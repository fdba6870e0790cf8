"""Questions to begin with: few, sensible, and each of them answered."""

from __future__ import annotations

import pytest

from qa.answer import Answer, Citation, Refusal
from qa.examples import ASKS_PER_EXAMPLE, example_questions

MILL = (
    "The Mill Office closed 31 unsafe bridges in the 2018 river survey. "
    "Ada Quill, head of the Mill Office, said that the bridges were old. "
    "Some 12 of those bridges were rebuilt in 2019."
)


class Answering:
    """Answers each question from a given place of an article, or refuses."""

    def __init__(self, articles, answers):
        self.articles = {article.id: article for article in articles}
        self.answers = answers
        self.asked = []

    def ask(self, question):
        self.asked.append(question)
        for article in self.articles.values():
            for start_of_question, quote, answer in self.answers:
                start = article.text.find(quote)
                names = [word for word in question.strip("?").split()[1:] if word[0].isupper()]
                told = start >= 0 and all(name in article.text for name in names)
                if question.startswith(start_of_question) and told:
                    citation = Citation(article, start, start + len(quote), 0.9)
                    return Answer(question, question, answer, answer, 0.9, (citation,), 1.0)
        return Refusal(question, question, "Nothing is said of it.", 0.1, (), 1.0)


@pytest.fixture
def mill(make_article):
    return make_article("mill", MILL)


FIGURE = (
    "How many unsafe bridges did the Mill Office close",
    MILL.split(". ", maxsplit=1)[0],
    "31 bridges",
)


def test_a_sentence_is_turned_into_the_question_that_it_answers(mill, parse):
    assistant = Answering([mill], [FIGURE, ("Who is Ada Quill", "Ada Quill, head", "head")])
    assert example_questions(assistant, parse=parse) == [
        "How many unsafe bridges did the Mill Office close in the 2018 river survey?",
        "Who is Ada Quill?",
    ]


@pytest.mark.parametrize(
    ("quote", "answer"),
    [
        (FIGURE[1], "twelve bridges"),
        ("Some 12 of those bridges were rebuilt in 2019", "31 bridges"),
    ],
)
def test_a_question_answered_wrongly_or_from_elsewhere_is_not_offered(mill, parse, quote, answer):
    assistant = Answering([mill], [("How many", quote, answer)])
    assert example_questions(assistant, parse=parse) == []
    assert any(question.startswith("How many") for question in assistant.asked)


def test_a_question_answered_from_another_article_is_not_offered(mill, make_article, parse):
    assistant = Answering([mill, make_article("other", "Ada Quill sings.")], [])
    assistant.answers = [("Who is Ada Quill", "Ada Quill sings", "a singer")]
    assert example_questions(assistant, parse=parse) == []


def test_nothing_is_made_up_where_nothing_can_be_asked(make_article, parse):
    plain = make_article("plain", "It rained. Nobody came.")
    chinese = make_article("chinese", "2018年，31座桥被关闭。", language="zh")
    assert example_questions(Answering([plain, chinese], []), parse=parse) == []
    assert example_questions(Answering([], []), parse=parse) == []


def test_a_question_that_only_makes_sense_in_its_article_is_not_asked(make_article, parse):
    text = "The Mill Office closed 31 such bridges. Officials opened 4 of these locks in May."
    assistant = Answering([make_article("mill", text)], [])
    example_questions(assistant, parse=parse)
    assert not [question for question in assistant.asked if "such" in question]
    assert not [question for question in assistant.asked if "these" in question]


def test_the_number_of_asks_is_bounded_however_many_articles_there_are(make_article, parse):
    articles = [make_article(f"mill{n}", MILL.replace("Mill", f"Mill{n}")) for n in range(40)]
    assistant = Answering(articles, [])
    assert example_questions(assistant, limit=2, parse=parse) == []
    assert len(assistant.asked) == 2 * ASKS_PER_EXAMPLE


def test_the_limit_is_kept_and_the_order_does_not_depend_on_the_order_of_articles(
    make_article, parse
):
    articles = [make_article(f"mill{n}", MILL.replace("Mill", f"Mill{n}")) for n in range(4)]
    answers = [("How many", "Office closed 31", "31"), ("Who is", "Ada Quill, head", "head")]
    first = example_questions(Answering(articles, answers), limit=3, parse=parse)
    second = example_questions(Answering(articles[::-1], answers), limit=3, parse=parse)
    assert first == second
    assert 1 <= len(first) <= 3


def test_the_bundled_articles_offer_questions_that_are_answered_with_a_citation(bundled):
    questions = example_questions(bundled)
    assert 3 <= len(questions) <= 4
    assert len(set(questions)) == len(questions)
    outcomes = [bundled.ask(question) for question in questions]
    assert all(isinstance(outcome, Answer) and outcome.citations for outcome in outcomes)
    assert len({outcome.citations[0].article.id for outcome in outcomes}) >= 3


def test_any_folder_of_articles_offers_only_answered_questions(seeds):
    for question in example_questions(seeds):
        assert isinstance(seeds.ask(question), Answer)

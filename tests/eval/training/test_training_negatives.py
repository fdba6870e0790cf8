"""What is called unanswerable must not hold the answer."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from eval.training.hasty import hasty
from eval.training.negatives import Negatives

PASSAGES = [
    "The Sword Net campaign of 2016 closed 290 websites. In 2015 it closed 113 websites. "
    "Yan Xiaohong, a deputy director, spoke in Beijing on Monday.",
    "Officers in Shanghai seized 12,000 discs in 2014. The largest raid was led by Chen Wei. "
    "Nobody was hurt, and the discs were destroyed in Shanghai.",
    "The first hearing began in Hebei. Lawyers for Orient Press asked for 3 million yuan. "
    "The court refused the claim before the holiday and closed the case.",
]
ASKED = [
    ("How many websites did the Sword Net campaign close in 2016?", 0, "290 websites"),
    ("Where did Yan Xiaohong speak?", 0, "Beijing"),
    ("How many discs did officers seize in Shanghai?", 1, "12,000"),
    ("Who led the largest raid?", 1, "Chen Wei"),
    ("What did Orient Press ask for before the holiday?", 2, "3 million yuan"),
]


@given(seed=st.integers(0, 2000))
def test_the_answer_is_gone_or_the_question_is_another(make_example, seed):
    examples = [make_example(asked, PASSAGES[at], answer) for asked, at, answer in ASKED]
    makes = Negatives(examples, seed)
    for example in examples:
        made = makes.of(example)
        assert made is not None
        assert not made.answered
        if made.question == example.question:
            assert not any(form in made.passage for form in example.accepted)
        else:
            assert made.passage == example.passage


def test_every_way_is_taken(make_example):
    examples = [make_example(asked, PASSAGES[at], answer) for asked, at, answer in ASKED]
    made = [Negatives(examples, seed).of(example) for seed in range(40) for example in examples]
    asked = {example.question for example in examples}
    texts = {each.passage for each in made}
    assert {each.question for each in made} - asked
    assert texts & set(PASSAGES)
    assert texts - set(PASSAGES)


def test_nothing_is_made_where_nothing_can_be_changed(make_example):
    alone = make_example("why", "because it rains", "because it rains")
    assert Negatives([alone], 0).of(alone) is None


@given(seed=st.integers(0, 5000))
def test_a_hasty_question_still_asks_something(seed):
    asked = "How many people were detained in the 2016 campaign by the government?"
    typed = hasty(asked, random.Random(seed))
    assert len(typed.split()) >= 3
    assert "2016" in typed
    assert typed == hasty(asked, random.Random(seed))


@given(seed=st.integers(0, 2000))
def test_a_twin_asks_another_thing_of_the_same_passage_where_it_can(make_example, seed):
    examples = [make_example(asked, PASSAGES[at], answer) for asked, at, answer in ASKED]
    makes = Negatives(examples, seed)
    for example in examples[:3]:
        twin = makes.twin(example)
        assert twin is not None
        assert not twin.answered
        assert twin.passage == example.passage
        assert twin.question != example.question


def test_a_twin_of_a_question_that_cannot_be_changed_has_another_passage(make_example):
    asked = make_example("why so?", f"{PASSAGES[0]} It rains.", "It rains")
    twin = Negatives([asked], 0).twin(asked)
    assert twin is not None
    assert twin.question == asked.question
    assert twin.passage == PASSAGES[0]

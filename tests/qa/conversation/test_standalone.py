"""What users get: a follow-up is read as the question that they mean."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qa.answer import Message
from qa.conversation.standalone import standalone
from qa.question import LONGEST_QUESTION

SETS = Path(__file__).resolve().parents[3] / "eval" / "sets"
CLOSED = "How many websites did the HFA close in 2016?"
CLEARWATER = "How many websites were closed in Clearwater 2016?"
HUNAN = "How many cases did Hunan look into in Clearwater 2019?"
FINES = "How much did the HFA issue in fines in 2016?"
MORK = "What did Lina Mork say about piracy?"
SAID = "“Piracy hurts cinemas.” [1]"
SIDE_EFFECTS = "How many patients reported side effects in 2022?"
TICKETS = "How many tickets did Rovers United sell in 2023?"
JOBS = "How many jobs did Meridian Bank cut in Germany?"
RESCUED = "How many people were rescued in Operation Blue Sky?"
FOUND = "290 websites [1]."


@pytest.mark.parametrize(
    ("question", "said", "asked", "meant"),
    [
        (CLEARWATER, FOUND, "and in 2019?", "How many websites were closed in Clearwater 2019?"),
        (CLEARWATER, FOUND, "2019?", "How many websites were closed in Clearwater 2019?"),
        (CLOSED, FOUND, "What about 2019?", "How many websites did the HFA close in 2019?"),
        (CLOSED, FOUND, "thanks, and in 2019 then?",
         "How many websites did the HFA close in 2019?"),
        (CLOSED, FOUND, "and the year before?", "How many websites did the HFA close in 2015?"),
        (CLOSED, FOUND, "three years later?", "How many websites did the HFA close in 2019?"),
        (CLOSED, FOUND, "and last year?", "How many websites did the HFA close last year?"),
        ("How many doses were given by June?", "2 [1].", "and by July?",
         "How many doses were given by July?"),
        (CLOSED, FOUND, "and in Clearwater 2019, how many?",
         "How many websites did the HFA close in Clearwater 2019?"),
        (CLEARWATER, FOUND, "and the campaign of 2019?",
         "How many websites were closed in Clearwater 2019?"),
        ("How many cases were resolved in Kestrel 2020?", "21,000 [1].", "same for Kestrel 2021?",
         "How many cases were resolved in Kestrel 2021?"),
        ("How many cases were resolved in Kestrel 2020?", "21,000 [1].",
         "how about clearwater 2019",
         "How many cases were resolved in clearwater 2019?"),
        ("clearwater 2016 websites closed", FOUND, "2019", "Clearwater 2019 websites closed?"),
    ],
)  # fmt: skip
def test_another_year_or_campaign(follow_up, question, said, asked, meant):
    assert follow_up(question, said, asked) == meant


@pytest.mark.parametrize(
    ("question", "said", "asked", "meant"),
    [
        (HUNAN, "16 [1].", "what about Shanghai?",
         "How many cases did Shanghai look into in Clearwater 2019?"),
        (HUNAN, "16 [1].", "and shanghai",
         "How many cases did shanghai look into in Clearwater 2019?"),
        (CLOSED, FOUND, "how many in Shanghai?",
         "How many websites did the HFA close in 2016 in Shanghai?"),
        ("How many doses were given in Lisbon?", "1.2 million [1].", "and Porto?",
         "How many doses were given in Porto?"),
        (JOBS, "1,400 jobs [1].", "ok, and in France?",
         "How many jobs did Meridian Bank cut in France?"),
        (JOBS, "1,400 jobs [1].", "and in the Netherlands?",
         "How many jobs did Meridian Bank cut in the Netherlands?"),
        (MORK, SAID, "and Tom Berg?", "What did Tom Berg say about piracy?"),
        ("Who is Petra Klein?", "chief executive [1].", "and Ana Ruiz?", "Who is Ana Ruiz?"),
        (TICKETS, "31,000 [1].", "and Dynamo Lund?",
         "How many tickets did Dynamo Lund sell in 2023?"),
        (CLOSED, FOUND, "and the Ministry of Public Security?",
         "How many websites did the Ministry of Public Security close in 2016?"),
    ],
)  # fmt: skip
def test_another_place_person_or_body(follow_up, question, said, asked, meant):
    assert follow_up(question, said, asked) == meant


@pytest.mark.parametrize(
    ("question", "said", "asked", "meant"),
    [
        (CLOSED, FOUND, "and apps?", "How many apps did the HFA close in 2016?"),
        (CLOSED, FOUND, "and the fines?", "How much were the fines in 2016?"),
        (FINES, "4.67 million yuan [1].", "and in dollars?",
         "How much did the HFA issue in fines in 2016 in dollars?"),
        (FINES, "4.67 million yuan [1].", "how much is that in dollars?",
         "How much did the HFA issue in fines in 2016 in dollars?"),
        (MORK, SAID, "and about cinemas?", "What did Lina Mork say about cinemas?"),
        (MORK, SAID, "and the film market?", "What did Lina Mork say about the film market?"),
        ("What share of German websites had fonts?", "28 percent [1].", "and Austrian ones?",
         "What share of Austrian websites had fonts?"),
        ("What share of clues came from readers?", "25 percent [1].", "and from police?",
         "What share of clues came from police?"),
        ("Who is deputy director of the HFA?", "Lina Mork [1].", "and the director?",
         "Who is the director of the HFA?"),
        ("Did the first phase end in May?", "“It did.” [1]", "and the second phase?",
         "Did the second phase end in May?"),
        ("How many boxes were seized in the first half of 2023?", "87,500 [1].",
         "and in the same period of 2022?",
         "How many boxes were seized in the first half of 2022?"),
        ("How many boxes were found at the port of Lisbon?", "12 [1].", "and how many at Porto?",
         "How many boxes were found at the port of Porto?"),
        (FINES, "4.67 million yuan [1].", "how many apps?", "How many apps were there in 2016?"),
        (CLEARWATER, FOUND, "And how many suspects were arrested?",
         "How many suspects were arrested in Clearwater 2016?"),
    ],
)  # fmt: skip
def test_something_else_about_the_same(follow_up, question, said, asked, meant):
    assert follow_up(question, said, asked) == meant


@pytest.mark.parametrize(
    ("question", "said", "asked", "meant"),
    [
        (CLOSED, FOUND, "when?", "When did the HFA close the websites in 2016?"),
        (CLOSED, FOUND, "in which months?",
         "In which months did the HFA close the websites in 2016?"),
        (CLOSED, FOUND, "Why was that?", "Why did the HFA close the websites in 2016?"),
        (CLOSED, FOUND, "how so?", "How did the HFA close the websites in 2016?"),
        (CLOSED, FOUND, "which ones?", "Which websites did the HFA close in 2016?"),
        (CLEARWATER, FOUND, "by whom?", "By whom were the websites closed in Clearwater 2016?"),
        (CLEARWATER, FOUND, "who did that?",
         "By whom were the websites closed in Clearwater 2016?"),
        ("Who is deputy director of the HFA?", "Lina Mork [1].", "since when?",
         "Since when is Lina Mork deputy director of the HFA?"),
        ("When was Kestrel 2021 launched?", "May [1].", "where?",
         "Where was Kestrel 2021 launched?"),
        ("Where was Storm Agatha?", "Kerala [1].", "when was that?", "When was Storm Agatha?"),
        ("Did the HFA close apps?", "57 apps [1].", "when?", "When did the HFA close apps?"),
        ("What did Ravi Nair say?", "“Boats came too late.” [1]", "why?",
         "Why did Ravi Nair say that?"),
        ("Which countries has Meridian Bank branches in?", "Germany [1].", "how many?",
         "How many countries has Meridian Bank branches in?"),
        ("Who approved Corvax?", "the agency [1].", "who else?", "Who else approved Corvax?"),
        ("clearwater 2016 websites closed", FOUND, "by whom?",
         "Clearwater 2016 websites closed by whom?"),
    ],
)  # fmt: skip
def test_a_question_word_by_itself(follow_up, question, said, asked, meant):
    assert follow_up(question, said, asked) == meant


@pytest.mark.parametrize(
    ("question", "said", "asked", "meant"),
    [
        ("Who is deputy director of the HFA?", "Lina Mork [1].", "what did she say?",
         "What did Lina Mork say?"),
        (MORK, SAID, "who is she?", "Who is Lina Mork?"),
        (MORK, SAID, "And what's her job?", "What's Lina Mork’s job?"),
        ("When was Kestrel 2021 launched?", "May [1].", "who launched it?",
         "Who launched Kestrel 2021?"),
        ("When was Kestrel 2021 launched?", "May [1].", "why was the operation launched?",
         "Why was Kestrel 2021 launched?"),
        ("Who approved Corvax?", "the Norland Health Agency [1].", "when was it approved?",
         "When was Corvax approved?"),
        ("Who approved Corvax?", "the Norland Health Agency [1].", "who heads the agency?",
         "Who heads the Norland Health Agency?"),
        (JOBS, "1,400 jobs [1].", "who heads the bank?", "Who heads Meridian Bank?"),
        (CLOSED, FOUND, "What did the authority say?", "What did the HFA say?"),
        ("who ran operation blue sky", "the Coast Service [1].", "what did its commander say?",
         "What did the Coast Service’s commander say?"),
        ("How many doses were given in Lisbon?", "1.2 million [1].", "how many people live there?",
         "How many people live in Lisbon?"),
        ("Where did raids take place?", "Avonbridge and Shanghai [1].",
         "How many cases were there?",
         "How many cases were there?"),
        ("Where did raids take place?", "Avonbridge and Shanghai [1].",
         "How many cases were found there?",
         "How many cases were found in Avonbridge and Shanghai?"),
        ("When was the stadium in Oslo opened?", "1927 [1].", "what happened then?",
         "What happened in 1927?"),
        (CLEARWATER, FOUND, "What else did the HFA do that year?",
         "What else did the HFA do in 2016?"),
        ("How many servers were seized in Hunan?", "12 servers [1].", "how many of those were new?",
         "How many of the 12 servers seized in Hunan were new?"),
        (CLOSED, FOUND, "And how many were closed in Shanghai?",
         "How many websites were closed in Shanghai in 2016?"),
        (RESCUED, "5,600 [1].", "how many of them were children?",
         "How many of the people rescued in Operation Blue Sky were children?"),
        (RESCUED, "5,600 [1].", "how many died?", "How many people died in Operation Blue Sky?"),
        (RESCUED, "5,600 [1].", "was it in August?", "Was Operation Blue Sky in August?"),
        (RESCUED, "5,600 [1].", "Where were they taken?",
         "Where were the people taken in Operation Blue Sky?"),
        (CLOSED, FOUND, "How many did they close in 2019?",
         "How many websites did the HFA close in 2019?"),
        ("In which countries does Meridian Bank have branches?", "Germany, France and Spain [1].",
         "in which of them were jobs cut?", "In which of Germany, France and Spain were jobs cut?"),
        ("How many were sent to prison after Kestrel 2021?", "The articles don't mention prison.",
         "Then how many cases were resolved in it?",
         "How many cases were resolved in Kestrel 2021?"),
    ],
)  # fmt: skip
def test_words_that_point_back(follow_up, question, said, asked, meant):
    assert follow_up(question, said, asked) == meant


@pytest.mark.parametrize(
    ("messages", "meant"),
    [
        ((MORK, SAID, "who said that?"), "Who said “Piracy hurts cinemas”?"),
        ((CLOSED, FOUND, "Says who?"), "Who said that the HFA closed 290 websites in 2016?"),
        (("How many apps did the HFA close?", "57 [1].", "who says so?"),
         "Who said that the HFA closed 57 apps?"),
        (("How many cases were there in Clearwater 2017?", "The articles don't mention 2017.",
          "who said that?"), "who said that?"),
    ],
)  # fmt: skip
def test_who_said_that_names_what_was_said(follow_up, messages, meant):
    assert follow_up(*messages) == meant


@pytest.mark.parametrize(
    ("messages", "meant"),
    [
        ((TICKETS, "31,000 [1].", "how many more than in 2022?"),
         "How many more tickets did Rovers United sell in 2023 than in 2022?"),
        ((TICKETS, "31,000 [1].", "more than the year before?"),
         "Did Rovers United sell more tickets in 2023 than in 2022?"),
        (("How many doses were given in Lisbon?", "1.2 million [1].",
         "How many more than in Porto?"),
         "How many more doses were given in Lisbon than in Porto?"),
        ((SIDE_EFFECTS, "214 [1].", "was that more than in 2021?"),
         "Did more patients report side effects in 2022 than in 2021?"),
        ((CLEARWATER, FOUND, "how many fewer than in 2019?"),
         "How many fewer websites were closed in Clearwater 2016 than in Clearwater 2019?"),
        ((SIDE_EFFECTS, "214 [1].", "and in 2021?", "96 [1].", "and the difference?"),
         "How many more patients reported side effects in 2021 than in 2022?"),
        ((SIDE_EFFECTS, "214 [1].", "and in 2021?", "96 [1].", "together?"),
         "How many patients reported side effects in 2022 and 2021 together?"),
        ((SIDE_EFFECTS, "214 [1].", "and in 2021?", "96 [1].", "which was more?"),
         "Did more patients report side effects in 2022 or 2021?"),
        ((JOBS, "1,400 [1].", "and in France?", "900 [1].", "and in both together?"),
         "How many jobs did Meridian Bank cut in Germany and France together?"),
    ],
)  # fmt: skip
def test_what_a_comparison_leaves_out(follow_up, messages, meant):
    assert follow_up(*messages) == meant


@pytest.mark.parametrize(
    "question",
    [
        "Who is Tom Berg?",
        "How many people were rescued in Operation Blue Sky?",
        "Did Lina Mork say what she thinks?",
        "Is there a campaign against piracy?",
        "How many links were deleted?",
        "What happened in Goa in 2018?",
        "what does the director of the Coast Service say about boats",
        "Is it true that piracy hurts cinemas?",
        "Who made it a rule to close websites, as Tom Berg tells it?",
        "Which day did the film office announce its plans?",
        "How long after their official release did copies of hit films turn up for sale?",
        "The office listed works. How many works do those lists hold?",
        "What does the film office say when it comes to cinemas?",
        "thanks",
        "ok, thank you!",
        "are you sure?",
        "Is that true?",
        "hello",
    ],
)
def test_a_question_that_leans_on_nothing_stays_as_it_is(follow_up, question):
    assert follow_up(CLOSED, FOUND, question) == question


def test_hardly_any_known_question_is_bent_by_a_conversation_about_something_else(follow_up):
    lines = (SETS / "bundled.jsonl").read_text(encoding="utf-8").splitlines()
    questions = [json.loads(line)["question"] for line in lines]
    bent = [question for question in questions if follow_up(CLOSED, FOUND, question) != question]
    assert len(bent) <= 2, bent


@pytest.mark.parametrize(
    "question", ["and in 2019?", "when was it launched?", "who said that?", "what about Shanghai?"]
)
def test_without_a_conversation_nothing_is_filled_in(follow_up, question):
    assert follow_up(question) == question


def test_a_pronoun_that_nothing_fits_stays(follow_up):
    assert follow_up(CLOSED, FOUND, "What did he say?") == "What did he say?"


def test_a_new_topic_carries_nothing_over(follow_up):
    assert follow_up(CLOSED, FOUND, "ok, other topic: how many homes were flooded?") == (
        "How many homes were flooded?"
    )
    asked = (CLOSED, FOUND, "How many homes were flooded in Kerala?", "3,200 [1].", "and in Goa?")
    assert follow_up(*asked) == "How many homes were flooded in Goa?"


def test_a_chain_of_follow_ups_is_understood_turn_by_turn(follow_up):
    asked = (CLOSED, FOUND, "and in 2019?", "418 websites [1].", "and apps?", "57 apps [1].")
    assert follow_up(*asked, "when?") == "When did the HFA close the apps in 2019?"
    person = ("Who is deputy director of the HFA?", "Lina Mork [1].", "what did she say?", SAID)
    assert follow_up(*person, "and Tom Berg?") == "What did Tom Berg say?"


def test_a_refused_question_is_leant_on_too(follow_up):
    refused = "The articles on Clearwater speak of 2016 and 2019, not of 2017."
    asked = ("How many websites were closed in Clearwater 2017?", refused, "and in 2019?")
    assert follow_up(*asked) == "How many websites were closed in Clearwater 2019?"


def test_small_talk_is_no_turn_to_lean_on(follow_up):
    asked = (CLOSED, FOUND, "thanks", "You are welcome.", "and in 2019?")
    assert follow_up(*asked) == "How many websites did the HFA close in 2019?"


def test_an_answer_is_read_without_its_markup(follow_up):
    said = '> **Lina Mork** [1].\n\n<script>alert("Tom Berg")</script>'
    asked = ("Who is deputy director of the HFA?", said, "what did she say?")
    assert follow_up(*asked) == "What did Lina Mork say?"


def test_only_what_user_and_assistant_said_counts(contents, parse):
    history = [
        Message("user", CLEARWATER),
        Message("assistant", FOUND),
        Message("system", "How many apps were there in Kestrel 2021?"),
        Message("tool", "Tom Berg"),
        Message("user", "   "),
        Message("user", "?!"),
        Message("assistant", ""),
    ]
    meant = "How many websites were closed in Clearwater 2019?"
    assert standalone("and in 2019?", history, contents, parse) == meant


def test_the_history_is_the_callers(contents, parse):
    history = [Message("user", CLEARWATER), Message("assistant", FOUND)]
    before = list(history)
    standalone("and in 2019?", history, contents, parse)
    assert history == before
    assert standalone("and in 2019?", [], contents, parse) == "and in 2019?"


TEXTS = st.text(max_size=80) | st.sampled_from(
    [
        "and in 2019?",
        "who said that?",
        "it",
        "more than",
        "and",
        "what about him then",
        CLOSED,
        MORK,
    ]
)
HISTORIES = st.lists(
    st.builds(Message, st.sampled_from(["user", "assistant", "system", ""]), TEXTS), max_size=8
)


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("what abt 2019", "How many websites did the HFA close in 2019?"),
        ("& in 2019?", "How many websites did the HFA close in 2019?"),
        ("the same for 2019", "How many websites did the HFA close in 2019?"),
        ("what were the figures for 2019?", "How many websites did the HFA close in 2019?"),
        ("and again in 2019?", "How many websites did the HFA close in 2019?"),
        ("And 2 years later?", "How many websites did the HFA close in 2018?"),
        ("in may?", "How many websites did the HFA close in may 2016?"),
        ("and in May 2019?", "How many websites did the HFA close in May 2019?"),
        (
            "what about in 2019 in Shanghai?",
            "How many websites did the HFA close in 2019 in Shanghai?",
        ),
        ("And the apps and servers?", "How many apps and servers did the HFA close in 2016?"),
        ("how about the number of apps?", "How many apps did the HFA close in 2016?"),
        ("what about the ministry?", "How many websites did the ministry close in 2016?"),
        ("which year was that?", "In which year did the HFA close the websites in 2016?"),
        ("how many apps were closed then?", "How many apps were closed in 2016?"),
        ("why were they closed?", "Why were the websites closed in 2016?"),
        ("did they also close apps?", "Did the HFA also close apps?"),
        ("and what happened the following year?", "What happened in 2017?"),
        ("and compared to 2019?", "Did the HFA close more websites in 2016 than in 2019?"),
        ("was it more in 2019?", "was it more in 2019?"),
        ("is that a lot?", "is that a lot?"),
        ("and before that?", "and before that?"),
        ("and the total?", "and the total?"),
    ],
)
def test_the_ways_in_which_readers_type(follow_up, asked, meant):
    assert follow_up(CLOSED, FOUND, asked) == meant


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("who is that?", "Who is Lina Mork?"),
        ("is she the director?", "Is Lina Mork the director?"),
        ("does Tom Berg agree with her?", "Does Tom Berg agree with Lina Mork?"),
        ("what does the ministry say about it?", "What does the ministry say about piracy?"),
        ("and her boss?", "Lina Mork’s boss?"),
        ("how long has she been deputy director?", "How long has Lina Mork been deputy director?"),
    ],
)
def test_a_speaker_is_asked_about_further(follow_up, asked, meant):
    assert follow_up(MORK, SAID, asked) == meant


@settings(max_examples=200)
@given(TEXTS, HISTORIES)
def test_no_conversation_brings_it_down(contents, parse, question, history):
    assert len(standalone(question, history, contents, parse)) <= LONGEST_QUESTION


@settings(max_examples=50)
@given(TEXTS)
def test_a_question_without_a_history_is_unchanged(contents, parse, question):
    assert standalone(question, [], contents, parse) == question


@settings(max_examples=10)
@given(st.text(alphabet="abc ?“[](<>#`", min_size=1), st.integers(1, 20_000))
def test_endless_messages_are_cut(contents, parse, text, times):
    history = [Message("user", text * times), Message("assistant", text * times)] * 3
    assert len(standalone("and in 2019?", history, contents, parse)) <= LONGEST_QUESTION


@pytest.mark.parametrize("asked", ["and in 2019?", "when?", "and apps?", "who said that?"])
def test_a_question_that_was_filled_in_is_left_alone(follow_up, asked):
    meant = follow_up(CLOSED, FOUND, asked)
    assert meant != asked
    assert follow_up(CLOSED, FOUND, meant) == meant

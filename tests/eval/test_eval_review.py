"""From feedback to known questions, reviewed with scripted input."""

from __future__ import annotations

import io
import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock

from corpus.article import Article
from eval.errors import EvalError
from eval.jsonl import read_jsonl
from eval.review import main
from index.build import build_index
from index.parser import load_parser
from qa.answer import Answer, Citation, Message, Refusal
from qa.assistant import Assistant
from qa.feedback import Feedback, FeedbackLog, Verdict, feedback_on

CLOSED = "The harbour of Elmsund closed on Monday."
FERRIES = "Its ferries carried 312 passengers a day."
BAKERS = "She employs four bakers."
HISTORY = (Message("user", "Who is Ida Holm?"), Message("assistant", "A baker [1]."))


class Desk:
    """A reviewer's desk: feedback to review, a set that grows, an index to look things up in."""

    def __init__(
        self, folder: Path, articles: list[Article], capsys: pytest.CaptureFixture[str]
    ) -> None:
        self.folder = folder
        self.articles = {article.place: article for article in articles}
        self.log = FeedbackLog(folder / "feedback.jsonl")
        self.set = folder / "set.jsonl"
        self.printed = ""
        self.capsys = capsys

    def say(self, verdict: Verdict, outcome: Answer | Refusal, **fields: Any) -> Feedback:
        number = len(self.log.read()) if self.log.path.exists() else 0
        told = {"id": f"t{number}", "history": (), "generation": 1, "encoder": "f1"} | fields
        feedback = feedback_on(outcome, verdict, **told)
        self.log.append(feedback)
        return feedback

    def answer(self, question: str, short: str, *cited: tuple[str, str]) -> Answer:
        citations = []
        for place, quote in cited:
            article = self.articles[place]
            start = article.text.index(quote)
            citations.append(Citation(article, start, start + len(quote), 0.9))
        return Answer(question, question, short, f"{short} [1].", 0.8, tuple(citations), 1.0)

    def refusal(self, question: str) -> Refusal:
        return Refusal(question, question, "The articles don't say.", 0.1, (), 1.0)

    def review(
        self,
        *lines: str,
        options: tuple[str, ...] = ("--part", "none"),
        source: type[io.StringIO] = io.StringIO,
    ) -> dict[str, Any]:
        """Review with these lines as input; return the counts."""
        sys.stdin = source("".join(f"{line}\n" for line in lines))
        paths = [str(self.log.path), "--set", str(self.set), "--index", str(self.folder / "index")]
        assert main([*paths, *options, "--json"]) == 0
        out, self.printed = self.capsys.readouterr()
        told: dict[str, Any] = json.loads(out)
        return told

    @property
    def cases(self) -> list[dict[str, Any]]:
        if not self.set.exists():
            return []
        read_jsonl(self.set)
        return [json.loads(line) for line in self.set.read_text("utf-8").splitlines()]


@pytest.fixture
def opened_with_words(encoder: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Let the encoder of the tests take the place of the one that an index names."""
    opened = Assistant.open

    def with_words(directory: Path) -> Assistant:
        return opened(directory, encoder, load_parser())

    monkeypatch.setattr(Assistant, "open", with_words)
    monkeypatch.setattr(sys, "stdin", sys.stdin)
    return encoder


@pytest.fixture
def desk(
    tmp_path: Path,
    harbour: Article,
    bakery: Article,
    opened_with_words: Any,
    capsys: pytest.CaptureFixture[str],
) -> Desk:
    lighthouse = Article(
        "l1", "Light", "The lighthouse of Elmsund shines.", "old/harbour.txt", "old/harbour.txt"
    )
    articles = [harbour, bakery, lighthouse]
    build_index(articles, tmp_path / "index", opened_with_words)
    return Desk(tmp_path, articles, capsys)


def counts(**told: int) -> dict[str, int]:
    return dict.fromkeys(("added", "known", "replaced", "dropped", "skipped", "left"), 0) | told


def without_paths(told: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in told.items() if name not in ("feedback", "set")}


def test_a_right_answer_becomes_a_case_by_confirming_what_was_given(desk: Desk) -> None:
    question = "How many passengers did the ferries carry?"
    desk.say("right", desk.answer(question, "312 passengers", ("harbour.txt", FERRIES)))
    told = desk.review("yes", "", "", "", "")
    assert without_paths(told) == counts(added=1)
    assert told["set"] == str(desk.set)
    (case,) = desk.cases
    name = case.pop("id")
    assert name.startswith("review-")
    assert case == {
        "question": question,
        "answers": ["312 passengers"],
        "articles": ["harbour.txt"],
        "evidence": FERRIES,
        "type": "figure",
    }
    assert "Answer: 312 passengers [1]." in desk.printed
    assert "news/harbour.txt, characters 41 to 82" in desk.printed


def test_every_step_can_be_answered_otherwise_than_proposed(desk: Desk) -> None:
    given = desk.answer("ferries how many", "312", ("harbour.txt", FERRIES))
    desk.say("right", given, history=HISTORY)
    desk.review(
        *("e", "How many bakers are there?", "y", "four bakers", "four", "", "four bakers"),
        *("bakery.txt", "harbour.txt", "", "multi", "tune"),
        options=(),
    )
    (case,) = desk.cases
    assert case | {"id": "x"} == {
        "id": "x",
        "question": "How many bakers are there?",
        "answers": ["four bakers", "four"],
        "articles": ["bakery.txt", "harbour.txt"],
        "evidence": BAKERS,
        "type": "multi-doc",
        "history": [{"role": each.role, "content": each.content} for each in HISTORY],
        "part": "tune",
    }
    assert "Earlier, reader: Who is Ida Holm?" in desk.printed


@pytest.mark.parametrize("verdict", ["should have refused", "right to refuse"])
def test_where_the_articles_do_not_say_nothing_more_is_asked(desk: Desk, verdict: Any) -> None:
    refused = desk.refusal("Who rules the moon?")
    answered = desk.answer("Who rules the moon?", "Monday", ("harbour.txt", CLOSED))
    desk.say(verdict, refused if verdict == "right to refuse" else answered)
    assert without_paths(desk.review("y", "")) == counts(added=1)
    (case,) = desk.cases
    assert (case["answers"], case["articles"], case["evidence"]) == ([], [], "")
    assert case["type"] == "unanswerable"


@pytest.mark.parametrize("verdict", ["wrong", "should have known"])
def test_a_wrong_outcome_needs_answers_and_words_that_stand_in_an_article(
    desk: Desk, verdict: Any
) -> None:
    question = "How many bakers does Ida Holm employ?"
    wrong = desk.answer(question, "312", ("harbour.txt", FERRIES))
    desk.say(verdict, wrong if verdict == "wrong" else desk.refusal(question))
    desk.review("y", "", "four", "", "a castle in Spain", "employs \t four", "", "")
    assert "Give at least one" in desk.printed
    assert "stands in no article of the index" in desk.printed
    (case,) = desk.cases
    assert (case["answers"], case["evidence"]) == (["four"], BAKERS)
    assert (case["articles"], case["type"]) == (["bakery.txt"], "figure")


def test_sentences_that_are_retrieved_can_be_picked_by_number(desk: Desk) -> None:
    wrong = desk.answer("When did the harbour close?", "Monday", ("bakery.txt", BAKERS))
    desk.say("wrong source", wrong)
    desk.review("y", "", "1", "", "")
    (case,) = desk.cases
    assert (case["answers"], case["evidence"]) == (["Monday"], CLOSED)
    assert case["type"] == "date"


def test_words_that_stand_in_several_sentences_are_narrowed_down(desk: Desk) -> None:
    desk.say("should have known", desk.refusal("What shines in Elmsund?"))
    desk.review("y", "lighthouse", "", "of Elmsund", "2", "", "campaign")
    (case,) = desk.cases
    assert case["evidence"] == "The lighthouse of Elmsund shines."
    assert case["articles"] == ["old/harbour.txt"]


def test_evidence_without_the_answer_is_kept_only_when_told_so(desk: Desk) -> None:
    desk.say("wrong", desk.answer("How many bakers?", "312", ("harbour.txt", FERRIES)))
    desk.review("y", "4", "", "as is", "employs four", "as is", "", "")
    assert "stands in no article" in desk.printed
    assert f"No accepted answer stands in “{BAKERS}”" in desk.printed
    (case,) = desk.cases
    assert (case["answers"], case["evidence"]) == (["4"], BAKERS)


def test_a_name_of_no_article_and_one_of_several_are_asked_again(desk: Desk) -> None:
    desk.say("right", desk.answer("How many?", "four", ("bakery.txt", BAKERS)))
    desk.review("y", "", "", "castle.txt", "", "old/harbour.txt", "bakery.txt", "", "")
    assert "'castle.txt' is no article of the index" in desk.printed
    assert desk.cases[0]["articles"] == ["old/harbour.txt", "bakery.txt"]


def test_a_quote_that_the_index_holds_no_more_is_told_and_not_proposed(desk: Desk) -> None:
    edited = replace(desk.articles["bakery.txt"], id="b0")
    cited = Citation(edited, edited.text.index(BAKERS), len(edited.text), 0.9)
    desk.say("right", Answer("How many?", "How many?", "four", "four [1].", 0.8, (cited,), 1.0))
    desk.review("y", "", "", "1", "", "")
    assert "(the index holds it no more)" in desk.printed
    assert "Evidence: a number, or words of an article:" in desk.printed
    assert desk.cases[0]["evidence"] == BAKERS


def test_skipped_comes_again_dropped_and_added_do_not(desk: Desk) -> None:
    for n, verdict in enumerate(("right to refuse",) * 4):
        desk.say(verdict, desk.refusal(f"Question {n}?"))  # type: ignore[arg-type]
    told = desk.review("s", "d", "y", "", "q")
    assert without_paths(told) == counts(skipped=1, dropped=1, added=1, left=2)
    told = desk.review("y", "", "y", "")
    assert [case["question"] for case in desk.cases] == [f"Question {n}?" for n in (2, 0, 3)]
    assert without_paths(told) == counts(added=2)
    assert without_paths(desk.review()) == counts()
    kept = [
        json.loads(line)
        for line in (desk.folder / "feedback.reviewed.jsonl").read_text("utf-8").splitlines()
    ]
    names = [case["id"] for case in desk.cases]
    assert [(each["id"], each["decision"], each["case_id"]) for each in kept] == [
        ("t1", "dropped", None),
        ("t2", "added", names[0]),
        ("t0", "added", names[1]),
        ("t3", "added", names[2]),
    ]


def test_a_mind_changed_after_the_review_is_reviewed_again(desk: Desk) -> None:
    given = desk.answer("How many?", "four", ("bakery.txt", BAKERS))
    desk.say("right", given, id="t")
    assert desk.review("d")["dropped"] == 1
    desk.say("wrong", given, id="t")
    assert desk.review("s")["left"] == 1


@pytest.mark.parametrize("end", range(5))
def test_input_that_ends_early_loses_nothing(desk: Desk, end: int) -> None:
    desk.set.write_text('{"id": "a", "question": "b", "answers": []}', "utf-8")
    desk.say("right", desk.answer("How many?", "four", ("bakery.txt", BAKERS)))
    told = desk.review(*["y", "", "", "", "figure"][:end])
    assert without_paths(told) == counts(left=1)
    assert desk.set.read_text("utf-8") == '{"id": "a", "question": "b", "answers": []}'
    assert desk.review("y", "", "", "", "figure")["added"] == 1
    assert [case["question"] for case in desk.cases] == ["b", "How many?"]


def test_an_interrupted_review_tells_what_is_done(desk: Desk) -> None:
    class Interrupted(io.StringIO):
        def readline(self, size: int | None = -1, /) -> str:
            line = super().readline()
            if not line:
                raise KeyboardInterrupt
            return line

    for question in ("Any swans?", "Any geese?"):
        desk.say("right to refuse", desk.refusal(question))
    assert desk.review("y", "", "y", source=Interrupted)["left"] == 1
    assert [case["question"] for case in desk.cases] == ["Any swans?"]


def test_an_interrupt_while_the_index_opens_is_no_traceback(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(directory: Path) -> Assistant:
        raise KeyboardInterrupt

    monkeypatch.setattr(Assistant, "open", interrupted)
    desk.say("right to refuse", desk.refusal("Any swans?"))
    assert without_paths(desk.review()) == counts(left=1)


def test_a_question_of_the_set_is_told_and_not_doubled(desk: Desk) -> None:
    desk.set.write_text(
        '{"id": "lake-1", "question": "How  many BAKERS?", "answers": ["four"]}\n', "utf-8"
    )
    desk.say("right", desk.answer("how many bakers? ", "four", ("bakery.txt", BAKERS)))
    assert without_paths(desk.review()) == counts(known=1)
    assert "set.jsonl asks this already as lake-1 (answers: four)" in desk.printed
    assert len(desk.cases) == 1


STORED = (
    '{"id": "a", "question": "Any swans?", "answers": [], "note": "kept"}\n\n'
    '{"id": "b", "question": "How many bakers?", "answers": ["312"], "articles": ["harbour.txt"], '
    '"evidence": "Its ferries carried 312 passengers a day.", "part": "report"}\n'
    '{"id": "c", "question": "Any geese?", "answers": []}'
)


def decided(desk: Desk) -> list[tuple[str, str]]:
    lines = (desk.folder / "feedback.reviewed.jsonl").read_text("utf-8").splitlines()
    return [(told["decision"], told["case_id"]) for told in map(json.loads, lines)]


def test_a_case_that_a_reader_contradicts_is_replaced_and_no_other(desk: Desk) -> None:
    desk.set.write_text(STORED, "utf-8")
    given = desk.answer("how many  bakers?", "312", ("harbour.txt", FERRIES))
    desk.say("wrong", given, history=())
    told = desk.review("replace", "four", "", "employs four", "", "", options=("--part", "tune"))
    assert without_paths(told) == counts(replaced=1)
    assert "asks this already as b (answers: 312); the reader" in desk.printed
    assert "Articles: harbour.txt" in desk.printed
    assert f"Evidence: {FERRIES}" in desk.printed
    before, after = STORED.split("\n"), desk.set.read_text("utf-8").split("\n")
    assert (after[:2], after[3:]) == (before[:2], before[3:])
    assert json.loads(after[2]) == {
        "id": "b",
        "question": "How many bakers?",
        "answers": ["four"],
        "articles": ["bakery.txt"],
        "evidence": BAKERS,
        "type": "figure",
        "part": "report",
    }
    assert decided(desk) == [("replaced", "b")]
    assert desk.review()["left"] == 0


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("How many bakers?", "wrong"),
        ("How many bakers?", "wrong source"),
        ("How many bakers?", "should have refused"),
        ("How many bakers?", "right to refuse"),
        ("Any swans?", "right"),
        ("Any swans?", "should have known"),
    ],
)
def test_a_contradicted_case_is_kept_only_when_told_so(
    desk: Desk, question: str, verdict: Any
) -> None:
    desk.set.write_text(STORED, "utf-8")
    desk.say(verdict, desk.answer(question, "312", ("harbour.txt", FERRIES)))
    assert without_paths(desk.review("skip")) == counts(skipped=1, left=1)
    assert without_paths(desk.review("quit")) == counts(left=1)
    assert without_paths(desk.review("keep")) == counts(known=1)
    assert decided(desk) == [("known", "a" if question == "Any swans?" else "b")]
    assert desk.set.read_text("utf-8") == STORED


def test_a_case_that_is_gone_by_then_is_not_replaced(desk: Desk) -> None:
    class Gone(io.StringIO):
        def readline(self, size: int | None = -1, /) -> str:
            line = super().readline()
            if line == "-\n":
                desk.set.write_text('{"id": "c", "question": "d", "answers": []}', "utf-8")
            return line

    desk.set.write_text(STORED, "utf-8")
    desk.say("wrong", desk.answer("How many bakers?", "312", ("harbour.txt", FERRIES)))
    with pytest.raises(EvalError, match="holds no case 'b' any more"):
        desk.review("replace", "-", source=Gone)
    assert not (desk.folder / "feedback.reviewed.jsonl").exists()


def test_the_same_words_in_another_conversation_are_another_question(desk: Desk) -> None:
    desk.say("right to refuse", desk.refusal("And in May?"))
    desk.say("right to refuse", desk.refusal("And in May?"), history=HISTORY)
    assert desk.review("y", "", "y", "")["added"] == 2
    assert len({case["id"] for case in desk.cases}) == 2


def test_a_question_edited_into_a_known_one_is_not_doubled(desk: Desk) -> None:
    desk.set.write_text('{"id": "a", "question": "How many?", "answers": []}\n', "utf-8")
    desk.say("right to refuse", desk.refusal("hw mny"))
    assert desk.review("e", "?!", "How many?")["known"] == 1
    assert "Ask something in words" in desk.printed


def test_what_steers_a_terminal_is_escaped_and_kept_to_the_letter(desk: Desk) -> None:
    question = "Any \x1b[2Jswans\u202e?"
    desk.say("right to refuse", desk.refusal(question))
    desk.review("y", "")
    assert "Question: Any \\x1b[2Jswans\\u202e?" in desk.printed
    assert "\x1b" not in desk.printed
    assert desk.cases[0]["question"] == question


def test_other_cases_stay_to_the_byte(desk: Desk) -> None:
    before = b'{"id": "a", "question": "b",   "answers": [], "note": "\\u00e9"}\r\n\r\n'
    desk.set.write_bytes(before)
    desk.set.chmod(0o640)
    desk.say("right to refuse", desk.refusal("Any swans?"))
    desk.review("y", "")
    assert desk.set.read_bytes().startswith(before)
    assert desk.set.stat().st_mode & 0o777 == 0o640
    assert sorted(path.name for path in desk.folder.glob("*set*")) == ["set.jsonl"]


def test_a_set_that_cannot_be_replaced_is_left_whole(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = '{"id": "a", "question": "b", "answers": []}\n'
    desk.set.write_text(before, "utf-8")
    desk.say("right to refuse", desk.refusal("Any swans?"))

    def full(path: Path, target: Path) -> None:
        raise OSError(28, "No space left on device", str(path))

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space left"):
        desk.review("y", "")
    monkeypatch.undo()
    assert desk.set.read_text("utf-8") == before
    assert not list(desk.folder.glob(".set*"))
    assert not (desk.folder / "feedback.reviewed.jsonl").exists()


def refused(*arguments: str) -> str:
    with pytest.raises(EvalError) as caught:
        main(arguments)
    return str(caught.value)


def test_what_is_broken_or_missing_is_named_before_anything_is_asked(desk: Desk) -> None:
    feedback, known = str(desk.log.path), str(desk.set)
    assert refused(feedback, "--set", known).startswith(f"{feedback}: no feedback yet")
    desk.say("right to refuse", desk.refusal("Any swans?"))
    desk.set.write_text('{"id": "a"}\n', "utf-8")
    assert f"{known} line 1, field 'answers'" in refused(feedback, "--set", known)
    for name, told in [("set.json", "*.jsonl"), ("none/set.jsonl", "no such folder")]:
        assert told in refused(feedback, "--set", str(desk.folder / name))
    desk.log.path.write_text("{}\n", "utf-8")
    assert f"{feedback} line 1, field 'id'" in refused(feedback, "--set", "new.jsonl")


def test_two_reviews_at_once_are_kept_apart(desk: Desk) -> None:
    desk.say("right to refuse", desk.refusal("Any swans?"))
    with FileLock(f"{desk.folder / 'feedback.reviewed.jsonl'}.review.lock"):
        told = refused(str(desk.log.path), "--set", str(desk.set))
    assert "is being reviewed by another process" in told


def test_a_set_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main([])
    assert left.value.code == 2
    assert "--set" in capsys.readouterr().err

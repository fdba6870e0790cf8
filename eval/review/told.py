"""Decisions that a program brings, a JSON object each, instead of a reviewer at a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Literal, TextIO

from pydantic import TypeAdapter, ValidationError

from eval.cases import Case, Part
from eval.errors import EvalError
from eval.measures.answers import holds
from eval.names import ArticleNames
from eval.review.decisions import Decision, Decisions
from eval.review.evidence import Evidence, cited, look_up, retrieved
from eval.review.set_file import append_case, known, new_id, read_set, replace_case
from eval.review.steps import (
    UNANSWERABLE,
    Assistant,
    agree,
    article_name,
    is_confirmed,
    proposed_answers,
    type_of,
)
from qa.feedback import Feedback

OTHER = "campaign"
"""The type of a question that asks for none of the other things that can be told."""


@dataclass(frozen=True, slots=True)
class Told:
    """What is to become of a feedback.

    Attributes:
        id: Of the feedback.
        decision: Whether it becomes a case, or is dropped for ever.
        answers: The accepted forms; none where the articles don't say.
        question: In other words, if it is to be put so.
        evidence: Words of a sentence that proves an answer; by default the quote that a reader
            found right, else the sentence found that holds an answer.
        part: Of the case.
    """

    id: str
    decision: Literal["add", "drop"]
    answers: tuple[str, ...] = ()
    question: str | None = None
    evidence: str | None = None
    part: Part | None = None


_TOLD = TypeAdapter(Told)


def read_told(lines: TextIO) -> Iterator[Told]:
    """Read decisions, a JSON object a line.

    Raises:
        EvalError: A line is something else; the message names it.
    """
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            yield _TOLD.validate_json(line)
        except ValidationError as error:
            wrong = error.errors()[0]
            field = ".".join(map(str, wrong["loc"])) or "the line"
            raise EvalError(f"decision {number}: {field}: {wrong['msg']}") from error


@dataclass(frozen=True, slots=True)
class Deciding:
    """Makes cases of feedback as it is told.

    Attributes:
        assistant: Retrieves from the index that the cases are about.
        names: Finds the articles of that index.
        decisions: Where what became of each is kept.
        set_path: The set that grows.
    """

    assistant: Assistant
    names: ArticleNames
    decisions: Decisions
    set_path: Path

    def decide(self, told: Told, pending: Sequence[Feedback]) -> Decision:
        """Do what is told with one feedback.

        Raises:
            EvalError: There is no such feedback, or nothing proves the answers.
            JournalError: The decision can't be written.
            OSError: The set can't be written; it is left as it was.
        """
        feedback = next((each for each in pending if each.id == told.id), None)
        if feedback is None:
            raise EvalError(f"feedback {told.id!r} isn't there to be reviewed any more")
        if told.decision == "drop":
            self.decisions.keep(feedback, "dropped")
            return "dropped"
        asked = replace(feedback, question=(told.question or feedback.question).strip())
        cases = read_set(self.set_path)
        before = known(cases, asked.question, asked.history)
        if before is None:
            name = new_id(cases, asked.question, asked.history)
            append_case(self.set_path, self._case(asked, told, name, told.part))
            return self._kept(feedback, "added", name)
        if agree(feedback, before) or set(before.answers or ()) == set(told.answers):
            return self._kept(feedback, "known", before.id)
        # The part stays: a case that changed its part would be tuned on.
        replace_case(self.set_path, self._case(asked, told, before.id, before.part))
        return self._kept(feedback, "replaced", before.id)

    def _kept(self, feedback: Feedback, decision: Decision, name: str) -> Decision:
        self.decisions.keep(feedback, decision, name)
        return decision

    def _case(self, feedback: Feedback, told: Told, name: str, part: Part | None) -> Case:
        answers = tuple(dict.fromkeys(filter(None, map(str.strip, told.answers))))
        evidence = self._evidence(feedback, answers, told.evidence) if answers else None
        ids = evidence.article_ids if evidence else ()
        articles = self.assistant.articles
        kind = type_of(self.assistant.understand(feedback.question)) or OTHER
        return Case(
            id=name,
            question=feedback.question,
            answers=answers,
            articles=tuple(article_name(articles[each], self.names) for each in ids),
            evidence=evidence.text if evidence else None,
            type=kind if answers else UNANSWERABLE,
            history=feedback.history,
            part=part,
            source=name,
        )

    def _evidence(self, feedback: Feedback, answers: Sequence[str], words: str | None) -> Evidence:
        """Return the sentence that proves an answer.

        Raises:
            EvalError: None does, or several do.
        """
        articles = self.assistant.articles
        if words:
            found = look_up(words, articles.values())
            problem = f"“{words}” stands in {len(found)} sentences: give words of one"
        elif is_confirmed(feedback, answers):
            found = cited(feedback.citations, articles)[:1]
            problem = "the quote stands in the articles no more: give other words as evidence"
        else:
            offered = retrieved(feedback.question, answers, self.assistant)
            found = tuple(
                each for each in offered if any(holds(each.text, answer) for answer in answers)
            )[:1]
            problem = f"no sentence found holds {answers[0]!r}: give words of one as evidence"
        if len(found) != 1:
            raise EvalError(problem)
        return found[0]


def listed(pending: Sequence[Feedback]) -> list[dict[str, object]]:
    """Return feedback as JSON objects, each with the answers that its verdict proposes."""
    return [{**asdict(each), "proposed": proposed_answers(each)} for each in pending]

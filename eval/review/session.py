"""Feedback after feedback is shown and kept as a case, skipped or dropped."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Literal

from eval.cases import Case
from eval.review.decisions import Decisions
from eval.review.evidence import cited
from eval.review.set_file import append_case, known, new_id, read_set, replace_case
from eval.review.steps import NO_PART, Reviewer, agree, make_case
from eval.review.terminal import Terminal
from qa.feedback import Feedback
from qa.question import LONGEST_QUESTION, is_question
from qa.render import CitationRecord

Outcome = Literal["added", "known", "replaced", "dropped", "skipped", "quit"]

_CHOICES = ("yes", "skip", "drop", "edit", "quit")
_KEEP = "Keep it as a case? [y]es [s]kip [d]rop for ever [e]dit the question [q]uit:"

_CHOICES_KNOWN = ("keep", "replace", "skip", "quit")
_KEEP_KNOWN = "The case of the set? [k]eep it as it is [r]eplace it [s]kip [q]uit:"


@dataclass(frozen=True, slots=True)
class Counts:
    """What became of the feedback in one run.

    Attributes:
        added: Became cases.
        known: Asked what a case of the set asks already, which stays as it is.
        replaced: Gave a case of the set other answers.
        dropped: Will not be shown again.
        skipped: Were put off.
        left: Are to be reviewed another time, those put off included.
    """

    added: int = 0
    known: int = 0
    replaced: int = 0
    dropped: int = 0
    skipped: int = 0
    left: int = 0

    def with_one(self, outcome: Outcome) -> Counts:
        """Count one more; all but what is skipped is no longer left."""
        counts = asdict(self)
        counts[outcome] += 1
        counts["left"] -= outcome != "skipped"
        return Counts(**counts)


@dataclass(frozen=True, slots=True)
class Session:
    """One run over the feedback of a file."""

    reviewer: Reviewer
    decisions: Decisions
    set_path: Path

    def run(self, pending: list[Feedback]) -> Counts:
        """Review until all is seen, the reviewer quits, or the input ends.

        Raises:
            EvalError: The set is broken.
            JournalError: A decision can't be written.
            OSError: The set can't be written.
        """
        counts = Counts(left=len(pending))
        terminal = self.reviewer.terminal
        try:
            for number, feedback in enumerate(pending, start=1):
                terminal.say()
                _show(feedback, f"{number} of {len(pending)}", self.reviewer)
                outcome = self._review(feedback)
                if outcome == "quit":
                    break
                counts = counts.with_one(outcome)
        except (EOFError, KeyboardInterrupt):
            terminal.say()
        return counts

    def _review(self, feedback: Feedback) -> Outcome:
        terminal = self.reviewer.terminal
        choice = "edit"
        while choice == "edit":
            case = known(read_set(self.set_path), feedback.question, feedback.history)
            if case is not None:
                return self._review_known(feedback, case)
            choice = terminal.pick(_KEEP, _CHOICES)
            if choice == "edit":
                feedback = _edited(feedback, terminal)
        if choice == "yes":
            self._add(feedback)
            return "added"
        if choice == "drop":
            self.decisions.keep(feedback, "dropped")
            return "dropped"
        return "skipped" if choice == "skip" else "quit"

    def _review_known(self, feedback: Feedback, case: Case) -> Outcome:
        terminal = self.reviewer.terminal
        answers = "; ".join(case.answers or ()) or "none, the articles don't say"
        told = f"{self.set_path.name} asks this already as {case.id} (answers: {answers})"
        choice = "keep"
        if agree(feedback, case):
            terminal.say(f"{told}; nothing is added.")
        else:
            terminal.say(f"{told}; the reader may have found it wrong.")
            if case.articles:
                terminal.say(f"Articles: {'; '.join(case.articles)}", indent="  ")
            if case.evidence:
                terminal.say(f"Evidence: {case.evidence}", indent="  ")
            choice = terminal.pick(_KEEP_KNOWN, _CHOICES_KNOWN)
        if choice == "keep":
            self.decisions.keep(feedback, "known", case.id)
            return "known"
        if choice == "replace":
            self._replace(feedback, case)
            return "replaced"
        return "skipped" if choice == "skip" else "quit"

    def _replace(self, feedback: Feedback, case: Case) -> None:
        # What is asked stays, and the part too: a case that changed its part would be tuned on.
        asked = replace(feedback, question=case.question, history=case.history)
        reviewer = replace(self.reviewer, part=case.part or NO_PART)
        replace_case(self.set_path, make_case(asked, case.id, reviewer))
        self.decisions.keep(feedback, "replaced", case.id)
        self.reviewer.terminal.say(f"Replaced {case.id} in {self.set_path}.")

    def _add(self, feedback: Feedback) -> None:
        case_id = new_id(read_set(self.set_path), feedback.question, feedback.history)
        case = make_case(feedback, case_id, self.reviewer)
        append_case(self.set_path, case)
        self.decisions.keep(feedback, "added", case.id)
        self.reviewer.terminal.say(f"Added {case.id} to {self.set_path}.")


def _edited(feedback: Feedback, terminal: Terminal) -> Feedback:
    """Ask for the question in other words; blank leaves it as it is."""
    while question := terminal.ask("Question, as a reader asks it (blank: as it is):"):
        if is_question(question):
            return replace(feedback, question=question)
        terminal.say(f"Ask something in words, in at most {LONGEST_QUESTION:,} characters.")
    return feedback


def _show(feedback: Feedback, place: str, reviewer: Reviewer) -> None:
    terminal = reviewer.terminal
    standing = {quote.text for quote in cited(feedback.citations, reviewer.assistant.articles)}
    when = feedback.when[:16].replace("T", " ")
    terminal.say(f"{place} · {feedback.verdict} · {when} UTC")
    for message in feedback.history:
        who = "Earlier, reader" if message.role == "user" else "Earlier, answer"
        terminal.say(f"{who}: {message.content}", indent="  ")
    terminal.say(f"Question: {feedback.question}")
    terminal.say(f"{'Answer' if feedback.answer is not None else 'Refusal'}: {feedback.text}")
    for citation in feedback.citations:
        terminal.say(f"“{citation.quote}”", indent="      ", mark=f"[{citation.n}] ")
        gone = "" if citation.quote in standing else " (the index holds it no more)"
        terminal.say(f"{_source(citation)}{gone}", indent="      ")


def _source(citation: CitationRecord) -> str:
    told = [citation.title, citation.publisher, citation.date, citation.path]
    place = f"characters {citation.start} to {citation.end}"
    return ", ".join(part for part in [*told, place] if part)

"""Step by step from a feedback to a case: answers, evidence, articles, type, part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Protocol

from corpus.article import Article
from eval import system
from eval.cases import PARTS, Case, Part
from eval.errors import CaseError
from eval.measures.answers import holds
from eval.names import ArticleNames
from eval.review.evidence import OFFERED, Evidence, cited, look_up, retrieved
from eval.review.terminal import Terminal
from qa.feedback import Feedback
from qa.question import Kind, Question

UNANSWERABLE = "unanswerable"
TYPES = "figure official campaign date place quote list compare multi-doc followup".split()
"""The kinds of questions that have an answer."""

_TYPE_OF = {
    Kind.COUNT: "figure",
    Kind.AMOUNT: "figure",
    Kind.SHARE: "figure",
    Kind.PERSON: "official",
    Kind.OFFICE: "official",
    Kind.DATE: "date",
    Kind.PLACE: "place",
    Kind.STATEMENT: "quote",
}

NO_PART = "none"
"""What a reviewer says of a case that belongs to no part."""

_AS_IS = "as is"
_NOTHING = "-"


class Assistant(system.Assistant, Protocol):
    """Retrieves, and understands what a question asks for."""

    def understand(self, question: str) -> Question:
        """Read a question."""
        ...


@dataclass(frozen=True, slots=True)
class Reviewer:
    """Who is asked, and what is known to ask about.

    Attributes:
        terminal: Where the reviewer is asked.
        assistant: Retrieves from the index that the cases are about.
        names: Finds the articles of that index.
        part: Of every case, ``none`` included; None where the reviewer is asked each time.
    """

    terminal: Terminal
    assistant: Assistant
    names: ArticleNames
    part: str | None


def make_case(feedback: Feedback, case_id: str, reviewer: Reviewer) -> Case:
    """Ask for what a case needs, offering what the feedback already tells.

    Raises:
        EOFError: The input came to its end first.
    """
    terminal, assistant = reviewer.terminal, reviewer.assistant
    answers = _answers(feedback, terminal)
    evidence, articles, kind = None, tuple[str, ...](), UNANSWERABLE
    if answers:
        evidence = _evidence(feedback, answers, reviewer)
        articles = _articles(feedback, answers, evidence, reviewer)
        kind = _type(assistant.understand(feedback.question), terminal)
    return Case(
        id=case_id,
        question=feedback.question.strip(),
        answers=answers,
        articles=articles,
        evidence=evidence.text if evidence else None,
        type=kind,
        history=feedback.history,
        part=_part(reviewer),
        source=case_id,
    )


def _answers(feedback: Feedback, terminal: Terminal) -> tuple[str, ...]:
    """Ask for the accepted forms; none where the articles don't say."""
    proposed = proposed_answers(feedback)
    terminal.say("Accepted answers, one a line; a blank line ends them.")
    if proposed:
        terminal.say(f"Blank at once: {'; '.join(proposed)}. A single '-': the articles don't say.")
    elif proposed is None:
        terminal.say("A single '-': the articles don't say.")
    else:
        terminal.say("Blank at once: none, the articles don't say.")
    while True:
        first = terminal.ask(">")
        if first == _NOTHING:
            return ()
        if first:
            return tuple(dict.fromkeys([first, *terminal.ask_lines()]))
        if proposed is not None:
            return proposed
        terminal.say("Give at least one, or '-' where the articles don't say.")


def proposed_answers(feedback: Feedback) -> tuple[str, ...] | None:
    """Return the accepted answers that a verdict leaves no doubt of; None where it tells none."""
    if feedback.verdict in ("should have refused", "right to refuse"):
        return ()
    if feedback.verdict in ("right", "wrong source") and feedback.answer:
        return (feedback.answer,)
    return None


def is_confirmed(feedback: Feedback, answers: Sequence[str]) -> bool:
    """Say whether a reader found an answer right that is accepted."""
    return feedback.verdict == "right" and feedback.answer in answers


def _evidence(feedback: Feedback, answers: Sequence[str], reviewer: Reviewer) -> Evidence:
    """Ask for a sentence of the articles that proves an accepted answer."""
    terminal, articles = reviewer.terminal, reviewer.assistant.articles
    offered: tuple[Evidence, ...] = ()
    if is_confirmed(feedback, answers):
        offered = cited(feedback.citations, articles)
    default = "1" if offered else ""
    offered = offered or retrieved(feedback.question, answers, reviewer.assistant)
    _list(offered, reviewer)
    chosen: Evidence | None = None
    while True:
        told = terminal.ask(f"Evidence: a number, or words of an article{_in_brackets(default)}:")
        if told == _AS_IS and chosen:
            return chosen
        found = _pointed_at(told or default, offered) or look_up(told, articles.values())
        if not told and not found:
            continue
        if len(found) != 1:
            offered = _narrowed(found, offered, reviewer)
            continue
        chosen = found[0]
        if any(holds(chosen.text, answer) for answer in answers):
            return chosen
        default = ""
        terminal.say(f"No accepted answer stands in “{chosen.text}”")
        terminal.say(f"Give other evidence, or write '{_AS_IS}' to keep it.")


def _pointed_at(told: str, offered: Sequence[Evidence]) -> tuple[Evidence, ...]:
    is_number = told.isdecimal() and 0 < int(told) <= len(offered)
    return (offered[int(told) - 1],) if is_number else ()


def _narrowed(
    found: tuple[Evidence, ...], offered: tuple[Evidence, ...], reviewer: Reviewer
) -> tuple[Evidence, ...]:
    """Say why words don't tell a sentence; return what numbers mean from now on."""
    terminal = reviewer.terminal
    if not found:
        terminal.say("That stands in no article of the index; give words as an article has them.")
        return offered
    if len(found) > OFFERED:
        terminal.say(f"That stands in {len(found):,} sentences; give more of the words.")
        return offered
    _list(found, reviewer)
    return found


def _list(offered: Sequence[Evidence], reviewer: Reviewer) -> None:
    for number, evidence in enumerate(offered, start=1):
        names = ", ".join(_names(evidence.article_ids, reviewer))
        reviewer.terminal.say(f"{evidence.text} ({names})", indent="     ", mark=f"{number}  ")


def _articles(
    feedback: Feedback, answers: Sequence[str], evidence: Evidence, reviewer: Reviewer
) -> tuple[str, ...]:
    """Ask for the names of the articles that answer, those of the evidence first."""
    ids = list(evidence.article_ids)
    if is_confirmed(feedback, answers):
        standing = cited(feedback.citations, reviewer.assistant.articles)
        ids += [article_id for quote in standing for article_id in quote.article_ids]
    proposed = _names(dict.fromkeys(ids), reviewer)
    terminal = reviewer.terminal
    terminal.say("Articles that answer, one a line; a blank line ends them.")
    terminal.say(f"Blank at once: {'; '.join(proposed)}.")
    while True:
        told = terminal.ask_lines()
        problem = _unknown(told, reviewer.names)
        if problem is None:
            return told or proposed
        terminal.say(f"{problem}.")


def _names(article_ids: Sequence[str] | dict[str, None], reviewer: Reviewer) -> tuple[str, ...]:
    articles = reviewer.assistant.articles
    return tuple(article_name(articles[each], reviewer.names) for each in article_ids)


def article_name(article: Article, names: ArticleNames) -> str:
    """Return the shortest name that means this article and no other."""
    candidates = [PurePath(article.path).name, article.place]
    fitting = [name for name in candidates if _ids((name,), names) == (article.id,)]
    return fitting[0] if fitting else article.id


def _ids(article_names: tuple[str, ...], names: ArticleNames) -> tuple[str, ...]:
    try:
        return names.ids(_naming(article_names))
    except CaseError:
        return ()


def _unknown(article_names: tuple[str, ...], names: ArticleNames) -> str | None:
    try:
        names.ids(_naming(article_names))
    except CaseError as error:
        return str(error)
    return None


def _naming(article_names: tuple[str, ...]) -> Case:
    return Case("", "", (), article_names, None, "", (), None, "this case")


def agree(feedback: Feedback, case: Case) -> bool:
    """Tell whether the reader's verdict leaves no doubt that a case of the set is right."""
    return feedback.verdict == ("right" if case.answerable else "right to refuse")


def type_of(question: Question) -> str | None:
    """Return the type of a question; None where several fit."""
    return _TYPE_OF.get(question.kind)


def _type(question: Question, terminal: Terminal) -> str:
    proposed = type_of(question)
    listed = ", ".join(f"{number} {name}" for number, name in enumerate(TYPES, start=1))
    terminal.say(f"Types: {listed}.")
    return terminal.pick(f"Type{_in_brackets(proposed)}:", TYPES, proposed)


def _part(reviewer: Reviewer) -> Part | None:
    told = reviewer.part or reviewer.terminal.pick(
        f"Part: {', '.join(PARTS)} or {NO_PART} [{NO_PART}]:", (*PARTS, NO_PART), NO_PART
    )
    return next((part for part in PARTS if part == told), None)


def _in_brackets(default: str | None) -> str:
    return f" [{default}]" if default else ""

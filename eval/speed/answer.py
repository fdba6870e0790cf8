"""From a question to its answer, against one bare encoding of the question."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from eval.speed.bare import Bare
from eval.speed.records import Findings, Paired
from eval.speed.timing import paired
from qa.assistant import Assistant
from qa.overlap import sentence_tokens

COLD = "answer / encode, no sentence read before"
WARM = "answer / encode, sentences read for other questions"

Asked = tuple[Assistant, str]
"""Who is asked, and what."""


def measure(
    questions: Sequence[str],
    others: Sequence[str],
    open_assistant: Callable[[], Assistant],
    bare: Bare,
) -> Findings:
    """Ask questions that were never asked before, each beside a bare encoding of it.

    What was read is remembered, so there are two figures: of an assistant that has read nothing
    yet, and of one that has answered other questions.

    Args:
        questions: Each is one pair of either figure.
        others: Asked first where sentences are to be known; none of ``questions``, at least one.
        open_assistant: Opens the index anew; it isn't timed.
        bare: The encoder's model, called by itself.
    """

    def unread() -> Assistant:
        sentence_tokens.cache_clear()
        return open_assistant()

    first = others[0]
    cold = _figure(COLD, ((unread(), each) for each in questions), (unread(), first), bare)
    assistant = unread()
    for other in others:
        assistant.ask(other)
    warm = _figure(WARM, ((assistant, each) for each in questions), (assistant, first), bare)
    counts = {"articles": len(assistant.articles), "questions": len(questions)}
    return Findings((cold, warm), counts)


def _figure(name: str, asked: Iterable[Asked], warm_up: Asked, bare: Bare) -> Paired:
    def ask(one: Asked) -> object:
        assistant, question = one
        return assistant.ask(question)

    return paired(name, ask, lambda one: bare([one[1]]), asked, warm_up)

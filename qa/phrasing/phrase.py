"""An answer in the words of a language model, as far as its quotes carry them."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import replace

from index.parser import Parse, load_parser
from index.quantities import quantities
from index.tokens import words
from qa.answer import Answer, Form
from qa.errors import PhrasingFailure
from qa.phrasing.carried import objection
from qa.phrasing.endpoint import Endpoint
from qa.phrasing.marked import Marked, marked_sentences, with_markers
from qa.phrasing.prompt import messages

_log = logging.getLogger(__name__)

PHRASED = frozenset({Form.QUOTE, Form.LIST})
"""The other forms say what no quote does: a sum, a yes, that two articles differ."""

MOST_SENTENCES = 4
MOST_CHARACTERS = 4_000
"""What is read of what a model says; behind that nothing answers a question in a few words."""


class Phrasing:
    """Has a language model phrase answers, and keeps what their quotes carry."""

    def __init__(self, endpoint: Endpoint, parse: Parse) -> None:
        self._endpoint = endpoint
        self._parse = parse
        self._warned = ""

    def phrase(self, answer: Answer) -> Answer:
        """Return the answer with another text; citations, short answer and confidence stay.

        Where the model doesn't answer, the answer is returned as it was, and a warning is logged:
        the same one once, until the model answers again.
        """
        try:
            phrased = phrase(answer, self._endpoint, self._parse)
        except PhrasingFailure as failure:
            if str(failure) != self._warned:
                _log.warning("%s; answers stand as they are quoted", failure)
            self._warned = str(failure)
            return answer
        self._warned = ""
        return phrased


def open_phrasing(endpoint: Endpoint | None) -> Phrasing | None:
    """Open what phrases answers; nothing where no endpoint is given."""
    return Phrasing(endpoint, load_parser()) if endpoint else None


def phrase(answer: Answer, endpoint: Endpoint, parse: Parse) -> Answer:
    """Have a language model phrase an answer.

    Args:
        answer: Its short answer, citations and confidence stay as they are.
        endpoint: Where the model answers.
        parse: Finds the grammar of its sentences and of the quotes.

    Returns:
        The answer in those of the model's sentences that the citations carry; the answer as it was
        where these no longer tell the short answer.

    Raises:
        PhrasingFailure: The model doesn't answer.
    """
    if answer.form not in PHRASED:
        return answer
    said = endpoint.complete(messages(answer))
    text = " ".join(dict.fromkeys(carried_sentences(said, answer, parse)))
    if not holds_answer(text, answer):
        return answer
    return replace(answer, text=text)


def carried_sentences(said: str, answer: Answer, parse: Parse) -> Iterator[str]:
    """Yield the sentences of a text that the citations they name carry, markers set anew.

    Args:
        said: What a language model says.
        answer: Its citations are what counts.
        parse: Finds the grammar of both.
    """
    for sentence in marked_sentences(said[:MOST_CHARACTERS])[:MOST_SENTENCES]:
        numbers = tuple(_carriers(sentence, answer, parse))
        if numbers:
            yield with_markers(sentence.text, numbers)


def _carriers(sentence: Marked, answer: Answer, parse: Parse) -> Iterator[int]:
    """Yield the numbers of those citations that carry the whole sentence, each by itself."""
    for number in sentence.numbers:
        if not 1 <= number <= len(answer.citations):
            _log.info("cut, there is no citation %d: %s", number, sentence.text)
            continue
        quote = answer.citations[number - 1].quote
        objected = objection(sentence.text, quote, parse)
        if objected is None:
            yield number
        else:
            _log.info("cut, %s (%s): %s", objected.rule, objected.words, sentence.text)


def holds_answer(text: str, answer: Answer) -> bool:
    """Say whether a text tells the short answer and each part of it."""
    parts = [answer.answer, *(item.text for item in answer.items)]
    return all(_holds(text, part) for part in parts)


def _holds(text: str, part: str) -> bool:
    told, figures = words(text), set(quantities(text))
    wanted = words(part)
    side_by_side = any(told[at : at + len(wanted)] == wanted for at in range(len(told)))
    value = quantities(part)
    return side_by_side or (bool(value) and figures.issuperset(value))

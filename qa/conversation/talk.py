"""What a follow-up can lean on: the earlier turns, and who and what they name."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

from index.parser import Parse
from qa.conversation.clause import Clause, clause_of
from qa.conversation.mentions import Mention, describes_a_noun, mentions
from qa.conversation.names import NAMED, Names, Slot
from qa.conversation.turns import Turn

BY_THE_WAY = frozenset({Slot.BODY, Slot.THING})
"""What a quoted sentence may name without being about it."""

SHORT = 8
"""Words; a longer answer tells more than what was asked for."""


@dataclass(frozen=True, slots=True)
class Talk:
    """What stands before a question.

    Attributes:
        turns: Oldest first and at least one; their questions stand on their own.
        names: Tells what names name.
        parse: Parses questions.
        clause: The last question in its parts; None where it can't be taken apart.
    """

    turns: tuple[Turn, ...]
    names: Names
    parse: Parse
    clause: Clause | None

    @classmethod
    def after(cls, turns: Sequence[Turn], names: Names, parse: Parse) -> Talk:
        """Return what can be leant on after some turns."""
        return cls(tuple(turns), names, parse, clause_of(turns[-1].question, parse))

    @property
    def last(self) -> Turn:
        """The turn before the question."""
        return self.turns[-1]

    @property
    def frame(self) -> str:
        """The question before, which a follow-up alters."""
        return self.last.question.rstrip(" ?!.")

    def mentions(self, text: str) -> list[Mention]:
        """Return what a text names."""
        return mentions(text, self.names)

    def antecedent(self, *slots: Slot) -> Mention | None:
        """Return what was named last of some kinds, if anything was."""
        return next(self._antecedents(*slots), None)

    def dated(self) -> Mention | None:
        """Return what was named last that tells a year."""
        told = self._antecedents(Slot.YEAR, Slot.CAMPAIGN, Slot.DATE)
        return next((mention for mention in told if mention.years), None)

    def just_named(self, slot: Slot) -> list[Mention]:
        """Return what the last turn names of a kind, fittest first."""
        return [mention for mention in _in_order(self.last, self.names) if mention.slot is slot]

    def _antecedents(self, *slots: Slot) -> Iterator[Mention]:
        """Yield what was named of some kinds: the last turn first, in it the fittest kind first."""
        for turn in reversed(self.turns):
            found = _in_order(turn, self.names, BY_THE_WAY if turn.is_quote else frozenset())
            for slot in slots:
                yield from (mention for mention in found if mention.slot is slot)


def _in_order(turn: Turn, names: Names, unsaid: Container[Slot] = frozenset()) -> list[Mention]:
    """Return what a turn names: its question's names before its answer's.

    The other way round where the answer is the name that the question asked for.

    Args:
        turn: A question and its answer.
        names: Tells what names name.
        unsaid: Kinds of names that are left out of the answer's.
    """
    asked, said = (
        [each for each in mentions(text, names) if not describes_a_noun(each, text)]
        for text in (turn.question, turn.said)
    )
    said = [each for each in said if each.slot not in unsaid]
    return [*said, *asked] if _is_name_asked_for(turn, asked, said) else [*asked, *said]


def _is_name_asked_for(turn: Turn, asked: Sequence[Mention], said: Sequence[Mention]) -> bool:
    """Say whether an answer is short and names what its question doesn't."""
    if turn.is_quote or len(turn.said.split()) > SHORT:
        return False
    known = {mention.text.lower() for mention in asked}
    slots = {mention.slot for mention in asked}
    named = [
        mention for mention in said if mention.slot in NAMED and mention.text.lower() not in known
    ]
    if not named:
        return False
    asks_who = turn.question.lower().startswith("who")
    asks_which = turn.question.lower().startswith(("which", "what", "where", "in which"))
    is_person = named[0].slot is Slot.PERSON
    return (asks_who and is_person) or (asks_which and (is_person or Slot.PERSON not in slots))

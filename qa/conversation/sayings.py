"""``Who said that?``: the words that were just quoted or answered."""

from __future__ import annotations

import re

from qa.conversation.talk import Talk
from qa.conversation.wording import Wording

LONGEST = 300
"""Characters of a quote in a question."""

_WHO_SAID = re.compile(
    r"who(?: \w+)? (?:said|says|stated|told(?: \w+)?|claimed|claims|wrote|argued|thinks?|"
    r"announced|reported) (?:that|this|it|so)|says? who|who says(?: so)?|according to whom?|"
    r"who(?:'s| is| was)(?: being)? (?:quoted|speaking|talking)(?: (?:here|there))?|"
    r"whose (?:words|quote|statement) (?:is|are|was|were) (?:that|this|those|these|it)|"
    r"who(?:'s| is| was) (?:that|this) (?:from|by)|"
    r"who made (?:that|this) (?:statement|claim|remark)",
    re.IGNORECASE,
)


def _is_clause(said: str, talk: Talk) -> bool:
    """Say whether an answer is a sentence by itself."""
    return any(
        token.dep_ in {"nsubj", "nsubjpass"} and token.head.pos_ in {"VERB", "AUX"}
        for token in talk.parse(said)
    )


def who_said_it(wording: Wording, talk: Talk) -> str | None:
    """Ask who said what was answered last; None where that isn't asked, or nothing was answered."""
    said = talk.last.said
    if not said or not _WHO_SAID.fullmatch(wording.text):
        return None
    if len(said) > LONGEST:
        said = said[:LONGEST].rpartition(" ")[0]
    if talk.last.is_quote or not talk.clause:
        return f"Who said “{said.rstrip('.,')}”?"
    if _is_clause(said, talk):
        return f"Who said that {said[:1].lower()}{said[1:].rstrip('.,')}?"
    clause = talk.clause
    noun = clause.thing if clause.word == "how many" and said.replace(",", "").isdigit() else ""
    return f"Who said that {clause.statement(f'{said} {noun}'.strip())}?"

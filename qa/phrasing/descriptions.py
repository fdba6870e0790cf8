"""Who is what: ``Tom Berg is deputy director`` isn't carried where the deputy is somebody else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qa.phrasing.clauses import LINKING, bearer
from qa.phrasing.statement import Statement, joined, key, word_key

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_RANKS = frozenset(
    map(word_key, "deputy vice former acting assistant chief senior first last".split())
)
"""What sets one office apart from another with the same name."""

_BEFORE = {"amod", "compound", "nmod"}


@dataclass(frozen=True, slots=True)
class Description:
    """That somebody or something is something: ``Lina Mork, deputy director of the HFA``.

    Attributes:
        of: The key of what is described.
        by: The key of the noun or adjective that describes it.
        ranks: The keys of the ranks that stand before it.
        within: The keys of the nouns, names and numbers that belong to it.
    """

    of: str
    by: str
    ranks: frozenset[str]
    within: frozenset[str]

    def bears_out(self, told: Description) -> bool:
        """Say whether another description tells nothing but what this one does."""
        same = (self.of, self.by, self.ranks) == (told.of, told.by, told.ranks)
        return same and told.within <= self.within


def unknown_description(said: Statement, quote: Statement) -> str:
    """Return the first description that the quote doesn't bear out."""
    known = list(_may_describe(quote.doc))
    told = _describe(said.doc)
    unknown = (each for each in told if not any(k.bears_out(each) for k in known))
    return next((f"{each.of}: {each.by}" for each in unknown), "")


def _describe(doc: Doc) -> Iterator[Description]:
    """Yield what is said to be what: by ``is``, between commas, or by a title before a name."""
    for token in doc:
        if token.dep_ in {"attr", "acomp"} and key(token.head) in LINKING:
            yield from (_description(of, token) for of in joined(bearer(token.head), {"nsubj"}))
        elif token.dep_ == "appos" or (token.dep_ in _BEFORE and _is_title(token)):
            yield _description(token.head, token)


def _may_describe(doc: Doc) -> Iterator[Description]:
    """Yield the same and more: any word before a noun, and an apposition the other way round."""
    yield from _describe(doc)
    for token in doc:
        if token.dep_ in _BEFORE:
            yield _description(token.head, token)
        elif token.dep_ == "appos":
            yield _description(token, token.head)


def _is_title(token: Token) -> bool:
    return token.pos_ == "NOUN" and token.head.pos_ == "PROPN"


def _description(of: Token, by: Token) -> Description:
    if of.tag_ in {"WP", "WDT"} and of.head.dep_ == "relcl":
        of = of.head.head  # who is what the noun before it is
    within = frozenset(key(each) for each in by.subtree if each.pos_ in {"PROPN", "NOUN", "NUM"})
    before = {key(child) for child in by.lefts}
    return Description(key(of), key(by), frozenset(before & _RANKS), within)

"""Questions to begin with, made from the articles and offered only if they are answered."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, islice, zip_longest
from typing import TYPE_CHECKING, Protocol

from corpus.article import Article, Span
from corpus.sentences import sentences
from index.parser import Parse, load_parser
from qa.answer import Answer, Refusal

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as DocSpan

READ_ARTICLES = 8
READ_SENTENCES = 40
"""Of each article; an example is wanted quickly, not from every corner."""

ASKS_PER_EXAMPLE = 3
"""How many questions are tried for each one that is wanted."""

_FITS = re.compile(r"[A-Z][\w ,.'’$%&-]{10,100}\?")
_SAYING = frozenset("say state warn explain add note call".split())
_POINTS_BACK = re.compile(r"\b(?:such|th[eo]se|this|that|its?|they|their|instance|example)\b")
_FULL_NAME = re.compile(r"[^\W\d]+(?: [^\W\d]+)+")
_CLAUSES = frozenset({"ccomp", "xcomp", "neg", "aux", "auxpass", "acomp", "attr"})


class Answering(Protocol):
    """The assistant, or whatever else answers from articles."""

    @property
    def articles(self) -> Mapping[str, Article]:
        """The articles, by id."""
        ...

    def ask(self, question: str) -> Answer | Refusal:
        """Answer or refuse."""
        ...


@dataclass(frozen=True, slots=True)
class Candidate:
    """A question that one sentence seems to answer.

    Attributes:
        question: What would be asked.
        article: The id of the article that holds the sentence.
        sentence: Where it stands.
        told: What the answer must hold: the number or the date; empty where it can't be known.
    """

    question: str
    article: str
    sentence: Span
    told: str


def example_questions(
    assistant: Answering, limit: int = 4, parse: Parse | None = None
) -> list[str]:
    """Make questions that the indexed articles answer.

    Each is turned round from a sentence ('the NCA shut down 290 websites': how many websites did
    the NCA shut down?) and kept only if the assistant answers it from that very sentence; a
    question about a person may be answered elsewhere in the article. The same articles always
    give the same questions.

    Args:
        assistant: Answers from the index.
        limit: How many questions at most; at most three times as many are tried.
        parse: Parses sentences; by default spaCy's small English pipeline.

    Returns:
        Questions from different articles, and of different kinds, as far as there are any.
    """
    names = sorted(assistant.articles)
    stride = max(1, len(names) // READ_ARTICLES)
    articles = [assistant.articles[name] for name in names[::stride]]
    read = [article for article in articles if article.may_be_english]
    parse = parse or load_parser()
    candidates = _spread([candidates_of(article, parse) for article in read[:READ_ARTICLES]])
    tried = islice(candidates, ASKS_PER_EXAMPLE * limit)
    kept = (each.question for each in tried if is_answered(each, assistant))
    return list(islice(kept, limit))


def is_answered(candidate: Candidate, assistant: Answering) -> bool:
    """Say whether a question is answered, from the sentence that it was made of."""
    outcome = assistant.ask(candidate.question)
    if not isinstance(outcome, Answer) or candidate.told not in outcome.answer:
        return False
    return any(
        cited.article.id == candidate.article
        and (not candidate.told or candidate.sentence.overlaps(Span(cited.start, cited.end)))
        for cited in outcome.citations
    )


def _spread(by_article: list[list[list[Candidate]]]) -> Iterator[Candidate]:
    """Take turns between the articles, each beginning with another kind of question."""
    rows = []
    for number, kinds in enumerate(by_article):
        turned = [*kinds[number % len(kinds) :], *kinds[: number % len(kinds)]]
        rows.append(dealt(turned))
    seen = set()
    for candidate in dealt(rows):
        if candidate.question not in seen:
            seen.add(candidate.question)
            yield candidate


def dealt(rows: Iterable[Iterable[Candidate]]) -> Iterator[Candidate]:
    """Yield the first of each row, then the second of each, and so on."""
    dealt = chain.from_iterable(zip_longest(*rows))
    return (candidate for candidate in dealt if candidate is not None)


def candidates_of(article: Article, parse: Parse) -> list[list[Candidate]]:
    """Return the questions that an article's sentences suggest, a list for each kind."""
    spans = sentences(article.text, article.language)[:READ_SENTENCES]
    docs = [(span, parse(article.text[span.start : span.end])) for span in spans]
    made = [
        [
            Candidate(question, article.id, span, told)
            for span, doc in docs
            for question, told in make(doc)
            if _FITS.fullmatch(question) and not _POINTS_BACK.search(question)
        ]
        for make in _KINDS
    ]
    return [sorted(kind, key=_is_vague) for kind in made]


def _is_vague(candidate: Candidate) -> bool:
    """Say whether a question names nothing; 'How many suspects were arrested?' may mean any."""
    return not any(word[0].isupper() for word in candidate.question.split()[1:])


def _how_many(doc: Doc) -> Iterator[tuple[str, str]]:
    for number in doc:
        noun = number.head
        if number.dep_ != "nummod" or noun.tag_ != "NNS" or not number.text[0].isdigit():
            continue
        verb = noun.head
        counted = _joined([token for token in noun.subtree if _describes(token, noun)])
        if noun.dep_ == "nsubjpass" and verb.tag_ == "VBN" and _is_plain(verb):
            helpers = [left for left in verb.lefts if left.dep_ in {"aux", "auxpass"}]
            yield f"How many {counted} {_joined([*helpers, verb])}{_rest(verb)}?", number.text
        elif noun.dep_ == "dobj" and (done := _done(verb, without=noun)):
            yield f"How many {counted} {done}?", number.text


def _describes(token: Token, noun: Token) -> bool:
    """Keep what the counted thing is, leave out the number and clauses about it."""
    if token == noun:
        return True
    branch = token
    while branch.head != noun:
        branch = branch.head
    if branch.i < noun.i:
        return branch.dep_ in {"amod", "compound"} and not any(t.like_num for t in branch.subtree)
    return branch.lower_ == "of"


def _when(doc: Doc) -> Iterator[tuple[str, str]]:
    for date in doc.ents:
        holder = date.root.head
        verb = holder.head if holder.dep_ == "prep" else holder
        if date.label_ != "DATE" or not any(map(str.isdigit, date.text)):
            continue
        if verb.tag_ == "VBD" and (done := _done(verb, without=holder)):
            yield f"When {done}?", date.text


def _who(doc: Doc) -> Iterator[tuple[str, str]]:
    for person in _people(doc):
        kinds = {child.dep_ for child in person.root.children}
        if kinds & {"appos", "relcl"} or person.root.dep_ == "appos":
            yield f"Who is {person.text}?", ""


def _what_said(doc: Doc) -> Iterator[tuple[str, str]]:
    for person in _people(doc):
        verb = person.root.head
        if person.root.dep_ == "nsubj" and verb.lemma_ in _SAYING:
            yield f"What did {person.text} say?", ""


_KINDS: list[Callable[[Doc], Iterator[tuple[str, str]]]] = [_how_many, _who, _when, _what_said]
"""Each turns a parsed sentence into questions and what their answers must hold."""


def _people(doc: Doc) -> Iterator[DocSpan]:
    """Yield people by their full names; the pipeline takes some campaigns for people."""
    for entity in doc.ents:
        if entity.label_ == "PERSON" and _FULL_NAME.fullmatch(entity.text):
            yield entity


def _done(verb: Token, without: Token) -> str:
    """Turn a clause into the end of a question: 'the NCA shut down ...' into 'did the NCA ...'."""
    subject = next((left for left in verb.lefts if left.dep_ == "nsubj"), None)
    if subject is None or subject.pos_ == "PRON" or verb.tag_ != "VBD" or verb.lemma_ == "have":
        return ""
    if not _is_plain(verb) or any(child.dep_ in _CLAUSES for child in verb.children):
        return ""
    return f"did {_joined(subject.subtree)} {verb.lemma_}{_rest(verb, without)}"


def _is_plain(verb: Token) -> bool:
    """Say whether a verb carries a statement, with no preposition that has lost its object."""
    lost = any(child.dep_ == "prep" and not child.n_rights for child in verb.children)
    return verb.dep_ in {"ROOT", "ccomp", "conj"} and not lost


def _rest(verb: Token, without: Token | None = None) -> str:
    """Return what the clause tells beside its subject, its clauses left out."""
    kept = {"prt", "dobj", "prep", "agent", "npadvmod"}
    branches = [
        child
        for child in verb.children
        if child.dep_ in kept and child != without and child.lower_ != "according"
    ]
    behind = [branch for branch in branches if branch.i > verb.i]
    before = [branch for branch in branches if branch.i < verb.i and branch.dep_ == "prep"]
    told = _joined(token for branch in [*behind, *before] for token in branch.subtree)
    return f" {told}" if told else ""


def _joined(tokens: Iterable[Token]) -> str:
    """Write tokens out; a sentence's first word loses its capital where it is no name."""
    text, behind = "", None
    for token in tokens:
        opens = token.is_sent_start and token.pos_ != "PROPN"
        gap = behind is not None and (behind.whitespace_ or behind.i + 1 != token.i)
        text += (" " if gap else "") + (token.lower_ if opens else token.text)
        behind = token
    return " ".join(text.split())

"""Each case is put to the assistant and becomes a row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from time import perf_counter
from typing import Protocol

from corpus.article import Article, Passage
from eval.cases import Case, CaseSet
from eval.errors import CaseError
from eval.measures import answers, citations
from eval.names import ArticleNames
from eval.rows import AnswerVerdict, CitationVerdict, CitedQuote, Reply, Row
from qa.answer import Answer, Message, Refusal
from qa.errors import QuestionError

DEPTH = 10
"""How many articles of a ranking are kept, which is as deep as any measure looks."""

PASSAGES = 50
"""How many passages are asked for, so that `DEPTH` different articles stand among them."""


class Hit(Protocol):
    """A retrieved passage."""

    @property
    def passage(self) -> Passage:
        """Where it stands; its article's id is what is measured."""
        ...


class Assistant(Protocol):
    """What is measured: anything that retrieves and answers."""

    @property
    def articles(self) -> Mapping[str, Article]:
        """All articles by id."""
        ...

    def ask(self, question: str, history: Sequence[Message] = ()) -> Answer | Refusal:
        """Answer a question, or say why not."""
        ...

    def retrieve(self, question: str, limit: int = 10) -> Sequence[Hit]:
        """Return passages, best first."""
        ...


def run_set(
    case_set: CaseSet, assistant: Assistant, *, retrieval_only: bool = False
) -> Iterator[Row]:
    """Put the cases of a set to the assistant, one row a case, in their order.

    Args:
        case_set: The cases.
        assistant: Answers from an index that holds the articles the cases name.
        retrieval_only: Retrieve, and judge no answers.

    Raises:
        CaseError: A case names an article that the index doesn't hold, told before any is run; or
            the assistant won't take its question.
    """
    names = ArticleNames(assistant.articles.values())
    expected = [(case, names.ids(case)) for case in case_set.cases]
    for case, article_ids in expected:
        try:
            yield _row(case_set.name, case, article_ids, assistant, retrieval_only)
        except QuestionError as error:
            raise CaseError(case.source, "question", str(error)) from error


def _row(
    set_name: str,
    case: Case,
    article_ids: tuple[str, ...],
    assistant: Assistant,
    retrieval_only: bool,
) -> Row:
    reply, standalone = None, case.question
    # Only the assistant knows what a follow-up left out, so one is asked in either case.
    if case.history or not retrieval_only:
        reply, standalone = _ask(case, article_ids, assistant)
    judged = None if retrieval_only else reply
    ranking = _ranking(assistant.retrieve(standalone, limit=PASSAGES)) if article_ids else ()
    return Row(
        set=set_name,
        id=case.id,
        type=case.type,
        question=case.question,
        standalone=standalone,
        expected=case.answers,
        expected_articles=article_ids,
        evidence=case.evidence,
        ranking=ranking,
        ranks=tuple(_rank(article_id, ranking) for article_id in article_ids),
        reply=judged,
        answer_verdict=_answer_verdict(case, judged),
        citation_verdict=_citation_verdict(case, judged, bool(article_ids)),
    )


def _answer_verdict(case: Case, reply: Reply | None) -> AnswerVerdict | None:
    if reply is None or not case.answerable:
        return None
    return answers.judge(reply.answer, reply.text, case.answers)


def _citation_verdict(
    case: Case, reply: Reply | None, has_articles: bool
) -> CitationVerdict | None:
    if reply is None or reply.refused or not case.answerable:
        return None
    return citations.judge(reply.citations, case.answers, case.evidence, has_articles)


def _ask(case: Case, article_ids: tuple[str, ...], assistant: Assistant) -> tuple[Reply, str]:
    started = perf_counter()
    result = assistant.ask(case.question, case.history)
    elapsed_ms = (perf_counter() - started) * 1000
    if isinstance(result, Refusal):
        refused = Reply(True, None, result.reason, result.confidence, (), elapsed_ms)
        return refused, result.standalone
    cited = tuple(
        CitedQuote(
            article_id=citation.article.id,
            title=citation.article.title,
            start=citation.start,
            end=citation.end,
            quote=citation.quote,
            score=citation.score,
            right=citation.article.id in article_ids,
        )
        for citation in result.citations
    )
    reply = Reply(False, result.answer, result.text, result.confidence, cited, elapsed_ms)
    return reply, result.standalone


def _ranking(hits: Iterable[Hit]) -> tuple[str, ...]:
    return tuple(islice(dict.fromkeys(hit.passage.article_id for hit in hits), DEPTH))


def _rank(article_id: str, ranking: Sequence[str]) -> int | None:
    return ranking.index(article_id) + 1 if article_id in ranking else None

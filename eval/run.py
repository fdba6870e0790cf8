"""Each case is put to the assistant and becomes a row."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from time import perf_counter

from corpus.article import Article, Passage
from eval.cases import Case, CaseSet
from eval.errors import CaseError
from eval.measures import answers, citations, items
from eval.names import ArticleNames
from eval.provenance import Provenance
from eval.rows import (
    AnswerVerdict,
    CitationVerdict,
    CitedQuote,
    FoundPassage,
    Reply,
    Row,
    Verdict,
)
from eval.system import Assistant, Hit
from qa.answer import Citation, Refusal
from qa.question import LONGEST_QUESTION, is_question

DEPTH = 10
"""How many articles of a ranking are kept, which is as deep as any measure looks."""

LIST, COMPARISON = "list", "compare"
"""Types of cases that are judged in ways of their own."""

PASSAGES = 50
"""How many passages are asked for. Where a few long articles fill them all, fewer than `DEPTH`
articles are ranked, and one that comes later counts as not found."""


def run_set(
    case_set: CaseSet,
    assistant: Assistant,
    provenance: Provenance,
    *,
    retrieval_only: bool = False,
) -> Iterator[Row]:
    """Put the cases of a set to the assistant, one row a case, in their order.

    Args:
        case_set: The cases.
        assistant: Answers from an index that holds the articles the cases name.
        provenance: Goes into each row. Where it says that the article is given, the assistant reads
            the one that the case names and no other.
        retrieval_only: Retrieve, and judge no answers.

    Raises:
        CaseError: A case names an article that the index doesn't hold, or asks nothing that can be
            looked up; told before any is run.
    """
    names = ArticleNames(assistant.articles.values())
    expected = [(case, names.grades(case)) for case in case_set.cases]
    for case in case_set.cases:
        if not is_question(" ".join(case.question.split())):
            problem = f"has to ask something in words, in at most {LONGEST_QUESTION:,} characters"
            raise CaseError(case.source, "question", problem)
    for case, grades in expected:
        yield _row(case, grades, assistant, provenance, retrieval_only=retrieval_only)


def ranked_articles(passages: Iterable[Passage]) -> tuple[str, ...]:
    """Return the ids of the first different articles; the rank of each is that of its best passage.

    Args:
        passages: Best first.
    """
    return tuple(islice(dict.fromkeys(passage.article_id for passage in passages), DEPTH))


def _row(
    case: Case,
    grades: Mapping[str, int],
    assistant: Assistant,
    provenance: Provenance,
    *,
    retrieval_only: bool,
) -> Row:
    reply, standalone = None, case.question
    judged = not retrieval_only and case.answers is not None
    # Only the assistant knows what a follow-up left out, so one is asked in either case.
    within = tuple(grades) if provenance.given else ()
    if case.history or judged:
        reply, standalone = _ask(case, grades, assistant, within)
    reply = reply if judged else None
    hits = assistant.retrieve(standalone, PASSAGES, within)
    ranking = ranked_articles(hit.passage for hit in hits)
    return Row(
        set=provenance.set_name,
        id=case.id,
        type=case.type,
        part=case.part,
        question=case.question,
        standalone=standalone,
        expected=case.answers,
        expected_articles=tuple(grades),
        grades=tuple(grades.values()),
        evidence=case.evidence,
        ranking=ranking,
        ranks=tuple(_rank(article_id, ranking) for article_id in grades),
        passages=tuple(_passages(hits, grades, assistant.articles)),
        reply=reply,
        verdict=_verdict(case, reply),
        answer_verdict=_answer_verdict(case, reply),
        citation_verdict=_citation_verdict(case, reply, bool(grades)),
        provenance=provenance,
    )


def _verdict(case: Case, reply: Reply | None) -> Verdict | None:
    if reply is None:
        return None
    if reply.refused:
        return "missed" if case.answerable else "refused"
    judged = _answer_verdict(case, reply)
    if judged is None:
        return "invented"
    return "right" if judged.right else "wrong"


def _answer_verdict(case: Case, reply: Reply | None) -> AnswerVerdict | None:
    if reply is None or not case.answers:
        return None
    judged = answers.judge(reply.answer, reply.text, case.answers)
    if not case.items:
        return judged
    listed = reply.items if case.type == LIST else ()
    return replace(
        judged,
        items=0.0 if reply.refused else items.score(reply.text, listed, case.items),
        needs_result=case.type == COMPARISON,
    )


def _citation_verdict(
    case: Case, reply: Reply | None, has_articles: bool
) -> CitationVerdict | None:
    if reply is None or reply.refused or not case.answers:
        return None
    return citations.judge(reply.citations, _forms(case), case.evidence, has_articles)


def _ask(
    case: Case, grades: Mapping[str, int], assistant: Assistant, articles: Collection[str]
) -> tuple[Reply, str]:
    started = perf_counter()
    result = assistant.ask(case.question, case.history, articles)
    elapsed_ms = (perf_counter() - started) * 1000
    if isinstance(result, Refusal):
        refused = Reply(True, None, result.reason, result.confidence, (), elapsed_ms)
        return refused, result.standalone
    cited = tuple(_cited(citation, case, grades) for citation in result.citations)
    reply = Reply(
        refused=False,
        answer=result.answer,
        text=result.text,
        confidence=result.confidence,
        citations=cited,
        elapsed_ms=elapsed_ms,
        items=tuple(item.text for item in result.items),
        sum=result.sum,
    )
    return reply, result.standalone


def _cited(citation: Citation, case: Case, grades: Mapping[str, int]) -> CitedQuote:
    right = citation.article.id in grades
    proof = bool(case.answers) and (right or not grades)
    return CitedQuote(
        article_id=citation.article.id,
        title=citation.article.title,
        start=citation.start,
        end=citation.end,
        quote=citation.quote,
        score=citation.score,
        right=right,
        supports=proof and _supports(citation.quote, case),
        date=citation.article.date,
    )


def _supports(quote: str, case: Case) -> bool:
    """Say whether a quote proves an accepted answer, or one of the items it has to give."""
    return citations.supports(quote, _forms(case), case.evidence)


def _forms(case: Case) -> tuple[str, ...]:
    return (*(case.answers or ()), *(form for item in case.items for form in item))


def _passages(
    hits: Sequence[Hit], grades: Mapping[str, int], articles: Mapping[str, Article]
) -> Iterator[FoundPassage]:
    ranked = list(enumerate((hit.passage for hit in hits), start=1))
    first_right = [(rank, passage) for rank, passage in ranked if passage.article_id in grades][:1]
    for rank, passage in dict.fromkeys(ranked[:1] + first_right):
        article = articles[passage.article_id]
        yield FoundPassage(
            rank=rank,
            article_id=article.id,
            title=article.title,
            start=passage.start,
            end=passage.end,
            text=passage.text(article),
            right=article.id in grades,
        )


def _rank(article_id: str, ranking: Sequence[str]) -> int | None:
    return ranking.index(article_id) + 1 if article_id in ranking else None

"""Whether the citations of an answer prove it.

``precision`` and ``recall`` count all that was asked, refusals and answers to unanswerable
questions too; the other figures look at the answers to answerable questions alone.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from eval.figures import Sample, mean, ratio
from eval.measures.answers import holds
from eval.rows import CitationVerdict, CitedQuote, Row

SHORTEST_QUOTE = 3
"""Fewest words of a quote that counts as a piece of the evidence."""


def holds_evidence(quote: str, evidence: str) -> bool:
    """Say whether a quote is the evidence.

    It is when, white space and case aside, it holds the whole evidence or is a piece of it of at
    least three words. Both are slices of an article: what merely shares words with the evidence
    is another sentence, perhaps with another figure.
    """
    cited, wanted = _flat(quote), _flat(evidence)
    return wanted in cited or (cited in wanted and len(cited.split()) >= SHORTEST_QUOTE)


def supports(quote: str, accepted: Sequence[str], evidence: str | None) -> bool:
    """Say whether a quote from a right article proves an accepted answer.

    It does when it holds an accepted form or is the evidence.
    """
    if any(holds(quote, form) for form in accepted):
        return True
    return evidence is not None and holds_evidence(quote, evidence)


def judge(
    citations: Sequence[CitedQuote],
    accepted: Sequence[str],
    evidence: str | None,
    has_articles: bool,
) -> CitationVerdict:
    """Compare the citations of an answer with what the case knows.

    Where the case names its articles, only quotes from these count as proof.

    Args:
        citations: The citations in their order; none proves nothing.
        accepted: Accepted forms of the answer.
        evidence: The sentence that proves the answer, where the case tells it.
        has_articles: Whether the case names the articles that answer it.
    """
    proofs = [cited.quote for cited in citations if cited.right or not has_articles]
    right = [cited.right for cited in citations]
    return CitationVerdict(
        first_article=any(right[:1]) if has_articles else None,
        any_article=any(right) if has_articles else None,
        answer_quoted=any(holds(quote, form) for quote in proofs for form in accepted),
        evidence=(
            None if evidence is None else any(holds_evidence(quote, evidence) for quote in proofs)
        ),
    )


def samples(rows: Sequence[Row]) -> dict[str, Sample]:
    """Return how well citations prove the answers.

    ``precision``: of all quotes that were given, those that prove an accepted answer (a quote
    under an answer to an unanswerable question never does); ``recall``: of the answerable cases,
    those whose evidence was cited or, where the set tells none, that have a quote that proves an
    accepted answer.

    Of the answers to answerable questions: ``first_article``: the first citation is from an
    expected article; ``any_article``: one of them is; ``answer_quoted``: an accepted form stands
    in a quote from an expected article; ``evidence``: such a quote is the evidence.
    """
    measures = ("first_article", "any_article", "answer_quoted", "evidence")
    return {
        "precision": ratio([_supporting(row) for row in rows]),
        "recall": mean(map(_found, rows)),
        **{measure: mean(_value(row, measure) for row in rows) for measure in measures},
    }


def _value(row: Row, measure: str) -> float | None:
    return None if row.citation_verdict is None else getattr(row.citation_verdict, measure)


def _supporting(row: Row) -> tuple[float, float]:
    citations = row.reply.citations if row.reply else ()
    return sum(cited.supports for cited in citations), len(citations)


def _found(row: Row) -> float | None:
    if row.reply is None or not row.answerable:
        return None
    if row.citation_verdict is None:
        return 0.0
    if row.citation_verdict.evidence is not None:
        return row.citation_verdict.evidence
    return any(cited.supports for cited in row.reply.citations)


def _flat(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())

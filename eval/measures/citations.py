"""Whether the citations of an answer prove it.

Judged over the answerable cases that were answered: a refusal cites nothing, and what an answer
to an unanswerable question cites can't be right. Both count elsewhere, in `eval.measures.answers`
and `eval.measures.refusals`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from eval.figures import Figure, mean
from eval.measures.answers import holds, word_f1
from eval.rows import CitationVerdict, CitedQuote, Row

SHARED_WORDS = 0.5
"""F1 of shared words from which a quote counts as the evidence in another cut."""

SHORTEST_QUOTE = 3
"""Fewest words of a quote that counts as a piece of the evidence."""


def holds_evidence(quote: str, evidence: str) -> bool:
    """Say whether a quote is the evidence.

    It is when, white space and case aside, it holds the whole evidence, or is a piece of it of at
    least three words, or shares words with it at an F1 of 0.5 or more (the words of SQuAD's F1).
    """
    cited, wanted = _flat(quote), _flat(evidence)
    if wanted in cited:
        return True
    if cited in wanted and len(cited.split()) >= SHORTEST_QUOTE:
        return True
    return word_f1(quote, evidence) >= SHARED_WORDS


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


def figures(rows: Sequence[Row]) -> dict[str, Figure]:
    """Return the shares of answers whose citations are right.

    ``first_article``: the first citation is from an expected article; ``any_article``: one of
    them is; ``answer_quoted``: an accepted form stands in a quote from an expected article;
    ``evidence``: a quote from an expected article is the evidence.
    """
    verdicts = [row.citation_verdict for row in rows if row.citation_verdict]
    return {
        "first_article": _share([verdict.first_article for verdict in verdicts]),
        "any_article": _share([verdict.any_article for verdict in verdicts]),
        "answer_quoted": _share([verdict.answer_quoted for verdict in verdicts]),
        "evidence": _share([verdict.evidence for verdict in verdicts]),
    }


def _share(told: Sequence[bool | None]) -> Figure:
    return mean(float(right) for right in told if right is not None)


def _flat(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())

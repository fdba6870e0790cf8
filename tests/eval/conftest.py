"""Two articles, what an assistant says of them, and rows made of few words."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from corpus.article import Article, Passage
from eval.cases import Case, CaseSet, Part
from eval.figures import Figure, Sample, figure
from eval.measures import answers, citations
from eval.provenance import Commit, Provenance
from eval.rows import CitedQuote, Reply, Row, Verdict
from eval.run import run_set
from index.manifest import EncoderRecord, Manifest
from qa.answer import Answer, Citation, Message, Refusal


@dataclass(frozen=True)
class Hit:
    passage: Passage
    article: Article
    score: float


@dataclass(frozen=True)
class ScriptedReader:
    name: str = "script"
    fingerprint: str = "f00d"


MANIFEST = Manifest(1, "2024-01-01T00:00:00Z", EncoderRecord("words", "cafe", 8), 100, 2, 4, (), {})


@dataclass
class ScriptedAssistant:
    """Retrieves and answers what it is told to, and remembers what it was asked."""

    articles: Mapping[str, Article]
    rankings: Mapping[str, Sequence[str]] = field(default_factory=dict)
    replies: Mapping[str, Answer | Refusal] = field(default_factory=dict)
    asked: list[tuple[str, tuple[Message, ...]]] = field(default_factory=list)
    given: list[tuple[str, ...]] = field(default_factory=list)
    retrieved: list[str] = field(default_factory=list)
    ranked_within: list[tuple[str, ...]] = field(default_factory=list)
    manifest: Manifest = MANIFEST
    reader: ScriptedReader = ScriptedReader()

    def ask(
        self, question: str, history: Sequence[Message] = (), articles: Collection[str] = ()
    ) -> Answer | Refusal:
        self.asked.append((question, tuple(history)))
        self.given.append(tuple(articles))
        return self.replies[question]

    def retrieve(self, question: str, limit: int = 10, articles: Collection[str] = ()) -> list[Hit]:
        self.retrieved.append(question)
        self.ranked_within.append(tuple(articles))
        ids = self.rankings.get(question, ())[:limit]
        return [
            Hit(Passage(one, 0, 5), self.articles[one], 1 - rank / 100)
            for rank, one in enumerate(ids)
        ]


@pytest.fixture
def harbour() -> Article:
    text = "The harbour of Elmsund closed on Monday. Its ferries carried 312 passengers a day."
    return Article("h1", "Harbour shuts", text, "news/harbour.txt", "harbour.txt")


@pytest.fixture
def bakery() -> Article:
    text = "Ida Holm opened a bakery in Tarn. She employs four bakers."
    return Article("b1", "New bakery", text, "news/bakery.txt", "bakery.txt")


@pytest.fixture
def assistant(harbour: Article, bakery: Article) -> ScriptedAssistant:
    return ScriptedAssistant({harbour.id: harbour, bakery.id: bakery})


@pytest.fixture
def answer() -> Callable[..., Answer]:
    def make(question: str, short: str, article: Article, quote: str) -> Answer:
        start = article.text.index(quote)
        citation = Citation(article, start, start + len(quote), 0.9)
        return Answer(question, question, short, f"{short} [1].", 0.8, (citation,), 1.0)

    return make


@pytest.fixture
def refusal() -> Callable[[str], Refusal]:
    def make(question: str) -> Refusal:
        return Refusal(question, question, "The articles don't say.", 0.1, (), 1.0)

    return make


PROVENANCE = Provenance(
    when="2024-01-01T00:00:00+00:00",
    commit=Commit("c0ffee", changed=False),
    system="pullquote",
    encoder="words",
    encoder_fingerprint="cafe",
    reader="script",
    reader_fingerprint="f00d",
    set_name="set.jsonl",
    set_sha256="5e7",
    part=None,
    articles=2,
    passages=4,
    python="3.11",
    machine="abacus",
    versions={"pullquote": "0"},
)


@pytest.fixture
def provenance() -> Provenance:
    return PROVENANCE


@pytest.fixture
def run() -> Callable[..., list[Row]]:
    """Put cases to an assistant."""

    def put(assistant: ScriptedAssistant, *cases: Case, **options: bool) -> list[Row]:
        return list(run_set(CaseSet("set.jsonl", cases), assistant, PROVENANCE, **options))

    return put


@pytest.fixture
def measured() -> Callable[[Mapping[str, Sample]], dict[str, Figure]]:
    def measure(samples: Mapping[str, Sample]) -> dict[str, Figure]:
        return {name: figure(sample, resamples=10) for name, sample in samples.items()}

    return measure


def judged(expected: Sequence[str], given: str | None) -> Verdict:
    if given is None:
        return "missed" if expected else "refused"
    if not expected:
        return "invented"
    return "right" if answers.contains(given, given, expected) else "wrong"


@pytest.fixture
def make_row() -> Callable[..., Row]:
    def make(
        expected: Sequence[str] = (),
        given: str | None = None,
        *,
        kind: str = "figure",
        asked: bool = True,
        ranking: Sequence[str] = (),
        wanted: Sequence[str] = (),
        cited: Sequence[CitedQuote] = (),
        evidence: str | None = None,
        set_name: str = "set.jsonl",
        confidence: float = 0.5,
        id: str = "1",
        part: Part | None = None,
    ) -> Row:
        reply = Reply(given is None, given, given or "No.", confidence, tuple(cited), 10.0)
        proof = citations.judge(cited, expected, evidence, bool(wanted))
        return Row(
            set=set_name,
            id=id,
            type=kind,
            part=part,
            question="?",
            standalone="?",
            expected=tuple(expected),
            expected_articles=tuple(wanted),
            grades=(1,) * len(wanted),
            evidence=evidence,
            ranking=tuple(ranking),
            ranks=tuple(ranking.index(one) + 1 if one in ranking else None for one in wanted),
            passages=(),
            reply=reply if asked else None,
            verdict=judged(expected, given) if asked else None,
            answer_verdict=(
                answers.judge(given, given or "No.", expected) if asked and expected else None
            ),
            citation_verdict=proof if asked and expected and given else None,
            provenance=replace(PROVENANCE, set_name=set_name),
        )

    return make


@pytest.fixture
def write_lines(tmp_path: Path) -> Callable[..., Path]:
    def write(*cases: object, name: str = "set.jsonl") -> Path:
        path = tmp_path / name
        path.write_text("".join(f"{json.dumps(case)}\n" for case in cases), "utf-8")
        return path

    return write

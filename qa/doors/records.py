"""What the endpoints take and give, as JSON."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from corpus.article import Article
from index.manifest import Manifest
from qa.question import LONGEST_QUESTION
from qa.retrieve import Hit

MOST_HITS = 50
MOST_MESSAGES = 100
LONGEST_MESSAGE = 20_000
LONGEST_ID = 1_000


class Given(BaseModel):
    """What has the documented fields and no other."""

    model_config = ConfigDict(extra="forbid")

    @model_validator(mode="before")
    @classmethod
    def _has_only_its_fields(cls, given: Any) -> Any:  # noqa: ANN401  (from outside: anything)
        """Tell of one field that isn't documented, not of each of a million."""
        known = cls.model_fields.keys()
        if isinstance(given, dict) and any(name not in known for name in given):
            raise ValueError(f"give no other fields than {', '.join(known)}")
        return given


class Said(Given):
    """One earlier message of a conversation."""

    role: Literal["user", "assistant"]
    content: str = Field(max_length=LONGEST_MESSAGE)


class Asked(Given):
    """A question, in the shape of a line of ``python -m qa --batch``."""

    question: str = Field(max_length=LONGEST_QUESTION)
    history: list[Said] = Field(default=[], max_length=MOST_MESSAGES)
    id: Annotated[str, Field(max_length=LONGEST_ID)] | int | None = None


class HitRecord(BaseModel):
    """A passage that fits a question: ``text`` is ``article.text[start:end]``."""

    article_id: str
    title: str
    publisher: str | None
    date: str | None
    path: str
    start: int
    end: int
    text: str
    score: float

    @classmethod
    def of(cls, hit: Hit) -> HitRecord:
        """Return a hit as JSON."""
        article, passage = hit.article, hit.passage
        return cls(
            article_id=article.id,
            title=article.title,
            publisher=article.publisher,
            date=article.date,
            path=article.path,
            start=passage.start,
            end=passage.end,
            text=hit.text,
            score=round(hit.score, 4),
        )


class ArticleHead(BaseModel):
    """An article without its text."""

    article_id: str
    title: str
    publisher: str | None
    date: str | None
    path: str
    language: str | None
    copies: list[str]
    characters: int


class ArticleRecord(ArticleHead):
    """An article; all offsets count characters of ``text``."""

    text: str


def head_of(article: Article) -> ArticleHead:
    """Return what an article is, without its text."""
    return ArticleHead(
        article_id=article.id,
        title=article.title,
        publisher=article.publisher,
        date=article.date,
        path=article.path,
        language=article.language,
        copies=[copy.path for copy in article.copies],
        characters=len(article.text),
    )


def record_of(article: Article) -> ArticleRecord:
    """Return an article with its text."""
    return ArticleRecord(**head_of(article).model_dump(), text=article.text)


class State(BaseModel):
    """What answers."""

    generation: int
    articles: int
    passages: int
    encoder: str
    built_at: str

    @classmethod
    def of(cls, manifest: Manifest) -> State:
        """Return what an index holds."""
        return cls(
            generation=manifest.generation,
            articles=manifest.articles,
            passages=manifest.passages,
            encoder=manifest.encoder.name,
            built_at=manifest.built_at,
        )


class Problem(BaseModel):
    """Why a request wasn't answered."""

    error: str

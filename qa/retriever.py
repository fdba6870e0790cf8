"""Pullquote's passages for programs built on LangChain."""

from __future__ import annotations

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict, Field

from index.stores import Place
from qa.assistant import Assistant
from qa.doors.records import HitRecord
from qa.retrieve import Hit


class PullquoteRetriever(BaseRetriever):
    """Finds the passages that fit a question, with their exact places.

    ``document.page_content`` is ``article.text[start:end]`` of the metadata, to the letter.

    Attributes:
        assistant: Finds.
        limit: How many passages at most.
    """

    model_config = ConfigDict(arbitrary_types_allowed=True)

    assistant: Assistant
    limit: int = Field(default=10, ge=1)

    @classmethod
    def open(cls, place: Place, limit: int = 10) -> PullquoteRetriever:
        """Open an index.

        Args:
            place: Its folder, or the store that keeps it.
            limit: How many passages at most.

        Raises:
            IndexFailure: There is no index, or it is damaged.
        """
        return cls(assistant=Assistant.open(place), limit=limit)

    def _get_relevant_documents(
        self,
        query: str,
        *,
        run_manager: CallbackManagerForRetrieverRun,  # noqa: ARG002  (LangChain's name for it)
    ) -> list[Document]:
        """Return the passages, best first.

        Raises:
            QuestionError: The question is empty or far too long.
        """
        return [_document(hit) for hit in self.assistant.retrieve(query, self.limit)]


def _document(hit: Hit) -> Document:
    passage = hit.passage
    return Document(
        id=f"{hit.article.id}:{passage.start}-{passage.end}",
        page_content=hit.text,
        metadata=HitRecord.of(hit).model_dump(exclude={"text"}) | {"score": hit.score},
    )

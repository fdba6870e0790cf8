"""HTTP endpoints with JSON, for programs that aren't written in Python.

``POST /api/ask``, ``GET /api/search``, ``/api/articles``, ``/api/articles/{id}``, ``/api/status``.
What goes wrong is told as ``{"error": "..."}``: 400 for what can't be looked up, 404 for what isn't
there, 422 for another shape than the documented one, 429 for too many requests, 503 where no index
is open or too many wait.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice
from typing import Annotated, Any

from fastapi import APIRouter, Depends, FastAPI, HTTPException, Query, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from fastapi.security import HTTPBasic, HTTPBasicCredentials
from starlette.exceptions import HTTPException as AnyHTTPException

from qa.answer import Message
from qa.desk import Desk, Unopened
from qa.doors.limiter import Limiter, TooManyRequests, address_of
from qa.doors.line import Left, Line, TooManyWaiting
from qa.doors.logins import Logins
from qa.doors.records import (
    MOST_HITS,
    ArticleHead,
    ArticleRecord,
    Asked,
    HitRecord,
    Problem,
    State,
    head_of,
    record_of,
)
from qa.errors import QuestionError
from qa.question import LONGEST_QUESTION
from qa.render import as_json

MOST_ARTICLES = 1_000
FARTHEST = 10**9
"""The article to begin with, at most."""

MOST_TOLD = 3
"""Faults of one request that are told."""

_STATUS: dict[type[Exception], int] = {
    QuestionError: 400,
    TooManyRequests: 429,
    TooManyWaiting: 503,
    Left: 499,
    **dict.fromkeys(Unopened, 503),
}
_PROBLEMS: dict[int | str, dict[str, Any]] = {
    status: {"model": Problem} for status in (400, 401, 404, 422, 429, 503)
}


def endpoints(desk: Desk, limiter: Limiter | None = None, logins: Logins | None = None) -> FastAPI:
    """Return an application that answers from an index.

    Args:
        desk: Answers.
        limiter: How often one client may ask; None for as often as it likes.
        logins: Who may come in; each request has to bring a name and its password (HTTP Basic).
            None admits all.
    """
    application = FastAPI(
        title="Pullquote",
        description="Answers from a folder of news articles, each with verbatim quotes.",
        docs_url=None,  # its page loads scripts from elsewhere
        redoc_url=None,
    )
    guards = [Depends(_known(logins))] if logins else []
    for error, status in _STATUS.items():
        application.add_exception_handler(error, _told(status))
    application.add_exception_handler(AnyHTTPException, _as_problem)
    application.add_exception_handler(RequestValidationError, _misshapen)
    application.include_router(_router(desk, _admitting(limiter)), dependencies=guards)
    return application


def _router(desk: Desk, admit: Callable[[Request], None]) -> APIRouter:
    router = APIRouter(responses=_PROBLEMS)
    line = Line()

    @router.post("/ask", dependencies=[Depends(admit)])
    async def ask(asked: Asked, request: Request) -> dict[str, Any]:
        """Answer a question, or refuse and say why; the object of ``python -m qa --json``."""
        history = [Message(each.role, each.content) for each in asked.history]
        async with line.turn(request.is_disconnected):
            outcome = await run_in_threadpool(desk.ask, asked.question, history)
        return as_json(outcome, asked.id)

    @router.get("/search", dependencies=[Depends(admit)])
    async def search(
        request: Request,
        question: Annotated[str, Query(max_length=LONGEST_QUESTION)],
        limit: Annotated[int, Query(ge=1, le=MOST_HITS)] = 10,
    ) -> list[HitRecord]:
        """Return the passages that fit a question best, best first, with their exact places."""
        async with line.turn(request.is_disconnected):
            hits = await run_in_threadpool(desk.search, question, limit)
        return [HitRecord.of(hit) for hit in hits]

    @router.get("/articles")
    def articles(
        offset: Annotated[int, Query(ge=0, le=FARTHEST)] = 0,
        limit: Annotated[int, Query(ge=1, le=MOST_ARTICLES)] = 100,
    ) -> list[ArticleHead]:
        """Return the indexed articles without their texts, a page at a time."""
        page = islice(desk.articles.values(), offset, offset + limit)
        return [head_of(article) for article in page]

    @router.get("/articles/{article_id}")
    def article(article_id: str) -> ArticleRecord:
        """Return an article with its text, of which all offsets count the characters."""
        found = desk.articles.get(article_id)
        if found is None:
            raise HTTPException(404, f"there is no article {article_id!r} in the index")
        return record_of(found)

    @router.get("/status")
    def status() -> State:
        """Return which generation of the index answers, and what it holds."""
        return State.of(desk.assistant().manifest)

    return router


def _admitting(limiter: Limiter | None) -> Callable[[Request], None]:
    def admit(request: Request) -> None:
        if limiter is not None:
            limiter.admit(address_of(request.client))

    return admit


def _known(logins: Logins) -> Callable[..., None]:
    """Return what lets in only those who bring a name and its password."""

    def known(
        request: Request,
        brought: Annotated[HTTPBasicCredentials, Depends(HTTPBasic(realm="Pullquote"))],
    ) -> None:
        if not logins.admits(brought.username, brought.password, address_of(request.client)):
            raise HTTPException(
                401, "no such name and password", {"WWW-Authenticate": 'Basic realm="Pullquote"'}
            )

    return known


def _told(status: int) -> Callable[[Request, Exception], JSONResponse]:
    def tell(_request: Request, error: Exception) -> JSONResponse:
        seconds = getattr(error, "seconds", None)
        again = {"Retry-After": str(seconds)} if seconds else None
        return JSONResponse({"error": str(error)}, status, again)

    return tell


def _as_problem(_request: Request, error: Exception) -> JSONResponse:
    told = error if isinstance(error, AnyHTTPException) else HTTPException(500)
    return JSONResponse({"error": told.detail}, told.status_code, told.headers)


def _misshapen(_request: Request, error: Exception) -> JSONResponse:
    """Say what is wrong with the shape of a request, without sending all of it back."""
    faults = error.errors() if isinstance(error, RequestValidationError) else []
    told = [f"{_place(fault['loc'])}: {fault['msg']}" for fault in faults[:MOST_TOLD]]
    return JSONResponse({"error": "; ".join(told)}, 422)


def _place(parts: tuple[int | str, ...]) -> str:
    return ".".join(str(part) for part in parts)

"""What every REST question is made of: a case by parameter, bounded values, and nothing that is not known."""

from collections.abc import Awaitable, Callable, Coroutine, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Query, Request, Response, Security
from fastapi.routing import APIRoute
from fastapi.security import HTTPBearer
from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from api.authorisation import Asking, Authorisation, OpenCase
from api.bodies import json_of
from api.failures import PROBLEM
from graph.known import AsKnown, History
from graph.moments import in_utc
from graph.store import FOREVER

EARLIEST = date(1000, 1, 1)
LATEST = date(9998, 12, 31)
_SIGN_IN = HTTPBearer(
    scheme_name="token",
    description="A token of `sociogram token new`. A browser that signed in needs none.",
    auto_error=False,  # the boundary has decided by then: this tells OpenAPI of it
)
_TEXT = {"type": "string"}
_FIELDS = {
    **dict.fromkeys(("type", "title", "detail", "code", "cure"), _TEXT),
    "status": {"type": "integer"}, "retryable": {"type": "boolean"},
}  # fmt: skip
_PROBLEM = {PROBLEM: {"schema": {"type": "object", "required": [*_FIELDS], "properties": _FIELDS}}}
"""RFC 9457. `code` is stable, and the same in GraphQL; `cure` says what to do next."""
PROBLEMS: dict[int | str, dict[str, Any]] = {
    status: {"description": what, "content": _PROBLEM}
    for status, what in (
        (400, "The request can't be read"),
        (401, "Sign in first"),
        (403, "This is not allowed, or not from there"),
        (404, "There is no such thing here"),
        (409, "It could be several, or is there already"),
        (413, "The request is too large"),
        (415, "The body has another form"),
        (422, "A parameter is not valid, or the question is over the limits"),
        (500, "Something failed that should not have"),
        (503, "The database is away, or there are too many questions: ask again after Retry-After"),
    )
}


def _utc(given: datetime) -> datetime:
    """A time without a zone is taken for UTC."""
    if not EARLIEST <= given.date() <= LATEST:
        raise ValueError("the year must be from 1000 to 9998")
    return in_utc(given)


def _day(given: date) -> date:
    if not EARLIEST <= given <= LATEST:
        raise ValueError("the year must be from 1000 to 9998")
    return given


Moment = Annotated[datetime, AfterValidator(_utc)]
Day = Annotated[date, AfterValidator(_day)]
CaseText = Annotated[str, Field(min_length=1, max_length=200, description="A case's id, or its title.")]
KnownOn = Annotated[Moment | None, Field(description="As it was known then; now where none is given.")]


class Question(BaseModel):
    """The parameters of one address; another one is refused."""

    model_config = ConfigDict(extra="forbid")


class CaseQuestion(Question):
    case: CaseText


class _Request(Request):
    async def json(self) -> object:
        try:
            return json_of(await self.body())
        except ValueError as error:
            raise HTTPException(400, "The body is no JSON, or has a key twice.") from error


class _Route(APIRoute):
    """One that reads a body once and in one way."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        answer = super().get_route_handler()

        async def strictly(request: Request) -> Response:
            return await answer(_Request(request.scope, request.receive))

        return strictly


@dataclass(frozen=True, slots=True)
class Door:
    """The one way in which a REST route gets its case."""

    authorisation: Authorisation
    history: History
    results: Path

    def as_known(self, opened: OpenCase, known_on: datetime | None) -> AsKnown:
        results = self.results / opened.record.id
        return AsKnown.at(opened.store, moment(known_on), history=self.history, results=results)

    def routes(self, *tags: str) -> APIRouter:
        return APIRouter(
            responses=PROBLEMS, tags=list(tags), dependencies=[Security(_SIGN_IN)], route_class=_Route
        )

    @property
    def opened(self) -> Callable[..., Awaitable[OpenCase]]:
        """A dependency: the case that the parameter `case` names, as far as who asks may see it."""

        async def open_case(case: Annotated[CaseText, Query()], principal: Asking) -> OpenCase:
            return await self.authorisation.open_case(principal, case)

        return open_case


def named(names: Iterable[str]) -> Callable[[str], str]:
    """A check that a text is one of the names; OpenAPI is told of them where the field is declared."""
    known = list(names)

    def check(given: str) -> str:
        if given not in known:
            raise ValueError(f"must be one of {', '.join(known)}")
        return given

    return check


def moment(given: datetime | None) -> datetime:
    return FOREVER if given is None else given

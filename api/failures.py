"""What a client sees of what went wrong: RFC 9457 in REST, the same codes as extensions in GraphQL."""

import logging
import traceback
import uuid
from collections.abc import Mapping
from contextvars import ContextVar
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from fastapi.routing import iter_route_contexts
from graphql import GraphQLError
from starlette.exceptions import HTTPException
from starlette.routing import Match

from graph.errors import Conflict, LimitExceeded, Overloaded, SociogramError, StoreUnavailable

log = logging.getLogger("sociogram.api")
request_id: ContextVar[str] = ContextVar("request_id", default="")

TYPES = "urn:sociogram:error:"
PROBLEM = "application/problem+json"
RETRYABLE = frozenset({StoreUnavailable.code, Overloaded.code, "server-failed"})
_TITLES = {
    "conflict": "It is there already, or could be several",
    "cursor-expired": "The list behind this cursor is no longer kept",
    "evidence-broken": "Evidence does not match its record",
    "forbidden": "This is not allowed",
    "input-unreadable": "The input can't be read",
    "internal": "Something failed that should not have",
    "limit-exceeded": "The question is over the limits",
    "mapping-invalid": "The mapping is not valid",
    "method-not-allowed": "This address does not take this method",
    "not-enough-data": "There is not enough data",
    "not-found": "There is no such thing here",
    "overloaded": "There are more questions than can be answered now",
    "parameter-invalid": "A parameter is not valid",
    "query-not-found": "There is no such investigation",
    "query-refused": "This Cypher does not pass the gate",
    "server-failed": "Neo4j can't be started",
    "sign-in-needed": "Sign in first",
    "store-refused": "The database must not be used as it is",
    "store-unavailable": "The database does not answer",
}


class BodyTooLargeError(LimitExceeded):
    status = 413


class BodyError(SociogramError):
    code = "parameter-invalid"
    status = 400


class HostError(SociogramError):
    code = "parameter-invalid"
    status = 421


def problem(error: SociogramError, status: int | None = None, **more: object) -> JSONResponse:
    return _response(error.code, status or error.status, error.what, cure=error.cure, **more)


def extensions(error: SociogramError) -> dict[str, Any]:
    told = {"code": error.code, "cure": error.cure, "retryable": error.code in RETRYABLE}
    if isinstance(error, Conflict) and error.current is not None:
        told["current"] = dict(error.current)
    return told


def unexpected(error: BaseException) -> SociogramError:
    """Logged without its words, which may hold data; the client gets the request's id alone."""
    where = "".join(traceback.format_tb(error.__traceback__))
    log.error("request %s failed: %s\n%s", request_id.get(), type(error).__name__, where)
    return SociogramError("Something failed that should not have.", "Report it with the request id.")


def graphql_error(error: GraphQLError) -> GraphQLError:
    """What the client may see of an error of the executor."""
    original = error.original_error
    if original is None or isinstance(original, GraphQLError):
        known = {"code": "parameter-invalid", "cure": "Correct the question; the schema says what there is."}
        more: Mapping[str, Any] = {**known, "retryable": False, **(error.extensions or {})}
        return _again(error, error.message, more)
    if isinstance(original, SociogramError):
        return _again(error, original.what, extensions(original))
    masked = unexpected(original)
    return _again(error, masked.what, {**extensions(masked), "requestId": request_id.get()})


def refused(error: SociogramError) -> GraphQLError:
    return GraphQLError(error.what, extensions=extensions(error))


def install(app: FastAPI) -> None:
    app.add_exception_handler(SociogramError, _known)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)


def new_request_id() -> str:
    return uuid.uuid4().hex[:16]


def masked(error: BaseException) -> JSONResponse:
    return problem(unexpected(error), requestId=request_id.get())


def _again(error: GraphQLError, message: str, more: Mapping[str, Any]) -> GraphQLError:
    return GraphQLError(
        message, nodes=error.nodes, source=error.source, positions=error.positions, path=error.path,
        extensions=dict(more),
    )  # fmt: skip


async def _known(_request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, SociogramError)
    return problem(error)


async def _invalid(_request: Request, error: Exception) -> JSONResponse:
    """Names the fields; what was sent is not sent back."""
    assert isinstance(error, RequestValidationError)
    fields = [{"where": ".".join(map(str, each["loc"])), "what": each["msg"]} for each in error.errors()]
    what = f"{len(fields)} parameters are not valid." if len(fields) > 1 else "A parameter is not valid."
    wrong = BodyError(what, "Correct them; /openapi.json says what each one takes.")
    return problem(wrong, 422, fields=fields)


async def _http(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)
    codes = {404: "not-found", 405: "method-not-allowed", 409: Conflict.code, 413: LimitExceeded.code}
    cure = "The addresses and what they take are at /docs."
    code = codes.get(error.status_code, "parameter-invalid")
    response = _response(code, error.status_code, str(error.detail), cure=cure)
    if error.status_code == 405:
        response.headers["Allow"] = ", ".join(sorted(_allowed(request)))
    return response


def _allowed(request: Request) -> set[str]:
    """What the address takes by any of its routes; the error itself knows the first of them alone."""
    found: set[str] = set()
    for route in iter_route_contexts(request.app.routes):
        if route.matches(request.scope)[0] is not Match.NONE:
            found |= set(route.methods or ())
    return found


def _response(code: str, status: int, what: str, *, cure: str, **more: object) -> JSONResponse:
    retryable = code in RETRYABLE
    body = {"type": TYPES + code, "title": _TITLES[code], "status": status, "detail": what, "code": code}
    headers = {"Retry-After": "2"} if retryable else {"WWW-Authenticate": "Bearer"} if status == 401 else None
    return JSONResponse(body | {"cure": cure, "retryable": retryable} | more, status, headers, media_type=PROBLEM)

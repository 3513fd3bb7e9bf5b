"""/v1/health: a real read, so that it says no more than it knows."""

from typing import Literal

from fastapi import APIRouter
from pydantic import BaseModel

from api.rest.asked import PROBLEMS
from cypher import query
from graph.store import Store

_NO_CASE = "0" * 32


class Health(BaseModel):
    status: Literal["ok"] = "ok"
    database: Literal["answers"] = "answers"


def routes(store: Store) -> APIRouter:
    of = APIRouter(responses=PROBLEMS, tags=["health"])

    @of.get("/health", operation_id="health", summary="Reads from the database, and says so")
    async def health() -> Health:
        await store.for_case(_NO_CASE).one(query("lookups", "health"))
        return Health()

    return of

"""/v1/cases: the cases that may be seen."""

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel

from api.authorisation import Asking
from api.rest.asked import Door, Question


class CaseEntry(BaseModel):
    id: str
    title: str
    created_at: datetime


class CaseEntries(BaseModel):
    total: int
    returned: int
    complete: bool
    reason: str | None
    cases: list[CaseEntry]


def routes(door: Door) -> APIRouter:
    of = door.routes("cases")

    @of.get("/cases", operation_id="cases", summary="The cases that may be seen, oldest first")
    async def cases(principal: Asking, _asked: Annotated[Question, Query()]) -> CaseEntries:
        seen = await door.authorisation.visible_cases(principal)
        entries = [CaseEntry(id=each.id, title=each.title, created_at=each.created_at) for each in seen]
        return CaseEntries(total=len(entries), returned=len(entries), complete=True, reason=None, cases=entries)

    return of

"""/v1/answers: what investigations found, frozen, to be read and compared with now."""

import asyncio
from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query, Request
from fastapi.responses import Response
from pydantic import BaseModel, ConfigDict, Field

from api.authorisation import OpenCase
from api.freezing import Compared, Shelf, compare_with_now, freeze
from api.resolvers.investigations import given_parameters
from api.rest import formats
from api.rest.asked import CaseQuestion, Door, KnownOn, Question
from api.rest.tables import ROW_FORMATS, RowFormat, TableAnswer, rows_answer
from custody.answers import FrozenAnswer
from graph.store import FOREVER

AnswerId = Annotated[str, Path(pattern=r"^[0-9a-f-]{8,64}$", description="A frozen answer's id.")]
Plain = str | int | float | bool | list[str]


class AnswerEntry(BaseModel):
    """`text_sha256` is of the Cypher as it was asked, `data_state` of what had run in the case by then."""

    model_config = ConfigDict(from_attributes=True)

    id: str
    title: str
    investigation: str
    own: bool
    text_sha256: str
    parameters: dict[str, object]
    columns: list[str]
    data_state: str
    known_on: datetime | None
    asked_at: datetime
    total: int
    returned: int
    complete: bool
    reason: str | None


class AnswerEntries(BaseModel):
    total: int
    returned: int
    complete: bool
    reason: str | None
    answers: list[AnswerEntry]


class ChangedRow(BaseModel):
    """`columns` names those whose values differ."""

    before: list[object]
    now: list[object]
    columns: list[str]


class ComparedAnswers(BaseModel):
    """Rows are lists of values; `key` names the columns by which they are told apart."""

    frozen: AnswerEntry
    key: list[str]
    columns: list[str]
    gained: list[list[object]]
    lost: list[list[object]]
    changed: list[ChangedRow]
    unchanged: int
    total: int
    complete: bool
    text_changed: bool
    data_may_have_changed: bool
    note: str


class AnswerQuestion(CaseQuestion):
    format: Annotated[RowFormat | None, Field(description="Instead of the header Accept.")] = None


class FreezeText(Question):
    investigation: Annotated[str, Field(pattern=r"^[a-z0-9_]{1,80}$")]
    title: Annotated[str, Field(min_length=1, max_length=200)]
    parameters: Annotated[dict[Annotated[str, Field(max_length=80)], Plain], Field(max_length=20)] = Field(
        default_factory=dict
    )
    known_on: KnownOn = None


def routes(door: Door, shelf: Shelf) -> APIRouter:
    of = door.routes("answers")
    opening = Depends(door.opened)

    @of.get("/answers", operation_id="answers", summary="The frozen answers of a case, oldest first")
    async def listed(
        opened: Annotated[OpenCase, opening], _asked: Annotated[CaseQuestion, Query()]
    ) -> AnswerEntries:
        found = await asyncio.to_thread(shelf.answers.list, opened.record.id)
        entries = [AnswerEntry.model_validate(each) for each in found]
        return AnswerEntries(
            total=len(entries), returned=len(entries), complete=True, reason=None, answers=entries
        )

    @of.post("/answers", operation_id="freeze", status_code=201, summary="Asks an investigation and keeps the answer")
    async def frozen(
        opened: Annotated[OpenCase, opening], _asked: Annotated[CaseQuestion, Query()], text: FreezeText
    ) -> AnswerEntry:
        given = given_parameters(text.parameters)
        kept, _ = await freeze(
            shelf, opened.store, text.investigation, given, title=text.title, known_on=text.known_on
        )
        return AnswerEntry.model_validate(kept)

    @of.get(
        "/answers/{answer_id}",
        operation_id="answer",
        summary="The rows of a frozen answer",
        response_model=TableAnswer,
        responses=formats.content(ROW_FORMATS.values(), "The rows in the format that was asked for."),
    )
    async def one(
        opened: Annotated[OpenCase, opening],
        answer_id: AnswerId,
        asked: Annotated[AnswerQuestion, Query()],
        request: Request,
    ) -> Response:
        kept = await asyncio.to_thread(shelf.answers.get, opened.record.id, answer_id)
        rows = await asyncio.to_thread(shelf.answers.rows, opened.record.id, answer_id)
        wanted = formats.chosen(request, asked.format, ROW_FORMATS)
        named = [dict(zip(kept.columns, row, strict=True)) for row in rows]
        return rows_answer(_about(kept), kept.columns, named, wanted=wanted, name=kept.investigation)

    @of.get(
        "/answers/{answer_id}/comparison",
        operation_id="comparison",
        summary="Asks again, and says which rows are new, gone or otherwise than before",
    )
    async def comparison(
        opened: Annotated[OpenCase, opening], answer_id: AnswerId, _asked: Annotated[CaseQuestion, Query()]
    ) -> ComparedAnswers:
        return _compared(await compare_with_now(shelf, opened.store, answer_id))

    return of


def _about(kept: FrozenAnswer) -> formats.About:
    return formats.About(kept.total, kept.returned, kept.complete, kept.reason, kept.known_on or FOREVER)


def _compared(found: Compared) -> ComparedAnswers:
    rows = found.rows
    changed = [ChangedRow(before=each.before, now=each.now, columns=each.columns) for each in rows.changed]
    return ComparedAnswers(
        frozen=AnswerEntry.model_validate(found.frozen), key=list(rows.key), columns=list(found.now.columns),
        gained=rows.gained, lost=rows.lost, changed=changed, unchanged=rows.unchanged, total=found.now.total,
        complete=found.frozen.complete and found.now.complete, text_changed=found.text_changed,
        data_may_have_changed=found.data_may_have_changed, note=found.note,
    )  # fmt: skip

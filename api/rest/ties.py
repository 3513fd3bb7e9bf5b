"""/v1/ties: who acted on whom, how often in each way, in a window of whole days."""

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import Response
from pydantic import Field

from api.authorisation import OpenCase
from api.rest import formats
from api.rest.asked import CaseQuestion, Day, Door, KnownOn, moment
from api.rest.tables import OFFERED, Format, TableAnswer, table_answer
from graph.counted_ties import MOST_TIES, read_ties
from graph.projection import KINDS


class TiesQuestion(CaseQuestion):
    account: Annotated[list[Annotated[str, Field(min_length=1, max_length=500)]], Field(max_length=100)] = Field(
        default_factory=list,
        description="Ids of accounts: what they did, and what was done to them; all accounts where none is given.",
    )
    kind: Annotated[list[Literal["reposts", "replies", "quotes", "mentions"]], Field(max_length=4)] = Field(
        default_factory=list, description="What counts; everything where none is given."
    )
    since: Annotated[Day | None, Field(description="The first day, UTC.")] = None
    until: Annotated[Day | None, Field(description="The last day, UTC, included.")] = None
    limit: Annotated[
        int, Field(ge=1, le=MOST_TIES, description=f"the strongest so many; JSON takes {formats.JSON_ROWS:,}")
    ] = formats.JSON_ROWS
    known_on: KnownOn = None
    format: Annotated[Format | None, Field(description="Instead of the header Accept.")] = None


def routes(door: Door) -> APIRouter:
    of = door.routes("graph")

    @of.get(
        "/ties",
        operation_id="ties",
        summary="Ties between accounts, the strongest first; handle-only accounts are seen through",
        response_model=TableAnswer,
        responses=formats.content(OFFERED.values(), "The ties in the format that was asked for."),
    )
    async def ties(
        opened: Annotated[OpenCase, Depends(door.opened)], asked: Annotated[TiesQuestion, Query()], request: Request
    ) -> Response:
        wanted = formats.chosen(request, asked.format, OFFERED)
        limit = formats.within_json(asked.limit) if wanted == "json" else asked.limit
        found = await read_ties(
            opened.store, accounts=asked.account, kinds=frozenset(asked.kind) or KINDS, since=asked.since,
            until=asked.until, limit=limit, known_on=moment(asked.known_on),
        )  # fmt: skip
        about = formats.About(
            found.total, found.table.num_rows, found.complete, found.reason, moment(asked.known_on)
        )
        return table_answer(about, found.table, wanted)

    return of

"""Subscriptions: what changes in a case, while somebody watches."""

from asyncio import gather
from collections.abc import AsyncIterator

import strawberry

from api.live import LiveLedger, RecordsArrived, watch_records, watch_runs
from api.loaders import Loaders
from api.types import RUN, Long, NodeObject
from graph.known import AsKnown
from graph.model import NODE_BY_LABEL
from graph.store import CaseStore

SHOWN = 100
"""How many of the nodes that new records are about one event carries; all are counted."""


def _run(root: "RunEvent") -> object:
    return root.found


@strawberry.type(description="A run that began, went on or ended; in the first event nothing, only where one begins.")
class RunEvent:
    cursor: str = strawberry.field(description="Watching goes on behind this event with after: cursor.")
    run = strawberry.field(resolver=_run, graphql_type=RUN | None)
    found: strawberry.Private[object]


@strawberry.type(description="How many records had which outcome.")
class OutcomeCount:
    outcome: str
    count: int


@strawberry.type(description="Records of a capture that are now in the graph; in the first event none.")
class RecordsEvent:
    cursor: str = strawberry.field(description="Watching goes on behind this event with after: cursor.")
    capture: str | None
    start: Long = strawberry.field(description="The first record's position in the capture.")
    end: Long = strawberry.field(description="The position behind the last one.")
    runs: list[str] = strawberry.field(description="Keys of the runs that read them.")
    outcomes: list[OutcomeCount]
    total: int = strawberry.field(description="How many nodes the records are about.")
    nodes: list[NodeObject] = strawberry.field(description=f"The first {SHOWN} of them that are in the graph.")


async def run_events(case: CaseStore, after: str | None) -> AsyncIterator[RunEvent]:
    async for event in watch_runs(case, after):
        reader = Loaders(AsKnown.now(case))  # a watch lasts long: nothing is remembered from one event to the next
        yield RunEvent(cursor=event.cursor, found=await reader.find("Run", event.run) if event.run else None)


async def record_events(case: CaseStore, ledger: LiveLedger, after: str | None) -> AsyncIterator[RecordsEvent]:
    async for event in watch_records(case, ledger, after):
        yield await _records(event, Loaders(AsKnown.now(case)))


async def _records(event: RecordsArrived, reader: Loaders) -> RecordsEvent:
    keys = [each.split(":", 1) for each in event.mains if each.split(":", 1)[0] in NODE_BY_LABEL]
    nodes = await gather(*(reader.find(label, key) for label, key in keys[:SHOWN]))
    return RecordsEvent(
        cursor=event.cursor,
        capture=event.capture,
        start=Long(event.start),
        end=Long(event.end),
        runs=list(event.runs),
        outcomes=[OutcomeCount(outcome=name, count=count) for name, count in sorted(event.outcomes.items())],
        total=len(keys),
        nodes=[node for node in nodes if node is not None],
    )

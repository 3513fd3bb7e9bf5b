"""Loads, analyses and what else takes long: begun by a change, followed by reading them or by watching."""

import asyncio
import enum
from collections.abc import AsyncIterator
from datetime import datetime
from typing import Protocol, cast

import strawberry
from strawberry.scalars import JSON
from strawberry.types import Info

from api.ids import encode
from api.jobs import running
from api.jobs.desk import Desk
from api.resolvers.investigations import given_parameters
from api.resolvers.scope import Key, Scope
from api.types import Listing, Long, as_json, counted

POLL_S = 0.25


class HasDesk(Protocol):
    """What a question brings: api.schema.Context."""

    @property
    def desk(self) -> Desk: ...


def desk_of(info: Info) -> Desk:
    return cast(HasDesk, info.context).desk


@strawberry.enum(description="One that waits for another is running too: its stage says so.")
class JobState(enum.Enum):
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


@strawberry.type(description="Why a job did not come to its end, and what to do next.")
class JobError:
    code: str
    what: str
    cure: str


@strawberry.type(
    description="Work on a case that goes on while nobody looks. Those of one case run one after the other."
)
class Job:
    id: strawberry.ID
    case: strawberry.ID
    kind: str = strawberry.field(description="load, take back, analysis, demo or delete.")
    title: str
    state: JobState
    stage: str | None = strawberry.field(description="What it does now, or that it waits.")
    done: Long | None = strawberry.field(description="How many of its stage's units.")
    total: Long | None = strawberry.field(description="Nothing where that is not known before.")
    unit: str | None
    started_at: datetime | None
    finished_at: datetime | None
    result: JSON | None
    error: JobError | None
    run: strawberry.ID | None = strawberry.field(description="The Run that it began, or that it takes back.")


@strawberry.type(description="Jobs of the case that run, and the last that ended, the newest first.")
class JobList(Listing):
    jobs: list[Job]


@strawberry.type(description="A job as it is now: told first of each, then of each that changed.")
class JobEvent:
    job: Job


def job_object(job: running.Job) -> Job:
    run = None if job.run is None else strawberry.ID(encode(job.case, "Run", job.run))
    failure = job.failure
    return Job(
        id=strawberry.ID(job.id),
        case=strawberry.ID(job.case),
        kind=job.kind,
        title=job.title,
        state=JobState(job.state.value),
        stage=job.stage,
        done=None if job.done_so_far is None else Long(job.done_so_far),
        total=None if job.total is None else Long(job.total),
        unit=job.unit,
        started_at=job.started_at,
        finished_at=job.finished_at,
        result=None if job.result is None else JSON(as_json(job.result)),
        error=None if failure is None else JobError(code=failure.code, what=failure.what, cure=failure.cure),
        run=run,
    )


async def job_events(desk: Desk, case: str) -> AsyncIterator[JobEvent]:
    """Without end: whoever watches says when it is enough."""
    seen: dict[str, int] = {}
    while True:
        for job in reversed(desk.jobs.of(case)):
            if seen.get(job.id) != job.moves:
                seen[job.id] = job.moves
                yield JobEvent(job=job_object(job))
        await asyncio.sleep(POLL_S)


def _jobs(root: Scope, info: Info) -> JobList:
    found = [job_object(job) for job in desk_of(info).jobs.of(root.case.case)]
    return JobList(jobs=found, **counted(len(found), len(found)))


def _job(root: Scope, info: Info, by_id: Key) -> Job:
    return job_object(desk_of(info).jobs.get(root.case.case, str(by_id)))


async def _load(root: Scope, info: Info, file: strawberry.ID, connector: str, options: JSON | None = None) -> Job:
    given: object = {} if options is None else options
    begun = await asyncio.to_thread(desk_of(info).load, root.opened.record, str(file), reader=connector, options=given)
    return job_object(begun)


async def _take_back(root: Scope, info: Info, run: strawberry.ID) -> Job:
    key = root.key_of(str(run), "Run")[1]
    return job_object(await asyncio.to_thread(desk_of(info).take_back, root.opened.record, key))


async def _analyse(root: Scope, info: Info, analysis: str, parameters: JSON | None = None) -> Job:
    given = given_parameters(parameters)
    return job_object(await asyncio.to_thread(desk_of(info).analyse, root.opened.record, analysis, given))


def _cancel(root: Scope, info: Info, by_id: Key) -> Job:
    jobs = desk_of(info).jobs
    job = jobs.get(root.case.case, str(by_id))
    jobs.cancel(job)
    return job_object(job)


@strawberry.type
class JobFields(Scope):
    jobs = strawberry.field(resolver=_jobs, description="What runs in the case, and what ran since the API began.")
    job = strawberry.field(resolver=_job, description="One of them.")


@strawberry.type
class JobChanges(Scope):
    load_file = strawberry.field(
        resolver=_load,
        description="Loads a file that was sent to /v1/files, as the connector reads it. A table needs its mapping.",
    )
    take_back = strawberry.field(
        resolver=_take_back, description="Takes a load back: the case is then as if it had never been."
    )
    analyse = strawberry.field(resolver=_analyse, description="Runs an analysis; one that ran on equal data is reused.")
    cancel_job = strawberry.field(resolver=_cancel, description="Ends a job at its next step.")

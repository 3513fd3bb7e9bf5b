"""The cases themselves: which there are, and how one is made, renamed and deleted."""

import asyncio
from datetime import datetime
from typing import Protocol, cast

import strawberry
from strawberry.types import Info

from api.authorisation import Authorisation, Principal
from api.resolvers.jobs import Job, desk_of, job_object
from api.resolvers.scope import Key
from api.types import Listing, counted
from custody.cases import Case


class Asked(Protocol):
    """What a question brings: api.schema.Context."""

    @property
    def authorisation(self) -> Authorisation: ...

    @property
    def principal(self) -> Principal: ...


@strawberry.type(description="A case, before it is opened.")
class CaseEntry:
    id: strawberry.ID
    title: str
    created_at: datetime


@strawberry.type(description="All cases, the oldest first.")
class CaseList(Listing):
    cases: list[CaseEntry]


def case_entry(record: Case) -> CaseEntry:
    return CaseEntry(id=strawberry.ID(record.id), title=record.title, created_at=record.created_at)


def _asked(info: Info) -> Asked:
    return cast(Asked, info.context)


async def _cases(info: Info) -> CaseList:
    asked = _asked(info)
    found = [case_entry(record) for record in await asked.authorisation.visible_cases(asked.principal)]
    return CaseList(cases=found, **counted(len(found), len(found)))


async def _create(info: Info, title: str) -> CaseEntry:
    asked = _asked(info)
    await asked.authorisation.may_add(asked.principal)
    return case_entry(await asyncio.to_thread(desk_of(info).archive.cases.new, title))


async def _rename(info: Info, by_id: Key, title: str) -> CaseEntry:
    record = await _owned(info, by_id)
    return case_entry(await asyncio.to_thread(desk_of(info).archive.cases.rename, record.id, title))


async def _delete(info: Info, by_id: Key, title: str) -> strawberry.ID:
    record = await _owned(info, by_id)
    await desk_of(info).delete(record, title)
    return strawberry.ID(record.id)


async def _demo(info: Info) -> Job:
    asked = _asked(info)
    await asked.authorisation.may_add(asked.principal)
    return job_object(await asyncio.to_thread(desk_of(info).demo))


async def _owned(info: Info, by_id: str) -> Case:
    asked = _asked(info)
    return (await asked.authorisation.open_case(asked.principal, by_id)).record


@strawberry.type
class CaseListing:
    cases = strawberry.field(resolver=_cases, description="Which cases there are.")


@strawberry.type
class CaseListChanges:
    create_case = strawberry.field(resolver=_create, description="A new, empty case.")
    rename_case = strawberry.field(resolver=_rename, description="Its id stays, and so does all that names it.")
    delete_case = strawberry.field(
        resolver=_delete, description="With all that it holds. The title is given again, to confirm; its id comes back."
    )
    demo_case = strawberry.field(
        resolver=_demo, description="The case of simulated posts, loaded and analysed; made where it is not there."
    )

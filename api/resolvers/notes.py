"""Notes of a case: reading them, and changing them under an optimistic lock."""

import asyncio
from datetime import datetime

import strawberry

from api.elements import checked
from api.resolvers.scope import Key, Scope
from api.types import Listing, counted
from custody.notes import Note


@strawberry.type(name="Note", description="What a person wrote on elements, on a chart, or on the case.")
class NoteObject:
    id: strawberry.ID
    version: int
    chart: strawberry.ID | None
    elements: list[strawberry.ID]
    text: str
    created_at: datetime
    changed_at: datetime
    changed_by: str


@strawberry.type(description="The notes of a case or of one chart, oldest first.")
class NoteList(Listing):
    notes: list[NoteObject]


def _object(note: Note) -> NoteObject:
    return NoteObject(
        id=strawberry.ID(note.id),
        version=note.version,
        chart=None if note.chart_id is None else strawberry.ID(note.chart_id),
        elements=[strawberry.ID(each) for each in note.elements],
        text=note.text,
        created_at=note.created_at,
        changed_at=note.changed_at,
        changed_by=note.changed_by,
    )


async def _notes(root: Scope, chart: strawberry.ID | None = None) -> NoteList:
    found = await asyncio.to_thread(root.shelf.notes.list, root.case.case, None if chart is None else str(chart))
    return NoteList(notes=[_object(each) for each in found], **counted(len(found), len(found)))


async def _create(
    root: Scope, elements: list[strawberry.ID], text: str, chart: strawberry.ID | None = None
) -> NoteObject:
    named = checked(root.case.case, map(str, elements))
    on = None if chart is None else str(chart)
    make = root.shelf.notes.create
    return _object(await asyncio.to_thread(make, root.case.case, text, elements=named, chart_id=on, by=root.who))


async def _change(root: Scope, by_id: Key, version: int, text: str) -> NoteObject:
    change = root.shelf.notes.change
    return _object(await asyncio.to_thread(change, root.case.case, str(by_id), text, seen=version, by=root.who))


async def _delete(root: Scope, by_id: Key) -> strawberry.ID:
    await asyncio.to_thread(root.shelf.notes.delete, root.case.case, str(by_id))
    return by_id


@strawberry.type
class NoteFields(Scope):
    notes = strawberry.field(resolver=_notes, description="The notes, of one chart or of all, oldest first.")


@strawberry.type
class NoteChanges(Scope):
    create_note = strawberry.field(
        resolver=_create, description="On nodes by their ids, on edges as TYPE|start|end, or on none of them."
    )
    change_note = strawberry.field(resolver=_change, description="Refused where another version is there by now.")
    delete_note = strawberry.field(resolver=_delete, description="Its id.")

"""Frozen answers and a person's own investigations: reading them within a case, and changing them."""

import asyncio
from datetime import datetime
from typing import Annotated, TypeVar

import strawberry
from strawberry.scalars import JSON

from api.freezing import Compared, compare_with_now, freeze
from api.resolvers.charts import ChartChanges
from api.resolvers.findings import FindingChanges
from api.resolvers.investigations import Investigation, described, given_parameters
from api.resolvers.jobs import JobChanges
from api.resolvers.notes import NoteChanges
from api.resolvers.scope import Scope
from api.types import Listing, Long, counted
from custody.answers import FrozenAnswer
from custody.own_investigations import OwnInvestigation

AnswerId = Annotated[strawberry.ID, strawberry.argument(name="id")]


@strawberry.type(description="What is told of a frozen answer in a list: all but its rows.")
class FrozenAnswerEntry:
    scope: strawberry.Private[Scope]
    id: strawberry.ID
    title: str
    investigation: str
    own: bool = strawberry.field(description="Whether it is a person's own investigation.")
    parameters: JSON
    columns: list[str]
    text_sha256: str = strawberry.field(description="Of the Cypher as it was asked.")
    data_state: str = strawberry.field(
        description="Of the case's runs, cursors and assertions at that time; not of every element."
    )
    known_on: datetime | None
    asked_at: datetime
    total: Long
    returned: int
    complete: bool
    reason: str | None


Entry = TypeVar("Entry", bound=FrozenAnswerEntry)


@strawberry.type(description="A row that is in both answers, otherwise than before.")
class ChangedAnswerRow:
    before: JSON
    now: JSON
    columns: list[str] = strawberry.field(description="Whose values differ.")


@strawberry.type(description="A frozen answer and that of now. Rows are lists of values in the order of the columns.")
class ComparedAnswers:
    key: list[str] = strawberry.field(description="The columns by which rows are told apart.")
    columns: list[str] = strawberry.field(description="Of the answer of now.")
    gained: list[JSON]
    lost: list[JSON]
    changed: list[ChangedAnswerRow]
    unchanged: int
    total: Long = strawberry.field(description="Of the answer of now.")
    complete: bool = strawberry.field(description="Whether both answers are.")
    text_changed: bool
    data_may_have_changed: bool
    note: str


async def _rows(root: FrozenAnswerEntry) -> list[JSON]:
    found = await asyncio.to_thread(root.scope.shelf.answers.rows, root.scope.case.case, str(root.id))
    return [JSON(row) for row in found]


async def _question_text(root: FrozenAnswerEntry) -> str:
    return await asyncio.to_thread(root.scope.shelf.answers.question_text, root.scope.case.case, str(root.id))


async def _compare(root: FrozenAnswerEntry) -> ComparedAnswers:
    return _compared(await compare_with_now(root.scope.shelf, root.scope.case, str(root.id)))


@strawberry.type(name="FrozenAnswer", description="An answer that was kept, with all that is needed to ask it again.")
class FrozenAnswerObject(FrozenAnswerEntry):
    rows = strawberry.field(
        resolver=_rows, description="One list of values per row, in the order of the columns."
    )
    question_text = strawberry.field(resolver=_question_text, description="The Cypher as it was asked.")
    compared = strawberry.field(
        resolver=_compare, description="Asks again, with the same parameters, and holds the two answers together."
    )


@strawberry.type(description="The frozen answers of a case, oldest first.")
class FrozenAnswerList(Listing):
    answers: list[FrozenAnswerEntry]


@strawberry.type(description="An investigation that a person wrote: the same file as a built-in one.")
class OwnInvestigationEntry:
    name: str
    only_here: bool = strawberry.field(description="Of this case alone; otherwise of all cases.")
    text: str
    sha256: str
    saved_at: datetime
    investigation: Investigation | None
    problem: str | None = strawberry.field(description="Why it can't be asked.")


@strawberry.type(description="A person's own investigations that can be asked in this case.")
class OwnInvestigationList(Listing):
    investigations: list[OwnInvestigationEntry]


def frozen_answer(scope: Scope, found: FrozenAnswer) -> FrozenAnswerObject:
    return _entry(FrozenAnswerObject, scope, found)


def _entry(kind: type[Entry], scope: Scope, found: FrozenAnswer) -> Entry:
    return kind(
        scope=scope,
        id=strawberry.ID(found.id),
        title=found.title,
        investigation=found.investigation,
        own=found.own,
        parameters=JSON(found.parameters),
        columns=found.columns,
        text_sha256=found.text_sha256,
        data_state=found.data_state,
        known_on=found.known_on,
        asked_at=found.asked_at,
        total=Long(found.total),
        returned=found.returned,
        complete=found.complete,
        reason=found.reason,
    )


def own_entry(found: OwnInvestigation) -> OwnInvestigationEntry:
    return OwnInvestigationEntry(
        name=found.name,
        only_here=found.case is not None,
        text=found.text,
        sha256=found.sha256,
        saved_at=found.saved_at,
        investigation=None if found.question is None else described(found.question),
        problem=found.problem,
    )


def _compared(found: Compared) -> ComparedAnswers:
    rows = found.rows
    return ComparedAnswers(
        key=list(rows.key),
        columns=list(found.now.columns),
        gained=[JSON(row) for row in rows.gained],
        lost=[JSON(row) for row in rows.lost],
        changed=[
            ChangedAnswerRow(before=JSON(each.before), now=JSON(each.now), columns=each.columns)
            for each in rows.changed
        ],
        unchanged=rows.unchanged,
        total=Long(found.now.total),
        complete=found.frozen.complete and found.now.complete,
        text_changed=found.text_changed,
        data_may_have_changed=found.data_may_have_changed,
        note=found.note,
    )


async def _answers(root: Scope) -> FrozenAnswerList:
    found = await asyncio.to_thread(root.shelf.answers.list, root.case.case)
    entries = [_entry(FrozenAnswerEntry, root, each) for each in found]
    return FrozenAnswerList(answers=entries, **counted(len(found), len(found)))


async def _answer(root: Scope, answer_id: AnswerId) -> FrozenAnswerObject:
    return frozen_answer(root, await asyncio.to_thread(root.shelf.answers.get, root.case.case, str(answer_id)))


async def _own(root: Scope) -> OwnInvestigationList:
    found = await asyncio.to_thread(root.shelf.own(root.case.case).list)
    return OwnInvestigationList(investigations=[own_entry(each) for each in found], **counted(len(found), len(found)))


async def _freeze(root: Scope, investigation: str, title: str, parameters: JSON | None = None) -> FrozenAnswerObject:
    given = given_parameters(parameters)
    frozen, _ = await freeze(root.shelf, root.case, investigation, given, title=title, known_on=root.known_on)
    return frozen_answer(root, frozen)


async def _delete_answer(root: Scope, answer_id: AnswerId) -> strawberry.ID:
    await asyncio.to_thread(root.shelf.answers.delete, root.case.case, str(answer_id))
    return answer_id


async def _save(root: Scope, name: str, text: str, only_here: bool = False) -> OwnInvestigationEntry:
    return own_entry(await root.shelf.own(root.case.case).save(root.case, name, text, only_here=only_here))


async def _delete_own(root: Scope, name: str) -> str:
    await asyncio.to_thread(root.shelf.own(root.case.case).delete, name)
    return name


@strawberry.type
class AnswerFields(Scope):
    answers = strawberry.field(resolver=_answers, description="The frozen answers, oldest first.")
    answer = strawberry.field(resolver=_answer, description="One of them. Its rows, and what became of them.")
    own_investigations = strawberry.field(resolver=_own, description="Investigations that a person wrote.")


@strawberry.type(description="What can be changed in a case: a person's own work, never what was recorded.")
class CaseChanges(ChartChanges, NoteChanges, FindingChanges, JobChanges):
    freeze_answer = strawberry.field(resolver=_freeze, description="Asks an investigation and keeps its answer.")
    delete_answer = strawberry.field(resolver=_delete_answer, description="Its id.")
    save_investigation = strawberry.field(
        resolver=_save, description="Checks it as the built-in ones are, and by the gate; an earlier text is kept."
    )
    delete_investigation = strawberry.field(resolver=_delete_own, description="Its name; earlier texts are kept.")

"""Freezes what an investigation found, and asks it again later: which rows are new, gone or otherwise than before."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Engine

from api.opening import Opened
from api.output import Output
from custody.answers import Answers, Found, FrozenAnswer, text_digest
from custody.charts import Charts
from custody.findings import Findings
from custody.notes import Notes
from custody.own_investigations import OwnInvestigations
from custody.shares import Shares
from cypher import Query
from graph.asking import Answer, Given, ask_question, find, is_own
from graph.comparing import Comparison, compare
from graph.data_state import data_state
from graph.store import FOREVER, CaseStore
from graph.values import json_value


@dataclass(frozen=True, slots=True)
class Shelf:
    """Where a person's work is kept: frozen answers, own investigations, charts and what is said of them."""

    answers: Answers
    own_folder: Path
    charts: Charts
    shares: Shares
    notes: Notes
    findings: Findings

    @classmethod
    def at(cls, engine: Engine, home: Path) -> "Shelf":
        return cls(
            Answers(engine),
            home / "investigations",
            charts=Charts(engine),
            shares=Shares(engine),
            notes=Notes(engine),
            findings=Findings(engine),
        )

    def own(self, case_id: str) -> OwnInvestigations:
        return OwnInvestigations(self.own_folder, case_id)


@dataclass(frozen=True, slots=True)
class Compared:
    """`data_may_have_changed`: something ran in the case since, or the same text has other rows. A text that changed
    may ask for something else.
    """

    frozen: FrozenAnswer
    now: Answer
    rows: Comparison
    text_changed: bool
    data_may_have_changed: bool
    note: str


async def freeze(
    shelf: Shelf,
    case: CaseStore,
    name: str,
    parameters: Mapping[str, Given],
    *,
    title: str,
    known_on: datetime | None = None,
) -> tuple[FrozenAnswer, Answer]:
    """Asks, and keeps the answer. Raises as graph.asking.ask and Answers.freeze do."""
    own = shelf.own(case.case)
    question = find(name, own)
    state = await data_state(case)  # before the question: what changes meanwhile is told later rather than missed
    answer = await ask_question(case, question, parameters, known_on=known_on, own=own)
    found = _found(question, answer, state)
    return await asyncio.to_thread(shelf.answers.freeze, case.case, title, found), answer


async def compare_with_now(shelf: Shelf, case: CaseStore, answer_id: str) -> Compared:
    """Asks again with the same parameters. Raises NotFound, and QueryNotFound where the investigation is gone."""
    frozen = await asyncio.to_thread(shelf.answers.get, case.case, answer_id)
    before = await asyncio.to_thread(shelf.answers.rows, case.case, answer_id)
    own = shelf.own(case.case)
    question = find(frozen.investigation, own)
    state = await data_state(case)
    now = await ask_question(case, question, frozen.parameters, own=own)
    rows = compare(frozen.columns, before, now.columns, rows_of(now), key=question.key)
    text_changed = text_digest(question.text) != frozen.text_sha256
    differs = bool(rows.gained or rows.lost or rows.changed) and not text_changed
    data_changed = differs or state != frozen.data_state
    return Compared(
        frozen=frozen,
        now=now,
        rows=rows,
        text_changed=text_changed,
        data_may_have_changed=data_changed,
        note=_note(frozen, now, text_changed=text_changed, data_changed=data_changed),
    )


async def freeze_answer(
    shelf: Shelf, case: CaseStore, name: str, given: Mapping[str, str], *, title: str, output: Output
) -> Answer:
    """As `freeze`, and says which id it got."""
    frozen, answer = await freeze(shelf, case, name, given, title=title)
    output.say(f"Frozen as {frozen.id}: sociogram answers compare {frozen.id}")
    return answer


def shelf_of(at: Opened) -> Shelf:
    return Shelf.at(at.archive.cases.engine, at.settings.home)


def rows_of(answer: Answer) -> list[list[Any]]:
    """In the order of the columns, in what JSON has."""
    return [[json_value(row[column]) for column in answer.columns] for row in answer.rows]


def _found(question: Query, answer: Answer, state: str) -> Found:
    known_on = answer.parameters.get("known_on")
    return Found(
        investigation=question.name,
        own=is_own(question),
        question_text=question.text,
        parameters=json_value(answer.parameters),
        columns=answer.columns,
        rows=rows_of(answer),
        total=answer.total,
        complete=answer.complete,
        reason=answer.reason,
        data_state=state,
        known_on=None if known_on == FOREVER else known_on,
        asked_at=datetime.now(UTC),
    )


def _note(frozen: FrozenAnswer, now: Answer, *, text_changed: bool, data_changed: bool) -> str:
    said = []
    if text_changed:
        said.append("The text of the investigation has changed since: it may ask for something else.")
    if data_changed:
        said.append("The data of the case have changed since, or may have.")
    if not said:
        said.append("Neither the text nor the data have changed since.")
    if not (frozen.complete and now.complete):
        said.append("Not all rows are in both answers: a row gained or lost may only have moved over the limit.")
    return " ".join(said)

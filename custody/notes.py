"""Notes: what a person wrote on elements of a case, on one of its charts, or on the case itself."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Engine, delete, func, insert, select, update
from sqlalchemy import Row as Record
from uuid_utils import uuid7

from custody.charts import check_chart
from custody.database import notes, reading, writing
from custody.locking import check_seen
from custody.texts import prose, sought
from graph.errors import LimitExceeded, NotFound

NOTE_CHARACTERS = 20_000
NOTES_PER_CASE = 2_000


@dataclass(frozen=True, slots=True)
class Note:
    """`chart_id` is none for one of the case, or whose chart was deleted."""

    id: str
    chart_id: str | None
    version: int
    elements: list[str]
    text: str
    created_at: datetime
    changed_at: datetime
    changed_by: str


_TOLD = [column for column in notes.columns if column.name != "case_id"]


class Notes:
    """The notes of one governance database. A case's go with the case."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def create(
        self, case_id: str, text: str, *, by: str, elements: Sequence[str] = (), chart_id: str | None = None
    ) -> Note:
        """Raises ParameterInvalid for a text that is none, NotFound for a chart that is none, LimitExceeded."""
        now = datetime.now(UTC)
        note = Note(str(uuid7()), chart_id, 1, list(elements), _checked(text), now, now, by)
        with writing(self._engine) as connection:
            if chart_id is not None:
                check_chart(connection, case_id, chart_id)
            held = connection.scalar(select(func.count()).where(notes.c.case_id == case_id)) or 0
            if held >= NOTES_PER_CASE:
                raise LimitExceeded(f"This case has {held:,} notes.", "Delete some that are not needed.")
            values = {column.name: getattr(note, column.name) for column in _TOLD}
            connection.execute(insert(notes).values(case_id=case_id, **values))
        return note

    def list(self, case_id: str, chart_id: str | None = None) -> list[Note]:
        """Of one chart or of all, oldest first."""
        asked = select(*_TOLD).where(notes.c.case_id == case_id).order_by(notes.c.created_at, notes.c.id)
        if chart_id is not None:
            asked = asked.where(notes.c.chart_id == sought(chart_id))
        with reading(self._engine) as connection:
            return [_note(row) for row in connection.execute(asked)]

    def change(self, case_id: str, note_id: str, text: str, *, seen: int, by: str) -> Note:
        """Raises NotFound, and Conflict where `seen` is not the newest version."""
        clean = _checked(text)
        with writing(self._engine) as connection:
            before = _found(connection, case_id, note_id)
            check_seen(before, seen, "note")
            after = replace(before, text=clean, version=before.version + 1, changed_at=datetime.now(UTC), changed_by=by)
            connection.execute(
                update(notes)
                .where(notes.c.id == after.id)
                .values(text=clean, version=after.version, changed_at=after.changed_at, changed_by=by)
            )
        return after

    def delete(self, case_id: str, note_id: str) -> None:
        """Raises NotFound."""
        named = (notes.c.case_id == case_id, notes.c.id == sought(note_id))
        with writing(self._engine) as connection:
            gone = connection.execute(delete(notes).where(*named).returning(notes.c.id)).all()
        if not gone:
            raise _missing()


def _found(connection: Connection, case_id: str, note_id: str) -> Note:
    one = select(*_TOLD).where(notes.c.case_id == case_id, notes.c.id == sought(note_id))
    row = connection.execute(one).one_or_none()
    if row is None:
        raise _missing()
    return _note(row)


def _checked(text: str) -> str:
    return prose(text, "A note", most=NOTE_CHARACTERS)


def _note(row: Record[Any]) -> Note:
    return Note(**row._mapping)


def _missing() -> NotFound:
    return NotFound("This case has no such note.", "Choose one from the list of its notes.")

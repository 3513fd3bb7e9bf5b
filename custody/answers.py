"""Frozen answers: what an investigation found, kept with everything that is needed to ask it again and compare."""

import hashlib
import json
import unicodedata
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Engine, delete, func, insert, select
from sqlalchemy import Row as Record
from uuid_utils import uuid7

from custody.database import answers, reading, writing
from graph.errors import EvidenceBroken, LimitExceeded, NotFound, ParameterInvalid

TITLE_CHARACTERS = 200
ANSWER_BYTES = 16 * 2**20
ANSWERS_PER_CASE = 1_000

Rows = list[list[Any]]
_ABOUT = [column for column in answers.columns if column.name not in ("rows", "question_text")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """An answer as it is frozen. `parameters` and `rows` hold what JSON can carry; `own`: a person's own question."""

    investigation: str
    own: bool
    question_text: str
    parameters: Mapping[str, Any]
    columns: Sequence[str]
    rows: Sequence[Sequence[Any]]
    total: int
    complete: bool
    reason: str | None
    data_state: str
    known_on: datetime | None
    asked_at: datetime


@dataclass(frozen=True, slots=True)
class FrozenAnswer:
    """What is kept of an answer but its rows. `size` is in bytes, before compression."""

    id: str
    title: str
    investigation: str
    own: bool
    text_sha256: str
    parameters: dict[str, Any]
    columns: list[str]
    data_state: str
    known_on: datetime | None
    asked_at: datetime
    total: int
    returned: int
    complete: bool
    reason: str | None
    size: int


class Answers:
    """The frozen answers of one governance database. A case's go with the case."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def freeze(self, case_id: str, title: str, found: Found) -> FrozenAnswer:
        """Raises ParameterInvalid for a title that is none, LimitExceeded where it is too large, or one too many."""
        plain = json.dumps(found.rows, ensure_ascii=False, separators=(",", ":")).encode()
        if len(plain) > ANSWER_BYTES:
            raise LimitExceeded(
                f"The answer has {len(plain):,} bytes, and {ANSWER_BYTES:,} can be frozen.", "Ask with a smaller limit."
            )
        frozen = _frozen(_clean(title), found, size=len(plain))
        values = {column.name: getattr(frozen, column.name) for column in _ABOUT if column.name != "case_id"}
        with writing(self._engine) as connection:
            held = connection.scalar(select(func.count()).where(answers.c.case_id == case_id)) or 0
            if held >= ANSWERS_PER_CASE:
                raise LimitExceeded(f"{held:,} answers of this case are frozen.", "Delete some that are not needed.")
            connection.execute(
                insert(answers).values(
                    case_id=case_id, question_text=found.question_text, rows=zlib.compress(plain), **values
                )
            )
        return frozen

    def list(self, case_id: str) -> list[FrozenAnswer]:
        """Oldest first."""
        with reading(self._engine) as connection:
            rows = connection.execute(
                select(*_ABOUT).where(answers.c.case_id == case_id).order_by(answers.c.asked_at, answers.c.id)
            )
            return [_answer(row) for row in rows]

    def get(self, case_id: str, answer_id: str) -> FrozenAnswer:
        """Raises NotFound, for one of another case in the same words."""
        with reading(self._engine) as connection:
            row = connection.execute(select(*_ABOUT).where(*_named(case_id, answer_id))).one_or_none()
        if row is None:
            raise _missing()
        return _answer(row)

    def rows(self, case_id: str, answer_id: str) -> Rows:
        """In the order of its columns. Raises NotFound."""
        found = self._one(case_id, answer_id, "rows")
        try:
            rows: Rows = json.loads(zlib.decompress(found))
        except (zlib.error, ValueError) as error:
            raise EvidenceBroken(
                "The rows of this frozen answer can't be read.", "Take the database from a backup."
            ) from error
        return rows

    def question_text(self, case_id: str, answer_id: str) -> str:
        """The Cypher as it was asked, whatever became of it since. Raises NotFound."""
        return str(self._one(case_id, answer_id, "question_text"))

    def delete(self, case_id: str, answer_id: str) -> None:
        """Raises NotFound."""
        with writing(self._engine) as connection:
            gone = connection.execute(delete(answers).where(*_named(case_id, answer_id)).returning(answers.c.id)).all()
        if not gone:
            raise _missing()

    def _one(self, case_id: str, answer_id: str, column: str) -> Any:
        with reading(self._engine) as connection:
            found = connection.execute(select(answers.c[column]).where(*_named(case_id, answer_id))).one_or_none()
        if found is None:
            raise _missing()
        return found[0]


def text_digest(text: str) -> str:
    """SHA-256 of a question's text, by which a change is known."""
    return hashlib.sha256(text.encode()).hexdigest()


def _named(case_id: str, answer_id: str) -> tuple[Any, Any]:
    return answers.c.case_id == case_id, answers.c.id == answer_id


def _frozen(title: str, found: Found, *, size: int) -> FrozenAnswer:
    return FrozenAnswer(
        id=str(uuid7()),
        title=title,
        investigation=found.investigation,
        own=found.own,
        text_sha256=text_digest(found.question_text),
        parameters=dict(found.parameters),
        columns=list(found.columns),
        data_state=found.data_state,
        known_on=found.known_on,
        asked_at=found.asked_at.astimezone(UTC),
        total=found.total,
        returned=len(found.rows),
        complete=found.complete,
        reason=found.reason,
        size=size,
    )


def _answer(row: Record[Any]) -> FrozenAnswer:
    return FrozenAnswer(**{name: value for name, value in row._mapping.items() if name != "case_id"})


def _clean(title: str) -> str:
    clean = unicodedata.normalize("NFC", title.strip())
    if not clean or not clean.isprintable() or len(clean) > TITLE_CHARACTERS:
        raise ParameterInvalid(
            f"The title of an answer has 1 to {TITLE_CHARACTERS} printable characters, this one has {len(clean)}.",
            "Say on one line what was found.",
        )
    return clean


def _missing() -> NotFound:
    return NotFound("This case has no such frozen answer.", "See them with `sociogram answers list`.")

"""Findings: a sentence, and the elements and posts that carry it. Without any it would be an opinion: refused."""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Engine, delete, func, insert, select, update
from sqlalchemy import Row as Record
from uuid_utils import uuid7

from custody.charts import check_chart
from custody.database import findings, reading, writing
from custody.locking import check_seen
from custody.texts import prose, sought
from graph.errors import LimitExceeded, NotFound, ParameterInvalid

SENTENCE_CHARACTERS = 2_000
FINDINGS_PER_CASE = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What is said, and what carries it. What is none in a change stays as it is."""

    sentence: str | None = None
    elements: Sequence[str] | None = None
    posts: Sequence[str] | None = None
    chart_id: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """`chart_id` is none where it was found without a chart, or the chart was deleted."""

    id: str
    chart_id: str | None
    version: int
    elements: list[str]
    sentence: str
    posts: list[str]
    created_at: datetime
    changed_at: datetime
    changed_by: str


_TOLD = [column for column in findings.columns if column.name != "case_id"]


class Findings:
    """The findings of one governance database. A case's go with the case."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def create(self, case_id: str, claim: Claim, *, by: str) -> Finding:
        """Raises ParameterInvalid where nothing is said or nothing carries it, NotFound for a chart that is none."""
        now = datetime.now(UTC)
        finding = _with(Finding(str(uuid7()), None, 1, [], "", [], now, now, by), claim)
        with writing(self._engine) as connection:
            _check_chart(connection, case_id, claim)
            held = connection.scalar(select(func.count()).where(findings.c.case_id == case_id)) or 0
            if held >= FINDINGS_PER_CASE:
                raise LimitExceeded(f"This case has {held:,} findings.", "Delete some that are not needed.")
            values = {column.name: getattr(finding, column.name) for column in _TOLD}
            connection.execute(insert(findings).values(case_id=case_id, **values))
        return finding

    def list(self, case_id: str) -> list[Finding]:
        """Oldest first."""
        asked = select(*_TOLD).where(findings.c.case_id == case_id)
        with reading(self._engine) as connection:
            rows = connection.execute(asked.order_by(findings.c.created_at, findings.c.id))
            return [_finding(row) for row in rows]

    def get(self, case_id: str, finding_id: str) -> Finding:
        """Raises NotFound, for one of another case in the same words."""
        with reading(self._engine) as connection:
            return _found(connection, case_id, finding_id)

    def change(self, case_id: str, finding_id: str, claim: Claim, *, seen: int, by: str) -> Finding:
        """Raises as `create` does, and Conflict where `seen` is not the newest version."""
        if claim == Claim():
            raise ParameterInvalid("Nothing of the finding is changed.", "Give a sentence, elements, posts or a chart.")
        with writing(self._engine) as connection:
            before = _found(connection, case_id, finding_id)
            check_seen(before, seen, "finding")
            _check_chart(connection, case_id, claim)
            now = datetime.now(UTC)
            after = replace(_with(before, claim), version=before.version + 1, changed_at=now, changed_by=by)
            values = {each.name: getattr(after, each.name) for each in fields(after)}
            connection.execute(update(findings).where(findings.c.id == after.id).values(values))
        return after

    def delete(self, case_id: str, finding_id: str) -> None:
        """Raises NotFound."""
        named = (findings.c.case_id == case_id, findings.c.id == sought(finding_id))
        with writing(self._engine) as connection:
            gone = connection.execute(delete(findings).where(*named).returning(findings.c.id)).all()
        if not gone:
            raise _missing()


def _with(finding: Finding, claim: Claim) -> Finding:
    found = replace(
        finding,
        elements=finding.elements if claim.elements is None else list(claim.elements),
        posts=finding.posts if claim.posts is None else list(claim.posts),
        chart_id=finding.chart_id if claim.chart_id is None else claim.chart_id,
    )
    if not found.elements and not found.posts:
        raise ParameterInvalid(
            "Nothing carries this finding.", "Name the elements or posts that it rests on; a note needs none."
        )
    if claim.sentence is None and finding.sentence:
        return found
    return replace(found, sentence=prose(claim.sentence or "", "A finding", most=SENTENCE_CHARACTERS))


def _check_chart(connection: Connection, case_id: str, claim: Claim) -> None:
    if claim.chart_id is not None:
        check_chart(connection, case_id, claim.chart_id)


def _found(connection: Connection, case_id: str, finding_id: str) -> Finding:
    one = select(*_TOLD).where(findings.c.case_id == case_id, findings.c.id == sought(finding_id))
    row = connection.execute(one).one_or_none()
    if row is None:
        raise _missing()
    return _finding(row)


def _finding(row: Record[Any]) -> Finding:
    return Finding(**row._mapping)


def _missing() -> NotFound:
    return NotFound("This case has no such finding.", "Choose one from the list of its findings.")

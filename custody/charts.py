"""Charts: pictures that people made, kept with their last versions. What they show is read from the graph."""

import zlib
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Engine, Select, delete, func, insert, select, update
from sqlalchemy import Row as Record
from uuid_utils import uuid7

from custody.database import chart_versions, charts, reading, shares, writing
from custody.locking import check_seen
from custody.texts import sought
from custody.texts import title as checked_title
from graph.errors import EvidenceBroken, LimitExceeded, NotFound, ParameterInvalid

DOCUMENT_BYTES = 32 * 2**20
CHARTS_PER_CASE = 500
VERSIONS_KEPT = 50
RECENT = 20
SPAN = timedelta(minutes=10)
"""Beyond the recent ones, of what one person saved in such a span the first is kept: a page saves at every change."""
_QUICK = 1  # zlib's level: a tenth larger than usual in a third of the time, and people save often


@dataclass(frozen=True, slots=True)
class ChartDocument:
    """What is drawn, as JSON text, and how much that is. Whoever makes one has looked into it."""

    text: str
    nodes: int
    edges: int


@dataclass(frozen=True, slots=True)
class ChartVersion:
    """`size` is the document's, in bytes before compression."""

    version: int
    title: str
    changed_at: datetime
    changed_by: str
    nodes: int
    edges: int
    size: int


@dataclass(frozen=True, slots=True)
class Chart(ChartVersion):
    """As one of its versions has it; `newest` is the number of the last one."""

    id: str
    created_at: datetime
    newest: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """`seen`: the version that its author had before them. What is none stays as it is."""

    seen: int
    by: str
    document: ChartDocument | None = None
    title: str | None = None


Versions = list[ChartVersion]
_TOLD = [column for column in chart_versions.columns if column.name not in ("chart_id", "document")]


class Charts:
    """The charts of one governance database. A case's go with the case, whatever becomes of the graph."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def create(self, case_id: str, title: str, document: ChartDocument, *, by: str) -> Chart:
        """Raises ParameterInvalid for a title that is none, LimitExceeded where it is too large, or one too many."""
        return self._add(case_id, _first(title, document, by), _packed(document))

    def list(self, case_id: str) -> list[Chart]:
        """The one that was changed last comes first."""
        newest = _charts(case_id).where(chart_versions.c.version == charts.c.newest)
        with reading(self._engine) as connection:
            rows = connection.execute(newest.order_by(chart_versions.c.changed_at.desc(), charts.c.id.desc()))
            return [_chart(row) for row in rows]

    def get(self, case_id: str, chart_id: str, version: int | None = None) -> Chart:
        """The newest version where none is named. Raises NotFound, for one of another case in the same words."""
        with reading(self._engine) as connection:
            return _found(connection, case_id, chart_id, version)

    def document(self, case_id: str, chart_id: str, version: int) -> str:
        """Raises NotFound."""
        with reading(self._engine) as connection:
            return _unpacked(_held(connection, case_id, chart_id, version))

    def versions(self, case_id: str, chart_id: str) -> Versions:
        """Those that are kept, the newest first. Raises NotFound."""
        with reading(self._engine) as connection:
            _found(connection, case_id, chart_id)
            kept = select(*_TOLD).where(chart_versions.c.chart_id == chart_id)
            return [ChartVersion(**row._mapping) for row in connection.execute(kept.order_by(_TOLD[0].desc()))]

    def save(self, case_id: str, chart_id: str, change: Change) -> Chart:
        """A new version. Raises NotFound, and Conflict where `change.seen` is not the newest.

        The answer to a saving can be lost on its way: the same sent again is the version that it made.
        """
        if change.document is None and change.title is None:
            raise ParameterInvalid("Nothing of the chart is changed.", "Give a document, a title or both.")
        title = None if change.title is None else checked_title(change.title, "a chart")
        packed = None if change.document is None else _packed(change.document)
        with writing(self._engine) as connection:
            before = _found(connection, case_id, chart_id)
            held = _held(connection, case_id, chart_id, before.version)
            if before == _made_by(change, before, title) and packed in (None, held):
                return before
            check_seen(before, change.seen, "chart")
            saved = _next(before, change, title)
            _insert(connection, saved, packed or held)
            connection.execute(update(charts).where(charts.c.id == chart_id).values(newest=saved.version))
            _forget(connection, saved)
        return saved

    def duplicate(self, case_id: str, chart_id: str, title: str, *, by: str) -> Chart:
        """The newest version as the first of another chart. Raises NotFound."""
        with reading(self._engine) as connection:
            chart = _found(connection, case_id, chart_id)
            packed = _held(connection, case_id, chart_id, chart.version)
        return self._add(case_id, _first(title, chart, by), packed)

    def delete(self, case_id: str, chart_id: str) -> None:
        """With its versions and share links; notes and findings stay. Raises NotFound."""
        with writing(self._engine) as connection:
            named = (charts.c.case_id == case_id, charts.c.id == sought(chart_id))
            gone = connection.execute(delete(charts).where(*named).returning(charts.c.id)).all()
        if not gone:
            raise _missing()

    def _add(self, case_id: str, chart: Chart, packed: bytes) -> Chart:
        with writing(self._engine) as connection:
            held = connection.scalar(select(func.count()).where(charts.c.case_id == case_id)) or 0
            if held >= CHARTS_PER_CASE:
                raise LimitExceeded(f"This case has {held:,} charts.", "Delete some that are not needed.")
            connection.execute(
                insert(charts).values(id=chart.id, case_id=case_id, created_at=chart.created_at, newest=chart.version)
            )
            _insert(connection, chart, packed)
        return chart


def check_chart(connection: Connection, case_id: str, chart_id: str, version: int | None = None) -> None:
    """That the case has it. Raises NotFound."""
    _found(connection, case_id, chart_id, version)


def _charts(case_id: str) -> Select[Any]:
    both = select(charts.c.id, charts.c.created_at, charts.c.newest, *_TOLD)
    return both.join_from(charts, chart_versions).where(charts.c.case_id == case_id)


def _found(connection: Connection, case_id: str, chart_id: str, version: int | None = None) -> Chart:
    wanted = charts.c.newest if version is None else version
    one = _charts(case_id).where(charts.c.id == sought(chart_id), chart_versions.c.version == wanted)
    row = connection.execute(one).one_or_none()
    if row is None:
        raise _missing()
    return _chart(row)


def _held(connection: Connection, case_id: str, chart_id: str, version: int) -> bytes:
    one = select(chart_versions.c.document).join_from(charts, chart_versions).where(
        charts.c.case_id == case_id, charts.c.id == chart_id, chart_versions.c.version == version
    )  # fmt: skip
    packed = connection.scalar(one)
    if packed is None:
        raise _missing()
    return bytes(packed)


def _insert(connection: Connection, chart: Chart, packed: bytes) -> None:
    told = {column.name: getattr(chart, column.name) for column in _TOLD}
    connection.execute(insert(chart_versions).values(chart_id=chart.id, document=packed, **told))


def _forget(connection: Connection, chart: Chart) -> None:
    """Versions that nobody can go back to any more. One that a share link shows stays while the link does."""
    shown = select(shares.c.version).where(shares.c.chart_id == chart.id, shares.c.version.is_not(None))
    linked = set(connection.scalars(shown))
    kept = select(*_TOLD).where(chart_versions.c.chart_id == chart.id).order_by(chart_versions.c.version.desc())
    versions = [ChartVersion(**row._mapping) for row in connection.execute(kept)]
    gone = {each.version for each in (*_within_a_span(versions), *_beyond(versions, linked))} - linked
    connection.execute(
        delete(chart_versions).where(chart_versions.c.chart_id == chart.id, chart_versions.c.version.in_(gone))
    )


def _within_a_span(versions: Versions) -> Versions:
    """The newest that is no longer recent, where the one before it tells nearly the same."""
    candidates = versions[RECENT : RECENT + 2]
    if len(candidates) < 2:
        return []
    one, before = candidates
    same = (one.changed_by, one.title) == (before.changed_by, before.title)
    return [one] if same and one.changed_at - before.changed_at < SPAN else []


def _beyond(versions: Versions, linked: set[int]) -> Versions:
    """The newest come first; what a link shows does not count."""
    return [each for each in versions if each.version not in linked][VERSIONS_KEPT:]


def _first(title: str, drawn: ChartDocument | Chart, by: str) -> Chart:
    now = datetime.now(UTC)
    size = drawn.size if isinstance(drawn, Chart) else _size(drawn)
    return Chart(
        id=str(uuid7()), created_at=now, newest=1, version=1, title=checked_title(title, "a chart"),
        changed_at=now, changed_by=by, nodes=drawn.nodes, edges=drawn.edges, size=size,
    )  # fmt: skip


def _next(before: Chart, change: Change, title: str | None) -> Chart:
    number = before.version + 1
    after = replace(before, version=number, newest=number, changed_at=datetime.now(UTC), changed_by=change.by)
    if title is not None:
        after = replace(after, title=title)
    drawn = change.document
    return after if drawn is None else replace(after, nodes=drawn.nodes, edges=drawn.edges, size=_size(drawn))


def _made_by(change: Change, newest: Chart, title: str | None) -> Chart:
    """What the newest version would be if this change had made it."""
    return replace(newest, version=change.seen + 1, changed_by=change.by, title=title or newest.title)


def _size(document: ChartDocument) -> int:
    return len(document.text.encode())


def _packed(document: ChartDocument) -> bytes:
    size = _size(document)
    if size > DOCUMENT_BYTES:
        raise LimitExceeded(
            f"The chart has {size:,} bytes, and {DOCUMENT_BYTES:,} can be saved.",
            "Take some of it off the chart, or split it into two.",
        )
    return zlib.compress(document.text.encode(), _QUICK)


def _unpacked(packed: bytes) -> str:
    try:
        return zlib.decompress(packed).decode()
    except (zlib.error, UnicodeDecodeError) as error:
        raise EvidenceBroken("This chart can't be read.", "Open an earlier version, or take a backup.") from error


def _chart(row: Record[Any]) -> Chart:
    return Chart(**row._mapping)


def _missing() -> NotFound:
    return NotFound("This case has no such chart, or not in that version.", "Choose one from the list of its charts.")

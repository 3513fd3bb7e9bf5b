"""Share links: a token that leads to a chart, for those who may see its case. It gives no right of its own."""

import secrets
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Engine, Select, delete, func, insert, select

from custody.charts import check_chart
from custody.database import charts, reading, shares, writing
from custody.texts import sought
from graph.errors import LimitExceeded, NotFound

SHARES_PER_CHART = 100


@dataclass(frozen=True, slots=True)
class Share:
    """`version` is none where the link always shows the newest."""

    token: str
    case_id: str
    chart_id: str
    version: int | None
    created_at: datetime
    created_by: str


class Shares:
    """The share links of one governance database. They go with their chart."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def create(self, case_id: str, chart_id: str, version: int | None = None, *, by: str) -> Share:
        """Raises NotFound where there is no such chart or version."""
        share = Share(secrets.token_urlsafe(), case_id, chart_id, version, datetime.now(UTC), by)
        with writing(self._engine) as connection:
            check_chart(connection, case_id, chart_id, version)
            held = connection.scalar(select(func.count()).where(shares.c.chart_id == chart_id)) or 0
            if held >= SHARES_PER_CHART:
                raise LimitExceeded(f"This chart has {held} share links.", "End some that are not needed.")
            connection.execute(
                insert(shares).values(
                    token=share.token, chart_id=chart_id, version=version, created_at=share.created_at, created_by=by
                )
            )
        return share

    def list(self, case_id: str, chart_id: str | None = None) -> list[Share]:
        """Of one chart or of all, oldest first."""
        asked = _shares().where(charts.c.case_id == case_id)
        if chart_id is not None:
            asked = asked.where(charts.c.id == sought(chart_id))
        with reading(self._engine) as connection:
            rows = connection.execute(asked.order_by(shares.c.created_at, shares.c.token))
            return [Share(*row) for row in rows]

    def find(self, token: str) -> Share | None:
        """Whose case it is; whether that may be seen is another question."""
        with reading(self._engine) as connection:
            row = connection.execute(_shares().where(shares.c.token == sought(token))).one_or_none()
        return None if row is None else Share(*row)

    def end(self, case_id: str, token: str) -> None:
        """Raises NotFound."""
        within = select(charts.c.id).where(charts.c.case_id == case_id)
        named = (shares.c.token == sought(token), shares.c.chart_id.in_(within))
        with writing(self._engine) as connection:
            gone = connection.execute(delete(shares).where(*named).returning(shares.c.token)).all()
        if not gone:
            raise NotFound("This case has no such share link.", "Choose one from the list of its links.")


def _shares() -> Select[Any]:
    told = select(
        shares.c.token, charts.c.case_id, shares.c.chart_id, shares.c.version, shares.c.created_at, shares.c.created_by
    )
    return told.join_from(shares, charts)

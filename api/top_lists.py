"""Lists whose order can change (degree, weight): read once, then kept as they were: pages neither repeat nor miss.

They are kept in memory, the oldest goes first; a cursor into a list that is gone says so and is never answered anew.
"""

import secrets
import time
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from graph.errors import CursorExpired

Row = TypeVar("Row")
ROWS = 10_000
"""How long one list may be; what is beyond is counted, not kept."""
LISTS = 200
ROWS_HELD = 500_000
"""How many rows all of them have together."""
KEPT_S = 1_800.0


@dataclass(frozen=True, slots=True)
class TopList(Generic[Row]):
    """`rows` in the order of the first page, `total` and what else was said as it was then; `of` is the question."""

    rows: Sequence[Row]
    total: int
    reason: str | None
    at: float
    of: str


@dataclass(slots=True)
class TopLists:
    _held: "OrderedDict[str, TopList[object]]" = field(default_factory=OrderedDict)

    def keep(self, rows: Sequence[Row], total: int, reason: str | None = None, *, of: str = "") -> str:
        """The list's name, for cursors."""
        name = secrets.token_urlsafe(9)
        self._held[name] = TopList(rows[:ROWS], total, reason, time.monotonic(), of)
        while len(self._held) > 1 and (len(self._held) > LISTS or self._rows() > ROWS_HELD):
            self._held.popitem(last=False)
        return name

    def get(self, name: str, *, of: str = "") -> TopList[object]:
        """Raises CursorExpired, also where the list is of another question."""
        found = self._held.get(name)
        if found is not None and time.monotonic() - found.at > KEPT_S:
            del self._held[name]
            found = None
        if found is None or found.of != of:
            raise CursorExpired("The list behind this cursor is no longer kept.", "Ask again from the first page.")
        self._held.move_to_end(name)
        return found

    def _rows(self) -> int:
        return sum(len(each.rows) for each in self._held.values())

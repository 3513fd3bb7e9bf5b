"""The optimistic lock: a change names the version that its author saw, and is refused where there is a newer one."""

from datetime import datetime
from typing import Protocol

from graph.errors import Conflict


class Versioned(Protocol):
    @property
    def version(self) -> int: ...

    @property
    def changed_at(self) -> datetime: ...

    @property
    def changed_by(self) -> str: ...


def check_seen(newest: Versioned, seen: int, what: str) -> None:
    """Within the transaction that changes it. Raises Conflict, which says what is there now."""
    if seen == newest.version:
        return
    raise Conflict(
        f"Another window or person changed this {what}: version {newest.version} is there, yours rests on {seen}.",
        "Open the newest version and repeat your change, or keep yours as one of its own.",
        current={
            "version": newest.version,
            "changedAt": newest.changed_at.isoformat(),
            "changedBy": newest.changed_by,
        },
    )

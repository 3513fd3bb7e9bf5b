from dataclasses import dataclass
from datetime import UTC, datetime

import pytest

from custody.locking import check_seen
from graph.errors import Conflict

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


@dataclass(frozen=True)
class Kept:
    version: int = 7
    changed_at: datetime = NOW
    changed_by: str = "ben"


def test_upon_the_newest_a_change_may_be_made() -> None:
    check_seen(Kept(), 7, "note")


@pytest.mark.parametrize("seen", [6, 8, 0, -1])
def test_upon_another_it_is_refused_with_what_is_there(seen: int) -> None:
    with pytest.raises(Conflict, match=f"version 7 is there, yours rests on {seen}") as refused:
        check_seen(Kept(), seen, "note")
    assert refused.value.current == {"version": 7, "changedAt": "2026-03-01T12:00:00+00:00", "changedBy": "ben"}
    assert "newest version" in refused.value.cure

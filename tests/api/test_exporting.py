from datetime import UTC, datetime
from pathlib import Path

import pytest

from api.exporting import Wanted
from graph.errors import Conflict, InputUnreadable, NotFound, ParameterInvalid


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("", None),
        ("2026-03-20", datetime(2026, 3, 20, tzinfo=UTC)),
        ("2026-03-20T12:00:00+02:00", datetime(2026, 3, 20, 10, tzinfo=UTC)),
    ],
)
def test_a_moment_without_a_zone_is_utc(tmp_path: Path, text: str, moment: datetime | None) -> None:
    assert Wanted("json", tmp_path / "x", known_on=text).moment() == moment


def test_what_can_not_be_is_said_before_anything_is_opened(tmp_path: Path) -> None:
    there = tmp_path / "there"
    there.touch()
    Wanted("json", tmp_path / "x").check()
    Wanted("json", there, force=True).check()
    with pytest.raises(NotFound, match="bogus"):
        Wanted("bogus", tmp_path / "x").check()
    with pytest.raises(ParameterInvalid):
        Wanted("json", tmp_path / "x", known_on="soon").check()
    with pytest.raises(InputUnreadable):
        Wanted("json", tmp_path / "nowhere" / "x").check()
    for taken in (Wanted("json", there), Wanted("json", tmp_path, force=True)):
        with pytest.raises(Conflict):
            taken.check()

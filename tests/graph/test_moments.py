from datetime import UTC, datetime, timedelta, timezone

from graph.moments import in_utc


def test_without_a_zone_it_is_utc_already() -> None:
    assert in_utc(datetime(2026, 3, 1, 12)) == datetime(2026, 3, 1, 12, tzinfo=UTC)


def test_another_zone_is_the_same_moment() -> None:
    found = in_utc(datetime(2026, 3, 1, 12, tzinfo=timezone(timedelta(hours=2))))
    assert (found.hour, found.tzinfo) == (10, UTC)

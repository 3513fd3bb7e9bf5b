"""What makes no sense in itself, whatever the platform."""

from datetime import UTC, datetime, timedelta

import pytest

from graph.model import Account, Mentions, Node, Post, Posted, Relationship
from ingest.checks import AHEAD, EARLIEST, RELATIONSHIPS, TEXT_CHARACTERS, problem
from ingest.connectors import Mapped

NOW = datetime(2026, 3, 1, tzinfo=UTC)


def _said(main: Node, *nodes: Node, relationships: tuple[Relationship, ...] = ()) -> str | None:
    return problem(Mapped(main, list(nodes), list(relationships)), NOW)


@pytest.mark.parametrize(
    "post",
    [
        Post(id="x:1"),
        Post(id="x:1", at=NOW, text="words"),
        Post(id="x:1", at=EARLIEST),
        Post(id="x:1", at=NOW + AHEAD),
        Post(id="x:1", text="x" * TEXT_CHARACTERS),
    ],
)
def test_what_makes_sense_passes(post: Post) -> None:
    assert _said(post, Account(id="x:2")) is None


@pytest.mark.parametrize(
    ("post", "reason"),
    [
        (Post(id=""), "Post has no id"),
        (Post(id="x:1", at=datetime(2026, 1, 1)), "no zone"),
        (Post(id="x:1", at=EARLIEST - timedelta(seconds=1)), "1994-12-31, before 1995"),
        (Post(id="x:1", at=datetime(1601, 1, 1, tzinfo=UTC)), "1601-01-01, before 1995"),
        (Post(id="x:1", at=datetime(2600, 1, 1, tzinfo=UTC)), "2600-01-01, in the future"),
        (Post(id="x:1", text="x" * (TEXT_CHARACTERS + 1)), "100,001 characters, more than 100,000"),
    ],
)
def test_what_makes_none_is_said(post: Post, reason: str) -> None:
    for said in (_said(post), _said(Account(id="x:2"), post)):
        assert said is not None
        assert reason in said


def test_the_time_of_a_posting_is_looked_at_too() -> None:
    late = Posted(start="x:2", end="x:1", at=datetime(2600, 1, 1, tzinfo=UTC))
    assert _said(Post(id="x:1"), relationships=(late,)) == "its time is 2600-01-01, in the future"


def test_a_record_that_names_too_much_is_said() -> None:
    many = tuple(Mentions(start="x:1", end=f"x:{number}") for number in range(RELATIONSHIPS + 1))
    assert _said(Post(id="x:1"), relationships=many[:-1]) is None
    assert _said(Post(id="x:1"), relationships=many) == "it names 10,001 relationships, more than 10,000"


def _told(stamp: str = "", captured: datetime | None = None) -> str | None:
    return problem(Mapped(Account(id="x:1"), stamps=("", stamp), captured=(captured, captured)), NOW)


def test_what_was_captured_in_the_future_is_refused() -> None:
    now = round(NOW.timestamp() * 1000)
    far = round((NOW + AHEAD + timedelta(days=1)).timestamp() * 1000)
    assert _told(f"{now:012x}{now:012x}{0:08x}", NOW) is None
    for stamp in (f"{far:012x}{now:012x}{0:08x}", f"{now:012x}{far:012x}{0:08x}"):
        assert _told(stamp) == "it was captured in the future"
    assert _told(captured=NOW + AHEAD + timedelta(seconds=1)) == "it was captured in the future"

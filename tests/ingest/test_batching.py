"""Records into batches: every record is in exactly one, in order, whatever is wrong with it."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from custody.originals import Capture
from graph.model import Account, Post
from ingest.batching import RAW_BYTES, Prepared, batches, ledger_row, touched_posts
from ingest.connectors import Item, Mapped, Unreadable
from tests.ingest.plain import to_graph

AT = datetime(2026, 1, 1, tzinfo=UTC)
CAPTURE = Capture(
    id="capture", case_id="case", sha256="", size=0, source="a.jsonl", how="file", media_type="x", retrieved_at=AT,
    recorded_at=AT, connector="plain", options={},
)  # fmt: skip
POST: dict[str, Any] = {"post": "1", "by": "anna", "at": 1_700_000_000}


def _items(values: list[Any]) -> Iterator[Item | Unreadable]:
    for position, value in enumerate(values):
        place = f"line {position + 1}"
        yield Unreadable(position, place, "torn", b"{") if value is None else Item(position, place, value)


def _prepared(*values: Any, size: int = 10) -> list[Prepared]:
    return list(batches(_items(list(values)), to_graph, CAPTURE, size=size))


@given(
    kinds=st.lists(st.sampled_from(["post", "torn", "unmappable", "old"]), max_size=25), size=st.integers(1, 7)
)
def test_every_record_is_in_exactly_one_batch_in_order(kinds: list[str], size: int) -> None:
    values = {"post": POST, "torn": None, "unmappable": {"no": 1}, "old": POST | {"at": -11_000_000_000}}
    found = _prepared(*(values[kind] for kind in kinds), size=size)
    ends = [(prepared.start, prepared.end) for prepared in found]
    assert ends == [(start, min(start + size, len(kinds))) for start in range(0, len(kinds), size)]
    records = [record for prepared in found for record in prepared.records]
    assert [record.position for record in records] == list(range(len(kinds)))
    assert [record.reason is None for record in records] == [kind == "post" for kind in kinds]
    times = [prepared.recorded_at for prepared in found]
    assert times == sorted(set(times)), "the recording time tells batches apart"


def test_a_record_says_what_it_speaks_of_and_what_changes_about_whom() -> None:
    [prepared] = _prepared(POST | {"mentions": ["bert"]}, {"account": "anna", "name": "Anna", "handle": "Anna_E"})
    post, account = prepared.records
    assert (post.label, post.main, account.label, account.main) == (Post, "Post:t:1", Account, "Account:t:anna")
    assert set(post.speaks) == {
        "Post:t:1", "Account:t:anna", "Account:t:bert", "Account:t:anna>POSTED>Post:t:1",
        "Post:t:1>MENTIONS>Account:t:bert",
    }  # fmt: skip
    assert post.changing is None
    assert msgspec.json.decode(account.changing or "") == {"t:anna": {"handle": "Anna_E", "name": "Anna"}}
    assert touched_posts(prepared) == ["t:1"]


def test_a_repeated_record_is_told_apart_from_one_that_tells_more() -> None:
    [prepared] = _prepared(POST, POST, POST | {"text": "words"})
    told = [(record.repeats, record.told) for record in prepared.records]
    assert told == [(False, True), (True, False), (True, True)]


def test_what_is_kept_of_a_rejected_record_is_bounded() -> None:
    [prepared] = _prepared({"no": "x" * 10_000}, {"no": {1, 2}}, {"no": "\ud800"})
    for record in prepared.records:
        assert record.reason == "neither a post nor an account"
        assert record.raw is not None
        assert 0 < len(record.raw) <= RAW_BYTES


def test_whatever_a_crash_hid_a_rejected_record_stays_one() -> None:
    [prepared] = _prepared(None, POST)
    rows = [ledger_row(each, "replayed", recorded_at=AT, run="r") for each in prepared.records]
    assert [(row.outcome, row.reason) for row in rows] == [("rejected", "torn"), ("replayed", None)]


def test_unknown_fields_are_counted() -> None:
    def mapped(item: Item) -> Mapped:
        found = to_graph(item)
        found.unknown = ("colour",)
        return found

    [prepared] = batches(_items([POST, POST]), mapped, CAPTURE)
    assert prepared.unknown == {"colour": 2}

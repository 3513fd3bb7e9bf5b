"""Records in any order, twice, or in other batches make the same rows, in Python and in the database."""

import random
import uuid
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.digest import graph_digest
from graph.merging import STAMP_WIDTH, Batch, Provenance, Row, adds, merge, milliseconds
from graph.model import Account, Element, Follows, Merge, Node, Post, Posted, Relationship, merged
from graph.store import CaseStore, Store
from graph.writer import read_nodes, read_relationships
from graph.writing import write

START = datetime(2026, 1, 1, tzinfo=UTC)
RECORDED = datetime(2026, 3, 1, tzinfo=UTC)
ACCOUNTS, POSTS = ("x:1", "x:2"), ("x:11", "x:12")
Key = tuple[type[Element], Any]


@dataclass(frozen=True)
class Record:
    elements: tuple[Node | Relationship, ...]
    version: datetime | None
    captured_at: datetime


moments = st.integers(0, 5).map(lambda day: START + timedelta(days=day))
versions = st.none() | moments
words = st.none() | st.sampled_from(["", "a", "b", "ä\ud800"])
numbers = st.none() | st.integers(0, 3)
handle_keys = st.none() | st.lists(st.sampled_from(["x:@a", "x:@b", "x:@c"]), unique=True)

full_accounts = st.builds(
    Account, id=st.sampled_from(ACCOUNTS), stub=st.just(False), platform=st.just("x"), handle=words, name=words,
    bio=words, handle_keys=handle_keys, opened_at=versions, followers=numbers, verified=st.none() | st.booleans(),
)  # fmt: skip
full_posts = st.builds(
    Post, id=st.sampled_from(POSTS), stub=st.just(False), text=words, at=versions, likes=numbers,
    is_repost=st.none() | st.booleans(), full_key=words,
)  # fmt: skip
stubs = st.sampled_from([Account(id="x:1", stub=True), Post(id="x:11", stub=True), Post(id="x:12", stub=True)])
relationships = st.builds(Posted, start=st.sampled_from(ACCOUNTS), end=st.sampled_from(POSTS), at=versions) | st.builds(
    Follows, start=st.sampled_from(ACCOUNTS), end=st.sampled_from(ACCOUNTS), at=versions
)
records = st.lists(
    st.builds(
        Record,
        st.lists(full_accounts | full_posts | stubs | relationships, min_size=1, max_size=4).map(tuple),
        versions,
        moments,
    ),
    min_size=1,
    max_size=12,
)


@settings(max_examples=150)
@given(records, st.randoms(use_true_random=False))
def test_order_repetition_and_batches_do_not_matter(given_records: list[Record], chance: random.Random) -> None:
    expected = rows_of(batches(given_records, [len(given_records)]))
    others = [*given_records, *chance.choices(given_records, k=chance.randint(0, 5))]
    chance.shuffle(others)
    assert rows_of(batches(others, cuts(len(others), chance))) == expected


@settings(max_examples=5, deadline=None)
@given(given_records=records, chance=st.randoms(use_true_random=False))
async def test_database_merges_as_python_does(store: Store, given_records: list[Record], chance: random.Random) -> None:
    others = [*given_records, *chance.choices(given_records, k=3)]
    chance.shuffle(others)
    one, other = (store.for_case(uuid.uuid4().hex) for _ in range(2))
    await load(one, per_capture(given_records))
    await load(other, batches(others, cuts(len(others), chance)))
    expected = rows_of(batches(given_records, [len(given_records)]))
    assert await stored(one) == expected
    assert await stored(other) == expected


@settings(max_examples=5, deadline=None)
@given(given_records=records, chance=st.randoms(use_true_random=False))
async def test_digest_and_clocks_do_not_depend_on_the_order(
    store: Store, given_records: list[Record], chance: random.Random
) -> None:
    parts = per_capture(given_records)
    one, other = (store.for_case(uuid.uuid4().hex) for _ in range(2))
    await load(one, parts)
    chance.shuffle(parts)
    await load(other, [*parts, *parts])
    assert await graph_digest(one) == await graph_digest(other)


async def test_one_moment_of_recording_loses_nothing(case: CaseStore) -> None:
    """A rebuild may give all its batches one recorded_at: what they say must be kept all the same."""
    first, second = Batch(), Batch()
    moment = Provenance("one", START, RECORDED)
    first.add([Account(id="x:1", stub=True)], moment)
    second.add([Account(id="x:1", stub=False, handle="ada")], moment)
    for batch in (first, second):
        await case.write(partial(write, batch=batch))
    row = (await stored(case))[Account, "x:1"]
    assert (row["stub"], row["handle"]) == (False, "ada")


def test_later_version_wins_then_later_capture_then_the_value() -> None:
    day = timedelta(days=1)
    first = Record((Account(id="x:1", handle="first"),), START + day, START)
    later_version = Record((Account(id="x:1", handle="version"),), START + 2 * day, START)
    later_capture = Record((Account(id="x:1", handle="capture"),), START + day, START + day)
    assert handle_of(first, later_version, later_capture) == "version"
    assert handle_of(first, later_capture) == "capture"
    tie = Record((Account(id="x:1", handle="other"),), START + day, START)
    assert handle_of(first, tie) == handle_of(tie, first)


def test_partial_record_blanks_nothing() -> None:
    full = Record((Account(id="x:1", stub=False, handle="ada", name="Ada", followers=3),), START, START)
    partial_one = Record((Account(id="x:1", followers=4),), START + timedelta(days=1), START)
    row = rows_of(batches([full, partial_one], [2]))[Account, "x:1"]
    assert (row["handle"], row["name"], row["followers"], row["stub"]) == ("ada", "Ada", 4, False)


def test_end_that_nobody_describes_becomes_a_stub() -> None:
    rows = rows_of(batches([Record((Posted(start="x:1", end="x:11"),), None, START)], [1]))
    assert rows[Account, "x:1"]["stub"] is True
    assert rows[Post, "x:11"]["stub"] is True


def test_merge_tells_whether_a_value_changed() -> None:
    row, same, more = row_of("ada"), row_of("ada"), row_of("eve", version=START + timedelta(days=1))
    assert not merge(Account, row, same)
    assert adds(Account, row, more)
    assert merge(Account, row, more)
    assert not adds(Account, row, more)


def test_later_stamp_alone_is_no_news_but_is_kept() -> None:
    row, later = row_of("ada"), row_of("ada", version=START + timedelta(days=9))
    assert adds(Account, row, later)
    assert not merge(Account, row, later)
    assert row["stamps"] == later["stamps"]


def test_stamps_have_one_width_and_the_order_of_the_model() -> None:
    row = row_of("ada")
    names = merged(Account, Merge.LATEST)
    assert [len(stamp) for stamp in row["stamps"]] == [STAMP_WIDTH if name == "handle" else 0 for name in names]


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        (None, 0),
        (datetime(1601, 1, 1, tzinfo=UTC), 0),
        (START, 1_767_225_600_000),
        (START.replace(microsecond=1_500), 1_767_225_600_002),
    ],
)
def test_moments_travel_as_milliseconds(at: datetime | None, expected: int) -> None:
    assert milliseconds(at) == expected


def test_lone_surrogates_reach_no_row() -> None:
    account = Account(id="x:1", platform="x\ud800", native_id="\udfff", handle="a\ud800", handle_keys=["x:@\ud800"])
    row = rows_of(batches([Record((account,), None, START)], [1]))[Account, "x:1"]
    assert "\ufffd" in row["native_id"]
    for value in row.values():
        str(value).encode()


def row_of(handle: str, version: datetime | None = START) -> Row:
    batch = Batch()
    batch.add([Account(id="x:1", handle=handle)], Provenance("one", START, RECORDED, version))
    return batch.nodes[Account]["x:1"]


def handle_of(*given_records: Record) -> object:
    return rows_of(batches(given_records, [len(given_records)]))[Account, "x:1"]["handle"]


def cuts(length: int, chance: random.Random) -> list[int]:
    return sorted({length, *(chance.randint(1, length) for _ in range(chance.randint(0, 4)))})


def batches(given_records: Sequence[Record], ends: Iterable[int]) -> list[Batch]:
    found, start = [], 0
    for end in ends:
        found.append(_batch(given_records[start:end], RECORDED + timedelta(seconds=end)))
        start = end
    return found


def per_capture(given_records: Sequence[Record]) -> list[Batch]:
    """A capture is read at one moment: records of one moment make one batch."""
    ordered = sorted({record.captured_at for record in given_records})
    return [
        _batch([record for record in given_records if record.captured_at == at], RECORDED + timedelta(seconds=index))
        for index, at in enumerate(ordered)
    ]


def _batch(given_records: Iterable[Record], recorded_at: datetime) -> Batch:
    batch = Batch()
    for record in given_records:
        name = record.captured_at.isoformat()
        batch.add(record.elements, Provenance(name, record.captured_at, recorded_at, record.version))
    return batch


def rows_of(found: Iterable[Batch]) -> dict[Key, Row]:
    """All batches folded into one, lists sorted where their order means nothing."""
    whole: dict[Key, Row] = {}
    for batch in found:
        for kind, key, row in _rows(batch):
            if (kind, key) in whole:
                merge(kind, whole[kind, key], row)
            else:
                whole[kind, key] = {
                    name: list(value) if isinstance(value, list) else value for name, value in row.items()
                }
    return {key: _canonical(row) for key, row in whole.items()}


def _rows(batch: Batch) -> Iterator[tuple[type[Element], Any, Row]]:
    for label, nodes in batch.nodes.items():
        yield from ((label, key, row) for key, row in nodes.items())
    for kind, between in batch.relationships.items():
        yield from ((kind, ends, row) for ends, row in between.items())


def _canonical(row: Row) -> Row:
    ours = ("id", "case", "captured_first", "captured_last", "capture_first", "capture_last", "recorded_first")
    kept = {name: value for name, value in row.items() if name not in ours and value is not None}
    return {name: sorted(value) if name == "handle_keys" else value for name, value in kept.items() if value != []}


async def load(case: CaseStore, found: Iterable[Batch]) -> None:
    for batch in found:
        await case.write(partial(write, batch=batch))


async def stored(case: CaseStore) -> dict[Key, Row]:
    rows: dict[Key, Row] = {}
    for label in (Account, Post):
        for row in await case.read(read_nodes(label)):
            rows[label, row["properties"]["id"]] = _canonical(row["properties"])
    for kind in (Posted, Follows):
        for row in await case.read(read_relationships(kind)):
            rows[kind, (row["start"], row["end"])] = _canonical(row["properties"])
    return rows

"""A batch into a transaction: what was new, what was told, what was known already."""

from datetime import UTC, datetime, timedelta
from functools import partial

from graph.merging import Batch, Known, Provenance
from graph.model import Account, Hashtag, Node, Post, Posted, Relationship, Tagged
from graph.store import CaseStore
from graph.writer import read_nodes, read_relationships
from graph.writing import Written, write

AT = datetime(2026, 3, 1, tzinfo=UTC)


def _origin(number: int = 1) -> Provenance:
    return Provenance(f"capture-{number}", AT + timedelta(days=number), AT + timedelta(days=10 + number))


def _batch(*elements: Node | Relationship, origin: Provenance | None = None) -> Batch:
    batch = Batch()
    batch.add(elements, origin or _origin())
    return batch


async def _write(case: CaseStore, batch: Batch, known: Known | None = None) -> Written:
    return await case.write(partial(write, batch=batch, known=known))


async def test_an_empty_batch_writes_nothing(case: CaseStore) -> None:
    assert await _write(case, Batch()) == Written()
    assert await case.read("MATCH (n {case: $case}) RETURN n") == []


async def test_new_then_told_then_neither(case: CaseStore) -> None:
    key = (Account, "x:1")
    first = await _write(case, _batch(Account(id="x:1", stub=False, name="Ada")))
    assert (first.new, first.told) == ({key}, set())
    again = await _write(case, _batch(Account(id="x:1", stub=False, name="Ada")))
    assert (again.new, again.told) == (set(), set())
    renamed = await _write(case, _batch(Account(id="x:1", stub=False, name="Ada L."), origin=_origin(2)))
    assert (renamed.new, renamed.told) == (set(), {key})
    older = await _write(case, _batch(Account(id="x:1", stub=False, name="A"), origin=_origin(0)))
    assert (older.new, older.told) == (set(), set())
    [row] = await case.read(read_nodes(Account))
    kept = row["properties"]
    assert (kept["name"], kept["capture_first"], kept["capture_last"]) == ("Ada L.", "capture-0", "capture-2")


async def test_a_partial_record_blanks_nothing(case: CaseStore) -> None:
    await _write(case, _batch(Account(id="x:1", stub=False, name="Ada", bio="keeps bees")))
    await _write(case, _batch(Account(id="x:1", stub=True, followers=3), origin=_origin(2)))
    [row] = await case.read(read_nodes(Account))
    kept = row["properties"]
    assert (kept["name"], kept["bio"], kept["followers"], kept["stub"]) == ("Ada", "keeps bees", 3, False)


async def test_a_stub_that_is_filled_is_new(case: CaseStore) -> None:
    posted = Posted(start="x:1", end="x:9")
    stubs = await _write(case, _batch(posted))
    assert stubs.new == {(Account, "x:1"), (Post, "x:9")}
    filled = await _write(case, _batch(Post(id="x:9", stub=False, text="words"), origin=_origin(2)))
    assert (Post, "x:9") in filled.new


async def test_a_relationship_is_there_once_with_its_first_and_last_capture(case: CaseStore) -> None:
    for number in (2, 1, 3, 2):
        await _write(case, _batch(Tagged(start="x:9", end="sea"), origin=_origin(number)))
    [row] = await case.read(read_relationships(Tagged))
    kept = row["properties"]
    assert (row["start"], row["end"]) == ("x:9", "sea")
    assert (kept["capture_first"], kept["capture_last"]) == ("capture-1", "capture-3")


async def test_what_the_same_load_has_written_is_not_sent_again(case: CaseStore) -> None:
    known = Known()
    batch = _batch(Hashtag(id="sea", stub=False), Tagged(start="x:9", end="sea"))
    await _write(case, batch, known)
    known.remember(batch)
    await case.run("MATCH (h:Hashtag {case: $case}) DETACH DELETE h")
    await _write(case, _batch(Hashtag(id="sea", stub=False)), known)
    assert await case.read(read_nodes(Hashtag)) == [], "it was written again, though nothing was new about it"

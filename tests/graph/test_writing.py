"""A batch into a transaction: what was new, what was told, what was known already."""

from datetime import UTC, datetime, timedelta
from functools import partial

from graph.merging import Batch, Known, Provenance
from graph.model import Account, Hashtag, Node, Post, Posted, Relationship, SameAs, Tagged
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


def _copied(first: int, last: int | None, stamps: list[str] | None = None) -> Provenance:
    """As a bundle tells it: with the clocks and stamps of the Sociogram that wrote it."""
    captured = AT + timedelta(days=first), None if last is None else AT + timedelta(days=last)
    return Provenance("bundle", AT + timedelta(days=50), AT + timedelta(days=60), captured=captured, stamps=stamps)


async def _clocks(case: CaseStore) -> tuple[int, int, str, str]:
    [row] = await case.read(read_nodes(Account))
    kept, start = row["properties"], round(AT.timestamp() * 1000)
    days = [(kept[name] - start) // 86_400_000 for name in ("captured_first", "captured_last")]
    return days[0], days[1], kept["capture_first"], kept["capture_last"]


async def test_clocks_that_an_element_brings_count_and_not_those_of_the_bundle(case: CaseStore) -> None:
    await _write(case, _batch(Account(id="x:1", name="Ada"), origin=_copied(3, 7)))
    assert await _clocks(case) == (3, 7, "bundle", "bundle")
    await _write(case, _batch(Account(id="x:1", name="Ada"), origin=_origin(2)))
    assert await _clocks(case) == (2, 7, "capture-2", "bundle")
    await _write(case, _batch(Account(id="x:1"), origin=_copied(1, None)))
    assert await _clocks(case) == (1, 7, "bundle", "bundle")


async def test_the_greater_stamp_wins_whoever_brings_it(case: CaseStore) -> None:
    await _write(case, _batch(Account(id="x:1", name="Ada"), origin=_origin(9)))
    [row] = await case.read(read_nodes(Account))
    stamps = row["properties"]["stamps"]
    for name, digit, wins in (("Old", "0", "Ada"), ("New", "f", "New")):
        told = [digit * len(stamp) for stamp in stamps]
        await _write(case, _batch(Account(id="x:1", name=name), origin=_copied(3, 4, told)))
        [row] = await case.read(read_nodes(Account))
        assert row["properties"]["name"] == wins


def _same(rule: str, asserted: int, withdrawn: int | None = None) -> SameAs:
    return SameAs(
        start="x:@a", end="x:1", rule=rule, why=f"says {rule}", asserted_at=AT + timedelta(days=asserted),
        withdrawn_at=None if withdrawn is None else AT + timedelta(days=withdrawn),
    )  # fmt: skip


async def test_who_said_first_that_two_are_one_is_kept_and_so_is_a_withdrawal(case: CaseStore) -> None:
    said = [_same("late", 5), _same("b", 2), _same("early", 1, withdrawn=9), _same("a", 2), _same("z", 1, withdrawn=8)]
    orders = [said, said[::-1], [said[2], said[0], said[4], said[1], said[3]]]
    found = []
    for number, order in enumerate(orders):
        own = case.store.for_case(f"{case.case}{number}")
        for each in order:
            await _write(own, _batch(each))
        [row] = await own.read(read_relationships(SameAs))
        found.append([row["properties"][name] for name in ("rule", "why", "asserted_at", "withdrawn_at")])
    start = round(AT.timestamp() * 1000)
    assert found == [["early", "says early", start + 86_400_000, start + 8 * 86_400_000]] * 3

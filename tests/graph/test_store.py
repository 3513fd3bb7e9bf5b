"""The store: limits, refusals, repeated work, and cases that see nothing of each other."""

import asyncio
import os
import socket
from functools import partial

import pytest

from graph.errors import Conflict, LimitExceeded, StoreRefused, StoreUnavailable
from graph.model import NODES, Hashtag
from graph.server import up
from graph.store import CaseStore, Store, Writing
from graph.writer import count_nodes, delete_nodes, read_nodes
from tests.conftest import server_plan

MAKE = "CREATE INDEX store_test_only IF NOT EXISTS FOR (n:StoreTestOnly) ON (n.a)"


async def test_one_index_made_by_many_at_once_is_no_error(store: Store) -> None:
    await asyncio.gather(*(store.schema(MAKE) for _ in range(8)))
    rows = await store.schema("SHOW INDEXES YIELD name WHERE name = 'store_test_only' RETURN name")
    assert len(rows) == 1
    await store.schema("DROP INDEX store_test_only IF EXISTS")


async def test_what_is_wrong_is_not_repeated(store: Store) -> None:
    before = store.counters.retries
    with pytest.raises(StoreRefused):
        await store.schema("CREATE INDEX FOR")
    assert store.counters.retries == before


SLOW = "UNWIND range(1, 100000000) AS a WITH a WHERE a % 7 = 8 RETURN count(a) AS n"


async def test_a_question_over_its_time_is_ended(case: CaseStore) -> None:
    with pytest.raises(LimitExceeded, match="time limit") as raised:
        await case.read(SLOW, seconds=0.2)
    assert raised.value.cure


@pytest.fixture
def own_uri(store: Store) -> str:
    return os.environ.get("NEO4J_URI") or up(server_plan()).uri


async def test_a_wrong_password_is_refused(own_uri: str) -> None:
    with pytest.raises(StoreRefused, match="password"):
        async with Store.open(own_uri, user="neo4j", password="not this one", database="neo4j"):
            pass


async def test_where_no_server_is_that_is_said() -> None:
    with socket.socket() as held:  # bound and not listening: nobody else can answer there
        held.bind(("127.0.0.1", 0))
        uri = f"bolt://127.0.0.1:{held.getsockname()[1]}"
        with pytest.raises(StoreUnavailable, match="does not answer") as raised:
            async with Store.open(uri, user="neo4j", password="any", database="neo4j"):
                pass
    assert "sociogram up" in raised.value.cure


async def test_a_deadlock_is_repeated_and_counted(case: CaseStore) -> None:
    await case.run("UNWIND ['a', 'b'] AS id CREATE (:Hashtag {case: $case, id: id, n: 0})")
    before = case.store.counters.retries
    both = [asyncio.Event(), asyncio.Event()]

    async def cross(mine: int, order: tuple[str, str], writing: Writing) -> None:
        add = "MATCH (h:Hashtag {case: $case, id: $id}) SET h.n = h.n + 1 RETURN h.n"
        await writing.run(add, id=order[0])
        both[mine].set()
        await both[1 - mine].wait()
        await writing.run(add, id=order[1])

    await asyncio.gather(
        case.write(partial(cross, 0, ("a", "b"))), case.write(partial(cross, 1, ("b", "a")))
    )
    assert case.store.counters.retries > before
    rows = await case.read("MATCH (h:Hashtag {case: $case}) RETURN h.id AS id, h.n AS n ORDER BY id")
    assert rows == [{"id": "a", "n": 2}, {"id": "b", "n": 2}]


async def test_what_fails_in_the_middle_leaves_nothing(case: CaseStore) -> None:
    async def half(writing: Writing) -> None:
        await writing.run("CREATE (:Hashtag {case: $case, id: 'half'}) RETURN 1")
        raise Conflict("something else holds it", "wait")

    with pytest.raises(Conflict):
        await case.write(half)
    assert await case.read("MATCH (n {case: $case}) RETURN n") == []


async def test_a_reading_session_cannot_write(case: CaseStore) -> None:
    with pytest.raises(StoreRefused):
        await case.read("CREATE (:Hashtag {case: $case, id: 'written'}) RETURN 1 AS one")
    assert await case.read("MATCH (n {case: $case}) RETURN n") == []


async def test_another_case_sees_nothing_of_it(case: CaseStore, other_case: CaseStore) -> None:
    await case.run("CREATE (:Hashtag {case: $case, id: 'mine'}) RETURN 1")
    for kind in NODES:
        assert await other_case.read(read_nodes(kind)) == []
        assert await other_case.one(count_nodes(kind)) == {"count": 0}
    assert await other_case.run(delete_nodes(Hashtag), ids=["mine"]) == [{"count": 0}]
    assert await case.one(count_nodes(Hashtag)) == {"count": 0}  # it has no recording time: known on no day
    assert len(await case.read(read_nodes(Hashtag))) == 1


async def test_no_parameter_can_name_another_case(case: CaseStore, other_case: CaseStore) -> None:
    await case.run("CREATE (:Hashtag {case: $case, id: 'mine'}) RETURN 1")
    assert await other_case.read(read_nodes(Hashtag), case=case.case) == []

"""Pages while somebody else writes: what was there throughout comes once, in its place."""

import asyncio
from typing import Any

import pytest

from api.connections import Ranked, keyset, keyset_fields, top, top_fields
from api.top_lists import TopLists
from graph.errors import LimitExceeded
from graph.store import CaseStore, Store
from tests.api.conftest import Ask, World

SEEDED = """UNWIND range(1, 120) AS i
MERGE (p:Post {case: $case, id: 'x:' + i})
SET p.at = datetime({epochMillis: 1767225600000 + (i / 3) * 1000}), p.text = 'The tide is high'
MERGE (r:Run {case: $case, id: 'run-' + i})
SET r.kind = 'ingest', r.name = 'table', r.started_at = datetime({epochMillis: 1767225600000 + (i / 3) * 1000})"""
MORE = """UNWIND range(1, 5) AS i
MERGE (p:Post {case: $case, id: 'y:' + $turn + ':' + i})
SET p.at = datetime({epochMillis: 1767225600000 + ((i * 7 + $number * 11) % 40) * 500}), p.text = 'The tide is low'
MERGE (r:Run {case: $case, id: 'late-' + $turn + ':' + i})
SET r.kind = 'ingest', r.name = 'table', r.started_at = p.at"""


@pytest.mark.parametrize("first", [0, -1, 501, 10_000])
def test_a_page_is_bounded(first: int) -> None:
    with pytest.raises(LimitExceeded):
        keyset("search", {}, ((str,),), first=first, after=None)


def test_a_page_says_what_it_is_part_of() -> None:
    page = keyset("search", {}, ((int,),), first=2, after=None)
    fields = keyset_fields(page, ["a", "b"], [(1,), (2,)], more=True, total=5)
    assert (fields["total"], fields["returned"], fields["complete"]) == (5, 2, False)
    assert fields["reason"] == "2 of 5 on this page; go on with after."
    again = keyset("search", {}, ((int,),), first=5, after=fields["page_info"].end_cursor)
    assert again.after == (2,)
    last = keyset_fields(again, ["c", "d", "e"], [(3,), (4,), (5,)], more=False, total=5)
    assert (last["complete"], last["reason"]) == (False, "3 of 5 on this page.")
    whole = keyset_fields(page, ["a"], [(1,)], more=False, total=1)
    assert (whole["complete"], whole["reason"]) == (True, None)
    nothing = keyset_fields(page, [], [], more=False, total=0)
    assert (nothing["complete"], nothing["page_info"].end_cursor) == (True, None)


async def test_a_top_list_is_read_once() -> None:
    calls = []

    async def read(most: int) -> Ranked[str]:
        calls.append(most)
        return Ranked([f"row {number}" for number in range(5)], 12_000, "Counted up to here.")

    lists = TopLists()
    first = await top(lists, "ties", {}, read, first=3, after=None)
    fields = top_fields(first, first.rows)
    assert "Only the first 5 are kept" in fields["reason"]
    second = await top(lists, "ties", {}, read, first=3, after=fields["page_info"].end_cursor)
    assert [*first.rows, *second.rows] == [f"row {number}" for number in range(5)]
    assert (len(calls), second.more, second.before, second.total) == (1, False, True, 12_000)
    gone = second.only(["row 4"])
    assert gone.places == [5]


@pytest.mark.parametrize(
    ("field", "arguments", "prefix"),
    [
        ("search", 'question: "tide", label: POST', "x:"),
        ("timeline", "order: NEWEST_FIRST", "x:"),
        ("timeline", "order: OLDEST_FIRST", "x:"),
        ("runs", "kind: INGEST", "run-"),
    ],
)
async def test_pages_neither_repeat_nor_miss_what_was_there_throughout(
    ask: Ask, tide: CaseStore, field: str, arguments: str, prefix: str
) -> None:
    whole = (await _page(ask, tide, field, f"first: 500, {arguments}"))["nodes"]
    writing = asyncio.create_task(_write(tide))
    keys: list[str] = []
    after = ""
    while True:
        page = await _page(ask, tide, field, f"first: 7, {arguments}{after}")
        keys += [node["key"] for node in page["nodes"]]
        if not page["pageInfo"]["hasNextPage"]:
            break
        after = f', after: "{page["pageInfo"]["endCursor"]}"'
    await writing
    assert len(keys) == len(set(keys))
    assert [key for key in keys if key.startswith(prefix)] == [
        node["key"] for node in whole if node["key"].startswith(prefix)
    ]


@pytest.mark.parametrize(
    "fields",
    [
        "search(question: \"tide\", label: POST, first: {n}) {{ nodes {{ key ... on Post {{ author {{ key }} }} }} }}",
        "timeline(first: {n}) {{ nodes {{ key author {{ key neighbours {{ total }} }} neighbours {{ total }} }} }}",
        "runs(first: {n}) {{ edges {{ node {{ key neighbours {{ type total }} }} }} }}",
    ],
)
async def test_more_rows_take_no_more_reads(ask: Ask, tide: CaseStore, store: Store, fields: str) -> None:
    """Counted at the store: nobody else reads through this one meanwhile."""
    reads = []
    for n in (25, 100):
        before = store.counters.reads
        answer = await ask(f'{{ case(id: "{tide.case}") {{ {fields.format(n=n)} }} }}')
        assert "errors" not in answer, answer
        reads.append(store.counters.reads - before)
    assert reads[0] == reads[1]


@pytest.fixture
async def tide(world: World, store: Store, request: pytest.FixtureRequest) -> CaseStore:
    case = store.for_case(world.cases.new(f"Tide {request.node.name}").id)
    await case.run(SEEDED)
    await store.schema("CALL db.index.fulltext.awaitEventuallyConsistentIndexRefresh()")
    return case


async def _write(case: CaseStore) -> None:
    for number in range(8):
        await case.run(MORE, turn=str(number), number=number)


async def _page(ask: Ask, case: CaseStore, field: str, arguments: str) -> dict[str, Any]:
    page = "{ nodes { key } pageInfo { hasNextPage endCursor } }"
    answer = await ask(f'{{ case(id: "{case.case}") {{ {field}({arguments}) {page} }} }}')
    assert "errors" not in answer, answer
    found: dict[str, Any] = answer["data"]["case"][field]
    return found

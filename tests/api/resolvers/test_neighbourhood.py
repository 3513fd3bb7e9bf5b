import asyncio
import time

import pytest

from api.ids import encode
from graph.store import CaseStore, Store
from tests.api.conftest import Ask, World
from tests.golden.case import ADA, BETWEEN

MANY = 3_000
HUB_OF = """MERGE (a:Account {case: $case, id: 'x:1'})
WITH a UNWIND range(1, $many) AS i
CREATE (b:Account {case: $case, id: 'x:f' + i}) CREATE (b)-[:FOLLOWS]->(a)
WITH a, i WHERE i <= 30
CREATE (p:Post {case: $case, id: 'x:p' + i, at: datetime('2026-01-01T00:00:00Z') + duration({minutes: i / 2})})
CREATE (a)-[:POSTED {at: p.at}]->(p)
WITH a, p, i UNWIND range(1, i) AS k
CREATE (:Post {case: $case, id: 'x:r' + i + '-' + k})-[:REPOSTS]->(p)"""
STEPS = (
    "total totalKind complete reason edges { node { type direction at degree node { key } } } pageInfo { endCursor }"
)


@pytest.fixture
async def hub(world: World, store: Store) -> CaseStore:
    """An account with 3,000 followers and 30 posts, two in each minute, of which the last are the most connected."""
    case = store.for_case(world.cases.new(f"Hub {time.monotonic_ns()}").id)
    await case.run(HUB_OF, many=MANY)
    return case


async def pages(ask: Ask, case: str, arguments: str, first: int) -> list[str]:
    """The keys of all pages, one after the other."""
    keys: list[str] = []
    after = ""
    while True:
        page_of = "{ nodes { node { key } } pageInfo { hasNextPage endCursor } }"
        answer = await ask(f'{{ case(id: "{case}") {{ expand({arguments}, first: {first}{after}) {page_of} }} }}')
        page = answer["data"]["case"]["expand"]
        keys += [each["node"]["key"] for each in page["nodes"]]
        if not page["pageInfo"]["hasNextPage"]:
            return keys
        after = f', after: "{page["pageInfo"]["endCursor"]}"'


async def test_counts_are_what_expanding_gives(in_case: Ask, world: World) -> None:
    ada = encode(world.golden.id, "Account", ADA)
    fields = (
        f'neighbours(id: "{ada}") {{ type direction total }} '
        f'expand(id: "{ada}", first: 100) {{ total returned complete nodes {{ type direction }} }}'
    )
    found = await in_case(fields)
    steps = [(step["type"], step["direction"]) for step in found["expand"]["nodes"]]
    counted = {(each["type"], each["direction"]): each["total"] for each in found["neighbours"]}
    assert {way: steps.count(way) for way in set(steps)} == counted
    assert found["expand"]["total"] == found["expand"]["returned"] == sum(counted.values())
    assert found["expand"]["complete"]


async def test_newest_or_oldest_first_within_types_and_direction(in_case: Ask, world: World) -> None:
    ada = encode(world.golden.id, "Account", ADA)
    asked = f'expand(id: "{ada}", types: [POSTED], direction: OUT, first: 2, order: ORDER) {{ {STEPS} }}'
    newest = (await in_case(asked.replace("ORDER", "NEWEST")))["expand"]
    assert [step["node"]["node"]["key"] for step in newest["edges"]] == ["x:604", "x:206"]
    assert (newest["total"], newest["complete"]) == (5, False)
    oldest = (await in_case(asked.replace("ORDER", "OLDEST")))["expand"]
    assert [step["node"]["node"]["key"] for step in oldest["edges"]] == ["x:101", "x:102"]
    nothing = await in_case(f'expand(id: "{ada}", types: [TAGGED]) {{ total complete nodes {{ at }} }}')
    assert nothing["expand"] == {"total": 0, "complete": True, "nodes": []}


@pytest.mark.parametrize(
    ("since", "until", "posts"),
    [
        ("2026-01-05T12:00:00Z", "2026-01-05T12:05:00Z", {"x:101", "x:102"}),  # 107 is at the end
        ("2026-01-05T12:00:00.001Z", "2026-01-05T12:05:00.001Z", {"x:102", "x:107"}),
        ("2026-01-05T13:00:00Z", "2026-01-05T13:00:00.001Z", {"x:206"}),
        ("2026-01-05T13:00:00.001Z", "2026-01-05T13:00:00.002Z", set()),
    ],
)
async def test_a_window_ends_before_its_end(
    in_case: Ask, world: World, since: str, until: str, posts: set[str]
) -> None:
    ada = encode(world.golden.id, "Account", ADA)
    fields = f'expand(id: "{ada}", types: [POSTED, SAME_AS], since: "{since}", until: "{until}") {{ {STEPS} }}'
    found = (await in_case(fields))["expand"]
    assert {step["node"]["node"]["key"] for step in found["edges"]} == posts
    assert found["total"] == len(posts)
    assert "1 relationships have no time and are in no window." in found["reason"]


async def test_our_own_clock_is_never_shown_as_when_it_happened(in_case: Ask, world: World) -> None:
    ada = encode(world.golden.id, "Account", ADA)
    found = await in_case(f'expand(id: "{ada}", types: [SAME_AS, INTERACTED]) {{ nodes {{ type at properties }} }}')
    assert found["expand"]["nodes"]
    for step in found["expand"]["nodes"]:
        assert step["at"] == (step["properties"]["last_at"] if step["type"] == "INTERACTED" else None)


async def test_a_node_of_another_case_is_one_that_is_not_there(ask: Ask, world: World) -> None:
    answers = []
    for case, key in ((world.twin.id, "x:999"), (world.golden.id, "x:nobody"), (world.twin.id, "x:nobody")):
        id_ = encode(case, "Account", key)
        question = f'{{ case(id: "{world.golden.id}") {{ expand(id: "{id_}") {{ total }} }} }}'
        answers.append((await ask(question))["errors"])
    assert answers[0] == answers[1] == answers[2]
    assert answers[0][0]["extensions"]["code"] == "not-found"


async def test_pages_neither_repeat_nor_miss(ask: Ask, hub: CaseStore) -> None:
    id_ = encode(hub.case, "Account", "x:1")
    for order in ("NEWEST", "OLDEST", "MOST_CONNECTED", "LEAST_CONNECTED"):
        keys = await pages(ask, hub.case, f'id: "{id_}", types: [POSTED], order: {order}', 7)
        assert len(keys) == len(set(keys)) == 30, order
        assert keys == await pages(ask, hub.case, f'id: "{id_}", types: [POSTED], order: {order}', 100), order
    most = await pages(ask, hub.case, f'id: "{id_}", types: [POSTED], order: MOST_CONNECTED', 7)
    assert most[0] == "x:p30"
    assert most[-1] == "x:p1"


@pytest.mark.parametrize("order", ["NEWEST", "OLDEST", "MOST_CONNECTED"])
async def test_pages_stay_whole_while_posts_arrive(ask: Ask, hub: CaseStore, order: str) -> None:
    """Of what was there all the time: new posts come at both ends, and a degree changes."""

    async def write() -> None:
        for number in range(12):
            await hub.run(
                "MATCH (a:Account {case: $case, id: 'x:1'}) MATCH (old:Post {case: $case, id: 'x:p' + ($n + 1)}) "
                "UNWIND ['2025-12-31', '2026-01-02', '2026-01-01'] AS day "
                "CREATE (p:Post {case: $case, id: 'x:new' + $n + day, at: datetime(day + 'T00:07:00Z')}) "
                "CREATE (a)-[:POSTED {at: p.at}]->(p) CREATE (p)-[:QUOTES]->(old)",
                n=number,
            )

    before = {f"x:p{number}" for number in range(1, 31)}
    arguments = f'id: "{encode(hub.case, "Account", "x:1")}", types: [POSTED], order: {order}'
    keys, _ = await asyncio.gather(pages(ask, hub.case, arguments, 3), write())
    assert len(keys) == len(set(keys))
    assert before <= set(keys)


async def test_a_cursor_of_another_question_is_refused(ask: Ask, hub: CaseStore, world: World) -> None:
    id_ = encode(hub.case, "Account", "x:1")
    first = await ask(f'{{ case(id: "{hub.case}") {{ expand(id: "{id_}", first: 2) {{ {STEPS} }} }} }}')
    cursor = first["data"]["case"]["expand"]["pageInfo"]["endCursor"]
    for arguments in (f'id: "{id_}", order: OLDEST', f'id: "{id_}", types: [POSTED]', f'id: "{id_}", first: 0'):
        answer = await ask(f'{{ case(id: "{hub.case}") {{ expand({arguments}, after: "{cursor}") {{ total }} }} }}')
        assert answer["errors"][0]["extensions"]["code"] in ("parameter-invalid", "limit-exceeded"), arguments


async def test_a_hub_is_ranked_only_where_it_is_meant(
    ask: Ask, hub: CaseStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graph.expanding.HUB", 2_000)
    id_ = encode(hub.case, "Account", "x:1")
    fields = f'{{ case(id: "{hub.case}") {{ expand(id: "{id_}", first: 1, MORE) {{ total nodes {{ degree }} }} }} }}'
    error = (await ask(fields.replace("MORE", "order: MOST_CONNECTED")))["errors"][0]
    assert error["extensions"]["code"] == "limit-exceeded"
    assert "FOLLOWS IN 3,000" in error["extensions"]["cure"]
    for more in ("order: MOST_CONNECTED, hub: true", "order: MOST_CONNECTED, types: [POSTED, FOLLOWS]"):
        found = (await ask(fields.replace("MORE", more)))["data"]["case"]["expand"]
        assert found == {"total": MANY + 30, "nodes": [{"degree": 31}]}, more


async def test_a_subgraph_holds_what_is_between(in_case: Ask, world: World) -> None:
    seed = encode(world.golden.id, "Post", "x:101")
    asked = f'subgraph(seeds: ["{seed}"], types: [POSTED, REPOSTS])'
    fields = asked + "{ total complete nodes { key label } relationships { type startKey startLabel endKey endLabel } }"
    found = (await in_case(fields))["subgraph"]
    assert {
        "type": "POSTED", "startKey": ADA, "startLabel": "ACCOUNT", "endKey": "x:101", "endLabel": "POST",
    } in found["relationships"]  # fmt: skip
    keys = {(node["label"], node["key"]) for node in found["nodes"]}
    assert all((each["startLabel"], each["startKey"]) in keys for each in found["relationships"])
    assert (found["total"], found["complete"]) == (len(keys), True)


async def test_a_subgraph_of_a_window(in_case: Ask, world: World) -> None:
    seed = encode(world.golden.id, "Account", ADA)
    window = 'since: "2026-01-05T13:00:00Z", until: "2026-01-05T13:00:00.001Z"'
    found = await in_case(f'subgraph(seeds: ["{seed}"], types: [POSTED], {window}) {{ nodes {{ key }} }}')
    assert {node["key"] for node in found["subgraph"]["nodes"]} == {ADA, "x:206"}


async def test_as_known_before(in_case: Ask, world: World) -> None:
    id_ = encode(world.golden.id, "Post", "x:101")
    fields = (
        f'neighbours(id: "{id_}") {{ type direction total }} '
        f'expand(id: "{id_}", types: [REPOSTS], first: 100) {{ total returned }}'
    )
    reposts = {}
    for moment in (None, BETWEEN.isoformat()):
        found = await in_case(fields, known_on=moment)
        reposts[moment] = next(each["total"] for each in found["neighbours"] if each["type"] == "REPOSTS")
        assert found["expand"] == {"total": reposts[moment], "returned": reposts[moment]}
    assert reposts[None] == reposts[BETWEEN.isoformat()] + 1


async def test_relationships_whose_time_is_not_known(ask: Ask, world: World, store: Store) -> None:
    case = store.for_case(world.cases.new(f"Unknown times {time.monotonic_ns()}").id)
    await case.run(
        "MERGE (a:Account {case: $case, id: 'x:1'}) WITH a UNWIND range(2, 4) AS i "
        "MERGE (b:Account {case: $case, id: 'x:' + i}) MERGE (a)-[f:FOLLOWS]->(b) "
        "FOREACH (_ IN CASE WHEN i = 3 THEN [1] ELSE [] END | SET f.at = datetime('2026-01-01T00:00:00Z'))"
    )
    id_ = encode(case.case, "Account", "x:1")
    for order in ("NEWEST", "OLDEST"):
        fields = f'expand(id: "{id_}", order: {order}) {{ total complete nodes {{ at node {{ key }} }} }}'
        found = (await ask(f'{{ case(id: "{case.case}") {{ {fields} }} }}'))["data"]["case"]["expand"]
        assert (found["total"], found["complete"]) == (3, True)
        assert [(step["node"]["key"], step["at"]) for step in found["nodes"]] == [
            ("x:3", "2026-01-01T00:00:00+00:00"), ("x:2", None), ("x:4", None),
        ]  # fmt: skip


async def test_a_page_reads_the_same_however_long_it_is(ask: Ask, hub: CaseStore, store: Store) -> None:
    id_ = encode(hub.case, "Account", "x:1")
    inner = "node { id key ... on Account { handle } neighbours { type total } } properties at"
    reads = []
    for first in (25, 200):
        before = store.counters.reads
        page_of = f"{{ total returned edges {{ cursor node {{ {inner} }} }} }}"
        fields = f'expand(id: "{id_}", types: [FOLLOWS], first: {first}) {page_of}'
        answer = await ask(f'{{ case(id: "{hub.case}") {{ {fields} }} }}')
        assert answer["data"]["case"]["expand"]["returned"] == first
        reads.append(store.counters.reads - before)
    assert reads[0] == reads[1] <= 5

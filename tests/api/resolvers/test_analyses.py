from typing import Any

import pytest

from api.cursors import decode, question
from api.cursors import encode as cursor_of
from api.ids import encode
from graph.store import CaseStore, Store
from tests.api.conftest import Ask, World
from tests.golden.case import ADA, RUN_COMMUNITIES, RUN_INGEST

RANKED = """UNWIND range(1, 40) AS i
MERGE (a:Account {case: $case, id: 'x:' + right('0' + i, 2)})
SET a.pagerank = toFloat(i), a.community = i % 3"""


@pytest.fixture
async def ranked(world: World, store: Store, request: pytest.FixtureRequest) -> CaseStore:
    case = store.for_case(world.cases.new(f"Ranked {request.node.name}").id)
    await case.run(RANKED)
    return case


async def test_the_top_by_a_measure_and_what_is_not_known_of_it(in_case: Ask) -> None:
    fields = "measures(name: PAGERANK) { total complete reason run { key } nodes { value account { key } } }"
    found = (await in_case(fields))["measures"]
    assert found["nodes"] == [{"value": 0.4, "account": {"key": ADA}}]
    assert (found["run"], found["complete"]) == (None, False)
    assert "No run" in found["reason"]


async def test_all_measures_of_an_account_with_their_runs(in_case: Ask, world: World) -> None:
    asked = f'measuresOf(account: "{encode(world.golden.id, "Account", "x:@ada_lee")}")'
    fields = f"{asked} {{ account {{ key }} complete reason measures {{ measure value run {{ key }} }} }}"
    found = (await in_case(fields))["measuresOf"]
    measures = {each["measure"]: each for each in found["measures"]}
    assert found["account"] == {"key": ADA}
    assert measures["PAGERANK"] == {"measure": "PAGERANK", "value": 0.4, "run": None}
    assert measures["COMMUNITY"]["run"] == {"key": RUN_COMMUNITIES}
    assert "pagerank: No run" in found["reason"]


async def test_communities_with_their_run_and_members(in_case: Ask) -> None:
    fields = "communities { total run { key name } nodes { number size foremost(first: 2) { key } members { total } } }"
    found = (await in_case(fields))["communities"]
    assert found["run"]["key"] == RUN_COMMUNITIES
    sizes = [each["size"] for each in found["nodes"]]
    assert sizes == sorted(sizes, reverse=True)
    assert found["total"] == len(sizes)
    assert all(len(each["foremost"]) == min(2, each["size"]) for each in found["nodes"])
    assert all(each["members"]["total"] == each["size"] for each in found["nodes"])
    first = next(each for each in found["nodes"] if each["number"] == 0)
    assert first["foremost"][0]["key"] == ADA  # by PageRank


async def test_communities_of_a_run(ask: Ask, in_case: Ask, world: World) -> None:
    runs = {name: encode(world.golden.id, "Run", name) for name in (RUN_COMMUNITIES, RUN_INGEST, "nothing")}
    assert (await in_case(f'communities(run: "{runs[RUN_COMMUNITIES]}") {{ total }}'))["communities"]["total"]
    for name, code in ((RUN_INGEST, "parameter-invalid"), ("nothing", "not-found")):
        answer = await ask(f'{{ case(id: "{world.golden.id}") {{ communities(run: "{runs[name]}") {{ total }} }} }}')
        assert answer["errors"][0]["extensions"]["code"] == code


async def test_a_community_that_is_not_there(ask: Ask, world: World) -> None:
    for number in (999, -1):
        answer = await ask(f'{{ case(id: "{world.golden.id}") {{ community(number: {number}) {{ size }} }} }}')
        assert answer["errors"][0]["extensions"]["code"] == "not-found"


async def test_a_top_list_stays_as_it_was_at_its_first_page(ask: Ask, ranked: CaseStore) -> None:
    async def page(after: str = "") -> dict[str, Any]:
        asked = f'measures(name: PAGERANK, first: 15{after and f", after: {chr(34)}{after}{chr(34)}"})'
        fields = f"{asked} {{ total nodes {{ account {{ key }} }} pageInfo {{ hasNextPage endCursor }} }}"
        answer = await ask(f'{{ case(id: "{ranked.case}") {{ {fields} }} }}')
        assert "errors" not in answer, answer
        found: dict[str, Any] = answer["data"]["case"]["measures"]
        return found

    keys: list[str] = []
    after = ""
    for turn in range(3):
        found = await page(after)
        keys += [each["account"]["key"] for each in found["nodes"]]
        after = found["pageInfo"]["endCursor"]
        await ranked.run("MATCH (a:Account {case: $case}) SET a.pagerank = 41.0 - a.pagerank + $turn", turn=turn)
        await ranked.run("MERGE (a:Account {case: $case, id: 'y:' + $turn}) SET a.pagerank = 99.0", turn=str(turn))
    assert keys == [f"x:{number:02}" for number in range(40, 0, -1)]


async def test_members_in_pages(ask: Ask, ranked: CaseStore) -> None:
    fields = "members(first: 5{}) {{ total complete nodes {{ key }} pageInfo {{ hasNextPage endCursor }} }}"
    keys: list[str] = []
    after = ""
    for _ in range(3):
        asked = f"community(number: 1) {{ size {fields.format(after)} }}"
        answer = await ask(f'{{ case(id: "{ranked.case}") {{ {asked} }} }}')
        found = answer["data"]["case"]["community"]
        keys += [node["key"] for node in found["members"]["nodes"]]
        after = f', after: "{found["members"]["pageInfo"]["endCursor"]}"'
    assert keys == [f"x:{number:02}" for number in range(40, 0, -3)]
    assert (found["size"], found["members"]["total"], found["members"]["complete"]) == (14, 14, False)


# one by one: side by side they end in either order, and share their last read or not
@pytest.mark.parametrize("asked", ["foremost { key }", "members(first: 3) { total }"])
async def test_communities_read_their_members_together(
    ask: Ask, ranked: CaseStore, store: Store, asked: str
) -> None:
    reads = []
    for first in (1, 3):
        fields = f"communities(first: {first}) {{ nodes {{ {asked} }} }}"
        before = store.counters.reads
        answer = await ask(f'{{ case(id: "{ranked.case}") {{ {fields} }} }}')
        reads.append(store.counters.reads - before)
        assert len(answer["data"]["case"]["communities"]["nodes"]) == first
    assert reads[0] == reads[1]


async def test_a_list_that_is_gone_says_so(ask: Ask, ranked: CaseStore) -> None:
    asked = '{ case(id: "%s") { measures(name: %s, first: 2%s) { total pageInfo { endCursor } } } }'
    first = await ask(asked % (ranked.case, "PAGERANK", ""))
    cursor = first["data"]["case"]["measures"]["pageInfo"]["endCursor"]
    other = await ask(asked % (ranked.case, "DEGREE", f', after: "{cursor}"'))
    assert other["errors"][0]["extensions"]["code"] == "parameter-invalid"
    of = question("measures", {"case": ranked.case, "known_on": "9999-01-01T00:00:00+00:00", "name": "pagerank"})
    kept, offset = decode(cursor, of, ((str,), (int,)))
    assert offset == 2
    for name, place, code in (("nothing", 2, "cursor-expired"), (kept, -1, "parameter-invalid")):
        answer = await ask(asked % (ranked.case, "PAGERANK", f', after: "{cursor_of(of, (name, place))}"'))
        assert answer["errors"][0]["extensions"]["code"] == code

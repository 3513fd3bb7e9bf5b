import pytest

from api.ids import encode
from graph.store import Store
from tests.api.conftest import Ask, World
from tests.golden.case import ADA, BEN

PATHS = """total totalKind returned complete reason found searchedTo bound
paths { length nodes { key label } relationships { type startKey endKey at } }"""


@pytest.fixture
def ends(world: World) -> str:
    return f'start: "{encode(world.golden.id, "Account", BEN)}", end: "{encode(world.golden.id, "Account", ADA)}"'


async def test_the_shortest_path_within_its_types(in_case: Ask, ends: str) -> None:
    limits = "limits: {types: [POSTED, REPOSTS], maxLength: 3}"
    found = (await in_case(f"shortestPath({ends}, {limits}) {{ {PATHS} }}"))["shortestPath"]
    assert (found["found"], found["total"], found["returned"], found["bound"]) == (True, 2, 1, "NONE")
    assert found["complete"]
    assert "2 are equally short" in found["reason"]
    path = found["paths"][0]
    assert path["length"] == 3
    assert [node["key"] for node in path["nodes"]][::3] == [BEN, ADA]
    assert [each["type"] for each in path["relationships"]] == ["POSTED", "REPOSTS", "POSTED"]
    assert path["relationships"][2]["startKey"] == ADA


async def test_all_of_them_and_the_shortest_few(in_case: Ask, ends: str) -> None:
    limits = "limits: {types: [POSTED, REPOSTS], maxLength: 3}"
    fields = f"all: allShortestPaths({ends}, {limits}) {{ {PATHS} }} few: kPaths({ends}, k: 2) {{ {PATHS} }}"
    found = await in_case(fields)
    assert (found["all"]["returned"], found["all"]["complete"]) == (2, True)
    assert (found["few"]["returned"], found["few"]["totalKind"], found["few"]["bound"]) == (2, "LOWER_BOUND", "COUNT")
    one = (await in_case(f"allShortestPaths({ends}, {limits}, first: 1) {{ {PATHS} }}"))["allShortestPaths"]
    assert (one["total"], one["returned"], one["complete"]) == (2, 1, False)


async def test_none_within_the_length(in_case: Ask, ends: str) -> None:
    limits = "limits: {types: [POSTED, REPOSTS], maxLength: 2}"
    found = (await in_case(f"shortestPath({ends}, {limits}) {{ {PATHS} }}"))["shortestPath"]
    assert (found["found"], found["paths"], found["searchedTo"], found["bound"]) == (False, [], 2, "LENGTH")
    assert "2 steps" in found["reason"]


async def test_a_path_within_a_window(in_case: Ask, ends: str) -> None:
    fields = f"shortestPath({ends}, limits: {{types: [POSTED, REPOSTS], WINDOW}}) {{ {PATHS} }}"
    before = await in_case(fields.replace("WINDOW", 'until: "2026-01-05T00:00:00Z"'))
    assert before["shortestPath"]["found"] is False
    inside = await in_case(fields.replace("WINDOW", 'since: "2026-01-05T00:00:00Z", until: "2026-01-06T00:00:00Z"'))
    assert (inside["shortestPath"]["found"], inside["shortestPath"]["total"]) == (True, 1)


async def test_another_cases_node_is_one_that_is_not_there(ask: Ask, world: World) -> None:
    answers = []
    for case, key in ((world.twin.id, "x:999"), (world.golden.id, "x:nobody")):
        start, end = encode(world.golden.id, "Account", ADA), encode(case, "Account", key)
        question = f'{{ case(id: "{world.golden.id}") {{ shortestPath(start: "{start}", end: "{end}") {{ total }} }} }}'
        answers.append((await ask(question))["errors"])
    assert answers[0] == answers[1]
    assert answers[0][0]["extensions"]["code"] == "not-found"


@pytest.mark.parametrize("more", ["limits: {maxLength: 9}", "limits: {maxLength: 0}", "k: 26", "k: 0"])
async def test_bounds(ask: Ask, world: World, ends: str, more: str) -> None:
    answer = await ask(f'{{ case(id: "{world.golden.id}") {{ kPaths({ends}, {more}) {{ total }} }} }}')
    assert answer["errors"][0]["extensions"]["code"] == "limit-exceeded"


async def test_nodes_are_read_together(in_case: Ask, ends: str, store: Store) -> None:
    for k in (2, 8):
        before = store.counters.reads
        found = await in_case(
            f"kPaths({ends}, k: {k}, limits: {{maxLength: 3}}) {{ returned paths {{ nodes {{ key label }} }} }}"
        )
        assert found["kPaths"]["returned"] == k
        labels = {node["label"] for path in found["kPaths"]["paths"] for node in path["nodes"]}
        # of the two ends, for each length, and for each label; never one per row
        assert store.counters.reads - before <= 1 + 3 + len(labels)

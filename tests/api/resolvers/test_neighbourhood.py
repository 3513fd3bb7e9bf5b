from graph.store import Store
from tests.api.conftest import Ask, World
from tests.golden.case import ADA, BEN, BETWEEN


async def test_counts_are_what_expanding_gives(in_case: Ask) -> None:
    fields = (
        f'neighbours(id: "{ADA}") {{ type direction total }} '
        f'expand(id: "{ADA}", limit: 100) {{ total returned complete steps {{ type direction }} }}'
    )
    found = await in_case(fields)
    steps = [(step["type"], step["direction"]) for step in found["expand"]["steps"]]
    counted = {(each["type"], each["direction"]): each["total"] for each in found["neighbours"]}
    assert {way: steps.count(way) for way in set(steps)} == counted
    assert found["expand"]["total"] == found["expand"]["returned"] == sum(counted.values())
    assert found["expand"]["complete"]


async def test_expanding_newest_first_within_types_direction_and_limit(in_case: Ask) -> None:
    asked = f'expand(id: "{ADA}", types: [POSTED], direction: OUT, limit: 2)'
    fields = asked + "{ total complete reason steps { at node { id } } }"
    found = (await in_case(fields))["expand"]
    assert [step["node"]["id"] for step in found["steps"]] == ["x:604", "x:206"]
    assert (found["total"], found["complete"]) == (5, False)
    nothing = await in_case(f'expand(id: "{ADA}", types: [TAGGED]) {{ total complete steps {{ at }} }}')
    assert nothing["expand"] == {"total": 0, "complete": True, "steps": []}


async def test_a_window_ends_before_its_end(in_case: Ask) -> None:
    fields = (
        f'expand(id: "{ADA}", types: [POSTED, SAME_AS], since: "2026-01-05T12:00:00Z", until: "2026-01-05T12:05:00Z") '
        "{ total complete reason steps { node { id } } }"
    )
    found = (await in_case(fields))["expand"]
    assert {step["node"]["id"] for step in found["steps"]} == {"x:101", "x:102"}  # 107 is at the end
    assert found["reason"] == "1 relationships have no time and are in no window."


async def test_our_own_clock_is_never_shown_as_when_it_happened(in_case: Ask) -> None:
    found = await in_case(f'expand(id: "{ADA}", types: [SAME_AS, INTERACTED]) {{ steps {{ type at properties }} }}')
    for step in found["expand"]["steps"]:
        assert step["at"] == (step["properties"]["last_at"] if step["type"] == "INTERACTED" else None)


async def test_a_subgraph_holds_what_is_between(in_case: Ask) -> None:
    asked = 'subgraph(seeds: [{label: POST, id: "x:101"}], types: [POSTED, REPOSTS])'
    fields = asked + "{ total complete nodes { id label } relationships { type start startLabel end endLabel } }"
    found = (await in_case(fields))["subgraph"]
    assert {"type": "POSTED", "start": ADA, "startLabel": "ACCOUNT", "end": "x:101", "endLabel": "POST"} in found[
        "relationships"
    ]
    ids = {(node["label"], node["id"]) for node in found["nodes"]}
    assert all((each["startLabel"], each["start"]) in ids for each in found["relationships"])
    assert (found["total"], found["complete"]) == (len(ids), True)


async def test_the_shortest_path_within_its_types(in_case: Ask) -> None:
    fields = (
        'shortestPath(start: {{id: "{}"}}, end: {{id: "{}"}}, types: [{}], maxLength: {}) '
        "{{ found length ways nodes {{ id label }} relationships {{ type start }} reason }}"
    )
    found = (await in_case(fields.format(BEN, ADA, "POSTED, REPOSTS", 3)))["shortestPath"]
    assert (found["found"], found["length"], found["ways"]) == (True, 3, 2)
    assert [node["id"] for node in found["nodes"]][::3] == [BEN, ADA]
    assert [each["type"] for each in found["relationships"]] == ["POSTED", "REPOSTS", "POSTED"]
    assert [each["start"] for each in found["relationships"]][2] == ADA
    short = (await in_case(fields.format(BEN, ADA, "POSTED, REPOSTS", 2)))["shortestPath"]
    assert (short["found"], short["length"], short["ways"], short["nodes"]) == (False, None, 0, [])
    assert "2 steps" in short["reason"]
    same = (await in_case(fields.format(ADA, ADA, "POSTED", 1)))["shortestPath"]
    assert (same["found"], same["length"]) == (True, 0)


async def test_as_known_before(in_case: Ask) -> None:
    fields = 'neighbours(id: "x:101", label: POST) { type direction total }'
    reposts = {}
    for moment in (None, BETWEEN.isoformat()):
        counts = (await in_case(fields, known_on=moment))["neighbours"]
        reposts[moment] = next(each["total"] for each in counts if each["type"] == "REPOSTS")
    assert reposts[None] == reposts[BETWEEN.isoformat()] + 1


async def test_relationships_whose_time_is_not_known(ask: Ask, world: World, store: Store) -> None:
    case = store.for_case(world.cases.new("Unknown times").id)
    await case.run(
        "MERGE (a:Account {case: $case, id: 'x:1'}) WITH a UNWIND range(2, 4) AS i "
        "MERGE (b:Account {case: $case, id: 'x:' + i}) MERGE (a)-[f:FOLLOWS]->(b) "
        "FOREACH (_ IN CASE WHEN i = 3 THEN [1] ELSE [] END | SET f.at = datetime('2026-01-01T00:00:00Z'))"
    )
    answer = await ask(
        'query ($case: ID!) { case(id: $case) { expand(id: "x:1") { total complete steps { at node { id } } } } }',
        case=case.case,
    )
    found = answer["data"]["case"]["expand"]
    assert (found["total"], found["complete"]) == (3, True)
    assert [(step["node"]["id"], step["at"]) for step in found["steps"]] == [
        ("x:3", "2026-01-01T00:00:00+00:00"), ("x:2", None), ("x:4", None),
    ]  # fmt: skip

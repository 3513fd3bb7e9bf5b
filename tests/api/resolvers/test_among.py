from typing import Any

from api.ids import encode
from graph.store import Store
from tests.api.conftest import Ask, World

BETWEEN = "relationships { type startKey endKey properties } total totalKind returned complete reason"
AMONG = f"relationshipsAmong(nodes: $nodes, types: $types, limit: $limit) {{ {BETWEEN} }}"
TOTALS = "neighbourTotals(nodes: $nodes) { id counts { type direction total } }"


async def among(ask: Ask, world: World, nodes: list[str], **more: object) -> dict[str, Any]:
    question = (
        "query ($case: ID!, $nodes: [ID!]!, $types: [RelationshipType!], $limit: Int! = 20000) "
        f"{{ case(id: $case) {{ {AMONG} }} }}"
    )
    answer = await ask(question, case=world.golden.id, nodes=nodes, **more)
    assert "errors" not in answer, answer["errors"]
    found: dict[str, Any] = answer["data"]["case"]["relationshipsAmong"]
    return found


async def everything(in_case: Ask) -> list[str]:
    found = await in_case("accounts(first: 100) { nodes { id } } timeline(first: 100) { nodes { id } }")
    return [each["id"] for part in ("accounts", "timeline") for each in found[part]["nodes"]]


async def test_everything_between_the_nodes_and_nothing_else(
    ask: Ask, in_case: Ask, world: World, store: Store
) -> None:
    nodes = await everything(in_case)
    found = await among(ask, world, nodes)
    row = await store.for_case(world.golden.id).one(
        "MATCH (a {case: $case})-[t]->(b) WHERE (a:Account OR a:Post) AND (b:Account OR b:Post) "
        "WITH type(t) AS type, a.id AS start, b.id AS end ORDER BY type, start, end "
        "RETURN collect([type, start, end]) AS found"
    )
    assert row is not None
    told = [[each["type"], each["startKey"], each["endKey"]] for each in found["relationships"]]
    assert told == row["found"]
    assert {"INTERACTED", "COORDINATED_WITH", "SAME_AS"} <= {each[0] for each in told}
    assert (found["total"], found["totalKind"], found["complete"], found["reason"]) == (len(told), "EXACT", True, None)


async def test_a_cut_list_says_so(ask: Ask, in_case: Ask, world: World) -> None:
    nodes = await everything(in_case)
    found = await among(ask, world, nodes, types=["POSTED"], limit=2)
    assert {each["type"] for each in found["relationships"]} == {"POSTED"}
    assert (found["returned"], found["total"], found["totalKind"], found["complete"]) == (2, 3, "LOWER_BOUND", False)
    assert "more relationships than the limit" in str(found["reason"])


async def test_what_is_not_there_has_no_relationship(ask: Ask, in_case: Ask, world: World) -> None:
    nodes = await everything(in_case)
    more = await among(ask, world, [*nodes, encode(world.golden.id, "Account", "x:gone")])
    assert more == await among(ask, world, nodes)


async def test_a_node_of_another_case_is_refused(ask: Ask, world: World) -> None:
    for field in ("relationshipsAmong(nodes: $nodes) { total }", "neighbourTotals(nodes: $nodes) { id }"):
        question = f"query ($case: ID!, $nodes: [ID!]!) {{ case(id: $case) {{ {field} }} }}"
        for other, code in ((encode(world.twin.id, "Account", "x:999"), "not-found"), ("rubbish", "parameter-invalid")):
            answer = await ask(question, case=world.golden.id, nodes=[other])
            assert answer["errors"][0]["extensions"]["code"] == code
        answer = await ask(question, case=world.golden.id, nodes=[])
        assert answer["errors"][0]["extensions"]["code"] == "limit-exceeded"


async def test_totals_of_many_nodes_are_those_of_each_and_one_read_per_label(
    ask: Ask, in_case: Ask, world: World, store: Store
) -> None:
    nodes = await everything(in_case)
    question = f"query ($case: ID!, $nodes: [ID!]!) {{ case(id: $case) {{ {TOTALS} }} }}"
    before = store.counters.reads
    answer = await ask(question, case=world.golden.id, nodes=[*nodes, encode(world.golden.id, "Post", "x:gone")])
    assert store.counters.reads - before == 2
    totals = answer["data"]["case"]["neighbourTotals"]
    assert [each["id"] for each in totals] == nodes
    single = await in_case(f'neighbours(id: "{nodes[0]}") {{ type direction total }}')
    assert totals[0]["counts"] == single["neighbours"]


async def test_five_thousand_nodes_are_one_question(ask: Ask, in_case: Ask, world: World) -> None:
    nodes = await everything(in_case)
    keys = (f"mastodon:https://far.example/@{number:06}" for number in range(5_000 - len(nodes)))
    many = [encode(world.golden.id, "Account", key) for key in keys]
    assert await among(ask, world, nodes + many) == await among(ask, world, nodes)

from api.ids import encode
from cypher import query
from graph.model import NODES, RELATIONSHIPS, relationship_type
from tests.api.conftest import Ask, World
from tests.golden.case import BETWEEN


def test_the_counts_name_the_whole_model() -> None:
    nodes, relationships = (query("lookups", name).text for name in ("node_counts", "relationship_counts"))
    assert all(f"MATCH (n:{kind.__name__} {{case: $case}} WHERE n.id IS NOT NULL)" in nodes for kind in NODES)
    for kind in RELATIONSHIPS:
        start = f"(n:{kind.between[0].__name__} {{case: $case}} WHERE n.id IS NOT NULL)"
        assert f"{start}-[t:{relationship_type(kind)}]->()" in relationships


async def test_a_case_is_counted_as_it_was_known(in_case: Ask, world: World) -> None:
    fields = "counts { nodes { label count } relationships { type count } staleTies }"
    now, before = [(await in_case(fields, known_on=moment))["counts"] for moment in (None, BETWEEN.isoformat())]
    assert _of(now["nodes"], "label", "POST") == _of(before["nodes"], "label", "POST") + 2
    assert _of(now["relationships"], "type", "POSTED") == _of(now["nodes"], "label", "POST")
    assert now["staleTies"] == [encode(world.golden.id, "Run", "run-of-the-late")]


def _of(counts: list[dict[str, int]], name: str, value: str) -> int:
    return next(each["count"] for each in counts if str(each[name]) == value)

"""Own Cypher over GraphQL: rows in order, errors by code, the moment that the case is opened at."""

import json

from tests.api.conftest import Ask, World
from tests.golden.case import BETWEEN

FIELDS = "{ columns rows total totalKind returned complete reason seconds estimatedRows }"


def field(text: str, arguments: str = "") -> str:
    return f"cypher(text: {json.dumps(text)}{arguments}) {FIELDS}"


async def test_rows_come_in_the_order_of_the_columns(in_case: Ask) -> None:
    text = "MATCH (a:Account {case: $case, id: $id}) RETURN a.id AS id, a.handle AS handle, a.opened_at AS opened"
    found = (await in_case(field(text, ', parameters: {id: "x:1"}')))["cypher"]
    assert found["columns"] == ["id", "handle", "opened"]
    assert found["rows"] == [["x:1", "ada_lee", "2019-05-01T00:00:00+00:00"]]
    assert (found["total"], found["totalKind"], found["complete"]) == (1, "EXACT", True)


async def test_what_is_cut_is_a_lower_bound(in_case: Ask) -> None:
    found = (await in_case(field("UNWIND range(1, 10000) AS i UNWIND [1, 2] AS j RETURN i")))["cypher"]
    assert (found["total"], found["totalKind"], found["complete"]) == (10_000, "LOWER_BOUND", False)
    assert found["reason"]


async def test_matching(in_case: Ask) -> None:
    text = "MATCH (a:Account {case: $case}) RETURN a.handle AS handle"
    found = (await in_case(field(text, ', matching: {handle: "^twin$"}')))["cypher"]
    assert found["rows"] == [["twin"], ["twin"]]


async def test_the_moment_of_the_case_counts(in_case: Ask) -> None:
    text = "MATCH (p:Post {case: $case}) WHERE p.recorded_first <= $known_on RETURN count(p) AS n"
    now = (await in_case(field(text)))["cypher"]["rows"][0][0]
    assert (await in_case(field(text), known_on=BETWEEN.isoformat()))["cypher"]["rows"] == [[now - 2]]


async def test_errors_have_their_code(ask: Ask, world: World) -> None:
    for text, arguments, code in (
        ("MATCH (a:Account) RETURN a", "", "query-refused"),
        ("RETURN $n AS n", "", "parameter-invalid"),
        ("RETURN 1 AS n", ", parameters: [1]", "parameter-invalid"),
        ("RETURN 'a' AS n", ', matching: {n: "("}', "parameter-invalid"),
    ):
        answer = await ask(f'{{ case(id: "{world.golden.id}") {{ {field(text, arguments)} }} }}')
        assert answer["errors"][0]["extensions"]["code"] == code, text

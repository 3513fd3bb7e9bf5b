from datetime import UTC, datetime

from graph.store import CaseStore
from graph.values import plain_properties, plain_value

MADE = """MERGE (a:Account {case: $case, id: 'x:1'})
SET a.opened_at = datetime('2026-01-05T13:00:00+01:00'), a.stamps = ['s']
MERGE (b:Account {case: $case, id: 'x:2'})
MERGE (a)-[f:FOLLOWS]->(b) SET f.at = datetime('2026-01-05T12:00:00Z')"""


async def test_nodes_relationships_and_paths_become_maps(case: CaseStore) -> None:
    await case.run(MADE)
    row = await case.one(
        "MATCH p = (a:Account {case: $case})-[f:FOLLOWS]->(b:Account) RETURN p, a, f, [a.opened_at] AS at"
    )
    assert row is not None
    noon = datetime(2026, 1, 5, 12, tzinfo=UTC)
    account = {"label": "Account", "id": "x:1", "opened_at": noon}
    follows = {"type": "FOLLOWS", "start": "x:1", "end": "x:2", "properties": {"at": noon}}
    assert plain_value(row["a"]) == account
    assert plain_value(row["f"]) == follows
    assert plain_value(row["at"]) == [noon]
    assert plain_value(row["p"]) == {"nodes": [account, {"label": "Account", "id": "x:2"}], "relationships": [follows]}


def test_what_is_the_writers_own_stays_inside() -> None:
    assert plain_properties({"case": "c", "stamps": ["s"], "id": "x:1", "followers": 3}) == {
        "id": "x:1",
        "followers": 3,
    }

"""What the API's answers are held against: the same questions asked by hand, through the bare driver."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from neo4j import READ_ACCESS, AsyncGraphDatabase, AsyncSession

from benchmarks.large_store import LargeStore
from graph.store import DIALECT

# the same fields as benchmarks.expand asks for over GraphQL, one row each
TIES_BY_ROW = """MATCH (a:Account {case: $case, id: $id})-[t:INTERACTED]->(b:Account)
RETURN b.id AS id, b.handle AS handle, b.name AS name, b.followers AS followers,
  b.community AS community, b.pagerank AS pagerank, b.opened_at AS opened_at, t.weight AS weight,
  t.reposts AS reposts, t.replies AS replies,
  t.quotes AS quotes, t.mentions AS mentions, t.first_at AS first_at, t.last_at AS last_at
ORDER BY t.weight DESC, b.id LIMIT $limit"""

# The same content as the Arrow answer: of each node its label, id and usual properties (an account has no `at`), of
# each relationship its type, both ends and its time (FOLLOWS has no weight, first_at or last_at), as packed lists.
SUBGRAPH_PACKED = """MATCH (hub:Account {case: $case, id: $id})
CALL (hub) { MATCH (hub)-[:FOLLOWS]-(m) WHERE m.case = $case RETURN collect(DISTINCT m) + hub AS found }
CALL (found) {
  RETURN 'nodes' AS part, '' AS type, [n IN found | id(n)] AS longs, [n IN found | [labels(n)[0], n.id, n.platform,
    n.handle, n.name, n.community, n.degree, n.pagerank]] AS values
  UNION ALL
  UNWIND found AS n MATCH (n)-[t:FOLLOWS]->(m) WHERE m IN found
  RETURN 'edges' AS part, type(t) AS type, collect(id(n) * 4294967296 + id(m)) AS longs,
    collect(t.at.epochMillis) AS values
}
RETURN part, type, longs, values"""


@asynccontextmanager
async def bare(large: LargeStore) -> AsyncIterator[AsyncSession]:
    at = large.address
    async with (
        AsyncGraphDatabase.driver(
            at.uri, auth=(at.user, at.password), notifications_min_severity="OFF", max_transaction_retry_time=0
        ) as driver,
        driver.session(database=at.database, default_access_mode=READ_ACCESS, fetch_size=5_000) as session,
    ):
        yield session


async def rows(session: AsyncSession, text: str, **parameters: Any) -> list[dict[str, Any]]:
    # not a literal, and never a person's own
    result = await session.run(f"{DIALECT}{text}", parameters)
    return [dict(record) async for record in result]

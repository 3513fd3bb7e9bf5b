"""A case goes with its graph, and no other case loses anything."""

import uuid

from api.removing import empty_graph
from graph.model import NODES
from graph.progress import silent
from graph.store import Store
from graph.writer import delete_case
from tests.api.conftest import OTHER


async def test_only_this_case_is_emptied(store: Store) -> None:
    one, other = (store.for_case(uuid.uuid4().hex) for _ in range(2))
    for case in (one, other):
        await case.run(OTHER)
    assert await empty_graph(one, silent) == 2
    assert await empty_graph(one, silent) == 0
    left = [(await other.run(delete_case(kind), limit=10))[0]["count"] for kind in NODES]
    assert sum(left) == 2

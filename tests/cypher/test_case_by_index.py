"""No question walks over other cases' nodes: plans start from an index, whose key begins with the case.

A relationship type that is rare in the whole database may be scanned: the planner does so only where that is cheaper.
"""

import pytest

from cypher import FOLDERS, names, query
from graph.model import NODES, RELATIONSHIPS
from graph.store import Store
from graph.writer import count_nodes, delete_case, read_nodes, read_relationships

SCANS = {"AllNodesScan", "NodeByLabelScan", "PartitionedNodeByLabelScan", "UnionNodeByLabelsScan"}
FILES = [(folder, name) for folder in FOLDERS for name in names(folder)]
DERIVED = [f(kind) for kind in NODES for f in (read_nodes, count_nodes, delete_case)]
DERIVED += [read_relationships(kind) for kind in RELATIONSHIPS]
SAMPLE = {"string": "x", "int": 1, "float": 1.0, "boolean": True, "strings": ["x"], "ints": [1], "maps": []}


@pytest.mark.parametrize(("folder", "name"), FILES)
async def test_files_start_from_an_index(store: Store, folder: str, name: str) -> None:
    asked = query(folder, name)
    given = {each.name: SAMPLE.get(each.type) for each in asked.parameters}
    plan = await store.explain(asked.text, case="x", **given)
    assert SCANS.isdisjoint(plan.operators), plan.operators


@pytest.mark.parametrize("text", DERIVED)
async def test_derived_reads_start_from_an_index(store: Store, text: str) -> None:
    plan = await store.explain(text, case="x", known_on=None, limit=1)
    assert SCANS.isdisjoint(plan.operators), plan.operators

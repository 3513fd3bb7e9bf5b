"""No question may have to walk over other cases' nodes: both parts of the key are asked for, so the index can be used.

Which plan is chosen depends on how many nodes there are; whether the index may be used at all is in the text.
"""

import re

import pytest

from cypher import names, query
from graph.model import NODES, RELATIONSHIPS
from graph.writer import count_nodes, delete_case, read_nodes, read_relationships

# What an index of two properties needs of its second one, besides equality.
_SECOND = r"\1\.(?:id IS NOT NULL|id IN |at >= )"
BARE = re.compile(rf"\((\w*):(\w+) \{{case: \$case\}}(\)| WHERE )(?!{_SECOND})(?! WHERE {_SECOND})")
FILES = [(folder, name) for folder in ("lookups", "projections", "writes") for name in names(folder)]
DERIVED = [f(kind) for kind in NODES for f in (read_nodes, count_nodes, delete_case)]
DERIVED += [read_relationships(kind) for kind in RELATIONSHIPS]


@pytest.mark.parametrize(("folder", "name"), FILES)
def test_files_can_use_the_index(folder: str, name: str) -> None:
    assert BARE.search(query(folder, name).text) is None


@pytest.mark.parametrize("text", DERIVED)
def test_derived_reads_can_use_the_index(text: str) -> None:
    assert BARE.search(text) is None


def test_a_bare_case_is_found() -> None:
    assert BARE.search("MATCH (n:Account {case: $case}) RETURN n")
    assert BARE.search("MATCH (:Account {case: $case})-[t]->() RETURN t")
    assert BARE.search("MATCH (n:Post {case: $case} WHERE n.likes >= 5) RETURN n")
    assert not BARE.search("MATCH (n:Post {case: $case} WHERE n.at >= $since) RETURN n")
    assert not BARE.search("MATCH (n:Account {case: $case} WHERE n.id IS NOT NULL) RETURN n")
    assert not BARE.search("MATCH (n:Account {case: $case}) WHERE n.id IS NOT NULL RETURN n")

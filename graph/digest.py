"""The graph digest: equal for equal knowledge, however and in whatever order it came.

Canonical nodes and relationships, without capture ids, run ids, our own clock, and derived data. Each element is
hashed by itself and the hashes are added, so no order and no memory is needed.
"""

import hashlib
import json
from typing import Any

from graph.model import (
    NODES,
    RELATIONSHIPS,
    Cursor,
    Element,
    Merge,
    Relationship,
    Run,
    SameAs,
    merged,
    once,
    relationship_type,
)
from graph.store import CaseStore
from graph.writer import read_nodes, read_relationships

_OURS = frozenset({"recorded_first"})
_MODULUS = 1 << 256
READ_SECONDS = 3_600.0


async def graph_digest(case: CaseStore) -> str:
    """64 hex digits."""
    total = 0
    for kind in NODES:
        if kind not in (Run, Cursor):
            async for row in case.stream(read_nodes(kind), seconds=READ_SECONDS):
                total += element_hash(kind, (), row["properties"])
    for relationship in RELATIONSHIPS:
        if not relationship.derived:
            async for row in case.stream(read_relationships(relationship), seconds=READ_SECONDS):
                total += element_hash(relationship, (row["start"], row["end"]), row["properties"])
    return hexadecimal(total)


def hexadecimal(total: int) -> str:
    """The digest that a sum of hashes stands for."""
    return f"{total % _MODULUS:064x}"


def element_hash(kind: type[Element], ends: tuple[str, ...], properties: dict[str, Any]) -> int:
    """Of one element as graph.writer reads it; a node has no ends."""
    name = relationship_type(kind) if issubclass(kind, Relationship) else kind.__name__
    kept = {key: _canonical(properties[key]) for key in _counted(kind) if properties.get(key) is not None}
    if "stamps" in kept:
        kept["stamps"] = properties["stamps"]  # in model order, unlike a list of values
    text = json.dumps([name, list(ends), kept], sort_keys=True, separators=(",", ":"))
    return int.from_bytes(hashlib.sha256(text.encode()).digest(), "big")


@once
def _counted(kind: type[Element]) -> tuple[str, ...]:
    """What a source has a say in. An assertion that two accounts are one counts by its rule."""
    rules = (rule for rule in Merge if rule != Merge.OWN)
    names = [name for rule in rules for name in merged(kind, rule) if name not in _OURS | {"start", "end"}]
    names += ["stamps"] if merged(kind, Merge.LATEST) else []
    return ("rule", "withdrawn_at") if kind is SameAs else tuple(names)


def _canonical(value: object) -> object:
    return sorted(map(str, value)) if isinstance(value, list) else value

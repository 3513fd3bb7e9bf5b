"""GraphQL types derived from graph/model.py: every label with every property. Nothing is written twice."""

import enum
import re
from collections.abc import Mapping
from dataclasses import fields
from datetime import datetime
from typing import TYPE_CHECKING, Any, NewType, Protocol, get_args

import strawberry
from strawberry.scalars import JSON

from api.ids import encode
from graph.model import MEASURES, NODES, RELATIONSHIPS, Node, Post, once, properties, relationship_type
from graph.subgraph import NodeKey, SubgraphNode, SubgraphRelationship

Long = NewType("Long", int)
SCALARS: dict[object, Any] = {
    Long: strawberry.scalar(name="Long", description="A whole number of up to 64 bits; GraphQL's Int has 32.")
}


def _members(names: Mapping[str, str]) -> list[tuple[str, str]]:
    return list(names.items())


if TYPE_CHECKING:

    class NodeLabel(enum.Enum):
        """A label of the model."""

    class RelationshipType(enum.Enum):
        """A relationship type of the model."""

    class Measure(enum.Enum):
        """A measure of the model."""

else:
    _labels = {re.sub(r"(?<!^)(?=[A-Z])", "_", kind.__name__).upper(): kind.__name__ for kind in NODES}
    _types = {relationship_type(kind): relationship_type(kind) for kind in RELATIONSHIPS}
    NodeLabel = strawberry.enum(enum.Enum("NodeLabel", _members(_labels)), description="A label of the model.")
    RelationshipType = strawberry.enum(
        enum.Enum("RelationshipType", _members(_types)), description="A relationship type of the model."
    )
    Measure = strawberry.enum(
        enum.Enum("Measure", _members({name.upper(): name for name in MEASURES})),
        description="What analyses write on accounts.",
    )


@strawberry.enum(description="Seen from the node that is asked about.")
class Direction(enum.Enum):
    OUT = "out"
    IN = "in"
    BOTH = "both"


@strawberry.enum(description="What one account did towards another.")
class TieKind(enum.Enum):
    REPOSTS = "reposts"
    REPLIES = "replies"
    QUOTES = "quotes"
    MENTIONS = "mentions"


@strawberry.enum(description="Whether a total is exact, or the least that it can be.")
class TotalKind(enum.Enum):
    EXACT = "exact"
    LOWER_BOUND = "lower_bound"


@strawberry.interface(description="What every list says about itself.")
class Listing:
    total: Long
    total_kind: TotalKind
    returned: int
    complete: bool = strawberry.field(description="Whether everything that was asked for is in the list.")
    reason: str | None = strawberry.field(description="Why it is not complete.")


def counted(total: int, returned: int, *, lower_bound: str | None = None, warning: str | None = None) -> dict[str, Any]:
    """The fields of a Listing. `lower_bound` says why the total is only that."""
    limited = f"The first {returned} of {total}; ask with a larger limit." if returned < total else None
    reasons = [reason for reason in (lower_bound, limited, warning) if reason]
    return {
        "total": total,
        "total_kind": TotalKind.LOWER_BOUND if lower_bound else TotalKind.EXACT,
        "returned": returned,
        "complete": not reasons,
        "reason": " ".join(reasons) or None,
    }


class Reader(Protocol):
    """What a node asks for more about itself: api.loaders.Loaders."""

    @property
    def case_id(self) -> str: ...

    async def neighbours(self, label: str, id_: str) -> "list[NeighbourCount]": ...

    async def author(self, post: str) -> "NodeObject | None": ...


@strawberry.type(description="How many relationships of one type a node has in one direction, exactly.")
class NeighbourCount:
    type: RelationshipType
    direction: Direction
    total: Long


async def _neighbours(root: "NodeObject") -> list[NeighbourCount]:
    return await root.reader.neighbours(root.label.value, root.key)


async def _author(root: "NodeObject") -> object:
    return await root.reader.author(root.key)


@strawberry.interface(name="Node", description="Identified by its id among all cases, by its key within its label.")
class NodeObject:
    reader: strawberry.Private[Reader]
    id: strawberry.ID = strawberry.field(description="Names case, label and key; stays when the data is loaded again.")
    key: str = strawberry.field(description="As the model has it: x:12, a tag, a normalised URL.")
    label: NodeLabel

    neighbours = strawberry.field(
        resolver=_neighbours,
        description="Exact counts by relationship type and direction; types without any are left out.",
    )


def _node_type(kind: type[Node]) -> type[NodeObject]:
    found: dict[str, Any] = {}
    for each, hint in properties(kind):
        if each.name != "id":
            note = each.metadata["note"] or None
            found[each.name] = (_graphql(hint), strawberry.field(description=note, default=None))
    if kind is Post:
        author = strawberry.field(resolver=_author, graphql_type=NODE_TYPES["Account"] | None)
        found["author"] = (None, author)
    namespace = {name: value for name, (_, value) in found.items()}
    namespace["__annotations__"] = {name: hint for name, (hint, _) in found.items() if hint is not None}
    return strawberry.type(type(kind.__name__, (NodeObject,), namespace), description=kind.__doc__)


def _graphql(hint: object) -> object:
    """`int | None` becomes Long | None: what a source counts is not bounded by us."""
    inner = next((each for each in get_args(hint) if each is not type(None)), hint)
    if inner is int:
        return Long | None
    if inner == list[int]:
        return list[Long] | None
    return inner | None if isinstance(inner, type) else hint


NODE_TYPES: dict[str, type[NodeObject]] = {}
for _kind in NODES:
    NODE_TYPES[_kind.__name__] = _node_type(_kind)  # Account comes first: Post has one
ACCOUNT: Any = NODE_TYPES["Account"]
POST: Any = NODE_TYPES["Post"]
RUN: Any = NODE_TYPES["Run"]


def node_object(node: SubgraphNode, reader: Reader) -> NodeObject:
    """Properties that the model does not name are left out."""
    kind = NODE_TYPES[node.label]
    known = {name: value for name, value in node.properties.items() if name in _names(kind)}
    own = {"id": _global(reader, node.key), "key": node.id, "label": NodeLabel(node.label)}
    return kind(**known | own | {"reader": reader})


def _global(reader: Reader, key: NodeKey) -> strawberry.ID:
    return strawberry.ID(encode(reader.case_id, *key))


@once
def _names(kind: type[Any]) -> frozenset[str]:
    return frozenset(each.name for each in fields(kind))


@strawberry.type(name="Relationship", description="A relationship, from start to end, as the model declares its type.")
class RelationshipObject:
    type: RelationshipType
    start: strawberry.ID
    start_key: str
    start_label: NodeLabel
    end: strawberry.ID
    end_key: str
    end_label: NodeLabel
    at: datetime | None = strawberry.field(description="When it happened, where that is known.")
    properties: JSON


def relationship_object(relationship: SubgraphRelationship, reader: Reader) -> RelationshipObject:
    start, end = relationship.ends
    return RelationshipObject(
        type=RelationshipType(relationship.type),
        start=_global(reader, start),
        start_key=start[1],
        start_label=NodeLabel(start[0]),
        end=_global(reader, end),
        end_key=end[1],
        end_label=NodeLabel(end[0]),
        at=relationship.properties.get("at"),
        properties=JSON(as_json(relationship.properties)),
    )


def as_json(value: Any) -> Any:
    """Plain values in a form that JSON has: moments as text."""
    if isinstance(value, dict):
        return {name: as_json(each) for name, each in value.items()}
    if isinstance(value, list):
        return [as_json(each) for each in value]
    return value.isoformat() if hasattr(value, "isoformat") else value


__all__ = [
    "ACCOUNT", "NODE_TYPES", "POST", "RUN", "SCALARS", "Direction", "Listing", "Long", "Measure", "NeighbourCount",
    "NodeLabel", "NodeObject", "Reader", "RelationshipObject", "RelationshipType", "TieKind", "TotalKind",
    "as_json", "counted", "node_object", "relationship_object",
]  # fmt: skip

"""A part of a case, as exporters and the API see it. Gathered by graph/gathering.py."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from graph.errors import ParameterInvalid
from graph.model import NODE_BY_LABEL, RELATIONSHIP_BY_TYPE

NodeKey = tuple[str, str]
"""Label and id: an id alone is unique within its label only."""


@dataclass(frozen=True, slots=True)
class SubgraphNode:
    label: str
    id: str
    properties: dict[str, Any]

    @property
    def key(self) -> NodeKey:
        return self.label, self.id


@dataclass(frozen=True, slots=True)
class SubgraphRelationship:
    type: str
    start: str
    end: str
    properties: dict[str, Any]

    @property
    def key(self) -> tuple[str, str, str]:
        return self.type, self.start, self.end

    @property
    def ends(self) -> tuple[NodeKey, NodeKey]:
        start, end = RELATIONSHIP_BY_TYPE[self.type].between
        return (start.__name__, self.start), (end.__name__, self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """Of which case a file tells (its id and title), as known when, and when it was made."""

    case: str = ""
    title: str = ""
    known_on: datetime | None = None
    made_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Subgraph:
    """`total` counts nodes; where `complete` is false it is a lower bound, and `reason` says why."""

    nodes: tuple[SubgraphNode, ...]
    relationships: tuple[SubgraphRelationship, ...]
    total: int
    complete: bool
    reason: str | None
    note: Note = field(default_factory=Note)

    @property
    def returned(self) -> int:
        return len(self.nodes)


def parse_seed(text: str) -> NodeKey:
    """`Label:id`, as in Account:x:12. Raises ParameterInvalid."""
    label, _, id_ = text.partition(":")
    if label not in NODE_BY_LABEL or not id_:
        raise ParameterInvalid("A seed is not written as Label:id.", "Write it as in Account:x:12 or Hashtag:example.")
    return label, id_

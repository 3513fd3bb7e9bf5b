"""How nodes and relationships look where a format can say so: colours that everybody can tell apart, sizes, titles.

Colours: Okabe, M., Ito, K. (2008). Color Universal Design: how to make figures that are friendly to everybody.
"""

import math
from collections import Counter
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from graph.subgraph import NodeKey, Subgraph, SubgraphNode

GREY = "#999999"
_COMMUNITIES = ("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#F0E442")
_LABELS = {
    "Account": "#0072B2", "Post": "#E69F00", "Hashtag": "#009E73", "Link": "#56B4E9", "Domain": "#CC79A7",
    "Media": "#F0E442", "Place": "#D55E00",
}  # fmt: skip


def colour(node: SubgraphNode, by_community: bool) -> str:
    """As #RRGGBB: an account's community where communities are known, and the label otherwise."""
    if not by_community or node.label != "Account":
        return _LABELS.get(node.label, GREY) if not by_community else GREY
    community = node.properties.get("community")
    known = isinstance(community, int) and 0 <= community < len(_COMMUNITIES)
    return _COMMUNITIES[community] if known and isinstance(community, int) else GREY


def has_communities(subgraph: Subgraph) -> bool:
    return any(node.properties.get("community") is not None for node in subgraph.nodes)


def degrees(subgraph: Subgraph) -> Counter[NodeKey]:
    """Relationships of each node within the file."""
    return Counter(end for edge in subgraph.relationships for end in edge.ends)


def size(degree: int) -> float:
    """An area that grows with the degree."""
    return round(4 + 2 * math.sqrt(degree), 2)


def title(node: SubgraphNode) -> str:
    return str(node.properties.get("handle") or node.properties.get("name") or node.id)


def begins(properties: Mapping[str, Any]) -> datetime | None:
    """When it happened, or began to, and never when it was recorded."""
    return _moment(properties, "at") or _moment(properties, "first_at")


def ends(properties: Mapping[str, Any]) -> datetime | None:
    return _moment(properties, "last_at")


def _moment(properties: Mapping[str, Any], name: str) -> datetime | None:
    value = properties.get(name)
    return value if isinstance(value, datetime) else None

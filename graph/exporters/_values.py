"""What every format says alike: property values and their types, text that XML can carry, what a file is about."""

import json
import re
from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any
from xml.sax.saxutils import escape as _xml
from xml.sax.saxutils import quoteattr as _xml_attribute

from graph.model import RELATIONSHIP_BY_TYPE
from graph.subgraph import Subgraph, SubgraphRelationship

# What XML 1.0 has no way to write, not even escaped.
_IMPOSSIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_LONGEST = 2**63


def about(subgraph: Subgraph) -> dict[str, str]:
    """Of which case a file tells, as known when, and whether that is all; what is not known is left out."""
    note = subgraph.note
    said = {
        "case": note.case,
        "title": note.title,
        "made_at": moment(note.made_at) if note.made_at else "",
        "known_on": moment(known_on) if (known_on := note.known_on or note.made_at) else "",
        "nodes": f"{subgraph.returned} of {'' if subgraph.complete else 'at least '}{subgraph.total}",
        "complete": "yes" if subgraph.complete else "no",
        "reason": subgraph.reason or "",
    }
    return {name: value for name, value in said.items() if value}


def told(edge: SubgraphRelationship) -> dict[str, Any]:
    """Its properties; of what no source said, also that it is derived and how sure that is."""
    if not RELATIONSHIP_BY_TYPE[edge.type].derived:
        return edge.properties
    return {**edge.properties, "derived": True, "certainty": certainty(edge)}


def certainty(edge: SubgraphRelationship) -> str:
    if edge.type != "COORDINATED_WITH":
        return "counted from posts"
    p_value = edge.properties.get("p_value")
    return "not tested against chance" if p_value is None else f"p = {p_value:g} against chance"


def clean(text: str) -> str:
    """Characters that XML can't carry become U+FFFD."""
    return _IMPOSSIBLE.sub("\ufffd", text)


def escaped(text: str) -> str:
    return _xml(clean(text), {"\r": "&#13;"})


def attribute(text: str) -> str:
    """With its quotes."""
    return _xml_attribute(clean(text), {"\r": "&#13;", "\n": "&#10;", "\t": "&#9;"})


def kinds(maps: Iterable[dict[str, Any]]) -> dict[str, str]:
    """Per property its type in GraphML's words (string, long, double, boolean), in the order of the names."""
    found: dict[str, set[str]] = {}
    for properties in maps:
        for name, value in properties.items():
            if value is not None:
                found.setdefault(name, set()).add(_kind(value))
    return {name: _widest(found[name]) for name in sorted(found)}


def written(value: Any, kind: str) -> str:
    if kind == "boolean":
        return "true" if value else "false"
    if isinstance(value, str):
        return value
    if isinstance(value, (datetime, date)):
        return moment(value)
    if isinstance(value, (list, dict)):
        return json.dumps(value, ensure_ascii=False, default=str)
    return repr(value)


def moment(value: datetime | date) -> str:
    if isinstance(value, datetime) and value.tzinfo is not None:
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    return value.isoformat()


def _kind(value: Any) -> str:
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, int):
        return "long" if -_LONGEST <= value < _LONGEST else "string"
    return "double" if isinstance(value, float) else "string"


def _widest(found: set[str]) -> str:
    if len(found) == 1:
        return next(iter(found))
    return "double" if found == {"long", "double"} else "string"

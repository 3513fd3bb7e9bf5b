"""STIX 2.1: accounts, addresses and domains as observables, posts and what else the standard lacks as notes.

Every object carries the label, the key and the properties in a declared extension, and nothing is a custom object,
because readers refuse relationships with those.
Ids are UUIDv5: those of observables as the standard says, of everything else from case and key, so that a second
export of the same thing updates the first.
"""

import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any, BinaryIO
from uuid import UUID, uuid5

from graph.exporters import Exporter
from graph.exporters._looks import begins, ends, title
from graph.exporters._values import about, told
from graph.keys import plain
from graph.subgraph import NodeKey, Subgraph, SubgraphNode, SubgraphRelationship

Json = dict[str, Any]

OURS = UUID("8c2b0c2e-0b0d-5f0a-9c56-0d2f4d6a7e11")
OBSERVABLES = UUID("00abedb4-aa42-466c-9c01-fed23315a9b7")  # section 2.9 of the standard
EXTENSION = f"extension-definition--{uuid5(OURS, 'extension')}"
SOCIOGRAM = f"identity--{uuid5(OURS, 'sociogram')}"
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_ACCOUNT_TYPES = {"x": "twitter"}  # the standard's own word
_UNKNOWN_TEXT = "(the text is not known)"


def _write(subgraph: Subgraph, file: BinaryIO) -> None:
    ids = _Ids(subgraph)
    file.write(f'{{"type": "bundle", "id": "bundle--{ids.of("bundle")}", "objects": ['.encode())
    for number, made in enumerate(_objects(subgraph, ids)):
        file.write((b",\n" if number else b"\n") + json.dumps(made, ensure_ascii=False).encode("utf-8", "replace"))
    file.write(b"\n]}\n")


class _Ids:
    """Ids of nodes; each is said once, though two may stand for one observable."""

    def __init__(self, subgraph: Subgraph) -> None:
        self._case = subgraph.note.case
        self.nodes: dict[NodeKey, str] = {node.key: self._node(node) for node in subgraph.nodes}
        self.authors: dict[str, list[str]] = {}
        for edge in subgraph.relationships:
            start, end = edge.ends
            if edge.type == "POSTED" and start in self.nodes and end in self.nodes:
                self.authors.setdefault(self.nodes[end], []).append(self.nodes[start])

    def of(self, *parts: str) -> UUID:
        return uuid5(OURS, "\x00".join((self._case, *map(plain, parts))))

    def _node(self, node: SubgraphNode) -> str:
        kind, own = _observable(node)
        if own:
            return f"{kind}--{uuid5(OBSERVABLES, _canonical(own))}"
        return f"{_kind(node)}--{self.of(*node.key)}"


def _objects(subgraph: Subgraph, ids: _Ids) -> Iterator[Json]:
    made_at = subgraph.note.made_at or _EPOCH
    yield from _definitions()
    yield _about(subgraph, ids, made_at)
    said = set()
    for node in subgraph.nodes:
        if (id_ := ids.nodes[node.key]) not in said:
            said.add(id_)
            yield _node(node, ids, made_at)
    for edge in subgraph.relationships:
        if all(end in ids.nodes for end in edge.ends):
            yield _relationship(edge, ids, made_at)


def _definitions() -> Iterator[Json]:
    clocks = _clocks({}, _EPOCH)
    yield {"type": "identity", "spec_version": "2.1", "id": SOCIOGRAM, **clocks, "name": "Sociogram",
           "identity_class": "system"}  # fmt: skip
    yield {
        "type": "extension-definition", "spec_version": "2.1", "id": EXTENSION, **clocks, "created_by_ref": SOCIOGRAM,
        "name": "Sociogram", "description": "The label, the key and the properties that the standard has no word for",
        "schema": "docs/exports.md of Sociogram", "version": "1.0.0", "extension_types": ["property-extension"],
    }  # fmt: skip


def _about(subgraph: Subgraph, ids: _Ids, made_at: datetime) -> Json:
    content = "; ".join(f"{name}: {value}" for name, value in about(subgraph).items())
    return {
        "type": "note", "spec_version": "2.1", "id": f"note--{ids.of('about')}", **_clocks({}, made_at),
        "created_by_ref": SOCIOGRAM, "abstract": plain(subgraph.note.title) or "About this file",
        "content": plain(content), "object_refs": [SOCIOGRAM],
    }  # fmt: skip


def _node(node: SubgraphNode, ids: _Ids, made_at: datetime) -> Json:
    head: Json = {"type": _kind(node), "spec_version": "2.1", "id": ids.nodes[node.key]}
    kind, own = _observable(node)
    if own:
        return {**head, **own, **_described(node), "extensions": {EXTENSION: _extension(node)}}
    head |= {**_clocks(node.properties, made_at), "created_by_ref": SOCIOGRAM}
    extensions = {EXTENSION: _extension(node)}
    if kind == "note":
        refs = sorted(set(ids.authors.get(ids.nodes[node.key], [SOCIOGRAM])))
        content = {"abstract": f"{node.label} {plain(node.id)}", "content": _content(node)}
        return {**head, **content, "object_refs": refs, "extensions": extensions}
    if kind == "location":
        return {**head, "name": plain(title(node)), **_where(node), "extensions": extensions}
    classes = {"Person": "individual", "Organisation": "organization", "Channel": "group"}
    return {**head, "name": plain(title(node)), "identity_class": classes[node.label], "extensions": extensions}


def _content(node: SubgraphNode) -> str:
    if node.label == "Post":
        return plain(str(node.properties.get("text") or "")) or _UNKNOWN_TEXT
    said = (node.properties.get(name) for name in ("name", "description", "url"))
    told_of = " ".join(plain(each) for each in said if isinstance(each, str) and each)
    return told_of or plain(node.id) or node.label


def _kind(node: SubgraphNode) -> str:
    kind, _ = _observable(node)
    return kind


def _observable(node: SubgraphNode) -> tuple[str, Json]:
    """The type, and for an observable what its id is made of."""
    given = node.properties
    if node.label == "Account":
        own = {"account_type": _ACCOUNT_TYPES.get(given.get("platform", ""), given.get("platform")),
               "user_id": given.get("native_id"), "account_login": given.get("handle")}  # fmt: skip
        told_of = {name: plain(value) for name, value in own.items() if isinstance(value, str) and value}
        return "user-account", told_of if len(told_of) > 1 else {"user_id": plain(node.id)}
    if node.label == "Link":
        return "url", {"value": plain(node.id)}
    if node.label == "Domain":
        return "domain-name", {"value": plain(node.id)}
    if node.label == "Place" and _where(node):
        return "location", {}
    return "identity" if node.label in ("Person", "Organisation", "Channel") else "note", {}


def _described(node: SubgraphNode) -> Json:
    name, opened = node.properties.get("name"), node.properties.get("opened_at")
    if node.label != "Account":
        return {}
    said: Json = {"display_name": plain(name)} if isinstance(name, str) and name else {}
    return said | ({"account_created": _time(opened)} if isinstance(opened, datetime) else {})


def _where(node: SubgraphNode) -> Json:
    """What the standard asks of a location: both degrees, or a country."""
    latitude, longitude, country = (node.properties.get(name) for name in ("latitude", "longitude", "country"))
    at = {}
    if isinstance(latitude, (int, float)) and isinstance(longitude, (int, float)):
        at = {"latitude": latitude, "longitude": longitude} if abs(latitude) <= 90 and abs(longitude) <= 180 else {}
    return {**at, **({"country": plain(country)} if isinstance(country, str) and country else {})}


def _relationship(edge: SubgraphRelationship, ids: _Ids, made_at: datetime) -> Json:
    """What no source said is marked as derived, and says how sure it is; its Run is part of its id."""
    start, end = (ids.nodes[key] for key in edge.ends)
    properties = told(edge)
    made: Json = {
        "type": "relationship", "spec_version": "2.1",
        "id": f"relationship--{ids.of(edge.type, edge.start, edge.end, str(properties.get('run') or ''))}",
        **_clocks(edge.properties, made_at), "created_by_ref": SOCIOGRAM,
        "relationship_type": edge.type.lower().replace("_", "-"), "source_ref": start, "target_ref": end,
    }  # fmt: skip
    first, last = begins(properties), ends(properties)
    if first is not None:
        made["start_time"] = _time(first)
    if last is not None and (first is None or _time(last) > _time(first)):
        made["stop_time"] = _time(last)
    if "certainty" in properties:
        made["description"] = f"derived: {properties['certainty']}"
    extension = {"extension_type": "property-extension", "label": edge.type, "properties": _plain(properties)}
    return {**made, "extensions": {EXTENSION: extension}}


def _extension(node: SubgraphNode) -> Json:
    properties = {name: value for name, value in _plain(node.properties).items() if name != "text"}
    key = plain(node.id)
    return {"extension_type": "property-extension", "label": node.label, "key": key, "properties": properties}


def _plain(properties: Mapping[str, Any]) -> Json:
    return {name: _value(value) for name, value in properties.items() if value is not None and value != []}


def _value(value: Any) -> Any:
    if isinstance(value, datetime):
        return _time(value)
    if isinstance(value, str):
        return plain(value)
    return [_value(each) for each in value] if isinstance(value, list) else value


def _clocks(properties: Mapping[str, Any], made_at: datetime) -> Json:
    """Made when it was first captured, changed when it last was: not when somebody exported it."""
    moments = (properties.get(name) for name in ("captured_first", "recorded_first"))
    created = next((each for each in moments if isinstance(each, datetime)), made_at)
    last = properties.get("captured_last")
    changed = max(created, last) if isinstance(last, datetime) else created
    return {"created": _time(created), "modified": _time(changed)}


def _time(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _canonical(own: Json) -> str:
    from stix2.canonicalization.Canonicalize import canonicalize

    said: str = canonicalize(own, utf8=False)
    return said


stix = Exporter(
    name="stix",
    title="STIX 2.1",
    sentence="Accounts, addresses and posts as threat-intelligence platforms know them, with what is derived marked.",
    extension="stix.json",
    media_type="application/stix+json;version=2.1",
    write=_write,
)

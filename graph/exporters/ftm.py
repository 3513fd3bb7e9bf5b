"""FollowTheMoney: one entity per line, for Aleph and its relatives.

A post is an Article, because a Message must have a person as its sender, and an account is no person.
"""

import hashlib
import json
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, BinaryIO

from graph.exporters import Exporter
from graph.exporters._looks import begins, ends, title
from graph.exporters._values import about, clean, told
from graph.subgraph import NodeKey, Subgraph, SubgraphNode, SubgraphRelationship

Properties = dict[str, list[str]]

_WEB = re.compile(r"https?://[a-z0-9-]+(\.[a-z0-9-]+)+(:\d{1,5})?(/[!-~]*)?", re.IGNORECASE)
_MEDIA = {"photo": "Image", "video": "Video", "animation": "Video", "sound": "Audio"}
_COUNTS = ("weight", "reposts", "replies", "quotes", "mentions")


def _write(subgraph: Subgraph, file: BinaryIO) -> None:
    authors = _authors(subgraph)
    _line(file, _about(subgraph))
    for node in subgraph.nodes:
        _line(file, _entity(node, authors.get(node.key, [])))
    for edge in subgraph.relationships:
        _line(file, _link(edge))


def identifier(*parts: str) -> str:
    """Letters and digits alone, the same for the same thing wherever it was exported."""
    return f"sociogram-{hashlib.sha1(chr(0).join(parts).encode('utf-8', 'replace'), usedforsecurity=False).hexdigest()}"


def _about(subgraph: Subgraph) -> dict[str, Any]:
    said = about(subgraph)
    described = "; ".join(f"{name}: {value}" for name, value in said.items())
    return _made(
        identifier("about", subgraph.note.case), "Note", name=subgraph.note.title or "Sociogram", description=described
    )


def _entity(node: SubgraphNode, authors: list[str]) -> dict[str, Any]:
    schema, own = _schema(node)
    properties = node.properties
    common = {
        "retrievedAt": _date(properties.get("captured_first")),
        "modifiedAt": _date(properties.get("captured_last")),
        "notes": f"{node.label}:{node.id}",
        "sourceUrl": _web(properties.get("url")),
    }
    if schema == "Article":
        own["author"] = authors
    return _made(identifier(*node.key), schema, **{**common, **own})


def _schema(node: SubgraphNode) -> tuple[str, dict[str, Any]]:
    given, name = node.properties, _first(node.label, title(node), node.id)
    if node.label == "Account":
        handle = _first(node.label, given.get("handle"), given.get("native_id"), node.id)
        return "UserAccount", {
            "username": handle, "service": given.get("platform"), "name": _first(handle, given.get("name")),
            "description": given.get("bio"), "createdAt": _date(given.get("opened_at")),
        }  # fmt: skip
    if node.label == "Post":
        return "Article", {
            "title": node.id, "bodyText": given.get("text"), "publishedAt": _date(given.get("at")),
            "publisher": given.get("platform"),
        }  # fmt: skip
    if node.label in ("Link", "Domain"):
        address = node.id if node.label == "Link" else f"https://{node.id}/"
        return "HyperText", {"title": given.get("title") or node.id, "sourceUrl": _web(address)}
    if node.label == "Media":
        return _MEDIA.get(str(given.get("kind")), "HyperText"), {
            "title": node.id, "summary": given.get("description"), "fileName": node.id,
        }  # fmt: skip
    if node.label == "Place":
        full = ", ".join(str(given[part]) for part in ("name", "country") if given.get(part)) or node.id
        return "Address", {"full": full, "name": name, "latitude": given.get("latitude"),
                           "longitude": given.get("longitude")}  # fmt: skip
    schema = {"Person": "Person", "Organisation": "Organization"}.get(node.label, "Note")
    return schema, {"name": f"#{name}" if node.label == "Hashtag" else name}


def _first(otherwise: str, *names: object) -> str:
    """The first that says something: a name must."""
    return next((name for name in names if isinstance(name, str) and clean(name).strip()), otherwise)


def _link(edge: SubgraphRelationship) -> dict[str, Any]:
    """What no source said has the status derived, and says in its summary how sure it is."""
    start, end = edge.ends
    properties = told(edge)
    counts = [f"{name} {properties[name]}" for name in _COUNTS if properties.get(name)]
    said = [properties["certainty"]] if "certainty" in properties else []
    made = str(properties.get("run") or "")
    return _made(
        identifier(edge.type, *start, *end, made),
        "UnknownLink",
        subject=identifier(*start),
        object=identifier(*end),
        role=edge.type.lower().replace("_", " "),
        startDate=_date(begins(properties)),
        endDate=_date(ends(properties)),
        status="derived" if "derived" in properties else None,
        summary="; ".join([*said, *counts]),
        recordId=f"run {made}" if made else None,
        retrievedAt=_date(properties.get("captured_first")),
    )


def _authors(subgraph: Subgraph) -> dict[NodeKey, list[str]]:
    names = {node.key: title(node) for node in subgraph.nodes if node.label == "Account"}
    found: dict[NodeKey, list[str]] = {}
    for edge in subgraph.relationships:
        if edge.type == "POSTED" and edge.ends[0] in names:
            found.setdefault(edge.ends[1], []).append(names[edge.ends[0]])
    return found


def _made(id_: str, schema: str, **given: Any) -> dict[str, Any]:
    properties: Properties = {}
    for name, value in given.items():
        values = value if isinstance(value, list) else [value]
        if kept := [text for each in values if each is not None and (text := clean(str(each)).strip())]:
            properties[name] = kept
    return {"id": id_, "schema": schema, "properties": properties}


def _date(value: object) -> str | None:
    if not isinstance(value, datetime):
        return None
    return value.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="seconds")


def _web(value: object) -> str | None:
    """Only what every reader takes for an address; the id is in the notes as it is."""
    return value if isinstance(value, str) and _WEB.fullmatch(value) else None


def _line(file: BinaryIO, entity: Mapping[str, Any]) -> None:
    file.write(json.dumps(entity, ensure_ascii=False).encode("utf-8", "replace") + b"\n")


ftm = Exporter(
    name="ftm",
    title="FollowTheMoney",
    sentence="Entities and links as JSON lines, for Aleph, OpenAleph and OpenSanctions.",
    extension="ftm.json",
    media_type="application/json+ftm",
    write=_write,
)

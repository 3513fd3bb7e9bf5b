"""The subgraph as one JSON object: what the API gives, as a file."""

import json
from datetime import date, datetime
from typing import Any, BinaryIO

from graph.exporters import Exporter
from graph.exporters._values import about, moment, told
from graph.subgraph import Subgraph


def _write(subgraph: Subgraph, file: BinaryIO) -> None:
    counts = {
        "total": subgraph.total,
        "total_kind": "exact" if subgraph.complete else "lower_bound",
        "returned": subgraph.returned,
        "complete": subgraph.complete,
        "reason": subgraph.reason,
        "about": about(subgraph),
    }
    file.write(_json(counts)[:-1] + b', "nodes": [')
    for number, node in enumerate(subgraph.nodes):
        _element(file, number, {"label": node.label, "id": node.id, "properties": node.properties})
    file.write(b'], "relationships": [')
    for number, edge in enumerate(subgraph.relationships):
        row = {"type": edge.type, "start": edge.start, "end": edge.end, "properties": told(edge)}
        _element(file, number, row)
    file.write(b"]}\n")


def _element(file: BinaryIO, number: int, row: dict[str, Any]) -> None:
    file.write((b",\n" if number else b"\n") + _json(row))


def _json(value: dict[str, Any]) -> bytes:
    return json.dumps(value, default=_plain, ensure_ascii=False, allow_nan=False).encode("utf-8", "replace")


def _plain(value: object) -> str:
    if isinstance(value, (datetime, date)):
        return moment(value)
    raise TypeError(f"{type(value).__name__} has no JSON form")


json_graph = Exporter(
    name="json",
    title="JSON",
    sentence="The nodes and relationships as the API gives them, for programs.",
    extension="json",
    media_type="application/json",
    write=_write,
)

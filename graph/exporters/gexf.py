"""GEXF 1.3, Gephi's own format, with times, so that its timeline works."""

from datetime import datetime
from typing import Any, BinaryIO

from graph.exporters import Exporter
from graph.exporters._values import attribute, kinds, moment, written
from graph.subgraph import Subgraph, SubgraphNode

_TYPES = {"string": "string", "long": "long", "double": "double", "boolean": "boolean"}
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://gexf.net/1.3" version="1.3">'


def _write(subgraph: Subgraph, file: BinaryIO) -> None:
    nodes = kinds({"kind": node.label, **node.properties} for node in subgraph.nodes)
    edges = kinds(edge.properties for edge in subgraph.relationships)
    _line(file, _HEAD)
    _line(file, '  <graph defaultedgetype="directed" mode="dynamic" timeformat="dateTime">')
    _declare(file, "node", nodes)
    _declare(file, "edge", edges)
    _line(file, "    <nodes>")
    for node in subgraph.nodes:
        opening = f"id={attribute(':'.join(node.key))} label={attribute(_title(node))}"
        _line(file, f"      <node {opening}{_start(node.properties)}>")
        _values(file, {"kind": node.label, **node.properties}, nodes)
        _line(file, "      </node>")
    _line(file, "    </nodes>\n    <edges>")
    for number, edge in enumerate(subgraph.relationships):
        start, end = (attribute(":".join(key)) for key in edge.ends)
        weight = _weight(edge.properties)
        opening = f'id="{number}" source={start} target={end} kind={attribute(edge.type)} weight="{weight}"'
        _line(file, f"      <edge {opening}{_start(edge.properties)}>")
        _values(file, edge.properties, edges)
        _line(file, "      </edge>")
    _line(file, "    </edges>\n  </graph>\n</gexf>")


def _declare(file: BinaryIO, domain: str, names: dict[str, str]) -> None:
    _line(file, f'    <attributes class="{domain}" mode="static">')
    for name, kind in names.items():
        _line(file, f'      <attribute id={attribute(name)} title={attribute(name)} type="{_TYPES[kind]}"/>')
    _line(file, "    </attributes>")


def _values(file: BinaryIO, properties: dict[str, Any], names: dict[str, str]) -> None:
    _line(file, "        <attvalues>")
    for name, value in properties.items():
        if value is not None:
            text = attribute(written(value, names[name]))
            _line(file, f"          <attvalue for={attribute(name)} value={text}/>")
    _line(file, "        </attvalues>")


def _start(properties: dict[str, Any]) -> str:
    """When it happened, or began to: the timeline's clock is never the recorded one."""
    at = properties.get("at") or properties.get("first_at")
    return f" start={attribute(moment(at))}" if isinstance(at, datetime) else ""


def _weight(properties: dict[str, Any]) -> float:
    weight = properties.get("weight")
    return float(weight) if isinstance(weight, (int, float)) and weight > 0 else 1.0


def _title(node: SubgraphNode) -> str:
    return str(node.properties.get("handle") or node.properties.get("name") or node.id)


def _line(file: BinaryIO, text: str) -> None:
    file.write(text.encode() + b"\n")


gexf = Exporter(
    name="gexf",
    title="GEXF 1.3",
    sentence="For Gephi, with the times that its timeline plays.",
    extension="gexf",
    media_type="application/gexf+xml",
    write=_write,
)

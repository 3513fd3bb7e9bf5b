"""GEXF 1.3, Gephi's own format, with times, so that its timeline works, and with colours and sizes."""

from collections.abc import Mapping
from typing import Any, BinaryIO

from graph.exporters import Exporter
from graph.exporters._looks import begins, colour, degrees, ends, has_communities, size, title
from graph.exporters._values import about, attribute, escaped, kinds, moment, told, written
from graph.subgraph import Subgraph, SubgraphNode, SubgraphRelationship

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">'
)


def _write(subgraph: Subgraph, file: BinaryIO) -> None:
    nodes = kinds({"kind": node.label, **node.properties} for node in subgraph.nodes)
    edges = kinds(told(edge) for edge in subgraph.relationships)
    degree, by_community = degrees(subgraph), has_communities(subgraph)
    _line(file, _HEAD)
    _meta(file, about(subgraph))
    _line(file, '  <graph defaultedgetype="directed" mode="dynamic" timeformat="dateTime">')
    _declare(file, "node", nodes)
    _declare(file, "edge", edges)
    _line(file, "    <nodes>")
    for node in subgraph.nodes:
        _node(file, node, nodes, looks=_looks(colour(node, by_community), size(degree[node.key])))
    _line(file, "    </nodes>\n    <edges>")
    for number, edge in enumerate(subgraph.relationships):
        _edge(file, number, edge, names=edges)
    _line(file, "    </edges>\n  </graph>\n</gexf>")


def _meta(file: BinaryIO, said: Mapping[str, str]) -> None:
    text = "; ".join(f"{name}: {value}" for name, value in said.items())
    day = said["made_at"][:10] if "made_at" in said else ""
    dated = f" lastmodifieddate={attribute(day)}" if day else ""
    _line(file, f"  <meta{dated}>\n    <creator>Sociogram</creator>")
    _line(file, f"    <description>{escaped(text)}</description>\n  </meta>")


def _node(file: BinaryIO, node: SubgraphNode, names: dict[str, str], *, looks: str) -> None:
    opening = f"id={attribute(':'.join(node.key))} label={attribute(title(node))}"
    _line(file, f"      <node {opening}{_spell(node.properties)}>")
    _values(file, {"kind": node.label, **node.properties}, names)
    _line(file, f"        {looks}\n      </node>")


def _edge(file: BinaryIO, number: int, edge: SubgraphRelationship, *, names: dict[str, str]) -> None:
    start, end = (attribute(":".join(key)) for key in edge.ends)
    properties = told(edge)
    opening = f'id="{number}" source={start} target={end} kind={attribute(edge.type)} weight="{_weight(properties)}"'
    _line(file, f"      <edge {opening}{_spell(properties)}>")
    _values(file, properties, names)
    if "derived" in properties:
        _line(file, '        <viz:shape value="dashed"/>')
    _line(file, "      </edge>")


def _looks(colour: str, size: float) -> str:
    red, green, blue = (int(colour[start : start + 2], 16) for start in (1, 3, 5))
    return f'<viz:color r="{red}" g="{green}" b="{blue}"/><viz:size value="{size}"/>'


def _declare(file: BinaryIO, domain: str, names: dict[str, str]) -> None:
    _line(file, f'    <attributes class="{domain}" mode="static">')
    for name, kind in names.items():
        _line(file, f'      <attribute id={attribute(name)} title={attribute(name)} type="{kind}"/>')
    _line(file, "    </attributes>")


def _values(file: BinaryIO, properties: dict[str, Any], names: dict[str, str]) -> None:
    _line(file, "        <attvalues>")
    for name, value in properties.items():
        if value is not None:
            text = attribute(written(value, names[name]))
            _line(file, f"          <attvalue for={attribute(name)} value={text}/>")
    _line(file, "        </attvalues>")


def _spell(properties: dict[str, Any]) -> str:
    """What happened once goes on from there: a post stays read, a tie ends with its last act."""
    moments = (("start", begins(properties)), ("end", ends(properties)))
    return "".join(f" {name}={attribute(moment(at))}" for name, at in moments if at is not None)


def _weight(properties: dict[str, Any]) -> float:
    weight = properties.get("weight")
    return float(weight) if isinstance(weight, (int, float)) and weight > 0 else 1.0


def _line(file: BinaryIO, text: str) -> None:
    file.write(text.encode() + b"\n")


gexf = Exporter(
    name="gexf",
    title="GEXF 1.3",
    sentence="For Gephi, with the times that its timeline plays, colours by community or label, and sizes.",
    extension="gexf",
    media_type="application/gexf+xml",
    write=_write,
)

"""GraphML, which igraph, Gephi, yEd, Cytoscape and NetworkX read."""

from collections.abc import Mapping
from typing import BinaryIO

from graph.exporters import Exporter
from graph.exporters._values import about, attribute, escaped, kinds, told, written
from graph.subgraph import Subgraph

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'


def _write(subgraph: Subgraph, file: BinaryIO) -> None:
    nodes = kinds({"label": node.label, "key": node.id, **node.properties} for node in subgraph.nodes)
    edges = kinds({"type": edge.type, **told(edge)} for edge in subgraph.relationships)
    whole = dict(about(subgraph))
    _line(file, _HEAD.rstrip("\n"))
    for domain, names in (("graph", dict.fromkeys(whole, "string")), ("node", nodes), ("edge", edges)):
        for name, kind in names.items():
            key = attribute(f"{domain}_{name}")
            _line(file, f'  <key id={key} for="{domain}" attr.name={attribute(name)} attr.type="{kind}"/>')
    _line(file, '  <graph id="subgraph" edgedefault="directed">')
    _data(file, "graph", whole, dict.fromkeys(whole, "string"))
    for node in subgraph.nodes:
        _line(file, f"    <node id={attribute(':'.join(node.key))}>")
        _data(file, "node", {"label": node.label, "key": node.id, **node.properties}, nodes)
        _line(file, "    </node>")
    for edge in subgraph.relationships:
        start, end = (attribute(":".join(key)) for key in edge.ends)
        _line(file, f"    <edge source={start} target={end}>")
        _data(file, "edge", {"type": edge.type, **told(edge)}, edges)
        _line(file, "    </edge>")
    _line(file, "  </graph>\n</graphml>")


def _data(file: BinaryIO, domain: str, properties: Mapping[str, object], names: dict[str, str]) -> None:
    for name, value in properties.items():
        if value is not None:
            key = attribute(f"{domain}_{name}")
            _line(file, f"      <data key={key}>{escaped(written(value, names[name]))}</data>")


def _line(file: BinaryIO, text: str) -> None:
    file.write(text.encode() + b"\n")


graphml = Exporter(
    name="graphml",
    title="GraphML",
    sentence="Nodes, relationships and all their properties, for igraph, Gephi, yEd, Cytoscape and NetworkX.",
    extension="graphml",
    media_type="application/graphml+xml",
    write=_write,
)

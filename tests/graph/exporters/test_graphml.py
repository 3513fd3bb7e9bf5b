import io
from pathlib import Path
from xml.etree import ElementTree

import igraph
from hypothesis import given
from hypothesis import strategies as st

from graph.exporters.graphml import graphml
from graph.subgraph import Subgraph, SubgraphNode, SubgraphRelationship


def test_igraph_reads_it_back(small: Subgraph, tmp_path: Path) -> None:
    path = tmp_path / "small.graphml"
    with path.open("wb") as file:
        graphml.write(small, file)
    read = igraph.Graph.Read_GraphML(str(path))
    assert read.is_directed()
    assert read.vs["id"] == ["Account:x:1", "Account:x:2", "Post:x:1"]
    assert read.vs["label"] == ["Account", "Account", "Post"]
    assert read.vs["followers"][0] == 3_000_000_000
    assert read.vs["bio"][0] == '"<&>\ufffd\ufffd\ufffd]]>\n'
    assert read.vs["at"][2] == "2026-01-05T12:00:00Z"
    assert [(edge.tuple, edge["type"]) for edge in read.es] == [((0, 2), "POSTED"), ((1, 0), "INTERACTED")]
    assert read.es["weight"][1] == 7
    assert read.es["days"][1] == "[20458]"
    assert read.es["derived"] == [False, True]
    assert read.es["certainty"][1] == "counted from posts"
    assert (read["complete"], read["nodes"]) == ("yes", "3 of 3")


@given(st.text())
def test_whatever_a_person_wrote_it_stays_xml(text: str) -> None:
    node = SubgraphNode("Account", text, {"handle": text, "bio": text})
    edge = SubgraphRelationship("FOLLOWS", text, text, {"capture_first": text})
    file = io.BytesIO()
    graphml.write(Subgraph((node,), (edge,), 1, True, None), file)
    root = ElementTree.fromstring(file.getvalue())
    assert len(root.findall(".//{*}node")) == len(root.findall(".//{*}edge")) == 1
    edge_element = root.find(".//{*}edge")
    assert edge_element is not None
    assert edge_element.get("source") == root.findall(".//{*}node")[0].get("id")

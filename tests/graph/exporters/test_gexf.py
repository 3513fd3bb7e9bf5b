import io
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from graph.exporters.gexf import gexf
from graph.subgraph import Subgraph, SubgraphNode, SubgraphRelationship


def test_nodes_edges_weights_and_times(small: Subgraph) -> None:
    file = io.BytesIO()
    gexf.write(small, file)
    root = ElementTree.fromstring(file.getvalue())
    nodes = root.findall(".//{*}node")
    assert [(node.get("id"), node.get("label"), node.get("start")) for node in nodes] == [
        ("Account:x:1", "ada", None),
        ("Account:x:2", "ben", None),
        ("Post:x:1", "x:1", "2026-01-05T12:00:00Z"),
    ]
    edges = root.findall(".//{*}edge")
    assert [(edge.get("source"), edge.get("target"), edge.get("kind"), edge.get("weight")) for edge in edges] == [
        ("Account:x:1", "Post:x:1", "POSTED", "1.0"),
        ("Account:x:2", "Account:x:1", "INTERACTED", "7.0"),
    ]
    values = {each.get("for"): each.get("value") for each in nodes[0].findall(".//{*}attvalue")}
    assert values == {
        "kind": "Account",
        "handle": "ada",
        "followers": "3000000000",
        "bio": '"<&>\ufffd\ufffd\ufffd]]>\n',
    }
    declared = {each.get("id") for each in root.findall(".//{*}attributes[@class='node']/{*}attribute")}
    assert values.keys() <= declared


@given(st.text())
def test_whatever_a_person_wrote_it_stays_xml(text: str) -> None:
    node = SubgraphNode("Account", text, {"handle": text, "bio": text})
    edge = SubgraphRelationship("FOLLOWS", text, text, {"capture_first": text})
    file = io.BytesIO()
    gexf.write(Subgraph((node,), (edge,), 1, True, None), file)
    root = ElementTree.fromstring(file.getvalue())
    assert len(root.findall(".//{*}node")) == len(root.findall(".//{*}edge")) == 1

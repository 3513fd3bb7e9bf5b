import io
import math
from xml.etree import ElementTree

import networkx
from hypothesis import given
from hypothesis import strategies as st

from graph.exporters.gexf import gexf
from graph.subgraph import Subgraph, SubgraphNode, SubgraphRelationship
from tests.golden.case import ADA, BEN


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


def test_networkx_reads_it_back(golden: Subgraph) -> None:
    """It knows 1.2, which says the same under another name."""
    file = io.BytesIO()
    gexf.write(golden, file)
    older = file.getvalue().replace(b"http://gexf.net/1.3", b"http://www.gexf.net/1.2draft")
    read = networkx.read_gexf(io.BytesIO(older.replace(b'"dateTime"', b'"date"')), version="1.2draft")
    assert set(read.nodes) == {":".join(node.key) for node in golden.nodes}
    assert read.number_of_edges() == len(golden.relationships)
    ada = read.nodes[f"Account:{ADA}"]
    assert (ada["label"], ada["handle"], ada["followers"], ada["pagerank"]) == ("ada_lee", "ada_lee", 1200, 0.4)
    assert ada["viz"]["color"] == {"r": 0, "g": 114, "b": 178, "a": 1.0}
    ties = sum(ADA in edge.ends[0] + edge.ends[1] for edge in golden.relationships)
    assert math.isclose(ada["viz"]["size"], 4 + 2 * math.sqrt(ties), abs_tol=0.01)
    posts = [data for node, data in read.nodes(data=True) if node == "Post:x:101"]
    assert posts[0]["start"] == "2026-01-05T12:00:00Z"


def test_a_tie_lasts_from_its_first_to_its_last_and_is_dashed(golden: Subgraph) -> None:
    file = io.BytesIO()
    gexf.write(golden, file)
    root = ElementTree.fromstring(file.getvalue())
    edges = root.findall(".//{*}edge")
    wanted = (f"Account:{BEN}", f"Account:{ADA}", "INTERACTED")
    [tie] = [each for each in edges if (each.get("source"), each.get("target"), each.get("kind")) == wanted]
    assert (tie.get("start"), tie.get("end")) == ("2026-01-05T12:02:00Z", "2026-01-06T12:00:00Z")
    dashed = {each.get("kind") for each in edges if each.find("{http://gexf.net/1.3/viz}shape") is not None}
    assert dashed == {"INTERACTED", "COORDINATED_WITH"}


def test_colours_tell_labels_apart_where_there_are_no_communities(small: Subgraph) -> None:
    file = io.BytesIO()
    gexf.write(small, file)
    colours = ElementTree.fromstring(file.getvalue()).findall(".//{http://gexf.net/1.3/viz}color")
    assert [each.get("r") for each in colours] == ["0", "0", "230"]

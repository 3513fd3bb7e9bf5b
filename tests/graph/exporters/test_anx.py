import io
from collections import Counter
from xml.etree import ElementTree

from hypothesis import given, settings
from hypothesis import strategies as st

from graph.exporters.anx import anx
from graph.subgraph import Subgraph, SubgraphNode, SubgraphRelationship
from tests.golden.case import ADA, BEN


def _chart(subgraph: Subgraph) -> ElementTree.Element:
    file = io.BytesIO()
    anx.write(subgraph, file)
    return ElementTree.fromstring(file.getvalue().decode("utf-16").split("?>", 1)[1])


def _attributes(item: ElementTree.Element) -> dict[str, str]:
    return {each.get("AttributeClass", ""): each.get("Value", "") for each in item.iter("Attribute")}


def test_the_chart_is_read_back(golden: Subgraph) -> None:
    chart = _chart(golden)
    items = chart.findall(".//ChartItem")
    entities = {entity.get("Identity"): item for item in items if (entity := item.find(".//Entity")) is not None}
    assert entities.keys() == {":".join(node.key) for node in golden.nodes}
    ada = entities[f"Account:{ADA}"]
    assert ada.get("Label") == "ada_lee"
    assert (_attributes(ada)["followers"], _attributes(ada)["pagerank"]) == ("1200", "0.4")
    links = Counter(style.get("Type") for item in items for style in item.iter("LinkStyle"))
    assert links == Counter(edge.type for edge in golden.relationships)


def test_a_tie_has_a_direction_a_count_a_date_and_is_dashed(golden: Subgraph) -> None:
    chart = _chart(golden)
    items = chart.findall(".//ChartItem")
    numbers = {entity.get("EntityId"): entity.get("Identity") for entity in chart.iter("Entity")}
    ties = {}
    for item in items:
        link = item.find("Link")
        if link is not None:
            [style] = link.iter("LinkStyle")
            ties[numbers[link.get("End1Id")], numbers[link.get("End2Id")], style.get("Type")] = item
    tie = ties[f"Account:{BEN}", f"Account:{ADA}", "INTERACTED"]
    [style] = tie.iter("LinkStyle")
    assert (tie.get("Label"), style.get("ArrowStyle")) == ("INTERACTED 3", "ArrowOnHead")
    assert (tie.get("DateTime") or "").startswith("2026-01-05T12:02:00")
    assert "last 2026-01-06T12:00:00Z" in (tie.get("Description") or "")
    strengths = {each.get("Name"): each.get("DotStyle") for each in chart.iter("Strength")}
    assert strengths["derived"] == "DotStyleDashed"
    assert style.get("Strength") == "derived"
    posted = next(item for (*_, kind), item in ties.items() if kind == "POSTED")
    assert next(posted.iter("LinkStyle")).get("Strength") == "said by a source"


def test_what_a_chart_can_not_draw_is_counted() -> None:
    node = SubgraphNode("Account", "x:1", {})
    edges = tuple(SubgraphRelationship("FOLLOWS", "x:1", end, {}) for end in ("x:1", "x:9"))
    chart = _chart(Subgraph((node,), edges, 1, True, None))
    assert not list(chart.iter("Link"))
    assert "2 relationships of a node with itself" in ElementTree.tostring(chart).decode()


@settings(max_examples=50)
@given(st.text())
def test_whatever_a_person_wrote_it_stays_a_chart(text: str) -> None:
    nodes = (
        SubgraphNode("Account", text, {"handle": text, "bio": text, "place": text, "followers": 2**62}),
        SubgraphNode("Post", text, {"text": text, "verified": True}),
    )
    edge = SubgraphRelationship("POSTED", text, text, {"capture_first": text})
    chart = _chart(Subgraph(nodes, (edge,), 2, True, None))
    assert len(list(chart.iter("Entity"))) == 2
    assert len(list(chart.iter("Link"))) == 1

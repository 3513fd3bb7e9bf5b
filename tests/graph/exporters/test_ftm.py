import io
import json
from typing import Any

from followthemoney import model
from followthemoney.proxy import EntityProxy
from hypothesis import given
from hypothesis import strategies as st

from graph.exporters.ftm import ftm, identifier
from graph.subgraph import Subgraph, SubgraphNode, SubgraphRelationship
from tests.golden.case import ADA, BEN


def _entities(subgraph: Subgraph) -> dict[str, EntityProxy]:
    """After the library has taken every one for what its schema says."""
    file = io.BytesIO()
    ftm.write(subgraph, file)
    lines = [json.loads(line) for line in file.getvalue().split(b"\n") if line]
    return {line["id"]: _valid(line) for line in lines}


def _valid(line: dict[str, Any]) -> EntityProxy:
    schema = model.get(line["schema"])
    assert schema is not None
    assert line["properties"].keys() <= schema.properties.keys()
    schema.validate(line)
    proxy = model.get_proxy(line)
    assert proxy.to_dict()["properties"].keys() == line["properties"].keys()
    for prop, values in line["properties"].items():
        assert all(schema.properties[prop].type.validate(value) for value in values), (prop, values)
    return proxy


def test_the_library_reads_it_back(golden: Subgraph) -> None:
    entities = _entities(golden)
    assert len(entities) == 1 + len(golden.nodes) + len(golden.relationships)
    ada = entities[identifier("Account", ADA)]
    assert (ada.schema.name, ada.get("username"), ada.get("name")) == ("UserAccount", ["ada_lee"], ["Ada Lee"])
    post = entities[identifier("Post", "x:101")]
    assert (post.schema.name, post.get("bodyText"), post.get("author")) == (
        "Article", ["Closed: the bridge"], ["ada_lee"],
    )  # fmt: skip
    assert post.get("publishedAt") == ["2026-01-05T12:00:00"]


def test_links_lead_from_one_to_the_other(golden: Subgraph) -> None:
    entities = _entities(golden)
    links = [each for each in entities.values() if each.schema.edge]
    assert len(links) == len(golden.relationships)
    assert all(end in entities for each in links for end in (*each.get("subject"), *each.get("object")))
    tie = entities[identifier("INTERACTED", "Account", BEN, "Account", ADA, "")]
    assert (tie.get("role"), tie.get("status")) == (["interacted"], ["derived"])
    assert tie.get("summary") == ["counted from posts; weight 3; reposts 2; quotes 1"]
    assert (tie.get("startDate"), tie.get("endDate")) == (["2026-01-05T12:02:00"], ["2026-01-06T12:00:00"])


@given(st.text(), st.sampled_from(["Account", "Post", "Hashtag", "Link", "Domain", "Media", "Place", "Person"]))
def test_whatever_a_person_wrote_it_stays_followthemoney(text: str, label: str) -> None:
    given_ = {"handle": text, "name": text, "text": text, "url": text, "platform": text, "kind": text, "title": text}
    nodes = (SubgraphNode(label, text, given_), SubgraphNode("Account", f"x:{text}", {"bio": text}))
    edge = SubgraphRelationship("FOLLOWS", f"x:{text}", f"x:{text}", {"run": text})
    assert len(_entities(Subgraph(nodes, (edge,), 2, True, None))) == 4

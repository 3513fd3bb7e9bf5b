import io
import json
import re
from typing import Any

import stix2
from hypothesis import given
from hypothesis import strategies as st

from graph.exporters.stix import EXTENSION, stix
from graph.subgraph import Subgraph, SubgraphNode, SubgraphRelationship
from tests.golden.case import ADA, BEN, DAN, EVE, RUN_COMMUNITIES

ID = re.compile(r"[a-z-]+--[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")


def _objects(subgraph: Subgraph) -> list[dict[str, Any]]:
    """After stix2 has taken every one for what it says to be."""
    file = io.BytesIO()
    stix.write(subgraph, file)
    said = json.loads(file.getvalue())
    assert ID.fullmatch(said["id"])
    for each in said["objects"]:
        assert ID.fullmatch(each["id"]), each["id"]
        stix2.parse(each, allow_custom=False, version="2.1")
    ids = [each["id"] for each in said["objects"]]
    assert len(ids) == len(set(ids))
    found: list[dict[str, Any]] = said["objects"]
    return found


def _by_key(objects: list[dict[str, Any]]) -> dict[tuple[str, str], dict[str, Any]]:
    extended = ((each, each.get("extensions", {}).get(EXTENSION, {})) for each in objects)
    return {(said["label"], said["key"]): each for each, said in extended if "key" in said}


def test_stix2_reads_it_back(golden: Subgraph) -> None:
    objects = _objects(golden)
    nodes = _by_key(objects)
    assert nodes.keys() == {node.key for node in golden.nodes}
    edges = [each for each in objects if each["type"] == "relationship"]
    assert len(edges) == len(golden.relationships)
    ids = {each["id"] for each in objects}
    assert all({each["source_ref"], each["target_ref"]} <= ids for each in edges)
    assert all(set(each["object_refs"]) <= ids for each in objects if each["type"] == "note")


def test_an_account_has_the_id_that_the_standard_says(golden: Subgraph) -> None:
    ada = _by_key(_objects(golden))["Account", ADA]
    own = stix2.UserAccount(account_type="twitter", user_id="1", account_login="ada_lee")
    assert (ada["id"], ada["display_name"]) == (own.id, "Ada Lee")
    assert ada["account_created"] == "2019-05-01T00:00:00.000Z"
    assert ada["extensions"][EXTENSION]["properties"]["pagerank"] == 0.4


def test_a_post_is_a_note_about_its_author(golden: Subgraph) -> None:
    nodes = _by_key(_objects(golden))
    post = nodes["Post", "x:101"]
    assert (post["type"], post["content"]) == ("note", "Closed: the bridge")
    assert post["object_refs"] == [nodes["Account", ADA]["id"]]


def test_a_tie_has_times_and_says_that_it_is_derived(golden: Subgraph) -> None:
    objects = _objects(golden)
    nodes = _by_key(objects)
    pairs = {(each["relationship_type"], each["source_ref"], each["target_ref"]): each for each in objects
             if each["type"] == "relationship"}  # fmt: skip
    tie = pairs["interacted", nodes["Account", BEN]["id"], nodes["Account", ADA]["id"]]
    assert (tie["start_time"], tie["stop_time"]) == ("2026-01-05T12:02:00.000Z", "2026-01-06T12:00:00.000Z")
    assert tie["extensions"][EXTENSION]["properties"]["weight"] == 3
    found = pairs["coordinated-with", nodes["Account", DAN]["id"], nodes["Account", EVE]["id"]]
    assert found["description"] == "derived: p = 0.01 against chance"
    assert found["extensions"][EXTENSION]["properties"]["run"] == RUN_COMMUNITIES


def test_a_second_export_updates_the_first(golden: Subgraph) -> None:
    assert [each["id"] for each in _objects(golden)] == [each["id"] for each in _objects(golden)]


@given(st.text(), st.sampled_from(["Account", "Post", "Hashtag", "Link", "Place", "Person", "Channel"]))
def test_whatever_a_person_wrote_it_stays_stix(text: str, label: str) -> None:
    given_ = {"handle": text, "name": text, "text": text, "platform": text, "country": text}
    nodes = (SubgraphNode(label, text, given_), SubgraphNode("Account", f"x:{text}", {}))
    edges = (SubgraphRelationship("FOLLOWS", f"x:{text}", f"x:{text}", {"capture_first": text}),)
    objects = _objects(Subgraph(nodes, edges, 2, True, None))
    assert len(objects) >= 6

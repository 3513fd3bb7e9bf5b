import io
import json

from hypothesis import given
from hypothesis import strategies as st

from graph.exporters.json_graph import json_graph
from graph.subgraph import Subgraph, SubgraphNode


def test_it_says_how_complete_it_is(small: Subgraph) -> None:
    file = io.BytesIO()
    json_graph.write(small, file)
    read = json.loads(file.getvalue())
    assert {name: read[name] for name in ("total", "total_kind", "returned", "complete", "reason")} == {
        "total": 3, "total_kind": "exact", "returned": 3, "complete": True, "reason": None,
    }  # fmt: skip
    assert [node["label"] for node in read["nodes"]] == ["Account", "Account", "Post"]
    assert read["nodes"][2]["properties"]["at"] == "2026-01-05T12:00:00Z"
    assert read["relationships"][1] == {
        "type": "INTERACTED", "start": "x:2", "end": "x:1",
        "properties": {
            "weight": 7, "first_at": "2026-01-05T12:00:00Z", "days": [20458], "derived": True,
            "certainty": "counted from posts",
        },
    }  # fmt: skip


def test_it_says_what_it_is_about(golden: Subgraph) -> None:
    file = io.BytesIO()
    json_graph.write(golden, file)
    said = json.loads(file.getvalue())["about"]
    assert said["title"] == "The bridge"
    assert (said["known_on"], said["complete"], said["reason"]) == ("2026-04-03T00:00:00Z", "no", "There is more.")


@given(st.text())
def test_whatever_a_person_wrote_it_stays_json(text: str) -> None:
    file = io.BytesIO()
    json_graph.write(Subgraph((SubgraphNode("Account", "x:1", {"bio": text}),), (), 1, True, None), file)
    bio = json.loads(file.getvalue())["nodes"][0]["properties"]["bio"]
    assert bio == text.encode("utf-8", "replace").decode()

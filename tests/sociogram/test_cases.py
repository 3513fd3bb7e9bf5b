"""What a person asks in a notebook, against the API on loopback."""

from asyncio import to_thread
from pathlib import Path

import pytest

import sociogram
from tests.sociogram.conftest import Served


async def test_cases_and_investigations(connected: sociogram.Sociogram, bridge: sociogram.Case) -> None:
    cases = await to_thread(connected.cases)
    assert "The bridge" in [row["title"] for row in cases]
    assert cases.complete
    names = [row["name"] for row in await to_thread(bridge.investigations)]
    assert "who_amplifies_whom" in names


async def test_an_investigation(bridge: sociogram.Case) -> None:
    found = await to_thread(lambda: bridge.ask("who_amplifies_whom", minimum_weight=3))
    assert found.pl().select("source", "target", "weight").rows() == [("x:2", "x:1", 3)]
    assert found.df()["weight"].tolist() == [3]
    graph = found.igraph()
    assert (graph.vs["name"], graph.es["weight"]) == (["x:2", "x:1"], [3])
    assert (found.total, found.returned, found.complete, found.reason) == (1, 1, True, None)


async def test_an_incomplete_answer_warns(bridge: sociogram.Case) -> None:
    with pytest.warns(sociogram.IncompleteWarning, match="INCOMPLETE: 1 of"):
        found = await to_thread(lambda: bridge.ask("who_amplifies_whom", limit=1))
    assert not found.complete
    assert found.reason
    assert "INCOMPLETE" in repr(found)
    assert "<strong>INCOMPLETE" in found._repr_html_()


async def test_a_subgraph(bridge: sociogram.Case) -> None:
    found = await to_thread(lambda: bridge.subgraph("Account:x:1", types=["POSTED", "INTERACTED"]))
    nodes, edges = found.arrow()
    assert nodes.num_rows == len(found) == found.total
    graph = found.igraph()
    assert (graph.vcount(), graph.ecount()) == (nodes.num_rows, edges.num_rows)
    ada = graph.vs.find(name="Account:x:1")
    assert (ada["handle"], ada["label"]) == ("ada_lee", "Account")
    tie = graph.es[graph.get_eid(graph.vs.find(name="Account:x:2").index, ada.index)]
    assert (tie["type"], tie["weight"]) == ("INTERACTED", 3)
    assert found.pl()[0].height == found.df()[0].shape[0] == nodes.num_rows


async def test_ties_and_measures(bridge: sociogram.Case) -> None:
    ties = await to_thread(lambda: bridge.ties("x:2", kinds=["reposts", "quotes"]))
    assert ("x:2", "x:1", 3) in ties.pl().select("source", "target", "weight").rows()
    assert ties.igraph().es["weight"]
    measures = await to_thread(bridge.measures)
    assert {row["account"]: row["betweenness"] for row in measures}["x:6"] == 0.5
    with pytest.raises(TypeError, match="no graph"):
        measures.igraph()


async def test_search_and_evidence(bridge: sociogram.Case) -> None:
    found = await to_thread(lambda: bridge.search("ada_lee"))
    assert "x:1" in [row["key"] for row in found]
    with pytest.warns(sociogram.IncompleteWarning, match="Not every capture"):
        evidence = await to_thread(lambda: bridge.evidence("Post:x:101"))
    rows = [(row["post"], row["capture"], row["place"]) for row in evidence]
    assert rows == [(None, "capture-one", "line 3"), ("x:101", "capture-one", "line 3")]
    with pytest.warns(sociogram.IncompleteWarning, match="Not every capture"):
        tie = await to_thread(lambda: bridge.evidence_of_tie("x:2", "x:1"))
    assert {row["post"] for row in tie} == {"x:103", "x:104", "x:105"}
    assert {kind for row in tie for kind in row["kinds"]} == {"reposts", "quotes"}


async def test_own_cypher(bridge: sociogram.Case) -> None:
    text = "MATCH (a:Account {case: $case, id: $id}) RETURN a.handle AS handle"
    found = await to_thread(lambda: bridge.cypher(text, id="x:1"))
    assert found.pl().rows() == [("ada_lee",)]
    with pytest.raises(sociogram.SociogramError) as refused:
        await to_thread(lambda: bridge.cypher("MATCH (n) DETACH DELETE n"))
    assert (refused.value.code, refused.value.status, refused.value.retryable) == ("query-refused", 422, False)
    assert refused.value.request_id


async def test_an_export_appears_whole(bridge: sociogram.Case, tmp_path: Path) -> None:
    file = await to_thread(lambda: bridge.export("graphml", tmp_path / "bridge.graphml"))
    assert file.read_bytes().startswith(b"<?xml")
    with pytest.raises(sociogram.SociogramError, match="parameter"):
        await to_thread(lambda: bridge.export("xlsx", tmp_path / "bridge.xlsx"))
    assert names_in(tmp_path) == ["bridge.graphml"]


async def test_as_it_was_known_then(connected: sociogram.Sociogram, bridge: sociogram.Case) -> None:
    before = await to_thread(lambda: connected.case("The bridge", known_on="2026-03-20T00:00:00Z"))
    now = await to_thread(lambda: bridge.subgraph("Post:x:101", types=["REPOSTS"]))
    with pytest.warns(sociogram.IncompleteWarning, match="as known now"):
        then = await to_thread(lambda: before.subgraph("Post:x:101", types=["REPOSTS"]))
    assert now.total == then.total + 1
    assert "2026-03-20" in repr(before)


async def test_graphql(connected: sociogram.Sociogram, bridge: sociogram.Case) -> None:
    data = await to_thread(lambda: bridge.graphql("query ($case: ID!) { case(id: $case) { title } }"))
    assert data == {"case": {"title": "The bridge"}}
    with pytest.raises(sociogram.SociogramError) as wrong:
        await to_thread(lambda: connected.graphql("{ nothing }"))
    assert wrong.value.code == "parameter-invalid"


async def test_what_is_not_there(connected: sociogram.Sociogram, bridge: sociogram.Case, served: Served) -> None:
    with pytest.raises(sociogram.SociogramError) as missing:
        await to_thread(lambda: connected.case("Nobody's"))
    assert (missing.value.code, missing.value.status) == ("not-found", 404)
    for wrong in ("ada", "Account:", "Nobody:x:1"):
        with pytest.raises(sociogram.SociogramError, match="names no account"):
            await to_thread(lambda subject=wrong: bridge.evidence(subject))
    with pytest.raises(sociogram.SociogramError) as stranger:
        await to_thread(lambda: sociogram.connect(served.url, "wrong"))
    assert stranger.value.code == "sign-in-needed"


def names_in(folder: Path) -> list[str]:
    return [each.name for each in folder.iterdir()]

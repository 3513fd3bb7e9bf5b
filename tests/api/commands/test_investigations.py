"""A person's own investigations by command: saved, listed, asked, shown, deleted; refused with the cure."""

from pathlib import Path

from tests.api.conftest import Sociogram

OWN = """// title: Handles
// question: Which handles are there?
// columns: account, handle
MATCH (a:Account {case: $case}) WHERE a.id IS NOT NULL RETURN a.id AS account, a.handle AS handle ORDER BY handle"""


def test_the_life_of_an_own_investigation(tide: Sociogram, tmp_path: Path) -> None:
    file = tmp_path / "handles.cypher"
    file.write_text(OWN, "utf-8")
    assert tide("investigation", "save", file).code == 0
    assert tide("investigation", "list", "--json").document["investigations"][0]["name"] == "handles"
    assert "Handles" in tide("investigation", "list").out
    answer = tide("ask", "handles", "--json").document
    assert [row["handle"] for row in answer["rows"]] == ["ada_lee", "ben_oak", "cy_ash"]
    assert "MATCH" in tide("investigation", "show", "handles").out
    assert tide("investigation", "delete", "handles").code == 0
    assert tide("investigation", "list", "--json").document["investigations"] == []
    assert tide("ask", "handles", "--json").document["error"]["code"] == "query-not-found"


def test_a_file_that_writes_is_refused(tide: Sociogram, tmp_path: Path) -> None:
    file = tmp_path / "writes.cypher"
    file.write_text(OWN.replace("RETURN", "SET a.name = '' RETURN"), "utf-8")
    refused = tide("investigation", "save", file, "--json").document["error"]
    assert refused["code"] == "query-refused"
    assert refused["cure"]
    assert (
        tide("investigation", "save", tmp_path / "none.cypher", "--json").document["error"]["code"]
        == "input-unreadable"
    )

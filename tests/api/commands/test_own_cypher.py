"""`sociogram cypher`."""

from pathlib import Path

from tests.api.conftest import Sociogram

HANDLES = "MATCH (a:Account {case: $case}) WHERE a.handle = $handle RETURN a.handle AS handle"


def test_an_own_question(tide: Sociogram, tmp_path: Path) -> None:
    file = tmp_path / "mine.cypher"
    file.write_text("// mine\n" + HANDLES, encoding="utf-8")
    answer = tide("cypher", file, "--param", "handle=ada_lee", "--json").document
    assert answer["rows"] == [{"handle": "ada_lee"}]
    assert answer["complete"]
    assert "ada_lee" in tide("cypher", HANDLES, "-p", "handle=ada_lee").out


def test_matching(tide: Sociogram) -> None:
    text = "MATCH (a:Account {case: $case}) RETURN a.handle AS handle"
    assert tide("cypher", text, "--matching", "handle=^ada", "--json").document["returned"] == 1


def test_what_is_refused_names_the_cure(tide: Sociogram) -> None:
    error = tide("cypher", "MATCH (a:Account) RETURN a", "--json").document["error"]
    assert error["code"] == "query-refused"
    assert "{case: $case}" in error["cure"]

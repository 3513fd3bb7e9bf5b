"""Cases by command."""

from tests.api.conftest import Sociogram


def test_a_case_from_beginning_to_end(sociogram: Sociogram) -> None:
    made = sociogram("case", "new", "Tide", "--json").document
    assert made["title"] == "Tide"
    assert sociogram("case", "new", "Tide").code == 1
    assert sociogram("case", "rename", made["id"][:8], "High tide").code == 0
    assert [case["title"] for case in sociogram("case", "list", "--json").document["cases"]] == ["High tide"]
    refused = sociogram("case", "delete", "High tide")
    assert (refused.code, refused.out) == (2, "")
    assert "Nothing was deleted." in refused.err
    assert sociogram("case", "delete", "High tide", "--yes", "--json").document["nodes"] == 0
    assert "0 cases" in sociogram("case", "list").out


def test_every_success_says_what_next(sociogram: Sociogram) -> None:
    assert "Next: sociogram ingest" in sociogram("case", "new", "Tide").out
    assert "Next: " in sociogram("case", "list").out


def test_unknown_case(sociogram: Sociogram) -> None:
    assert sociogram("case", "delete", "Nope", "--json").document["error"]["code"] == "not-found"

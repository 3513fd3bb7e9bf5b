"""Frozen answers by command: frozen, listed, shown, compared, deleted."""

from tests.api.conftest import Sociogram


def test_the_life_of_a_frozen_answer(tide: Sociogram) -> None:
    asked = ("ask", "first_to_use_hashtag", "hashtag=#tide")
    said = tide(*asked, "--freeze", "Before the flood")
    assert said.code == 0
    assert "Frozen as" in said.out
    listed = tide("answers", "list", "--json").document
    assert [each["title"] for each in listed["answers"]] == ["Before the flood"]
    frozen = listed["answers"][0]["id"]
    assert "Before the flood" in tide("answers", "list").out
    assert tide("answers", "show", frozen, "--json").document["rows"][0][1] == "ada_lee"
    compared = tide("answers", "compare", frozen, "--json").document
    assert (compared["rows"]["gained"], compared["rows"]["unchanged"]) == ([], 2)
    assert not compared["data_may_have_changed"]
    assert "2 unchanged" in tide("answers", "compare", frozen).out
    assert tide("answers", "delete", frozen).code == 0
    assert tide("answers", "show", frozen, "--json").document["error"]["code"] == "not-found"


def test_the_cost_is_said_and_nothing_runs(tide: Sociogram) -> None:
    said = tide("ask", "who_amplifies_whom", "--cost")
    assert "light" in said.out
    found = tide("ask", "who_amplifies_whom", "--cost", "--json").document
    assert found["words"] == "light"
    assert "rows" not in found

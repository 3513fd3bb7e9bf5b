"""Loading by command, and what became of a load."""

from pathlib import Path

import pytest

from api.commands.loading import parsed
from graph.errors import ParameterInvalid
from tests.api.conftest import Sociogram


def test_a_guessed_mapping_is_not_used_unasked(sociogram: Sociogram, table: Path) -> None:
    sociogram("case", "new", "Tide")
    said = sociogram("ingest", table, "-k", "table")
    assert said.code == 2
    assert "The mapping was guessed" in said.out
    assert "Nothing was written." in said.err
    assert "--yes" in said.err
    assert sociogram("runs", "--json").document["total"] == 0


def test_a_load_and_what_became_of_it(sociogram: Sociogram, table: Path) -> None:
    sociogram("case", "new", "Tide")
    report = sociogram("ingest", table, "-k", "table", "--yes", "--json").document
    assert (report["read"], report["counts"]["new"], report["already_loaded"]) == (3, 3, False)
    again = sociogram("ingest", table, "-k", "table", "--yes")
    assert again.code == 0
    assert "Already loaded: 1 capture" in again.out
    assert "Next: sociogram analyse" in again.out
    listed = sociogram("runs").out
    assert report["runs"][0] in listed
    assert "read: 3 new" in " ".join(listed.split())


def test_taking_back_asks(tide: Sociogram) -> None:
    [run] = tide("runs", "--json").document["runs"]
    refused = tide("takeback", run["id"])
    assert refused.code == 2
    assert "Nothing was taken back." in refused.err
    assert tide("takeback", run["id"], "--yes", "--json").document["deleted"] > 0
    assert tide("takeback", "nope", "--yes", "--json").document["error"]["code"] == "not-found"


def test_what_can_not_be_read_is_shown_and_tried_again(sociogram: Sociogram, tmp_path: Path) -> None:
    sociogram("case", "new", "Tide")
    broken = tmp_path / "broken.jsonl"
    broken.write_text('{"id": \n', "utf-8")
    said = sociogram("ingest", broken, "-k", "x")
    assert said.code == 1
    assert "sociogram takeback" in said.out
    [reject] = sociogram("rejected", "--json").document["rejected"]
    assert reject["reason"]
    replayed = sociogram("replay", reject["capture"], "--json").document
    assert (replayed["read"], replayed["counts"]["rejected"]) == (1, 1)
    assert "sociogram takeback" not in sociogram("replay", reject["capture"]).out


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["nowhere", "-k", "x"], "input-unreadable"),
        (["nowhere", "-k", "bogus"], "not-found"),
        ([".", "-k", "table", "--mapping", "bogus"], "mapping-invalid"),
    ],
)
def test_a_load_that_can_not_begin(sociogram: Sociogram, arguments: list[str], code: str) -> None:
    sociogram("case", "new", "Tide")
    assert sociogram("ingest", *arguments, "--json").document["error"]["code"] == code


def test_no_case_is_said_before_anything_is_started(sociogram: Sociogram, table: Path) -> None:
    said = sociogram("ingest", table, "-k", "table", "--yes")
    assert said.code == 1
    assert "sociogram case new" in said.err


def test_parameters() -> None:
    assert parsed(["a=1", "b=x=y"]) == {"a": "1", "b": "x=y"}
    with pytest.raises(ParameterInvalid):
        parsed(["=1"])

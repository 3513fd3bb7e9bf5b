"""The managed Neo4j by command, without starting one."""

import pytest

from tests.api.conftest import Sociogram


def test_up_finds_the_own_server(sociogram: Sociogram, environment: dict[str, str]) -> None:
    said = sociogram("up", "--json")
    assert said.code == 0
    assert said.document["uri"] == environment.get("NEO4J_URI", said.document["uri"])


def test_nothing_runs_in_a_fresh_home(sociogram: Sociogram) -> None:
    said = sociogram("status", "--json")
    assert (said.code, said.document["state"]) == (1, "stopped")
    assert sociogram("down", "--json").document["stopped"] is False
    assert "Next: sociogram up" in sociogram("status").out


def test_doctor_says_each_cure(sociogram: Sociogram, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOCIOGRAM_CACHE", "nowhere")
    said = sociogram("doctor", "--json")
    assert said.code == 1
    wrong = [check for check in said.document["checks"] if not check["ok"]]
    assert wrong
    assert all(check["cure"] for check in wrong)
    assert "WRONG" in sociogram("doctor").out

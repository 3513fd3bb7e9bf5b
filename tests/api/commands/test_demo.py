"""The demo by command; on simulated posts it is in tests/api/test_demo.py."""

from pathlib import Path

import pytest

from tests.api.conftest import Sociogram


def test_the_whole_job_on_a_file(sociogram: Sociogram, table: Path) -> None:
    said = sociogram("demo", table, "-k", "table", "--yes", "--json")
    assert said.code == 0
    assert said.document["case"]["title"] == "Demo tide.csv"
    assert said.document["answer"]["data"]["case"]["title"] == "Demo tide.csv"
    again = sociogram("demo", table, "-k", "table", "--yes")
    assert "Already loaded" in again.out
    assert "Time: " in again.out
    assert sociogram("demo", table, "--remove").code == 0
    assert sociogram("case", "list", "--json").document["total"] == 0


@pytest.mark.parametrize(
    ("arguments", "code"),
    [(["nowhere", "-k", "x"], 1), (["."], 2), (["-k", "x"], 2), (["--posts", "10"], 2), (["--remove"], 1)],
)
def test_a_demo_that_can_not_begin(sociogram: Sociogram, arguments: list[str], code: int) -> None:
    said = sociogram("demo", *arguments)
    assert said.code == code
    assert "  Cure: " in said.err

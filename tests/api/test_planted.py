"""Planted against found."""

from pathlib import Path

import pytest

from api.findings import Findings
from api.output import Output
from api.planted import DEFAULT_POSTS, compare_with_planted, plan_of, simulated_file
from ingest.simulator import truth


@pytest.mark.parametrize("posts", [1_200, 4_499, 4_500, DEFAULT_POSTS, 1_000_000])
def test_every_size_has_a_plan_with_all_that_is_planted(posts: int) -> None:
    plan = plan_of(posts)
    assert plan.posts == posts
    assert plan.members == plan_of(DEFAULT_POSTS).members


def test_the_same_number_gives_the_same_bytes(tmp_path: Path) -> None:
    one, other = (simulated_file(tmp_path / folder, 1_200) for folder in ("one", "other"))
    assert one.read_bytes() == other.read_bytes()


def test_found_accounts_are_told_apart(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = simulated_file(tmp_path, 1_200)
    known = truth(plan_of(1_200))
    fan = known.decoys["fan_club"][0]
    found = Findings(simultaneous={*known.planted[:3], fan, "sim:nobody"})
    against = compare_with_planted(file, found, Output())
    assert (against.right, against.planted, against.found) == (3, len(known.planted), 5)
    assert against.decoys["fan_club"] == 1
    assert against.others == 1
    assert "3 of 24 planted" in capsys.readouterr().out

"""The whole job on simulated posts in a process of its own, twice; and how a demo's case is named."""

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

from api.demo import Demo, case_name
from api.opening import archive
from api.settings import Settings
from graph.digest import graph_digest
from graph.store import Store
from ingest.connectors import Original

POSTS = 1_200


def demo(*more: str) -> str:
    """Without a terminal."""
    done = subprocess.run(
        [sys.executable, "-m", "api.cli", "demo", "--posts", str(POSTS), *more],
        env=os.environ, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    return done.stdout


async def test_simulated_twice(store: Store, environment: dict[str, str]) -> None:
    first = demo()
    assert "These posts are simulated" in first
    assert "Planted against found" in first
    with archive(Settings.from_environment()) as held:
        [case] = held.cases.list()
    digest = await graph_digest(store.for_case(case.id))
    again = demo()
    assert "Already loaded" in again
    assert "computed" not in again.split("Nodes:")[0]
    assert await graph_digest(store.for_case(case.id)) == digest
    assert first.split("\nNodes:")[1].split("\nTime:")[0] == again.split("\nNodes:")[1].split("\nTime:")[0]


def test_files_of_one_name_get_a_case_each(tmp_path: Path) -> None:
    one, other = tmp_path / "one" / "posts.csv", tmp_path / "other" / "posts.csv"
    for file in (one, other):
        file.parent.mkdir()
        file.write_text("x", "utf-8")
    with archive(Settings(home=tmp_path / "home")) as held:
        assert case_name(held, Demo(source=one)) == "Demo posts.csv"
        case = held.cases.new("Demo posts.csv")
        original = Original(
            source=str(one), file=one, how="file", retrieved_at=datetime.now(UTC), media_type="text/csv"
        )
        held.originals.keep(case.id, original, connector="table", options={})
        assert case_name(held, Demo(source=one)) == "Demo posts.csv"
        assert case_name(held, Demo(source=one.parent)) == "Demo one"
        assert case_name(held, Demo(source=other)) == "Demo posts.csv (2)"
        assert case_name(held, Demo("Mine", other)) == "Mine"
        assert case_name(held, Demo()) == "Demo (simulated)"
        assert case_name(held, Demo(posts=1_200)) == "Demo (simulated, 1200 posts)"

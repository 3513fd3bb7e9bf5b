"""The managed Neo4j's plan."""

from pathlib import Path

from api.managed import plan
from api.settings import Settings


def test_settings_decide_where(tmp_path: Path) -> None:
    planned = plan(Settings(home=tmp_path / "home", cache=tmp_path / "cache", mirror="offline"))
    assert (planned.home, planned.cache, planned.mirror) == (tmp_path / "home" / "neo4j", tmp_path / "cache", "offline")

"""What comes out by command."""

import csv
import io
import threading
from pathlib import Path

from tests.api.conftest import Sociogram


def test_analyses_are_computed_once(tide: Sociogram) -> None:
    first = tide("analyse", "degree", "pagerank", "--set", "pagerank.damping=0.8", "--json").document["runs"]
    again = tide("analyse", "degree", "pagerank", "--set", "pagerank.damping=0.8", "--json").document["runs"]
    assert [run["reused"] for run in first + again] == [False, False, True, True]
    assert [run["id"] for run in first] == [run["id"] for run in again]
    assert first[1]["parameters"]["damping"] == 0.8
    found = tide("evidence", "@ada_lee", "--measure", "pagerank").out
    assert "how sure: exact" in found


def test_lists(sociogram: Sociogram) -> None:
    assert "pagerank:" in sociogram("analyse", "--list").out
    assert "who_amplifies_whom:" in sociogram("ask").out
    assert sociogram("ask", "--list", "--json").document["complete"]


def test_an_investigation_in_three_forms(tide: Sociogram) -> None:
    asked = ("ask", "first_to_use_hashtag", "hashtag=#tide")
    answer = tide(*asked, "-f", "json").document
    assert [row["handle"] for row in answer["rows"]] == ["ada_lee", "ben_oak"]
    assert "2 of 2 rows" in tide(*asked).out
    rows = list(csv.DictReader(io.StringIO(tide(*asked, "-f", "csv").out)))
    assert [row["handle"] for row in rows] == ["ada_lee", "ben_oak"]
    assert tide("ask", "bogus", "--json").document["error"]["code"] == "query-not-found"


def test_evidence_leads_to_the_bytes(tide: Sociogram, tmp_path: Path, table: Path) -> None:
    found = tide("evidence", "x:1", "--record", "--save", tmp_path / "saved", "--json").document
    assert found["posts"][0]["captures"][0]["place"] == "line 2"
    assert found["record"]["account_handle"] == "ada_lee"
    assert Path(found["saved"][0]).read_bytes() == table.read_bytes()
    tie = tide("evidence", "@ben_oak", "--to", "@ada_lee", "--json").document
    assert [post["id"] for post in tie["posts"]] == ["x:2"]
    assert tide("evidence", "@nobody", "--json").document["error"]["code"] == "not-found"


def test_no_progress_outlives_a_failure(tide: Sociogram) -> None:
    running = threading.active_count()
    assert tide("evidence", "@nobody").code == 1
    assert threading.active_count() <= running

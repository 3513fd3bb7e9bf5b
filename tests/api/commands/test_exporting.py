"""A case out and in again by command."""

import zipfile
from pathlib import Path

import pytest

from graph.bundle import MANIFEST
from tests.api.conftest import Sociogram

FORMS = ["parquet", "csv", "json", "gexf", "graphml", "stix", "anx", "ftm"]


@pytest.mark.parametrize("form", FORMS)
def test_a_whole_case_and_a_part_of_it(tide: Sociogram, tmp_path: Path, form: str) -> None:
    whole, part = tmp_path / "whole", tmp_path / "part"
    said = tide("export", "-f", form, "-o", whole, "--json").document
    assert (said["format"], said["complete"], said["bytes"]) == (form, True, whole.stat().st_size)
    around = tide("export", "--format", form, "--seed", "@ada_lee", "--depth", "0", "--out", part)
    assert around.code == 0
    assert str(part) in around.out
    assert 0 < part.stat().st_size < whole.stat().st_size
    assert whole.stat().st_mode & 0o777 == 0o600


def test_a_bundle_makes_an_equal_case(tide: Sociogram, tmp_path: Path) -> None:
    file = tmp_path / "tide.zip"
    digest = tide("export", "-o", file, "--json").document["digest"]
    brought = tide("import", file, "--new", "Tide again", "--json").document
    assert (brought["equal"], brought["digest"], brought["report"]["counts"]["rejected"]) == (True, digest, 0)
    assert tide("export", "-o", tmp_path / "again.zip", "-c", "Tide again", "--json").document["digest"] == digest
    again = tide("import", file, "-c", "Tide again", "--json").document
    assert (again["equal"], again["report"]["already_loaded"]) == (None, True)
    said = tide("import", file, "--new", "Tide three")
    assert "is equal to the one that was exported" in said.out
    [run] = tide("runs", "-c", "Tide three", "--json").document["runs"]
    assert tide("takeback", run["id"], "-c", "Tide three", "--yes", "--json").document["deleted"] > 0


def test_a_file_that_is_there_is_written_over_only_when_told_so(tide: Sociogram, tmp_path: Path) -> None:
    file = tmp_path / "tide.json"
    file.write_text("mine", "utf-8")
    refused = tide("export", "-f", "json", "-o", file, "--json").document["error"]
    assert (refused["code"], file.read_text("utf-8")) == ("conflict", "mine")
    assert tide("export", "-f", "json", "-o", file, "--force").code == 0
    assert "ada_lee" in file.read_text("utf-8")
    assert [each.name for each in tmp_path.iterdir() if each.name.endswith(".tmp")] == []


def test_as_it_was_known_before(tide: Sociogram, tmp_path: Path) -> None:
    said = tide("export", "-o", tmp_path / "before.zip", "--known-on", "2001-01-01", "--json").document
    assert (said["nodes"], said["relationships"]) == (0, 0)
    assert "computed anew" in said["reason"]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["-f", "bogus"], "not-found"),
        (["-s", "Account:x:9"], "not-found"),
        (["-s", "nothing"], "parameter-invalid"),
        (["--known-on", "yesterday"], "parameter-invalid"),
    ],
)
def test_an_export_that_can_not_be(tide: Sociogram, tmp_path: Path, arguments: list[str], code: str) -> None:
    file = tmp_path / "tide.gexf"
    assert tide("export", "-o", file, *arguments, "--json").document["error"]["code"] == code
    assert not file.exists()
    assert tide("export", "-o", tmp_path / "nowhere" / "tide.gexf").code == 1


def test_an_import_that_can_not_be_opens_no_case(tide: Sociogram, tmp_path: Path) -> None:
    broken = tmp_path / "broken.zip"
    broken.write_bytes(b"no zip")
    for file in (broken, tmp_path / "none.zip"):
        assert tide("import", file, "--new", "Broken", "--json").document["error"]["code"] == "input-unreadable"
    whole = tmp_path / "whole.zip"
    tide("export", "-o", whole)
    both = tide("import", whole, "--new", "Both", "-c", "Tide", "--json").document
    assert both["error"]["code"] == "parameter-invalid"
    assert [case["title"] for case in tide("case", "list", "--json").document["cases"]] == ["Tide"]


def test_a_damaged_bundle_is_said_before_anything_is_loaded(tide: Sociogram, tmp_path: Path) -> None:
    file = tmp_path / "tide.zip"
    tide("export", "-o", file)
    with zipfile.ZipFile(file) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    posts = members["nodes/Post.parquet"]
    members["nodes/Post.parquet"] = posts[:50] + bytes([posts[50] ^ 1]) + posts[51:]
    with zipfile.ZipFile(file, "w") as archive:
        for name in (*(each for each in members if each != MANIFEST), MANIFEST):
            archive.writestr(name, members[name])
    assert tide("import", file, "-c", "Tide", "--json").document["error"]["code"] == "evidence-broken"

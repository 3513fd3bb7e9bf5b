"""What is shipped: the wheel holds the packages with their data files, and nothing else."""

import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("api", "cypher", "custody", "graph", "ingest", "sociogram")
PAGE = (".html", ".js", ".css", ".svg", ".woff2")
DATA = (".cypher", ".sql", ".json", ".csv", ".graphql")


@pytest.fixture(scope="module")
def members(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """Built offline, with the build backend that this environment was made with."""
    folder = tmp_path_factory.mktemp("wheel")
    needed = ("HOME", "PATH", "UV_CACHE_DIR", "XDG_CACHE_HOME")
    kept = {name: value for name, value in os.environ.items() if name in needed}
    built = subprocess.run(
        [ROOT / ".tools" / "bin" / "uv", "build", "--wheel", "--offline", "--out-dir", folder, ROOT],
        env=kept | {"UV_PYTHON": sys.executable}, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert built.returncode == 0, built.stderr
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def test_only_the_packages_are_in_it(members: set[str]) -> None:
    outermost = {name.split("/")[0] for name in members}
    assert {name for name in outermost if not name.endswith(".dist-info")} == set(PACKAGES)


def test_every_file_that_the_code_reads_is_in_it(members: set[str]) -> None:
    wanted = {
        file.relative_to(ROOT).as_posix()
        for package in PACKAGES
        for file in (ROOT / package).rglob("*")
        if file.suffix in (*DATA, ".py") and "__pycache__" not in file.parts
    }
    assert {"graph/neo4j.lock.json", "graph/normalisation_1.csv", "graph/analyses/coordination.sql"} <= wanted
    assert wanted - members == set()


@pytest.mark.parametrize(
    "folder",
    ["cypher/lookups", "cypher/projections", "cypher/investigations", "cypher/writes", "graph/migrations",
     "ingest/mappings", "api/assistant/tools", "custody/migrations/versions"],
)  # fmt: skip
def test_no_folder_is_left_out(members: set[str], folder: str) -> None:
    assert [name for name in members if name.startswith(f"{folder}/")]


def test_nothing_else_is_in_it(members: set[str]) -> None:
    suffixes = {Path(name).suffix for name in members if ".dist-info/" not in name}
    assert suffixes <= {*DATA, ".py", ".md", ".mako", *PAGE}


def test_the_built_page_is_in_it(members: set[str]) -> None:
    built = {file.relative_to(ROOT).as_posix() for file in (ROOT / "api" / "page").rglob("*") if file.is_file()}
    assert "api/page/index.html" in built
    assert built <= members
    assert not [name for name in members if re.search(r"(^|/)(tests?|test_.*|__pycache__)(/|$)", name)]


def test_it_says_its_licence_and_its_command(members: set[str]) -> None:
    names = {name.split("/", 1)[1] for name in members if ".dist-info/" in name}
    assert {"METADATA", "entry_points.txt", "licenses/LICENSE"} <= names

"""docker-compose.yml and Dockerfile, without an engine: form, closedness, and the install steps in a clean folder."""

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from api.settings import Settings
from graph.errors import ParameterInvalid
from graph.server_settings import ServerPlan, settings

ROOT = Path(__file__).parents[1]
# What a container has otherwise: its own folders, an address that the other container reaches, the image's shutdown.
OTHERWISE = {
    "server.bolt.listen_address",
    "server.bolt.advertised_address",
    "internal.dbms.bolt.netty_server_shutdown_quiet_period_duration",
    "server.directories.data",
    "server.directories.logs",
    "server.directories.import",
    "server.directories.plugins",
    "server.directories.run",
}


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text("utf-8"))
    return loaded


def dockerfile() -> str:
    return (ROOT / "Dockerfile").read_text("utf-8").replace("\\\n", " ")


def schema() -> dict[str, Any]:
    """The compose specification's own schema, as check-jsonschema carries it."""
    found = find_spec("check_jsonschema")
    assert found is not None
    assert found.origin is not None
    packed = Path(found.origin).parent / "builtin_schemas" / "vendor" / "compose-spec.json"
    loaded: dict[str, Any] = json.loads(packed.read_text("utf-8"))
    return loaded


def test_compose_file_keeps_the_schema(compose: dict[str, Any]) -> None:
    jsonschema.validators.validator_for(schema())(schema()).validate(compose)


def test_schema_finds_what_breaks_it(compose: dict[str, Any]) -> None:
    broken = compose | {"services": {"api": {"build": ".", "port": ["8000"]}}}
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validators.validator_for(schema())(schema()).validate(broken)


def test_neo4j_is_as_closed_as_the_managed_one(compose: dict[str, Any], tmp_path: Path) -> None:
    wanted = settings(ServerPlan(home=tmp_path, cache=tmp_path), 7687)
    given = {
        name.removeprefix("NEO4J_").replace("__", "\0").replace("_", ".").replace("\0", "_"): value
        for name, value in compose["services"]["neo4j"]["environment"].items()
        if name != "NEO4J_AUTH"
    }
    assert set(wanted) >= OTHERWISE
    expected = {name: value for name, value in wanted.items() if name not in OTHERWISE}
    heap = {"server.memory.heap.max_size": f"{ServerPlan(home=tmp_path, cache=tmp_path).heap_mb}m"}
    assert {name: value for name, value in given.items() if name not in OTHERWISE} == expected | heap


def test_versions_are_those_of_the_lock_and_the_makefile(compose: dict[str, Any]) -> None:
    lock = json.loads((ROOT / "graph" / "neo4j.lock.json").read_text("utf-8"))
    image = compose["services"]["neo4j"]["image"]
    version = re.fullmatch(r"neo4j:(\d{4}\.\d{2})-community", image)
    assert version is not None
    assert f"{version[1]}." in json.dumps(lock)
    uv = re.search(r"^UV_VERSION := (.+)$", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert uv is not None
    assert f"uv=={uv[1]}\n" in dockerfile()


def test_only_loopback_is_published(compose: dict[str, Any]) -> None:
    ports = [port for service in compose["services"].values() for port in service.get("ports", ())]
    assert ports
    assert all(re.fullmatch(r"127\.0\.0\.1:\d+:\d+", port) for port in ports)
    assert "ports" not in compose["services"]["neo4j"]
    assert compose["services"]["neo4j"]["networks"] == ["inside"]
    assert compose["networks"]["inside"]["internal"] is True


def test_there_is_no_default_password(compose: dict[str, Any]) -> None:
    given = [
        value
        for service in compose["services"].values()
        for name, value in service["environment"].items()
        if name in ("NEO4J_AUTH", "NEO4J_PASSWORD")
    ]
    assert len(given) == 2
    assert all(re.fullmatch(r"(neo4j/)?\$\{NEO4J_PASSWORD:\?[^}]+\}", value) for value in given)


def test_nothing_runs_as_root(compose: dict[str, Any]) -> None:
    for service in compose["services"].values():
        assert service["cap_drop"] == ["ALL"]
        assert "no-new-privileges:true" in service["security_opt"]
        assert service["healthcheck"]["test"]
    assert compose["services"]["neo4j"]["user"] == "7474:7474"
    assert compose["services"]["api"]["read_only"] is True
    assert re.findall(r"^USER (.+)$", dockerfile(), re.MULTILINE) == ["sociogram"]


def test_dockerfile_copies_what_the_project_ships() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    packages = project["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]
    copied = re.findall(r"^COPY (\w+)/ \1/$", dockerfile(), re.MULTILINE)
    assert sorted(copied) == sorted(packages)
    let_in = re.findall(r"^!(\w+)/$", (ROOT / ".dockerignore").read_text("utf-8"), re.MULTILINE)
    assert sorted(let_in) == sorted(packages)


def test_image_needs_no_compiler() -> None:
    """Every locked package that the product needs has a wheel for the image's Python."""
    lock = tomllib.loads((ROOT / "uv.lock").read_text("utf-8"))
    packages = {package["name"]: package for package in lock["package"]}
    needed, waiting = set(), ["sociogram"]
    while waiting:
        name = waiting.pop()
        if name not in needed:
            needed.add(name)
            extra = [each for group in packages[name].get("optional-dependencies", {}).values() for each in group]
            waiting += [each["name"] for each in [*packages[name].get("dependencies", []), *extra]]
    fitting = re.compile(r"-(py3|py2\.py3)-none-any|-(cp313-cp313|cp3\d+-abi3|py3-none)-manylinux[\w.]*x86_64")
    without = [
        name
        for name in sorted(needed - {"sociogram"})
        if not any(fitting.search(wheel["url"]) for wheel in packages[name].get("wheels", []))
        and not _is_for_another_system(name, packages)
    ]
    assert without == []


def test_install_steps_run_in_a_clean_environment(tmp_path: Path) -> None:
    """As in the image, but offline: from the cache that made this environment."""
    folder = _copied(tmp_path / "app")
    environment = {
        name: value for name, value in os.environ.items() if name in ("HOME", "PATH", "UV_CACHE_DIR", "XDG_CACHE_HOME")
    } | {"UV_PYTHON": sys.executable, "UV_PYTHON_DOWNLOADS": "never", "UV_OFFLINE": "1"}
    steps = re.findall(r"^RUN (uv .+)$", dockerfile(), re.MULTILINE)
    assert len(steps) == 2
    uv = ROOT / ".tools" / "bin" / "uv"
    for step in steps:
        _run([uv, *step.split()[1:]], folder, environment)
    shutil.rmtree(folder / "api")  # not editable: the environment has the code, its folder is not needed
    assert "demo" in _run([folder / ".venv" / "bin" / "sociogram", "--help"], tmp_path, {"HOME": str(tmp_path)})


def test_only_a_container_may_listen_everywhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOCIOGRAM_HOST", "0.0.0.0")
    with pytest.raises(ParameterInvalid, match="SOCIOGRAM_HOST"):
        Settings.from_environment()
    monkeypatch.setenv("SOCIOGRAM_BEHIND", "container")
    assert Settings.from_environment().host == "0.0.0.0"
    monkeypatch.setenv("SOCIOGRAM_HOST", "192.0.2.1")
    with pytest.raises(ParameterInvalid, match="SOCIOGRAM_HOST"):
        Settings.from_environment()


def test_image_sets_what_the_container_needs() -> None:
    assert "SOCIOGRAM_HOST=0.0.0.0" in dockerfile()
    assert "SOCIOGRAM_BEHIND=container" in dockerfile()


def _run(command: list[str | Path], folder: Path, environment: dict[str, str]) -> str:
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, timeout=300, check=False
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


def _copied(folder: Path) -> Path:
    folder.mkdir()
    for line in re.findall(r"^COPY ([^-\n].*)$", dockerfile(), re.MULTILINE):
        *sources, _ = line.split()
        for source in sources:
            if (ROOT / source).is_dir():
                shutil.copytree(ROOT / source, folder / source, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy(ROOT / source, folder / source)
    return folder


def _is_for_another_system(name: str, packages: dict[str, Any]) -> bool:
    """Whether everything that asks for it does so under a marker that is never true in the image."""
    asked = [
        each.get("marker", "")
        for package in packages.values()
        for each in package.get("dependencies", [])
        if each["name"] == name
    ]
    return bool(asked) and all("win32" in marker or "python_full_version <" in marker for marker in asked)

"""What the command line loads, and that whatever fails says what, the cure and a code."""

import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from api import cli
from tests.api.conftest import Sociogram

HEAVY = {
    "neo4j", "fastapi", "strawberry", "duckdb", "pyarrow", "igraph", "sqlalchemy", "numpy", "rich", "asyncio",
    "pydantic", "uvicorn", "httpx", "msgspec",
}  # fmt: skip


def test_help_loads_nothing_heavy() -> None:
    code = "import sys, api.cli; api.cli.run(['--help']); print(' '.join(sys.modules), file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "Usage: sociogram" in done.stdout
    assert HEAVY & set(done.stderr.split()) == set()


@pytest.mark.parametrize(
    ("arguments", "what"),
    [
        (["bogus"], "No such command"),
        (["ingest", "--bogus"], "No such option"),
        (["case", "new"], "Missing argument"),
        (["runs", "--limit", "many"], "Invalid value"),
        (["ask", "who_amplifies_whom", "limit"], "is no parameter"),
    ],
)
def test_asked_wrongly_is_2(sociogram: Sociogram, arguments: list[str], what: str) -> None:
    said = sociogram(*arguments)
    assert said.code == 2
    assert said.out == ""
    assert what in said.err
    assert "  Cure: " in said.err
    assert "  Code: parameter-invalid" in said.err
    as_json = sociogram(*arguments, "--json")
    assert as_json.code == 2
    assert what in as_json.document["error"]["what"]


@pytest.mark.parametrize("arguments", [[], ["case"]])
def test_without_a_command_it_shows_the_help(sociogram: Sociogram, arguments: list[str]) -> None:
    said = sociogram(*arguments)
    assert said.code == 2
    assert said.out.startswith("Usage: sociogram")


def test_closed_port(sociogram: Sociogram, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        monkeypatch.setenv("NEO4J_URI", f"bolt://127.0.0.1:{closed.getsockname()[1]}")
        said = sociogram("up", "--json")
    assert (said.code, said.document["error"]["code"]) == (1, "store-unavailable")


@pytest.mark.parametrize("uri", ["bogus://127.0.0.1:7687", "localhost:7687", "bolt://"])
def test_wrong_address(sociogram: Sociogram, monkeypatch: pytest.MonkeyPatch, uri: str) -> None:
    monkeypatch.setenv("NEO4J_URI", uri)
    said = sociogram("up", "--json")
    assert (said.code, said.document["error"]["code"]) == (2, "parameter-invalid")


def test_home_that_can_not_be(sociogram: Sociogram, monkeypatch: pytest.MonkeyPatch, table: Path) -> None:
    monkeypatch.setenv("SOCIOGRAM_HOME", str(table / "home"))
    said = sociogram("case", "list")
    assert (said.code, said.out) == (1, "")
    assert "SOCIOGRAM_HOME" in said.err


def test_wrong_setting(sociogram: Sociogram, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOCIOGRAM_PORT", "many")
    said = sociogram("case", "list")
    assert said.code == 2
    assert "SOCIOGRAM_PORT" in said.err


def test_a_fault_of_ours_is_no_traceback(sociogram: Sociogram, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def broken(*_: object, **__: object) -> None:
        raise TypeError("a secret")

    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr(cli, "app", broken)
    said = sociogram("runs", "--json")
    assert (said.code, said.document["error"]["code"]) == (1, "internal")
    assert "a secret" not in said.out + said.err
    assert "a secret" in next(tmp_path.glob("sociogram-fault-*.txt")).read_text("utf-8")


def test_interrupted_is_130(sociogram: Sociogram, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("api.settings.Settings.from_environment", lambda: signal.raise_signal(signal.SIGINT))
    said = sociogram("case", "list")
    assert said.code == 130
    assert "The same command goes on" in said.err

"""Tokens and sign-in links by command."""

import subprocess
import sys

import httpx
import pytest

from tests.api.conftest import Sociogram


def test_a_token_from_first_to_last(sociogram: Sociogram) -> None:
    made = sociogram("token", "new", "report", "--json").document
    assert made["name"] == "report"
    assert made["token"].startswith("sociogram_")
    listed = sociogram("token", "list")
    assert "report" in listed.out
    assert made["token"] not in listed.out
    assert sociogram("token", "new", "report").code == 1
    assert sociogram("token", "revoke", "report").code == 0
    assert sociogram("token", "list", "--json").document == {"tokens": []}
    assert sociogram("token", "revoke", "report").code == 1
    assert sociogram("token", "new", "a b").code == 2


def test_without_a_server_there_is_no_link(sociogram: Sociogram) -> None:
    said = sociogram("login-link")
    assert said.code == 1
    assert "sociogram serve" in said.err


def test_a_server_gives_links(sociogram: Sociogram, environment: dict[str, str]) -> None:
    """In a process of its own, as a person runs it, until it is told to stop."""
    with subprocess.Popen(
        [sys.executable, "-m", "api.cli", "serve"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        try:
            lines = []
            while process.stdout and "?token=" not in (lines[-1] if lines else ""):
                line = process.stdout.readline()
                assert line, process.communicate()[1]
                lines.append(line)
            first = lines[-1].split()[-1]
            second = sociogram("login-link", "--json").document["sign_in"]
            assert first != second
            for address in (first, second):
                assert httpx.get(address, trust_env=False).status_code == 303
                assert httpx.get(address, trust_env=False).status_code == 401
        finally:
            process.terminate()
            _, complaints = process.communicate(timeout=30)
    assert process.returncode == 0
    assert complaints == ""
    assert sociogram("login-link").code == 1


@pytest.mark.parametrize("command", ["token", "login-link"])
def test_help_needs_no_server(sociogram: Sociogram, command: str) -> None:
    assert sociogram(command, "--help").code == 0

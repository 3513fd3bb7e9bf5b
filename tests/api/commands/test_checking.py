"""Checking by command."""

from pathlib import Path

import pytest

from tests.api.conftest import Sociogram


def test_all_is_whole(tide: Sociogram) -> None:
    said = tide("check", "--json")
    assert (said.code, said.document["ok"]) == (0, True)
    assert "All is whole." in tide("check").out


def test_a_changed_original_is_found(tide: Sociogram, tmp_path: Path) -> None:
    [blob] = [file for file in (tmp_path / "home" / "originals").rglob("*") if file.is_file() and file.stat().st_size]
    blob.chmod(0o600)
    blob.write_bytes(b"other")
    said = tide("check", "--case", "Tide")
    assert said.code == 1
    assert "WRONG" in said.out


@pytest.mark.parametrize("secret", ["hush-hush"])
def test_secrets_are_not_shown(
    sociogram: Sociogram, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, secret: str
) -> None:
    monkeypatch.setenv("SOCIOGRAM_DATABASE_URL", f"sqlite:///{tmp_path}/{secret}.db")
    said = sociogram("check", "--case", "none")
    assert secret not in said.out + said.err

"""Which server is asked, and which token it gets: never one that belongs to another."""

import json
from pathlib import Path

import pytest

from api.signing_in import token_file, told
from sociogram.errors import SociogramError
from sociogram.finding import find

URL = "http://127.0.0.1:8123"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("SOCIOGRAM_URL", "SOCIOGRAM_TOKEN"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("SOCIOGRAM_HOME", str(tmp_path))
    return tmp_path


def test_the_server_of_this_home(home: Path) -> None:
    with told(home, URL, "its-token"):
        assert (find().url, find().token) == (URL, "its-token")
        assert find(URL + "/").token == "its-token"
    with pytest.raises(SociogramError, match="No Sociogram serves"):
        find()


def test_its_token_goes_nowhere_else(home: Path) -> None:
    with told(home, URL, "its-token"):
        assert find("http://127.0.0.1:9999").token is None
        assert find("https://sociogram.example").token is None


def test_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOCIOGRAM_URL", "https://sociogram.example/")
    monkeypatch.setenv("SOCIOGRAM_TOKEN", "mine")
    assert (find().url, find().token, find().is_local) == ("https://sociogram.example", "mine", False)
    assert find(URL, "other").token == "other"


@pytest.mark.parametrize("url", ["http://sociogram.example", "ftp://127.0.0.1", "127.0.0.1:8000", "http://"])
def test_a_token_does_not_travel_in_the_clear(url: str) -> None:
    with pytest.raises(SociogramError):
        find(url, "mine")


def test_a_file_that_is_not_ours(home: Path) -> None:
    token_file(home).write_text("{}", "utf-8")
    token_file(home).chmod(0o600)
    with pytest.raises(SociogramError, match="can't be read"):
        find()
    token_file(home).write_text(json.dumps({"url": URL, "token": "a", "pid": 1}), "utf-8")
    token_file(home).chmod(0o644)
    with pytest.raises(SociogramError, match="by others"):
        find()

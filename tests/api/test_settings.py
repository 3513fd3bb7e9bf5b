from pathlib import Path

import pytest
from pydantic import ValidationError

from api.settings import Settings
from graph.errors import ParameterInvalid

ALL = (
    "SOCIOGRAM_HOME",
    "SOCIOGRAM_PORT",
    "SOCIOGRAM_HOST",
    "SOCIOGRAM_DATABASE_URL",
    "SOCIOGRAM_ORIGINS",
    "NEO4J_URI",
    "NEO4J_USERNAME",
    "NEO4J_PASSWORD",
)


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ALL:
        monkeypatch.delenv(name, raising=False)


def test_nothing_needs_to_be_set() -> None:
    settings = Settings.from_environment()
    assert settings.neo4j_uri is None
    assert (settings.host, settings.port, settings.neo4j_user) == ("127.0.0.1", 8000, "neo4j")
    assert settings.governance == settings.home / "cases.db"


def test_the_environment_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOCIOGRAM_HOME", "/somewhere")
    monkeypatch.setenv("NEO4J_PASSWORD", "hunter2")
    monkeypatch.setenv("SOCIOGRAM_DATABASE_URL", "postgresql://a:hunter2@b/c")
    settings = Settings.from_environment()
    assert settings.home == Path("/somewhere")
    assert settings.neo4j_password.get_secret_value() == "hunter2"
    assert settings.governance == "postgresql://a:hunter2@b/c"
    assert "hunter2" not in repr(settings)


def test_other_programs_variables_are_not_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    before = Settings.from_environment()
    for name in ("CACHE", "MIRROR", "HOST", "PORT", "READ_SECONDS", "BODY_BYTES", "NODE_CEILING", "BEHIND"):
        monkeypatch.setenv(name, "/elsewhere")
    assert Settings.from_environment() == before
    monkeypatch.setenv("HOME", str(tmp_path))
    assert Settings.from_environment().home not in (tmp_path, before.home)


@pytest.mark.parametrize(("name", "value"), [("SOCIOGRAM_HOST", "0.0.0.0"), ("SOCIOGRAM_PORT", "hunter2")])
def test_what_is_not_valid_is_named_and_not_shown(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(ParameterInvalid, match=name) as error:
        Settings.from_environment()
    assert value not in str(error.value)


@pytest.mark.parametrize(
    ("given", "origins"),
    [
        ("", ()),
        ("http://localhost:5173", ("http://localhost:5173",)),
        (" http://LOCALHOST:5173 , https://chart.example,", ("http://localhost:5173", "https://chart.example")),
    ],
)
def test_origins_are_a_list(monkeypatch: pytest.MonkeyPatch, given: str, origins: tuple[str, ...]) -> None:
    monkeypatch.setenv("SOCIOGRAM_ORIGINS", given)
    assert Settings.from_environment().origins == origins


@pytest.mark.parametrize("given", ["*", "null", "localhost:1", "http://", "http://a/", "http://a/b", "ftp://a"])
def test_what_is_no_origin(monkeypatch: pytest.MonkeyPatch, given: str) -> None:
    monkeypatch.setenv("SOCIOGRAM_ORIGINS", f"http://localhost:1,{given}")
    with pytest.raises(ParameterInvalid, match="SOCIOGRAM_ORIGINS"):
        Settings.from_environment()


def test_they_do_not_change() -> None:
    with pytest.raises(ValidationError):
        Settings().port = 1


def test_every_setting_says_what_it_is() -> None:
    assert all(field.description for field in Settings.model_fields.values())

"""Which case is meant, and what is opened for it."""

from pathlib import Path

import pytest

from api.opening import address, archive, case_of
from api.settings import Settings
from graph.errors import NotFound, ParameterInvalid, SociogramError


def test_the_only_case_need_not_be_named(tmp_path: Path) -> None:
    with archive(Settings(home=tmp_path)) as held:
        with pytest.raises(NotFound):
            case_of(held, None)
        one = held.cases.new("One")
        assert case_of(held, None) == case_of(held, "One") == one
        held.cases.new("Two")
        with pytest.raises(ParameterInvalid) as several:
            case_of(held, None)
        assert "'One', 'Two'" in several.value.cure


def test_the_own_server_is_not_started(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path, neo4j_uri="neo4j+s://graph.example")
    assert address(settings).uri == "neo4j+s://graph.example"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("uri", ["http://graph.example", "graph.example", "bolt://"])
def test_an_address_of_something_else(tmp_path: Path, uri: str) -> None:
    with pytest.raises(ParameterInvalid):
        address(Settings(home=tmp_path, neo4j_uri=uri))


def test_a_home_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(SociogramError, match="SOCIOGRAM_HOME"), archive(Settings(home=tmp_path / "file" / "home")):
        pass

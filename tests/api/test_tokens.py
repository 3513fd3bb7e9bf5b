import json
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from api.tokens import FILE, MOST, Tokens
from graph.errors import Conflict, LimitExceeded, NotFound, ParameterInvalid, StoreRefused


def test_a_token_is_known_by_its_text_alone(tmp_path: Path) -> None:
    tokens = Tokens(tmp_path)
    text = tokens.new("report")
    assert tokens.name_of(text) == "report"
    for other in ("", "report", text[:-1], text + "a", text.upper(), "sociogram_", "\udcff"):
        assert tokens.name_of(other) is None


def test_only_hashes_are_kept_and_only_for_us(tmp_path: Path) -> None:
    text = Tokens(tmp_path).new("report")
    file = tmp_path / FILE
    assert text not in file.read_text("utf-8")
    assert text.removeprefix("sociogram_") not in file.read_text("utf-8")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_another_process_revokes_at_once(tmp_path: Path) -> None:
    serving, command = Tokens(tmp_path), Tokens(tmp_path)
    text = command.new("report")
    assert serving.name_of(text) == "report"
    command.revoke("report")
    assert serving.name_of(text) is None
    assert serving.name_of(command.new("report")) == "report"


def test_side_by_side_none_is_lost(tmp_path: Path) -> None:
    names = [f"token-{number}" for number in range(20)]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda name: Tokens(tmp_path).new(name), names))
    assert {each.name for each in Tokens(tmp_path).held()} == set(names)


@pytest.mark.parametrize("name", ["", " ", "a b", "../a", "a" * 61, "é", "-a", "a\n"])
def test_names_are_plain(tmp_path: Path, name: str) -> None:
    with pytest.raises(ParameterInvalid):
        Tokens(tmp_path).new(name)


def test_what_is_there_already_or_not(tmp_path: Path) -> None:
    tokens = Tokens(tmp_path)
    tokens.new("report")
    with pytest.raises(Conflict):
        tokens.new("report")
    with pytest.raises(NotFound):
        tokens.revoke("other")


def test_they_are_bounded(tmp_path: Path) -> None:
    one = [{"name": f"a{number}", "sha256": "0" * 64, "created_at": ""} for number in range(MOST)]
    (tmp_path / FILE).write_text(json.dumps(one), "utf-8")
    with pytest.raises(LimitExceeded):
        Tokens(tmp_path).new("more")


@pytest.mark.parametrize("text", ["", "{", "[1]", '[{"name": 1}]', "\x00"])
def test_a_file_that_is_not_ours_opens_nothing(tmp_path: Path, text: str) -> None:
    (tmp_path / FILE).write_text(text, "utf-8")
    with pytest.raises(StoreRefused):
        Tokens(tmp_path).name_of("anything")

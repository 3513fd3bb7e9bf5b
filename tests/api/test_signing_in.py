import stat
from pathlib import Path

import pytest

from api.authorisation import LOCAL, Principal
from api.signing_in import (
    BROWSER,
    IDLE_S,
    LINK_S,
    LINKS,
    LONGEST_S,
    SESSIONS,
    SignIn,
    another_link,
    served,
    token_file,
    told,
)
from graph.errors import NotFound, StoreRefused


class Clock:
    now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def sign_in(tmp_path: Path, clock: Clock) -> SignIn:
    return SignIn(tmp_path, clock=clock)


def test_a_link_signs_in_once(sign_in: SignIn) -> None:
    token = sign_in.address("http://127.0.0.1:8000").partition("?token=")[2]
    key = sign_in.trade(token)
    assert key
    assert key != token
    assert sign_in.by_session(key) == BROWSER
    assert sign_in.trade(token) is None


@pytest.mark.parametrize("token", ["", "a", "é" * 32, "\udcff"])
def test_what_never_was_a_link_signs_nobody_in(sign_in: SignIn, token: str) -> None:
    sign_in.new_link()
    assert sign_in.trade(token) is None
    assert sign_in.by_session(token) is None
    assert sign_in.by_token(token) is None


def test_a_link_ages(sign_in: SignIn, clock: Clock) -> None:
    token = sign_in.new_link()
    clock.now += LINK_S + 1
    assert sign_in.trade(token) is None


def test_a_session_ends_when_it_is_idle(sign_in: SignIn, clock: Clock) -> None:
    key = sign_in.trade(sign_in.new_link()) or ""
    for _ in range(3):
        clock.now += IDLE_S - 1
        assert sign_in.by_session(key) == BROWSER
    clock.now += IDLE_S + 1
    assert sign_in.by_session(key) is None
    clock.now -= IDLE_S
    assert sign_in.by_session(key) is None


def test_a_session_ends_after_some_days_whatever_happens(sign_in: SignIn, clock: Clock) -> None:
    key = sign_in.trade(sign_in.new_link()) or ""
    began = clock.now
    while clock.now - began < LONGEST_S:
        assert sign_in.by_session(key) == BROWSER
        clock.now += IDLE_S / 2
    clock.now += 1
    assert sign_in.by_session(key) is None


def test_signing_out(sign_in: SignIn) -> None:
    one, other = (sign_in.trade(sign_in.new_link()) or "" for _ in range(2))
    sign_in.end(one)
    assert sign_in.by_session(one) is None
    assert sign_in.by_session(other) == BROWSER


def test_links_and_sessions_are_bounded(sign_in: SignIn) -> None:
    links = [sign_in.new_link() for _ in range(LINKS + 1)]
    assert sign_in.trade(links[0]) is None
    keys = [sign_in.trade(sign_in.new_link()) or "" for _ in range(SESSIONS + 1)]
    assert sign_in.by_session(keys[0]) is None
    assert sign_in.by_session(keys[-1]) == BROWSER


def test_tokens_of_scripts_and_of_this_machine(sign_in: SignIn) -> None:
    text = sign_in.tokens.new("report")
    assert sign_in.by_token(text) == Principal("token", "report")
    assert sign_in.by_token(sign_in.local_token) == LOCAL
    sign_in.tokens.revoke("report")
    assert sign_in.by_token(text) is None


def test_keys_of_one_kind_open_no_other_door(sign_in: SignIn) -> None:
    link, key = sign_in.new_link(), sign_in.trade(sign_in.new_link()) or ""
    assert sign_in.by_token(link) is None
    assert sign_in.by_token(key) is None
    assert sign_in.by_session(sign_in.local_token) is None
    assert sign_in.trade(sign_in.local_token) is None


def test_the_token_file_is_there_while_it_is_served(tmp_path: Path) -> None:
    home = tmp_path / "home"
    with pytest.raises(NotFound):
        served(home)
    with told(home, "http://127.0.0.1:1", "secret"):
        assert (served(home).url, served(home).token) == ("http://127.0.0.1:1", "secret")
        assert stat.S_IMODE(token_file(home).stat().st_mode) == 0o600
    assert not token_file(home).exists()


def test_a_second_server_is_told_of_and_stays(tmp_path: Path) -> None:
    with told(tmp_path, "http://127.0.0.1:1", "first"):
        second = told(tmp_path, "http://127.0.0.1:2", "second")
        second.__enter__()
    assert served(tmp_path).token == "second"
    second.__exit__(None, None, None)
    assert not token_file(tmp_path).exists()


def test_a_token_file_that_others_read_is_not_used(tmp_path: Path) -> None:
    with told(tmp_path, "http://127.0.0.1:1", "secret"):
        token_file(tmp_path).chmod(0o644)
        with pytest.raises(StoreRefused):
            served(tmp_path)


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"url": 1'])
def test_a_token_file_that_is_not_ours(tmp_path: Path, text: str) -> None:
    token_file(tmp_path).write_text(text, "utf-8")
    with pytest.raises(StoreRefused):
        served(tmp_path)


def test_a_server_that_went_without_a_word(tmp_path: Path) -> None:
    with told(tmp_path, "http://127.0.0.1:9", "secret"), pytest.raises(NotFound, match="does not answer"):
        another_link(served(tmp_path))

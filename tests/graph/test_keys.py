"""Normalisation 1: the committed table holds, and no hostile text breaks a key."""

import csv
from importlib.resources import files

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from graph.keys import (
    KEY_BYTES,
    account_id,
    bounded,
    domain_id,
    handle_id,
    handle_key,
    hashtag_id,
    link_id,
    normal_url,
    plain,
    post_by_url,
    post_id,
    text_key,
)

ROWS = list(csv.DictReader((files("graph") / "normalisation_1.csv").read_text("utf-8").splitlines()))
NORMALISE = {
    "url": lambda text: normal_url(text) or "",
    "domain": lambda text: domain_id(text) or "",
    "tag": hashtag_id,
    "handle": handle_key,
}

hosts = st.one_of(
    st.from_regex(r"\A(www\.){0,2}[a-zA-Z0-9äßğ-]{1,12}(\.[a-z]{2,6}){0,2}[.。]?\Z"),
    st.text(max_size=12),
    st.just("[::1]"),
)
parts = st.text(alphabet=st.characters(codec="utf-8") | st.sampled_from("/%?&=#+.~ ;:@AF20"), max_size=30)
urls = st.builds(
    lambda scheme, host, port, path, query: f"{scheme}://{host}{port}/{path}?{query}",
    st.sampled_from(["http", "https", "HTTPS"]),
    hosts,
    st.sampled_from(["", ":80", ":443", ":8080", ":"]),
    parts,
    parts,
)
any_text = st.text(st.characters(), max_size=200)  # lone surrogates included


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['kind']} {row['input']}")
def test_committed_example(row: dict[str, str]) -> None:
    assert NORMALISE[row["kind"]](row["input"]) == row["output"]


def test_table_covers_every_kind() -> None:
    assert {row["kind"] for row in ROWS} == set(NORMALISE)


@given(urls)
@example("http://www.www.example.com/")
@example("https://example.com。/x")
@example("https://example.com/a//")
@example("https://example.com/%2")
@example("https://example.com/a%2Fb/")
@example("https://example.com/?a;b=%zz")
@example("https://example.com/?utm_source=%ff&a=1")
@example("https://example.com/%20")
@example("https://example.com/a/%0a/")
@example("https://example.com/?%75tm_source=x")
def test_normal_url_is_idempotent(url: str) -> None:
    normal = normal_url(url)
    if normal is not None:
        assert normal_url(normal) == normal
        assert normal.startswith("https://")


@given(urls)
def test_link_and_its_normal_form_have_one_domain(url: str) -> None:
    normal = normal_url(url)
    if normal is None:
        assert (link_id(url), domain_id(url)) == (None, None)
    else:
        assert domain_id(normal) == domain_id(url)
        assert domain_id(url)


@given(any_text)
def test_no_text_breaks_a_key(text: str) -> None:
    keys = [account_id("x", text), handle_id("x", text), post_id("x", text), hashtag_id(text), bounded(text)]
    keys += [link_id(text) or "", link_id("https://" + text) or "", domain_id("https://a.example/" + text) or ""]
    for key in keys:
        assert len(key.encode()) <= KEY_BYTES
        assert not any(ord(character) < 32 for character in key)


@given(any_text)
@example("# #two words")
@example("\x08")
@example("\u0345")
def test_keys_of_tags_are_idempotent(text: str) -> None:
    assert hashtag_id(hashtag_id(text)) == hashtag_id(text)
    assert hashtag_id("#" + text) == hashtag_id(text)
    assert bounded(bounded(text)) == bounded(text)


@given(st.from_regex(r"\A\w{1,30}\Z"))
def test_handle_is_one_with_and_without_its_sign(handle: str) -> None:
    assert handle_id("x", f" @{handle} ") == handle_id("x", handle)


def test_long_keys_stay_apart_and_keep_their_beginning() -> None:
    one, other = "é" * 2_000 + "1", "é" * 2_000 + "2"
    assert bounded(one) != bounded(other)
    assert bounded(one).startswith("é" * 400)
    assert len(bounded(one).encode()) <= KEY_BYTES
    exact = "a" * KEY_BYTES
    assert bounded(exact) == exact
    assert bounded(exact + "a") != exact + "a"


def test_lone_surrogate_becomes_a_replacement_character() -> None:
    assert plain("a\ud800b") == "a\ufffdb"
    assert plain("\U0001f600") == "\U0001f600"
    assert account_id("x", "\udfff") == "x:\ufffd"


@pytest.mark.parametrize(
    "same",
    [
        "THE BRIDGE AT THE OLD MILL IS CLOSED",
        "The bridge  at the old\nmill is closed ",
        "The bridge at the old mill is closed https://news.example/1",
        "RT @somebody: The bridge at the old mill is closed",
        "Ｔｈｅ bridge at the old mill is closed",
    ],
)
def test_texts_that_differ_in_form_alone_have_one_key(same: str) -> None:
    assert text_key(same) == text_key("The bridge at the old mill is closed")
    assert text_key(same) != text_key("The bridge at the old mill is open")


@pytest.mark.parametrize("short", ["", "Good morning", "https://news.example/a/long/address/that/is/no/text", "\ud800"])
def test_short_text_has_no_key(short: str) -> None:
    assert text_key(short) is None


@given(any_text)
def test_text_key_is_short_or_none(text: str) -> None:
    assert text_key(text) is None or len(text_key(text) or "") == 32


@pytest.mark.parametrize(
    ("url", "post"),
    [
        ("https://x.com/Anna_E/status/123", "x:123"),
        ("http://twitter.com/anna_e/status/123?s=20", "x:123"),
        ("https://mobile.twitter.com/i/statuses/123/photo/1", "x:123"),
        ("https://x.com/anna_e", None),
        ("https://x.com/anna_e/status/abc", None),
        ("https://xx.com/anna_e/status/123", None),
        ("https://evil.example/x.com/anna/status/123", None),
    ],
)
def test_an_address_of_x_names_its_post(url: str, post: str | None) -> None:
    assert post_by_url(url) == post

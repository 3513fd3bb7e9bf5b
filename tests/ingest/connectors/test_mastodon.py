"""Mastodon: hand-written answers against golden results, hostile values, the real set against plain JSON code."""

import json
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.model import Account, Mentions, Post, Posted, Quotes, RepliesTo, Reposts, Shows
from ingest.connectors import Item, Mapped, Unmappable, Unreadable
from ingest.connectors._html import links, plain_text
from ingest.connectors.mastodon import MASTODON

FIXTURES = Path(__file__).parent / "fixtures" / "mastodon"
INA = "mastodon:https://reef.example/@ina"
JO = "mastodon:https://kelp.example/@jo"
FIRST = "mastodon:https://reef.example/users/ina/statuses/100"
ANSWER = "mastodon:https://kelp.example/users/jo/statuses/9101"


@pytest.mark.parametrize("name", ["timeline.json", "context.json", "recorded.json"])
def test_maps_as_the_golden_result_says(name: str, check_golden: Callable[[object, str], None]) -> None:
    check_golden(MASTODON, name)


def items_of(name: str) -> list[Item]:
    return [each for each in MASTODON.records(FIXTURES / name) if isinstance(each, Item)]


def mapped_of(name: str) -> dict[str, Mapped]:
    public = [each for each in items_of(name) if each.value["data"].get("visibility") != "private"]
    return {mapped.main.id: mapped for mapped in map(MASTODON.to_graph, public)}


def status(**fields: object) -> Mapped:
    account = {"url": "https://reef.example/@ina", "acct": "ina", "id": "11"}
    record = {"uri": "https://reef.example/1", "visibility": "public", "account": account, **fields}
    return MASTODON.to_graph(Item(position=0, place="$", value={"data": record}, kind="status"))


def implied(mapped: Mapped) -> dict[str, bool | None]:
    return {each.end.rsplit("@", 1)[1]: each.implied for each in mapped.relationships if isinstance(each, Mentions)}


def test_a_parent_in_the_same_answer_is_named_by_its_uri() -> None:
    answer = mapped_of("context.json")[ANSWER]
    assert RepliesTo(start=ANSWER, end=FIRST) in answer.relationships
    assert Posted(start=INA, end=FIRST) in answer.relationships


def test_a_parent_in_an_earlier_answer_of_the_same_server_is_named_by_its_uri() -> None:
    assert RepliesTo(start=ANSWER, end=FIRST) in mapped_of("recorded.json")[ANSWER].relationships


def test_an_earlier_post_of_the_same_thread_is_named_by_its_uri() -> None:
    thread = "mastodon:https://reef.example/users/ina/statuses/102"
    earlier = "mastodon:https://reef.example/users/ina/statuses/99"
    assert RepliesTo(start=thread, end=earlier) in mapped_of("timeline.json")[thread].relationships


def test_a_parent_known_by_its_servers_number_alone_says_so() -> None:
    far = "mastodon:https://kelp.example/users/jo/statuses/9103"
    replies = [each for each in mapped_of("timeline.json")[far].relationships if isinstance(each, RepliesTo)]
    assert replies == [RepliesTo(start=far, end="mastodon:local:reef.example:77")]


def test_only_who_is_named_in_a_replys_own_words_is_named_by_its_author() -> None:
    assert implied(mapped_of("context.json")[ANSWER]) == {"ina": True, "kit": True, "lou": False}


def test_a_boost_passes_on_and_shows_nothing_of_its_own() -> None:
    boost = "mastodon:https://reef.example/users/ina/statuses/104"
    mapped = mapped_of("context.json")[boost]
    assert Reposts(start=boost, end=ANSWER) in mapped.relationships
    assert not [each for each in mapped.relationships if isinstance(each, Shows)]
    assert isinstance(mapped.main, Post)
    assert (mapped.main.is_repost, mapped.main.likes) == (True, None)


def test_a_quote_is_no_link() -> None:
    quote = "mastodon:https://reef.example/users/ina/statuses/105"
    mapped = mapped_of("context.json")[quote]
    assert Quotes(start=quote, end=ANSWER) in mapped.relationships
    assert not [each for each in mapped.relationships if type(each).__name__ == "LinksTo"]


@pytest.mark.parametrize("visibility", ["private", "direct", "limited", None, 7])
def test_a_post_that_is_not_public_is_not_taken(visibility: object) -> None:
    with pytest.raises(Unmappable, match="private or direct"):
        status(visibility=visibility)


def test_a_boost_of_a_private_post_is_not_taken() -> None:
    with pytest.raises(Unmappable, match="private or direct"):
        status(
            reblog={
                "uri": "https://reef.example/2",
                "visibility": "private",
                "account": {"url": "https://a.example/@b"},
            }
        )


def test_a_quote_of_a_private_post_is_left_out() -> None:
    inner = {"uri": "https://reef.example/2", "visibility": "private", "account": {"url": "https://a.example/@b"}}
    assert not [each for each in status(quote={"quoted_status": inner}).relationships if isinstance(each, Quotes)]


def test_a_handle_without_host_gets_that_of_its_profile() -> None:
    account = status(content="x").nodes[0]
    assert isinstance(account, Account)
    assert (account.handle, account.handle_key) == ("ina@reef.example", "mastodon:@ina@reef.example")


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("<p>a<br>b</p><p>c &amp; d</p>", "a\nb\n\nc & d"),
        ('<a href="x"><span class="invisible">https://</span><span>y.example</span></a>', "https://y.example"),
        ("1 < 2 <3 <", "1 < 2 <3 <"),
        ("&lt;p&gt;", "<p>"),
        ("<ul><li>a</li><li>b</li></ul>", "a\nb"),
    ],
)
def test_html_becomes_plain_text(content: str, expected: str) -> None:
    assert plain_text(content) == expected


def test_mentions_and_hashtags_are_no_links() -> None:
    anchors = (
        '<a href="https://a.example/?x=1&amp;y=2">a</a><a class="u-url mention" href="https://b.example/@b">b</a>'
        "<a rel='tag' href='https://c.example/tags/c'>c</a><a class='x'>d</a>"
    )
    assert links(anchors) == ["https://a.example/?x=1&y=2"]


@pytest.mark.parametrize(
    "hostile", ["<" * 100_000, "<a " * 33_000, "<!--" * 25_000, '<a href="' * 11_000, "&" * 100_000]
)
def test_hostile_html_costs_no_more_than_its_length(hostile: str) -> None:
    mapped = status(content=hostile)
    assert isinstance(mapped.main, Post)
    assert mapped.main.text is not None


FIELDS = """
id uri url acct username account content visibility created_at reblog quote quoted_status mentions tags name card
media_attachments remote_url in_reply_to_id in_reply_to_account_id data posts accounts statuses body status method
display_name
"""
hostile_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=8)
    | st.sampled_from(["public", "https://a.example/@b"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(FIELDS.split()), inner, max_size=8),
    max_leaves=30,
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(value=hostile_values, kind=st.sampled_from(["status", "account"]))
def test_whatever_stands_in_a_record_it_is_mapped_or_unmappable(value: object, kind: str) -> None:
    whole = {"uri": "https://r.example/1", "visibility": "public", "account": {"url": "https://r.example/@a"}}
    reasons: list[str] = []
    for each in [value, {"data": value}, {"data": whole | value if isinstance(value, dict) else value, "posts": value}]:
        try:
            assert isinstance(MASTODON.to_graph(Item(position=0, place="$", value=each, kind=kind)), Mapped)
        except Unmappable as error:
            reasons.append(str(error))
    assert all(reasons)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(value=hostile_values)
def test_whatever_a_file_holds_every_record_is_read_or_rejected(value: object, tmp_path: Path) -> None:
    file = tmp_path / "any.json"
    file.write_text(json.dumps([value, {"statuses": value, "accounts": value}, {"uri": "https://a", "body": value}]))
    found = list(MASTODON.records(file))
    assert [each.position for each in found] == list(range(len(found)))
    assert all(each.reason for each in found if isinstance(each, Unreadable))


def public_statuses(value: Any) -> Iterator[dict[str, Any]]:
    """Every public status anywhere in an answer, the inner ones of boosts and quotes included."""
    if isinstance(value, list):
        for each in value:
            yield from public_statuses(each)
    elif isinstance(value, dict):
        if {"uri", "content", "account", "visibility"} <= value.keys() and value["visibility"] in (
            "public",
            "unlisted",
        ):
            yield value
        for each in value.values():
            yield from public_statuses(each)


@pytest.mark.real_data
def test_the_recorded_servers_are_read_as_an_independent_count_says(real_data: Callable[[str], Path]) -> None:
    folder = real_data("mastodon_api") / "rtoot"
    posts: set[str] = set()
    mentions: set[tuple[str, str]] = set()
    kinds: Counter[str] = Counter()
    for original in MASTODON.read(folder):
        for each in MASTODON.records(original.file):
            kinds[each.kind if isinstance(each, Item) else "rejected"] += 1
            if isinstance(each, Item):
                mapped = MASTODON.to_graph(each)
                full = [node for node in [mapped.main, *mapped.nodes] if isinstance(node, Post) and not node.stub]
                posts |= {node.id for node in full}
                mentions |= {(tie.start, tie.end) for tie in mapped.relationships if isinstance(tie, Mentions)}
    told = [
        found
        for file in folder.glob("*.json")
        for answer in json.loads(file.read_text())
        if answer["method"] == "GET" and answer["status"] == 200
        for found in public_statuses(answer["body"])
    ]
    assert posts == {f"mastodon:{each['uri']}" for each in told}
    assert mentions == {
        (f"mastodon:{each['uri']}", f"mastodon:{named['url']}") for each in told for named in each["mentions"]
    }
    assert dict(kinds) == {"status": 716, "account": 302, "rejected": 44}


@pytest.mark.real_data
def test_every_record_of_the_whole_set_is_read_or_rejected(real_data: Callable[[str], Path]) -> None:
    kinds: Counter[str] = Counter()
    for original in MASTODON.read(real_data("mastodon_api")):
        for each in MASTODON.records(original.file):
            kind = each.kind if isinstance(each, Item) else "rejected"
            if isinstance(each, Item):
                try:
                    MASTODON.to_graph(each)
                except Unmappable:
                    kind = "not public"
            kinds[kind] += 1
    assert (kinds["status"], kinds["account"], kinds["not public"]) == (1_003, 632, 43)

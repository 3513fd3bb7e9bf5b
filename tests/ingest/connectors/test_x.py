"""X: hand-written pages against golden results, hostile values, and the real sets against counts by plain JSON code."""

import json
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.keys import link_id
from graph.model import Follows, Liked, Mentions, Post, Posted, Quotes, RepliesTo, Reposts
from ingest.connectors import Item, Mapped, Unmappable, Unreadable
from ingest.connectors.x import X

FIXTURES = Path(__file__).parent / "fixtures" / "x"
RealData = Callable[[str], Path]
KINDS = ("v1 post", "v1 account", "v2 post", "v2 account")


@pytest.mark.parametrize("name", ["v2_page.jsonl", "v2_flat.jsonl", "v1.jsonl", "no_posts.json"])
def test_maps_as_the_golden_result_says(name: str, check_golden: Callable[[object, str], None]) -> None:
    check_golden(X, name)


def mapped_of(name: str) -> dict[str, Mapped]:
    items = [each for each in X.records(FIXTURES / name) if isinstance(each, Item)]
    return {mapped.main.id: mapped for mapped in map(X.to_graph, items)}


def v1(**fields: object) -> Mapped:
    return X.to_graph(Item(position=0, place="$", value={"id_str": "5", **fields}, kind="v1 post"))


def v2(**fields: object) -> Mapped:
    return X.to_graph(Item(position=0, place="$", value={"data": {"id": "5", "text": "", **fields}}, kind="v2 post"))


def implied(mapped: Mapped) -> dict[str, bool | None]:
    return {each.end: each.implied for each in mapped.relationships if isinstance(each, Mentions)}


def test_positions_count_good_and_bad_alike() -> None:
    found = list(X.records(FIXTURES / "no_posts.json")) + list(X.records(FIXTURES / "v2_page.jsonl"))
    positions = [each.position for each in found]
    assert positions == [*range(12), *range(len(found) - 12)]


def test_a_notice_of_a_deletion_tells_that_a_post_is_gone(tmp_path: Path) -> None:
    notice = {"delete": {"status": {"id": 1, "id_str": "1", "user_id": 3, "user_id_str": "3"}, "timestamp_ms": "1"}}
    nameless: dict[str, object] = {"delete": {"status": {"user_id": 3}}}
    file = tmp_path / "stream.jsonl"
    file.write_text("\n".join(map(json.dumps, (notice, nameless, {"delete": {"direct_message": {"id": 1}}}))))
    first, second, third = X.records(file)
    assert isinstance(first, Item)
    mapped = X.to_graph(first)
    assert (mapped.main.id, mapped.main.stub, mapped.gone) == ("x:1", True, True)
    assert (mapped.nodes, mapped.relationships) == ([], [])
    assert isinstance(second, Item)
    with pytest.raises(Unmappable, match="without a numeric id"):
        X.to_graph(second)
    assert isinstance(third, Unreadable)


def test_a_reply_is_told_with_whom_it_answers() -> None:
    reply = mapped_of("v2_page.jsonl")["x:9007199254740993005"]
    assert RepliesTo(start="x:9007199254740993005", end="x:9007199254740990000") in reply.relationships
    assert Posted(start="x:1009", end="x:9007199254740990000") in reply.relationships
    assert implied(reply) == {"x:@gone": True}


def test_mentions_before_the_own_words_of_a_reply_are_implied() -> None:
    assert implied(mapped_of("v2_page.jsonl")["x:9007199254740993002"]) == {
        "x:1001": True,
        "x:1002": True,
        "x:1003": False,
    }
    assert implied(mapped_of("v1.jsonl")["x:498280126254428160"]) == {
        "x:2002": True,
        "x:@harbour": True,
        "x:2009": False,
    }


def test_leading_mentions_of_a_post_that_is_no_reply_are_its_own() -> None:
    named = {"user_mentions": [{"screen_name": "iva", "indices": [0, 4]}]}
    assert implied(v1(text="@iva look", entities=named)) == {"x:@iva": False}


def test_mention_offsets_are_code_points() -> None:
    named = {"user_mentions": [{"screen_name": "iva", "indices": [0, 4]}, {"screen_name": "odo", "indices": [7, 11]}]}
    reply = v1(text="@iva 🛳 @odo", entities=named, in_reply_to_status_id_str="4", display_text_range=[5, 11])
    assert implied(reply) == {"x:@iva": True, "x:@odo": False}


def test_an_account_mentioned_in_both_ways_is_not_implied() -> None:
    named = {"user_mentions": [{"screen_name": "iva", "indices": [0, 4]}, {"screen_name": "Iva", "indices": [9, 13]}]}
    assert implied(v1(text="@iva ask @Iva", entities=named, in_reply_to_status_id_str="4")) == {"x:@iva": False}


def test_all_mentions_of_a_repost_are_implied_and_its_own_quote_is_the_originals() -> None:
    repost = mapped_of("v1.jsonl")["x:498500000000000001"]
    assert implied(repost) == {"x:2001": True}
    assert Reposts(start="x:498500000000000001", end="x:498500000000000002") in repost.relationships
    assert [each for each in repost.relationships if isinstance(each, Quotes)] == [
        Quotes(start="x:498500000000000002", end="x:498500000000000003")
    ]


def test_the_address_of_a_page_tells_who_follows_and_who_likes() -> None:
    ties = {
        (type(each).__name__, each.start, each.end)
        for item in X.records(FIXTURES / "v2_page.jsonl")
        if isinstance(item, Item)
        for each in X.to_graph(item).relationships
        if isinstance(each, Follows | Liked)
    }
    assert ties == {
        ("Follows", "x:1002", "x:1001"),
        ("Follows", "x:1003", "x:1001"),
        ("Liked", "x:1003", "x:9007199254740993001"),
    }


def test_the_url_of_a_post_is_in_normal_form() -> None:
    """Where the author's handle is known; without it there is none."""
    posts = [mapped.main for mapped in mapped_of("v2_page.jsonl").values() if isinstance(mapped.main, Post)]
    named = [post for post in posts if post.url is not None]
    assert 0 < len(named) < len(posts)
    assert all(post.url_key == link_id(str(post.url)) for post in named)


@pytest.mark.parametrize(
    ("stated", "reason"),
    [
        ("Mon Jan 01 00:00:00 +0000 1601", "a post of the year 1601"),
        ("2600-01-01T00:00:00.000Z", "a post of the future"),
        ("yesterday", "a time that can't be read"),
        (12, "a time that can't be read"),
    ],
)
def test_a_time_that_makes_no_sense_is_rejected(stated: object, reason: str) -> None:
    with pytest.raises(Unmappable, match=reason):
        v1(created_at=stated)


def test_a_clock_that_is_a_little_ahead_is_believed() -> None:
    at = datetime.now(UTC) + timedelta(days=1)
    assert v2(created_at=at.isoformat()).main == v2(created_at=at.isoformat()).main


def test_a_field_of_a_megabyte_is_rejected() -> None:
    with pytest.raises(Unmappable, match="1,000,000 characters"):
        v1(text="x" * 1_000_000)


def test_a_list_of_thousands_is_rejected() -> None:
    with pytest.raises(Unmappable, match="a list of 2,001 entries"):
        v2(entities={"hashtags": [{"tag": "a"}] * 2_001})


def test_nul_and_lone_surrogates_are_cleaned() -> None:
    main = v2(text="a\x00b\ud800c").main
    assert isinstance(main, Post)
    assert main.text == "ab\ufffdc"


@pytest.mark.parametrize("name", ["$deep", "$long"])
def test_values_that_python_cant_print_do_no_harm(name: str, tmp_path: Path) -> None:
    raw = "[" * 700 + "]" * 700 if name == "$deep" else "9" * 4_000
    shapes = [
        '{"id":"5","id_str":"5","text":"a","created_at":V,"user":{"id":V,"name":V}}',
        '{"data":[{"id":V,"text":V}]}',
    ]
    shapes += ['{"url":V,"status":V,"body":V}', '{"errors":[{"detail":V}]}', '{"data":{"id":"5","text":"a","geo":V}}']
    file = tmp_path / "any.jsonl"
    file.write_text("\n".join(shape.replace("V", raw) for shape in shapes))
    outcomes = [outcome(each) for each in X.records(file)]
    assert len(outcomes) == len(shapes)
    assert "a time that can't be read" in outcomes[0]


def outcome(each: Item | Unreadable) -> str:
    if isinstance(each, Unreadable):
        return each.reason
    try:
        return X.to_graph(each).main.id
    except Unmappable as error:
        return str(error)


def test_posts_within_posts_are_bounded() -> None:
    inner: dict[str, object] = {"id_str": "1"}
    for _ in range(10):
        inner = {"id_str": "1", "quoted_status": inner}
    with pytest.raises(Unmappable, match="more than 3 deep"):
        v1(**inner)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner, max_size=4),
    max_leaves=12,
)
FIELDS = """
id id_str text full_text user author_id author created_at entities extended_entities extended_tweet place geo
coordinates retweeted_status quoted_status referenced_tweets in_reply_to_user in_reply_to_user_id
in_reply_to_status_id in_reply_to_screen_name attachments context_annotations public_metrics note_tweet
screen_name username status display_text_range user_mentions mentions urls hashtags media media_keys indices
expanded_url unwound tag type data includes users tweets places relation subject bounding_box full_name bbox
"""
hostile = st.recursive(
    json_values | st.sampled_from(["1", "5", "retweeted", "replied_to", "quoted", "LIKED", "https://a.example/b"]),
    lambda inner: st.dictionaries(st.sampled_from(FIELDS.split()), inner, max_size=8) | st.lists(inner, max_size=3),
    max_leaves=30,
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(value=hostile, kind=st.sampled_from(KINDS))
def test_whatever_stands_in_a_record_it_is_mapped_or_unmappable(value: object, kind: str) -> None:
    wrapped = [value, {"id": "5", "id_str": "5", **value} if isinstance(value, dict) else value]
    reasons: list[str] = []
    for each in [*wrapped, {"data": wrapped[1], "includes": value, "relation": value}]:
        try:
            assert isinstance(X.to_graph(Item(position=0, place="$", value=each, kind=kind)), Mapped)
        except Unmappable as error:
            reasons.append(str(error))
    assert all(reasons)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(value=hostile)
def test_whatever_a_file_holds_every_record_is_read_or_rejected(value: object, tmp_path: Path) -> None:
    file = tmp_path / "any.json"
    file.write_text(json.dumps({"data": value, "includes": value, "statuses": value}))
    found = list(X.records(file))
    assert [each.position for each in found] == list(range(len(found)))
    assert all(each.reason for each in found if isinstance(each, Unreadable))


@dataclass(slots=True)
class Figures:
    """What a whole set came to, by the connector."""

    kinds: Counter[str] = field(default_factory=Counter)
    rejected: Counter[str] = field(default_factory=Counter)
    mains: dict[str, set[str]] = field(default_factory=dict)
    ids: dict[str, set[str]] = field(default_factory=dict)
    ties: dict[str, set[tuple[str, str]]] = field(default_factory=dict)
    not_implied: set[tuple[str, str]] = field(default_factory=set)
    unknown: set[str] = field(default_factory=set)

    def add(self, mapped: Mapped) -> None:
        self.mains.setdefault(type(mapped.main).__name__, set()).add(mapped.main.id)
        for node in [mapped.main, *mapped.nodes]:
            self.ids.setdefault(type(node).__name__, set()).add(node.id)
        for each in mapped.relationships:
            self.ties.setdefault(type(each).__name__, set()).add((each.start, each.end))
            if isinstance(each, Mentions) and not each.implied:
                self.not_implied.add((each.start, each.end))
        self.unknown.update(mapped.unknown)


def figures(folder: Path) -> Figures:
    found = Figures()
    for original in X.read(folder):
        for each in X.records(original.file):
            if isinstance(each, Unreadable):
                found.rejected[each.reason] += 1
            else:
                found.kinds[each.kind] += 1
                found.add(X.to_graph(each))
    return found


def sizes(of: dict[str, set[str]] | dict[str, set[tuple[str, str]]]) -> dict[str, int]:
    return {name: len(found) for name, found in sorted(of.items())}


def v1_statuses(folder: Path) -> Iterator[dict[str, object]]:
    for file in sorted(folder.rglob("*.json")):
        if file.name != "structure.json":
            yield json.loads(file.read_text())


@pytest.mark.real_data
def test_rumoureval_is_read_as_an_independent_count_says(real_data: RealData) -> None:
    folder = real_data("rumoureval2017") / "raw" / "train"
    found = figures(folder)
    statuses = list(v1_statuses(folder))
    assert found.mains["Post"] == {f"x:{each['id_str']}" for each in statuses}
    assert len(found.ties["Posted"]) == len({(s["user"]["id_str"], s["id_str"]) for s in statuses})
    assert found.ties["RepliesTo"] == {
        (f"x:{each['id_str']}", f"x:{each['in_reply_to_status_id_str']}")
        for each in statuses
        if each["in_reply_to_status_id_str"]
    }
    assert found.ties["Mentions"] == {
        (f"x:{each['id_str']}", f"x:{named['id_str']}")
        for each in statuses
        for named in each["entities"]["user_mentions"]
    }
    tags = {(each["id_str"], tag["text"].casefold()) for each in statuses for tag in each["entities"]["hashtags"]}
    assert len(found.ties["Tagged"]) == len(tags)
    assert found.unknown == set()
    assert (len(found.mains["Post"]), found.kinds["v1 post"], sum(found.rejected.values())) == (4_238, 4_238, 272)


@pytest.mark.real_data
def test_twarcs_network_is_read_as_an_independent_count_says(real_data: RealData) -> None:
    file = real_data("twarc") / "twarc-network" / "tweets.jsonl"
    found = figures(file)
    pages = [json.loads(line) for line in file.read_text().splitlines()]
    posts = {p["id"]: p for page in pages for p in [*page["data"], *page["includes"]["tweets"]]}
    users = {u["id"] for page in pages for u in page["includes"]["users"]}
    assert found.mains == {"Post": {f"x:{each}" for each in posts}, "Account": {f"x:{each}" for each in users}}
    for kind, name in (("retweeted", "Reposts"), ("replied_to", "RepliesTo"), ("quoted", "Quotes")):
        assert found.ties[name] == {
            (f"x:{post['id']}", f"x:{reference['id']}")
            for post in posts.values()
            for reference in post.get("referenced_tweets", [])
            if reference["type"] == kind
        }
    reposts = {start for start, _ in found.ties["Reposts"]}
    assert not reposts & {start for start, _ in found.not_implied}
    assert (len(posts), len(users), found.rejected) == (676, 691, Counter())


@pytest.mark.real_data
def test_academictwitter_tells_who_follows_and_likes_as_an_independent_count_says(real_data: RealData) -> None:
    folder = real_data("x_v2_academictwitteR")
    found = figures(folder)
    follows, likes, posts, users = set(), set(), set(), set()
    for file in (folder / "json").glob("*.json"):
        answer = json.loads(file.read_text())
        data, includes = answer["body"].get("data", []), answer["body"].get("includes", {})
        entries = data if isinstance(data, list) else []
        posts |= {f"x:{e['id']}" for e in [*entries, *includes.get("tweets", [])] if "text" in e}
        users |= {f"x:{e['id']}" for e in [*entries, *includes.get("users", [])] if "username" in e}
        parts = answer["url"].split("?")[0].split("/")
        subject, last = f"x:{parts[-2]}", parts[-1]
        ids = [f"x:{each['id']}" for each in entries if "id" in each]
        follows |= {(each, subject) for each in ids if last == "followers"}
        follows |= {(subject, each) for each in ids if last == "following"}
        likes |= {(each, subject) for each in ids if last == "liking_users"}
        likes |= {(subject, each) for each in ids if last == "liked_tweets"}
    assert found.ties["Follows"] == follows
    assert found.ties["Liked"] == likes
    assert found.mains == {"Post": posts, "Account": users}
    assert sizes(found.mains) == {"Account": 1_587, "Post": 1_007}
    assert (len(follows), len(likes), sum(found.rejected.values())) == (598, 109, 40)


@pytest.mark.real_data
@pytest.mark.parametrize(
    ("name", "kinds", "rejected"),
    [
        ("twarc", {"v2 post": 4_980, "v2 account": 4_021}, 10),
        ("x_v1_twitter_ruby", {"v1 post": 596, "v1 account": 16, "v1 deletion": 1}, 175),
        ("x_tweepy_cassettes", {}, 43),
        ("x_graphql_twscrape", {}, 31),
    ],
)
def test_every_record_of_a_real_set_is_read_or_rejected(
    name: str, kinds: dict[str, int], rejected: int, real_data: RealData
) -> None:
    found = figures(real_data(name))
    assert dict(found.kinds) == kinds
    assert sum(found.rejected.values()) == rejected

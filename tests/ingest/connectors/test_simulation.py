"""Simulated files: what each line becomes, and what is said of lines that are none."""

import gzip
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from graph import model
from graph.errors import InputUnreadable
from graph.keys import text_key
from ingest.connectors import Item, Mapped, Unmappable, Unreadable
from ingest.connectors.simulation import SIMULATION, read, records, to_graph
from ingest.simulator import SimulationPlan, simulate, write

ABOUT = {"kind": "about", "simulated": True, "format": 1, "seed": 1, "retrieved_at": "2026-03-16T06:00:00Z", "plan": {}}
ADA = {"id": "700001", "handle": "Calm_Otter_0"}
BEA = {"id": "700002", "handle": "odd_wren_1"}
ACCOUNT = {
    "kind": "account", "platform": "sim", **ADA, "name": "Calm Otter", "bio": "Ferry and choir.", "place": "Alderby",
    "language": "en", "opened_at": "2020-01-02T03:04:05Z", "followers": 8, "following": 9,
}  # fmt: skip
FOLLOW = {"kind": "follow", "platform": "sim", "from": "700001", "to": "700002"}
POST = {
    "kind": "post", "platform": "sim", "id": "10000001", "url": "https://sim.example/@Calm_Otter_0/10000001",
    "author": ADA, "at": "2026-03-02T08:15:30Z", "text": "@odd_wren_1 Just saw the amber harbour #FerryDay",
    "language": "en", "conversation": "10000001", "likes": 3, "hashtags": ["FerryDay"], "mentions": [BEA],
    "links": ["https://www.ferry-herald.example/0001/harbour-8?utm_source=share"],
}  # fmt: skip
REPOST = {
    "kind": "post", "platform": "sim", "id": "10000002", "url": "https://sim.example/@odd_wren_1/10000002",
    "author": BEA, "at": "2026-03-02T08:16:30Z", "repost_of": {"id": "10000001", "author": ADA},
    "mentions": [{**ADA, "implied": True}],
}  # fmt: skip
AT = datetime(2026, 3, 2, 8, 15, 30, tzinfo=UTC)


def file_of(folder: Path, *lines: object) -> Path:
    file = folder / "simulated.jsonl"
    texts = [line if isinstance(line, str) else json.dumps(line) for line in lines]
    file.write_text("".join(f"{text}\n" for text in texts), encoding="utf-8")
    return file


def mapped(folder: Path, line: object) -> Mapped:
    [item] = records(file_of(folder, ABOUT, line))
    assert isinstance(item, Item)
    return to_graph(item)


def account(native: dict[str, str]) -> model.Account:
    key = f"sim:@{native['handle'].lower()}"
    return model.Account(
        id=f"sim:{native['id']}",
        stub=True,
        platform="sim",
        native_id=native["id"],
        handle=native["handle"],
        handle_key=key,
        handle_keys=[key],
    )


def test_account(tmp_path: Path) -> None:
    found = mapped(tmp_path, ACCOUNT)
    expected = account(ADA)
    expected.stub = False
    expected.name, expected.bio, expected.place = "Calm Otter", "Ferry and choir.", "Alderby"
    expected.language, expected.followers, expected.following = "en", 8, 9
    expected.opened_at = datetime(2020, 1, 2, 3, 4, 5, tzinfo=UTC)
    assert found == Mapped(main=expected)


def test_follow(tmp_path: Path) -> None:
    found = mapped(tmp_path, FOLLOW)
    assert found.main == model.Account(id="sim:700001", stub=True, platform="sim", native_id="700001")
    assert found.nodes == [model.Account(id="sim:700002", stub=True, platform="sim", native_id="700002")]
    assert found.relationships == [model.Follows(start="sim:700001", end="sim:700002")]


def test_post(tmp_path: Path) -> None:
    found = mapped(tmp_path, POST)
    link = "https://ferry-herald.example/0001/harbour-8"
    assert found.main == model.Post(
        id="sim:10000001",
        stub=False,
        platform="sim",
        native_id="10000001",
        url=POST["url"],
        url_key=POST["url"],
        text=POST["text"],
        text_key=text_key(POST["text"]),
        at=AT,
        at_source="platform",
        language="en",
        is_repost=False,
        conversation="sim:10000001",
        likes=3,
    )
    assert found.version is None
    assert found.nodes == [
        account(ADA),
        account(BEA),
        model.Hashtag(id="ferryday", stub=False),
        model.Link(id=link, stub=False),
        model.Domain(id="ferry-herald.example", stub=False),
    ]
    assert found.relationships == [
        model.Posted(start="sim:700001", end="sim:10000001", at=AT),
        model.Mentions(start="sim:10000001", end="sim:700002", implied=False),
        model.Tagged(start="sim:10000001", end="ferryday"),
        model.LinksTo(start="sim:10000001", end=link),
        model.OnDomain(start=link, end="ferry-herald.example"),
    ]


def test_repost_brings_its_original_as_a_stub_with_its_author(tmp_path: Path) -> None:
    found = mapped(tmp_path, REPOST)
    assert isinstance(found.main, model.Post)
    assert found.main.is_repost
    assert found.main.text is found.main.text_key is None
    assert model.Post(id="sim:10000001", stub=True, platform="sim", native_id="10000001") in found.nodes
    assert found.relationships == [
        model.Posted(start="sim:700002", end="sim:10000002", at=AT.replace(minute=16)),
        model.Posted(start="sim:700001", end="sim:10000001"),
        model.Reposts(start="sim:10000002", end="sim:10000001"),
        model.Mentions(start="sim:10000002", end="sim:700001", implied=True),
    ]


@pytest.mark.parametrize(("name", "kind"), [("reply_to", model.RepliesTo), ("quote_of", model.Quotes)])
def test_replies_and_quotes(tmp_path: Path, name: str, kind: type[model.Relationship]) -> None:
    line = {**POST, "id": "10000003", name: {"id": "10000001", "author": BEA}}
    found = mapped(tmp_path, line)
    assert kind(start="sim:10000003", end="sim:10000001") in found.relationships
    assert model.Posted(start="sim:700002", end="sim:10000001") in found.relationships


def test_an_address_that_is_not_in_its_normal_form_gets_one(tmp_path: Path) -> None:
    found = mapped(tmp_path, {**POST, "url": "http://www.SIM.example/@a/1/?utm_source=x"})
    assert isinstance(found.main, model.Post)
    assert found.main.url_key == "https://sim.example/@a/1"


def test_the_label_is_no_record_and_positions_count_the_others(tmp_path: Path) -> None:
    items = list(records(file_of(tmp_path, ABOUT, ACCOUNT, FOLLOW, POST)))
    assert [(item.position, item.place) for item in items] == [(0, "line 2"), (1, "line 3"), (2, "line 4")]
    assert [item.kind for item in items if isinstance(item, Item)] == ["account", "follow", "post"]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{broken", "malformed"),
        ("[]", "object"),
        ({"kind": "poem"}, "poem"),
        ({**POST, "platform": "x"}, "platform"),
        ({**POST, "id": ""}, "length"),
        ({**POST, "at": "2026-03-02T08:15:30"}, "timezone"),
        ({**POST, "at": "soon"}, "at"),
        ({**POST, "likes": -1}, ">= 0"),
        ({**POST, "mood": "glad"}, "mood"),
        ({**POST, "text": "x" * 10_001}, "length"),
        ({**REPOST, "repost_of": {"id": "1"}}, "author"),
        ('{"kind":"follow","platform":"sim","from":"\\ud800","to":"1"}', "surrogate"),
        (ABOUT, "about"),
    ],
)
def test_a_line_that_makes_no_sense_is_kept_and_the_next_one_read(tmp_path: Path, line: object, reason: str) -> None:
    bad, good = records(file_of(tmp_path, ABOUT, line, ACCOUNT))
    assert isinstance(bad, Unreadable)
    assert (bad.position, bad.place) == (0, "line 2")
    assert reason in bad.reason
    assert 0 < len(bad.raw) <= 2_000
    assert isinstance(good, Item)
    assert good.position == 1


def test_bytes_that_are_not_utf_8_are_kept(tmp_path: Path) -> None:
    file = file_of(tmp_path, ABOUT)
    raw = json.dumps(ACCOUNT).encode().replace(b"Ferry", b"F\xffrry")
    file.write_bytes(file.read_bytes() + raw)
    [bad] = records(file)
    assert isinstance(bad, Unreadable)
    assert bad.raw == raw


def test_a_first_line_that_is_no_label_is_not_skipped(tmp_path: Path) -> None:
    items = list(records(file_of(tmp_path, ACCOUNT, FOLLOW)))
    assert [item.place for item in items] == ["line 1", "line 2"]


def test_read_gives_the_same_capture_whenever_it_is_asked(tmp_path: Path) -> None:
    file = file_of(tmp_path, ABOUT, POST)
    [original] = read(file)
    assert original.file == file
    assert original.how == "simulator"
    assert original.retrieved_at == datetime(2026, 3, 16, 6, tzinfo=UTC)
    file.touch()
    assert list(read(file)) == [original]


def test_packed_files_are_read(tmp_path: Path) -> None:
    packed = tmp_path / "simulated.jsonl.gz"
    packed.write_bytes(gzip.compress(file_of(tmp_path, ABOUT, POST).read_bytes()))
    [original] = read(packed)
    [item] = records(original.file)
    assert isinstance(item, Item)


@pytest.mark.parametrize("first", ["", "not JSON", {"kind": "about", "simulated": False}, {**ABOUT, "format": 2}, POST])
def test_other_files_are_refused(tmp_path: Path, first: object) -> None:
    with pytest.raises(InputUnreadable):
        list(read(file_of(tmp_path, first)))


def test_missing_and_empty_files_and_folders_are_refused(tmp_path: Path) -> None:
    empty = tmp_path / "empty.jsonl"
    empty.touch()
    for source in (tmp_path / "missing.jsonl", empty, tmp_path):
        with pytest.raises(InputUnreadable):
            list(read(source))


def test_a_value_of_another_kind_is_unmappable() -> None:
    with pytest.raises(Unmappable):
        to_graph(Item(position=0, place="line 2", value={"kind": "post"}, kind="post"))


def test_what_the_simulator_writes_is_read_in_full(tmp_path: Path) -> None:
    plan = SimulationPlan(seed=3, accounts=300, posts=1_500, days=3, communities=3, members=8, fans=5)
    file = tmp_path / "whole.jsonl"
    write(plan, file)
    items = list(SIMULATION.records(file))
    written = simulate(plan).records[1:]
    assert len(items) == len(written)
    assert [item.kind for item in items if isinstance(item, Item)] == [record["kind"] for record in written]
    found = [SIMULATION.to_graph(item) for item in items if isinstance(item, Item)]
    relationships = {type(each) for one in found for each in one.relationships}
    assert relationships == {
        model.Posted, model.Reposts, model.RepliesTo, model.Quotes, model.Mentions, model.Tagged, model.LinksTo,
        model.OnDomain, model.Follows,
    }  # fmt: skip
    tags = sum(isinstance(each, model.Tagged) for one in found for each in one.relationships)
    assert tags == sum(len(record.get("hashtags", ())) for record in written)

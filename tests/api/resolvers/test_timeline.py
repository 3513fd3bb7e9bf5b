from datetime import datetime

import pytest

from api.ids import encode
from graph.store import Store
from tests.api.conftest import Ask, World
from tests.golden.case import ADA, BETWEEN

TIMELESS = """MERGE (h:Hashtag {case: $case, id: 'a'})
FOREACH (i IN range(1, 3) | MERGE (p:Post {case: $case, id: 'x:' + i}) MERGE (p)-[:TAGGED]->(h))
WITH h MATCH (p:Post {case: $case, id: 'x:1'}) SET p.at = datetime('1960-01-05T12:00:00Z')"""
PAGE = "{ total totalKind returned reason nodes { key at } pageInfo { hasNextPage endCursor } }"


async def walk(in_case: Ask, arguments: str, first: int) -> list[dict[str, str]]:
    found: list[dict[str, str]] = []
    after = ""
    for _ in range(100):
        page = (await in_case(f"timeline(first: {first}{arguments}{after}) {PAGE}"))["timeline"]
        found += page["nodes"]
        if not page["pageInfo"]["hasNextPage"]:
            return found
        after = f', after: "{page["pageInfo"]["endCursor"]}"'
    raise AssertionError("the pages do not end")


@pytest.mark.parametrize("order", ["NEWEST_FIRST", "OLDEST_FIRST"])
@pytest.mark.parametrize("of", ["", "Account:x:1", "Hashtag:oldmill", "Domain:news.example", "Post:x:101"])
async def test_pages_together_are_the_whole_in_the_order_of_time(
    in_case: Ask, world: World, order: str, of: str
) -> None:
    label, _, key = of.partition(":")
    arguments = f", order: {order}" + (f', of: "{encode(world.golden.id, label, key)}"' if of else "")
    whole = (await in_case(f"timeline(first: 500{arguments}) {PAGE}"))["timeline"]
    assert whole["returned"] == whole["total"] > 0
    assert await walk(in_case, arguments, 2) == whole["nodes"]
    newest = order == "NEWEST_FIRST"
    moments = [datetime.fromisoformat(node["at"]) for node in whole["nodes"]]
    assert moments == sorted(moments, reverse=newest)


async def test_posts_without_time_are_said(ask: Ask, world: World, store: Store) -> None:
    case = store.for_case(world.cases.new("Timeless").id)
    await case.run(TIMELESS)
    for of in ("", f', of: "{encode(case.case, "Hashtag", "a")}"'):
        answer = await ask(f'{{ case(id: "{case.case}") {{ timeline(first: 5{of}) {PAGE} }} }}')
        found = answer["data"]["case"]["timeline"]
        assert (found["total"], len(found["nodes"])) == (1, 1)
        assert found["reason"] == "2 posts have no time and are in no timeline."


async def test_posts_without_time_are_counted_as_they_are_asked_for(ask: Ask, world: World, store: Store) -> None:
    case = store.for_case(world.cases.new("Timeless too").id)
    await case.run(TIMELESS)
    await case.run("MATCH (p:Post {case: $case, id: 'x:2'}) SET p.is_repost = true")
    reads, reasons = [], []
    for arguments, fields in (
        ("kinds: [REPOST]", "reason"),
        ("kinds: [QUOTE]", "reason"),
        ("", "complete reason"),
        ("", "total"),
    ):
        before = store.counters.reads
        argument = f"({arguments})" if arguments else ""
        answer = await ask(f'{{ case(id: "{case.case}") {{ timeline{argument} {{ {fields} }} }} }}')
        reads.append(store.counters.reads - before)
        reasons.append(answer["data"]["case"]["timeline"].get("reason"))
    assert reasons == [f"{n} posts have no time and are in no timeline." if n else None for n in (1, 0, 2, 0)]
    assert reads[3] == reads[2] - 1  # nobody asked why


async def test_a_window(in_case: Ask) -> None:
    whole = (await in_case(f"timeline(first: 500) {PAGE}"))["timeline"]
    day = 'since: "2026-01-05T00:00:00Z", until: "2026-01-06T00:00:00Z"'
    inside = (await in_case(f"timeline(first: 500, {day}) {PAGE}"))["timeline"]
    expected = [node for node in whole["nodes"] if node["at"].startswith("2026-01-05")]
    assert inside["nodes"] == expected
    before = (await in_case(f"timeline(first: 500) {PAGE}", known_on=BETWEEN.isoformat()))["timeline"]
    assert before["total"] < whole["total"]


async def test_every_post_is_of_one_kind(in_case: Ask) -> None:
    totals = {}
    for kinds in ("ORIGINAL", "REPLY", "QUOTE", "REPOST", "ORIGINAL, REPLY, QUOTE, REPOST"):
        totals[kinds] = (await in_case(f"timeline(kinds: [{kinds}]) {{ total }}"))["timeline"]["total"]
    *parts, whole = totals.values()
    assert sum(parts) == whole
    assert totals["REPOST"] > 0 < totals["REPLY"]


async def test_an_account_is_seen_with_its_aliases(in_case: Ask, world: World) -> None:
    both = [
        (await in_case(f'timeline(of: "{encode(world.golden.id, "Account", key)}") {PAGE}'))["timeline"]
        for key in (ADA, "x:@ada_lee")
    ]
    assert both[0] == both[1] | {"pageInfo": both[0]["pageInfo"]}


@pytest.mark.parametrize("bins", ["HOUR", "DAY", "WEEK"])
@pytest.mark.parametrize("of", ["", "Hashtag:oldmill"])
async def test_the_volume_counts_the_posts_of_the_timeline(in_case: Ask, world: World, bins: str, of: str) -> None:
    label, _, key = of.partition(":")
    argument = f', of: "{encode(world.golden.id, label, key)}"' if of else ""
    volume = (await in_case(f"volume(bins: {bins}{argument}) {{ posts total bins {{ start posts }} }}"))["volume"]
    timeline = (await in_case(f"timeline(first: 500{argument}) {PAGE}"))["timeline"]
    assert volume["posts"] == timeline["total"] == sum(each["posts"] for each in volume["bins"])
    assert volume["total"] == len(volume["bins"])
    starts = [datetime.fromisoformat(each["start"]) for each in volume["bins"]]
    assert starts == sorted(set(starts))
    for start in starts:
        assert (start.minute, start.second) == (0, 0)
        assert bins == "HOUR" or start.hour == 0
        assert bins != "WEEK" or start.weekday() == 0


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ("timeline(first: 0) {{ total }}", "limit-exceeded"),
        ("timeline(first: 10000) {{ total }}", "limit-exceeded"),
        ('timeline(of: "x:1") {{ total }}', "parameter-invalid"),
        ('timeline(of: "{run}") {{ total }}', "parameter-invalid"),
        ('timeline(of: "{missing}") {{ total }}', "not-found"),
        ('volume(of: "{foreign}") {{ total }}', "not-found"),
    ],
)
async def test_mistakes(ask: Ask, world: World, fields: str, code: str) -> None:
    ids = {
        "run": encode(world.golden.id, "Run", "run-ingest"),
        "missing": encode(world.golden.id, "Hashtag", "nothing"),
        "foreign": encode(world.twin.id, "Account", "x:999"),
    }
    answer = await ask(f'{{ case(id: "{world.golden.id}") {{ {fields.format(**ids)} }} }}')
    assert answer["errors"][0]["extensions"]["code"] == code

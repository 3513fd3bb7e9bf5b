"""A case at a glance, against what the golden case is known to hold."""

import pytest

from api.ids import encode
from graph.store import Store
from tests.api.conftest import Ask, World
from tests.golden.case import BEN, BETWEEN, RUN_COMMUNITIES

LISTED = "total returned complete reason"
SHARED = f"{{ {LISTED} items {{ id key count }} }}"
COVERAGE = """coverage { loads read new changed same rejected posts accounts postsFrom postsUntil withoutTime stubs
  accountStubs gone accountsGone staleTies }"""
LATE = """MERGE (p:Post {case: $case, id: 'x:1'}) SET p.recorded_first = datetime('2026-03-01T00:00:00Z')
MERGE (q:Post {case: $case, id: 'x:2'}) SET q.recorded_first = datetime('2026-05-01T00:00:00Z'), q.language = 'de'
MERGE (h:Hashtag {case: $case, id: 'tide'})
MERGE (p)-[:TAGGED {recorded_first: datetime('2026-03-01T00:00:00Z')}]->(h)
MERGE (q)-[:TAGGED {recorded_first: datetime('2026-05-01T00:00:00Z')}]->(h)"""
PARTS = (f"hashtags {SHARED}", f"domains {SHARED}", f"languages {{ {LISTED} unknown languages {{ language posts }} }}")


async def test_accounts_by_their_posts_while_no_pagerank_was_computed(in_case: Ask) -> None:
    """An account of the golden case has a value, but nothing says what computed it."""
    fields = (
        f"overview(top: 2) {{ topAccounts {{ by run {{ key }} accounts {{ value account {{ key }} }} {LISTED} }} }}"
    )
    found = (await in_case(fields))["overview"]["topAccounts"]
    assert (found["by"], found["run"]) == ("POSTS", None)
    assert found["accounts"][0] == {"value": 9.0, "account": {"key": BEN}}
    assert (found["total"], found["returned"], found["complete"]) == (15, 2, False)


async def test_hashtags_and_domains_with_ids_that_open_them(in_case: Ask, world: World) -> None:
    found = (await in_case(f"overview {{ hashtags {SHARED} domains {SHARED} }}"))["overview"]
    hashtag = {"id": encode(world.golden.id, "Hashtag", "oldmill"), "key": "oldmill", "count": 6}
    assert found["hashtags"]["items"][0] == hashtag
    assert (found["hashtags"]["total"], found["hashtags"]["complete"]) == (2, True)
    domains = {each["key"]: each["count"] for each in found["domains"]["items"]}
    assert domains == {"news.example": 4, "other.example": 4, "mine.example": 2, "long.example": 1}


async def test_languages_and_how_many_posts_have_none(in_case: Ask) -> None:
    found = (await in_case(f"overview {{ {PARTS[2]} }}"))["overview"]["languages"]
    assert (found["languages"], found["unknown"]) == ([{"language": "en", "posts": 1}], 52)


async def test_communities_and_what_found_them(in_case: Ask) -> None:
    fields = f"overview(top: 1) {{ communities {{ {LISTED} run {{ key }} communities {{ number size }} }} }}"
    found = (await in_case(fields))["overview"]["communities"]
    assert found["run"] == {"key": RUN_COMMUNITIES}
    assert (found["returned"], found["complete"]) == (1, False)
    assert found["total"] > 1


async def test_what_the_case_rests_on(in_case: Ask) -> None:
    found = (await in_case(f"overview {{ {COVERAGE} }}"))["overview"]["coverage"]
    assert found["posts"] == 53
    assert (found["read"], found["new"], found["changed"], found["same"], found["rejected"]) == (62, 60, 1, 0, 1)
    assert (found["gone"], found["accountStubs"], found["withoutTime"]) == (1, 1, 0)
    assert found["postsFrom"] == "2026-01-05T12:00:00+00:00"
    earlier = (await in_case(f"overview {{ {COVERAGE} }}", known_on=BETWEEN.isoformat()))["overview"]["coverage"]
    assert earlier["posts"] < found["posts"]


async def test_nothing_is_in_an_empty_case(ask: Ask, world: World) -> None:
    question = f"query ($case: ID!) {{ case(id: $case) {{ overview {{ {COVERAGE} {' '.join(PARTS)} sources {{ total }} "
    found = (await ask(f"{question} }} }} }}", case=world.empty.id))["data"]["case"]["overview"]
    assert (found["coverage"]["posts"], found["coverage"]["postsFrom"], found["sources"]["total"]) == (0, None, 0)
    assert all(found[name]["total"] == 0 for name in ("hashtags", "domains", "languages"))


async def test_what_was_recorded_later_was_not_there(ask: Ask, world: World, store: Store) -> None:
    case = world.cases.new("Overview as it was known").id
    await store.for_case(case).run(LATE)
    question = (
        f"query ($case: ID!, $on: DateTime) {{ case(id: $case, knownOn: $on) {{ overview {{ {' '.join(PARTS)} }} }} }}"
    )
    now, then = [
        (await ask(question, case=case, on=on))["data"]["case"]["overview"] for on in (None, "2026-04-01T00:00:00Z")
    ]
    assert [each["hashtags"]["items"][0]["count"] for each in (now, then)] == [2, 1]
    assert [each["languages"]["total"] for each in (now, then)] == [1, 0]


@pytest.mark.parametrize("top", [0, 101, -1])
async def test_as_many_as_may_be_shown(ask: Ask, world: World, top: int) -> None:
    question = f"query ($case: ID!) {{ case(id: $case) {{ overview(top: {top}) {{ hashtags {{ total }} }} }} }}"
    (error,) = (await ask(question, case=world.empty.id))["errors"]
    assert error["extensions"]["code"] == "limit-exceeded"

from datetime import UTC, datetime, timedelta

import pytest

from graph.errors import LimitExceeded
from graph.expanding import (
    HUB,
    NO_FIELDS,
    START,
    Asked,
    Place,
    Step,
    count,
    fields_of,
    read_degrees,
    refuse_hub,
    steps_again,
    steps_by_degree,
    steps_by_time,
)
from graph.model import NODES
from graph.store import CaseStore
from graph.ways import Way, ways_of

NOON = datetime(2026, 1, 5, 12, tzinfo=UTC)
POSTED: tuple[Way, ...] = (("POSTED", True),)
MAKE = """MERGE (a:Account {case: $case, id: 'x:1'})
WITH a UNWIND range(0, 9) AS i
MERGE (p:Post {case: $case, id: 'x:p' + i}) SET p.at = $noon + duration({milliseconds: i / 2}), p.text = 'post ' + i
MERGE (a)-[w:POSTED]->(p) SET w.recorded_first = $noon + duration({days: i})
WITH a, p, i WHERE i < 3
MERGE (t:Hashtag {case: $case, id: 'tag' + i}) MERGE (p)-[:TAGGED]->(t)
MERGE (b:Account {case: $case, id: 'x:b' + i}) MERGE (p)-[:MENTIONS]->(b)
MERGE (a)-[n:INTERACTED]->(b) SET n.last_at = p.at, n.first_at = p.at, n.weight = 1"""


@pytest.fixture
async def made(case: CaseStore) -> CaseStore:
    """Ten posts, two in each millisecond; the first three are tagged and mention somebody."""
    await case.run(MAKE, noon=NOON)
    return case


async def walked(case: CaseStore, asked: Asked, *, limit: int, oldest: bool = False) -> list[Step]:
    found: list[Step] = []
    after = START
    while True:
        page = await steps_by_time(case, asked, limit=limit, oldest=oldest, after=after)
        found += page
        if len(page) < limit:
            return found
        after = page[-1].place


async def test_pages_are_the_whole_in_order(made: CaseStore) -> None:
    asked = Asked(("Account", "x:1"), ways_of("Account"))
    for oldest in (False, True):
        whole = await steps_by_time(made, asked, limit=100, oldest=oldest)
        for limit in (1, 3, 7):
            assert await walked(made, asked, limit=limit, oldest=oldest) == whole
        assert len(whole) == 13
        assert [step.way[0] for step in whole[-3:]] == ["INTERACTED"] * 3  # its times move: last, whatever they are
        assert whole[-1].at is not None
    newest = [step.node.id for step in await steps_by_time(made, asked, limit=3)]
    assert newest == ["x:p8", "x:p9", "x:p6"]


async def test_a_window_by_a_millisecond(made: CaseStore) -> None:
    since, until = NOON + timedelta(milliseconds=1), NOON + timedelta(milliseconds=3)
    asked = Asked(("Account", "x:1"), POSTED, since, until)
    found = await steps_by_time(made, asked, limit=100)
    assert {step.node.id for step in found} == {"x:p2", "x:p3", "x:p4", "x:p5"}
    assert await count(made, asked, kept={}) == (4, 0)


async def test_a_step_happened_when_its_post_was_published(made: CaseStore) -> None:
    tags = await steps_by_time(made, Asked(("Post", "x:p2"), (("TAGGED", True),)), limit=1)
    back = await steps_by_time(made, Asked(("Hashtag", "tag2"), (("TAGGED", False),)), limit=1)
    assert tags[0].at == back[0].at == round(NOON.timestamp() * 1000) + 1


async def test_as_known_before(made: CaseStore) -> None:
    known_on = NOON + timedelta(days=3)
    asked = Asked(("Account", "x:1"), POSTED, known_on=known_on)
    assert {step.node.id for step in await steps_by_time(made, asked, limit=100)} == {"x:p0", "x:p1", "x:p2", "x:p3"}
    degrees = await read_degrees(made, "Account", ["x:1"], known_on=known_on)
    assert degrees["x:1"]["POSTED", True] == 4
    assert (await read_degrees(made, "Account", ["x:1"]))["x:1"]["POSTED", True] == 10
    ranked = await steps_by_degree(made, asked, most=100)
    assert {each.id: each.degree for each in ranked}["x:p3"] == 1


async def test_by_degree_and_again(made: CaseStore) -> None:
    asked = Asked(("Account", "x:1"), ways_of("Account"))
    ranked = await steps_by_degree(made, asked, most=100)
    assert [each.degree for each in ranked] == sorted((each.degree for each in ranked), reverse=True)
    assert (await steps_by_degree(made, asked, most=1, least_first=True))[0].id == "x:p3"
    await made.run("MATCH (p:Post {case: $case, id: 'x:p0'}) DETACH DELETE p")
    steps = await steps_again(made, asked, ranked, fields=fields_of(["text", "at"]))
    assert [step.node.id for step in steps] == [each.id for each in ranked if each.id != "x:p0"]
    texts = {step.node.id: step.node.properties for step in steps}
    assert texts["x:p1"] == {"text": "post 1", "at": NOON}


async def test_only_what_is_asked_for_is_read(made: CaseStore) -> None:
    asked = Asked(("Account", "x:1"), POSTED)
    bare = await steps_by_time(made, asked, limit=1, fields=NO_FIELDS, detailed=False)
    assert (bare[0].node.properties, bare[0].details) == ({}, {})
    full = await steps_by_time(made, asked, limit=1)
    assert full[0].node.properties["text"] == "post 8"
    assert full[0].details == {"recorded_first": NOON + timedelta(days=8)}


async def test_another_case_is_not_seen(made: CaseStore, other_case: CaseStore) -> None:
    assert await read_degrees(other_case, "Account", ["x:1"]) == {}
    asked = Asked(("Account", "x:1"), ways_of("Account"))
    assert await steps_by_time(other_case, asked, limit=5) == []
    assert await steps_by_degree(other_case, asked, most=5) == []


async def test_nothing_to_walk(made: CaseStore) -> None:
    asked = Asked(("Account", "x:1"), ())
    assert await steps_by_time(made, asked, limit=5) == []
    assert await steps_by_degree(made, asked, most=5) == []
    assert await count(made, asked, kept={}) == (0, 0)


async def test_every_label_can_be_expanded(case: CaseStore) -> None:
    for kind in NODES:
        if ways := ways_of(kind.__name__):
            asked = Asked((kind.__name__, "nothing"), ways, NOON, NOON, known_on=NOON)
            assert await steps_by_time(case, asked, limit=2, after=Place(0, "a", 1)) == []
            assert await steps_by_degree(case, asked, most=2) == []


def test_a_hub_is_refused_with_what_is_there() -> None:
    asked = Asked(("Account", "x:1"), (("FOLLOWS", False), ("POSTED", True)))
    refuse_hub(asked, {("FOLLOWS", False): HUB - 1, ("POSTED", True): 1})
    with pytest.raises(LimitExceeded) as refused:
        refuse_hub(asked, {("FOLLOWS", False): 52_000, ("POSTED", True): 3})
    assert "FOLLOWS IN 52,000, POSTED OUT 3" in refused.value.cure

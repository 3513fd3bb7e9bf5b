import time
from typing import Any

import pytest

from api.ids import encode
from graph.store import CaseStore, Store
from tests.api.conftest import Ask, World
from tests.golden.case import ADA, ADA_BY_HANDLE, BEN, BETWEEN

ROW = """account { key } weight reposts replies quotes mentions firstDay lastDay firstAt lastAt followed certainty
simultaneous { pairs certainty }"""
TIES = f"total totalKind complete reason aliases nodes {{ {ROW} }}"
ACTS = "kinds: [REPOSTED, REPLIED, QUOTED, MENTIONED]"


class Account:
    """Ids of the golden case's accounts."""

    def __init__(self, case: str) -> None:
        self._case = case

    def __call__(self, key: str) -> str:
        return encode(self._case, "Account", key)


@pytest.fixture
def account(world: World) -> Account:
    return Account(world.golden.id)


async def test_out_is_what_the_account_did(in_case: Ask, account: Account) -> None:
    found = (await in_case(f'ties(id: "{account(BEN)}", {ACTS}) {{ {TIES} }}'))["ties"]
    first = found["nodes"][0]
    assert first["account"]["key"] == ADA
    assert (first["weight"], first["reposts"], first["quotes"], first["mentions"]) == (3, 2, 1, 0)
    assert (first["firstDay"], first["lastDay"]) == ("2026-01-05", "2026-01-06")
    assert first["firstAt"] is not None
    assert first["certainty"] == "derived from posts"
    assert found["total"] == len(found["nodes"])


async def test_stored_ties_that_are_stale_say_so(in_case: Ask, account: Account) -> None:
    of = f'id: "{account(BEN)}", {ACTS}'
    stored = (await in_case(f"ties({of}) {{ complete totalKind reason }}"))["ties"]
    assert stored["reason"] == "Ties are still to be recomputed after these runs: run-of-the-late."
    assert (stored["complete"], stored["totalKind"]) == (False, "EXACT")
    fine = f'ties({of}, since: "2026-01-01T00:00:01Z") {{ complete reason }}'
    assert (await in_case(fine))["ties"] == {"complete": True, "reason": None}


async def test_a_window_of_whole_days_is_exact(in_case: Ask, account: Account) -> None:
    window = 'since: "2026-01-06T00:00:00Z", until: "2026-01-07T00:00:00Z"'
    found = (await in_case(f'ties(id: "{account(BEN)}", {ACTS}, {window}) {{ {TIES} }}'))["ties"]
    ties = {each["account"]["key"]: each for each in found["nodes"]}
    assert (ties[ADA]["weight"], ties[ADA]["quotes"], ties[ADA]["firstAt"]) == (1, 0, None)


async def test_the_posts_say_the_same_as_the_stored_days(in_case: Ask, account: Account) -> None:
    numbers = "total nodes { account { key } weight reposts replies quotes mentions firstDay lastDay }"
    for key in (ADA, BEN, "x:4", "x:6"):
        for direction in ("OUT", "IN"):
            of = f'id: "{account(key)}", direction: {direction}, {ACTS}'
            both = [
                await in_case(f'ties({of}, until: "{until}") {{ {numbers} }}')
                for until in ("2027-01-01T00:00:00Z", "2027-01-01T00:00:00.001Z")
            ]
            assert both[0] == both[1], (key, direction)
            everything = await in_case(f"ties({of}) {{ {numbers} }}")
            assert everything == both[0], (key, direction)


async def test_aliases_are_folded_and_self_ties_with_them(in_case: Ask, account: Account) -> None:
    asked = f'ties(id: "{account(ADA_BY_HANDLE)}", direction: OUT) {{ account {{ key }} {TIES} }}'
    found = (await in_case(asked))["ties"]
    assert found["account"]["key"] == ADA
    assert found["aliases"] == [ADA_BY_HANDLE]
    assert ADA not in {tie["account"]["key"] for tie in found["nodes"]}
    incoming = (await in_case(f'ties(id: "{account(ADA)}", direction: IN, {ACTS}) {{ {TIES} }}'))["ties"]
    sources = {tie["account"]["key"] for tie in incoming["nodes"]}
    assert sources.isdisjoint({ADA, ADA_BY_HANDLE})
    assert {"x:@twin", "x:@ben_old"} <= sources  # ambiguous, and withdrawn


async def test_only_the_kinds_that_are_asked_for(in_case: Ask, account: Account) -> None:
    found = (await in_case(f'ties(id: "{account(BEN)}", kinds: [QUOTED]) {{ {TIES} }}'))["ties"]
    assert found["nodes"]
    assert all(tie["weight"] == tie["quotes"] > 0 and tie["reposts"] == 0 for tie in found["nodes"])
    assert not any(tie["followed"] or tie["simultaneous"] for tie in found["nodes"])


async def test_as_known_before_is_counted_from_the_posts(in_case: Ask, account: Account) -> None:
    fields = f'ties(id: "{account(ADA)}", direction: IN, {ACTS}) {{ {TIES} }}'
    now, before = [(await in_case(fields, known_on=moment))["ties"] for moment in (None, BETWEEN.isoformat())]
    assert "x:3" in {tie["account"]["key"] for tie in now["nodes"]}
    assert "x:3" not in {tie["account"]["key"] for tie in before["nodes"]}


BESIDE = """MERGE (a:Account {case: $case, id: 'x:1'}) SET a.native_id = '1'
MERGE (b:Account {case: $case, id: 'x:2'}) SET b.native_id = '2'
MERGE (h:Account {case: $case, id: 'x:@b'}) MERGE (h)-[:SAME_AS]->(b)
MERGE (c:Account {case: $case, id: 'x:3'}) SET c.native_id = '3'
MERGE (d:Account {case: $case, id: 'x:4'}) SET d.native_id = '4'
MERGE (p:Post {case: $case, id: 'x:p'}) SET p.at = datetime('2026-01-05T10:00:00Z')
MERGE (a)-[:FOLLOWS {at: datetime('2026-01-05T00:00:00Z')}]->(h)
MERGE (a)-[:FOLLOWS]->(c)
MERGE (d)-[:FOLLOWS]->(a)
MERGE (a)-[s:COORDINATED_WITH]->(b) SET s.weight = 7, s.p_value = 0.002, s.run = 'one', s.sample_posts = ['x:p']
MERGE (d)-[t:COORDINATED_WITH]->(a) SET t.weight = 9, t.run = 'one', t.sample_posts = []"""


@pytest.fixture
async def beside(world: World, store: Store) -> CaseStore:
    """x:1 follows x:2 (by its handle) and x:3, is followed by x:4, and shares what x:2 and x:4 share."""
    case = store.for_case(world.cases.new(f"Beside {time.monotonic_ns()}").id)
    await case.run(BESIDE)
    return case


async def ties_of(ask: Ask, case: str, more: str, key: str = "x:1") -> dict[str, Any]:
    question = f'{{ case(id: "{case}") {{ ties(id: "{encode(case, "Account", key)}"{more}) {{ {TIES} }} }} }}'
    answer = await ask(question)
    assert "errors" not in answer, answer["errors"]
    found: dict[str, Any] = answer["data"]["case"]["ties"]
    return found


def told(found: dict[str, Any]) -> list[tuple[str, bool, list[int]]]:
    return [
        (node["account"]["key"], node["followed"], [each["pairs"] for each in node["simultaneous"]])
        for node in found["nodes"]
    ]


async def test_follows_and_simultaneous_sharing_stand_beside(ask: Ask, beside: CaseStore) -> None:
    out = await ties_of(ask, beside.case, "")
    assert told(out) == [("x:4", False, [9]), ("x:2", True, [7]), ("x:3", True, [])]
    assert [node["certainty"] for node in out["nodes"]] == [
        "simultaneous sharing not tested against chance",
        "follow as a source states it; simultaneous sharing more simultaneous than chance, p = 0.002",
        "follow as a source states it",
    ]
    into = await ties_of(ask, beside.case, ", direction: IN")
    assert told(into) == [("x:4", True, [9]), ("x:2", False, [7])]


async def test_follows_and_simultaneous_sharing_in_a_window(ask: Ask, beside: CaseStore) -> None:
    window = ', since: "{}", until: "{}"'
    inside = await ties_of(ask, beside.case, window.format("2026-01-05T00:00:00Z", "2026-01-06T00:00:00Z"))
    assert told(inside) == [("x:2", True, [7])]
    assert "1 follows have no time" in str(inside["reason"])
    assert inside["totalKind"] == "LOWER_BOUND"
    outside = await ties_of(ask, beside.case, window.format("2026-01-05T00:00:00.001Z", "2026-01-05T10:00:00Z"))
    assert told(outside) == []


async def test_the_posts_behind_a_tie(in_case: Ask, account: Account) -> None:
    fields = (
        f'evidenceOfTie(source: "{account(BEN)}", target: "{account(ADA_BY_HANDLE)}", limit: 2) '
        "{ total complete posts { kinds post { key } captures { total complete captures { id position place } } } }"
    )
    found = (await in_case(fields))["evidenceOfTie"]
    assert (found["total"], found["complete"]) == (3, False)
    assert found["posts"][0] == {
        "kinds": ["REPOSTS"], "post": {"key": "x:104"},
        "captures": {
            "total": 12, "complete": False, "captures": [{"id": "capture-one", "position": 2, "place": "line 3"}],
        },
    }  # fmt: skip


async def test_the_posts_behind_each_tie_are_as_many_as_it_weighs(in_case: Ask, account: Account) -> None:
    seen = 0
    for direction in ("OUT", "IN"):
        for key in (ADA, BEN, "x:4", "x:6"):
            of = f'id: "{account(key)}", direction: {direction}, {ACTS}'
            posts = "posts(first: 50) { total posts { kinds post { key } } }"
            found = (await in_case(f"ties({of}) {{ nodes {{ weight {posts} }} }}"))["ties"]["nodes"]
            seen += len(found)
            for tie in found:
                assert sum(len(post["kinds"]) for post in tie["posts"]["posts"]) == tie["weight"]
                assert tie["posts"]["total"] == len(tie["posts"]["posts"])
    assert seen > 10


MANY = """MERGE (a:Account {case: $case, id: 'x:1'}) SET a.native_id = '1'
WITH a UNWIND range(2, 301) AS i
CREATE (b:Account {case: $case, id: 'x:' + i, native_id: toString(i), handle: 'h' + i})
CREATE (p:Post {case: $case, id: 'x:p' + i, at: datetime('2026-01-01T00:00:00Z') + duration({seconds: i})})
CREATE (a)-[:POSTED]->(p) CREATE (p)-[:MENTIONS]->(b)
CREATE (a)-[:INTERACTED {weight: i, reposts: 0, replies: 0, quotes: 0, mentions: i, days: [20454], first_at: p.at,
  last_at: p.at, reposts_by_day: [0], replies_by_day: [0], quotes_by_day: [0], mentions_by_day: [i]}]->(b)"""


@pytest.fixture
async def many(world: World, store: Store) -> CaseStore:
    """An account with 300 ties, each of a weight of its own."""
    case = store.for_case(world.cases.new(f"Many {time.monotonic_ns()}").id)
    await case.run(MANY)
    return case


async def test_a_page_reads_the_same_however_long_it_is(ask: Ask, many: CaseStore, store: Store) -> None:
    id_ = encode(many.case, "Account", "x:1")
    inner = (
        "weight account { id key ... on Account { handle } neighbours { total } } "
        "posts(first: 2) { total posts { post { key } } }"
    )
    reads = []
    for first in (25, 200):
        before = store.counters.reads
        fields = f'ties(id: "{id_}", first: {first}) {{ total returned edges {{ cursor node {{ {inner} }} }} }}'
        answer = await ask(f'{{ case(id: "{many.case}") {{ {fields} }} }}')
        assert "errors" not in answer, answer["errors"]
        found = answer["data"]["case"]["ties"]
        assert (found["total"], found["returned"]) == (300, first)
        assert all(edge["node"]["posts"]["total"] == 1 for edge in found["edges"])
        reads.append(store.counters.reads - before)
    assert reads[0] == reads[1] <= 9


async def test_pages_of_a_list_that_changes_stay_as_it_was(ask: Ask, many: CaseStore) -> None:
    id_ = encode(many.case, "Account", "x:1")
    keys: list[str] = []
    after = ""
    while True:
        page_of = "{ total nodes { account { key } } pageInfo { hasNextPage endCursor } }"
        answer = await ask(f'{{ case(id: "{many.case}") {{ ties(id: "{id_}", first: 60{after}) {page_of} }} }}')
        page = answer["data"]["case"]["ties"]
        assert page["total"] == 300
        keys += [node["account"]["key"] for node in page["nodes"]]
        if not page["pageInfo"]["hasNextPage"]:
            break
        after = f', after: "{page["pageInfo"]["endCursor"]}"'
        await many.run(
            "MATCH (:Account {case: $case, id: 'x:1'})-[t:INTERACTED]->() "
            "SET t.weight = 400 - t.weight, t.mentions = 400 - t.mentions"
        )
    assert keys == [f"x:{number}" for number in range(301, 1, -1)]


@pytest.fixture
async def busy(world: World, store: Store) -> CaseStore:
    case = store.for_case(world.cases.new(f"Busy {time.monotonic_ns()}").id)
    await case.run(
        "MERGE (a:Account {case: $case, id: 'x:1'}) MERGE (b:Account {case: $case, id: 'x:2'}) "
        "WITH a, b "
        "UNWIND range(1, 2001) AS i "
        "CREATE (p:Post {case: $case, id: 'x:' + i, at: datetime('2026-01-01T00:00:00Z') + duration({seconds: i})}) "
        "CREATE (a)-[:POSTED]->(p) CREATE (p)-[:MENTIONS]->(b)"
    )
    return case


async def test_beyond_two_thousand_posts_it_is_a_lower_bound(ask: Ask, busy: CaseStore) -> None:
    window = ', since: "2026-01-01T00:00:00.5Z", until: "{}"'
    whole = await ties_of(ask, busy.case, window.format("2026-01-02T00:00:00Z"))
    part = await ties_of(ask, busy.case, window.format("2026-01-01T00:33:20.5Z"))
    assert whole["totalKind"] == "LOWER_BOUND"
    assert "2,000 posts" in str(whole["reason"])
    assert whole["nodes"][0]["weight"] == 2_000
    assert (part["totalKind"], part["nodes"][0]["weight"]) == ("EXACT", 2_000)

from datetime import UTC, datetime

import pytest

from graph.errors import Conflict, NotFound, ParameterInvalid
from graph.finding import Identity, find_account, find_post, identity
from graph.store import CaseStore, Store

PEOPLE = """UNWIND [['x:1', '1', 'ada'], ['x:2', '2', 'twin'], ['m:3', '3', 'twin'], ['x:@ada', null, 'ada']] AS r
MERGE (a:Account {case: $case, id: r[0]})
SET a.native_id = r[1], a.handle = r[2], a.handle_key = split(r[0], ':')[0] + ':@' + r[2],
  a.url = 'https://x.com/' + r[2], a.recorded_first = datetime('2026-01-01T00:00:00Z')
WITH count(*) AS n
MATCH (h:Account {case: $case, id: 'x:@ada'}) MATCH (a:Account {case: $case, id: 'x:1'})
MERGE (h)-[s:SAME_AS]->(a) SET s.recorded_first = datetime('2026-02-01T00:00:00Z')
MERGE (p:Post {case: $case, id: 'x:9'}) SET p.url_key = 'https://x.com/ada/status/9'"""


@pytest.fixture
async def people(case: CaseStore, store: Store) -> CaseStore:
    await case.run(PEOPLE)
    await store.schema("CALL db.index.fulltext.awaitEventuallyConsistentIndexRefresh()")
    return case


async def test_a_handle_only_account_is_seen_as_the_native_one(people: CaseStore) -> None:
    ada = Identity("x:1", ("x:1", "x:@ada"))
    assert await find_account(people, by_id="x:@ada") == ada
    assert await find_account(people, handle="@ADA") == ada
    assert await find_account(people, handle="x:@ada") == ada
    assert await find_account(people, url="http://www.x.com/ada/") == ada


async def test_before_the_two_were_joined_they_are_two(people: CaseStore) -> None:
    before = datetime(2026, 1, 15, tzinfo=UTC)
    assert await identity(people, "x:@ada", known_on=before) == Identity("x:@ada", ("x:@ada",))


async def test_a_withdrawn_or_ambiguous_assertion_is_not_seen_through(people: CaseStore) -> None:
    await people.run("MATCH (:Account {case: $case, id: 'x:@ada'})-[s:SAME_AS]->() SET s.withdrawn_at = datetime()")
    assert (await identity(people, "x:@ada")).id == "x:@ada"
    await people.run(
        "MATCH (h:Account {case: $case, id: 'x:@ada'})-[s:SAME_AS]->() REMOVE s.withdrawn_at "
        "WITH h MATCH (b:Account {case: $case, id: 'x:2'}) MERGE (h)-[:SAME_AS]->(b)"
    )
    assert (await identity(people, "x:@ada")).id == "x:@ada"
    assert await identity(people, "x:1") == Identity("x:1", ("x:1",))


async def test_a_handle_of_two_accounts_asks_which(people: CaseStore) -> None:
    with pytest.raises(Conflict, match="2 accounts"):
        await find_account(people, handle="twin")
    assert (await find_account(people, handle="twin", platform="m")).id == "m:3"


async def test_a_post_by_its_own_url(people: CaseStore) -> None:
    assert await find_post(people, url="http://x.com/ada/status/9?utm_source=feed") == "x:9"


async def test_what_is_not_in_the_case_is_not_found(people: CaseStore, other_case: CaseStore) -> None:
    for case in (people, other_case):
        with pytest.raises(NotFound) as missing:
            await find_account(case, by_id="x:77")
        assert str(missing.value) == "This case has no such account."
    with pytest.raises(NotFound):
        await find_account(other_case, by_id="x:1")
    with pytest.raises(NotFound):
        await find_account(other_case, handle="ada")
    with pytest.raises(NotFound):
        await find_post(other_case, url="https://x.com/ada/status/9")


@pytest.mark.parametrize("asked", [{}, {"by_id": "x:1", "handle": "ada"}, {"handle": "@"}, {"url": "not a url"}])
async def test_unclear_questions_are_refused(case: CaseStore, asked: dict[str, str]) -> None:
    with pytest.raises(ParameterInvalid):
        await find_account(case, **asked)

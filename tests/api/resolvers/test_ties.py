import pytest

from graph.store import CaseStore, Store
from tests.api.conftest import Ask, World
from tests.golden.case import ADA, ADA_BY_HANDLE, BEN, BETWEEN

TIES = """total totalKind complete reason aliases
ties { account { id } weight reposts replies quotes mentions firstDay lastDay firstAt }"""


async def test_out_is_what_the_account_did(in_case: Ask) -> None:
    found = (await in_case(f'ties(account: "{BEN}") {{ {TIES} }}'))["ties"]
    first = found["ties"][0]
    assert first["account"]["id"] == ADA
    assert (first["weight"], first["reposts"], first["quotes"], first["mentions"]) == (3, 2, 1, 0)
    assert (first["firstDay"], first["lastDay"]) == ("2026-01-05", "2026-01-06")
    assert found["total"] == len(found["ties"])


async def test_stored_ties_that_are_stale_say_so(in_case: Ask) -> None:
    stored = (await in_case(f'ties(account: "{BEN}") {{ complete totalKind reason }}'))["ties"]
    assert stored["reason"] == "Ties are still to be recomputed after these runs: run-of-the-late."
    assert (stored["complete"], stored["totalKind"]) == (False, "EXACT")
    fine = f'ties(account: "{BEN}", since: "2026-01-01T00:00:01Z") {{ complete reason }}'
    assert (await in_case(fine))["ties"] == {"complete": True, "reason": None}


async def test_a_window_of_whole_days_is_exact(in_case: Ask) -> None:
    fields = f'ties(account: "{BEN}", since: "2026-01-06T00:00:00Z", until: "2026-01-07T00:00:00Z") {{ {TIES} }}'
    ties = {each["account"]["id"]: each for each in (await in_case(fields))["ties"]["ties"]}
    assert (ties[ADA]["weight"], ties[ADA]["quotes"], ties[ADA]["firstAt"]) == (1, 0, None)


async def test_the_posts_say_the_same_as_the_stored_days(in_case: Ask) -> None:
    numbers = "total ties { account { id } weight reposts replies quotes mentions firstDay lastDay }"
    for account in (ADA, BEN, "x:4", "x:6"):
        for direction in ("OUT", "IN"):
            both = [
                await in_case(f'ties(account: "{account}", direction: {direction}, until: "{until}") {{ {numbers} }}')
                for until in ("2027-01-01T00:00:00Z", "2027-01-01T00:00:01Z")
            ]
            assert both[0] == both[1], (account, direction)


async def test_aliases_are_folded_and_self_ties_with_them(in_case: Ask) -> None:
    found = (await in_case(f'ties(account: "{ADA_BY_HANDLE}", direction: OUT) {{ account {{ id }} {TIES} }}'))["ties"]
    assert found["account"]["id"] == ADA
    assert found["aliases"] == [ADA_BY_HANDLE]
    assert ADA not in {tie["account"]["id"] for tie in found["ties"]}
    incoming = (await in_case(f'ties(account: "{ADA}", direction: IN) {{ {TIES} }}'))["ties"]
    sources = {tie["account"]["id"] for tie in incoming["ties"]}
    assert sources.isdisjoint({ADA, ADA_BY_HANDLE})
    assert {"x:@twin", "x:@ben_old"} <= sources  # ambiguous, and withdrawn


async def test_only_the_kinds_that_are_asked_for(in_case: Ask) -> None:
    found = (await in_case(f'ties(account: "{BEN}", kinds: [QUOTES]) {{ {TIES} }}'))["ties"]
    assert all(tie["weight"] == tie["quotes"] > 0 and tie["reposts"] == 0 for tie in found["ties"])


async def test_as_known_before_is_counted_from_the_posts(in_case: Ask) -> None:
    fields = f'ties(account: "{ADA}", direction: IN) {{ {TIES} }}'
    now, before = [(await in_case(fields, known_on=moment))["ties"] for moment in (None, BETWEEN.isoformat())]
    assert "x:3" in {tie["account"]["id"] for tie in now["ties"]}
    assert "x:3" not in {tie["account"]["id"] for tie in before["ties"]}


async def test_the_posts_behind_a_tie(in_case: Ask) -> None:
    fields = (
        f'evidenceOfTie(source: "{BEN}", target: "{ADA_BY_HANDLE}", limit: 2) '
        "{ total complete posts { kinds post { id } captures { total complete captures { id position place } } } }"
    )
    found = (await in_case(fields))["evidenceOfTie"]
    assert (found["total"], found["complete"]) == (3, False)
    assert found["posts"][0] == {
        "kinds": ["REPOSTS"], "post": {"id": "x:104"},
        "captures": {
            "total": 12, "complete": False, "captures": [{"id": "capture-one", "position": 2, "place": "line 3"}],
        },
    }  # fmt: skip


@pytest.fixture
async def busy(world: World, store: Store) -> CaseStore:
    case = store.for_case(world.cases.new(f"Busy {id(world)}").id)
    await case.run(
        "MERGE (a:Account {case: $case, id: 'x:1'}) MERGE (b:Account {case: $case, id: 'x:2'}) "
        "WITH a, b "
        "UNWIND range(1, 2001) AS i "
        "CREATE (p:Post {case: $case, id: 'x:' + i, at: datetime('2026-01-01T00:00:00Z') + duration({seconds: i})}) "
        "CREATE (a)-[:POSTED]->(p) CREATE (p)-[:MENTIONS]->(b)"
    )
    return case


async def test_beyond_two_thousand_posts_it_is_a_lower_bound(ask: Ask, busy: CaseStore) -> None:
    window = 'since: "2026-01-01T00:00:00.5Z", until: "{}"'
    fields = "total totalKind complete reason ties {{ weight }}"
    question = (
        '{{ case(id: "{}") {{ whole: ties(account: "x:1", {}) {{ {} }} part: ties(account: "x:1", {}) {{ {} }} }} }}'
    )
    whole, part = window.format("2026-01-02T00:00:00Z"), window.format("2026-01-01T00:33:20.5Z")
    answer = await ask(question.format(busy.case, whole, fields.format(), part, fields.format()))
    found = answer["data"]["case"]
    assert found["whole"]["totalKind"] == "LOWER_BOUND"
    assert "2,000 posts" in found["whole"]["reason"]
    assert found["whole"]["ties"][0]["weight"] == 2_000
    assert (found["part"]["totalKind"], found["part"]["ties"][0]["weight"]) == ("EXACT", 2_000)

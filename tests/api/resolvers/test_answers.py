"""Frozen answers and own investigations over GraphQL: kept, compared, refused with the cure, never another case's."""

from typing import Any

from tests.api.conftest import Ask, World

OWN = """// title: Handles
// question: Which handles are there?
// columns: account, handle
MATCH (a:Account {case: $case}) WHERE a.id IS NOT NULL RETURN a.id AS account, a.handle AS handle ORDER BY account"""
FREEZE = 'freezeAnswer(investigation: "who_amplifies_whom", title: "Before", parameters: {limit: 3})'


async def change(ask: Ask, case: str, field: str, **variables: object) -> dict[str, Any]:
    types = ", ".join(["$case: ID!", *(f"${name}: String!" for name in variables)])
    return await ask(f"mutation ({types}) {{ case(id: $case) {{ {field} }} }}", case=case, **variables)


async def test_is_frozen_shown_compared_and_deleted(ask: Ask, in_case: Ask, world: World) -> None:
    done = await change(ask, world.golden.id, FREEZE + " { id total returned complete textSha256 dataState }")
    frozen = done["data"]["case"]["freezeAnswer"]
    assert (frozen["returned"], frozen["complete"], len(frozen["textSha256"])) == (3, False, 64)
    listed = (await in_case("answers { total answers { id title investigation askedAt } }"))["answers"]
    assert frozen["id"] in {each["id"] for each in listed["answers"]}
    compared = "compared { key gained lost changed { columns } unchanged textChanged dataMayHaveChanged note }"
    one = (await in_case(f'answer(id: "{frozen["id"]}") {{ rows columns questionText {compared} }}'))["answer"]
    assert all(len(row) == len(one["columns"]) for row in one["rows"])
    assert one["questionText"].startswith("// title: Who amplifies whom")
    assert (one["compared"]["gained"], one["compared"]["unchanged"]) == ([], 3)
    done = await change(ask, world.golden.id, f'deleteAnswer(id: "{frozen["id"]}")')
    assert done["data"]["case"]["deleteAnswer"] == frozen["id"]


async def test_another_case_answers_like_none(ask: Ask, world: World) -> None:
    done = await change(ask, world.golden.id, FREEZE + " { id }")
    frozen = done["data"]["case"]["freezeAnswer"]["id"]
    said = []
    for named in (frozen, "none"):
        answer = await ask(f'query ($case: ID!) {{ case(id: $case) {{ answer(id: "{named}") {{ id }} }} }}',
                           case=world.twin.id)  # fmt: skip
        said.append((answer["errors"][0]["message"], answer["errors"][0]["extensions"]["code"]))
    assert said[0] == said[1]
    assert said[0][1] == "not-found"
    await change(ask, world.golden.id, f'deleteAnswer(id: "{frozen}")')


async def test_an_own_investigation_is_saved_asked_and_deleted(ask: Ask, in_case: Ask, world: World) -> None:
    field = 'saveInvestigation(name: "own_handles", text: $text, onlyHere: true) { name onlyHere problem }'
    done = await change(ask, world.golden.id, field, text=OWN)
    assert done["data"]["case"]["saveInvestigation"] == {"name": "own_handles", "onlyHere": True, "problem": None}
    found = (await in_case('investigation(name: "own_handles") { total own cost estimatedRows rows }'))["investigation"]
    assert found["own"]
    assert found["total"] == len(found["rows"]) > 3
    listed = (await in_case("investigations { investigations { name own } }"))["investigations"]["investigations"]
    assert {"name": "own_handles", "own": True} in listed
    own = (await in_case("ownInvestigations { investigations { name sha256 text } }"))["ownInvestigations"]
    assert own["investigations"][0]["text"] == OWN
    other = "query ($case: ID!) { case(id: $case) { ownInvestigations { total } } }"
    assert (await ask(other, case=world.twin.id))["data"]["case"]["ownInvestigations"]["total"] == 0
    done = await change(ask, world.golden.id, 'deleteInvestigation(name: "own_handles")')
    assert done["data"]["case"]["deleteInvestigation"] == "own_handles"


async def test_what_writes_is_refused_with_the_cure(ask: Ask, world: World) -> None:
    field = 'saveInvestigation(name: "writes", text: $text) { name }'
    done = await change(ask, world.golden.id, field, text=OWN.replace("RETURN", "SET a.name = '' RETURN"))
    assert done["errors"][0]["extensions"]["code"] == "query-refused"
    done = await change(
        ask, world.golden.id, 'saveInvestigation(name: "who_amplifies_whom", text: $text) { name }', text=OWN
    )
    assert done["errors"][0]["extensions"]["code"] == "conflict"


async def test_the_cost_is_told_beforehand(in_case: Ask) -> None:
    field = 'investigationCost(name: "who_amplifies_whom") { cost estimatedRows timeLimitSeconds }'
    found = (await in_case(field))["investigationCost"]
    assert found["cost"] == "light"
    assert found["estimatedRows"] >= 0
    assert found["timeLimitSeconds"] > 0

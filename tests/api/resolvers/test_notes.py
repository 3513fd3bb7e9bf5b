"""Notes over GraphQL: on elements of this case alone, as text, changed only upon what was seen."""

from typing import Any

import pytest

from api.ids import encode
from tests.api.conftest import Ask, World
from tests.golden.case import ADA, BEN

TOLD = "id version chart elements text createdAt changedAt changedBy"
CREATE = f"createNote(elements: $elements, text: $text, chart: $chart) {{ {TOLD} }}"
CHANGE = f"changeNote(id: $id, version: $version, text: $text) {{ {TOLD} }}"
TYPES = {"id": "ID!", "version": "Int!", "elements": "[ID!]!", "chart": "ID"}


async def change(ask: Ask, case: str, field: str, **variables: object) -> dict[str, Any]:
    types = ", ".join(["$case: ID!", *(f"${name}: {TYPES.get(name, 'String!')}" for name in variables)])
    return await ask(f"mutation ({types}) {{ case(id: $case) {{ {field} }} }}", case=case, **variables)


async def made(ask: Ask, case: str, text: str, *elements: str, chart: str | None = None) -> dict[str, Any]:
    answer = await change(ask, case, CREATE, elements=list(elements), text=text, chart=chart)
    found: dict[str, Any] = answer["data"]["case"]["createNote"]
    return found


async def test_is_written_changed_listed_and_deleted(ask: Ask, in_case: Ask, world: World) -> None:
    ada, ben = (encode(world.golden.id, "Account", key) for key in (ADA, BEN))
    chart = 'createChart(title: "T", document: "{\\"format\\": 1}") { id }'
    on = (await change(ask, world.golden.id, chart))["data"]["case"]["createChart"]["id"]
    first = await made(ask, world.golden.id, "Who is\nthis?", ada, f"INTERACTED|{ada}|{ben}", ada, chart=on)
    assert first["elements"] == [ada, f"INTERACTED|{ada}|{ben}"]
    assert (first["version"], first["chart"], first["changedBy"]) == (1, on, "this machine")
    done = await change(ask, world.golden.id, CHANGE, id=first["id"], version=1, text="Found.")
    second = done["data"]["case"]["changeNote"]
    assert (second["text"], second["version"]) == ("Found.", 2)
    refused = (await change(ask, world.golden.id, CHANGE, id=first["id"], version=1, text="Mine"))["errors"][0]
    assert refused["extensions"]["code"] == "conflict"
    assert refused["extensions"]["current"]["version"] == 2
    of_case = await made(ask, world.golden.id, "Ask the harbour master.")
    listed = await in_case(f'notes {{ notes {{ {TOLD} }} }} of: notes(chart: "{on}") {{ total notes {{ id }} }}')
    assert [each for each in listed["notes"]["notes"] if each["id"] in (first["id"], of_case["id"])] == [
        second,
        of_case,
    ]
    assert listed["of"] == {"total": 1, "notes": [{"id": first["id"]}]}
    for note in (first, of_case):
        done = await change(ask, world.golden.id, "deleteNote(id: $id)", id=note["id"])
        assert done["data"]["case"]["deleteNote"] == note["id"]


@pytest.mark.parametrize(
    "text", ["<img src=x onerror=alert(1)>", "'); DROP TABLE notes; --", "\u202egnp.exe", "[a](javascript:b)"]
)
async def test_hostile_text_stays_text(ask: Ask, in_case: Ask, world: World, text: str) -> None:
    note = await made(ask, world.golden.id, text)
    found = (await in_case("notes { notes { id text } }"))["notes"]["notes"]
    assert {"id": note["id"], "text": text} in found
    await change(ask, world.golden.id, "deleteNote(id: $id)", id=note["id"])


async def test_elements_are_of_this_case(ask: Ask, world: World) -> None:
    there = encode(world.twin.id, "Account", "x:999")
    for element, code in ((there, "not-found"), ("x:1", "parameter-invalid"), ("INTERACTED|a|b", "parameter-invalid")):
        answer = await change(ask, world.golden.id, CREATE, elements=[element], text="T", chart=None)
        assert answer["errors"][0]["extensions"]["code"] == code


async def test_another_case_answers_like_none(ask: Ask, world: World) -> None:
    note = await made(ask, world.golden.id, "T")
    for field, more in ((CHANGE, {"version": 1, "text": "Mine"}), ("deleteNote(id: $id)", {})):
        foreign, none = [await change(ask, world.twin.id, field, id=id_, **more) for id_ in (note["id"], "none")]
        assert foreign == none
        assert foreign["errors"][0]["extensions"]["code"] == "not-found"
    await change(ask, world.golden.id, "deleteNote(id: $id)", id=note["id"])

"""Findings over GraphQL: carried by what the case has, changed only upon what was seen, never another case's."""

from typing import Any

import pytest

from api.ids import encode
from graph.store import Store
from tests.api.conftest import Ask, World
from tests.golden.case import ADA, BEN

TOLD = "id version sentence elements postIds chart createdAt changedAt changedBy"
CREATE = f"createFinding(sentence: $sentence, elements: $elements, posts: $posts) {{ {TOLD} posts {{ id key }} }}"
CHANGE = f"changeFinding(id: $id, version: $version, sentence: $sentence) {{ {TOLD} }}"
TYPES = {"id": "ID!", "version": "Int!", "elements": "[ID!]", "posts": "[ID!]"}


async def change(ask: Ask, case: str, field: str, **variables: object) -> dict[str, Any]:
    types = ", ".join(["$case: ID!", *(f"${name}: {TYPES.get(name, 'String!')}" for name in variables)])
    return await ask(f"mutation ({types}) {{ case(id: $case) {{ {field} }} }}", case=case, **variables)


def post(world: World, key: str = "x:101") -> str:
    return encode(world.golden.id, "Post", key)


async def made(ask: Ask, world: World, sentence: str = "Both said the same.") -> dict[str, Any]:
    answer = await change(ask, world.golden.id, CREATE, sentence=sentence, posts=[post(world)], elements=None)
    found: dict[str, Any] = answer["data"]["case"]["createFinding"]
    return found


async def test_is_made_changed_listed_and_deleted(ask: Ask, in_case: Ask, world: World) -> None:
    ada, ben = (encode(world.golden.id, "Account", key) for key in (ADA, BEN))
    tie = f"INTERACTED|{ada}|{ben}"
    posts = [post(world, key) for key in ("x:201", "x:101", "x:201")]
    done = await change(ask, world.golden.id, CREATE, sentence="Both said it.", elements=[ada, tie, ada], posts=posts)
    first = done["data"]["case"]["createFinding"]
    assert (first["elements"], first["postIds"]) == ([ada, tie], posts[:2])
    assert first["posts"] == [{"id": posts[0], "key": "x:201"}, {"id": posts[1], "key": "x:101"}]
    assert (first["version"], first["chart"], first["changedBy"]) == (1, None, "this machine")
    done = await change(ask, world.golden.id, CHANGE, id=first["id"], version=1, sentence="Both said the same.")
    second = done["data"]["case"]["changeFinding"]
    assert (second["sentence"], second["version"], second["elements"]) == ("Both said the same.", 2, [ada, tie])
    refused = (await change(ask, world.golden.id, CHANGE, id=first["id"], version=1, sentence="Mine"))["errors"][0]
    assert refused["extensions"]["code"] == "conflict"
    assert refused["extensions"]["current"]["changedAt"] == second["changedAt"]
    fields = f'finding(id: "{first["id"]}") {{ {TOLD} }} findings {{ total complete findings {{ {TOLD} }} }}'
    found = await in_case(fields)
    assert found["finding"] == second
    assert second in found["findings"]["findings"]
    done = await change(ask, world.golden.id, "deleteFinding(id: $id)", id=first["id"])
    assert done["data"]["case"]["deleteFinding"] == first["id"]


async def test_its_posts_are_read_together_and_as_they_were_known(
    ask: Ask, in_case: Ask, world: World, store: Store
) -> None:
    """What is not there at that moment is left out, and postIds still names it."""
    done = await change(
        ask, world.golden.id, CREATE, sentence="S", posts=[post(world), post(world, "x:702")], elements=[]
    )
    late = done["data"]["case"]["createFinding"]
    others = [await made(ask, world) for _ in range(3)]
    before = store.counters.reads
    await in_case("findings { findings { posts { key } } }")
    assert store.counters.reads - before == 1
    found = await in_case(f'finding(id: "{late["id"]}") {{ postIds posts {{ key }} }}', known_on="2026-03-20T00:00:00Z")
    assert [each["key"] for each in found["finding"]["posts"]] == ["x:101"]
    assert found["finding"]["postIds"] == late["postIds"]
    for each in (late, *others):
        await change(ask, world.golden.id, "deleteFinding(id: $id)", id=each["id"])


async def test_what_nothing_carries_is_refused(ask: Ask, world: World) -> None:
    for nothing in (None, list[str]()):
        given = {"elements": nothing, "posts": nothing}
        answer = await change(ask, world.golden.id, CREATE, sentence="An opinion.", **given)
        assert answer["errors"][0]["extensions"]["code"] == "parameter-invalid"
        assert "Nothing carries" in answer["errors"][0]["message"]


async def test_what_carries_it_is_in_the_case(ask: Ask, world: World) -> None:
    """A missing post, a missing account, an edge with a missing end, another case's, and what is no post."""
    ada, none = encode(world.golden.id, "Account", ADA), encode(world.golden.id, "Account", "x:999")
    there = encode(world.twin.id, "Account", "x:999")
    for given in (
        {"posts": [post(world), post(world, "x:none")], "elements": None},
        {"elements": [none], "posts": None},
        {"elements": [f"INTERACTED|{ada}|{none}"], "posts": None},
        {"elements": [there], "posts": None},
        {"posts": [encode(world.twin.id, "Post", "x:999")], "elements": None},
        {"posts": [ada], "elements": None},
    ):
        answer = await change(ask, world.golden.id, CREATE, sentence="S", **given)
        assert answer["errors"][0]["extensions"]["code"] == "not-found", given


async def test_too_many_posts(ask: Ask, world: World) -> None:
    answer = await change(ask, world.golden.id, CREATE, sentence="S", posts=[post(world)] * 501, elements=None)
    assert answer["errors"][0]["extensions"]["code"] == "limit-exceeded"


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", "'); DROP TABLE findings; --", "\u202egnp.exe", "=cmd|' /C'!A0"]
)
async def test_hostile_text_stays_text(ask: Ask, in_case: Ask, world: World, text: str) -> None:
    finding = await made(ask, world, text)
    found = (await in_case(f'finding(id: "{finding["id"]}") {{ sentence }}'))["finding"]
    assert found == {"sentence": text}
    await change(ask, world.golden.id, "deleteFinding(id: $id)", id=finding["id"])


async def test_another_case_answers_like_none(ask: Ask, world: World) -> None:
    finding = await made(ask, world)
    for field, more in ((CHANGE, {"version": 1, "sentence": "Mine"}), ("deleteFinding(id: $id)", {})):
        foreign, none = [await change(ask, world.twin.id, field, id=id_, **more) for id_ in (finding["id"], "none")]
        assert foreign == none
        assert foreign["errors"][0]["extensions"]["code"] == "not-found"
    question = "query ($case: ID!, $id: ID!) { case(id: $case) { finding(id: $id) { id } } }"
    foreign, none = [await ask(question, case=world.twin.id, id=id_) for id_ in (finding["id"], "none")]
    assert foreign == none
    await change(ask, world.golden.id, "deleteFinding(id: $id)", id=finding["id"])

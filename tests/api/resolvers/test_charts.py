"""Charts and share links over GraphQL: saved, opened, refused upon what was not seen, never another case's."""

import json
from typing import Any

import httpx
import pytest

from api.authorisation import Authorisation
from api.ids import encode
from graph.errors import NotFound
from tests.api.conftest import Ask, World
from tests.golden.case import ADA, BEN

TOLD = "id title version newest createdAt changedAt changedBy nodes edges size"
CREATE = f"createChart(title: $title, document: $document) {{ {TOLD} document }}"
SAVE = f"saveChart(id: $id, version: $version, document: $document) {{ {TOLD} document }}"
TYPES = {"id": "ID!", "version": "Int", "fixed": "Int"}
SHARED = (
    "query ($token: String!) { shared(token: $token) { case { id title } fixed chart { title version document } } }"
)
HOSTILE = ("<script>alert(1)</script>", "'); DROP TABLE charts; --", "{{7*7}}", "javascript:alert(1)", '"}{"')


def drawn(world: World, **more: object) -> str:
    ids = [encode(world.golden.id, "Account", key) for key in (ADA, BEN)]
    nodes = [{"id": each, "x": 1.5, "y": -2} for each in ids]
    return json.dumps({"format": 1, "nodes": nodes, "edges": [{"id": f"INTERACTED|{ids[0]}|{ids[1]}"}], **more})


async def change(ask: Ask, case: str, field: str, **variables: object) -> dict[str, Any]:
    """The whole answer. `version: Int!` where the field demands it is taken from Int by its being given."""
    types = {name: "Int!" if name == "version" else TYPES.get(name, "String!") for name in variables}
    declared = ", ".join(["$case: ID!", *(f"${name}: {kind}" for name, kind in types.items())])
    return await ask(f"mutation ({declared}) {{ case(id: $case) {{ {field} }} }}", case=case, **variables)


async def made(ask: Ask, world: World, title: str = "Before the vote") -> dict[str, Any]:
    answer = await change(ask, world.golden.id, CREATE, title=title, document=drawn(world))
    found: dict[str, Any] = answer["data"]["case"]["createChart"]
    return found


async def error(ask: Ask, case: str, field: str, **variables: object) -> dict[str, Any]:
    answer = await change(ask, case, field, **variables)
    assert answer["data"] is None
    return {"message": answer["errors"][0]["message"], **answer["errors"][0]["extensions"]}


async def test_is_made_saved_opened_listed_copied_and_deleted(ask: Ask, in_case: Ask, world: World) -> None:
    first = await made(ask, world)
    assert (first["version"], first["nodes"], first["edges"], first["changedBy"]) == (1, 2, 1, "this machine")
    assert first["document"] == drawn(world)
    done = await change(ask, world.golden.id, SAVE, id=first["id"], version=1, document=drawn(world, zoom=2))
    second = done["data"]["case"]["saveChart"]
    assert (second["version"], second["title"], second["document"]) == (2, first["title"], drawn(world, zoom=2))
    opened = await in_case(
        f'now: chart(id: "{first["id"]}") {{ {TOLD} document }} '
        f'then: chart(id: "{first["id"]}", version: 1) {{ version newest document }} '
        f'chartVersions(id: "{first["id"]}") {{ total complete versions {{ version changedBy nodes size }} }}'
    )
    assert opened["now"] == second
    assert opened["then"] == {"version": 1, "newest": 2, "document": first["document"]}
    assert [each["version"] for each in opened["chartVersions"]["versions"]] == [2, 1]
    assert opened["chartVersions"]["complete"]
    listed = (await in_case("charts { total returned complete charts { id version } }"))["charts"]
    assert listed["charts"][0] == {"id": first["id"], "version": 2}
    assert listed["total"] == listed["returned"]
    done = await change(
        ask, world.golden.id, 'duplicateChart(id: $id, title: "Copy") { id title version }', id=first["id"]
    )
    copy = done["data"]["case"]["duplicateChart"]
    assert (copy["title"], copy["version"]) == ("Copy", 1)
    for id_ in (first["id"], copy["id"]):
        done = await change(ask, world.golden.id, "deleteChart(id: $id)", id=id_)
        assert done["data"]["case"]["deleteChart"] == id_
    gone = await error(ask, world.golden.id, "deleteChart(id: $id)", id=copy["id"])
    assert gone["code"] == "not-found"


async def test_two_windows_on_one_chart(ask: Ask, in_case: Ask, world: World) -> None:
    """The second is told what is there now; with that version it can save, and nothing is lost."""
    chart = await made(ask, world)
    saved = await change(ask, world.golden.id, SAVE, id=chart["id"], version=1, document=drawn(world, by="one"))
    newest = saved["data"]["case"]["saveChart"]
    refused = await error(ask, world.golden.id, SAVE, id=chart["id"], version=1, document=drawn(world, by="two"))
    assert refused["code"] == "conflict"
    assert refused["current"] == {"version": 2, "changedAt": newest["changedAt"], "changedBy": "this machine"}
    assert "Open the newest version" in refused["cure"]
    retitled = 'saveChart(id: $id, version: $version, title: "Two") { version title document }'
    again = await change(ask, world.golden.id, retitled, id=chart["id"], version=2)
    assert again["data"]["case"]["saveChart"] == {"version": 3, "title": "Two", "document": newest["document"]}
    found = (await in_case(f'chart(id: "{chart["id"]}", version: 2) {{ document }}'))["chart"]
    assert found["document"] == drawn(world, by="one")


async def test_versions_that_are_no_longer_kept_are_told(ask: Ask, in_case: Ask, world: World) -> None:
    chart = await made(ask, world)
    for version in range(1, 52):
        title = f'saveChart(id: $id, version: $version, title: "T{version}") {{ version }}'
        await change(ask, world.golden.id, title, id=chart["id"], version=version)
    fields = f'chartVersions(id: "{chart["id"]}") {{ total returned complete reason versions {{ version }} }}'
    found = (await in_case(fields))["chartVersions"]
    assert (found["total"], found["returned"], found["complete"]) == (52, 50, False)
    assert "The last 20 are kept, before them one for each ten minutes of a person, up to 50" in found["reason"]
    assert [each["version"] for each in found["versions"]] == list(range(52, 2, -1))


@pytest.mark.parametrize("text", HOSTILE)
async def test_hostile_text_stays_text(ask: Ask, in_case: Ask, world: World, text: str) -> None:
    document = drawn(world, label=text)
    done = await change(ask, world.golden.id, CREATE, title=text, document=document)
    chart = done["data"]["case"]["createChart"]
    found = (await in_case(f'chart(id: "{chart["id"]}") {{ title document }}'))["chart"]
    assert found == {"title": text, "document": document}


@pytest.mark.parametrize(
    ("document", "said"),
    [("nothing", "is not valid"), ('{"format": 9}', "format 9"), ("[" * 9_000, "document"), ("", "is not valid")],
)
async def test_what_is_no_chart_is_refused(ask: Ask, world: World, document: str, said: str) -> None:
    refused = await error(ask, world.golden.id, CREATE, title="T", document=document)
    assert refused["code"] == "parameter-invalid"
    assert said in refused["message"]


async def test_a_node_of_another_case_is_refused(ask: Ask, world: World) -> None:
    document = json.dumps({"format": 1, "nodes": [{"id": encode(world.twin.id, "Account", "x:999")}]})
    refused = await error(ask, world.golden.id, CREATE, title="T", document=document)
    assert "no such element" in refused["message"]


async def test_another_case_answers_like_none(ask: Ask, world: World) -> None:
    chart = await made(ask, world)
    for field in (
        "saveChart(id: $id, version: 1, title: \"Mine\") { id }", "duplicateChart(id: $id, title: \"Mine\") { id }",
        "deleteChart(id: $id)", "shareChart(id: $id) { token }",
    ):  # fmt: skip
        foreign, none = [await error(ask, world.twin.id, field, id=id_) for id_ in (chart["id"], "none")]
        assert foreign == none
        assert foreign["code"] == "not-found"
    for field in ("chart(id: $id) { id }", "chartVersions(id: $id) { total }"):
        question = f"query ($case: ID!, $id: ID!) {{ case(id: $case) {{ {field} }} }}"
        answers = [await ask(question, case=world.twin.id, id=id_) for id_ in (chart["id"], "none")]
        assert answers[0] == answers[1]
    listed = await ask(
        "query ($case: ID!) { case(id: $case) { charts { total } shares { total } } }", case=world.twin.id
    )
    assert listed["data"]["case"] == {"charts": {"total": 0}, "shares": {"total": 0}}


async def share(ask: Ask, case: str, id_: str, version: int | None = None) -> str:
    field = "shareChart(id: $id, version: $fixed) { token chart version createdBy }"
    done = await change(ask, case, field, id=id_, fixed=version)
    made = done["data"]["case"]["shareChart"]
    assert (made["chart"], made["version"], made["createdBy"]) == (id_, version, "this machine")
    token: str = made["token"]
    return token


async def test_a_link_shows_the_newest_or_one_version_for_good(ask: Ask, in_case: Ask, world: World) -> None:
    chart = await made(ask, world)
    newest, fixed = await share(ask, world.golden.id, chart["id"]), await share(ask, world.golden.id, chart["id"], 1)
    await change(ask, world.golden.id, SAVE, id=chart["id"], version=1, document=drawn(world, zoom=2))
    found = [(await ask(SHARED, token=token))["data"]["shared"] for token in (newest, fixed)]
    assert [each["case"] for each in found] == [{"id": world.golden.id, "title": world.golden.title}] * 2
    assert [each["fixed"] for each in found] == [False, True]
    assert [each["chart"]["version"] for each in found] == [2, 1]
    assert [each["chart"]["document"] for each in found] == [drawn(world, zoom=2), drawn(world)]
    listed = (await in_case(f'shares(chart: "{chart["id"]}") {{ total shares {{ token version }} }}'))["shares"]
    assert listed == {"total": 2, "shares": [{"token": newest, "version": None}, {"token": fixed, "version": 1}]}


async def test_a_link_to_nothing_says_the_same_whatever_the_reason(
    ask: Ask, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Never given out, ended, of a deleted chart, of a deleted case, and of a case that may not be seen."""
    one, two = [await made(ask, world) for _ in range(2)]
    ended, gone, hidden = [await share(ask, world.golden.id, id_) for id_ in (one["id"], two["id"], one["id"])]
    case = world.cases.new("To be deleted")
    empty = await change(ask, case.id, CREATE, title="T", document='{"format": 1}')
    of_case = await share(ask, case.id, empty["data"]["case"]["createChart"]["id"])
    done = await change(ask, world.golden.id, "endShare(token: $token)", token=ended)
    assert done["data"]["case"]["endShare"] == ended
    await change(ask, world.golden.id, "deleteChart(id: $id)", id=two["id"])
    _delete(world, case.id)
    bodies = [await ask(SHARED, token=token) for token in ("", "none", "a\x00b", ended, gone, of_case)]
    _see_nothing(monkeypatch)
    bodies.append(await ask(SHARED, token=hidden))
    assert bodies[0]["errors"][0]["extensions"]["code"] == "not-found"
    assert "leads to no chart" in bodies[0]["errors"][0]["message"]
    assert all(body == bodies[0] for body in bodies)


def _delete(world: World, case: str) -> None:
    from sqlalchemy import update

    from custody.database import cases, writing

    with writing(world.cases.engine) as connection:
        connection.execute(update(cases).where(cases.c.id == case).values(deleted_at=world.golden.created_at))


def _see_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    async def unseen(*_: object) -> None:
        raise NotFound("There is no such case.", "Nothing helps.")

    monkeypatch.setattr(Authorisation, "open_case", unseen)


async def test_a_link_is_no_way_around_authorisation(
    ask: Ask, world: World, monkeypatch: pytest.MonkeyPatch, stranger: httpx.AsyncClient
) -> None:
    chart = await made(ask, world)
    token = await share(ask, world.golden.id, chart["id"])
    answer = await stranger.post("/graphql", json={"query": SHARED, "variables": {"token": token}})
    assert answer.status_code == 401
    asked: list[str] = []
    open_case = Authorisation.open_case

    async def noted(self: Authorisation, principal: Any, name: str) -> Any:
        asked.append(name)
        return await open_case(self, principal, name)

    monkeypatch.setattr(Authorisation, "open_case", noted)
    assert "errors" not in await ask(SHARED, token=token)
    assert asked == [world.golden.id]


async def test_a_link_of_another_case_can_not_be_ended(ask: Ask, world: World) -> None:
    token = await share(ask, world.golden.id, (await made(ask, world))["id"])
    foreign, none = [await error(ask, world.twin.id, "endShare(token: $token)", token=each) for each in (token, "none")]
    assert foreign == none
    assert "errors" not in await ask(SHARED, token=token)


async def test_a_large_chart_is_saved_and_opened(client: httpx.AsyncClient, world: World) -> None:
    """20,000 nodes and 100,000 edges: more than twenty megabytes through the one address for questions."""
    ids = [encode(world.golden.id, "Account", f"x:{number:018}") for number in range(20_000)]
    nodes = [{"id": each, "x": 1.25, "y": -7.5} for each in ids]
    edges = [{"id": f"INTERACTED|{ids[n % 20_000]}|{ids[(n * 7 + n // 20_000) % 20_000]}"} for n in range(100_000)]
    document = json.dumps({"format": 1, "nodes": nodes, "edges": edges}, separators=(",", ":"))
    assert len(document) > 20 * 2**20
    question = f"mutation ($case: ID!, $title: String!, $document: String!) {{ case(id: $case) {{ {CREATE} }} }}"
    variables = {"case": world.golden.id, "title": "Large", "document": document}
    answer = await client.post("/graphql", json={"query": question, "variables": variables}, timeout=30)
    chart = answer.json()["data"]["case"]["createChart"]
    assert (chart["nodes"], chart["edges"], chart["size"]) == (20_000, 100_000, len(document))
    assert chart["document"] == document


async def test_no_other_text_may_be_as_long(client: httpx.AsyncClient, world: World) -> None:
    long = "x" * (2 * 2**20)
    search = "query ($case: ID!, $T: String!) { case(id: $case) { search(question: $T) { total } } }"
    for name, status in (("text", 413), ("document", 422)):
        variables = {"case": world.golden.id, name: long}
        body = {"query": search.replace("T", name, 1).replace("$T", f"${name}"), "variables": variables}
        answer = await client.post("/graphql", json=body)
        assert answer.status_code == status, answer.text
        assert "limit-exceeded" in answer.text

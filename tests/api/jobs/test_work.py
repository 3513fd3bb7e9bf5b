"""The whole way over HTTP: a case is made, a file sent, looked at, loaded, taken back; analyses; a case deleted."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any

import httpx
import pytest

from api.ids import decode
from api.jobs import work
from api.planted import SIMULATED, simulated_file
from graph.digest import graph_digest
from graph.store import Store
from tests.api.conftest import TIDE, served
from tests.conftest import Workspace

WAIT_S = 60.0
JOB = "id case kind title state stage done total unit startedAt finishedAt result run error { code what cure }"
LOAD = f"""mutation ($case: ID!, $file: ID!, $connector: String!, $options: JSON) {{
  case(id: $case) {{ loadFile(file: $file, connector: $connector, options: $options) {{ {JOB} }} }} }}"""
ONE_JOB = f"query ($case: ID!, $id: ID!) {{ case(id: $case) {{ job(id: $id) {{ {JOB} }} }} }}"
PREVIEW = """query ($case: ID!, $file: ID!, $connector: String!, $mapping: String) { case(id: $case) {
  previewFile(file: $file, connector: $connector, mapping: $mapping) {
    columns rows places mapping guessed why taken { name column } unreadable { place reason }
    total complete reason } } }"""
SIMPLE = {"id": 1, "id_str": "1", "full_text": "The tide is high", "user": {"id_str": "7", "screen_name": "ada_lee"}}


@dataclass
class Page:
    """Asks as the page does."""

    client: httpx.AsyncClient
    case: str

    async def ask(self, question: str, **variables: object) -> dict[str, Any]:
        body = {"query": question, "variables": {"case": self.case, **variables}}
        answer = await self.client.post("/graphql", json=body)
        found: dict[str, Any] = answer.json()
        return found

    async def in_case(self, question: str, **variables: object) -> Any:
        answer = await self.ask(question, **variables)
        assert "errors" not in answer, answer["errors"]
        (found,) = answer["data"]["case"].values()
        return found

    async def refused(self, question: str, **variables: object) -> str:
        (error,) = (await self.ask(question, **variables))["errors"]
        assert error["extensions"]["cure"]
        return str(error["extensions"]["code"])

    async def send(self, name: str, content: bytes) -> dict[str, Any]:
        answer = await self.client.post("/v1/files", params={"case": self.case, "name": name}, content=content)
        assert answer.status_code == 201, answer.text
        found: dict[str, Any] = answer.json()
        return found

    async def load(self, file: str, connector: str, **options: str) -> dict[str, Any]:
        return await self.ended(await self.in_case(LOAD, file=file, connector=connector, options=options))

    async def ended(self, job: dict[str, Any]) -> dict[str, Any]:
        async with asyncio.timeout(WAIT_S):
            while job["state"] == "RUNNING":
                await asyncio.sleep(0.02)
                job = await self.in_case(ONE_JOB, id=job["id"])
        return job

    async def take_back(self, run: str) -> dict[str, Any]:
        question = f"mutation ($case: ID!, $run: ID!) {{ case(id: $case) {{ takeBack(run: $run) {{ {JOB} }} }} }}"
        return await self.ended(await self.in_case(question, run=run))


@asynccontextmanager
async def _page(store: Store, workspace: Workspace, **settings: object) -> AsyncIterator[Page]:
    async with (
        served(store, workspace, **settings) as at,
        httpx.AsyncClient(base_url=at.url, headers=at.headers, trust_env=False, timeout=WAIT_S) as client,
    ):
        yield Page(client, at.case)


@pytest.fixture
async def page(store: Store, workspace: Workspace) -> AsyncIterator[Page]:
    async with _page(store, workspace) as opened:
        yield opened


async def test_a_table_from_the_file_to_the_graph_and_back(page: Page, workspace: Workspace) -> None:
    before = await graph_digest(workspace.case)
    sent = await page.send("tide.csv", TIDE.encode())
    assert sent["connectors"][0]["name"] == "table"
    seen = await page.in_case(PREVIEW, file=sent["id"], connector="table")
    assert (len(seen["rows"]), seen["guessed"], seen["unreadable"]) == (3, True, [])
    assert {"name": "account_handle", "column": "screen_name"} in seen["taken"]
    assert seen["rows"][1][seen["columns"].index("text")] == "@ada_lee The tide is high #tide"
    assert await graph_digest(workspace.case) == before, "a preview writes nothing"
    job = await page.load(sent["id"], "table", mapping=seen["mapping"])
    assert (job["state"], job["error"], job["kind"], job["title"]) == ("DONE", None, "load", "Load tide.csv")
    assert (job["result"]["read"], job["result"]["new"], job["result"]["allRejected"]) == (3, 3, False)
    assert await graph_digest(workspace.case) != before
    (capture,) = workspace.archive.originals.captures(page.case)
    assert (capture.source, capture.how, capture.sha256) == ("tide.csv", "upload", sent["sha256"])
    assert capture.options == {"mapping": seen["mapping"]}
    back = await page.take_back(job["run"])
    assert (back["state"], back["run"]) == ("DONE", job["run"])
    assert await graph_digest(workspace.case) == before
    again = await page.take_back(job["run"])
    assert (again["state"], again["error"]["code"]) == ("FAILED", "conflict")


async def test_the_same_file_again_is_told_to_be_there(page: Page, workspace: Workspace) -> None:
    content = json.dumps([SIMPLE]).encode()
    first = await page.load((await page.send("posts.json", content))["id"], "x")
    again = await page.load((await page.send("posts.json", content))["id"], "x")
    assert (first["result"]["alreadyLoaded"], again["result"]["alreadyLoaded"]) == (False, True)
    assert (again["state"], again["run"], again["result"]["read"]) == ("DONE", None, 0)
    assert len(workspace.archive.originals.captures(page.case)) == 1
    other = await page.load((await page.send("other.json", content))["id"], "x")
    assert (other["result"]["read"], other["result"]["new"], other["result"]["same"]) == (1, 0, 1)


async def test_a_load_that_was_taken_back_can_be_loaded_anew(page: Page) -> None:
    content = json.dumps([SIMPLE]).encode()
    first = await page.load((await page.send("posts.json", content))["id"], "x")
    await page.take_back(first["run"])
    again = await page.load((await page.send("posts.json", content))["id"], "x")
    assert (again["result"]["alreadyLoaded"], again["result"]["new"]) == (False, 1)
    assert again["run"] != first["run"]


async def test_the_wrong_connector_rejects_all_and_is_taken_back(page: Page, workspace: Workspace) -> None:
    before = await graph_digest(workspace.case)
    sent = await page.send("tide.csv", TIDE.encode())
    seen = await page.in_case(PREVIEW, file=sent["id"], connector="x")
    assert (seen["rows"], seen["total"]) == ([], len(seen["unreadable"]))
    assert all(each["reason"] for each in seen["unreadable"])
    job = await page.load(sent["id"], "x")
    assert (job["state"], job["result"]["allRejected"]) == ("DONE", True)
    assert job["result"]["rejections"][0]["reason"]
    assert (await page.take_back(job["run"]))["state"] == "DONE"
    assert await graph_digest(workspace.case) == before


async def test_broken_rows_are_shown_before_and_kept_after(page: Page) -> None:
    content = TIDE + "4,dan_fir,never,No time,\n5,,2026-01-05 10:00:00,No account,\n"
    sent = await page.send("tide.csv", content.encode())
    seen = await page.in_case(PREVIEW, file=sent["id"], connector="table")
    assert ([each["place"] for each in seen["unreadable"]], len(seen["rows"])) == (["line 5", "line 6"], 3)
    assert "no time" in seen["unreadable"][0]["reason"]
    job = await page.load(sent["id"], "table", mapping=seen["mapping"])
    counts = job["result"]["read"], job["result"]["new"], job["result"]["rejected"], job["result"]["allRejected"]
    assert counts == (5, 3, 2, False)
    assert {each["place"] for each in job["result"]["rejections"]} == {"line 5", "line 6"}


async def test_a_preview_says_that_there_is_more(page: Page) -> None:
    lines = b"\n".join(json.dumps(SIMPLE | {"id_str": str(number)}).encode() for number in range(30))
    sent = await page.send("posts.jsonl", lines)
    assert sent["connectors"][0]["name"] == "x"
    assert sent["connectors"][0]["why"] == "20 of the first 20 records can be read"
    seen = await page.in_case(PREVIEW, file=sent["id"], connector="x")
    row = dict(zip(seen["columns"], seen["rows"][0], strict=True))
    assert (row["record"], row["account"], row["text"]) == ("Post", "x:7", "The tide is high")
    assert (len(seen["rows"]), seen["complete"], seen["mapping"]) == (20, False, None)


@pytest.mark.parametrize("mapping", ["/etc/passwd", "../mappings/x.sql", "SELECT 1", "nothing", "x" * 20_001])
async def test_a_mapping_that_is_none(page: Page, mapping: str) -> None:
    sent = await page.send("tide.csv", TIDE.encode())
    assert await page.refused(PREVIEW, file=sent["id"], connector="table", mapping=mapping) == "mapping-invalid"
    if "SELECT" not in mapping:
        options = {"mapping": mapping}
        assert await page.refused(LOAD, file=sent["id"], connector="table", options=options) == "mapping-invalid"


@pytest.mark.parametrize(
    ("connector", "options", "code"),
    [
        ("table", {}, "parameter-invalid"),
        ("x", {"mapping": "SELECT 1"}, "parameter-invalid"),
        ("x", {"retrieved_at": "2026-01-01"}, "parameter-invalid"),
        ("table", {"mapping": 1}, "parameter-invalid"),
        ("table", ["mapping"], "parameter-invalid"),
        ("nothing", {}, "not-found"),
    ],
)
async def test_a_load_is_asked_rightly_or_not_begun(page: Page, connector: str, options: object, code: str) -> None:
    sent = await page.send("tide.csv", TIDE.encode())
    assert await page.refused(LOAD, file=sent["id"], connector=connector, options=options) == code
    assert await page.in_case("query ($case: ID!) { case(id: $case) { jobs { total } } }") == {"total": 0}


async def test_a_file_is_its_cases_own(page: Page, workspaces: Callable[[], Workspace]) -> None:
    sent = await page.send("tide.csv", TIDE.encode())
    other = Page(page.client, workspaces().case.case)
    assert await other.refused(PREVIEW, file=sent["id"], connector="x") == "not-found"
    assert await other.refused(LOAD, file=sent["id"], connector="x") == "not-found"
    assert await page.refused(LOAD, file="0" * 32, connector="x") == "not-found"


async def test_an_analysis_and_what_the_overview_makes_of_it(page: Page) -> None:
    sent = await page.send("tide.csv", TIDE.encode())
    mapping = (await page.in_case(PREVIEW, file=sent["id"], connector="table"))["mapping"]
    await page.load(sent["id"], "table", mapping=mapping)
    question = f"""mutation ($case: ID!, $parameters: JSON) {{
      case(id: $case) {{ analyse(analysis: "pagerank", parameters: $parameters) {{ {JOB} }} }} }}"""
    job = await page.ended(await page.in_case(question))
    assert (job["state"], job["kind"], job["result"]["reused"]) == ("DONE", "analysis", False)
    assert job["result"]["certainty"]
    again = await page.ended(await page.in_case(question))
    assert (again["result"]["reused"], again["run"]) == (True, job["run"])
    assert await page.refused(question, parameters={"nothing": 1}) == "parameter-invalid"
    shown = await page.in_case(
        """query ($case: ID!) { case(id: $case) { overview {
          topAccounts { by run { id } accounts { value account { key } } complete }
          sources { total captures sources { name connector how captures bytes } } coverage { loads read } } } }"""
    )
    assert (shown["topAccounts"]["by"], shown["topAccounts"]["run"]["id"]) == ("PAGERANK", job["run"])
    assert shown["topAccounts"]["accounts"][0]["account"]["key"] == "x:@ada_lee"
    source = {"name": "tide.csv", "connector": "table", "how": "upload", "captures": 1, "bytes": len(TIDE)}
    assert shown["sources"] == {"total": 1, "captures": 1, "sources": [source]}
    assert shown["coverage"] == {"loads": 1, "read": 3}
    assert decode(job["run"]).label == "Run"


async def test_a_case_is_made_renamed_and_deleted_with_all_that_it_holds(page: Page, workspace: Workspace) -> None:
    made = (await page.ask('mutation { createCase(title: " The quay ") { id title createdAt } }'))["data"]["createCase"]
    assert made["title"] == "The quay"
    assert await page.refused('mutation { createCase(title: "The quay") { id } }') == "conflict"
    assert await page.refused('mutation { createCase(title: "") { id } }') == "parameter-invalid"
    quay = Page(page.client, made["id"])
    await quay.load((await quay.send("posts.json", json.dumps([SIMPLE]).encode()))["id"], "x")
    waiting = await quay.send("tide.csv", TIDE.encode())
    renamed = await page.ask('mutation ($id: ID!) { renameCase(id: $id, title: "The pier") { title } }', id=quay.case)
    assert renamed["data"]["renameCase"]["title"] == "The pier"
    delete = "mutation ($case: ID!, $title: String!) { deleteCase(id: $case, title: $title) }"
    assert await quay.refused(delete, title="The quay") == "parameter-invalid"
    assert (await quay.ask(delete, title="The pier"))["data"]["deleteCase"] == quay.case
    assert await quay.refused(delete, title="The pier") == "not-found"
    assert quay.case not in {case.id for case in workspace.archive.cases.list()}
    assert workspace.archive.originals.captures(quay.case) == []
    assert not list(workspace.folder.glob(f"uploads/*/{waiting['id']}"))
    assert await graph_digest(workspace.case.store.for_case(quay.case)) == await graph_digest(workspace.case)


async def test_the_demo_is_made_once_and_found_again(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(work, "simulated_file", partial(simulated_file, posts=600))
    question = f"mutation {{ demoCase {{ {JOB} }} }}"
    job = (await page.ask(question))["data"]["demoCase"]
    beside = (await page.ask(question))["data"]["demoCase"]
    assert beside["id"] == job["id"]
    demo = Page(page.client, job["case"])
    done = await demo.ended(job)
    assert (done["state"], done["error"]) == ("DONE", None)
    assert done["result"]["read"] > 600
    assert len(done["result"]["analyses"]) == 11
    again = await demo.ended((await page.ask(question))["data"]["demoCase"])
    assert (again["case"], again["result"]["alreadyLoaded"]) == (job["case"], True)
    assert all(each["reused"] for each in again["result"]["analyses"])
    (listed,) = [
        each
        for each in (await page.ask("{ cases { cases { id title } } }"))["data"]["cases"]["cases"]
        if each["id"] == job["case"]
    ]
    assert listed["title"] == SIMULATED


async def test_a_job_is_watched_to_its_end(page: Page) -> None:
    sent = await page.send("posts.json", json.dumps([SIMPLE]).encode())
    question = "subscription ($case: ID!) { jobs(id: $case) { job { id state result } } }"
    body = {"query": question, "variables": {"case": page.case}}
    states: list[str] = []
    headers = {"Accept": "text/event-stream"}
    async with asyncio.timeout(WAIT_S), page.client.stream("POST", "/graphql", json=body, headers=headers) as answer:
        job = await page.in_case(LOAD, file=sent["id"], connector="x")
        async for line in answer.aiter_lines():
            if line.startswith("data:") and len(line) > len("data:") + 1:
                event = json.loads(line.removeprefix("data:"))["data"]["jobs"]["job"]
                assert event["id"] == job["id"]
                states.append(event["state"])
                if event["state"] != "RUNNING":
                    break
    assert states[-1] == "DONE"


async def test_what_a_load_said_of_its_file_is_in_the_files_own_name(page: Page, workspace: Workspace) -> None:
    sent = await page.send("head only.csv", b"id,screen_name,created_at\n")
    (answer,) = (await page.ask(PREVIEW, file=sent["id"], connector="table"))["errors"]
    assert "head only.csv" in answer["message"]
    assert str(workspace.folder) not in answer["message"]
    assert all(str(workspace.folder) not in each["why"] for each in sent["connectors"])


async def test_catalogues_of_connectors_and_analyses(page: Page) -> None:
    found = (
        await page.ask(
            """{ connectors { total connectors { name formats options { name type default help required } } }
          analyses { total analyses { name question parameters { name type default least most choices help } } } }"""
        )
    )["data"]
    options = {each["name"]: each["options"] for each in found["connectors"]["connectors"]}
    assert [each["name"] for each in options["table"]] == ["mapping"]
    assert options["table"][0]["required"]
    assert all(not given for name, given in options.items() if name != "table")
    assert all(each["formats"] for each in found["connectors"]["connectors"])
    parameters = {each["name"]: each["parameters"] for each in found["analyses"]["analyses"]}
    kinds = next(each for each in parameters["pagerank"] if each["name"] == "kinds")
    assert kinds["default"] == sorted(kinds["choices"])
    assert {each["least"] for each in parameters["pagerank"] if each["name"] == "damping"} != {None}


MANY = b"\n".join(json.dumps(SIMPLE | {"id_str": str(number)}).encode() for number in range(6_000))
STATE = "query ($case: ID!) { case(id: $case) { overview { coverage { posts read staleTies } } } }"


async def _cut_short(page: Page) -> dict[str, Any]:
    """A load that was cancelled after some of it was read."""
    job = await page.in_case(LOAD, file=(await page.send("many.jsonl", MANY))["id"], connector="x")
    async with asyncio.timeout(WAIT_S):
        while not (job["stage"] == "Loading many.jsonl" and job["done"]):
            await asyncio.sleep(0.01)
            job = await page.in_case(ONE_JOB, id=job["id"])
    await page.in_case(
        f"mutation ($case: ID!, $id: ID!) {{ case(id: $case) {{ cancelJob(id: $id) {{ {JOB} }} }} }}", id=job["id"]
    )
    return await page.ended(job)


async def test_a_load_that_was_cancelled_is_taken_back(page: Page, workspace: Workspace) -> None:
    before = await graph_digest(workspace.case)
    job = await _cut_short(page)
    assert (job["state"], job["error"]["code"], job["unit"]) == ("CANCELLED", "cancelled", None)
    assert "Take the load back" in job["error"]["cure"]
    coverage = (await page.in_case(STATE))["coverage"]
    assert 0 < coverage["posts"] < 6_000
    assert coverage["staleTies"] == [job["run"]]
    assert (await page.take_back(job["run"]))["state"] == "DONE"
    assert await graph_digest(workspace.case) == before


async def test_a_load_that_was_cancelled_goes_on(page: Page) -> None:
    job = await _cut_short(page)
    again = await page.load((await page.send("many.jsonl", MANY))["id"], "x")
    assert (again["state"], again["run"]) == ("DONE", job["run"])
    assert (again["result"]["read"], again["result"]["new"]) == (6_000, 6_000)
    assert (await page.in_case(STATE))["coverage"] == {"posts": 6_000, "read": 6_000, "staleTies": []}


async def test_an_api_that_ends_says_so_of_its_jobs_when_it_is_there_again(store: Store, workspace: Workspace) -> None:
    async with _page(store, workspace) as page:
        sent = await page.send("many.jsonl", MANY)
        job = await page.in_case(LOAD, file=sent["id"], connector="x")
    async with _page(store, workspace) as page:
        told = await page.in_case(ONE_JOB, id=job["id"])
        assert (told["state"], told["error"]["code"], told["title"]) == ("FAILED", "interrupted", "Load many.jsonl")
        assert await page.refused(LOAD, file=sent["id"], connector="x") == "not-found"
        again = await page.load((await page.send("many.jsonl", MANY))["id"], "x")
        assert (again["state"], again["result"]["read"]) == ("DONE", 6_000)


async def test_what_runs_keeps_the_case_from_being_deleted(page: Page, workspace: Workspace) -> None:
    title = workspace.archive.cases.get(page.case).title
    job = await page.in_case(LOAD, file=(await page.send("many.jsonl", MANY))["id"], connector="x")
    delete = "mutation ($case: ID!, $title: String!) { deleteCase(id: $case, title: $title) }"
    assert await page.refused(delete, title=title) == "conflict"
    assert (await page.ended(job))["state"] == "DONE"
    assert (await page.ask(delete, title=title))["data"]["deleteCase"] == page.case

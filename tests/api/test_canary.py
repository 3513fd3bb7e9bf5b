"""Nothing that people wrote, asked or brought along is in a log or a metric, at any level, whatever fails."""

import logging
import re
import uuid
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

import httpx
import pytest

from api.opening import Opened
from api.serving import listen, running
from api.settings import Settings
from api.signing_in import SignIn
from graph.errors import StoreRefused
from graph.store import CaseStore, Store
from tests.conftest import Workspace

CANARY = f"Canary{uuid.uuid4().hex}"
OURS = ("sociogram", "neo4j", "uvicorn", "strawberry", "fastapi", "starlette", "graphql", "asyncio", "websockets")
WRITTEN = """MERGE (a:Account {case: $case, id: 'x:' + $canary})
SET a.handle = $canary, a.handle_key = 'x:@' + toLower($canary), a.bio = $canary, a.url = 'https://x.example/' + $canary
MERGE (p:Post {case: $case, id: 'x:1'})
SET p.text = $canary, p.url = 'https://x.example/p/' + $canary, p.at = datetime('2026-01-05T12:00:00Z')
MERGE (a)-[:POSTED]->(p)"""
BODY = {"query": CANARY, "name": CANARY, "parameters": {"a": CANARY}}
FIELDS = (
    f'search(question: "{CANARY}") {{ total }}',
    f'search(question: "{CANARY} AND (") {{ total }}',
    f'search(question: "x", label: {CANARY}) {{ total }}',
    f'account(handle: "{CANARY}") {{ id bio }}',
    f'account(id: "{CANARY}") {{ id }}',
    f'post(url: "https://x.example/p/{CANARY}") {{ id text }}',
    f'investigation(name: "{CANARY}") {{ total }}',
    f'investigation(name: "who_amplifies_whom", parameters: {{limit: "{CANARY}"}}) {{ total }}',
    CANARY,
    "title",
)
CHANGES = (
    f'createChart(title: "{CANARY}", document: "{{\\"format\\": 1, \\"{CANARY}\\": 1}}") {{ id }}',
    f'createChart(title: "x", document: "{CANARY}") {{ id }}',
    f'createNote(elements: [], text: "{CANARY}") {{ id }}',
    f'createNote(elements: ["{CANARY}"], text: "x") {{ id }}',
    f'createFinding(sentence: "{CANARY}") {{ id }}',
    f'changeFinding(id: "{CANARY}", version: 1, sentence: "{CANARY}") {{ id }}',
    f'shareChart(id: "{CANARY}") {{ token }}',
    f'endShare(token: "{CANARY}")',
)
PATHS = (
    f"/{CANARY}",
    f"/assets/{CANARY}/{CANARY}",
    f"/v1/subgraph?case={CANARY}&seed=Account:x:{CANARY}",
    f"/v1/subgraph?case={CANARY}&seed={CANARY}&depth={CANARY}",
    f"/v1/investigations/who_amplifies_whom?case={CANARY}&limit={CANARY}",
    f"/v1/investigations/{CANARY}?case={CANARY}",
    f"/v1/ties?case={CANARY}&{CANARY}={CANARY}",
    f"/v1/measures?case={CANARY}",
    f"/v1/export?case={CANARY}&format={CANARY}",
    "/v1/cases",
    f"/?token={CANARY}",
    f"/fails/{CANARY}",
    f"/refused/{CANARY}",
)


class Kept(logging.Handler):
    """Every line as it would be written, tracebacks too."""

    def __init__(self) -> None:
        super().__init__(logging.NOTSET)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if not record.name.startswith(("httpx", "httpcore")):  # those are the client that asks here
            self.lines.append(f"{record.name} {logging.Formatter().format(record)}")


@dataclass(frozen=True)
class Asked:
    """What was written down while everything was asked, and what must not be in it."""

    log: list[str]
    metrics: str
    needles: list[str]


@pytest.fixture
def kept() -> Iterator[Kept]:
    """All logging of this process, at DEBUG."""
    handler, root = Kept(), logging.getLogger()
    names = [name for name in logging.root.manager.loggerDict if name.split(".")[0] in OURS]
    loggers = [root, *(logging.getLogger(name) for name in {*names, *OURS})]
    before = [(each, each.level, each.propagate) for each in loggers]
    root.addHandler(handler)
    for each in loggers:
        each.setLevel(logging.DEBUG)
        each.propagate = True
    yield handler
    root.removeHandler(handler)
    for each, level, propagate in before:
        each.setLevel(level)
        each.propagate = propagate


@pytest.fixture
async def asked(store: Store, workspace: Workspace, kept: Kept) -> Asked:
    """The API on a socket, asked at every route with what people wrote, rightly and wrongly."""
    case = workspace.archive.cases.new(CANARY)
    await store.for_case(case.id).run(WRITTEN, canary=CANARY)
    settings, sign_in = Settings(home=workspace.folder, port=0, log="json"), SignIn(workspace.folder)
    with listen(settings) as listener:
        at = Opened(settings, store, workspace.archive)
        async with running(at, listener, sign_in=sign_in) as url:
            for name in ("uvicorn", "uvicorn.error", "uvicorn.access", "uvicorn.asgi"):
                logging.getLogger(name).setLevel(logging.DEBUG)
                logging.getLogger(name).propagate = True
            address = sign_in.address(url)
            headers = {"Authorization": f"Bearer {sign_in.local_token}", "X-Note": CANARY, "User-Agent": CANARY}
            async with httpx.AsyncClient(trust_env=False, base_url=url, headers=headers) as client:
                await _ask_everything(client, case.id)
                session = (await client.get(address, headers={"Authorization": ""})).cookies.values()
                metrics = (await client.get("/metrics")).text
    needles = [CANARY, CANARY.lower(), case.id, sign_in.local_token, address.rpartition("=")[2], *session]
    assert len(needles) == 6
    return Asked(kept.lines, metrics, needles)


async def _ask_everything(client: httpx.AsyncClient, case: str) -> None:
    await _ask_described(client, case)
    for path in PATHS:
        for named in (path, path.replace(f"case={CANARY}", f"case={case}")):
            await client.get(named, headers={"Origin": CANARY} if "fails" in path else {})
    for fields in FIELDS:
        question = f'query {CANARY} {{ case(id: "{case}") {{ {fields} }} }}'
        await client.post("/graphql", json={"query": question, "variables": {"a": CANARY}, "operationName": CANARY})
        await client.post("/graphql", json={"query": question.replace("{", "", 1)})
    for fields in CHANGES:
        await client.post("/graphql", json={"query": f'mutation {{ case(id: "{case}") {{ {fields} }} }}'})
    await client.post("/graphql", json={"query": f'{{ shared(token: "{CANARY}") {{ case {{ id }} }} }}'})
    for content in (f'{{"{CANARY}": ', f'{{"query": "{CANARY}", "{CANARY}": 1}}', f"[{CANARY}]"):
        await client.post("/graphql", content=content, headers={"Content-Type": "application/json"})
    own = f"MATCH (a:Account {{bio: '{CANARY}'}}) RETURN a.id"
    for text in (own, f"LOAD CSV FROM '{CANARY}' AS a RETURN a", CANARY):
        await client.post("/v1/cypher", params={"case": case}, json={"query": text, "parameters": {"a": CANARY}})
    await client.get("/docs", headers={"Authorization": f"Bearer {CANARY}", "Cookie": f"sociogram={CANARY}"})
    await client.request(CANARY[:20].upper(), f"/{CANARY}")


async def _ask_described(client: httpx.AsyncClient, case: str) -> None:
    """Every route of the description, with the canary in every place, and once with the case in its own."""
    described = (await client.get("/openapi.json")).json()["paths"]
    assert len(described) > 5
    for path, operations in described.items():
        for method, operation in operations.items():
            names = [each["name"] for each in operation.get("parameters", ()) if each["in"] == "query"]
            body = BODY if "requestBody" in operation else None
            for given in (dict.fromkeys(names, CANARY), dict.fromkeys(names, CANARY) | {"case": case}, {"case": case}):
                with suppress(httpx.RemoteProtocolError):  # an answer that had begun is broken off
                    await client.request(method, re.sub(r"{\w+}", CANARY, path), params=given, json=body)


def found(lines: list[str], needles: list[str]) -> list[str]:
    return [line for line in lines if any(needle in line for needle in needles)]


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything that the database is asked from now on fails, with its words."""

    async def failed(self: CaseStore, *_: object, **given: object) -> list[object]:
        raise RuntimeError(f"{CANARY} {self.case} {given}")

    monkeypatch.setattr(CaseStore, "read", failed)


@pytest.fixture
def refusing(monkeypatch: pytest.MonkeyPatch) -> None:
    async def failed(self: CaseStore, *_: object, **given: object) -> list[object]:
        raise StoreRefused(f"{CANARY} {self.case} {given}", CANARY)

    monkeypatch.setattr(CaseStore, "read", failed)


def test_nothing_is_written_down(asked: Asked, capfd: pytest.CaptureFixture[str]) -> None:
    _clean(asked, capfd)
    assert 'route="/graphql"' in asked.metrics


@pytest.mark.usefixtures("failing")
def test_nothing_is_written_down_of_what_nobody_expected(asked: Asked, capfd: pytest.CaptureFixture[str]) -> None:
    _clean(asked, capfd)
    assert any("RuntimeError" in line for line in asked.log)


@pytest.mark.usefixtures("refusing")
def test_nothing_is_written_down_of_what_the_database_says(asked: Asked, capfd: pytest.CaptureFixture[str]) -> None:
    _clean(asked, capfd)


def test_it_would_be_found(kept: Kept, store: Store) -> None:
    logging.getLogger("neo4j.pool").debug("a %s", CANARY)
    try:
        raise RuntimeError(CANARY)
    except RuntimeError:
        logging.getLogger("sociogram.api").exception("b")
    logging.getLogger("neo4j.io").debug("the driver's own %s", CANARY)
    assert len(found(kept.lines, [CANARY])) == 2


def _clean(asked: Asked, capfd: pytest.CaptureFixture[str]) -> None:
    written = capfd.readouterr()
    assert found(asked.log, asked.needles) == []
    assert found(asked.metrics.splitlines(), asked.needles) == []
    assert found([*written.err.splitlines(), *written.out.splitlines()], asked.needles) == []
    told = [line for line in asked.log if line.startswith("sociogram.requests ")]
    assert len(told) > 40
    assert {"neo4j", "sociogram", "uvicorn"} <= {line.partition(" ")[0].partition(".")[0] for line in asked.log}

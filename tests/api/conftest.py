"""The golden case behind the API, in process: no socket is opened."""

import json
import os
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import FastAPI

from api.app import create_app
from api.cli import run
from api.opening import Opened
from api.serving import listen, running
from api.settings import Settings
from api.signing_in import SignIn
from custody.cases import Case, Cases
from custody.database import connect, upgrade
from graph.errors import NotFound
from graph.server import up
from graph.store import CaseStore, Store
from tests.conftest import Workspace, server_plan
from tests.golden.case import load_golden

OTHER = """MERGE (a:Account {case: $case, id: 'x:999'})
SET a.handle = 'ada_lee', a.handle_key = 'x:@ada_lee', a.native_id = '999', a.url = 'https://ada.example'
MERGE (p:Post {case: $case, id: 'x:999'})
SET p.text = 'Closed: the bridge', p.at = datetime('2026-01-05T12:00:00Z')
MERGE (a)-[:POSTED]->(p)"""

Ask = Callable[..., Awaitable[dict[str, Any]]]
"""Asks GraphQL; the answer's body, whatever its status."""


@dataclass(frozen=True)
class Witness:
    capture: str
    position: int
    place: str
    source: str
    sha256: str
    retrieved_at: datetime


@dataclass(frozen=True)
class Witnessed:
    id: str
    captures: list[Witness]
    total: int


@dataclass(frozen=True)
class FoundEvidence:
    subject: str
    posts: list[Witnessed]
    total: int
    witnesses: list[Witness]
    witnesses_total: int


WITNESS = Witness("capture-one", 2, "line 3", "posts.jsonl", "ab" * 32, datetime(2026, 3, 1, tzinfo=UTC))


class Witnessing:
    """Stands for ingest.evidence: whatever is asked about is in line 3 of one file."""

    def __init__(self) -> None:
        self.looks = 0

    async def __call__(self, case: CaseStore, subject: str, *, limit: int) -> FoundEvidence:
        post = subject.removeprefix("Post:")
        return FoundEvidence(f"Post:{post}", [Witnessed(post, [WITNESS], 12)][:limit], 1, [WITNESS], 12)

    async def record(self, case: CaseStore, capture: str, position: int) -> object:
        raise NotFound("This case has no such capture.", "Evidence names the captures that it rests on.")

    async def posts(self, case: CaseStore, ids: Sequence[str]) -> list[Witnessed]:
        self.looks += 1
        return [Witnessed(id_, [WITNESS], 12) for id_ in ids]

    async def retold(self, case: CaseStore, elements: Sequence[object], known_on: datetime) -> dict[Any, Any]:
        """Nothing was told again: the golden case has no ledger."""
        return {}


evidence_of = Witnessing()


@dataclass(frozen=True)
class World:
    app: FastAPI
    cases: Cases
    golden: Case
    twin: Case
    empty: Case


@pytest.fixture(scope="session")
async def world(store: Store, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[World]:
    """The golden case, another one with an account and a post that must never be seen from it, and an empty one."""
    folder: Path = tmp_path_factory.mktemp("governance")
    engine = connect(folder / "cases.db")
    upgrade(engine)
    cases = Cases(engine)
    golden, twin, empty = (cases.new(title) for title in ("The bridge", "Another bridge", "Nothing yet"))
    await load_golden(store.for_case(golden.id))
    await store.for_case(twin.id).run(OTHER)
    await store.schema("CALL db.index.fulltext.awaitEventuallyConsistentIndexRefresh()")
    app = create_app(Settings(home=folder, cache=folder), store, cases, evidence_of)
    yield World(app, cases, golden, twin, empty)
    engine.dispose()


AppOf = Callable[..., FastAPI]
"""Makes an app with settings of the test's own, over the same cases: nobody else has asked or signed in to it."""


@pytest.fixture
def app_of(world: World, store: Store, tmp_path: Path) -> AppOf:
    def make(**settings: object) -> FastAPI:
        given = Settings.model_validate({"home": tmp_path, "cache": tmp_path, **settings})
        return create_app(given, store, world.cases, evidence_of)

    return make


def client_of(app: FastAPI, *, signed_in: bool = True) -> httpx.AsyncClient:
    """Asks the app in process, as a process of this account does."""
    headers = {"Authorization": f"Bearer {app.state.sign_in.local_token}"} if signed_in else {}
    return httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url="http://127.0.0.1:8000", headers=headers)


@pytest.fixture
async def client(world: World) -> AsyncIterator[httpx.AsyncClient]:
    async with client_of(world.app) as opened:
        yield opened


@pytest.fixture
async def stranger(world: World) -> AsyncIterator[httpx.AsyncClient]:
    """Has not signed in."""
    async with client_of(world.app, signed_in=False) as opened:
        yield opened


@pytest.fixture
def ask(client: httpx.AsyncClient) -> Ask:
    async def post(question: str, **variables: object) -> dict[str, Any]:
        body = json.dumps({"query": question, "variables": variables})
        answer = await client.post("/graphql", content=body, headers={"Content-Type": "application/json"})
        found: dict[str, Any] = answer.json()
        return found

    return post


@pytest.fixture
def in_case(ask: Ask, world: World) -> Ask:
    """Asks for fields of the golden case; the case's part of an answer without errors."""

    async def inside(fields: str, *, known_on: str | None = None, **variables: object) -> dict[str, Any]:
        question = f"query ($case: ID!, $on: DateTime) {{ case(id: $case, knownOn: $on) {{ {fields} }} }}"
        answer = await ask(question, case=world.golden.id, on=known_on, **variables)
        assert "errors" not in answer, answer["errors"]
        found: dict[str, Any] = answer["data"]["case"]
        return found

    return inside


@dataclass(frozen=True)
class At:
    """The API on a port of its own, and the token of a process of this account."""

    url: str
    token: str
    case: str

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"}


@asynccontextmanager
async def served(store: Store, workspace: Workspace, **more: object) -> AsyncIterator[At]:
    """`more` are settings of the test's own."""
    settings = Settings.model_validate({"home": workspace.folder, "port": 0, **more})
    sign_in = SignIn(workspace.folder)
    with listen(settings) as listener:
        at = Opened(settings, store, workspace.archive)
        async with running(at, listener, sign_in=sign_in) as url:
            yield At(url, sign_in.local_token, workspace.case.case)


@dataclass(frozen=True)
class Said:
    """What a command said, and its exit code."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        """Standard output as the one JSON document that it is."""
        return json.loads(self.out)


Sociogram = Callable[..., Said]
"""Runs the command line in process, in a home of the test's own, against the run's database."""


@pytest.fixture
def environment(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """Settings that use the run's database, so that no second one is started."""
    at = up(server_plan()) if "NEO4J_URI" not in os.environ else None
    given = {"SOCIOGRAM_HOME": str(tmp_path / "home"), "SOCIOGRAM_PORT": "0", "COLUMNS": "80"}
    if at is not None:
        given |= {"NEO4J_URI": at.uri, "NEO4J_USERNAME": at.user, "NEO4J_PASSWORD": at.password}
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    return given


@pytest.fixture
def sociogram(environment: dict[str, str], capsys: pytest.CaptureFixture[str]) -> Sociogram:
    def say(*arguments: object) -> Said:
        code = run([str(each) for each in arguments])
        said = capsys.readouterr()
        return Said(code, said.out, said.err)

    return say


TIDE = """id,screen_name,created_at,text,in_reply_to_screen_name
1,ada_lee,2026-01-05 10:00:00,The tide is high #tide,
2,ben_oak,2026-01-05 10:00:20,@ada_lee The tide is high #tide,ada_lee
3,cy_ash,2026-01-05 10:01:00,@ada_lee Is it? https://tide.example/a,ada_lee
"""


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """Three posts by invented people."""
    file = tmp_path / "tide.csv"
    file.write_text(TIDE, "utf-8")
    return file


@pytest.fixture
def tide(sociogram: Sociogram, table: Path) -> Sociogram:
    """A home with one case, which holds the table."""
    assert sociogram("case", "new", "Tide").code == 0
    assert sociogram("ingest", table, "-k", "table", "--yes").code == 0
    return sociogram

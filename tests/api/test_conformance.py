"""The API does what its descriptions say, and stays calm whatever is asked: generated, costly and hostile questions.

Everything here has a governance database and cases of its own, so that nothing that is asked changes what others see.
"""

import asyncio
import json
import re
import time
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from random import Random
from typing import Any
from urllib.parse import quote

import graphql
import httpx
import neo4j
import pytest
import requests
import schemathesis
import uvicorn
from fastapi import FastAPI
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis import Case as Asked
from schemathesis import GenerationMode
from schemathesis.core.failures import FailureGroup
from schemathesis.core.parameters import ParameterLocation
from schemathesis.graphql import nodes
from schemathesis.specs.openapi import checks

from api.app import create_app
from api.failures import _TITLES
from api.ids import encode
from api.schema import FILE
from api.serving import _Server, _started, listen
from api.settings import Settings
from api.signing_in import SignIn
from custody.archive import Archive
from custody.cases import Case, Cases
from custody.database import connect, upgrade
from cypher import FOLDERS, names, query
from graph.model import NODE_BY_LABEL
from graph.store import DIALECT, CaseStore, Store
from ingest.connectors import Original
from tests.api import hostile
from tests.api.conftest import client_of, evidence_of
from tests.api.hostile import COSTLY, HARMLESS
from tests.golden.case import ADA, BEN, FINN, load_golden

pytestmark = pytest.mark.filterwarnings("ignore:unclosed <socket:ResourceWarning")
"""The driver leaves a socket to the garbage where a query is cancelled (its neighbour failed) while it connects."""

JSON = {"Content-Type": "application/json"}
PROBLEM = "application/problem+json"
CANARY = "canary5e1f"
OTHER = """MERGE (a:Account {case: $case, id: 'x:1'})
SET a.handle = $canary, a.handle_key = 'x:@' + $canary, a.bio = $canary, a.name = $canary, a.native_id = '1'
MERGE (p:Post {case: $case, id: 'x:101'})
SET p.text = 'Closed: the bridge ' + $canary, p.at = datetime('2026-01-05T12:00:00Z'), p.url = $canary
MERGE (h:Hashtag {case: $case, id: 'oldmill' + $canary})
MERGE (a)-[:POSTED]->(p) MERGE (p)-[:TAGGED]->(h)"""
OURS_TO_BLAME = frozenset({"internal", "store-refused", "store-unavailable", "server-failed", "overloaded"})


@dataclass(frozen=True)
class Ground:
    """An app whose cases nobody else asks: the golden one, one that must not be seen from it, one that is changed."""

    app: FastAPI
    golden: Case
    twin: Case
    changed: Case
    answer: str
    capture: str
    kept: dict[str, str]
    """By field, the id or token of what was made in the golden case."""

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.app.state.sign_in.local_token}"}


@pytest.fixture(scope="module")
async def ground(store: Store, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Ground]:
    folder = tmp_path_factory.mktemp("conformance")
    engine = connect(folder / "cases.db")
    upgrade(engine)
    cases = Cases(engine)
    golden, twin, changed = (cases.new(title) for title in ("The old bridge", "The other bridge", "Changes"))
    await load_golden(store.for_case(golden.id))
    await store.for_case(twin.id).run(OTHER, canary=CANARY)
    await store.schema("CALL db.index.fulltext.awaitEventuallyConsistentIndexRefresh()")
    known = Settings(home=folder, cache=folder)
    archive = Archive.over(engine, known.originals, known.ledgers)
    app = create_app(known, store, cases, evidence_of, archive=archive, sign_in=SignIn(folder))
    async with client_of(app) as client:
        frozen = await client.post(
            "/v1/answers", params={"case": golden.id}, json={"investigation": "who_amplifies_whom", "title": "First"}
        )
        kept = await _made(client, golden)
    (folder / "posts.jsonl").write_text("{}")
    original = Original(
        source="posts.jsonl", file=folder / "posts.jsonl", how="by hand", retrieved_at=datetime(2026, 1, 1, tzinfo=UTC),
        media_type="application/json",
    )  # fmt: skip
    capture, _ = archive.originals.keep(golden.id, original, connector="x", options={})
    yield Ground(app, golden, twin, changed, frozen.json()["id"], capture.id, kept)
    engine.dispose()


async def _made(client: httpx.AsyncClient, case: Case) -> dict[str, str]:
    carried = f'elements: ["{encode(case.id, "Account", ADA)}"]'
    asked = 'createChart(title: "First", document: "{\\"format\\": 1}") { id }'
    asked += f' createFinding(sentence: "Both said it.", {carried}) {{ id }}'
    answer = await client.post("/graphql", json={"query": f'mutation {{ case(id: "{case.id}") {{ {asked} }} }}'})
    made = answer.json()["data"]["case"]
    chart, finding = made["createChart"]["id"], made["createFinding"]["id"]
    asked = f'shareChart(id: "{chart}") {{ token }}'
    answer = await client.post("/graphql", json={"query": f'mutation {{ case(id: "{case.id}") {{ {asked} }} }}'})
    token = answer.json()["data"]["case"]["shareChart"]["token"]
    return {"chart": chart, "chartVersions": chart, "finding": finding, "shared": token}


@pytest.fixture
async def knocking(ground: Ground) -> AsyncIterator[httpx.AsyncClient]:
    async with client_of(ground.app) as opened:
        yield opened


# Generated questions. Cases are made and sent in a thread; the app answers in the loop that its driver belongs to.


@asynccontextmanager
async def served(app: FastAPI) -> AsyncIterator[str]:
    with listen(Settings(port=0)) as listener:
        config = uvicorn.Config(app, log_level="critical", access_log=False, lifespan="off", timeout_keep_alive=600)
        server = _Server(config)
        task = asyncio.create_task(server.serve(sockets=[listener]))
        try:
            await _started(server, task)
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            server.should_exit = True
            await task


@dataclass
class Told:
    """What was asked, how it was answered, and what was wrong with that."""

    statuses: Counter[tuple[str, str]] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    @property
    def asked(self) -> int:
        return self.statuses.total()

    def answered(self, operation: str, how: str) -> None:
        self.statuses[operation, how] += 1


Send = Callable[[Asked, Random], None]


def generated(operation: Any, mode: GenerationMode, count: int, send: Send) -> None:
    """The same ones each time."""
    found: list[tuple[Asked, Random]] = []

    @settings(
        max_examples=count, derandomize=True, database=None, deadline=None,
        suppress_health_check=list(HealthCheck), phases=[Phase.generate],
    )  # fmt: skip
    @given(operation.as_strategy(generation_mode=mode))
    def draw(case: Asked) -> None:
        found.append((case, Random(len(found))))

    draw()
    for case, random in found:
        send(case, random)


CHECKS = [
    schemathesis.checks.not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_headers_conformance,
    checks.response_schema_conformance,
    checks.negative_data_rejection,
    checks.missing_required_header,
    checks.allow_header_conformance,
    checks.ignored_auth,
]


def real_values(ground: Ground) -> dict[str, list[Any]]:
    """By parameter, values with which a question gets somewhere."""
    seeds = [f"Account:{ADA}", f"Account:{BEN}", f"Account:{FINN}", "Post:x:702", "Hashtag:oldmill", "Account:x:no"]
    return {
        "case": [ground.golden.id, ground.golden.id, ground.golden.title],
        "answer_id": [ground.answer],
        "capture_id": [ground.capture],
        "name": ["who_amplifies_whom", "same_text_within_seconds", "bridges_between_communities", "reply_storms"],
        "seed": [[seed] for seed in seeds] + [seeds[:3], seeds],
        "account": [[ADA], [ADA, BEN, FINN], ["x:no"]],
        "investigation": ["who_amplifies_whom", "who_amplifies_whom", "no_such_thing"],
        "title": ["Kept"],
        "known_on": ["2026-03-20T00:00:00Z"],
        "limit": [1, 2, 500],
        "query": [
            "MATCH (a:Account {case: $case}) RETURN a.id AS id, a.followers AS followers LIMIT 5",
            "MATCH (p:Post {case: $case}) RETURN p.text AS text, p.at AS at LIMIT 5",
            "MATCH (a:Account {case: $case}) DETACH DELETE a",
        ],
        "parameters": [{}],
        "matching": [{}],
    }


def mixed(case: Asked, random: Random, real: dict[str, list[Any]]) -> None:
    """Real values among the generated ones; what is meant to be wrong stays as it is."""
    known = case.meta.components if case.meta else {}
    broken = {each.parameter for each in getattr(case.meta.phase.data, "mutations", ())} if case.meta else set()
    rate = random.choice((1, 1, 0.7))
    places = {
        ParameterLocation.PATH: case.path_parameters,
        ParameterLocation.QUERY: case.query,
        ParameterLocation.BODY: case.body,
    }
    for where, given_values in places.items():
        if not isinstance(given_values, dict) or where not in known:
            continue
        for name in sorted(given_values.keys() & real.keys()):
            keeps = known[where].mode.is_positive or (name not in broken and _is_case(name, given_values[name]))
            if keeps and random.random() < rate:
                given_values[name] = random.choice(real[name])


def _is_case(name: str, value: object) -> bool:
    return name == "case" and isinstance(value, str) and 1 <= len(value) <= 200


def sent_rest(url: str, ground: Ground, told: Told, session: requests.Session) -> Send:
    real = real_values(ground)

    def send(case: Asked, random: Random) -> None:
        mixed(case, random, real)
        name = case.operation.label
        known = case.meta.components if case.meta else {}
        unsigned = ParameterLocation.HEADER in known and known[ParameterLocation.HEADER].mode.is_negative
        asked = [each for each in CHECKS if not (unsigned and each is checks.negative_data_rejection)]
        try:
            answer = case.call_and_validate(base_url=url, session=session, headers=ground.headers, checks=asked)
        except FailureGroup as group:
            told.wrong.append(f"{name}: {group.exceptions}\n{group.message[:1_500]}")
            return
        told.answered(name, str(answer.status_code))
        if answer.status_code >= 400:
            body = answer.json()
            if body["code"] not in _TITLES or not body["cure"] or body["code"] in OURS_TO_BLAME:
                told.wrong.append(f"{name}: {body}")

    return send


def ask_rest(url: str, ground: Ground, each: int) -> Told:
    """`each`: cases per address and kind."""
    told = Told()
    with requests.Session() as session:
        session.trust_env = False
        document = session.get(f"{url}/openapi.json", headers=ground.headers).json()
        send = sent_rest(url, ground, told, session)
        for operation in (found.ok() for found in schemathesis.openapi.from_dict(document).get_all_operations()):
            takes = bool([*operation.query, *operation.path_parameters])
            for mode in GenerationMode if takes else [GenerationMode.POSITIVE]:
                generated(operation, mode, each, send)
    return told


FIELDS_AT_ONCE = 2
ONE_OF = {
    "case": ("id", "title"), "account": ("id", "key", "handle", "url"), "post": ("id", "key", "url"),
    "hashtag": ("id", "key", "tag"), "link": ("id", "key", "url"), "domain": ("id", "key", "name"),
    "evidence": ("id", "handle", "url"),
}  # fmt: skip
"""Fields that take exactly one of these arguments."""
LEFT_OUT = ("after", "knownOn", "since", "until", "limits", "kinds", "types", "run", "parameters", "matching")
KEYS = {
    "Account": [ADA, BEN], "Post": ["x:101", "x:201"], "Hashtag": ["oldmill"], "Domain": ["news.example"],
    "Link": ["https://other.example/story"], "Run": ["run-communities"],
}  # fmt: skip
LABELS = {"post": "Post", "hashtag": "Hashtag", "link": "Link", "domain": "Domain", "run": "Run"}
OWN = """// title: Some accounts
// question: Which accounts are there?
// shows: table
// columns: id
MATCH (a:Account {case: $case}) RETURN a.id AS id LIMIT 3"""
TEXTS = {
    ("", "question"): ["bridge", '"old mill"', "ada", "oldmill"],
    ("account", "key"): [ADA], ("post", "key"): ["x:101"], ("hashtag", "key"): ["oldmill"],
    ("", "key"): ["news.example"], ("", "handle"): ["ada_lee", "@ada_lee", "nobody"], ("", "tag"): ["#OldMill"],
    ("link", "url"): ["https://other.example/story"], ("account", "url"): ["https://x.com/ada_lee"],
    ("", "url"): ["https://x.com/ada_lee/status/101"],
    ("domain", "name"): ["www.news.example"], ("runs", "name"): ["communities"],
    ("investigation", "name"): ["who_amplifies_whom", "reply_storms"], ("investigationCost", "name"): ["reply_storms"],
    ("saveInvestigation", "name"): ["kept"], ("deleteInvestigation", "name"): ["kept"],
    ("saveInvestigation", "text"): [OWN], ("cypher", "text"): ["MATCH (a:Account {case: $case}) RETURN a.id AS id"],
    ("", "investigation"): ["who_amplifies_whom"], ("", "title"): ["Kept"], ("", "document"): ['{"format": 1}'],
}  # fmt: skip
"""By field and argument."""


def schemathesis_of_graphql(description: dict[str, Any]) -> Any:
    moments = st.datetimes().map(lambda moment: nodes.String(moment.isoformat()))
    schemathesis.graphql.scalar("DateTime", moments)
    schemathesis.graphql.scalar("JSON", st.sampled_from([nodes.String("a"), nodes.Object(fields=[]), nodes.Int("1")]))
    return schemathesis.graphql.from_dict(description)


@dataclass
class Mixing(graphql.Visitor):
    """Few fields of a case at a time, and arguments with which they get somewhere."""

    ground: Ground
    case: Case
    random: Random

    def __post_init__(self) -> None:
        super().__init__()
        self.few = self.random.randint(1, FIELDS_AT_ONCE)
        self.rate = self.random.choice((0, 0, 0, 0.3))  # of arguments that stay as they were generated

    def enter_field(self, node: graphql.FieldNode, *_: object) -> graphql.FieldNode:
        name = node.name.value
        selections = node.selection_set
        if name == "case" and selections is not None:
            few = self.random.sample(list(selections.selections), min(self.few, len(selections.selections)))
            selections = graphql.SelectionSetNode(selections=tuple(few))
        offered = [each.name.value for each in node.arguments or () if each.name.value in ONE_OF.get(name, ())]
        chosen = self.random.choice(offered) if offered else ""
        arguments = tuple(self._argument(name, each, chosen) for each in node.arguments or ())
        return graphql.FieldNode(
            alias=node.alias, name=node.name, arguments=arguments, selection_set=selections,
            directives=node.directives or (),
        )  # fmt: skip

    def _argument(self, of: str, node: graphql.ArgumentNode, chosen: str) -> graphql.ArgumentNode:
        name = node.name.value
        value = graphql.NullValueNode() if name in ONE_OF.get(of, ()) and name != chosen else self._value(of, name)
        if value is None or (of != "case" and self.random.random() < self.rate):
            return node
        return graphql.ArgumentNode(name=node.name, value=value)

    def _value(self, of: str, name: str) -> graphql.ValueNode | None:
        """None where the generated one is as good as any."""
        if of == "case":
            return _text({"id": self.case.id, "title": self.case.title}[name]) if name in ONE_OF[of] else None
        if name in LEFT_OUT:
            return graphql.NullValueNode()
        if name in ("first", "limit", "k", "depth"):
            return graphql.IntValueNode(value=str(self.random.choice((1, 1, 2, 2, 0))))
        if name == "number":
            return graphql.IntValueNode(value="0")
        if name == "label":
            return graphql.EnumValueNode(value=self.random.choice(("ACCOUNT", "POST", "HASHTAG")))
        if name in ("ids", "seeds"):
            return graphql.ListValueNode(values=tuple(self._id("Account") for _ in range(self.random.randint(1, 3))))
        texts = TEXTS.get((of, name)) or TEXTS.get(("", name))
        if texts is not None:
            return _text(self.random.choice(texts))
        return self._named(of, name)

    def _named(self, of: str, name: str) -> graphql.ValueNode | None:
        if name in ("start", "end", "source", "target", "account"):
            return self._id("Account")
        if of in self.ground.kept and name in ("id", "token"):
            return _text(self.ground.kept[of])
        if name in ("id", "of"):
            answer = of in ("answer", "deleteAnswer")
            return _text(self.ground.answer) if answer else self._id(LABELS.get(of, "Account"))
        return None

    def _id(self, label: str) -> graphql.StringValueNode:
        return _text(encode(self.ground.golden.id, label, self.random.choice(KEYS[label])))


def _text(value: str) -> graphql.StringValueNode:
    return graphql.StringValueNode(value=value)


def sent_graphql(url: str, ground: Ground, told: Told, session: requests.Session) -> Send:
    conform = [checks.response_schema_conformance, checks.negative_data_rejection]

    def send(case: Asked, random: Random) -> None:
        name = case.operation.label
        if case.meta is not None and case.meta.generation.mode.is_positive:
            home = ground.changed if name.startswith("Mutation") else ground.golden
            case.body = graphql.print_ast(graphql.visit(graphql.parse(case.body), Mixing(ground, home, random)))
        try:
            answer = case.call_and_validate(base_url=url, session=session, headers=ground.headers, checks=conform)
        except FailureGroup as group:
            told.wrong.append(f"{name}: {group.exceptions}\n{group.message[:1_500]}")
            return
        told.answered(name, "errors" if answer.json().get("errors") else "data")
        told.wrong.extend(f"{name}: {each}\n{case.body}" for each in wrong_with(answer.status_code, answer.json()))

    return send


def wrong_with(status: int, body: dict[str, Any]) -> Iterator[str]:
    if not (status == 200 or 400 <= status < 500):
        yield f"status {status}"
    if status == 200 and "data" not in body:
        yield f"no data: {body}"
    for error in body.get("errors", ()):
        told = error.get("extensions", {})
        if told.get("code") not in _TITLES or not told.get("cure") or told["code"] in OURS_TO_BLAME:
            yield str(error)


PARTS = {"Query.cases": 1, "Query.node": 3, "Query.nodes": 3, "Query.case": 20, "Query.shared": 2, "Mutation.case": 10}
PARTS |= {"Query.connectors": 1, "Query.analyses": 1, "Mutation.createCase": 2}
"""How the questions are shared out."""
TAKES_NOTHING = {"Query.cases", "Query.connectors", "Query.analyses"}
UNASKED = {"Mutation.renameCase", "Mutation.deleteCase", "Mutation.demoCase"}
"""They change what the other questions need, or take long: asked in tests/api/jobs/test_work.py."""


def ask_graphql(url: str, ground: Ground, each: int) -> Told:
    """`each`: cases per part and kind."""
    told = Told()
    with requests.Session() as session:
        session.trust_env = False
        asked = {"query": graphql.get_introspection_query()}
        description = session.post(f"{url}/graphql", json=asked, headers=ground.headers).json()
        send = sent_graphql(f"{url}/graphql", ground, told, session)
        for operation in (found.ok() for found in schemathesis_of_graphql(description).get_all_operations()):
            if operation.label in UNASKED:
                continue
            generated(operation, GenerationMode.POSITIVE, each * PARTS[operation.label], send)
            if operation.label not in TAKES_NOTHING:
                generated(operation, GenerationMode.NEGATIVE, each * PARTS[operation.label] // 3, send)
    return told


@pytest.mark.parametrize("each", [11, pytest.param(70, marks=pytest.mark.soak)])
async def test_every_address_does_what_its_description_says(ground: Ground, each: int) -> None:
    async with served(ground.app) as url:
        told = await asyncio.to_thread(ask_rest, url, ground, each)
    assert not told.wrong, f"{len(told.wrong)}:\n" + "\n".join(told.wrong[:5])
    assert told.asked >= each * 21
    done = {operation for operation, status in told.statuses if status < "3"}
    assert done == {operation for operation, _ in told.statuses}, told.statuses


@pytest.mark.parametrize("each", [2, pytest.param(14, marks=pytest.mark.soak)])
async def test_every_question_is_answered_as_the_schema_says(ground: Ground, each: int) -> None:
    async with served(ground.app) as url:
        told = await asyncio.to_thread(ask_graphql, url, ground, each)
    assert not told.wrong, f"{len(told.wrong)}:\n" + "\n".join(told.wrong[:5])
    assert told.asked >= each * 42
    assert {operation for operation, how in told.statuses if how == "data"} == {*PARTS}, told.statuses


# What the frameworks do by themselves and ours must not (reliability.md, F16), in one place.

SECRET = "hunter2"
COUNT = '{"query": "{ cases { total } }"}'
CYPHER = "/v1/cypher?case=CASE"


@pytest.mark.parametrize(
    ("method", "path", "body", "status"),
    [
        ("GET", f"/v1/ties?case=CASE&limit={SECRET}", None, 422),
        ("GET", "/v1/ties?case=CASE&nothing=1", None, 422),
        ("POST", CYPHER, f'{{"query": "RETURN 1", "nothing": "{SECRET}"}}', 422),
        ("POST", CYPHER, f'{{"query": ["{SECRET}"]}}', 422),
        ("POST", CYPHER, f'{{"query": "RETURN 1", "query": "{SECRET}"}}', 400),
        ("POST", CYPHER, f'{{"query": "RETURN 1", "parameters": {{"a": 1, "a": "{SECRET}"}}}}', 400),
        ("POST", CYPHER, f'{{"query": "RETURN 1", "parameters": {{"a": NaN}}, "known_on": "{SECRET}"}}', 400),
        ("POST", "/v1/answers?case=CASE", f'{{"title": "a", "title": "{SECRET}", "investigation": "a"}}', 400),
        ("POST", CYPHER, f'{{"query": "{SECRET}', 400),
        ("POST", CYPHER, '{"query": "LONG"}', 413),
        ("POST", "/graphql", '{"query": "LONG"}', 413),
        ("POST", "/graphql", f'{{"query": "{{ cases {{ total }} }}", "query": "{SECRET}"}}', 400),
        ("POST", "/graphql", f'{{"query": "{{ cases {{ total }} }}", "{SECRET}": 1}}', 400),
        ("POST", "/graphql", f"[{COUNT}, {COUNT}]", 400),
        ("GET", "/graphql?query={cases{total}}", None, 400),
    ],
)
async def test_what_is_not_taken_is_not_sent_back(
    ground: Ground, knocking: httpx.AsyncClient, method: str, path: str, body: str | None, status: int
) -> None:
    address = path.replace("CASE", ground.golden.id)
    content = None if body is None else body.replace("LONG", SECRET * 1_500_000)
    answer = await knocking.request(method, address, content=content, headers=JSON if body else {})
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == PROBLEM
    assert SECRET not in answer.text
    assert "input" not in answer.json()


@pytest.mark.parametrize("path", ["/docs", "/openapi.json", "/graphql", "/metrics", "/redoc", "/v1/cases"])
async def test_what_describes_the_api_needs_sign_in(ground: Ground, path: str) -> None:
    async with client_of(ground.app, signed_in=False) as stranger:
        assert (await stranger.get(path)).status_code == 401


async def test_graphql_gives_no_hints_but_the_schema(knocking: httpx.AsyncClient) -> None:
    """Introspection is on by choice: whoever may ask is signed in, and GraphiQL needs it."""
    wrong = (await knocking.post("/graphql", json={"query": "{ caes { total } }"})).json()["errors"][0]
    assert "Did you mean" not in wrong["message"]
    assert "cases" not in wrong["message"]
    known = (await knocking.post("/graphql", json={"query": graphql.get_introspection_query()})).json()
    assert known["data"]["__schema"]["queryType"]["name"] == "Query"


async def test_what_nobody_expected_is_masked(
    ground: Ground, knocking: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(*_: object, **__: object) -> None:
        raise RuntimeError(f"bolt://someone:{SECRET}@database")

    monkeypatch.setattr(CaseStore, "one", broken)
    question = f'{{ case(id: "{ground.golden.id}") {{ counts {{ staleTies }} }} }}'
    masked = await knocking.post("/graphql", json={"query": question})
    assert masked.json()["errors"][0]["extensions"]["code"] == "internal"
    health = await knocking.get("/v1/health")
    assert (health.status_code, health.json()["code"]) == (500, "internal")
    assert SECRET not in masked.text + health.text


METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE", "TRACE")


async def test_methods_that_are_not_described_are_refused(ground: Ground, knocking: httpx.AsyncClient) -> None:
    described = (await knocking.get("/openapi.json")).json()["paths"]
    for path, operations in described.items():
        given_path = path.format(answer_id=ground.answer, capture_id=ground.capture, name="reply_storms")
        for method in METHODS:
            if method.lower() not in operations:
                answer = await knocking.request(method, given_path)
                assert (answer.status_code, answer.json()["code"]) == (405, "method-not-allowed"), (method, path)
                assert {each.lower() for each in answer.headers["allow"].split(", ")} >= set(operations)


# Questions that would cost much (reliability.md, row 16).

CPU_S = 0.2
"""Of one of them; the machine of the tests may be slow and shared, most take a few milliseconds."""


@pytest.mark.parametrize("name", COSTLY)
async def test_what_would_cost_much_costs_nothing(
    ground: Ground, knocking: httpx.AsyncClient, store: Store, name: str
) -> None:
    account = encode(ground.golden.id, "Account", ADA)
    body = COSTLY[name].replace(b"CASE", ground.golden.id.encode()).replace(b"ID", account.encode())
    before, spent = store.counters.reads, [CPU_S]
    while len(spent) < 5 and min(spent) >= CPU_S:  # what else goes on in this process counts too
        began = time.process_time()
        answer = await knocking.post("/graphql", content=body, headers=JSON)
        spent.append(time.process_time() - began)
    assert store.counters.reads == before
    assert min(spent) < CPU_S
    assert answer.status_code < 500
    assert len(answer.content) < 100_000
    told = answer.json()
    if name in HARMLESS:
        assert told.get("data"), told
        return
    assert not told.get("data")
    messages = [error["message"] for error in told["errors"]] if "errors" in told else [told["detail"]]
    assert not revealed(messages, body.decode())


def revealed(messages: list[str], question: str) -> set[str]:
    """Names of the schema that are in a message and were not in the question, but for the type of what was asked."""
    description = graphql.build_schema(FILE.read_text("utf-8"))
    names = {name for name in description.type_map if not name.startswith("__")}
    for kind in description.type_map.values():
        names |= set(getattr(kind, "fields", ())) | set(getattr(kind, "values", ()))
    parts = [part for message in messages for part in re.findall(r"(?<!on type )'([^']*)'", message)]
    quoted = {word for part in parts for word in WORD.findall(part)}
    return (quoted & names) - set(WORD.findall(question)) - {"Query"}


WORD = re.compile(r"\w+")


def test_there_are_forty_of_them() -> None:
    assert len(COSTLY) >= 40
    assert revealed(["Cannot query field 'a'. Did you mean 'account' or 'handle'?"], "{ handle }") == {"account"}


# Texts that try to become part of a query (reliability.md, row 27).

WHO = '"who_amplifies_whom"'
OWN_TEXT = '"MATCH (a:Account {case: $case, id: $p}) RETURN a.id AS id"'
IN_CASE = {
    "search": ('question: "bridge"', "after question"), "account": ("", "id key handle url"),
    "post": ("", "id key url"),
    "hashtag": ("", "id key tag"), "link": ("", "id key url"), "domain": ("", "id key name"),
    "accounts": ("", "after"), "timeline": ("", "of after"), "volume": ("", "of"),
    "shortestPath": ("start: ID; end: ID", "start end"), "allShortestPaths": ("start: ID; end: ID", "start end"),
    "kPaths": ("start: ID; end: ID", "start end"), "neighbours": ("", "id"), "expand": ("id: ID", "id after"),
    "subgraph": ("", "seeds"), "ties": ("id: ID", "id after"),
    "evidenceOfTie": ("source: ID; target: ID", "source target"), "measures": ("name: PAGERANK", "after"),
    "measuresOf": ("", "account"), "communities": ("", "run after"), "runs": ("", "name after"), "run": ("", "id"),
    "evidence": ("", "id handle url"), "investigation": (f"name: {WHO}", "name parameters"),
    "investigationCost": (f"name: {WHO}", "name parameters"), "answer": ("", "id"),
    "cypher": (f"text: {OWN_TEXT}", "text parameters matching"),
    "chart": ("", "id"), "chartVersions": ("", "id"), "shares": ("", "chart"), "notes": ("", "chart"),
    "finding": ("", "id"),
}  # fmt: skip
"""By field: what it needs, and the arguments that take a text."""
DRAWN = '"{\\"format\\": 1}"'
CHANGES = {
    "freezeAnswer": (f'investigation: {WHO}; title: "a"', "investigation title parameters"), "deleteAnswer": ("", "id"),
    "saveInvestigation": ('name: "kept"; text: "RETURN 1 AS one"', "name text"), "deleteInvestigation": ("", "name"),
    "createChart": (f'title: "a"; document: {DRAWN}', "title document"), "deleteChart": ("", "id"),
    "saveChart": (f'id: "a"; version: 1; title: "a"; document: {DRAWN}', "id title document"),
    "duplicateChart": ('id: "a"; title: "a"', "id title"), "shareChart": ("", "id"), "endShare": ("", "token"),
    "createNote": ('elements: []; text: "a"', "elements text chart"), "deleteNote": ("", "id"),
    "changeNote": ('id: "a"; version: 1; text: "a"', "id text"), "deleteFinding": ("", "id"),
    "createFinding": ('sentence: "a"; posts: ["a"]', "sentence elements posts chart"),
    "changeFinding": ('id: "a"; version: 1; sentence: "a"', "id sentence elements posts chart"),
}  # fmt: skip
PEOPLES_OWN = ("cypher(text)", "saveInvestigation(text)")
"""Take a query: what may be in it is tested in tests/graph/test_gate.py."""
SHOWN = "... on Account { handle bio name } ... on Post { text url } id key"


@dataclass(frozen=True)
class Place:
    """Where a text goes. `send` asks with it; `usual` leads to every query that the place is for."""

    name: str
    send: Callable[[httpx.AsyncClient, str], Awaitable[httpx.Response]]
    usual: tuple[str, ...]


def shown(kind: Any, depth: int = 3) -> str:
    """A selection of what has no arguments."""
    kind = graphql.get_named_type(kind)
    if kind.name == "Node":
        return f"{{ {SHOWN} }}"
    if not isinstance(kind, graphql.GraphQLObjectType):
        return ""
    plain = {name: each.type for name, each in kind.fields.items() if not each.args and name != "compared"}
    parts = [f"{name} {shown(each, depth - 1)}" for name, each in plain.items() if depth > 1 or _is_leaf(each)]
    return f"{{ __typename {' '.join(parts)} }}"


def _is_leaf(kind: Any) -> bool:
    return graphql.is_leaf_type(graphql.get_named_type(kind))


def asking(question: str, wrap: Callable[[str], object]) -> Callable[[httpx.AsyncClient, str], Any]:
    async def send(client: httpx.AsyncClient, text: str) -> httpx.Response:
        body = json.dumps({"query": question, "variables": {"p": wrap(text)}})
        return await client.post("/graphql", content=body, headers=JSON)

    return send


WRAPS: dict[str, Callable[[str], object]] = {
    "parameters": lambda text: {"p": text, text: text}, "matching": lambda text: {"id": text},
    "seeds": lambda text: [text], "ids": lambda text: [text],
    "elements": lambda text: [text], "posts": lambda text: [text],
}  # fmt: skip


def graphql_places(ground: Ground) -> Iterator[Place]:
    kinds = graphql.build_schema(FILE.read_text("utf-8")).type_map
    usual = usual_texts(ground)
    for home, kind, fields in ((ground.golden, "Case", IN_CASE), (ground.changed, "CaseChanges", CHANGES)):
        for name, (needs, arguments) in fields.items():
            field_ = kinds[kind].fields[name]
            for argument in arguments.split():
                others = ", ".join(each for each in needs.split("; ") if each and not each.startswith(f"{argument}:"))
                others = re.sub(r"\bID\b", f'"{usual["id"][0]}"', others)
                asked = f"{name}({', '.join(filter(None, (others, f'{argument}: $p')))}) {shown(field_.type)}"
                words = "query" if kind == "Case" else "mutation"
                question = f'{words} ($p: {field_.args[argument].type}) {{ case(id: "{home.id}") {{ {asked} }} }}'
                send = asking(question, WRAPS.get(argument, lambda text: text))
                yield Place(f"{name}({argument})", send, usual.get(argument, usual["id"]))
    for argument in ("id", "title"):
        question = f"query ($p: {'ID' if argument == 'id' else 'String'}) {{ case({argument}: $p) {{ title }} }}"
        yield Place(f"case({argument})", asking(question, lambda text: text), (ground.golden.title,))
    shared = "query ($p: String!) { shared(token: $p) { case { title } chart { title document } } }"
    yield Place("shared", asking(shared, lambda text: text), (ground.kept["shared"],))
    yield Place("node", asking(f"query ($p: ID!) {{ node(id: $p) {{ {SHOWN} }} }}", lambda text: text), usual["id"])
    yield Place(
        "nodes", asking(f"query ($p: [ID!]!) {{ nodes(ids: $p) {{ {SHOWN} }} }}", WRAPS["ids"]), usual["id"]
    )


def usual_texts(ground: Ground) -> dict[str, tuple[str, ...]]:
    ids = [encode(ground.golden.id, "Account", ADA), encode(ground.golden.id, "Account", FINN)]
    ids += [encode(ground.golden.id, label, "nothing") for label in NODE_BY_LABEL]
    ids += [encode(ground.golden.id, label, key) for label, keys in KEYS.items() for key in keys]
    return {
        "id": tuple(ids), "question": ("bridge", "oldmill"), "key": (ADA, "x:101", "oldmill", "news.example"),
        "handle": ("ada_lee", "x:@ada_lee", "nobody"), "tag": ("oldmill",),
        "name": ("who_amplifies_whom", "communities"),
        "url": ("https://x.com/ada_lee/status/101", "https://x.com/ada_lee", "https://other.example/story"),
        "after": ("MQ",), "investigation": ("who_amplifies_whom",), "title": ("a",), "text": ("RETURN 1",),
        "parameters": ("limit",), "matching": ("a",),
    }  # fmt: skip


def rest(method: str, address: str, body: dict[str, object] | None = None) -> Callable[[httpx.AsyncClient, str], Any]:
    """TEXT stands for the text, in the address or in a value of the body."""

    async def send(client: httpx.AsyncClient, text: str) -> httpx.Response:
        url = address.replace("TEXT", quote(text, safe="", errors="surrogatepass") or "%20")
        content = None if body is None else json.dumps(body).replace('"TEXT"', json.dumps(text))
        return await client.request(method, url, content=content, headers=JSON if content else {})

    return send


def rest_places(ground: Ground) -> Iterator[Place]:
    case = f"case={ground.golden.id}"
    frozen = {"investigation": "who_amplifies_whom", "title": "a", "parameters": {}}
    own = {"query": "MATCH (a:Account {case: $case, id: $p}) RETURN a.id AS id", "parameters": {"p": "a"}}
    seeded = f"/v1/subgraph?{case}&seed=Account:{ADA}"
    for address, usual in (
        ("/v1/measures?case=TEXT", ground.golden.title), (f"/v1/subgraph?{case}&seed=TEXT", f"Account:{ADA}"),
        (f"/v1/subgraph?{case}&seed=Account:TEXT", ADA), (f"/v1/subgraph?{case}&seed=TEXT:x:1", "Account"),
        (f"{seeded}&columns=TEXT&format=ndjson", "name"), (f"{seeded}&type=TEXT", "POSTED"),
        (f"{seeded}&format=TEXT", "json"), (f"{seeded}&since=TEXT", "2026-01-01"), (f"{seeded}&part=TEXT", "both"),
        (f"{seeded}&limit=TEXT", "5"), (f"{seeded}&TEXT=1", "depth"), (f"/v1/ties?{case}&account=TEXT", ADA),
        (f"/v1/ties?{case}&kind=TEXT", "replies"), (f"/v1/ties?{case}&until=TEXT", "2026-01-31"),
        (f"/v1/measures?{case}&known_on=TEXT", "2026-03-20T00:00:00Z"), (f"/v1/export?{case}&format=TEXT", "csv"),
        (f"/v1/investigations/TEXT?{case}", "who_amplifies_whom"), (f"/v1/answers/TEXT?{case}", ground.answer),
        (f"/v1/investigations/who_amplifies_whom?{case}&limit=TEXT", "5"),
        (f"/v1/investigations/who_amplifies_whom?{case}&TEXT=5", "limit"),
        (f"/v1/investigations/thread_of_a_post?{case}&post=TEXT", "x:101"),
        (f"/v1/answers/TEXT/comparison?{case}", ground.answer),
    ):  # fmt: skip
        yield Place(f"GET {address}", rest("GET", address), (usual,))
    for name, usual in (("investigation", "reply_storms"), ("title", "a")):
        body = frozen | {name: "TEXT"}
        yield Place(f"POST answers {name}", rest("POST", f"/v1/answers?{case}", body), (usual,))
    for name, given_body in (("parameters", {"p": "TEXT"}), ("matching", {"id": "TEXT"}), ("known_on", "TEXT")):
        yield Place(f"POST cypher {name}", rest("POST", f"/v1/cypher?{case}", own | {name: given_body}), ("a",))


@pytest.fixture
def texts_run(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """Every text that the driver is given from now on."""
    found: set[str] = set()
    for kind in (neo4j.AsyncSession, neo4j.AsyncTransaction):
        monkeypatch.setattr(kind, "run", _noted(kind.run, found))
    return found


def _noted(run: Callable[..., Any], found: set[str]) -> Callable[..., Any]:
    async def noted(self: object, query: Any, *given_values: object, **more: object) -> object:
        found.add(str(getattr(query, "text", query)).removeprefix(DIALECT).removeprefix("EXPLAIN "))
        return await run(self, query, *given_values, **more)

    return noted


@pytest.mark.parametrize("every", [8, pytest.param(1, marks=pytest.mark.soak)])
async def test_no_text_becomes_part_of_a_query_or_leads_to_another_case(
    ground: Ground, knocking: httpx.AsyncClient, texts_run: set[str], every: int
) -> None:
    """Each place with every so many of the texts, each text in every so many places."""
    places = [*graphql_places(ground), *rest_places(ground)]
    texts = hostile.texts(ground.golden.id, ground.twin.id, ground.twin.title)
    for place in places:
        for text in place.usual:
            await place.send(knocking, text)
    known = texts_run | {query(folder, name).text for folder in FOLDERS for name in names(folder)}
    texts_run.clear()
    wrong: list[str] = []
    for number, place in enumerate(places):
        for text in texts[number % every :: every]:
            before = set(texts_run)
            answer = await place.send(knocking, text)
            told = [f"text run: {each}" for each in texts_run - before - known if place.name not in PEOPLES_OWN]
            named = place.name in ("node", "nodes") and text == encode(ground.twin.id, "Account", ADA)
            told += wrong_in(answer, "" if named else CANARY)
            wrong.extend(f"{place.name} {text[:80]!r}: {each}" for each in told)
    assert not wrong, f"{len(wrong)}:\n" + "\n".join(wrong[:20])
    assert len(set(texts)) >= 200


def wrong_in(answer: httpx.Response, canary: str) -> Iterator[str]:
    """`canary`: what must not be in it; nothing where the other case was asked for by its name."""
    if canary and canary.encode() in answer.content:
        yield "another case's data"
    if answer.status_code >= 500:
        yield f"{answer.status_code}: {answer.text[:300]}"
    body = answer.json() if "json" in answer.headers.get("content-type", "") and answer.content[:1] == b"{" else {}
    if "errors" in body or "data" in body:
        yield from wrong_with(answer.status_code, body)
    elif answer.status_code >= 400 and body.get("code") in {None, *OURS_TO_BLAME}:
        yield str(body)[:300]

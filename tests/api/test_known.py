"""As known on: after late data, and analyses of it, the earlier chart comes back equal."""

import csv
import json
import os
import re
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest

from api.app import create_app
from api.ids import encode
from api.settings import Settings
from graph.model import Account, Node, Post, properties
from graph.running import run_analysis, run_many
from graph.store import Store
from ingest.evidence import Witnessing
from ingest.taking_back import take_back
from tests.api.conftest import client_of
from tests.conftest import Workspace

Row = dict[str, Any]
Chart = dict[str, Any]

MEASURES = ["pagerank", "degree", "communities", "components"]
TEXTS = ["platform", "post_id", "account_id", "account_handle", "account_name", "account_bio", "text"]
TEXTS += ["repost_of", "reply_to"]
COUNTS = ["account_followers", "account_following", "account_posts", "likes", "reposts", "replies", "quotes"]
TIMES = ["at", "version"]
COLUMNS = [*TEXTS, *COUNTS, *TIMES, "mentions", "gone"]
SELECTED = [
    *(f'"{name}"' for name in TEXTS),
    *(f'CAST("{name}" AS BIGINT) AS "{name}"' for name in COUNTS),
    *(f'CAST("{name}" AS TIMESTAMP) AS "{name}"' for name in TIMES),
    "string_split(mentions, ' ') AS mentions",
    "CAST(gone AS BOOLEAN) AS gone",
]
MAPPING = f"-- title: All columns\n-- platform: t\n-- key: as the test says\nSELECT {', '.join(SELECTED)} FROM source"


def _at(day: int, minute: int = 0) -> str:
    return f"{datetime(2026, 1, day, 12, tzinfo=UTC) + timedelta(minutes=minute):%Y-%m-%d %H:%M:%S}"


def _post(number: int, by: str, day: int, minute: int = 0, **more: object) -> Row:
    said = {"post_id": str(number), "account_id": by, "at": _at(day, minute), "text": f"Words of {number}, its own."}
    return {"platform": "t", **said, **more}


def _seen(who: str, name: str, followers: int, version: int) -> Row:
    return {
        "account_handle": f"{who}_{name}", "account_name": f"{who.title()} {name}", "account_bio": f"I am {name}.",
        "account_followers": followers, "account_posts": followers // 2, "version": _at(version),
    }  # fmt: skip


SAME = "The bridge at the old mill is closed until Friday."
FIRST: list[Row] = [
    _post(1, "1", 5, **_seen("ada", "one", 10, 5), likes=3, reposts=1),
    _post(2, "2", 5, 1, repost_of="1", **_seen("ben", "one", 20, 5)),
    _post(3, "3", 6, 2, reply_to="1", mentions="2", **_seen("cat", "one", 30, 6)),
    _post(4, "4", 6, 3, mentions="1 5", likes=1),
    _post(5, "2", 7, 4, reply_to="99"),  # whose author comes late
    _post(6, "3", 8, 0, text=SAME),
    _post(7, "4", 8, 0, text=SAME),
]
LATE: list[Row] = [
    _post(1, "1", 5, **_seen("ada", "two", 500, 9), likes=77, reposts=9),
    _post(8, "1", 2, 1, mentions="2"),  # older than everything
    _post(9, "2", 3, 0, repost_of="1", **_seen("ben", "two", 600, 8)),
    _post(99, "3", 4, 0, text="At last."),
    _post(10, "5", 8, 0, text=SAME),
    _post(11, "4", 9, 0, mentions="1", **_seen("dan", "late", 5, 9)),
    _post(3, "3", 6, 2, text="Edited words of three.", reply_to="1", mentions="2", version=_at(9), likes=12),
]


def _fields(kind: type[Node]) -> str:
    """Every property that an answer can have."""
    names = [each.name for each, _ in properties(kind)]
    return "id key " + " ".join(re.sub("_(.)", lambda found: found[1].upper(), name) for name in names if name != "id")


@dataclass(frozen=True)
class Seen:
    """A case behind the API."""

    client: httpx.AsyncClient
    workspace: Workspace
    home: Path

    @property
    def results(self) -> Path:
        return self.home / "results" / self.workspace.case.case

    async def load(self, name: str, rows: Sequence[Row], captured: datetime) -> str:
        folder = self.workspace.folder
        path, mapping = folder / f"{name}.csv", folder / "all.sql"
        mapping.write_text(MAPPING)
        with path.open("w", newline="") as file:
            writer = csv.DictWriter(file, COLUMNS)
            writer.writeheader()
            writer.writerows(rows)
        os.utime(path, (captured.timestamp(), captured.timestamp()))
        return (await self.workspace.load("table", path, mapping=str(mapping))).runs[0]

    async def analyse(self) -> None:
        case = self.workspace.case
        await run_many(case, MEASURES, results=self.results)
        asked = {"object_kind": "text", "minimum_shares": 1}
        await run_analysis(case, "coordination", asked, results=self.results)

    async def ask(self, fields: str, known_on: datetime | None = None, **variables: object) -> Any:
        more = ", $nodes: [ID!]!" if variables else ""
        question = f"query ($case: ID!, $on: DateTime{more}) {{ case(id: $case, knownOn: $on) {{ {fields} }} }}"
        given = {"case": self.workspace.case.case, "on": known_on and known_on.isoformat(), **variables}
        answer = (await self.client.post("/graphql", json={"query": question, "variables": given})).json()
        assert "errors" not in answer, answer["errors"]
        return answer["data"]["case"]

    async def chart(self, known_on: datetime | None = None) -> Chart:
        """All that a chart of the whole case shows."""
        found = await self.ask(
            f"accounts(first: 100) {{ total nodes {{ ... on Account {{ {ACCOUNT} neighbours {{ {COUNT} }} }} }} }} "
            f"timeline(first: 100) {{ total reason nodes {{ ... on Post {{ {POST} author {{ key }} }} }} }} "
            f"measures(name: PAGERANK) {{ {MEASURE} }} strength: measures(name: STRENGTH) {{ {MEASURE} }} "
            "communities { total reason run { id } nodes { number size foremost { id } members { nodes { id } } } } "
            f"runs {{ total nodes {{ ... on Run {{ id status name finishedAt read new }} }} }}",
            known_on,
        )
        nodes = [each["id"] for part in ("accounts", "timeline") for each in found[part]["nodes"]]
        more = await self.ask(
            f"relationshipsAmong(nodes: $nodes) {{ total complete relationships {{ {RELATIONSHIP} }} }} "
            f"neighbourTotals(nodes: $nodes) {{ id counts {{ {COUNT} }} }} "
            f'subgraph(seeds: ["{nodes[0]}"], depth: 2) {{ total nodes {{ id ... on Account {{ {ACCOUNT} }} }} '
            f"relationships {{ {RELATIONSHIP} }} }} measuresOf(account: \"{nodes[0]}\") "
            "{ total measures { measure value run { id } } } "
            f'expand(id: "{nodes[0]}", types: [POSTED, MENTIONS, INTERACTED], first: 100) {{ total nodes '
            "{ type at properties node { id ... on Account { handle name bio followers pagerank community } } } } "
            f'ties(id: "{nodes[0]}") {{ nodes {{ account {{ id ... on Account {{ {ACCOUNT} }} }} weight }} }} '
            f'shortestPath(start: "{nodes[0]}", end: "{nodes[2]}") '
            f"{{ paths {{ relationships {{ {RELATIONSHIP} }} }} }}",
            known_on, nodes=nodes,
        )  # fmt: skip
        return {**found, **more}


ACCOUNT, POST = _fields(Account), _fields(Post)
COUNT = "type direction total"
MEASURE = "total totalKind complete reason run { id } nodes { account { key } value }"
RELATIONSHIP = "type start end startLabel endLabel at properties"
BEFORE, AFTER = datetime(2026, 1, 20, tzinfo=UTC), datetime(2026, 1, 10, tzinfo=UTC)  # the late one was read earlier


@pytest.fixture
async def seen(store: Store, workspace: Workspace, tmp_path: Path) -> AsyncIterator[Seen]:
    app = create_app(
        Settings(home=tmp_path, cache=tmp_path), store, workspace.archive.cases, Witnessing(workspace.archive)
    )
    async with client_of(app) as client:
        yield Seen(client, workspace, tmp_path)


async def test_after_late_data_the_earlier_chart_is_equal(seen: Seen) -> None:
    await seen.load("first", FIRST, BEFORE)
    await seen.analyse()
    moment = datetime.now(UTC)
    before = await seen.chart()
    await seen.load("late", LATE, AFTER)
    await seen.analyse()
    now = await seen.chart()
    assert await seen.chart(moment) == before
    assert await seen.chart(datetime.now(UTC)) == now
    for part in before.keys() - {"shortestPath"}:
        assert now[part] != before[part], part


async def test_before_the_first_run_there_was_no_measure(seen: Seen) -> None:
    await seen.load("first", FIRST, BEFORE)
    moment = datetime.now(UTC)
    before = await seen.chart()
    await seen.analyse()
    assert await seen.chart(moment) == before
    assert before["measures"]["total"] == before["measuresOf"]["total"] == 0
    assert (await seen.chart())["measures"]["total"] > 0


async def test_a_result_that_is_no_longer_kept_is_said(seen: Seen) -> None:
    await seen.load("first", FIRST, BEFORE)
    await seen.analyse()
    moment = datetime.now(UTC)
    await seen.load("late", LATE, AFTER)
    await seen.analyse()
    for result in seen.results.iterdir():
        result.unlink()
    for question in ("measures(name: PAGERANK)", "communities"):
        found = next(iter((await seen.ask(f"{question} {{ total complete reason }}", moment)).values()))
        assert (found["total"], found["complete"]) == (0, False)
        assert "no longer kept" in found["reason"]


async def test_taking_the_late_load_back_leaves_the_earlier_chart(seen: Seen) -> None:
    await seen.load("first", FIRST, BEFORE)
    moment = datetime.now(UTC)
    before = await seen.chart()
    run = await seen.load("late", LATE, AFTER)
    await take_back(seen.workspace.case, seen.workspace.archive, run)
    assert await seen.chart(moment) == before


async def test_a_deletion_is_seen_from_when_it_was_recorded(seen: Seen) -> None:
    await seen.load("first", FIRST, BEFORE)
    moment = datetime.now(UTC)
    before = await seen.chart()
    run = await seen.load("gone", [_post(1, "1", 5, gone=True), _post(2, "2", 5, 1, gone=False)], AFTER)
    later = datetime.now(UTC)
    await seen.load("again", [_post(1, "1", 5, gone=True)], AFTER + timedelta(days=1))
    seen_of = "... on Post { goneRecorded text }"
    asked = f'post(key: "t:1") {{ {seen_of} }} other: post(key: "t:2") {{ {seen_of} }}'
    assert await seen.chart(moment) == before
    now, then = await seen.ask(asked), await seen.ask(asked, later)
    assert now == then
    assert moment < datetime.fromisoformat(now["post"]["goneRecorded"]) < later
    assert now["post"]["text"] == "Words of 1, its own."
    assert now["other"]["goneRecorded"] is None
    id_ = encode(seen.workspace.case.case, "Run", run)
    assert (await seen.ask(f'run(id: "{id_}") {{ ... on Run {{ changed same }} }}'))["run"] == {"changed": 1, "same": 1}


async def test_what_is_read_in_bulk_says_that_it_is_of_now(seen: Seen) -> None:
    await seen.load("first", FIRST, BEFORE)
    moment = datetime.now(UTC)
    asked = {"case": seen.workspace.case.case, "seed": "Account:t:1"}
    file = asked | {"format": "json"}
    before = (await seen.client.get("/v1/subgraph", params=file)).json()
    await seen.load("late", LATE, AFTER)
    then = {"known_on": moment.isoformat()}
    after = (await seen.client.get("/v1/subgraph", params=file | then)).json()
    assert (after["nodes"], after["relationships"]) == (before["nodes"], before["relationships"])
    for path, given in (("subgraph", asked), ("measures", {"case": asked["case"]})):
        answer = await seen.client.get(f"/v1/{path}", params={**given, **then, "format": "ndjson"})
        about = json.loads(answer.text.splitlines()[0])["about"]
        assert "as known now" in about["reason"]
        assert not about["complete"]

"""An assistant asks the golden case: over HTTP with a token, and over the pipes of a process."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import httpx
import httpx2
from mcp.client.client import Client
from mcp.client.stdio import StdioServerParameters, stdio_client
from mcp.client.streamable_http import streamable_http_client
from mcp_types import CallToolResult

from graph.store import Store
from tests.api.conftest import At, Sociogram, served
from tests.conftest import Workspace
from tests.golden.case import ADA, load_golden

WAIT_S = 120.0


@asynccontextmanager
async def _connected(at: At) -> AsyncIterator[Client]:
    async with (
        httpx2.AsyncClient(headers=at.headers, trust_env=False, timeout=WAIT_S) as http,
        Client(streamable_http_client(f"{at.url}/mcp", http_client=http)) as client,
    ):
        yield client


def _answer(result: CallToolResult) -> dict[str, Any]:
    assert not result.is_error, result.content
    found: dict[str, Any] = result.structured_content
    return found


async def test_from_search_to_evidence_over_http(store: Store, workspace: Workspace) -> None:
    await load_golden(workspace.case)
    await store.schema("CALL db.index.fulltext.awaitEventuallyConsistentIndexRefresh()")
    async with (
        asyncio.timeout(WAIT_S), served(store, workspace) as at, _connected(at) as client
    ):  # fmt: skip
        cases = _answer(await client.call_tool("cases", {}))
        case = cases["cases"][0]["id"]
        assert case == workspace.case.case
        found = _answer(await client.call_tool("search", {"case": case, "question": "ada lee"}))
        assert (found["total"], found["complete"], found["nodes"][0]["key"]) == (1, True, ADA)
        ada = found["nodes"][0]["id"]
        near = _answer(await client.call_tool("neighbours", {"case": case, "id": ada}))["answer"]
        assert {"type": "POSTED", "direction": "OUT"}.items() <= near[0].items()
        steps = _answer(await client.call_tool("expand", {"case": case, "id": ada, "types": ["POSTED"], "first": 2}))
        assert (steps["returned"], steps["complete"]) == (2, False)
        ties = _answer(await client.call_tool("ties", {"case": case, "id": ada, "direction": "IN"}))
        other = ties["nodes"][0]["account"]["id"]
        ways = _answer(await client.call_tool("paths", {"case": case, "start": ada, "end": other}))
        assert ways["found"]
        proof = _answer(await client.call_tool("evidence_of_tie", {"case": case, "source": other, "target": ada}))
        assert proof["total"] == ties["nodes"][0]["weight"]
        rows = _answer(await client.call_tool("investigation_posts_most_passed_on", {"case": case}))
        assert rows["total"] == len(rows["rows"])


async def test_the_same_limits_and_the_same_words_for_what_is_not_there(store: Store, workspace: Workspace) -> None:
    async with (
        asyncio.timeout(WAIT_S), served(store, workspace) as at, _connected(at) as client
    ):  # fmt: skip
        case = workspace.case.case
        codes = {}
        for name, arguments in {
            "page": ("search", {"case": case, "question": "a", "first": 10_000}),
            "case": ("search", {"case": "0" * 32, "question": "a"}),
            "id": ("neighbours", {"case": case, "id": "nonsense"}),
            "cypher": ("cypher", {"case": case, "text": "MATCH (n) DETACH DELETE n"}),
        }.items():
            result = await client.call_tool(*arguments)
            assert result.is_error
            codes[name] = result.structured_content["error"]["code"]
    assert codes == {
        "page": "limit-exceeded", "case": "not-found", "id": "parameter-invalid", "cypher": "query-refused",
    }  # fmt: skip


async def test_nobody_asks_without_a_token(store: Store, workspace: Workspace) -> None:
    async with served(store, workspace) as at, httpx.AsyncClient(trust_env=False) as client:
        for method in ("GET", "POST", "DELETE"):
            assert (await client.request(method, f"{at.url}/mcp", json={})).status_code == 401


async def test_over_the_pipes_of_a_process(tide: Sociogram, environment: dict[str, str]) -> None:
    """As an assistant's own settings start it."""
    given = StdioServerParameters(
        command=sys.executable, args=["-m", "api.cli", "mcp"], env={**os.environ, **environment}
    )
    async with asyncio.timeout(WAIT_S), Client(stdio_client(given)) as client:
        cases = _answer(await client.call_tool("cases", {}))
        assert [case["title"] for case in cases["cases"]] == ["Tide"]
        case = cases["cases"][0]["id"]
        found = _answer(await client.call_tool("search", {"case": case, "question": "tide", "label": "POST"}))
        assert found["total"] == 2
        proof = _answer(await client.call_tool("evidence", {"case": case, "id": found["nodes"][0]["id"]}))
    assert proof["captures"]["captures"][0]["source"].endswith("tide.csv")

"""The API over the large store: in this process without a socket, or served on loopback by a process of its own."""

import os
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

import httpx
import platformdirs
from pydantic import SecretStr

from api.opening import opened
from api.serving import app
from api.settings import Settings
from api.signing_in import SignIn, token_file
from api.signing_in import served as told
from benchmarks.large_store import LargeStore

START_S = 60.0
STOP_S = 20.0


def settings(large: LargeStore) -> Settings:
    return Settings(
        home=large.home / "sociogram",
        cache=Path(platformdirs.user_cache_dir("sociogram")),
        neo4j_uri=large.address.uri,
        neo4j_user=large.address.user,
        neo4j_password=SecretStr(large.address.password),
        neo4j_database=large.address.database,
        port=0,
    )


@asynccontextmanager
async def in_process(large: LargeStore) -> AsyncIterator[httpx.AsyncClient]:
    """A client that calls the application itself, signed in as a process of this account."""
    with_settings = settings(large)
    sign_in = SignIn(with_settings.home)
    async with opened(with_settings) as at:
        transport = httpx.ASGITransport(app=app(at, sign_in))
        headers = {"Authorization": f"Bearer {sign_in.local_token}"}
        async with httpx.AsyncClient(
            transport=transport, base_url="http://127.0.0.1:8000", headers=headers, timeout=120
        ) as client:
            yield client


@contextmanager
def served(large: LargeStore, **more: str) -> Iterator[tuple[str, str]]:
    """The address and the token of `sociogram serve` in a process of its own; `more` are settings of it."""
    home = large.home / "sociogram"
    token_file(home).unlink(missing_ok=True)
    environment = {**os.environ, **large.environment, "SOCIOGRAM_PORT": "0", **more}
    program = Path(sys.executable).with_name("sociogram")
    with subprocess.Popen([program, "serve"], env=environment, stdout=subprocess.DEVNULL) as process:
        try:
            yield _address(home, process)
        finally:
            process.terminate()
            try:
                process.wait(STOP_S)
            except subprocess.TimeoutExpired:
                process.kill()


def client(address: tuple[str, str], *, connections: int = 10) -> httpx.AsyncClient:
    # shorter than the server keeps a connection: one that it closes while a question is sent would look like a failure
    limits = httpx.Limits(max_connections=connections, max_keepalive_connections=connections, keepalive_expiry=2)
    headers = {"Authorization": f"Bearer {address[1]}"}
    return httpx.AsyncClient(base_url=address[0], headers=headers, timeout=60, limits=limits, trust_env=False)


def _address(home: Path, process: "subprocess.Popen[bytes]") -> tuple[str, str]:
    deadline = time.monotonic() + START_S
    while not token_file(home).exists():
        assert process.poll() is None, "the API ended"
        assert time.monotonic() < deadline, "the API did not start"
        time.sleep(0.05)
    found = told(home)
    return found.url, found.token


async def ask(http: httpx.AsyncClient, question: str, **variables: object) -> dict[str, object]:
    """The whole body of a GraphQL answer. Raises where it has errors."""
    answer = await http.post("/graphql", json={"query": question, "variables": variables})
    body: dict[str, object] = answer.json()
    if answer.status_code != 200 or "errors" in body:
        raise RuntimeError(f"{answer.status_code}: {str(body)[:500]}")
    return body


def percentile(values: Sequence[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]

"""The demo: the whole job from file to served API, with what it found, how sure that is, and where the time went."""

import asyncio
import json
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from api.findings import find, print_findings
from api.loading import load
from api.opening import Opened, opened
from api.output import Output, plain
from api.planted import compare_with_planted, simulated_file
from api.serving import addresses, announce, running
from api.settings import Settings
from custody.cases import Case
from graph.errors import NotFound
from graph.running import AnalysisRun, run_analysis, run_many
from ingest.connectors import connector

SIMULATED = "Demo (simulated)"
ANALYSES = ("degree", "pagerank", "betweenness", "kcore", "components", "communities", "influence")
SHARED_KINDS = ("repost", "link", "hashtag", "text")
_QUESTION = """query ($case: ID!) { case(id: $case) { title
  counts { nodes { label count } } measures(name: PAGERANK, top: 3) { total complete
    accounts { value account { id ... on Account { handle } } } } } }"""


@dataclass(frozen=True, slots=True)
class Demo:
    title: str
    source: Path | None
    connector: str
    options: Mapping[str, str]


@dataclass(slots=True)
class _Clock:
    """Where the time goes."""

    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        started = time.perf_counter()
        yield
        self.seconds[name] = self.seconds.get(name, 0) + time.perf_counter() - started


def title_of(source: Path | None) -> str:
    return SIMULATED if source is None else f"Demo {source.resolve().name}"


async def run_demo(settings: Settings, demo: Demo, output: Output) -> None:
    clock = _Clock()
    with clock.stage("file"):
        source = demo.source or simulated_file(settings.home / "demo")
    started = time.perf_counter()
    async with opened(settings, output.progress()) as at:
        clock.seconds["database"] = time.perf_counter() - started
        case = _case(at, demo.title)
        if demo.source is None:
            output.say("These posts are simulated: no person wrote them, and a campaign is planted in them.")
        with clock.stage("load"):
            report = await load(at, case, connector(demo.connector), source, demo.options, output)
        with clock.stage("analyses"):
            runs = await _analyse(at, case, output)
        with clock.stage("findings"):
            found = await find(at.graph(case), runs)
        output.say()
        print_findings(found, output)
        document: dict[str, Any] = {"case": case, "load": report, "findings": found}
        if demo.source is None:
            document["planted"] = compare_with_planted(source, found, output)
        async with running(at) as url:
            await _show(at, case, url, clock, document, output)


async def _analyse(at: Opened, case: Case, output: Output) -> list[AnalysisRun]:
    graph, results = at.graph(case), at.settings.home / "results" / case.id
    runs = await run_many(graph, ANALYSES, results=results, progress=output.progress())
    for kind in SHARED_KINDS:
        given = {"object_kind": kind, "minimum_weight": 2}
        runs.append(await run_analysis(graph, "coordination", given, results=results, progress=output.progress()))
    return runs


async def _show(
    at: Opened, case: Case, url: str, clock: _Clock, document: dict[str, Any], output: Output
) -> None:
    """With a terminal it serves until Ctrl-C; without one it asks its own API once."""
    times = ", ".join(f"{name} {seconds:.1f} s" for name, seconds in clock.seconds.items())
    output.say(f"Time: {times}; {sum(clock.seconds.values()):.1f} s in all.")
    document |= {"seconds": clock.seconds, "addresses": addresses(url)}
    if sys.stdin.isatty() and sys.stdout.isatty() and not output.as_json:
        announce(url, output)
        await asyncio.Event().wait()
    with clock.stage("API"):
        answer = await _ask(url, case)
    announce(url, output)
    output.say(f"No terminal, so it ends here. Its own API, asked once, answered:\n{json.dumps(answer, indent=1)}")
    output.done(plain(document | {"answer": answer}))


async def _ask(url: str, case: Case) -> Any:
    import httpx

    async with httpx.AsyncClient(trust_env=False, timeout=30) as client:
        asked = {"query": _QUESTION, "variables": {"case": case.id}}
        response = await client.post(f"{url}/graphql", json=asked)
        return response.raise_for_status().json()


def _case(at: Opened, title: str) -> Case:
    try:
        return at.archive.cases.get(title)
    except NotFound:
        return at.archive.cases.new(title)

"""The demo: the whole job from file to served API, with what it found, how sure that is, and where the time went."""

import json
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from api.analysing import FIRST, analyse_first, print_runs
from api.findings import find, print_findings
from api.loading import load
from api.opening import Opened, archive, opened
from api.output import Output
from api.planted import DEFAULT_POSTS, SIMULATED, compare_with_planted, simulated_file, simulated_path
from api.removing import Removed, remove_case
from api.serving import addresses, announce, listen, running, stop_asked
from api.settings import Settings
from api.signing_in import SignIn
from custody.archive import Archive
from custody.cases import Case
from ingest.connectors import connector

_QUESTION = """query ($case: ID!) { case(id: $case) { title
  counts { nodes { label count } } measures(name: PAGERANK, first: 3) { total complete
    nodes { value account { key ... on Account { handle } } } } } }"""


@dataclass(frozen=True, slots=True)
class Demo:
    """`case`: a title or id; none means one named after the source. `source`: none means `posts` simulated ones."""

    case: str | None = None
    source: Path | None = None
    connector: str = "simulation"
    options: Mapping[str, str] = field(default_factory=dict)
    posts: int = DEFAULT_POSTS


@dataclass(slots=True)
class _Clock:
    """Where the time goes."""

    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        started = time.perf_counter()
        yield
        self.seconds[name] = round(self.seconds.get(name, 0) + time.perf_counter() - started, 2)

    def told(self) -> str:
        parts = ", ".join(f"{name} {seconds:.1f} s" for name, seconds in self.seconds.items())
        return f"Time: {parts}; {sum(self.seconds.values()):.1f} s in all."


def case_name(held: Archive, demo: Demo) -> str:
    """The case's title. Two files of one name get a case each: a demo's case holds one source and no other."""
    if demo.case is not None:
        return demo.case
    if demo.source is None:
        return SIMULATED if demo.posts == DEFAULT_POSTS else f"Demo (simulated, {demo.posts} posts)"
    source, titles = demo.source.resolve(), {case.title: case for case in held.cases.list()}
    number, title = 1, f"Demo {source.name}"
    while title in titles and not _holds_only(held, titles[title], source):
        number += 1
        title = f"Demo {source.name} ({number})"
    return title


def remove_demo(settings: Settings, demo: Demo, *, yes: bool, output: Output) -> Removed:
    """A demo's own case can be made again at any time, so nobody is asked; a named case may hold more."""
    with archive(settings) as held:
        name = case_name(held, demo)
    removed = remove_case(settings, name, yes=yes or demo.case is None, output=output)
    if demo.source is None:
        simulated_path(settings.home / "demo", demo.posts).unlink(missing_ok=True)
    return removed


async def run_demo(settings: Settings, demo: Demo, output: Output) -> None:
    """Serves until Ctrl-C; without a terminal it asks its own API once."""
    serving = sys.stdin.isatty() and sys.stdout.isatty() and not output.as_json
    if not serving and "port" not in settings.model_fields_set:
        settings = settings.model_copy(update={"port": 0})  # nobody waits for it at a certain address
    with listen(settings) as listener:
        clock = _Clock({"imports": _age_s()})
        source = _source(settings, demo, clock, output)
        started = time.perf_counter()
        async with opened(settings, output.progress()) as at:
            clock.seconds["database"] = round(time.perf_counter() - started, 2)
            case = at.archive.cases.called(case_name(at.archive, demo))
            document = await _job(at, case, source, demo=demo, clock=clock, output=output)
            sign_in = SignIn(settings.home)
            async with running(at, listener, sign_in=sign_in) as url:
                document["addresses"] = addresses(url)
                if serving:
                    await _serve(url, sign_in, clock, output=output)
                else:
                    with clock.stage("API"):
                        document["answer"] = await _ask(url, case, sign_in.local_token)
                    _show_answer(url, clock, document=document, output=output)
    output.next(f'sociogram ask --list, sociogram evidence @HANDLE --case "{case.title}", sociogram down')
    output.done(document)


def _source(settings: Settings, demo: Demo, clock: _Clock, output: Output) -> Path:
    if demo.source is not None:
        return demo.source.resolve()
    output.say("These posts are simulated: no person wrote them, and a campaign is planted in them.")
    output.progress().start("Simulating", None, "")
    try:
        with clock.stage("simulation"):
            return simulated_file(settings.home / "demo", demo.posts)
    finally:
        output.progress().done()


async def _job(at: Opened, case: Case, source: Path, *, demo: Demo, clock: _Clock, output: Output) -> dict[str, Any]:
    with clock.stage("load"):
        report = await load(at, case, connector(demo.connector), source=source, options=demo.options, output=output)
    with clock.stage("analyses"):
        runs = await analyse_first(at.graph(case), at.settings.home / "results" / case.id, output.progress())
    with clock.stage("findings"):
        found = await find(at.graph(case), runs)
    print_runs(runs[: len(FIRST)], output)
    print_findings(found, output)
    document: dict[str, Any] = {"case": case, "load": report, "runs": runs, "findings": found, "seconds": clock.seconds}
    if demo.source is None:
        document["planted"] = compare_with_planted(source, found, output)
    return document


async def _serve(url: str, sign_in: SignIn, clock: _Clock, *, output: Output) -> None:
    output.say(clock.told())
    with stop_asked() as asked:
        announce(url, output, address=sign_in.address(url))
        await asked.wait()
    output.say("Stopped. Neo4j goes on; sociogram down ends it, sociogram serve serves again.")


def _show_answer(url: str, clock: _Clock, *, document: dict[str, Any], output: Output) -> None:
    output.say(clock.told())
    output.say(f"There is no terminal, so the API was asked once and ends. {addresses(url)['graphql']} answered:")
    output.say(json.dumps(document["answer"], indent=1, ensure_ascii=False))


async def _ask(url: str, case: Case, token: str) -> Any:
    import httpx

    headers = {"Authorization": f"Bearer {token}"}
    async with httpx.AsyncClient(trust_env=False, timeout=30, headers=headers) as client:
        asked = {"query": _QUESTION, "variables": {"case": case.id}}
        response = await client.post(f"{url}/graphql", json=asked)
        return response.raise_for_status().json()


def _age_s() -> float:
    """Seconds since this process began."""
    import psutil

    return round(max(0.0, time.time() - psutil.Process().create_time()), 2)


def _holds_only(held: Archive, case: Case, source: Path) -> bool:
    origins = [Path(capture.source) for capture in held.originals.captures(case.id)]
    return all(origin == source or source in origin.parents for origin in origins)

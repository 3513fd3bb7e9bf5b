"""Ingest, from JSON lines to a graph with originals, ledger, checks and ties, against two bare forms on the same rows.

hand-tuned: one UNWIND statement per batch of 2,000 posts with author, references, tags, links and mentions.
bare: our own derived statements, rows prepared beforehand. Goals: 0.4 of the first, 0.7 of the second.
"""

import argparse
import asyncio
import statistics
import tempfile
import time
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import platformdirs
import psutil

from custody.archive import Archive
from custody.originals import Capture
from graph.migrations import migrate
from graph.model import Account, LinksTo, Mentions, OnDomain, Post, Posted, Quotes, RepliesTo, Reposts, Tagged
from graph.server import ServerPlan, down, up
from graph.store import CaseStore, Store
from graph.writing import write
from ingest.batching import Prepared, batches
from ingest.connectors import Connector, connector
from ingest.pipeline import Pipeline
from ingest.simulator import SimulationPlan
from ingest.simulator import write as simulate

HAND_TUNED = """UNWIND $rows AS r
MERGE (p:Post {case: $case, id: r.id})
ON CREATE SET p += r.post, p.at = datetime({epochMillis: r.at})
MERGE (a:Account {case: $case, id: r.author})
MERGE (a)-[w:POSTED]->(p) ON CREATE SET w.at = datetime({epochMillis: r.at})
FOREACH (id IN r.reposts | MERGE (q:Post {case: $case, id: id}) MERGE (p)-[:REPOSTS]->(q))
FOREACH (id IN r.replies | MERGE (q:Post {case: $case, id: id}) MERGE (p)-[:REPLIES_TO]->(q))
FOREACH (id IN r.quotes | MERGE (q:Post {case: $case, id: id}) MERGE (p)-[:QUOTES]->(q))
FOREACH (id IN r.tags | MERGE (h:Hashtag {case: $case, id: id}) MERGE (p)-[:TAGGED]->(h))
FOREACH (id IN r.mentions | MERGE (m:Account {case: $case, id: id}) MERGE (p)-[:MENTIONS]->(m))
FOREACH (l IN r.links | MERGE (k:Link {case: $case, id: l[0]}) MERGE (d:Domain {case: $case, id: l[1]})
  MERGE (p)-[:LINKS_TO]->(k) MERGE (k)-[:ON_DOMAIN]->(d))"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--posts", type=int, default=40_000)
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="sociogram-bench-") as folder:
        plan = ServerPlan(home=Path(folder) / "neo4j", cache=Path(platformdirs.user_cache_dir("sociogram")))
        try:
            asyncio.run(_measure(plan, Path(folder), given.posts, given.rounds))
        finally:
            down(plan)


async def _measure(plan: ServerPlan, folder: Path, posts: int, rounds: int) -> None:
    simulation = SimulationPlan.scaled(posts)
    source = folder / "posts.jsonl"
    simulate(simulation, source)
    address = up(plan)
    rates: dict[str, list[float]] = {"hand-tuned": [], "bare": [], "Sociogram": []}
    async with Store.open(
        address.uri, user=address.user, password=address.password, database=address.database
    ) as store:
        await migrate(store)
        reader = connector("simulation")
        with Archive.open(str(folder / "cases.db"), originals=str(folder / "o"), ledgers=folder / "l") as archive:
            await _sociogram(store, archive, reader, source)  # the first round warms the database up
            for number in range(rounds):
                prepared = list(_prepared(reader, source))
                count = sum(len(each.records) for each in prepared)
                rates["hand-tuned"].append(count / await _hand_tuned(store, prepared))
                rates["bare"].append(count / await _bare(store, prepared))
                seconds, load = await _sociogram(store, archive, reader, source)
                rates["Sociogram"].append(count / seconds)
                spent = ", ".join(f"{name} {value:.1f} s" for name, value in load.seconds.items())
                print(f"round {number + 1}: {count:,} records; Sociogram {seconds:.1f} s ({spent})", flush=True)
    _print(rates)


def _prepared(reader: Connector, source: Path) -> Iterator[Prepared]:
    now = datetime.now(UTC)
    capture = Capture(
        id=str(uuid.uuid4()), case_id="", sha256="", size=0, source="", how="", media_type="", retrieved_at=now,
        recorded_at=now, connector=reader.name, options={},
    )  # fmt: skip
    return batches(reader.records(source), reader.to_graph, capture)


async def _sociogram(store: Store, archive: Archive, reader: Connector, source: Path) -> tuple[float, Any]:
    case = archive.cases.new(uuid.uuid4().hex)
    started = time.perf_counter()
    load = await Pipeline(store.for_case(case.id), archive).load(reader, source)
    return time.perf_counter() - started, load


async def _bare(store: Store, prepared: list[Prepared]) -> float:
    case = store.for_case(uuid.uuid4().hex)
    started = time.perf_counter()
    for each in prepared:
        await case.write(lambda writing, each=each: write(writing, each.batch))
    return time.perf_counter() - started


async def _hand_tuned(store: Store, prepared: list[Prepared]) -> float:
    """Accounts and follows in a statement of their own, posts in one."""
    case = store.for_case(uuid.uuid4().hex)
    work = [(_accounts(each), _follows(each), list(_posts(each))) for each in prepared]
    started = time.perf_counter()
    for accounts, follows, posts in work:
        await _run(case, "UNWIND $rows AS r MERGE (a:Account {case: $case, id: r.id}) ON CREATE SET a += r", accounts)
        await _run(
            case,
            "UNWIND $rows AS r MATCH (a:Account {case: $case, id: r[0]}) MATCH (b:Account {case: $case, id: r[1]}) "
            "MERGE (a)-[:FOLLOWS]->(b)",
            follows,
        )
        await _run(case, HAND_TUNED, posts)
    return time.perf_counter() - started


async def _run(case: CaseStore, text: str, rows: list[Any]) -> None:
    if rows:
        await case.run(text, rows=rows)


def _accounts(prepared: Prepared) -> list[dict[str, Any]]:
    return [_without_stamps(row) for row in prepared.batch.nodes.get(Account, {}).values() if not row.get("stub")]


def _follows(prepared: Prepared) -> list[list[str]]:
    from graph.model import Follows

    return [list(ends) for ends in prepared.batch.relationships.get(Follows, {})]


def _posts(prepared: Prepared) -> Iterator[dict[str, Any]]:
    batch = prepared.batch
    by_post: dict[type, dict[str, list[str]]] = {}
    for kind in (Reposts, RepliesTo, Quotes, Tagged, Mentions, LinksTo):
        ends = by_post.setdefault(kind, {})
        for start, end in batch.relationships.get(kind, {}):
            ends.setdefault(start, []).append(end)
    domains = dict(batch.relationships.get(OnDomain, {}).keys())
    authors = {end: start for start, end in batch.relationships.get(Posted, {})}
    for id_, row in batch.nodes.get(Post, {}).items():
        if row.get("at") is None:
            continue
        links = [[link, domains[link]] for link in by_post[LinksTo].get(id_, [])]
        yield {
            "id": id_, "at": row["at"], "author": authors[id_], "links": links,
            "post": {key: value for key, value in _without_stamps(row).items() if key not in ("at", "id")},
            "reposts": by_post[Reposts].get(id_, []), "replies": by_post[RepliesTo].get(id_, []),
            "quotes": by_post[Quotes].get(id_, []), "tags": by_post[Tagged].get(id_, []),
            "mentions": by_post[Mentions].get(id_, []),
        }  # fmt: skip


def _without_stamps(row: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in row.items() if key != "stamps"}


def _print(rates: dict[str, list[float]]) -> None:
    medians = {name: statistics.median(values) for name, values in rates.items()}
    for name, rate in medians.items():
        print(f"{name:>12}: {rate:8,.0f} records/s (of {', '.join(f'{value:,.0f}' for value in rates[name])})")
    print(f"ratio to hand-tuned: {medians['Sociogram'] / medians['hand-tuned']:.2f} (goal 0.4)")
    print(f"ratio to bare:       {medians['Sociogram'] / medians['bare']:.2f} (goal 0.7)")
    memory, load = psutil.Process().memory_info().rss >> 20, psutil.getloadavg()[0]
    memory, load = psutil.Process().memory_info().rss >> 20, psutil.getloadavg()[0]
    print(f"memory of the loader: {memory} MB; load average {load:.1f}")


if __name__ == "__main__":
    main()

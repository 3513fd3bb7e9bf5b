"""How much of a planted campaign the coordination analysis finds, and whom it accuses wrongly.

    python -m benchmarks.campaign [--seeds 20]

For each strength: precision and recall over the seeds, by kind of thing shared and by the pairs asked for, decoys
apart; then, for all kinds together, who was missed (with the number of waves it took part in) and who was named
wrongly, seed by seed. The rule as published is the baseline that a test against chance has to beat.
"""

import argparse
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import get_args

import pyarrow as pa

from graph import keys
from graph.analyses import ObjectKind
from graph.analyses.coordination import coordination
from ingest.simulator import SimulationPlan, Strength, Truth, records, truth

PLATFORM = "sim"
WINDOW_SECONDS = 60
WEIGHTS = (1, 2)
SHOWN_WEIGHT = 2
ALL = "all kinds"
Share = tuple[str, str, str, str]  # kind of thing, thing, account, post


@dataclass(slots=True)
class Tally:
    """Sums over seeds; `decoys` counts the false alarms by what they are."""

    planted: int = 0
    findable: int = 0
    found: int = 0
    findable_found: int = 0
    named: int = 0
    decoys: dict[str, int] = field(default_factory=dict)

    def add(self, named: set[str], told: Truth) -> None:
        planted = set(told.planted)
        self.planted += len(planted)
        findable = {account for account in planted if told.waves_of(account) >= 2}
        self.findable += len(findable)
        self.findable_found += len(named & findable)
        self.found += len(named & planted)
        self.named += len(named)
        for account in named - planted:
            kind = decoy_kind(account, told)
            self.decoys[kind] = self.decoys.get(kind, 0) + 1

    def row(self) -> str:
        precision = f"{self.found / self.named:9.2f}" if self.named else "        -"
        alarms = ", ".join(f"{kind} {count}" for kind, count in sorted(self.decoys.items())) or "none"
        recall, findable = self.found / max(1, self.planted), self.findable_found / max(1, self.findable)
        return f"{precision} {recall:9.2f} {findable:9.2f}   {alarms}"


def main() -> None:
    parser = argparse.ArgumentParser(description="Precision and recall on planted campaigns")
    parser.add_argument("--seeds", type=int, default=20)
    seeds = parser.parse_args().seeds
    plan = SimulationPlan()
    print(f"{seeds} seeds, {plan.accounts:,} accounts, {plan.posts:,} posts, {plan.members} planted accounts each;")
    print(
        f"window {WINDOW_SECONDS} s, at least 2 shares; findable: recall among those who took part in two waves or more"
    )
    for strength in get_args(Strength):
        _strength(strength, range(1, seeds + 1))


def _strength(strength: Strength, seeds: range) -> None:
    tallies: dict[tuple[str, int], Tally] = {}
    lines: list[str] = []
    for seed in seeds:
        plan = SimulationPlan(seed=seed, strength=strength)
        told = truth(plan)
        tables = share_tables(plan)
        for weight in WEIGHTS:
            named = {kind: found_accounts(table, weight) for kind, table in tables.items()}
            named[ALL] = set().union(*named.values())
            for kind, accounts in named.items():
                tallies.setdefault((kind, weight), Tally()).add(accounts, told)
            if weight == SHOWN_WEIGHT:
                lines.append(_seed_line(seed, named[ALL], told))
    print(f"\n{strength}\n{'shared':10} {'pairs':>5} {'precision':>9} {'recall':>9} {'findable':>9}   false alarms")
    for (kind, weight), tally in sorted(tallies.items()):
        print(f"{kind:10} {weight:5} {tally.row()}")
    print(f"misses and false alarms, {ALL}, pairs of {SHOWN_WEIGHT} or more:")
    print("\n".join(lines))


def share_tables(plan: SimulationPlan) -> dict[str, pa.Table]:
    """What the graph's own projection gives: object, account, post, at (epoch milliseconds), by kind."""
    columns: dict[str, list[tuple[str, str, str, int]]] = {kind: [] for kind in get_args(ObjectKind)}
    for record in records(plan):
        if record["kind"] == "post":
            for kind, thing, account, post in shares(record):
                columns[kind].append((thing, account, post, _milliseconds(str(record["at"]))))
    schema = pa.schema([("object", pa.string()), ("account", pa.string()), ("post", pa.string()), ("at", pa.int64())])
    return {
        kind: pa.table([list(column) for column in zip(*rows, strict=True)] or [[]] * 4, schema=schema)
        for kind, rows in columns.items()
    }


def shares(record: dict[str, object]) -> Iterator[Share]:
    """What a simulated post shares, under the ids that the graph has for it."""
    post = keys.post_id(PLATFORM, str(record["id"]))
    account = _account(record["author"])
    target = record.get("repost_of")
    if isinstance(target, dict):
        yield "repost", keys.post_id(PLATFORM, str(target["id"])), account, post
    for url in _strings(record.get("links")):
        link = keys.link_id(url)
        if link is not None:
            yield "link", link, account, post
    for tag in _strings(record.get("hashtags")):
        yield "hashtag", keys.hashtag_id(tag), account, post
    text = record.get("text")
    text_key = keys.text_key(text) if isinstance(text, str) else None
    if text_key is not None:
        yield "text", text_key, account, post


def found_accounts(table: pa.Table, weight: int) -> set[str]:
    found = coordination(table, window_seconds=WINDOW_SECONDS, minimum_shares=2, minimum_weight=weight).pairs
    if found is None:
        return set()
    return set(found.column("a").to_pylist()) | set(found.column("b").to_pylist())


def decoy_kind(account: str, told: Truth) -> str:
    """Fan club before news before share button, where an account is in several; `crowd` where in none."""
    return next((kind for kind, accounts in told.decoys.items() if account in accounts), "crowd")


def _seed_line(seed: int, named: set[str], told: Truth) -> str:
    missed = sorted(set(told.planted) - named)
    waves = ", ".join(f"{account} ({told.waves_of(account)} waves)" for account in missed) or "nobody"
    crowd = sorted(account for account in named - set(told.planted) if decoy_kind(account, told) == "crowd")
    decoys = len(named - set(told.planted)) - len(crowd)
    return f"  seed {seed}: missed {waves}; named wrongly {decoys} decoys and {', '.join(crowd) or 'nobody else'}"


def _account(author: object) -> str:
    assert isinstance(author, dict)
    return keys.account_id(PLATFORM, str(author["id"]))


def _strings(values: object) -> list[str]:
    return [str(value) for value in values] if isinstance(values, list) else []


def _milliseconds(at: str) -> int:
    return int(datetime.fromisoformat(at).timestamp() * 1000)


if __name__ == "__main__":
    main()

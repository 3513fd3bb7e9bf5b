"""Every investigation on the store of 1M nodes and 5M relationships: seconds, rows, and what it says of its cost.

    python -m benchmarks.catalogue [--home FOLDER] [--table FILE] [--only NAME ...] [--limit-seconds S]

Goal: each ends within 5 s, or its cost says so beforehand. `expected` is the estimate that
the API tells; the last line says how well its order agrees with that of the time.
"""

import argparse
import asyncio
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.large_store import LargeStore, arguments, opened
from cypher import Query, names, query
from graph.asking import FOLDER, check, cost_of
from graph.errors import LimitExceeded
from graph.store import CaseStore, Store

GOAL_S = 5.0
LIMIT_S = 30.0
ROUNDS = 2


@dataclass(frozen=True, slots=True)
class Asked:
    """`seconds` of each round; none where the time ran out. `expected` is what was told before."""

    name: str
    seconds: tuple[float, ...]
    rows: int
    expected: float

    @property
    def best(self) -> float | None:
        return min(self.seconds) if self.seconds else None


async def measure(large: LargeStore, wanted: list[str], limit_s: float) -> list[Asked]:
    at = large.address
    async with Store.open(at.uri, user=at.user, password=at.password, database=at.database) as store:
        case = store.for_case(large.case)
        return [await _asked(case, large.ids, query(FOLDER, name), limit_s) for name in wanted]


async def _asked(case: CaseStore, ids: Mapping[str, str], investigation: Query, limit_s: float) -> Asked:
    asked_with = given(investigation, ids)
    values = check(investigation, asked_with)
    expected = float((await cost_of(case, investigation, asked_with)).estimated_rows)
    seconds, rows = [], 0
    for _ in range(ROUNDS):
        start = time.perf_counter()
        try:
            rows = len(await case.read(investigation, seconds=limit_s, **values))
        except LimitExceeded:
            break
        seconds.append(time.perf_counter() - start)
    asked = Asked(investigation.name, tuple(seconds), rows, expected)
    print(line(asked, limit_s), flush=True)
    return asked


def given(investigation: Query, ids: Mapping[str, str]) -> dict[str, Any]:
    """What has no default, about something large enough to be interesting."""
    known = {
        "hashtag": ids["usual_hashtag"],
        "account": ids["account_200"],
        "other": ids["account_200_other"],
        "post": ids["storm_post"],
        "link": ids["busy_link"],
        "domain": ids["busy_domain"],
    }
    return {each.name: known[each.name] for each in investigation.parameters if each.default is None}


def line(asked: Asked, limit_s: float) -> str:
    rounds = " ".join(f"{seconds:7.2f}" for seconds in asked.seconds) or f"over {limit_s:.0f} s"
    slow = "  SLOW" if asked.best is None or asked.best > GOAL_S else ""
    return f"{asked.name:45} {rounds:>16} {asked.rows:7,} {asked.expected:15,.0f}{slow}"


def rank_correlation(estimates: list[float], times: list[float]) -> float:
    """Spearman's, ties with their mean rank."""
    return float(np.corrcoef(_ranks(estimates), _ranks(times))[0, 1])


def _ranks(values: list[float]) -> list[float]:
    ordered = np.sort(values)
    return [float(np.searchsorted(ordered, each) + np.searchsorted(ordered, each, "right")) / 2 for each in values]


def report(asked: list[Asked], limit_s: float) -> str:
    slow = [each.name for each in asked if each.best is None or each.best > GOAL_S]
    ranked = rank_correlation([each.expected for each in asked], [each.best or limit_s for each in asked])
    head = f"{'investigation':45} {'first, again: s':>16} {'rows':>7} {'expected':>15}"
    tail = f"{len(asked)} asked, {len(slow)} over {GOAL_S:.0f} s; Spearman of expected rows and time {ranked:.2f}"
    return "\n".join([head, *(line(each, limit_s) for each in asked), tail, *(f"  slow: {name}" for name in slow), ""])


def main() -> None:
    parser = arguments(__doc__)
    parser.add_argument("--table", type=Path, help="where to write the table as well")
    parser.add_argument("--only", nargs="*", default=list(names(FOLDER)))
    parser.add_argument("--limit-seconds", type=float, default=LIMIT_S)
    options: argparse.Namespace = parser.parse_args()
    with opened(options) as large:
        asked = asyncio.run(measure(large, options.only, options.limit_seconds))
    told = report(asked, options.limit_seconds)
    print(told.splitlines()[-1 - sum(each.best is None or each.best > GOAL_S for each in asked)])
    if options.table:
        options.table.write_text(told, "utf-8")


if __name__ == "__main__":
    main()

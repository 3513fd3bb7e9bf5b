"""The ledger: how fast it takes rows, and how fast it finds an element's, sorted copy against scanned lists."""

import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from custody.ledger import Ledger, LedgerColumns, node_key, relationship_key

ROWS = 2_000_000
BATCH_ROWS = 2_000
ACCOUNTS = 200_000
TAGS = 20_000


def batch(start: int, count: int, random_: random.Random) -> LedgerColumns:
    """Posts with author, two tags and a mention, as a connector maps them."""
    positions = range(start, start + count)
    mains = [node_key("Post", f"x:{10**18 + position}") for position in positions]
    return LedgerColumns(
        positions=positions,
        places=[f"line {position + 1}" for position in positions],
        mains=mains,
        speaks=[_spoken(main, random_) for main in mains],
        outcomes=["new"] * count,
        recorded_at=datetime.now(UTC),
        run="0190f0f0-0000-7000-8000-000000000001",
    )


def _spoken(post: str, random_: random.Random) -> list[str]:
    author, mentioned = (node_key("Account", f"x:{random_.randrange(ACCOUNTS)}") for _ in range(2))
    tags = [node_key("Hashtag", f"tag{min(int(random_.expovariate(20 / TAGS)), TAGS)}") for _ in range(2)]
    return [
        post,
        author,
        relationship_key(author, "POSTED", post),
        mentioned,
        relationship_key(post, "MENTIONS", mentioned),
        *tags,
        *(relationship_key(post, "TAGGED", tag) for tag in tags),
    ]


def milliseconds(action: Callable[[], object], times: int) -> list[float]:
    taken = []
    for _ in range(times):
        begin = time.perf_counter()
        action()
        taken.append((time.perf_counter() - begin) * 1000)
    return taken


def _p95(taken: Sequence[float]) -> float:
    return sorted(taken)[int(len(taken) * 0.95)]


def main() -> None:
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else ROWS
    with tempfile.TemporaryDirectory(prefix="sociogram-ledger-") as folder:
        _run(Ledger(Path(folder), "a" * 32), Path(folder), rows)


def _run(ledger: Ledger, folder: Path, rows: int) -> None:
    random_ = random.Random(1)
    taken = []
    for start in range(0, rows, BATCH_ROWS):
        columns = batch(start, min(BATCH_ROWS, rows - start), random_)
        taken += milliseconds(partial(ledger.append_columns, "capture-1", columns), 1)
    print(
        f"append: {statistics.median(taken):.1f} ms per {BATCH_ROWS:,} rows, p95 {_p95(taken):.1f} ms, "
        f"{rows / sum(taken) * 1000:,.0f} rows/s"
    )

    def asked() -> list[str]:
        return [node_key("Account", f"x:{random_.randrange(ACCOUNTS)}")]

    scanned = milliseconds(lambda: ledger.of(asked()), 3)
    (compacting,) = milliseconds(ledger.compact, 1)
    size = sum(path.stat().st_size for path in folder.rglob("*.parquet"))
    (cold,) = milliseconds(lambda: Ledger(folder, "a" * 32).of(asked()), 1)
    merged = milliseconds(lambda: ledger.of(asked()), 200)
    print(f"compact: {compacting / 1000:.1f} s, then {size / 1e6:,.0f} MB, {size / rows:.0f} bytes a row")
    print(f"of: {statistics.median(merged):.1f} ms, p95 {_p95(merged):.1f} ms; first in a process {cold:.1f} ms")
    ratio = statistics.median(scanned) / statistics.median(merged)
    print(f"of by scanning the lists of many files: {statistics.median(scanned):,.0f} ms: {ratio:,.0f} times as long")


if __name__ == "__main__":
    main()

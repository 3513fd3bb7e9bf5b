"""Who shares the same things at the same time, again and again."""

from typing import TYPE_CHECKING, Annotated

from graph.analyses import Between, Result, analysis, relational
from graph.errors import LimitExceeded

if TYPE_CHECKING:
    import pyarrow as pa

MOST_CANDIDATES = 200_000_000  # pairs in neighbouring buckets: about a minute and some gigabytes


@analysis(
    title="Simultaneous sharing",
    question="Which two accounts shared the same thing within a short time of each other, more often than once?",
    reads="shares",
    source="Righetti, N., Balluff, P. (2025). CooRTweet: a generalized R software for coordinated network detection. "
    "Computational Communication Research 7.",
)
def coordination(
    shares: "pa.Table",
    *,
    window_seconds: Annotated[int, Between(0, 604_800), "furthest apart that two shares may be, inclusive"] = 60,
    minimum_shares: Annotated[int, Between(1, 1_000_000), "shares an account needs, and posts in pairs"] = 2,
    minimum_weight: Annotated[int, Between(1, 1_000_000), "pairs of shares that two accounts need"] = 1,
) -> Result:
    """`pairs`: a, b (the smaller id first), weight, sample_posts (up to ten, two and two, the earliest first)."""
    if not shares.num_rows:
        return Result.nothing("nothing was shared whose time is known")
    window = window_seconds * 1000
    given = {"window": window, "bucket": max(1, window), "least": minimum_shares, "weight": minimum_weight}
    _refuse_too_many(shares, given["bucket"])
    found = relational("coordination", "shares", shares, parameters=given)
    accounts = set(found.column("a").to_pylist()) | set(found.column("b").to_pylist())
    return Result(
        certainty="not tested against chance",
        pairs=found,
        notes=["Shared at the same time is not agreed: news, fan groups and habits look alike."],
        facts={
            "shares": shares.num_rows,
            "accounts": len(accounts),
            "ties": found.num_rows,
            "pairs": sum(found.column("weight").to_pylist()),
        },
    )


def _refuse_too_many(shares: "pa.Table", bucket: int) -> None:
    """Raises LimitExceeded where one thing was shared so much that its pairs would fill the memory."""
    row = relational("coordination_size", "shares", shares, parameters={"bucket": bucket}).to_pylist()[0]
    if row["candidates"] > MOST_CANDIDATES:
        raise LimitExceeded(
            f"Up to {row['candidates']:,} pairs of shares would have to be compared.",
            "Choose a shorter window, fewer days, or a kind of thing that is shared less often.",
        )

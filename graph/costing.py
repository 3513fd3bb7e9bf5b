"""What a question is expected to cost, before it runs: the planner's rows, put right by counts of what it begins at.

The planner takes a time or a case for a small part of all there is, whatever is asked. What a plan begins at is counted
instead, which the index does in a fraction of the time, and every step is taken to grow in the same proportion.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cypher import query
from graph.model import NODE_BY_LABEL
from graph.store import CaseStore, Operator, Plan
from graph.writer import count_nodes

# Measured with every investigation on 1M nodes and 5M relationships, two slow cores: whatever took more than 5 s is
# over the first (rank correlation with the time: 0.72), and nothing took 15 s.
WEIGHTS = ((300_000, "light"), (250_000_000, "heavy"), (2**63, "may reach its time limit"))
LARGEST = 2**53
_BEGINNING = re.compile(r"^(?:UNIQUE|RANGE INDEX) \w+:(\w+)\(case, (\w+)\) WHERE case = \$case AND (.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Cost:
    """`estimated_rows` is what all steps together are expected to yield, `words` the same in words."""

    estimated_rows: int
    words: str


async def cost_of_plan(case: CaseStore, plan: Plan, values: Mapping[str, Any]) -> Cost:
    """`values` are the question's parameters: since and until bound the posts that are counted."""
    growth = 1.0
    for leaf in (each for each in plan.tree.all() if not each.children):
        counted = await _counted(case, leaf, values)
        growth = max(growth, counted / max(leaf.rows, 1.0))
    return cost(plan.estimated_rows * growth)


def cost(rows: float) -> Cost:
    whole = int(min(rows, LARGEST))
    return Cost(whole, next(words for most, words in WEIGHTS if whole <= most))


async def _counted(case: CaseStore, leaf: Operator, values: Mapping[str, Any]) -> int:
    """How many nodes it will yield, where it goes through many; otherwise 0."""
    found = _BEGINNING.match(leaf.details)
    if found is None or found[1] not in NODE_BY_LABEL:
        return 0
    label, key, condition = found.groups()
    if key == "id" and condition.startswith("id IS NOT NULL"):
        row = await case.one(count_nodes(NODE_BY_LABEL[label]))
        return int(next(iter(row.values()))) if row else 0
    if (label, key) == ("Post", "at") and values.keys() >= {"since", "until"}:
        row = await case.one(query("lookups", "posts_between"), since=values["since"], until=values["until"])
        return int(row["posts"]) if row else 0
    return 0

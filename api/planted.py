"""The simulated demo knows what was planted: this holds what was found against it."""

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from api.findings import Findings
from api.output import Output
from ingest.simulator import SimulationPlan, truth, write

SIMULATED = "Demo (simulated)"
"""The title of the case that holds it."""
SEED = 1
DEFAULT_POSTS = SimulationPlan().posts
SCALED_FROM = 4_500


@dataclass(frozen=True, slots=True)
class PlantedAgainstFound:
    """Accounts in simultaneous pairs against those planted. `decoys` are found ones that only look like a campaign."""

    planted: int
    found: int
    right: int
    decoys: dict[str, int]
    others: int


def simulated_path(folder: Path, posts: int) -> Path:
    return folder / f"simulated-{SEED}-{posts}.jsonl"


def simulated_file(folder: Path, posts: int = DEFAULT_POSTS) -> Path:
    """Written once; the same number of posts gives the same bytes. Raises ParameterInvalid for too few posts."""
    path = simulated_path(folder, posts)
    if not path.is_file():
        folder.mkdir(parents=True, exist_ok=True)
        write(plan_of(posts), path)
    return path


def plan_of(posts: int) -> SimulationPlan:
    """The default one, one of its density, or below that a small one that still has all that is planted."""
    if posts == DEFAULT_POSTS:
        return SimulationPlan(seed=SEED)
    if posts >= SCALED_FROM:
        return SimulationPlan.scaled(posts, seed=SEED)
    accounts = posts // 5
    few = accounts // 60
    return SimulationPlan(seed=SEED, accounts=accounts, posts=posts, communities=accounts // 60, follows=6, fans=few)


def compare_with_planted(file: Path, findings: Findings, output: Output) -> PlantedAgainstFound:
    plan = _plan(file)
    known = truth(plan)
    found = findings.simultaneous
    planted = set(known.planted)
    decoys = {kind: len((found & set(accounts)) - planted) for kind, accounts in known.decoys.items()}
    right = len(found & planted)
    others = len(found - planted - {account for accounts in known.decoys.values() for account in accounts})
    result = PlantedAgainstFound(len(known.planted), len(found), right, decoys, others)
    shown = ", ".join(f"{count} {kind.replace('_', ' ')}" for kind, count in decoys.items() if count) or "none"
    output.say(f"Planted against found: {right} of {result.planted} planted accounts stand in simultaneous pairs.")
    output.say(f"  Of {result.found} accounts in such pairs, {right} are planted and {others} the crowd's.")
    output.say(f"  Decoys among them (one account may be several): {shown}.")
    output.say("  So sharing at the same time is no proof: fans and news do it too.\n")
    return result


def _plan(file: Path) -> SimulationPlan:
    with file.open(encoding="utf-8") as lines:
        plan: dict[str, Any] = json.loads(next(lines))["plan"]
    return SimulationPlan(**{**plan, "start": datetime.fromisoformat(plan["start"])})

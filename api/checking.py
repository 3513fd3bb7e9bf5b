"""Looks whether what is kept is whole."""

import asyncio

from api.opening import Opened, archive, opened
from api.output import counted
from api.settings import Settings
from custody.cases import Case
from cypher import query
from graph.progress import Progress
from graph.selfcheck import Finding, inspect


async def check_all(settings: Settings, name: str | None, progress: Progress) -> list[Finding]:
    """The database, and one case or all. Raises NotFound before any database is started."""
    with archive(settings) as held:
        cases = [held.cases.get(name)] if name else held.cases.list()
    async with opened(settings, progress) as at:
        findings = await inspect(at.store)
        for case in cases:
            progress.start(f"Checking {case.title}", None, "captures")
            findings += await _case(at, case)
            progress.done()
    return findings


def shown(settings: Settings) -> dict[str, str]:
    """Effective values; secrets are hidden by their type."""
    values = {name: getattr(settings, name) for name in type(settings).model_fields}
    return {name: "-" if value is None or str(value) == "" else str(value) for name, value in values.items()}


async def _case(at: Opened, case: Case) -> list[Finding]:
    problems = await asyncio.to_thread(at.archive.originals.verify_all, case.id)
    captures = at.archive.originals.captures(case.id)
    wrong = "; ".join(f"{problem.capture.id}: {problem.what}. {problem.cure}" for problem in problems)
    whole = f"{counted(len(captures), 'capture')}, whole"
    findings = [Finding(f"originals of {case.title}", not problems, wrong or whole)]
    ledger = at.archive.ledger(case.id)
    broken = list(ledger.check())
    for capture in captures:
        row = await at.graph(case).one(query("writes", "read_cursor"), capture=capture.id)
        if row is not None:
            broken += [f"{capture.id}: no rows for {gap}" for gap in ledger.missing(capture.id, row["position"])]
    what = "; ".join(broken[:10]) or "complete"
    return [*findings, Finding(f"ledger of {case.title}", not broken, what)]

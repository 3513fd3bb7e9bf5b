import asyncio
from datetime import UTC, datetime

import pytest

from cypher import query
from graph.queries_shown import CHARACTERS, DERIVED, QUERIES, VALUE_CHARACTERS, showing, timed
from graph.store import CaseStore


async def test_reads_of_a_block_and_of_its_tasks_are_shown(case: CaseStore) -> None:
    await case.read("RETURN 0 AS n")
    with showing() as found:
        await asyncio.gather(case.read("RETURN 1 AS n", at=datetime(2026, 1, 1, tzinfo=UTC)), _in_a_task(case))
    await case.read("RETURN 3 AS n")
    names = sorted((each.name, each.text.splitlines()[0]) for each in found.shown)
    assert names == [(DERIVED, "RETURN 1 AS n"), ("lookups/aliases", "// title: Accounts that are seen as one")]
    assert {each.parameters["case"] for each in found.shown} == {case.case}
    assert "2026-01-01T00:00:00+00:00" in {each.parameters.get("at") for each in found.shown}


async def _in_a_task(case: CaseStore) -> None:
    await asyncio.create_task(case.read(query("lookups", "aliases"), ids=["x:1"]))


async def test_requests_beside_each_other_show_their_own(case: CaseStore) -> None:
    async def one(number: int) -> list[str]:
        with showing() as found:
            await case.read(f"RETURN {number} AS n")
        return [each.text for each in found.shown]

    assert await asyncio.gather(one(1), one(2)) == [["RETURN 1 AS n"], ["RETURN 2 AS n"]]


def test_what_is_shown_is_bounded() -> None:
    with showing() as found:
        for _ in range(QUERIES + 3):
            with timed("x" * (CHARACTERS + 5), {"long": "y" * (VALUE_CHARACTERS + 7), "maps": [{"a": {1, 2}}]}):
                pass
    assert (len(found.shown), found.more) == (QUERIES, 3)
    assert found.shown[0].text.endswith("… 5 characters more")
    assert found.shown[0].parameters["long"].endswith("… 7 characters more")
    assert found.shown[0].parameters["maps"] == [{"a": [1, 2]}]


def test_a_read_that_fails_is_shown() -> None:
    with showing() as found, pytest.raises(ZeroDivisionError), timed("RETURN 1", {}):
        raise ZeroDivisionError
    assert [each.text for each in found.shown] == ["RETURN 1"]

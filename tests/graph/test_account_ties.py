from datetime import UTC, date, datetime, timedelta

import pytest

from graph.account_ties import ACTS, KINDS, NO_POSTS, AccountTie, Asked, as_date, posts_behind, read_ties, stale_ties
from graph.expanding import fields_of
from graph.finding import identity
from graph.store import CaseStore
from tests.golden.case import ADA, BEN, DAN, EVE, FINN, load_golden

MIDNIGHT = datetime(2026, 1, 6, tzinfo=UTC)


@pytest.fixture
async def golden(case: CaseStore) -> CaseStore:
    await load_golden(case)
    return case


async def test_the_stored_ties_with_what_is_asked_of_the_first(golden: CaseStore) -> None:
    asked = Asked(await identity(golden, BEN), kinds=frozenset(ACTS))
    found = await read_ties(golden, asked, most=10, shown=1, fields=fields_of(["handle", "opened_at", "nonsense"]))
    first = found.ties[0]
    assert (first.account, first.weight, first.reposts, first.quotes) == (ADA, 3, 2, 1)
    assert first.first_at is not None
    assert first.last_at is not None
    assert first.first_at < first.last_at
    assert list(found.accounts) == [ADA]
    assert found.accounts[ADA]["handle"] == "ada_lee"
    assert (found.total, found.lower_bound) == (len(found.ties), None)


async def test_days_and_posts_say_the_same(golden: CaseStore) -> None:
    for account in (ADA, BEN, DAN, EVE, FINN):
        seen = await identity(golden, account)
        for outgoing in (True, False):
            for since in (MIDNIGHT - timedelta(days=400), MIDNIGHT):
                whole = Asked(seen, outgoing, frozenset(ACTS), since, MIDNIGHT + timedelta(days=400))
                finer = Asked(seen, outgoing, frozenset(ACTS), since, whole.until + timedelta(milliseconds=1))
                assert whole.by_days
                assert not finer.by_days
                counts = [
                    [(t.account, t.weight, t.reposts, t.replies, t.quotes, t.mentions, t.first_day) for t in found.ties]
                    for found in [await read_ties(golden, each, most=100) for each in (whole, finer)]
                ]
                assert counts[0] == counts[1], (account, outgoing, since)


async def test_a_list_that_is_cut_is_a_lower_bound(golden: CaseStore) -> None:
    asked = Asked(await identity(golden, FINN), kinds=frozenset(ACTS))
    found = await read_ties(golden, asked, most=2)
    assert len(found.ties) == 2
    assert found.total == 4
    assert "strongest 2" in (found.lower_bound or "")


async def test_simultaneous_sharing_comes_from_both_sides(golden: CaseStore) -> None:
    for account, other in ((DAN, EVE), (EVE, DAN)):
        asked = Asked(await identity(golden, account), kinds=frozenset({"simultaneous"}))
        found = await read_ties(golden, asked, most=10)
        assert [(tie.account, tie.weight) for tie in found.ties] == [(other, 0)]
        assert found.ties[0].simultaneous[0].p_value == 0.01


async def test_stale_ties_are_told_only_where_the_days_are_read(golden: CaseStore) -> None:
    seen = await identity(golden, BEN)
    assert "run-of-the-late" in (await stale_ties(golden, Asked(seen)) or "")
    assert await stale_ties(golden, Asked(seen, since=MIDNIGHT + timedelta(seconds=1))) is None
    assert await stale_ties(golden, Asked(seen, kinds=frozenset({"follows"}))) is None


async def test_the_posts_behind(golden: CaseStore) -> None:
    asked = Asked(await identity(golden, BEN))
    found = await posts_behind(golden, asked, [ADA, FINN], limit=2)
    assert [id_ for id_, _, _ in found[ADA].posts] == ["x:104", "x:105"]
    assert found[ADA].total == 3
    assert found.get(FINN, NO_POSTS).total == 0
    assert await posts_behind(golden, asked, [], limit=2) == {}
    assert await posts_behind(golden, Asked(asked.seen, kinds=frozenset({"follows"})), [ADA], limit=2) == {}


async def test_another_case_has_none(golden: CaseStore, other_case: CaseStore) -> None:
    asked = Asked(await identity(golden, BEN))
    assert (await read_ties(other_case, asked, most=10)).ties == []


def test_order_and_days() -> None:
    strong, weak = AccountTie("x:2", weight=2), AccountTie("x:1", weight=1, follows=True)
    follow, nothing = AccountTie("x:4", follows=True), AccountTie("x:3")
    assert sorted([nothing, follow, weak, strong], key=lambda tie: tie.rank) == [strong, weak, follow, nothing]
    assert as_date(0) == date(1970, 1, 1)
    assert as_date(None) is None
    assert set(ACTS) < set(KINDS)

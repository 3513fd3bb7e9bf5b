"""The managed database refuses files, addresses and writes in a read."""

import pytest

from graph.errors import StoreRefused
from graph.selfcheck import Finding, inspect, require
from graph.store import Store


async def test_managed_database_is_closed(store: Store) -> None:
    assert [finding for finding in await inspect(store) if not finding.ok] == []


async def test_an_open_database_is_refused(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    async def open_door(_: Store) -> list[Finding]:
        return [Finding("load from a local file", False, "LOAD CSV reads a local file")]

    monkeypatch.setattr("graph.selfcheck.inspect", open_door)
    with pytest.raises(StoreRefused, match="reads a local file"):
        await require(store)

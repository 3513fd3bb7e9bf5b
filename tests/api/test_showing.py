"""Evidence as it is shown; that it is right is in tests/ingest/test_evidence.py."""

import pytest

from api.opening import Opened
from api.output import Output
from api.settings import Settings
from api.showing import Wanted, show_evidence
from graph.errors import ParameterInvalid
from graph.store import Store
from tests.conftest import Workspace


async def test_a_tie_and_a_measure_are_two_questions(store: Store, workspace: Workspace) -> None:
    at = Opened(Settings(home=workspace.folder), store, workspace.archive)
    wanted = Wanted("@ada_lee", to="@ben_oak", measure="pagerank")
    with pytest.raises(ParameterInvalid):
        await show_evidence(at, workspace.archive.cases.list()[0], wanted, Output())

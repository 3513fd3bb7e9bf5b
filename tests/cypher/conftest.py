"""The cases that questions are asked on, with their twins in the same database. Tests here only read them."""

import uuid
from dataclasses import dataclass

import pytest

from cypher import Query
from graph.store import CaseStore, Store
from tests.cypher.examples import SCENES
from tests.golden.case import load_golden, load_twin
from tests.golden.scenes import load_scenes, load_twin_of_scenes


@dataclass(frozen=True)
class Cases:
    """`twin` has the ids of `golden` and more of everything, as `scenes_twin` has those of `scenes`."""

    golden: CaseStore
    twin: CaseStore
    scenes: CaseStore
    scenes_twin: CaseStore

    def of(self, question: Query) -> CaseStore:
        """The case that the question's snapshot is about."""
        return self.scenes if question.name in SCENES else self.golden

    def twin_of(self, question: Query) -> CaseStore:
        return self.scenes_twin if question.name in SCENES else self.twin


@pytest.fixture(scope="session")
async def cases(store: Store) -> Cases:
    golden, twin, scenes, scenes_twin = (store.for_case(uuid.uuid4().hex) for _ in range(4))
    await load_twin(twin)
    await load_golden(golden)
    await load_twin_of_scenes(scenes_twin)
    await load_scenes(scenes)
    return Cases(golden, twin, scenes, scenes_twin)


@pytest.fixture(scope="session")
def golden(cases: Cases) -> CaseStore:
    return cases.golden


@pytest.fixture(scope="session")
def scenes(cases: Cases) -> CaseStore:
    return cases.scenes

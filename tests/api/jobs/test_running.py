"""Jobs by themselves: their order, their end, and what is told of those that nobody could end."""

import asyncio
import json
import threading
from collections.abc import Iterator
from concurrent.futures import Future
from pathlib import Path

import pytest

from api.jobs.records import Records
from api.jobs.running import MOST_KEPT, MOST_WAITING, Job, Jobs, Result, State
from graph.errors import Conflict, NotFound, Overloaded

WAIT_S = 30.0


class Gate:
    """Work that begins when it is told to be there, and ends when it is let go."""

    def __init__(self) -> None:
        self.began = threading.Event()
        self.free: Future[None] = Future()
        self.ended: list[str] = []

    async def work(self, job: Job) -> Result:
        self.began.set()
        job.start("Reading", 3, "records")
        await asyncio.shield(asyncio.wrap_future(self.free))
        job.advance(2)
        self.ended.append(job.title)
        return {"title": job.title}


@pytest.fixture
def jobs(tmp_path: Path) -> Iterator[Jobs]:
    made = Jobs(Records(tmp_path / "jobs"))
    yield made
    made.close()


def test_one_after_the_other_in_a_case_and_side_by_side_in_two(jobs: Jobs) -> None:
    first, second, beside = Gate(), Gate(), Gate()
    one = jobs.submit(Job("a", "load", "one"), first.work)
    two = jobs.submit(Job("a", "load", "two"), second.work)
    other = jobs.submit(Job("b", "load", "other"), beside.work)
    assert first.began.wait(WAIT_S)
    assert beside.began.wait(WAIT_S)
    assert (two.state, two.stage, two.started_at) == (State.RUNNING, "Waiting", None)
    beside.free.set_result(None)
    other.ended.result(WAIT_S)
    assert not second.began.is_set()
    first.free.set_result(None)
    one.ended.result(WAIT_S)
    assert second.began.wait(WAIT_S)
    second.free.set_result(None)
    two.ended.result(WAIT_S)
    assert [(each.title, each.state, each.result) for each in jobs.of("a")] == [
        ("two", State.DONE, {"title": "two"}),
        ("one", State.DONE, {"title": "one"}),
    ]


def test_how_far_it_is(jobs: Jobs) -> None:
    gate = Gate()
    job = jobs.submit(Job("a", "load", "one"), gate.work)
    assert gate.began.wait(WAIT_S)
    before = job.moves
    gate.free.set_result(None)
    job.ended.result(WAIT_S)
    assert job.moves > before
    assert job.started_at is not None
    assert job.finished_at is not None
    assert job.finished_at >= job.started_at


def test_what_runs_is_cancelled_and_so_is_what_waits(jobs: Jobs, tmp_path: Path) -> None:
    gate, never = Gate(), Gate()
    running = jobs.submit(Job("a", "load", "one"), gate.work)
    waiting = jobs.submit(Job("a", "load", "two"), never.work)
    assert gate.began.wait(WAIT_S)
    jobs.cancel(waiting)
    jobs.cancel(running)
    running.ended.result(WAIT_S)
    assert [each.state for each in (running, waiting)] == [State.CANCELLED] * 2
    assert [each.failure.code for each in (running, waiting) if each.failure] == ["cancelled"] * 2
    assert (gate.ended, never.began.is_set()) == ([], False)
    with pytest.raises(Conflict):
        jobs.cancel(running)
    assert not list((tmp_path / "jobs").iterdir())


def test_errors_with_their_cure_and_mistakes_of_ours_without_their_words(jobs: Jobs) -> None:
    async def refuses(_job: Job) -> Result:
        raise NotFound("There is no such thing.", "Look elsewhere.")

    async def breaks(_job: Job) -> Result:
        raise ValueError("secret")

    told = []
    for work in (refuses, breaks):
        job = jobs.submit(Job("a", "load", "one"), work)
        job.ended.result(WAIT_S)
        assert job.failure is not None
        assert job.state is State.FAILED
        told.append((job.failure.code, job.failure.what))
    assert told[0] == ("not-found", "There is no such thing.")
    assert told[1][0] == "internal"
    assert "secret" not in told[1][1]


def test_the_last_one_is_alone(jobs: Jobs) -> None:
    gate = Gate()
    jobs.submit(Job("a", "load", "one"), gate.work)
    with pytest.raises(Conflict):
        jobs.submit(Job("a", "delete", "gone", last=True), gate.work)
    gate.free.set_result(None)
    jobs.of("a")[0].ended.result(WAIT_S)
    closing = Gate()
    last = jobs.submit(Job("a", "delete", "gone", last=True), closing.work)
    with pytest.raises(Conflict):
        jobs.submit(Job("a", "load", "late"), gate.work)
    closing.free.set_result(None)
    last.ended.result(WAIT_S)
    assert jobs.submit(Job("a", "load", "after"), gate.work).ended.result(WAIT_S) is None
    assert [each.title for each in jobs.of("a")] == ["after"]


def test_a_last_one_that_fails_leaves_the_case_open(jobs: Jobs) -> None:
    async def fails(_job: Job) -> Result:
        raise NotFound("There is no such thing.", "Look elsewhere.")

    gate = Gate()
    gate.free.set_result(None)
    jobs.submit(Job("a", "delete", "gone", last=True), fails).ended.result(WAIT_S)
    jobs.submit(Job("a", "load", "one"), gate.work).ended.result(WAIT_S)
    assert gate.ended == ["one"]


def test_what_is_held_is_bounded(jobs: Jobs) -> None:
    gate = Gate()
    for number in range(MOST_WAITING + 1):
        jobs.submit(Job("a", "load", str(number)), gate.work)
    with pytest.raises(Overloaded):
        jobs.submit(Job("a", "load", "one more"), gate.work)
    gate.free.set_result(None)
    jobs.of("a")[0].ended.result(WAIT_S)
    for number in range(MOST_KEPT + 5):
        jobs.submit(Job("a", "load", f"more {number}"), gate.work).ended.result(WAIT_S)
    assert len(jobs.of("a")) <= MOST_KEPT + 1
    with pytest.raises(NotFound):
        jobs.get("a", "nothing")
    assert jobs.of("nothing") == []


def test_an_end_of_the_api_is_told_when_it_is_there_again(tmp_path: Path) -> None:
    records, gate = Records(tmp_path / "jobs"), Gate()
    before = Jobs(records)
    cut = before.submit(Job("a", "load", "Load tide.csv"), gate.work)
    before.submit(Job("a", "analysis", "waits"), gate.work)
    assert gate.began.wait(WAIT_S)
    before.close()
    with pytest.raises(Conflict):
        before.submit(Job("a", "load", "late"), gate.work)
    after = Jobs(records)
    told = after.get("a", cut.id)
    assert (told.state, told.title, told.created_at.tzinfo is not None) == (State.FAILED, "Load tide.csv", True)
    assert told.failure is not None
    assert told.failure.code == "interrupted"
    assert len(after.of("a")) == 2


def test_what_another_process_does_is_not_ours_to_tell(tmp_path: Path) -> None:
    folder = tmp_path / "jobs"
    records = Records(folder)
    records.keep("1", "a", kind="load", title="one")
    record = json.loads((folder / "1.json").read_text())
    (folder / "1.json").write_text(json.dumps(record | {"process": 1}))
    assert [each.id for each in records.interrupted()] == ["1"], "another process had that number"
    (folder / "2.json").write_text("{}")
    assert [each.id for each in records.interrupted()] == ["1"]
    assert not (folder / "2.json").exists()

"""Jobs: work on a case that outlives the request that asked for it. Those of one case run one after the other.

Each runs in a thread with an event loop and a database connection of its own, so that what is asked meanwhile is
answered in time.
"""

import asyncio
import enum
import threading
from collections import defaultdict, deque
from collections.abc import Awaitable, Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from datetime import UTC, datetime
from uuid import uuid4

from api.failures import unexpected
from api.jobs.records import Records
from graph.errors import Conflict, NotFound, Overloaded, SociogramError

AT_ONCE = 2
"""How many cases are worked on side by side."""
MOST_WAITING = 20
MOST_KEPT = 50
"""How many jobs that have ended are told of, in each case."""
CLOSING_S = 10.0
Result = dict[str, object]


class State(enum.Enum):
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Failure:
    code: str
    what: str
    cure: str


@dataclass(slots=True, eq=False)
class Job:
    """It is itself the Progress of its work. `stage` says what it does now, or what it waits for."""

    case: str
    kind: str
    title: str
    id: str = field(default_factory=lambda: uuid4().hex)
    created_at: datetime = field(default_factory=lambda: datetime.now(UTC))
    state: State = State.RUNNING
    stage: str | None = "Waiting"
    done_so_far: int | None = None
    total: int | None = None
    unit: str | None = None
    started_at: datetime | None = None
    finished_at: datetime | None = None
    result: Result | None = None
    failure: Failure | None = None
    cause: SociogramError | None = None
    run: str | None = None
    moves: int = 0
    """Grows with whatever is told of it."""
    cancelling: bool = False
    last: bool = False
    """Nothing else may run beside it, and nothing is told of the case after it."""
    ended: Future[None] = field(default_factory=Future)

    def start(self, task: str, total: int | None, unit: str) -> None:
        self.stage, self.total, self.unit = task, total, unit or None
        self.done_so_far = 0 if unit else None
        self.moves += 1

    def advance(self, n: int) -> None:
        self.done_so_far = (self.done_so_far or 0) + n
        self.moves += 1

    def done(self) -> None:
        self.stage = self.done_so_far = self.total = self.unit = None
        self.moves += 1

    def began_run(self, run: str) -> None:
        self.run = run
        self.moves += 1

    def end(self, state: State, *, result: Result | None = None, failure: Failure | None = None) -> None:
        self.result, self.failure = result, failure
        self.stage = self.unit = self.total = None
        self.finished_at = datetime.now(UTC)
        self.state = state
        self.moves += 1
        self.ended.set_result(None)


Work = Callable[[Job], Awaitable[Result]]


@dataclass(slots=True)
class _Lane:
    """The jobs of one case: those that wait or run, and those that are told of."""

    jobs: deque[Job] = field(default_factory=deque)
    waiting: deque[tuple[Job, Work]] = field(default_factory=deque)
    thread: threading.Thread | None = None


class Jobs:
    def __init__(self, records: Records, *, at_once: int = AT_ONCE) -> None:
        self._records = records
        self._lanes: dict[str, _Lane] = defaultdict(_Lane)
        self._lock = threading.Lock()
        self._turns = threading.Semaphore(at_once)
        self._tasks: dict[str, Callable[[], object]] = {}
        self._closing = False
        for job in records.interrupted():
            self._lanes[job.case].jobs.append(_interrupted(job.case, job.kind, job.title, id_=job.id, at=job.at))

    def submit(self, job: Job, work: Work) -> Job:
        """Raises Overloaded, Conflict."""
        with self._lock:
            lane = self._lanes[job.case]
            busy = [each for each in lane.jobs if each.state is State.RUNNING]
            if self._closing or any(each.last for each in busy) or (job.last and busy):
                raise Conflict("Something else is at work in this case.", "Wait for its end, or cancel it first.")
            if len(busy) > MOST_WAITING:
                raise Overloaded(f"{len(busy)} jobs wait in this case.", "Wait for some of them to end.")
            self._records.keep(job.id, job.case, kind=job.kind, title=job.title)
            lane.jobs.append(job)
            lane.waiting.append((job, work))
            _forget_some(lane)
            if lane.thread is None:
                lane.thread = threading.Thread(target=self._run_lane, args=(job.case,), name="job", daemon=True)
                lane.thread.start()
        return job

    def of(self, case: str) -> list[Job]:
        """The newest first."""
        with self._lock:
            return list(reversed(self._lanes[case].jobs)) if case in self._lanes else []

    def get(self, case: str, id_: str) -> Job:
        for job in self.of(case):
            if job.id == id_:
                return job
        raise NotFound("This case has no such job.", "Jobs are told of until 50 others have ended.")

    def cancel(self, job: Job) -> None:
        """It ends at its next step; one that waits ends at once. Raises Conflict where it has ended."""
        with self._lock:
            if job.state is not State.RUNNING:
                raise Conflict("This job has ended.", "Nothing is left to cancel.")
            job.cancelling = True
            task = self._tasks.get(job.id)
            if task is not None:
                job.stage = "Stopping"
                job.moves += 1
                task()
            elif job.started_at is None:
                self._end(job, State.CANCELLED, failure=_cancelled(job))

    def close(self) -> None:
        """What runs is ended, and told as interrupted when the API is there again."""
        with self._lock:
            self._closing = True
            threads = [lane.thread for lane in self._lanes.values() if lane.thread is not None]
            for lane in self._lanes.values():
                lane.waiting.clear()
            for task in self._tasks.values():
                task()
        for thread in threads:
            thread.join(CLOSING_S)

    def _run_lane(self, case: str) -> None:
        while True:
            with self._lock:
                lane = self._lanes[case]
                if not lane.waiting:
                    lane.thread = None
                    return
                job, work = lane.waiting.popleft()
            with self._turns:
                self._run(job, work)
            if job.last and job.state is State.DONE:
                with self._lock:
                    lane.jobs = deque(each for each in lane.jobs if each.state is State.RUNNING)

    def _run(self, job: Job, work: Work) -> None:
        with self._lock:
            if job.state is not State.RUNNING or self._closing:
                return
            job.started_at, job.stage = datetime.now(UTC), None
            job.moves += 1
        try:
            result = asyncio.run(self._watched(job, work))
        except asyncio.CancelledError:
            if not self._closing:
                self._end(job, State.CANCELLED, failure=_cancelled(job))
        except SociogramError as error:
            job.cause = error
            self._end(job, State.FAILED, failure=Failure(error.code, error.what, error.cure))
        except Exception as error:
            masked = unexpected(error)
            self._end(job, State.FAILED, failure=Failure(masked.code, masked.what, "Look at the log of the API."))
        else:
            self._end(job, State.DONE, result=result)

    async def _watched(self, job: Job, work: Work) -> Result:
        loop, task = asyncio.get_running_loop(), asyncio.current_task()
        assert task is not None
        with self._lock:
            self._tasks[job.id] = lambda: loop.call_soon_threadsafe(task.cancel)
            if job.cancelling or self._closing:
                task.cancel()
        try:
            return await work(job)
        finally:
            with self._lock:
                self._tasks.pop(job.id, None)

    def _end(self, job: Job, state: State, *, result: Result | None = None, failure: Failure | None = None) -> None:
        self._records.forget(job.id)
        job.end(state, result=result, failure=failure)


def _forget_some(lane: _Lane) -> None:
    ended = [job for job in lane.jobs if job.state is not State.RUNNING]
    for job in ended[: max(0, len(ended) - MOST_KEPT)]:
        lane.jobs.remove(job)


def _cancelled(job: Job) -> Failure:
    if job.run is None:
        return Failure("cancelled", "It was cancelled.", "Start it again when it is wanted.")
    cure = "Take the load back, or send the same file again: it goes on where it stopped."
    return Failure("cancelled", "It was cancelled; what was read by then is in the case.", cure)


def _interrupted(case: str, kind: str, title: str, *, id_: str, at: datetime) -> Job:
    job = Job(case, kind, title, id=id_, created_at=at)
    cure = "Start it again. A file that is sent again goes on where its load stopped."
    job.end(State.FAILED, failure=Failure("interrupted", "The API ended before the job did.", cure))
    return job

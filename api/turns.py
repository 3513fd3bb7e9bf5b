"""How many requests run at once: a few, a short queue behind them, and a clear no to the rest."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager

from api.authorisation import Principal
from graph.errors import Overloaded

WAIT_S = 5.0
STREAMS = 5


class Turn:
    """A place among those that run. What streams without an end gives it back at its start."""

    def __init__(self, free: asyncio.Semaphore) -> None:
        self._free = free
        self._held = True

    def end(self) -> None:
        if self._held:
            self._held = False
            self._free.release()


class Turns:
    def __init__(self, running: int, waiting: int, *, seconds: float = WAIT_S) -> None:
        self._free = asyncio.Semaphore(running)
        self._most_waiting = waiting
        self._seconds = seconds
        self.waiting = self.running = self.shed = 0

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[Turn]:
        """Raises Overloaded where the queue is full or does not move."""
        await self._wait()
        turn = Turn(self._free)
        self.running += 1
        try:
            yield turn
        finally:
            self.running -= 1
            turn.end()

    async def _wait(self) -> None:
        if self._free.locked() and self.waiting >= self._most_waiting:
            raise self._refused()
        self.waiting += 1
        try:
            async with asyncio.timeout(self._seconds):
                await self._free.acquire()
        except TimeoutError:
            raise self._refused() from None
        finally:
            self.waiting -= 1

    def _refused(self) -> Overloaded:
        self.shed += 1
        return Overloaded("There are more questions than can be answered now.", "Ask again in a moment.")


class Streams:
    """Open answers without an end: sockets and event streams, a few for each who asks."""

    def __init__(self, most: int = STREAMS) -> None:
        self._most = most
        self._open: Counter[Principal | None] = Counter()

    @contextmanager
    def one(self, who: Principal | None) -> Iterator[None]:
        """Raises Overloaded."""
        if self._open[who] >= self._most:
            raise Overloaded(f"{self._most} streams are open already.", "Close one of them first.")
        self._open[who] += 1
        try:
            yield
        finally:
            self._open[who] -= 1

"""How long a question may go on: set where it comes in, and asked for by everything that makes the database work."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from graph.errors import LimitExceeded

_ends: ContextVar[float | None] = ContextVar("deadline", default=None)


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Everything in the block, and every task begun in it, ends by then. Takes the place of an earlier deadline."""
    before = _ends.set(time.monotonic() + seconds)
    try:
        yield
    finally:
        _ends.reset(before)


def left(most: float) -> float:
    """The seconds that a step may take: `most`, or what is left where that is less. Raises LimitExceeded."""
    ends = _ends.get()
    if ends is None:
        return most
    rest = ends - time.monotonic()
    if rest <= 0.001:  # the database takes a timeout of 0 milliseconds for none
        raise LimitExceeded("The question took longer than its time limit.", "Narrow it: fewer seeds, a shorter time.")
    return min(most, rest)

import asyncio

import pytest

from api.authorisation import LOCAL, Principal
from api.turns import STREAMS, Streams, Turns
from graph.errors import Overloaded


async def test_some_run_some_wait_and_the_rest_is_refused() -> None:
    turns, go = Turns(2, 3), asyncio.Event()

    async def one() -> str:
        try:
            async with turns.turn():
                await go.wait()
        except Overloaded:
            return "refused"
        return "done"

    tasks = [asyncio.create_task(one()) for _ in range(10)]
    refused, _ = await asyncio.wait(tasks[5:])
    assert {task.result() for task in refused} == {"refused"}
    assert (turns.running, turns.waiting, turns.shed) == (2, 3, 5)
    go.set()
    assert set(await asyncio.gather(*tasks[:5])) == {"done"}
    assert (turns.running, turns.waiting) == (0, 0)
    assert await one() == "done"


async def test_a_queue_that_does_not_move_refuses_too() -> None:
    turns = Turns(1, 5, seconds=0.01)
    async with turns.turn():
        with pytest.raises(Overloaded):
            async with turns.turn():
                raise AssertionError("two ran at once")
    async with turns.turn():
        assert turns.running == 1


async def test_whoever_goes_while_waiting_leaves_no_trace() -> None:
    turns = Turns(1, 5)

    async def one() -> None:
        async with turns.turn():
            pass

    async with turns.turn():
        task = asyncio.create_task(one())
        for _ in range(5):
            await asyncio.sleep(0)
        assert turns.waiting == 1
        task.cancel()
        await asyncio.wait({task})
    assert (turns.waiting, turns.running) == (0, 0)
    await one()


async def test_a_turn_that_ended_early_makes_room_once() -> None:
    turns = Turns(1, 0)
    async with turns.turn() as first:
        first.end()
        first.end()
        async with turns.turn():
            with pytest.raises(Overloaded):
                async with turns.turn():
                    raise AssertionError("an early end counted twice")


def test_a_few_streams_for_each() -> None:
    streams, other = Streams(), Principal("token", "report")
    held = [streams.one(LOCAL) for _ in range(STREAMS)]
    for each in held:
        each.__enter__()
    with pytest.raises(Overloaded), streams.one(LOCAL):
        raise AssertionError("one too many")
    with streams.one(other):
        held[0].__exit__(None, None, None)
    with streams.one(LOCAL):
        pass

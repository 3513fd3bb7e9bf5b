"""How long work tells the outside how far it is; whoever calls decides how that looks."""

from typing import Protocol


class Progress(Protocol):
    """One task at a time: `start`, any number of `advance`, `done`. Calls come from one thread."""

    def start(self, task: str, total: int | None, unit: str) -> None: ...

    def advance(self, n: int) -> None: ...

    def done(self) -> None: ...


class Silent:
    """Draws nothing."""

    def start(self, task: str, total: int | None, unit: str) -> None:
        return

    def advance(self, n: int) -> None:
        return

    def done(self) -> None:
        return


silent = Silent()

"""What one question reads, in batches: a row of a list never asks the database on its own. One per opened case."""

from asyncio import gather
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from typing import TypeVar

from strawberry.dataloader import DataLoader

from api.types import Direction, Long, NeighbourCount, NodeObject, RelationshipType, node_object
from cypher import query
from graph.finding import missing
from graph.gathering import read_nodes
from graph.model import NODES, RELATIONSHIP_BY_TYPE, RELATIONSHIPS, Relationship, relationship_type
from graph.store import CaseStore
from graph.writer import degree

T = TypeVar("T")
Way = tuple[str, bool]
"""A relationship type, and whether it goes out from the node."""

ROWS_AT_ONCE = 1_000


class Loaders:
    def __init__(self, case: CaseStore, known_on: datetime) -> None:
        self._case = case
        self._known_on = known_on
        self._nodes = {kind.__name__: _batched(self._read_nodes(kind.__name__)) for kind in NODES}
        self._degrees: dict[Way, DataLoader[str, int]] = {
            (relationship_type(kind), out): _batched(self._read_degrees(kind, out))
            for kind in RELATIONSHIPS
            for out in (True, False)
        }
        self._authors = _batched(self._read_authors)

    async def find(self, label: str, id_: str) -> NodeObject | None:
        return await self._nodes[label].load(id_)

    async def get(self, label: str, id_: str) -> NodeObject:
        """Raises NotFound."""
        node = await self.find(label, id_)
        if node is None:
            raise missing(label.lower())
        return node

    async def get_many(self, label: str, ids: Sequence[str]) -> list[NodeObject]:
        """In the order asked for; what is not there is left out."""
        return [node for node in await self._nodes[label].load_many(ids) if node is not None]

    async def author(self, post: str) -> NodeObject | None:
        account = await self._authors.load(post)
        return None if account is None else await self.find("Account", account)

    async def neighbours(self, label: str, id_: str) -> list[NeighbourCount]:
        return [
            NeighbourCount(
                type=RelationshipType(name), direction=Direction.OUT if out else Direction.IN, total=Long(total)
            )
            for (name, out), total in (await self.degrees(label, id_)).items()
            if total
        ]

    async def degrees(self, label: str, id_: str, ways: Sequence[Way] | None = None) -> dict[Way, int]:
        """All ways are read side by side, and each in one batch with other rows'."""
        asked = ways_of(label) if ways is None else ways
        totals = await gather(*(self._degrees[way].load(id_) for way in asked))
        return dict(zip(asked, totals, strict=True))

    def _read_nodes(self, label: str) -> Callable[[list[str]], Awaitable[list[NodeObject | None]]]:
        async def read(ids: list[str]) -> list[NodeObject | None]:
            nodes = await read_nodes(self._case, [(label, id_) for id_ in ids], known_on=self._known_on)
            return [node_object(nodes[label, id_], self) if (label, id_) in nodes else None for id_ in ids]

        return read

    def _read_degrees(self, kind: type[Relationship], out: bool) -> Callable[[list[str]], Awaitable[list[int]]]:
        async def read(ids: list[str]) -> list[int]:
            rows = await self._case.read(degree(kind, out), ids=ids, known_on=self._known_on)
            totals = {row["id"]: row["total"] for row in rows}
            return [totals.get(id_, 0) for id_ in ids]

        return read

    async def _read_authors(self, posts: list[str]) -> list[str | None]:
        row = await self._case.one(query("lookups", "authors"), ids=posts, known_on=self._known_on)
        found = dict(zip(row["posts"], row["accounts"], strict=True)) if row else {}
        return [found.get(post) for post in posts]


def ways_of(label: str, types: Sequence[str] | None = None, direction: Direction = Direction.BOTH) -> list[Way]:
    """The types and directions in which a node of this label can have relationships, in the order of the model."""
    ways = []
    for name, kind in RELATIONSHIP_BY_TYPE.items():
        if types is not None and name not in types:
            continue
        for out, end in ((True, kind.between[0]), (False, kind.between[1])):
            wanted = direction is Direction.BOTH or out == (direction is Direction.OUT)
            if wanted and end.__name__ == label:
                ways.append((name, out))
    return ways


def _batched(read: Callable[[list[str]], Awaitable[list[T]]]) -> DataLoader[str, T]:
    return DataLoader(load_fn=read, max_batch_size=ROWS_AT_ONCE)

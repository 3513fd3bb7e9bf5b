"""What one question reads, in batches: a row of a list never asks the database on its own. One per opened case."""

from collections.abc import Awaitable, Callable, Iterable, Sequence
from typing import TypeVar

from strawberry.dataloader import DataLoader

from api.types import Direction, Long, NeighbourCount, NodeObject, RelationshipType, node_object
from cypher import query
from graph.among import by_label
from graph.expanding import read_degrees
from graph.finding import missing
from graph.gathering import read_nodes
from graph.known import AsKnown
from graph.model import NODES
from graph.subgraph import NodeKey
from graph.ways import Way, ways_of

T = TypeVar("T")
ROWS_AT_ONCE = 1_000


class Loaders:
    def __init__(self, as_known: AsKnown) -> None:
        self.as_known = as_known
        self._case = as_known.case
        self._known_on = as_known.known_on
        self._nodes = {kind.__name__: _batched(self._read_nodes(kind.__name__)) for kind in NODES}
        self._degrees = {kind.__name__: _batched(self._read_degrees(kind.__name__)) for kind in NODES}
        self._authors = _batched(self._read_authors)

    @property
    def case_id(self) -> str:
        return self._case.case

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
        return _counts(await self.degrees(label, id_))

    async def neighbours_of(self, keys: Iterable[NodeKey]) -> dict[NodeKey, list[NeighbourCount]]:
        """One read per label; what is not there is left out."""
        found: dict[NodeKey, list[NeighbourCount]] = {}
        for label, ids in by_label(keys).items():
            totals = await self._degrees_of(label, ids)
            found |= {(label, id_): _counts(each) for id_, each in totals.items()}
        return found

    async def degrees(self, label: str, id_: str) -> dict[Way, int]:
        """Of every way that there is for the label, in one read with other rows'. Raises NotFound."""
        if not ways_of(label):
            await self.get(label, id_)
            return {}
        totals = await self._degrees[label].load(id_)
        if totals is None:
            raise missing(label.lower())
        return totals

    def _read_nodes(self, label: str) -> Callable[[list[str]], Awaitable[list[NodeObject | None]]]:
        async def read(ids: list[str]) -> list[NodeObject | None]:
            found = await read_nodes(self._case, [(label, id_) for id_ in ids], known_on=self._known_on)
            nodes = {node.id: node for node in await self.as_known.nodes(list(found.values()))}
            return [node_object(nodes[id_], self) if id_ in nodes else None for id_ in ids]

        return read

    def _read_degrees(self, label: str) -> Callable[[list[str]], Awaitable[list[dict[Way, int] | None]]]:
        async def read(ids: list[str]) -> list[dict[Way, int] | None]:
            found = await self._degrees_of(label, ids)
            return [found.get(id_) for id_ in ids]

        return read

    async def _degrees_of(self, label: str, ids: list[str]) -> dict[str, dict[Way, int]]:
        found = await read_degrees(self._case, label, ids, known_on=self._known_on)
        return await self.as_known.degrees(label, found)

    async def _read_authors(self, posts: list[str]) -> list[str | None]:
        row = await self._case.one(query("lookups", "authors"), ids=posts, known_on=self._known_on)
        found = dict(zip(row["posts"], row["accounts"], strict=True)) if row else {}
        return [found.get(post) for post in posts]


def _counts(totals: dict[Way, int]) -> list[NeighbourCount]:
    return [
        NeighbourCount(
            type=RelationshipType(name), direction=Direction.OUT if out else Direction.IN, total=Long(total)
        )
        for (name, out), total in totals.items()
        if total
    ]


def _batched(read: Callable[[list[str]], Awaitable[list[T]]]) -> DataLoader[str, T]:
    return DataLoader(load_fn=read, max_batch_size=ROWS_AT_ONCE)

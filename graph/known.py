"""What was known at a moment: elements with their properties, ties, simultaneous sharing and measures as they were.

The graph holds what is known now. What was told again since is told anew from the records of then (History), ties are
counted from the posts of then (graph.ties_then), and what analyses found is in their kept results (graph.found_then).
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from graph.found_then import FoundThen
from graph.model import (
    MEASURES,
    NODE_BY_LABEL,
    RELATIONSHIP_BY_TYPE,
    Account,
    CoordinatedWith,
    Cursor,
    Element,
    Interacted,
    Merge,
    Run,
    SameAs,
    merged,
    once,
    relationship_type,
)
from graph.store import FOREVER, CaseStore, Row
from graph.subgraph import NodeKey, Subgraph, SubgraphNode, SubgraphRelationship
from graph.ties_then import ties_then
from graph.ways import Way
from graph.writer import moment_properties

if TYPE_CHECKING:
    import pyarrow as pa

RelationshipKey = tuple[str, str, str]
"""Type, start and end."""
ElementKey = NodeKey | RelationshipKey

SIMULTANEOUS, _TIE, _SAME = (relationship_type(kind) for kind in (CoordinatedWith, Interacted, SameAs))
_UNTOLD = frozenset({SIMULTANEOUS, _TIE})
"""Derived: no record tells of it."""
_OF_RUN = frozenset({"finished_at", "result", "read", "new", "changed", "same", "rejected", "ties_pending"})
_HIDDEN = frozenset({"stamps", "case", "id"})
_GONE = "gone_recorded"


class History(Protocol):
    """ingest.retelling.Retelling, or what a test puts in its place."""

    async def retold(
        self, case: CaseStore, elements: Sequence[ElementKey], known_on: datetime
    ) -> Mapping[ElementKey, Row]:
        """Those of the elements that a record has spoken of since, as graph.merging makes them of the earlier ones."""
        ...


class _Untold:
    async def retold(
        self, case: CaseStore, elements: Sequence[ElementKey], known_on: datetime
    ) -> Mapping[ElementKey, Row]:
        return {}


@dataclass(frozen=True, slots=True)
class AsKnown:
    """One case at one moment. Whether an element was there at all is for the questions to say ($known_on)."""

    case: CaseStore
    known_on: datetime
    history: History
    found: FoundThen

    @classmethod
    def at(cls, case: CaseStore, known_on: datetime, *, history: History, results: Path) -> "AsKnown":
        """`results` is the folder of what the case's analyses found."""
        return cls(case, known_on, history, FoundThen(case, results, known_on))

    @classmethod
    def now(cls, case: CaseStore) -> "AsKnown":
        return cls.at(case, FOREVER, history=_Untold(), results=Path())

    @property
    def is_now(self) -> bool:
        return self.known_on == FOREVER

    async def nodes(self, found: Sequence[SubgraphNode]) -> list[SubgraphNode]:
        """In the same order. One that was told of again since has all its properties of then."""
        if self.is_now or not found:
            return list(found)
        asked = [node.key for node in found if node.label not in (Run.__name__, Cursor.__name__)]
        retold = await self.history.retold(self.case, asked, self.known_on)
        measures = await self._measures([node.id for node in found if node.label == Account.__name__])
        return [self._node(node, retold.get(node.key), measures.get(node.id, {})) for node in found]

    async def relationships(self, found: Sequence[SubgraphRelationship]) -> list[SubgraphRelationship]:
        """In the same order; a tie of which nothing was known then is left out. Simultaneous sharing stays as it is."""
        if self.is_now or not found:
            return list(found)
        told = [each.key for each in found if each.type not in _UNTOLD]
        retold = await self.history.retold(self.case, told, self.known_on)
        ties = await ties_then(self.case, [each for each in found if each.type == _TIE], self.known_on)
        counted = {each.key: each for each in ties}
        then = (counted.get(each.key) if each.type == _TIE else self._told(each, retold) for each in found)
        return [each for each in then if each is not None]

    async def among(
        self, found: Sequence[SubgraphRelationship], nodes: Collection[NodeKey], types: Collection[str] | None = None
    ) -> list[SubgraphRelationship]:
        """As `relationships`, for all between some nodes: simultaneous sharing of then takes its place."""
        simultaneous = None if self.is_now else await self.found.simultaneous()
        if simultaneous is None:
            return await self.relationships(found)
        kept = await self.relationships([each for each in found if each.type != SIMULTANEOUS])
        if types is None or SIMULTANEOUS in types:
            kept += [each for each in simultaneous if all(end in nodes for end in each.ends)]
        return sorted(kept, key=lambda each: (each.type, each.start, each.end))

    async def subgraph(self, found: Subgraph, types: Collection[str] | None = None) -> Subgraph:
        nodes = await self.nodes(found.nodes)
        relationships = await self.among(found.relationships, {node.key for node in nodes}, types)
        return replace(found, nodes=tuple(nodes), relationships=tuple(relationships))

    async def degrees(self, label: str, totals: dict[str, dict[Way, int]]) -> dict[str, dict[Way, int]]:
        """Counts of the questions, with simultaneous sharing as it was."""
        if self.is_now or label != Account.__name__ or (simultaneous := await self.found.simultaneous()) is None:
            return totals
        out, in_ = (Counter(ends) for ends in ([e.start for e in simultaneous], [e.end for e in simultaneous]))
        return {
            id_: ways | {(SIMULTANEOUS, True): out[id_], (SIMULTANEOUS, False): in_[id_]}
            for id_, ways in totals.items()
        }

    def _node(self, node: SubgraphNode, retold: Row | None, measures: Row) -> SubgraphNode:
        kind = NODE_BY_LABEL[node.label]
        properties = node.properties if retold is None else _then(kind, node.properties, retold)
        if kind is Account:
            properties = properties | measures
        if kind is Run and _after(properties.get("finished_at"), self.known_on):
            properties = {name: value for name, value in properties.items() if name not in _OF_RUN}
            properties["status"] = "running"
        return SubgraphNode(node.label, node.id, self._still_there(properties))

    def _told(
        self, each: SubgraphRelationship, retold: Mapping[ElementKey, Row]
    ) -> SubgraphRelationship:
        row, properties = retold.get(each.key), each.properties
        if row is not None:
            properties = _then(RELATIONSHIP_BY_TYPE[each.type], properties, row)
        if each.type == _SAME and _after(properties.get("withdrawn_at"), self.known_on):
            properties = {name: value for name, value in properties.items() if name != "withdrawn_at"}
        return SubgraphRelationship(each.type, each.start, each.end, self._still_there(properties))

    def _still_there(self, properties: Row) -> Row:
        """Without what tells of a deletion, and of a measure, that came later."""
        late = _after(properties.get("gone_recorded"), self.known_on)
        return {
            name: value for name, value in properties.items() if value is not None and not (late and name == _GONE)
        }

    async def _measures(self, accounts: Sequence[str]) -> dict[str, Row]:
        """Per account what is to be changed of its measures: none for those that it had not then."""
        found: dict[str, Row] = {account: {} for account in accounts}
        for measure in MEASURES if accounts else ():
            if await self.found.is_written(measure):
                continue
            known = _values_of(await self.found.values(measure), accounts)
            for account, row in found.items():
                row[measure] = known.get(account)
        return found


def _after(at: Any, known_on: datetime) -> bool:
    return isinstance(at, datetime) and at > known_on


def _values_of(table: "pa.Table | None", accounts: Sequence[str]) -> dict[str, Any]:
    if table is None:
        return {}
    import pyarrow as pa
    import pyarrow.compute as pc

    kept = table.filter(pc.is_in(table.column("id"), pa.array(accounts, pa.string())))
    return dict(zip(kept.column("id").to_pylist(), kept.column("value").to_pylist(), strict=True))


def _then(kind: type[Element], now: Row, row: Row) -> Row:
    """What records told by then, beside what is our own; when it was first recorded is the graph's word."""
    own = {name: value for name, value in now.items() if name in _own(kind)}
    moments = moment_properties(kind)
    told = {
        name: datetime.fromtimestamp(value / 1000, UTC) if name in moments else value
        for name, value in row.items()
        if value is not None and name not in _HIDDEN
    }
    return told | own


@once
def _own(kind: type[Element]) -> frozenset[str]:
    return frozenset(merged(kind, Merge.OWN)) - {"capture_first", "capture_last"} | {"recorded_first"}


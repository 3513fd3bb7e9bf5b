"""Answers as tables: `.arrow()`, `.pl()`, `.df()` and `.igraph()`, each library imported only when asked for."""

import json
import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from sociogram.errors import IncompleteWarning

if TYPE_CHECKING:
    import igraph
    import pandas
    import polars

SHOWN_ROWS = 10
SHOWN_CHARACTERS = 60


@dataclass(frozen=True, slots=True)
class About:
    """How much there is, how much is here, and why that is not all."""

    total: int
    returned: int
    complete: bool
    reason: str | None = None

    @classmethod
    def of(cls, told: Mapping[str, Any]) -> "About":
        return cls(int(told["total"]), int(told["returned"]), bool(told["complete"]), told.get("reason") or None)

    @classmethod
    def of_metadata(cls, metadata: Mapping[bytes, bytes] | None) -> "About":
        return cls.of(json.loads((metadata or {})[b"sociogram"]))

    def __str__(self) -> str:
        if self.complete:
            return f"{self.returned:,} of {self.total:,}, complete"
        return f"INCOMPLETE: {self.returned:,} of {self.total:,}. {self.reason or ''}".rstrip()

    def warn(self, what: str) -> None:
        """At the line that asked, not somewhere in here."""
        if not self.complete:
            warnings.warn(f"{what}: {self}", IncompleteWarning, stacklevel=4)


class _Counted:
    """What every answer says about itself."""

    about: About

    @property
    def total(self) -> int:
        return self.about.total

    @property
    def returned(self) -> int:
        return self.about.returned

    @property
    def complete(self) -> bool:
        return self.about.complete

    @property
    def reason(self) -> str | None:
        return self.about.reason


class Rows(_Counted):
    """A table. `edges` names the two columns that are the ends of a tie, where it has such."""

    def __init__(
        self, table: pa.Table, about: About, *, name: str = "rows", edges: tuple[str, str] | None = None
    ) -> None:
        self.about = about
        self.name = name
        self._table = table
        self._edges = edges
        about.warn(name)

    @property
    def columns(self) -> list[str]:
        return list(self._table.column_names)

    def __len__(self) -> int:
        return int(self._table.num_rows)

    def __iter__(self) -> Iterator[dict[str, Any]]:
        for batch in self._table.to_batches(1_000):
            yield from batch.to_pylist()

    def arrow(self) -> pa.Table:
        return self._table

    def pl(self) -> "polars.DataFrame":
        import polars

        frame = polars.from_arrow(self._table)
        assert isinstance(frame, polars.DataFrame)
        return frame

    def df(self) -> "pandas.DataFrame":
        frame: pandas.DataFrame = self._table.to_pandas()
        return frame

    def igraph(self) -> "igraph.Graph":
        """Directed; vertices by name, every other column an attribute of the edges. Raises TypeError for a table."""
        if self._edges is None:
            raise TypeError(f"{self.name} has no source and target, so that it is no graph.")
        source, target = self._edges
        plain = [_decoded(self._table.column(end)) for end in (source, target)]
        names = pa.chunked_array([chunk for end in plain for chunk in end.chunks], pa.string()).unique()
        place = {name: number for number, name in enumerate(names.to_pylist())}
        starts, ends = ([place[name] for name in end.to_pylist()] for end in plain)
        told = {name: self._table.column(name).to_pylist() for name in self.columns if name not in self._edges}
        return _graph(len(place), (starts, ends), {"name": list(place)}, told)

    def __repr__(self) -> str:
        return f"<{self.name}: {self.about}; columns {', '.join(self.columns)}>"

    def _repr_html_(self) -> str:
        return _html(self.name, self.about, self._table)


class Graph(_Counted):
    """Nodes and the relationships between them: two tables, `source` and `target` are row numbers of the nodes."""

    def __init__(self, nodes: pa.Table, edges: pa.Table, about: About, *, name: str = "subgraph") -> None:
        self.about = about
        self.name = name
        self._nodes = nodes
        self._edges = edges
        about.warn(name)

    def arrow(self) -> tuple[pa.Table, pa.Table]:
        """Nodes and edges."""
        return self._nodes, self._edges

    def pl(self) -> "tuple[polars.DataFrame, polars.DataFrame]":
        """Nodes and edges."""
        import polars

        nodes, edges = (polars.from_arrow(table) for table in self.arrow())
        assert isinstance(nodes, polars.DataFrame)
        assert isinstance(edges, polars.DataFrame)
        return nodes, edges

    def df(self) -> "tuple[pandas.DataFrame, pandas.DataFrame]":
        """Nodes and edges."""
        return self._nodes.to_pandas(), self._edges.to_pandas()

    def igraph(self) -> "igraph.Graph":
        """Directed. Vertices have `name` (Label:id) and their columns, edges have theirs."""
        nodes = {name: self._nodes.column(name).to_pylist() for name in self._nodes.column_names}
        nodes["display_name"] = nodes.pop("name", [None] * self._nodes.num_rows)
        nodes["name"] = [f"{label}:{id_}" for label, id_ in zip(nodes["label"], nodes["id"], strict=True)]
        ends = self._edges.column("source").to_pylist(), self._edges.column("target").to_pylist()
        told = [name for name in self._edges.column_names if name not in ("source", "target")]
        edges = {name: self._edges.column(name).to_pylist() for name in told}
        return _graph(self._nodes.num_rows, ends, nodes, edges)

    def __len__(self) -> int:
        return int(self._nodes.num_rows)

    def __repr__(self) -> str:
        return f"<{self.name}: {self._nodes.num_rows:,} nodes, {self._edges.num_rows:,} relationships; {self.about}>"

    def _repr_html_(self) -> str:
        nodes = _html(f"{self.name}, nodes", self.about, self._nodes)
        return f"{nodes}<p>{self._edges.num_rows:,} relationships</p>"


def of_objects(rows: list[dict[str, Any]], columns: list[str]) -> pa.Table:
    """Types as the values have them; what Arrow has no one type for is written as JSON."""
    return pa.table({column: _array([row.get(column) for row in rows]) for column in columns})


def _array(values: list[Any]) -> pa.Array:
    try:
        found = pa.array(values)
    except (pa.ArrowInvalid, pa.ArrowTypeError, pa.ArrowNotImplementedError, OverflowError):
        return pa.array([None if each is None else json.dumps(each, default=str) for each in values], pa.string())
    return found.cast(pa.string()) if pa.types.is_null(found.type) else found


def _decoded(column: pa.ChunkedArray) -> pa.ChunkedArray:
    return column.cast(pa.string())


def _graph(
    size: int, ends: tuple[list[int], list[int]], vertices: dict[str, list[Any]], edges: dict[str, list[Any]]
) -> "igraph.Graph":
    import igraph

    graph = igraph.Graph(n=size, edges=list(zip(*ends, strict=True)), directed=True)
    for name, values in vertices.items():
        graph.vs[name] = values
    for name, values in edges.items():
        graph.es[name] = values
    return graph


def _html(name: str, about: About, table: pa.Table) -> str:
    """What people wrote is shown as text, whatever it holds."""
    head = "".join(f"<th>{escape(column)}</th>" for column in table.column_names)
    shown = table.slice(0, SHOWN_ROWS).to_pylist()
    body = "".join(
        "<tr>" + "".join(f"<td>{escape(_short(value))}</td>" for value in row.values()) + "</tr>" for row in shown
    )
    counted = f"<strong>{escape(str(about))}</strong>" if not about.complete else escape(str(about))
    return f"<p>{escape(name)}: {counted}</p><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _short(value: object) -> str:
    text = "" if value is None else str(value)
    return text if len(text) <= SHOWN_CHARACTERS else text[: SHOWN_CHARACTERS - 1] + "…"

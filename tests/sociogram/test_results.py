"""What an answer looks like in a notebook: how complete it is, and never anything that a browser runs."""

import pyarrow as pa
import pytest

from sociogram.errors import IncompleteWarning
from sociogram.results import About, Graph, Rows, of_objects

WHOLE = About(2, 2, complete=True)


def test_what_people_wrote_is_shown_as_text() -> None:
    table = pa.table({"<b>name</b>": ["<script>alert(1)</script>", "x" * 500]})
    shown = Rows(table, WHOLE, name="<i>rows</i>")._repr_html_()
    assert "<script" not in shown
    assert "<b>" not in shown
    assert "<i>" not in shown
    assert "&lt;script&gt;" in shown
    assert "x" * 60 not in shown


def test_a_part_says_that_it_is_one() -> None:
    with pytest.warns(IncompleteWarning, match="ties: INCOMPLETE: 2 of 9. The strongest."):
        rows = Rows(pa.table({"a": [1, 2]}), About(9, 2, complete=False, reason="The strongest."), name="ties")
    assert repr(rows) == "<ties: INCOMPLETE: 2 of 9. The strongest.; columns a>"
    assert (len(rows), rows.total, rows.returned, rows.complete) == (2, 9, 2, False)


def test_columns_of_objects() -> None:
    table = of_objects([{"a": 1, "b": None, "c": [1]}, {"a": "x", "c": [2, 3]}], ["a", "b", "c"])
    assert table.to_pydict() == {"a": ["1", '"x"'], "b": [None, None], "c": [[1], [2, 3]]}
    assert table.schema.field("b").type == pa.string()


def test_a_graph_without_edges() -> None:
    nodes = pa.table({"label": ["Account"], "id": ["x:1"], "name": ["Ada"]})
    edges = pa.schema({"source": pa.int32(), "target": pa.int32(), "type": pa.string()}).empty_table()
    graph = Graph(nodes, edges, About(1, 1, complete=True))
    assert (graph.igraph().vs["name"], graph.igraph().vs["display_name"]) == (["Account:x:1"], ["Ada"])
    assert repr(graph) == "<subgraph: 1 nodes, 0 relationships; 1 of 1, complete>"
    assert "0 relationships" in graph._repr_html_()


def test_how_complete_it_is_travels_with_the_table() -> None:
    metadata = {b"sociogram": b'{"total": 3, "returned": 2, "complete": false, "reason": "Cut."}'}
    assert About.of_metadata(metadata) == About(3, 2, complete=False, reason="Cut.")

"""A chart's document as it comes in: JSON text of a known format, whose nodes and edges are of its own case.

It names elements and says where and how they are drawn; what they are is read from the graph when it is opened. The
rest of it belongs to the page that draws it, and is kept as it came.
"""

from collections.abc import Iterable, Sequence

import msgspec

from api.elements import Naming
from custody.charts import DOCUMENT_BYTES, ChartDocument
from graph.errors import LimitExceeded, NotFound, ParameterInvalid
from graph.keys import plain

FORMAT = 1
_CURE = 'Send {"format": 1, "nodes": [{"id": "…"}], "edges": [{"id": "…"}]}, and more as you like within it.'


class _Element(msgspec.Struct):
    id: str


class _Document(msgspec.Struct):
    format: int
    nodes: Sequence[_Element] = ()
    edges: Sequence[_Element] = ()


def read_document(case: str, text: str) -> ChartDocument:
    """Raises ParameterInvalid for what is no chart of this case, LimitExceeded for one that is too large."""
    text = plain(text)
    if len(text) > DOCUMENT_BYTES:
        raise LimitExceeded(
            f"The chart has more than {DOCUMENT_BYTES:,} bytes.", "Take some of it off the chart, or split it into two."
        )
    document = _decoded(text)
    naming = Naming(case)
    _check("nodes", (naming.node(each.id) for each in document.nodes))
    _check("edges", (naming.nodes(_edge(each.id)) for each in document.edges))
    nodes, edges = (len({each.id for each in found}) for found in (document.nodes, document.edges))
    if nodes < len(document.nodes) or edges < len(document.edges):
        raise ParameterInvalid("The chart draws an element twice.", "Name each node and each edge once.")
    return ChartDocument(text, nodes, edges)


def _decoded(text: str) -> _Document:
    try:
        document = msgspec.json.decode(text, type=_Document)
    except (msgspec.MsgspecError, RecursionError, ValueError) as error:
        what = "is nested too deeply" if isinstance(error, RecursionError) else f"is not valid: {error}"
        raise ParameterInvalid(f"The chart's document {what}.", _CURE) from error
    if document.format != FORMAT:
        raise ParameterInvalid(f"Charts of format {document.format} are not known here.", _CURE)
    return document


def _edge(name: str) -> str:
    if "|" not in name:
        raise ParameterInvalid("An edge is named as TYPE|start|end.", _CURE)
    return name


def _check(what: str, each: Iterable[object]) -> None:
    """Says how many came before the first one that is wrong: a document may have a hundred thousand."""
    number = 0
    try:
        for _ in each:
            number += 1
    except (ParameterInvalid, NotFound) as error:
        raise ParameterInvalid(f"Of the chart's {what}, number {number + 1}: {error.what}", error.cure) from error

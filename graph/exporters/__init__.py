"""How a subgraph leaves: one file per format, each with an `Exporter`. Found by graph.extensions.discover."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO

from graph.subgraph import Subgraph

NODES_AT_MOST = 50_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Exporter:
    """`write(subgraph, file)` writes as it goes, to a file that only goes forward, and queries nothing.

    `nodes_at_most` is how large a case may be to go out whole; only as a bundle there is no limit (graph.bundling).
    Whatever a person wrote, the file stays one of its format; what that can't carry is replaced (docs/exports.md).
    """

    name: str
    title: str
    sentence: str
    extension: str
    media_type: str
    nodes_at_most: int = NODES_AT_MOST
    write: Callable[[Subgraph, BinaryIO], None]

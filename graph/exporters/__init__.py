"""How a subgraph leaves: one file per format, each with an `Exporter`. Found by graph.extensions.discover."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO

from graph.subgraph import Subgraph


@dataclass(frozen=True, slots=True, kw_only=True)
class Exporter:
    """`write(subgraph, file)` writes as it goes and queries nothing."""

    name: str
    title: str
    sentence: str
    extension: str
    media_type: str
    write: Callable[[Subgraph, BinaryIO], None]

"""The Parquet bundle of a part of a case: typed tables for DuckDB, Spark, Polars and pandas, and for import."""

from typing import BinaryIO

from graph.bundle import write_subgraph
from graph.exporters import Exporter
from graph.subgraph import Subgraph


def _write(subgraph: Subgraph, file: BinaryIO) -> None:
    write_subgraph(subgraph, file)


parquet = Exporter(
    name="parquet",
    title="Parquet bundle",
    sentence="A zip of typed tables with their hashes, for DuckDB, Spark, Polars and pandas; can be imported again.",
    extension="parquet.zip",
    media_type="application/vnd.sociogram.bundle+zip",
    write=_write,
)

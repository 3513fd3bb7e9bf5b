import io
import zipfile
from pathlib import Path

import duckdb
import polars

from graph.bundle import verify
from graph.exporters.parquet import parquet
from graph.subgraph import Subgraph


def test_it_is_a_bundle_that_holds(golden: Subgraph, tmp_path: Path) -> None:
    path = tmp_path / "part.zip"
    with path.open("wb") as file:
        parquet.write(golden, file)
    bundle = verify(path)
    assert bundle.manifest.contents == "subgraph"
    assert sum(table.rows for table in bundle.manifest.files) == len(golden.nodes) + len(golden.relationships)


def test_polars_and_duckdb_read_its_tables(golden: Subgraph, tmp_path: Path) -> None:
    file = io.BytesIO()
    parquet.write(golden, file)
    with zipfile.ZipFile(file) as archive:
        archive.extractall(tmp_path)
    ties = polars.read_parquet(tmp_path / "edges" / "INTERACTED.parquet")
    weights = {(edge.start, edge.end): edge.properties["weight"] for edge in golden.relationships
               if edge.type == "INTERACTED"}  # fmt: skip
    assert dict(zip(zip(ties["start"], ties["end"], strict=True), ties["weight"], strict=True)) == weights
    with duckdb.connect() as connection:
        [(total,)] = connection.sql(f"SELECT sum(weight) FROM '{tmp_path}/edges/INTERACTED.parquet'").fetchall()
    assert total == sum(weights.values())

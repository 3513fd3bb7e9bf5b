import io
import zipfile
from typing import BinaryIO, cast

import pyarrow.parquet as pq
import pytest

from graph.bundle import write_subgraph
from graph.exporters import Exporter
from graph.extensions import discover
from graph.subgraph import Subgraph
from tests.golden.case import RUN_COMMUNITIES


def test_they_are_found() -> None:
    found = discover("graph.exporters", Exporter)
    assert set(found) == {"gexf", "graphml", "json", "csv", "stix", "anx", "ftm", "parquet"}
    assert all(each.sentence and each.media_type and each.extension for each in found.values())


class Forward:
    """A file that only goes forward, and counts how often it was written to."""

    def __init__(self) -> None:
        self.content = bytearray()
        self.writes = 0

    def write(self, data: bytes) -> int:
        self.content += data
        self.writes += 1
        return len(data)

    def flush(self) -> None:
        return


EXPORTERS = sorted(discover("graph.exporters", Exporter).items())


@pytest.mark.parametrize(("name", "exporter"), EXPORTERS, ids=[name for name, _ in EXPORTERS])
def test_each_writes_as_it_goes_and_forward(name: str, exporter: Exporter, golden: Subgraph) -> None:
    file = Forward()
    exporter.write(golden, cast(BinaryIO, file))
    assert file.writes > 5
    assert file.content


@pytest.mark.parametrize(("name", "exporter"), EXPORTERS, ids=[name for name, _ in EXPORTERS])
def test_each_says_of_which_case_and_that_it_is_not_all(name: str, exporter: Exporter, golden: Subgraph) -> None:
    text = _text(exporter, golden)
    for said in ("The bridge", "2026-04-03T00:00:00", "There is more."):
        assert said in text, said


@pytest.mark.parametrize(("name", "exporter"), EXPORTERS, ids=[name for name, _ in EXPORTERS])
def test_each_says_what_is_derived_and_how_sure_that_is(name: str, exporter: Exporter, golden: Subgraph) -> None:
    if name == "parquet":
        return _parquet_says_it(golden)
    text = _text(exporter, golden)
    assert "derived" in text
    for said in ("p = 0.01 against chance", "counted from posts", RUN_COMMUNITIES):
        assert said in text, said
    return None


def _parquet_says_it(golden: Subgraph) -> None:
    file = io.BytesIO()
    manifest = write_subgraph(golden, file)
    assert {table.name for table in manifest.files if table.derived} == {
        "edges/INTERACTED.parquet", "edges/COORDINATED_WITH.parquet",
    }  # fmt: skip
    with zipfile.ZipFile(file) as archive:
        [row] = pq.read_table(io.BytesIO(archive.read("edges/COORDINATED_WITH.parquet"))).to_pylist()
    assert (row["run"], row["p_value"]) == (RUN_COMMUNITIES, 0.01)


def _text(exporter: Exporter, subgraph: Subgraph) -> str:
    file = io.BytesIO()
    exporter.write(subgraph, file)
    if exporter.media_type.endswith("zip"):
        with zipfile.ZipFile(file) as archive:
            return "".join(archive.read(each).decode("utf-8", "replace") for each in archive.namelist())
    return file.getvalue().decode("utf-16" if exporter.name == "anx" else "utf-8")


@pytest.mark.parametrize(("name", "exporter"), EXPORTERS, ids=[name for name, _ in EXPORTERS])
def test_nothing_at_all_is_a_file_too(name: str, exporter: Exporter) -> None:
    assert _text(exporter, Subgraph((), (), 0, True, None))

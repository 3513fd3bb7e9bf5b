"""CSV: nodes.csv, relationships.csv and about.csv in a zip, safe to open in a spreadsheet.

A spreadsheet takes a cell that begins with =, +, -, @, a tab, a line's end or a NUL for a formula. Such a text gets
an apostrophe in front, and so does one that begins with an apostrophe, so that taking one away gives back the text.
"""

import csv
import io
import zipfile
from collections.abc import Iterable, Mapping
from typing import Any, BinaryIO

from graph.exporters import Exporter
from graph.exporters._values import about, kinds, told, written
from graph.keys import plain
from graph.subgraph import Subgraph

MARK = "'"
_DANGEROUS = frozenset("=+-@\t\r\n\x00＝＋－＠" + MARK)
_NUMBERS = ("long", "double", "boolean")
_FIXED_TIME = (1980, 1, 1, 0, 0, 0)


def safe(text: str) -> str:
    """As a cell. The way back: one leading apostrophe less."""
    clean = plain(text)
    return MARK + clean if clean[:1] in _DANGEROUS and clean else clean


def _write(subgraph: Subgraph, file: BinaryIO) -> None:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        nodes = ({"label": node.label, "id": node.id, **_others(node.properties, "id")} for node in subgraph.nodes)
        types = kinds(node.properties for node in subgraph.nodes)
        _table(archive, "nodes.csv", ("label", "id"), rows=nodes, types=types)
        edges = ({"type": edge.type, "start": edge.start, "end": edge.end, **_others(told(edge), "start", "end")}
                 for edge in subgraph.relationships)  # fmt: skip
        types = kinds(told(edge) for edge in subgraph.relationships)
        _table(archive, "relationships.csv", ("type", "start", "end"), rows=edges, types=types)
        said = ({"name": name, "value": value} for name, value in about(subgraph).items())
        _table(archive, "about.csv", ("name", "value"), rows=said, types={})


def _table(
    archive: zipfile.ZipFile, name: str, first: tuple[str, ...], *, rows: Iterable[Mapping[str, Any]],
    types: dict[str, str],
) -> None:  # fmt: skip
    """In UTF-8 with its mark, without which a spreadsheet guesses the encoding."""
    entry = zipfile.ZipInfo(name, _FIXED_TIME)
    entry.compress_type = zipfile.ZIP_DEFLATED
    columns = [*first, *(each for each in types if each not in first)]
    with archive.open(entry, "w", force_zip64=True) as opened:
        text = io.TextIOWrapper(opened, encoding="utf-8-sig", newline="")
        writer = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
        writer.writerow([safe(column) for column in columns])
        for row in rows:
            writer.writerow([_cell(row.get(column), types.get(column, "string")) for column in columns])
        text.flush()
        text.detach()


def _cell(value: object, kind: str) -> str:
    if value is None:
        return ""
    text = written(value, kind)
    return text if kind in _NUMBERS else safe(text)


def _others(properties: Mapping[str, Any], *keys: str) -> dict[str, Any]:
    return {name: value for name, value in properties.items() if name not in keys}


csv_tables = Exporter(
    name="csv",
    title="CSV",
    sentence="Two tables in a zip, nodes and relationships, safe to open in a spreadsheet.",
    extension="csv.zip",
    media_type="application/zip",
    write=_write,
)

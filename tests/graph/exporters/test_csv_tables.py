import csv
import io
import zipfile

from hypothesis import given
from hypothesis import strategies as st

from graph.exporters.csv_tables import csv_tables, safe
from graph.subgraph import Subgraph, SubgraphNode, SubgraphRelationship

FORMULAS = "=+-@\t\r\x00\n＝＋－＠"
STARTS = ["=", "+", "-", "@", "\t", "\r", "\x00", "\n", "'", "''", '"', "＝", " =", "\u202e", "\ufeff=", ";=", ",="]
BODIES = [
    "cmd|' /C calc'!A0", "1+1", 'HYPERLINK("http://evil.example";"x")', "SUM(1;2)\r\n=2", 'a"b""c',
    "<img src=x onerror=1>", "javascript:alert(1)", "\u202eabc\u2066", "x\x00y", "many\nlines", "é😀", "",
    "b" * 1_000_000,
]  # fmt: skip
PAYLOADS = [start + body for start in STARTS for body in BODIES]


def _tables(subgraph: Subgraph) -> dict[str, list[dict[str, str]]]:
    file = io.BytesIO()
    csv_tables.write(subgraph, file)
    csv.field_size_limit(4_000_000)
    with zipfile.ZipFile(file) as archive:
        return {
            name: list(csv.DictReader(io.StringIO(archive.read(name).decode("utf-8-sig"), newline="")))
            for name in archive.namelist()
        }


def _back(cell: str) -> str:
    """The documented way back."""
    return cell.removeprefix("'")


def test_two_tables_and_what_they_are_about(small: Subgraph) -> None:
    tables = _tables(small)
    assert list(tables) == ["nodes.csv", "relationships.csv", "about.csv"]
    assert [(row["label"], row["id"], row["followers"]) for row in tables["nodes.csv"]] == [
        ("Account", "x:1", "3000000000"), ("Account", "x:2", ""), ("Post", "x:1", ""),
    ]  # fmt: skip
    tie = tables["relationships.csv"][1]
    assert (tie["type"], tie["start"], tie["end"], tie["weight"], tie["derived"]) == (
        "INTERACTED", "x:2", "x:1", "7", "true",
    )  # fmt: skip
    assert {row["name"]: row["value"] for row in tables["about.csv"]} == {"nodes": "3 of 3", "complete": "yes"}


def test_numbers_stay_numbers() -> None:
    nodes = (SubgraphNode("Place", "x:1", {"latitude": -33.9, "name": "-33.9"}),)
    [row] = _tables(Subgraph(nodes, (), 1, True, None))["nodes.csv"]
    assert (row["latitude"], row["name"]) == ("-33.9", "'-33.9")


def test_no_cell_is_a_formula_and_all_come_back() -> None:
    assert len(PAYLOADS) > 200
    nodes = tuple(SubgraphNode("Account", f"x:{number}", {"bio": each}) for number, each in enumerate(PAYLOADS))
    rows = _tables(Subgraph(nodes, (), len(nodes), True, None))["nodes.csv"]
    for row, payload in zip(rows, PAYLOADS, strict=True):
        assert row["bio"][:1] not in FORMULAS or not row["bio"]
        assert _back(row["bio"]) == payload


@given(st.text(), st.text())
def test_whatever_a_person_wrote(text: str, name: str) -> None:
    node = SubgraphNode("Hashtag", text, {"bio": text, f"own_{name}": text})
    edge = SubgraphRelationship("TAGGED", text, text, {"why": text})
    tables = _tables(Subgraph((node,), (edge,), 1, True, None))
    [row], [link] = tables["nodes.csv"], tables["relationships.csv"]
    wanted = "".join("\ufffd" if "\ud800" <= each <= "\udfff" else each for each in text)
    for cell in (row["id"], row["bio"], link["start"], link["end"], link["why"]):
        assert cell == "" or cell[0] not in FORMULAS
        assert _back(cell) == wanted


@given(st.text())
def test_the_way_back_is_one_apostrophe_less(text: str) -> None:
    cell = safe(text)
    assert not cell or cell[0] not in FORMULAS
    assert cell in (text, f"'{text}") or "\ufffd" in cell

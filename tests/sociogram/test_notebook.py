"""The worked notebook runs from its first cell to its last, and is committed without answers."""

import os
from pathlib import Path
from typing import Any

import nbformat
from nbclient import NotebookClient

from tests.sociogram.conftest import Served

ROOT = Path(__file__).parents[2]
NOTEBOOK = ROOT / "notebooks" / "first_look.ipynb"


def read() -> Any:
    return nbformat.read(NOTEBOOK, as_version=4)


async def run(served: Served) -> Any:
    notebook = read()
    environment = os.environ | {
        "SOCIOGRAM_URL": served.url, "SOCIOGRAM_TOKEN": served.token, "SOCIOGRAM_CASE": "The bridge",
        "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "ignore",
    }  # fmt: skip
    client = NotebookClient(notebook, timeout=60, kernel_name="python3", resources={"metadata": {"path": str(ROOT)}})
    await client.async_execute(env=environment)
    return notebook


def outputs(notebook: Any) -> str:
    found = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    return "\n".join(str(output.get("data", {}).get("text/plain", "")) for output in found)


async def test_it_runs(served: Served) -> None:
    said = outputs(await run(served))
    assert "finn" in said
    assert "INTERACTED" in said
    assert "posts.jsonl" in said


def test_it_is_committed_without_outputs_and_addresses() -> None:
    notebook = read()
    assert all(not cell.get("outputs") and cell.get("execution_count") is None for cell in notebook.cells)
    assert "127.0.0.1" not in NOTEBOOK.read_text("utf-8")
    assert sum(cell.cell_type == "markdown" for cell in notebook.cells) >= 5

import ast
from pathlib import Path

import pytest

import api
from api.authorisation import Authorisation
from graph.errors import NotFound
from graph.store import Store
from tests.api.conftest import World


async def test_a_case_is_opened_by_id_or_title(world: World, store: Store) -> None:
    authorisation = Authorisation(store, world.cases)
    for name in (world.golden.id, world.golden.title):
        opened = await authorisation.open_case(name)
        assert (opened.record, opened.store.case) == (world.golden, world.golden.id)
    with pytest.raises(NotFound):
        await authorisation.open_case("no such case")


def test_no_route_and_no_resolver_takes_a_case_by_itself() -> None:
    """Only the health check does, of a case that is none."""
    folder = Path(api.__file__).parent
    files = [
        *(folder / "resolvers").glob("*.py"),
        *(folder / f"{name}.py" for name in ("graphql", "loaders", "rest", "schema")),
    ]
    callers = [path.name for path in files for call in _calls(path, "for_case") if call != "_ZERO"]
    assert callers == []
    assert _calls(folder / "rest.py", "for_case") == ["_ZERO"]


def _calls(path: Path, method: str) -> list[str]:
    """The arguments with which the file calls the method."""
    calls = [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]
    named = [call for call in calls if isinstance(call.func, ast.Attribute) and call.func.attr == method]
    return [ast.unparse(argument) for call in named for argument in call.args]

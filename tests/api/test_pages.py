import re

import httpx
import pytest

from api.pages import EXAMPLE
from tests.api.conftest import Ask, World


@pytest.mark.parametrize("path", ["/graphql", "/docs"])
async def test_pages_need_nothing_from_elsewhere(client: httpx.AsyncClient, path: str) -> None:
    page = await client.get(path, headers={"Accept": "text/html"})
    assert page.status_code == 200
    sources = re.findall(r'(?:src|href)="([^"]+)"', page.text)
    assert sources
    assert "//" not in "".join(sources)
    for source in sources:
        file = await client.get(source)
        assert file.status_code == 200
        assert len(file.content) > 1_000
    assert "script-src 'self' 'sha256-" in page.headers["content-security-policy"]


async def test_only_those_files_are_served(client: httpx.AsyncClient) -> None:
    for path in ("/assets/graphiql/__init__.py", "/assets/graphiql/..%2f__init__.py", "/assets/nothing/a.js"):
        assert (await client.get(path)).status_code == 404


async def test_the_example_works(ask: Ask, world: World) -> None:
    answer = await ask(EXAMPLE.replace("query Cases", "query Other").split("# Put")[0])
    assert "errors" not in answer
    answer = await ask("query FirstLook" + EXAMPLE.split("query FirstLook")[1], case=world.golden.id)
    assert "errors" not in answer
    assert answer["data"]["case"]["title"] == world.golden.title

import json
import re

import httpx
import pytest

from api.examples import EXAMPLES


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


async def test_graphiql_opens_with_the_examples(client: httpx.AsyncClient) -> None:
    page = await client.get("/graphql", headers={"Accept": "text/html"})
    tabs = re.search(r"defaultTabs: (\[.*?\]), defaultEditorToolsVisibility", page.text)
    assert tabs
    assert [tab["query"] for tab in json.loads(tabs[1])] == [each.query for each in EXAMPLES]
    assert "<" not in tabs[1]
    script = await client.get("/assets/graphiql/graphiql.min.js")
    assert "defaultTabs" in script.text  # the bundled version knows them

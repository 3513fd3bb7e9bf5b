from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI

from api.frontend import POLICY, document, router
from graph.errors import NotFound


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A page as it is built, but smaller."""
    (tmp_path / "assets").mkdir()
    (tmp_path / "index.html").write_text("<!doctype html><script src='/page/assets/a-1.js'></script>")
    (tmp_path / "assets" / "a-1.js").write_text("1")
    (tmp_path / "icon.svg").write_text("<svg/>")
    return tmp_path


@pytest.fixture
def app(folder: Path) -> FastAPI:
    app = FastAPI()
    app.include_router(router(folder))
    return app


async def ask(app: FastAPI, path: str) -> httpx.Response:
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url="http://127.0.0.1") as client:
        return await client.get(path)


@pytest.mark.parametrize(
    "path", ["/cases", "/cases/a/charts/b", "/cases/a/evidence/x%2Fy", "/shared/t", "/leaving?to=a"]
)
async def test_every_address_of_the_page_is_one_document(app: FastAPI, path: str) -> None:
    answer = await ask(app, path)
    assert answer.status_code == 200
    assert answer.text.startswith("<!doctype html>")
    assert answer.headers["content-security-policy"] == POLICY
    assert answer.headers["cache-control"] == "no-cache"


def test_the_policy_lets_nothing_in_that_a_text_could_bring() -> None:
    assert "unsafe" not in POLICY
    assert "http" not in POLICY
    assert "data:" not in POLICY
    assert POLICY.startswith("default-src 'none'")


async def test_files_with_a_hash_in_their_name_are_kept_for_ever(app: FastAPI) -> None:
    script, icon = await ask(app, "/page/assets/a-1.js"), await ask(app, "/page/icon.svg")
    assert (script.status_code, icon.status_code) == (200, 200)
    assert "immutable" in script.headers["cache-control"]
    assert "immutable" not in icon.headers.get("cache-control", "")


@pytest.mark.parametrize("path", ["/page/assets/../../secret", "/page/%2e%2e/secret", "/page/nothing.js"])
async def test_nothing_outside_is_served(app: FastAPI, folder: Path, path: str) -> None:
    (folder.parent / "secret").write_text("secret")
    assert (await ask(app, path)).status_code == 404


def test_a_page_that_was_not_built_says_how(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="not been built"):
        document(tmp_path)


@pytest.mark.parametrize("path", ["/cases", "/cases/a", "/page/icon.svg", "/shared/t"])
async def test_it_needs_sign_in(stranger: httpx.AsyncClient, path: str) -> None:
    answer = await stranger.get(path, headers={"Accept": "text/html"})
    assert answer.status_code == 401


async def test_the_door_leads_to_it(client: httpx.AsyncClient) -> None:
    answer = await client.get("/")
    assert (answer.status_code, answer.headers["location"]) == (303, "/cases")


async def test_what_is_built_asks_only_here(client: httpx.AsyncClient) -> None:
    """The built page itself, as `make test` builds it before."""
    answer = await client.get("/cases")
    assert answer.status_code == 200, answer.text
    assert "http" not in answer.text
    assert "<script>" not in answer.text
    assert "style=" not in answer.text

from collections.abc import AsyncIterator
from http.cookies import SimpleCookie

import httpx
import pytest
from fastapi import FastAPI

from tests.api.conftest import AppOf, client_of

HTML = {"Accept": "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8"}


@pytest.fixture
def app(app_of: AppOf) -> FastAPI:
    return app_of()


@pytest.fixture
async def browser(app: FastAPI) -> AsyncIterator[httpx.AsyncClient]:
    async with client_of(app, signed_in=False) as opened:
        opened.headers.update(HTML)
        yield opened


async def test_the_address_signs_a_browser_in_once(app: FastAPI, browser: httpx.AsyncClient) -> None:
    address = app.state.sign_in.address("http://127.0.0.1:8000")
    answer = await browser.get(address)
    assert (answer.status_code, answer.headers["location"]) == (303, "/cases")
    for path in ("/cases", "/graphql", "/docs", "/openapi.json", "/metrics"):
        assert (await browser.get(path)).status_code == 200
    async with client_of(app, signed_in=False) as other:
        again = await other.get(address, headers=HTML)
    assert again.status_code == 401
    assert "sociogram login-link" in again.text
    assert "set-cookie" not in again.headers


async def test_the_cookie_is_closed_to_scripts_and_to_other_sites(app: FastAPI, browser: httpx.AsyncClient) -> None:
    answer = await browser.get(app.state.sign_in.address(""))
    [cookie] = SimpleCookie(answer.headers["set-cookie"]).values()
    assert cookie.key == "sociogram_8000"
    assert cookie["httponly"]
    assert cookie["samesite"].lower() == "strict"
    assert cookie["path"] == "/"
    assert not cookie["domain"]
    assert cookie["max-age"] == str(7 * 24 * 3600)


async def test_looking_ahead_does_not_use_the_token_up(app: FastAPI, browser: httpx.AsyncClient) -> None:
    address = app.state.sign_in.address("")
    for ahead in ({"Sec-Purpose": "prefetch"}, {"Sec-Purpose": "prefetch;prerender"}):
        assert (await browser.get(address, headers=ahead)).status_code == 401
    await browser.head(address)
    assert (await browser.get(address)).status_code == 303


async def test_whoever_has_not_signed_in_is_told_how(browser: httpx.AsyncClient) -> None:
    for path in ("/", "/graphql", "/docs", '/"><script>'):
        page = await browser.get(path)
        assert page.status_code == 401
        assert page.headers["www-authenticate"] == "Bearer"
        assert "sociogram login-link" in page.text
        assert "<script" not in page.text
        assert page.headers["content-security-policy"].startswith("default-src 'none'")
    program = await browser.get("/graphql", headers={"Accept": "application/json"})
    assert (program.status_code, program.json()["code"]) == (401, "sign-in-needed")
    assert program.headers["www-authenticate"] == "Bearer"


async def test_signing_out(app: FastAPI, browser: httpx.AsyncClient) -> None:
    await browser.get(app.state.sign_in.address(""))
    kept = dict(browser.cookies)
    answer = await browser.post("/sign-out", headers={"Origin": "http://127.0.0.1:8000"})
    assert answer.status_code == 303
    assert not browser.cookies
    browser.cookies.update(kept)
    assert (await browser.get("/graphql")).status_code == 401


async def test_nobody_else_signs_a_person_out(app: FastAPI, browser: httpx.AsyncClient) -> None:
    await browser.get(app.state.sign_in.address(""))
    assert (await browser.post("/sign-out", headers={"Origin": "http://127.0.0.1:9"})).status_code == 403
    assert (await browser.get("/graphql")).status_code == 200


async def test_links_are_made_for_this_account_alone(app: FastAPI, browser: httpx.AsyncClient) -> None:
    script = {"Authorization": f"Bearer {app.state.sign_in.tokens.new('script')}"}
    assert (await browser.post("/v1/sign-in/links", headers=script)).status_code == 403
    async with client_of(app) as local:
        token = (await local.post("/v1/sign-in/links")).json()["token"]
    assert (await browser.get("/", params={"token": token})).status_code == 303
    assert (await browser.post("/v1/sign-in/links", headers={"Origin": "http://127.0.0.1:8000"})).status_code == 403


async def test_a_revoked_token_opens_nothing_at_once(app: FastAPI, browser: httpx.AsyncClient) -> None:
    tokens = app.state.sign_in.tokens
    browser.headers["Authorization"] = f"Bearer {tokens.new('script')}"
    assert (await browser.get("/openapi.json")).status_code == 200
    tokens.revoke("script")
    assert (await browser.get("/openapi.json")).status_code == 401

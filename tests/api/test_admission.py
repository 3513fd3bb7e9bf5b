"""Names, origins and cookies, as browsers send them; and the recipe of docs/sign-in.md, followed to the letter."""

import re
from collections.abc import AsyncIterator, Mapping
from pathlib import Path

import httpx
import pytest
from starlette.types import Scope

from api.admission import Admission, Knock, cookie_name
from api.authorisation import LOCAL
from api.failures import HostError
from api.signing_in import BROWSER, SignIn
from graph.errors import Forbidden, SignInNeeded
from tests.api.conftest import AppOf, client_of

HOST = "127.0.0.1:8000"
OWN = f"http://{HOST}"
FRONT = "http://localhost:5173"
RECIPE = (Path(__file__).parents[2] / "docs" / "sign-in.md").read_text(encoding="utf-8")


@pytest.fixture
def sign_in(tmp_path: Path) -> SignIn:
    return SignIn(tmp_path)


@pytest.fixture
def admission(sign_in: SignIn) -> Admission:
    return Admission(sign_in, origins=[FRONT])


def scope_of(headers: Mapping[str, str], path: str = "/graphql", method: str = "POST", scheme: str = "http") -> Scope:
    raw = [(name.lower().encode(), value.encode("latin-1")) for name, value in ({"Host": HOST} | headers).items()]
    return {"type": "http", "path": path, "scheme": scheme, "headers": raw, "method": method}


def knock(headers: Mapping[str, str], path: str = "/graphql") -> Knock:
    return Knock.of(scope_of(headers, path))


@pytest.fixture
def cookie(sign_in: SignIn) -> dict[str, str]:
    return {"Cookie": f"other=1; {cookie_name(HOST)}={sign_in.trade(sign_in.new_link())}"}


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Origin": OWN},
        {"Origin": OWN, "Sec-Fetch-Site": "same-origin"},
        {"Sec-Fetch-Site": "none", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"},
    ],
)
def test_a_cookie_counts_for_our_own_page(
    admission: Admission, cookie: dict[str, str], headers: dict[str, str]
) -> None:
    assert admission.admit(knock(cookie | headers)) == BROWSER


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": ""},
        {"Origin": "http://127.0.0.1:9999"},
        {"Origin": "http://127.0.0.1"},
        {"Origin": "https://127.0.0.1:8000"},
        {"Origin": "http://127.0.0.1:8000.evil.example"},
        {"Origin": FRONT + ".evil.example"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "iframe"},
        {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors", "Sec-Fetch-Dest": "image"},
        {"Sec-Fetch-Site": "anything"},
        {"Origin": OWN, "Sec-Fetch-Site": "cross-site"},
    ],
)
def test_a_page_elsewhere_does_not_reach_it(
    admission: Admission, sign_in: SignIn, cookie: dict[str, str], headers: dict[str, str]
) -> None:
    bearer = {"Authorization": f"Bearer {sign_in.local_token}"}
    for brought in (cookie, bearer, {}):
        with pytest.raises(Forbidden):
            admission.admit(knock(brought | headers))
        with pytest.raises(Forbidden):
            admission.admit(knock(brought | headers, "/v1/health"))


def test_a_visit_from_elsewhere_is_without_the_cookie(admission: Admission, cookie: dict[str, str]) -> None:
    visit = {"Sec-Fetch-Site": "same-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}
    with pytest.raises(SignInNeeded):
        admission.admit(knock(cookie | visit))
    assert admission.admit(knock(cookie | visit, "/")) is None


def test_an_allowed_origin_brings_a_token_and_no_cookie(
    admission: Admission, sign_in: SignIn, cookie: dict[str, str]
) -> None:
    asked = {"Origin": FRONT, "Sec-Fetch-Site": "cross-site"}
    with pytest.raises(SignInNeeded):
        admission.admit(knock(cookie | asked))
    assert admission.admit(knock(asked | {"Authorization": f"Bearer {sign_in.local_token}"})) == LOCAL


@pytest.mark.parametrize("given", ["", "Bearer", "Bearer ", "Bearer x", "Basic YTpi", "bearer x y", "Bearer \xff"])
def test_what_is_no_token_of_ours(admission: Admission, cookie: dict[str, str], given: str) -> None:
    with pytest.raises(SignInNeeded):
        admission.admit(knock({"Authorization": given}))


def test_a_wrong_token_is_not_made_good_by_a_cookie(admission: Admission, cookie: dict[str, str]) -> None:
    with pytest.raises(SignInNeeded):
        admission.admit(knock(cookie | {"Authorization": "Bearer x"}))


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "", "localhost.", "[::2]", "0.0.0.0:8000"])
def test_foreign_names(admission: Admission, sign_in: SignIn, host: str) -> None:
    with pytest.raises(HostError):
        admission.admit(knock({"Host": host, "Authorization": f"Bearer {sign_in.local_token}"}))


def test_sockets_are_compared_as_pages_are(admission: Admission, cookie: dict[str, str]) -> None:
    ours = Knock.of(scope_of(cookie | {"Origin": OWN}, scheme="ws"))
    assert admission.admit(ours) == BROWSER
    with pytest.raises(Forbidden):
        admission.admit(Knock.of(scope_of(cookie | {"Origin": "http://127.0.0.1:9999"}, scheme="ws")))


def test_two_servers_of_one_host_have_a_cookie_each() -> None:
    assert cookie_name("127.0.0.1:8000") != cookie_name("127.0.0.1:8001")
    assert cookie_name("[::1]") == cookie_name("localhost") == "sociogram"


def test_a_preflight_is_answered_to_allowed_origins(admission: Admission) -> None:
    asked = {"Origin": FRONT, "Access-Control-Request-Method": "POST"}
    scope = scope_of(asked, method="OPTIONS")
    assert "POST" in (admission.preflight(scope, Knock.of(scope)) or {})["Access-Control-Allow-Methods"]
    for other in ({"Origin": "https://evil.example"}, {"Origin": "null"}, {"Host": "evil.example"}):
        scope = scope_of(asked | other, method="OPTIONS")
        assert admission.preflight(scope, Knock.of(scope)) is None


@pytest.fixture
async def front(app_of: AppOf) -> AsyncIterator[httpx.AsyncClient]:
    """The API as the recipe starts it, and a front end that has no token yet."""
    origins = re.search(r"SOCIOGRAM_ORIGINS=(\S+) sociogram serve", RECIPE)
    assert origins
    async with client_of(app_of(origins=origins[1]), signed_in=False) as client:
        client.headers["Origin"] = origins[1]
        client.headers["Sec-Fetch-Site"] = "cross-site"
        yield client


async def test_the_recipe_for_a_front_end(front: httpx.AsyncClient, tmp_path: Path) -> None:
    script = RECIPE.partition("```js")[2].partition("```")[0]
    address = re.search(r'fetch\("([^"]+)"', script)
    method = re.search(r'method: "(\w+)"', script)
    question = re.search(r'query: "([^"]+)"', script)
    names = re.findall(r'"([\w-]+)": [`"]', script)
    assert address
    assert method
    assert question
    assert names == ["Authorization", "Content-Type"]
    token = SignIn(tmp_path).tokens.new(re.findall(r"sociogram token new (\S+)", RECIPE)[-1])
    asked = {"Access-Control-Request-Method": method[1], "Access-Control-Request-Headers": ",".join(names).lower()}
    before = await front.options(address[1], headers=asked)
    assert before.status_code == 204
    assert before.headers["access-control-allow-origin"] == front.headers["Origin"]
    allowed = before.headers["access-control-allow-headers"].lower().split(", ")
    assert set(asked["Access-Control-Request-Headers"].split(",")) <= set(allowed)
    answer = await front.request(
        method[1], address[1], json={"query": question[1]}, headers={"Authorization": f"Bearer {token}"}
    )
    assert answer.status_code == 200
    assert answer.json()["data"]["cases"]["total"] >= 3
    assert answer.headers["access-control-allow-origin"] == front.headers["Origin"]
    assert "access-control-allow-credentials" not in answer.headers
    assert "Origin" in answer.headers["vary"]


async def test_even_errors_are_shown_to_an_allowed_origin(front: httpx.AsyncClient) -> None:
    answer = await front.get("/v1/cases")
    assert (answer.status_code, answer.json()["code"]) == (401, "sign-in-needed")
    assert answer.headers["access-control-allow-origin"] == front.headers["Origin"]


async def test_another_origin_is_told_nothing(client: httpx.AsyncClient) -> None:
    for headers in ({"Origin": "https://evil.example"}, {"Origin": FRONT}):
        answer = await client.get("/v1/health", headers=headers)
        assert (answer.status_code, answer.json()["code"]) == (403, "forbidden")
        assert not [name for name in answer.headers if name.startswith("access-control")]
        asked = headers | {"Access-Control-Request-Method": "POST"}
        assert (await client.options("/graphql", headers=asked)).status_code == 403

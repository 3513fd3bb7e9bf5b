from datetime import UTC, date, datetime

import httpx
import pytest
from pydantic import TypeAdapter, ValidationError

from api.rest.asked import CaseQuestion, Day, Moment, moment, named
from graph.store import FOREVER
from tests.api.conftest import World

MOMENT, DAY = TypeAdapter(Moment), TypeAdapter(Day)


def test_a_moment_is_in_utc() -> None:
    assert MOMENT.validate_python("2026-01-05T12:00:00+02:00") == datetime(2026, 1, 5, 10, tzinfo=UTC)
    assert MOMENT.validate_python("2026-01-05T12:00:00") == datetime(2026, 1, 5, 12, tzinfo=UTC)
    assert moment(None) == FOREVER


@pytest.mark.parametrize("text", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "soon", ""])
def test_a_moment_that_none_is(text: str) -> None:
    with pytest.raises(ValidationError):
        MOMENT.validate_python(text)


def test_a_day() -> None:
    assert DAY.validate_python("2026-01-05") == date(2026, 1, 5)
    for text in ("0001-01-01", "9999-12-31", "2026-13-01"):
        with pytest.raises(ValidationError):
            DAY.validate_python(text)


def test_nothing_unknown_is_taken() -> None:
    with pytest.raises(ValidationError):
        CaseQuestion.model_validate({"case": "a", "cases": "b"})


def test_one_of_some_names() -> None:
    assert named(["a", "b"])("a") == "a"
    with pytest.raises(ValueError, match="one of a, b"):
        named(["a", "b"])("c")


@pytest.mark.parametrize("body", [b"{", b"[NaN]", b'{"query": "RETURN 1", "query": "RETURN 2"}', b'"\xff"'])
async def test_a_body_has_one_meaning(client: httpx.AsyncClient, world: World, body: bytes) -> None:
    headers = {"Content-Type": "application/json"}
    answer = await client.post("/v1/cypher", params={"case": world.golden.id}, content=body, headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (400, "parameter-invalid")


async def test_openapi_says_that_each_address_needs_sign_in(client: httpx.AsyncClient) -> None:
    document = (await client.get("/openapi.json")).json()
    assert document["components"]["securitySchemes"]["token"]["scheme"] == "bearer"
    for path, operations in document["paths"].items():
        for operation in operations.values():
            assert operation.get("security") == (None if path == "/v1/health" else [{"token": []}]), path

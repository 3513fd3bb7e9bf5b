import enum
from datetime import date, datetime
from typing import Any, cast

import pytest
import strawberry
from graphql import GraphQLError

from api.executing import Execution


@strawberry.enum
class Colour(enum.Enum):
    RED = "red"


@strawberry.interface
class Thing:
    id: strawberry.ID


@strawberry.type
class Box(Thing):
    size: int = 1
    colour: Colour = Colour.RED
    day: date = date(2026, 1, 5)
    at: datetime | None = None
    words: list[str] = strawberry.field(default_factory=lambda: ["a", "b"])

    @strawberry.field
    async def later(self) -> "Box":
        return Box(id=strawberry.ID("later"))

    @strawberry.field
    def twice(self, by: int = 2) -> int:
        return self.size * by


@strawberry.type
class Query:
    @strawberry.field
    def boxes(self, size: int = 1) -> list[Box]:
        return [Box(id=strawberry.ID("one"), size=size), Box(id=strawberry.ID("two"))]

    @strawberry.field
    def things(self) -> list[Thing]:
        return [Box(id=strawberry.ID("thing"))]

    @strawberry.field
    def broken(self) -> list[Box | None]:
        return [Box(id=strawberry.ID("ok")), Box(id=strawberry.ID("bad"), size=cast(int, "large"))]


QUICK = strawberry.Schema(Query, types=[Box], execution_context_class=Execution)
USUAL = strawberry.Schema(Query, types=[Box])


async def both(question: str, **variables: Any) -> dict[str, Any] | None:
    """The answer, which is the same in either way, in the same order and with the same errors."""
    answers = [await schema.execute(question, variable_values=variables) for schema in (QUICK, USUAL)]
    quick, usual = (each for each in answers)
    assert quick.data == usual.data
    assert repr(quick.data) == repr(usual.data)
    errors: list[list[GraphQLError]] = [each.errors or [] for each in answers]
    assert [(e.message, e.path) for e in errors[0]] == [(e.message, e.path) for e in errors[1]]
    return quick.data


@pytest.mark.parametrize(
    "question",
    [
        "{ boxes { id size colour day at words } }",
        "{ boxes { twice id later { id later { size } at } words twice2: twice(by: 3) size } }",
        "{ boxes { __typename id ... on Box { size } ...F } } fragment F on Box { colour size more: size }",
        "{ things { id __typename ... on Box { size day } } }",
        "query ($no: Boolean = false) { boxes { id size @include(if: $no) day @skip(if: $no) } }",
        "{ boxes { later { id } } }",
        "{ a: boxes(size: 3) { size } b: boxes { size } }",
    ],
)
async def test_the_same_answer_as_the_usual_way(question: str) -> None:
    assert await both(question)


async def test_a_value_that_is_not_of_its_type_is_the_same_error() -> None:
    found = await both("{ broken { id size } }")
    assert found == {"broken": [{"id": "ok", "size": 1}, None]}

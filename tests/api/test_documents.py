from graphql import parse

from api.documents import Documents
from api.guard import CHARACTERS
from api.ids import encode
from tests.api.conftest import Ask, World
from tests.golden.case import ADA

ONE, TWO, THREE = "{ a }", "{ bb }", "{ ccc }"


def test_what_was_asked_longest_ago_leaves_first() -> None:
    documents = Documents(characters=len(ONE + TWO))
    parsed = {text: parse(text) for text in (ONE, TWO, THREE)}
    documents.keep(ONE, parsed[ONE])
    documents.keep(TWO, parsed[TWO])
    assert documents.get(ONE) is parsed[ONE]
    documents.keep(ONE, parsed[TWO])
    documents.keep(THREE, parsed[THREE])
    assert [documents.get(text) for text in (ONE, TWO, THREE)] == [None, None, parsed[THREE]]


def test_one_that_is_too_long_is_not_kept() -> None:
    documents = Documents(characters=len(ONE))
    documents.keep(ONE, parse(ONE))
    documents.keep(TWO, parse(TWO))
    assert documents.get(TWO) is None
    assert documents.get(ONE) is not None
    assert Documents()._most >= CHARACTERS  # what the guard lets pass can be kept


async def test_the_same_text_is_checked_with_the_variables_of_each_question(ask: Ask, world: World) -> None:
    question = (
        "query ($case: ID!, $id: ID!, $first: Int!) { case(id: $case) { expand(id: $id, first: $first) "
        "{ returned nodes { node { ... on Post { author { key } } } } } } }"
    )
    given = {"case": world.golden.id, "id": encode(world.golden.id, "Account", ADA)}
    for first, returned in ((1, 1), (2, 2), (1, 1)):
        answer = await ask(question, **given, first=first)
        assert answer["data"]["case"]["expand"]["returned"] == returned
    for mistake, code in ((100_000_000, "limit-exceeded"), (0, "limit-exceeded")):
        answer = await ask(question, **given, first=mistake)
        assert answer["errors"][0]["extensions"]["code"] == code
    costs = [(await ask(question, **given, first=first))["extensions"]["cost"]["nodes"] for first in (2, 20)]
    assert costs[0] < costs[1]


async def test_a_mistake_is_one_each_time(ask: Ask) -> None:
    for question in ("{ nothing }", "{ cases", "query ($n: Int!) { cases { total } }"):
        first, second = await ask(question), await ask(question)
        assert first["errors"] == second["errors"]


async def test_each_operation_of_a_text_is_chosen_anew(ask: Ask, world: World) -> None:
    one, other = ("query ($id: ID!) { case(id: $id) { title } }", "query ($id: ID!) { case(id: $id) { id } }")
    for _ in range(2):
        assert (await ask(one, id=world.golden.id))["data"]["case"] == {"title": world.golden.title}
        assert (await ask(other, id=world.golden.id))["data"]["case"] == {"id": world.golden.id}
        assert (await ask(one, id=world.twin.id))["data"]["case"] == {"title": world.twin.title}

import pytest

from api.ids import encode
from tests.api.conftest import Ask, World
from tests.golden.case import ADA, BETWEEN


async def test_accounts_by_words(in_case: Ask) -> None:
    found = await in_case('search(question: "ada lee") { total totalKind complete nodes { key } }')
    assert found["search"] == {"total": 1, "totalKind": "EXACT", "complete": True, "nodes": [{"key": ADA}]}


async def test_posts_newest_first_and_the_rest_is_counted(in_case: Ask) -> None:
    asked = 'search(question: "bridge", label: POST, first: 3)'
    fields = asked + "{ total returned complete reason nodes { key ... on Post { at } } }"
    found = (await in_case(fields))["search"]
    assert (found["returned"], found["complete"]) == (3, False)
    assert found["total"] > 3
    assert str(found["total"]) in found["reason"]
    moments = [node["at"] for node in found["nodes"]]
    assert moments == sorted(moments, reverse=True)


@pytest.mark.parametrize("first", [1, 2, 7])
async def test_pages_together_are_the_whole_list(in_case: Ask, first: int) -> None:
    fields = "search(question: \"bridge\", label: POST, first: {}{}) {{ nodes {{ key }} pageInfo {{ {} }} }}"
    info = "hasNextPage hasPreviousPage startCursor endCursor"
    whole = (await in_case(fields.format(500, "", info)))["search"]
    keys: list[str] = []
    after = ""
    for _ in range(len(whole["nodes"])):
        page = (await in_case(fields.format(first, after, info)))["search"]
        assert page["pageInfo"]["hasPreviousPage"] == bool(after)
        keys += [node["key"] for node in page["nodes"]]
        if not page["pageInfo"]["hasNextPage"]:
            break
        after = f', after: "{page["pageInfo"]["endCursor"]}"'
    assert keys == [node["key"] for node in whole["nodes"]]


async def test_what_was_loaded_later_is_not_there_before(in_case: Ask) -> None:
    fields = 'search(question: "bridge", label: POST) { nodes { key } }'
    now = await in_case(fields)
    before = await in_case(fields, known_on=BETWEEN.isoformat())
    late = {node["key"] for node in now["search"]["nodes"]} - {node["key"] for node in before["search"]["nodes"]}
    assert late == {"x:702"}


@pytest.mark.parametrize(
    ("label", "question", "key"),
    [
        ("HASHTAG", "#OldMill", "oldmill"),
        ("HASHTAG", "ldmi", "oldmill"),
        ("LINK", "http://news.example/bridge/?utm_medium=x", "https://news.example/bridge"),
        ("LINK", "news.example", "https://news.example/bridge"),
        ("DOMAIN", "NEWS", "news.example"),
        ("DOMAIN", "https://www.news.example/bridge", "news.example"),
    ],
)
async def test_by_a_part_of_the_key(in_case: Ask, label: str, question: str, key: str) -> None:
    asked = f'search(question: "{question}", label: {label})'
    found = (await in_case(f"{asked} {{ total nodes {{ key label }} }}"))["search"]
    assert {"key": key, "label": label} in found["nodes"]
    assert found["total"] == len(found["nodes"])


async def test_another_case_is_not_found_by_a_part_of_a_key_either(ask: Ask, world: World) -> None:
    fields = 'search(question: "news", label: DOMAIN) { total nodes { key } }'
    question = f"query ($case: ID!) {{ case(id: $case) {{ {fields} }} }}"
    assert (await ask(question, case=world.twin.id))["data"]["case"]["search"] == {"total": 0, "nodes": []}


async def test_a_cursor_belongs_to_its_question(ask: Ask, in_case: Ask, world: World) -> None:
    given = (await in_case('search(question: "bridge", label: POST, first: 1) { pageInfo { endCursor } }'))["search"]
    cursor = given["pageInfo"]["endCursor"]
    asked = '{ case(id: "%s") { search(question: "%s", label: POST, first: 2, after: "%s") { total } } }'
    for case, words in ((world.golden.id, "mill"), (world.twin.id, "bridge")):
        answer = await ask(asked % (case, words, cursor))
        assert answer["errors"][0]["extensions"]["code"] == "parameter-invalid"
    assert "errors" not in await ask(asked % (world.golden.id, "bridge", cursor))


async def test_the_global_id_leads_back(ask: Ask, in_case: Ask, world: World) -> None:
    node = (await in_case('search(question: "ada lee") { nodes { id key } }'))["search"]["nodes"][0]
    assert node["id"] == encode(world.golden.id, "Account", ADA)
    again = await ask("query ($id: ID!) { node(id: $id) { id key label } }", id=node["id"])
    assert again["data"]["node"] == {**node, "label": "ACCOUNT"}

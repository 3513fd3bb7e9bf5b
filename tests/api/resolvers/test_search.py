from tests.api.conftest import Ask
from tests.golden.case import ADA, BETWEEN


async def test_accounts_by_words(in_case: Ask) -> None:
    found = await in_case('search(question: "ada lee") { total totalKind complete nodes { id } }')
    assert found["search"] == {"total": 1, "totalKind": "EXACT", "complete": True, "nodes": [{"id": ADA}]}


async def test_posts_newest_first_and_the_rest_is_counted(in_case: Ask) -> None:
    asked = 'search(question: "bridge", label: POST, limit: 3)'
    fields = asked + "{ total returned complete reason nodes { id ... on Post { at } } }"
    found = (await in_case(fields))["search"]
    assert (found["returned"], found["complete"]) == (3, False)
    assert found["total"] > 3
    assert str(found["total"]) in found["reason"]
    moments = [node["at"] for node in found["nodes"]]
    assert moments == sorted(moments, reverse=True)


async def test_what_was_loaded_later_is_not_there_before(in_case: Ask) -> None:
    fields = 'search(question: "bridge", label: POST) { nodes { id } }'
    now = await in_case(fields)
    before = await in_case(fields, known_on=BETWEEN.isoformat())
    late = {node["id"] for node in now["search"]["nodes"]} - {node["id"] for node in before["search"]["nodes"]}
    assert late == {"x:702"}


async def test_one_account_however_it_is_named(in_case: Ask) -> None:
    ways = (
        'id: "x:1"',
        'id: "x:@ada_lee"',
        'handle: "@Ada_Lee"',
        'handle: "x:@ada_lee"',
        'url: "https://ada.example/"',
    )
    for way in ways:
        assert (await in_case(f"account({way}) {{ id handle followers }}"))["account"] == {
            "id": ADA, "handle": "ada_lee", "followers": 1200,
        }  # fmt: skip


async def test_one_post_by_its_own_url(in_case: Ask) -> None:
    fields = 'post(url: "https://x.com/ada_lee/status/101") { id text author { id } }'
    assert (await in_case(fields))["post"] == {"id": "x:101", "text": "Closed: the bridge", "author": {"id": ADA}}

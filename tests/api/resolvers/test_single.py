import pytest

from api.ids import encode
from tests.api.conftest import Ask, World
from tests.golden.case import ADA


async def test_one_account_however_it_is_named(in_case: Ask, world: World) -> None:
    ways = (
        f'id: "{encode(world.golden.id, "Account", ADA)}"',
        f'id: "{encode(world.golden.id, "Account", "x:@ada_lee")}"',
        'key: "x:1"',
        'key: "x:@ada_lee"',
        'handle: "@Ada_Lee"',
        'handle: "ada_lee", platform: "x"',
        'handle: "x:@ada_lee"',
        'url: "https://ada.example/"',
    )
    for way in ways:
        assert (await in_case(f"account({way}) {{ key handle followers }}"))["account"] == {
            "key": ADA, "handle": "ada_lee", "followers": 1200,
        }  # fmt: skip


async def test_one_post_by_its_own_url(in_case: Ask, world: World) -> None:
    for way in ('url: "https://x.com/ada_lee/status/101"', f'id: "{encode(world.golden.id, "Post", "x:101")}"'):
        found = await in_case(f"post({way}) {{ key text author {{ key }} }}")
        assert found["post"] == {"key": "x:101", "text": "Closed: the bridge", "author": {"key": ADA}}


@pytest.mark.parametrize(
    ("asked", "key"),
    [
        ('hashtag(tag: "#OldMill")', "oldmill"),
        ('hashtag(key: "oldmill")', "oldmill"),
        ('link(url: "http://www.news.example/bridge?utm_source=mail")', "https://news.example/bridge"),
        ('domain(name: "www.news.example")', "news.example"),
        ('domain(name: "https://news.example/anything")', "news.example"),
    ],
)
async def test_as_a_person_writes_it(in_case: Ask, asked: str, key: str) -> None:
    assert (await in_case(f"{asked} {{ key }}"))[asked.partition("(")[0]] == {"key": key}


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ("account {{ id }}", "parameter-invalid"),
        ('account(key: "x:1", handle: "a") {{ id }}', "parameter-invalid"),
        ('account(id: "x:1") {{ id }}', "parameter-invalid"),
        ('account(id: "{post}") {{ id }}', "not-found"),
        ('post(id: "{account}") {{ id }}', "not-found"),
        ('hashtag(tag: "#") {{ id }}', "not-found"),
        ('link(url: "ftp://a") {{ id }}', "parameter-invalid"),
        ('domain(name: "") {{ id }}', "not-found"),
        ('account(key: "x:\\u0000 \\\\ %") {{ id }}', "not-found"),
        ("accounts(first: 0) {{ total }}", "limit-exceeded"),
        ("accounts(first: 10000) {{ total }}", "limit-exceeded"),
    ],
)
async def test_mistakes(ask: Ask, world: World, asked: str, code: str) -> None:
    ids = {label.lower(): encode(world.golden.id, label, "x:101") for label in ("Account", "Post")}
    answer = await ask(f'{{ case(id: "{world.golden.id}") {{ {asked.format(**ids)} }} }}')
    assert answer["errors"][0]["extensions"]["code"] == code


async def test_all_accounts_in_pages(in_case: Ask) -> None:
    fields = "accounts(first: {}{}) {{ total totalKind nodes {{ key }} pageInfo {{ hasNextPage endCursor }} }}"
    whole = (await in_case(fields.format(500, "")))["accounts"]
    keys = [node["key"] for node in whole["nodes"]]
    assert (keys, whole["totalKind"], whole["pageInfo"]["hasNextPage"]) == (sorted(keys), "EXACT", False)
    assert whole["total"] == len(keys)
    first = (await in_case(fields.format(5, "")))["accounts"]
    rest = (await in_case(fields.format(500, f', after: "{first["pageInfo"]["endCursor"]}"')))["accounts"]
    assert [node["key"] for page in (first, rest) for node in page["nodes"]] == keys
    early = (await in_case(fields.format(500, ""), known_on="2020-01-01T00:00:00Z"))["accounts"]
    assert early["total"] < whole["total"]

"""One node of a case, however a person names it: by its id, its key, its handle or its address."""

from typing import cast

import strawberry

from api.connections import FIRST, Connection, keyset, keyset_fields
from api.resolvers.scope import OptionalKey, Scope
from api.resolvers.search import COUNTED
from api.types import ACCOUNT, NODE_TYPES, POST, NodeObject
from cypher import query
from graph.errors import ParameterInvalid
from graph.finding import find_account, find_post, missing
from graph.keys import domain_id, hashtag_id, link_id, plain

_HASHTAG, _LINK, _DOMAIN = (NODE_TYPES[label] for label in ("Hashtag", "Link", "Domain"))


async def _account(
    root: Scope,
    by_id: OptionalKey = None,
    key: str | None = None,
    handle: str | None = None,
    platform: str | None = None,
    url: str | None = None,
) -> object:
    _only_one(id=by_id, key=key, handle=handle, url=url)
    named = _named(root, "Account", by_id, key)
    found = await find_account(
        root.case, by_id=named, handle=handle, platform=platform, url=url, known_on=root.known_on
    )
    return await root.loaders.get("Account", found.id)


async def _post(root: Scope, by_id: OptionalKey = None, key: str | None = None, url: str | None = None) -> object:
    _only_one(id=by_id, key=key, url=url)
    named = _named(root, "Post", by_id, key)
    return await root.loaders.get("Post", await find_post(root.case, by_id=named, url=url, known_on=root.known_on))


async def _hashtag(root: Scope, by_id: OptionalKey = None, key: str | None = None, tag: str | None = None) -> object:
    _only_one(id=by_id, key=key, tag=tag)
    return await _get(root, "Hashtag", _named(root, "Hashtag", by_id, key) or hashtag_id(tag or ""))


async def _link(root: Scope, by_id: OptionalKey = None, key: str | None = None, url: str | None = None) -> object:
    _only_one(id=by_id, key=key, url=url)
    named = _named(root, "Link", by_id, key) or link_id(url or "")
    if named is None:
        raise ParameterInvalid("This is no web address.", "Give a URL that starts with https://.")
    return await _get(root, "Link", named)


async def _domain(root: Scope, by_id: OptionalKey = None, key: str | None = None, name: str | None = None) -> object:
    """By any address on it, too: https://www.news.example/a and news.example are the same domain."""
    _only_one(id=by_id, key=key, name=name)
    given = plain((name or "").strip())
    address = given if "://" in given else f"https://{given}"
    return await _get(root, "Domain", _named(root, "Domain", by_id, key) or domain_id(address) or "")


async def _get(root: Scope, label: str, key: str) -> NodeObject:
    if not key:
        raise missing(label.lower())
    return await root.loaders.get(label, key)


def _named(root: Scope, label: str, by_id: str | None, key: str | None) -> str | None:
    return root.key_of(by_id, label)[1] if by_id is not None else None if key is None else plain(key)


def _only_one(**given: str | None) -> None:
    if sum(each is not None for each in given.values()) != 1:
        names = list(given)
        ways = f"{', '.join(names[:-1])} and {names[-1]}"
        raise ParameterInvalid("One node is asked for in one way at a time.", f"Give exactly one of {ways}.")


@strawberry.type(description="Accounts in the order of their keys, which never changes.")
class AccountConnection(Connection[NodeObject]):
    pass


async def _accounts(root: Scope, first: int = FIRST, after: str | None = None) -> AccountConnection:
    page = keyset("accounts", root.asked(), ((str,),), first=first, after=after)
    row = await root.case.one(
        query("lookups", "accounts_page"),
        after_id=page.after[0] if page.after else "", most=COUNTED + 1, limit=first + 1, known_on=root.known_on,
    )  # fmt: skip
    ids = cast(list[str], row["ids"] if row else [])
    total = int(row["total"]) if row else 0
    nodes = await root.loaders.get_many("Account", ids[:first])
    beyond = f"There are more than {COUNTED:,}; counts has the exact number." if total > COUNTED else None
    keys = [(node.key,) for node in nodes]
    about = keyset_fields(
        page, nodes, keys, more=len(ids) > first, total=min(total, COUNTED), lower_bound=beyond
    )
    return AccountConnection(**about)


@strawberry.type
class SingleFields(Scope):
    account = strawberry.field(
        resolver=_account,
        graphql_type=ACCOUNT,
        description="One account, by id, key, handle (@name, or platform:@name) or URL. "
        "An account known by handle alone is seen as the one that it stands for.",
    )
    post = strawberry.field(resolver=_post, graphql_type=POST, description="One post, by id, key or its own URL.")
    hashtag = strawberry.field(
        resolver=_hashtag, graphql_type=_HASHTAG, description="One hashtag, by id, key or as it is written."
    )
    link = strawberry.field(
        resolver=_link, graphql_type=_LINK, description="One link, by id, key or a URL, which is normalised first."
    )
    domain = strawberry.field(
        resolver=_domain, graphql_type=_DOMAIN, description="One registrable domain, by id, key or any name on it."
    )
    accounts = strawberry.field(resolver=_accounts, description="All accounts of the case, by key.")

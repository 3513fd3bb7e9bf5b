"""Finding accounts and posts: by words, by id, by handle, by their own URL."""

import strawberry

from api.resolvers.scope import LIMIT, MOST, OptionalKey, Scope, within
from api.types import ACCOUNT, POST, Listing, NodeLabel, NodeObject, counted
from cypher import query
from graph.errors import ParameterInvalid
from graph.finding import find_account, find_post
from graph.searching import full_text
from graph.store import Row

_QUERIES = {"Account": "search_accounts", "Post": "search_posts"}


@strawberry.type(description="Accounts or posts that contain all the words, newest first.")
class SearchList(Listing):
    nodes: list[NodeObject]


async def _search(
    root: Scope, question: str, label: NodeLabel = NodeLabel("Account"), limit: int = LIMIT
) -> SearchList:
    within("limit", limit, MOST)
    name = _QUERIES.get(label.value)
    if name is None:
        raise ParameterInvalid(f"{label.value} has no full text.", "Search for ACCOUNT or POST.")
    words = full_text(question, root.case.case)
    row = await root.case.one(query("lookups", name), words=words, limit=limit, known_on=root.known_on)
    found: Row = row or {"ids": [], "total": 0}
    nodes = await root.loaders.get_many(label.value, found["ids"])
    return SearchList(nodes=nodes, **counted(found["total"], len(nodes)))


async def _account(
    root: Scope,
    by_id: OptionalKey = None,
    handle: str | None = None,
    platform: str | None = None,
    url: str | None = None,
) -> object:
    found = await find_account(
        root.case, by_id=by_id, handle=handle, platform=platform, url=url, known_on=root.known_on
    )
    return await root.loaders.get("Account", found.id)


async def _post(root: Scope, by_id: OptionalKey = None, url: str | None = None) -> object:
    return await root.loaders.get("Post", await find_post(root.case, by_id=by_id, url=url, known_on=root.known_on))


@strawberry.type
class Searching(Scope):
    search = strawberry.field(
        resolver=_search,
        description='Every word must occur; a "phrase in quotes" as it stands.',
    )
    account = strawberry.field(
        resolver=_account,
        graphql_type=ACCOUNT,
        description="One account, by id, handle (@name, or platform:@name) or URL. "
        "An account known by handle alone is seen as the one that it stands for.",
    )
    post = strawberry.field(resolver=_post, graphql_type=POST, description="One post, by id or by its own URL.")

"""Which account or post a person means: by id, by handle or by its own URL. Handle-only accounts are seen through."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from cypher import query
from graph.errors import Conflict, NotFound, ParameterInvalid
from graph.keys import handle_id, handle_key, normal_url, post_by_url
from graph.model import Post
from graph.searching import full_text
from graph.store import FOREVER, CaseStore
from graph.writer import node_by_id

_ONE_WAY = "Give exactly one of id, handle and url."


@dataclass(frozen=True, slots=True)
class Identity:
    """An account as it is seen: its own id, then the handle-only accounts that are seen through to it."""

    id: str
    group: tuple[str, ...]


async def find_account(
    case: CaseStore,
    *,
    by_id: str | None = None,
    handle: str | None = None,
    platform: str | None = None,
    url: str | None = None,
    known_on: datetime = FOREVER,
) -> Identity:
    """Raises NotFound, Conflict (several have it), ParameterInvalid (not one of by_id, handle and url is given)."""
    if sum(each is not None for each in (by_id, handle, url)) != 1:
        raise ParameterInvalid("An account is asked for in one way at a time.", _ONE_WAY)
    if by_id is not None:
        return await identity(case, by_id, known_on=known_on)
    if handle is not None:
        found = await _by_handle(case, handle, platform, known_on)
        return await _only(case, found, handle, known_on=known_on)
    assert url is not None
    row = await case.one(query("lookups", "accounts_by_url"), urls=_spellings(url), known_on=known_on)
    return await _only(case, row["ids"] if row else [], url, known_on=known_on)


async def find_post(
    case: CaseStore,
    *,
    by_id: str | None = None,
    url: str | None = None,
    known_on: datetime = FOREVER,
) -> str:
    """The post's id. Raises NotFound, Conflict or ParameterInvalid."""
    if (by_id is None) == (url is None):
        raise ParameterInvalid("A post is asked for in one way at a time.", "Give exactly one of id and url.")
    named = by_id or post_by_url(str(url))
    found = [row["id"] for row in await case.read(node_by_id(Post), ids=[named], known_on=known_on)] if named else []
    if url is not None and not found:
        row = await case.one(query("lookups", "posts_by_url"), url_key=_normal(url), known_on=known_on)
        found = row["ids"] if row else []
    if len(found) > 1:
        raise Conflict(f"{len(found)} posts have this URL.", f"Say which by its id: {_either(found)}.")
    if not found:
        raise missing("post")
    return str(found[0])


async def identity(case: CaseStore, account: str, *, known_on: datetime = FOREVER) -> Identity:
    """The account that an id is seen as, with its aliases. Raises NotFound."""
    return (await identities(case, [account], known_on=known_on))[0]


async def identities(case: CaseStore, accounts: Sequence[str], *, known_on: datetime = FOREVER) -> list[Identity]:
    """In the order asked for. Raises NotFound where one is missing."""
    row = await case.one(query("lookups", "aliases"), ids=list(accounts), known_on=known_on)
    if row is None or not set(row["ids"]).issuperset(accounts):
        raise missing("account")
    zipped = zip(row["ids"], row["seen_as"], row["aliases"], strict=True)
    seen = {id_: Identity(one, (one, *aliases)) for id_, one, aliases in zipped}
    return [seen[account] for account in accounts]


def missing(what: str) -> NotFound:
    """The same words whether it is in no case or in another one."""
    return NotFound(f"This case has no such {what}.", "Search for it first; ids are those that the API gives.")


async def _by_handle(case: CaseStore, handle: str, platform: str | None, known_on: datetime) -> list[str]:
    before, _, after = handle.partition(":@")
    if after:
        platform, handle = before, after
    if not handle_key(handle):
        raise ParameterInvalid("The handle is empty.", "Give it as @name, or as platform:@name.")
    if platform is not None:
        keys = [handle_id(platform, handle)]
        row = await case.one(query("lookups", "accounts_by_handle"), keys=keys, known_on=known_on)
    else:
        words, ending = full_text(f'"{handle_key(handle)}"', case.case), f":@{handle_key(handle)}"
        row = await case.one(
            query("lookups", "accounts_by_handle_anywhere"), words=words, ending=ending, known_on=known_on
        )
    return list(row["ids"]) if row else []


async def _only(case: CaseStore, found: Sequence[str], name: str, *, known_on: datetime) -> Identity:
    if not found:
        raise missing("account")
    different = list(dict.fromkeys(await identities(case, found, known_on=known_on)))
    if len(different) > 1:
        ids = [each.id for each in different]
        raise Conflict(f"{name} could be {len(ids)} accounts.", f"Say which by its id: {_either(ids)}.")
    return different[0]


def _normal(url: str) -> str:
    normal = normal_url(url)
    if normal is None:
        raise ParameterInvalid("This is no web address.", "Give a URL that starts with https://.")
    return normal


def _spellings(url: str) -> list[str]:
    normal = _normal(url)
    bare = normal.removeprefix("https://")
    ways = [f"{scheme}://{www}{bare}{end}" for scheme in ("https", "http") for www in ("", "www.") for end in ("", "/")]
    return list(dict.fromkeys([url, *ways]))


def _either(ids: Sequence[str]) -> str:
    return " or ".join(ids[:5])

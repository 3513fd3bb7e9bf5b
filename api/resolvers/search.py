"""Finding nodes by words or by a part of their key, in pages: the newest first, whatever other cases hold."""

from typing import Any

import strawberry

from api.connections import FIRST, Connection, Page, keyset, keyset_fields
from api.resolvers.scope import Scope
from api.types import NodeLabel, NodeObject
from cypher import query
from graph.errors import LimitExceeded, ParameterInvalid
from graph.keys import domain_id, hashtag_id, normal_url, plain
from graph.model import NODES
from graph.searching import CHARACTERS, full_text
from graph.store import Row

COUNTED = 10_000
"""Up to how many an exact total goes."""
BEFORE_ALL = (2**62, "")
"""The place before the first row of a list that is ordered by time, newest first, and id."""

_BY_WORDS = {"Account": "search_accounts", "Post": "search_posts"}
_BY_KEY = frozenset({"Hashtag", "Link", "Domain", "Channel"})
_PLACE = ((int,), (str,))


@strawberry.type(description="Newest first: posts by their time, everything else by when it was first stored.")
class SearchConnection(Connection[NodeObject]):
    pass


async def _search(
    root: Scope,
    question: str,
    label: NodeLabel = NodeLabel("Account"),
    first: int = FIRST,
    after: str | None = None,
) -> SearchConnection:
    asked = root.asked(question=question, label=label.value)
    page = keyset("search", asked, _PLACE, first=first, after=after)
    found = await _found(root, question, label.value, page)
    counted = min(int(found["total"]), COUNTED)
    beyond = f"There are more than {COUNTED:,}; they are not counted." if found["total"] > COUNTED else None
    words = None if root.is_now else "Words are looked for as they are known now."
    about = await node_page(root, label.value, found, page, total=counted, lower_bound=beyond, warning=words)
    return SearchConnection(**about)


async def node_page(
    root: Scope,
    label: str,
    found: Row,
    page: Page,
    *,
    total: int,
    lower_bound: str | None = None,
    warning: str | None = None,
) -> dict[str, Any]:
    """The fields of a connection of nodes, from lists of ids and moments of up to one row more than the page."""
    keys = list(zip(found["moments"], found["ids"], strict=True))
    nodes = {node.key: node for node in await root.loaders.get_many(label, found["ids"][: page.first])}
    rows = [(nodes[key[1]], key) for key in keys[: page.first] if key[1] in nodes]
    return keyset_fields(
        page,
        [node for node, _ in rows],
        [key for _, key in rows],
        more=len(keys) > page.first,
        total=total,
        lower_bound=lower_bound,
        warning=warning,
    )


async def _found(root: Scope, question: str, label: str, page: Page) -> Row:
    after = page.after or BEFORE_ALL
    place = {"after_at": after[0], "after_id": after[1], "most": COUNTED + 1, "limit": page.first + 1}
    if label in _BY_WORDS:
        words = full_text(question, root.case.case)
        row = await root.case.one(query("lookups", _BY_WORDS[label]), words=words, known_on=root.known_on, **place)
    elif label in _BY_KEY:
        part = _part(question, label)
        asked = query("lookups", "search_keys")
        row = await root.case.one(asked, label=label, part=part, known_on=root.known_on, **place)
    else:
        names = ", ".join(each.__name__.upper() for each in NODES if each.__name__ in {*_BY_WORDS, *_BY_KEY})
        raise ParameterInvalid(f"{label} can't be searched.", f"Search for one of {names}.")
    return row or {"ids": [], "moments": [], "total": 0}


def _part(question: str, label: str) -> str:
    """As keys are written. Raises LimitExceeded or ParameterInvalid."""
    if len(question) > CHARACTERS:
        raise LimitExceeded(
            f"The question has {len(question):,} characters, {CHARACTERS} are the limit.", "Ask with fewer words."
        )
    text = plain(question.strip())
    if label == "Hashtag":
        text = hashtag_id(text)
    elif label == "Link":
        text = normal_url(text) or text
    elif label == "Domain":
        text = domain_id(text) or text
    if not any(character.isalnum() for character in text):
        raise ParameterInvalid("The question is empty.", "Give at least one letter or digit.")
    return text.lower()


@strawberry.type
class Searching(Scope):
    search = strawberry.field(
        resolver=_search,
        description='ACCOUNT and POST by words: every one must occur, a "phrase in quotes" as it stands. '
        "HASHTAG, LINK, DOMAIN and CHANNEL by a part of the key (or of a link's title, a channel's name).",
    )

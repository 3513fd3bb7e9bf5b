"""A mix of questions with the answers that the database gives by hand, so that the API's can be held against them."""

import random
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import httpx
from neo4j import AsyncSession

from api.ids import encode
from benchmarks._bare import bare, rows
from benchmarks.large_store import LargeStore

POOL = 100
FIRST = 25
SUBGRAPH_NODES = 500

# ordinary accounts: something to ask about, no hub, and nobody's handle-only account near
_ACCOUNTS = """MATCH (a:Account {case: $case})
WHERE a.id IS NOT NULL AND 10 <= a.degree <= 120 AND a.native_id IS NOT NULL
  AND NOT EXISTS { (a)-[:INTERACTED]-(b) WHERE b.native_id IS NULL } AND NOT EXISTS { (a)<-[:SAME_AS]-() }
RETURN a.id AS id ORDER BY id LIMIT 4000"""
_TIES = """MATCH (a:Account {case: $case, id: $id})-[t:INTERACTED]->(b:Account)
RETURN b.id AS id, t.weight AS weight, t.reposts AS reposts ORDER BY weight DESC, id"""
_DEGREES = """MATCH (a:Account {case: $case, id: $id})-[t]-()
RETURN type(t) AS type, startNode(t) = a AS out, count(*) AS total"""
_WORDS = """MATCH (p:Post {case: $case}) WHERE p.id IS NOT NULL
WITH p, split(p.text, ' ') AS held
UNWIND [word IN $words WHERE word IN held] AS word
RETURN word, collect([p.at.epochMillis, p.id]) AS posts"""
_AROUND = """MATCH (a:Account {case: $case, id: $id})
CALL (a) { MATCH (a)-[:INTERACTED]-(b) RETURN collect(DISTINCT b) + a AS found }
UNWIND found AS n
OPTIONAL MATCH (n)-[t:INTERACTED]->(m) WHERE m IN found
RETURN size(found) AS nodes, count(t) AS edges"""
_LENGTH = """MATCH (a:Account {case: $case, id: $id}), (b:Account {case: $case, id: $other})
OPTIONAL MATCH p = shortestPath((a)-[:INTERACTED*..4]-(b))
RETURN length(p) AS length"""


@dataclass(frozen=True, slots=True)
class Checked:
    """`read` takes out of an answer what `expected` is compared with."""

    kind: str
    method: str
    path: str
    expected: object
    read: Callable[[httpx.Response], object]
    params: Mapping[str, Any] = field(default_factory=dict)
    body: Mapping[str, Any] | None = None

    def problem(self, answer: httpx.Response) -> str | None:
        try:
            got = self.read(answer)
        except (KeyError, TypeError, ValueError) as error:
            return f"{type(error).__name__} in {answer.text[:200]}"
        return None if got == self.expected else f"{str(got)[:120]} is not {str(self.expected)[:120]}"


async def questions(large: LargeStore) -> list[Checked]:
    """As many of each kind as the mix has in a hundred: 60, 25, 10 and 5."""
    chosen = random.Random(1)
    async with bare(large) as session:
        accounts = [row["id"] for row in await rows(session, _ACCOUNTS, case=large.case)]
        some = chosen.sample(accounts, 80)
        near = [await _neighbours(large, session, id_) for id_ in some[:30]]
        near += [await _ties(large, session, id_) for id_ in some[30:60]]
        words = await _words(large, session, chosen)
        posts = {row["word"]: row["posts"] for row in await rows(session, _WORDS, case=large.case, words=words)}
        found = [_search(large, word, posts[word]) for word in words]
        around = [await _subgraph(large, session, id_) for id_ in some[60:70]]
        paths = [await _path(large, session, *some[70 + 2 * n : 72 + 2 * n]) for n in range(5)]
    return [*near, *found, *around, *paths]


def _graphql(large: LargeStore, fields: str) -> Mapping[str, Any]:
    return {"query": f'{{ case(id: "{large.case}") {{ {fields} }} }}'}


def _data(answer: httpx.Response) -> Any:
    return answer.json()["data"]["case"]


async def _neighbours(large: LargeStore, session: AsyncSession, id_: str) -> Checked:
    told = await rows(session, _DEGREES, case=large.case, id=id_)
    expected = {(row["type"], "OUT" if row["out"] else "IN"): row["total"] for row in told}
    fields = f'neighbours(id: "{encode(large.case, "Account", id_)}") {{ type direction total }}'

    def read(answer: httpx.Response) -> object:
        return {(each["type"], each["direction"]): each["total"] for each in _data(answer)["neighbours"]}

    return Checked("neighbourhood", "POST", "/graphql", expected, read, body=_graphql(large, fields))


async def _ties(large: LargeStore, session: AsyncSession, id_: str) -> Checked:
    told = await rows(session, _TIES, case=large.case, id=id_)
    expected = (len(told), [(row["id"], row["weight"], row["reposts"]) for row in told[:FIRST]])
    fields = (
        f'ties(id: "{encode(large.case, "Account", id_)}", kinds: [REPOSTED, REPLIED, QUOTED, MENTIONED], '
        f"first: {FIRST}) {{ total nodes {{ weight reposts account {{ key ... on Account {{ handle }} }} }} }}"
    )

    def read(answer: httpx.Response) -> object:
        ties = _data(answer)["ties"]
        return ties["total"], [(each["account"]["key"], each["weight"], each["reposts"]) for each in ties["nodes"]]

    return Checked("neighbourhood", "POST", "/graphql", expected, read, body=_graphql(large, fields))


async def _words(large: LargeStore, session: AsyncSession, chosen: random.Random) -> list[str]:
    """Those that one of a thousand posts has and no other: each is in some thousand posts at most."""
    text = "MATCH (p:Post {case: $case}) WHERE p.id IS NOT NULL RETURN p.text AS text LIMIT 1000"
    held = Counter(word for row in await rows(session, text, case=large.case) for word in set(row["text"].split()))
    rare = sorted(word for word, count in held.items() if count == 1 and word.isalpha())
    return chosen.sample(rare, 25)


def _search(large: LargeStore, word: str, posts: list[tuple[int, str]]) -> Checked:
    newest = sorted(posts, key=lambda post: (-post[0], post[1]))
    expected = (min(len(posts), 10_000), [id_ for _, id_ in newest[:FIRST]])
    fields = (
        f'search(question: "{word}", label: POST, first: {FIRST}) {{ total nodes {{ key ... on Post {{ text }} }} }}'
    )

    def read(answer: httpx.Response) -> object:
        search = _data(answer)["search"]
        return search["total"], [each["key"] for each in search["nodes"]]

    return Checked("search", "POST", "/graphql", expected, read, body=_graphql(large, fields))


async def _subgraph(large: LargeStore, session: AsyncSession, id_: str) -> Checked:
    told = (await rows(session, _AROUND, case=large.case, id=id_))[0]
    params = {
        "case": large.case, "seed": f"Account:{id_}", "depth": 1, "limit": SUBGRAPH_NODES, "type": "INTERACTED",
        "format": "json",
    }  # fmt: skip

    def read(answer: httpx.Response) -> object:
        body = answer.json()
        return len(body["nodes"]), len(body.get("relationships", body.get("edges", [])))

    return Checked("subgraph", "GET", "/v1/subgraph", (told["nodes"], told["edges"]), read, params=params)


async def _path(large: LargeStore, session: AsyncSession, id_: str, other: str) -> Checked:
    expected = (await rows(session, _LENGTH, case=large.case, id=id_, other=other))[0]["length"]
    start, end = (encode(large.case, "Account", each) for each in (id_, other))
    fields = (
        f'shortestPath(start: "{start}", end: "{end}", limits: {{types: [INTERACTED], maxLength: 4}}) '
        "{ paths { length } }"
    )

    def read(answer: httpx.Response) -> object:
        paths = _data(answer)["shortestPath"]["paths"]
        return paths[0]["length"] if paths else None

    return Checked("path", "POST", "/graphql", expected, read, body=_graphql(large, fields))

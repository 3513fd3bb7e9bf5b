"""The whole way, file to graph, on real posts: every figure against a count in plain Python over the raw files.

Nothing of the connectors is used to count (tests/real_sets.py). Each set is loaded once for all tests that ask for it.
"""

import csv
import json
from collections import Counter
from pathlib import Path

import pytest

from graph.digest import graph_digest
from graph.running import load_result, run_analysis
from graph.store import CaseStore
from tests.conftest import Loaded
from tests.real_sets import (
    KINDS,
    Facts,
    Json,
    Ties,
    academic_pages,
    hour_of,
    ira_rows,
    network_pages,
    page_address,
    tree_edges,
    version_1,
    version_2,
)

pytestmark = pytest.mark.real_data

# what the graph says


async def _stored_ties(case: CaseStore) -> Ties:
    rows = await case.read(
        "MATCH (a:Account {case: $case})-[t:INTERACTED]->(b) RETURN a.id AS a, b.id AS b, properties(t) AS p"
    )
    return {(row["a"], row["b"]): _plain_tie(row["p"]) for row in rows}


def _plain_tie(properties: Json) -> Json:
    kept = {name: value for name, value in properties.items() if name != "recorded_first"}
    for name in ("first_at", "last_at"):
        kept[name] = round(kept[name].to_native().timestamp() * 1000)
    return kept


async def _agrees(said: Loaded, facts: Facts) -> None:
    """Posts, authors, hashtags, mentions, replies, reposts, quotes and posts per hour."""
    assert set(await said.column("(p:Post {case: $case, stub: false}) RETURN p.native_id")) == facts.posts
    pairs = await said.case.read("MATCH (a:Account {case: $case})-[:POSTED]->(p) RETURN a.id AS a, p.id AS p")
    assert {(row["a"], row["p"]) for row in pairs} == {
        (f"x:{author}", f"x:{post}") for post, authors in facts.authors.items() for author in authors
    }
    stored = await said.case.read(
        "MATCH (p:Post {case: $case})-[r:REPOSTS|REPLIES_TO|QUOTES]->(q) RETURN type(r) AS kind, p.id AS p, q.id AS q"
    )
    for kind, name in zip(("REPOSTS", "REPLIES_TO", "QUOTES"), KINDS, strict=False):
        found = {(row["p"], row["q"]) for row in stored if row["kind"] == kind}
        assert found == {(f"x:{post}", f"x:{target}") for post, target in facts.refers[name]}, kind
    named = await said.case.read(
        "MATCH (p:Post {case: $case})-[m:MENTIONS]->(a) RETURN p.id AS p, a.id AS a, NOT m.implied AS own"
    )
    assert {(row["p"], row["a"]): row["own"] for row in named} == {
        (f"x:{post}", f"x:{account}"): own for (post, account), own in facts.named.items()
    }
    tagged = await said.case.read("MATCH (p:Post {case: $case})-[:TAGGED]->(h) RETURN p.native_id AS p, h.id AS h")
    assert {(row["p"], row["h"]) for row in tagged} == facts.tags
    assert await said.number("(h:Hashtag {case: $case}) RETURN count(h)") == len({tag for _, tag in facts.tags})
    assert await _hours(said) == facts.hours()


async def _hours(said: Loaded) -> Counter[str]:
    times = await said.column("(p:Post {case: $case}) WHERE p.at IS NOT NULL RETURN p.at.epochMillis / 3600000")
    return Counter(hour_of(hour * 3_600_000) for hour in times)


async def _adds_up(said: Loaded, *, read: int, rejected: int) -> None:
    """Per record, on the Run, in the load's answer and in the ledger alike."""
    assert (said.load.read, said.load.counts["rejected"]) == (read, rejected)
    ledger = said.archive.ledger(said.case.case)
    assert sum(end - start for capture in said.load.captures for start, end in ledger.ranges(capture)) == read
    total, rows = ledger.rejected(limit=10_000)
    assert total == rejected
    assert all(row.reason for row in rows)
    stored = await said.number("(r:Run {case: $case, kind: 'ingest', status: 'done'}) RETURN sum(r.read)")
    assert stored == read


# RumourEval: v1.1, one post a file


async def test_rumoureval_is_in_the_graph_as_the_files_say(rumoureval: Loaded) -> None:
    facts = version_1(rumoureval.folder)
    assert (len(facts.posts), len(facts.users)) == (4_238, 2_887)
    await _adds_up(rumoureval, read=4_238 + 272, rejected=272)
    await _agrees(rumoureval, facts)
    known = await rumoureval.column("(a:Account {case: $case, stub: false}) RETURN a.native_id")
    assert set(known) == facts.users


async def test_rumourevals_reply_trees_equal_the_structure_files(rumoureval: Loaded) -> None:
    """The 321 tree nodes without a post are answered by nobody, so no post tells of them; the files that do are no
    posts, and are rejected with that reason."""
    facts, edges, nodes = version_1(rumoureval.folder), set(), set()
    for file in rumoureval.folder.rglob("structure.json"):
        for child, parent in tree_edges(json.loads(file.read_text()), ""):
            nodes.add(child)
            if parent:
                edges.add((child, parent))
    missing = nodes - facts.posts
    assert (len(missing), facts.posts <= nodes) == (321, True)
    stored = await rumoureval.case.read(
        "MATCH (p:Post {case: $case})-[:REPLIES_TO]->(q) RETURN p.native_id AS p, q.native_id AS q"
    )
    assert {(row["p"], row["q"]) for row in stored} == {(c, p) for c, p in edges if c not in missing}
    roots = await rumoureval.number("(p:Post {case: $case}) WHERE NOT (p)-[:REPLIES_TO]->() RETURN count(p)")
    assert roots == len(list(rumoureval.folder.rglob("source-tweet/*.json"))) == 272
    _, rows = rumoureval.archive.ledger(rumoureval.case.case).rejected(limit=1_000)
    assert {row.reason for row in rows} == {"a tree of ids, without the posts"}
    assert all(row.place.endswith("structure.json $") for row in rows)


async def test_rumourevals_ties_equal_an_independent_count(rumoureval: Loaded) -> None:
    expected = version_1(rumoureval.folder).ties()
    assert await _stored_ties(rumoureval.case) == expected
    assert sum(tie["replies"] for tie in expected.values()) > 3_000


# twarc's network file and academictwitteR's recordings: v2


async def test_twarcs_network_is_in_the_graph_as_the_file_says(network: Loaded) -> None:
    facts = version_2(network_pages(network.folder))
    assert (len(facts.posts), len(facts.users)) == (676, 691)
    await _agrees(network, facts)
    assert set(await network.column("(a:Account {case: $case, stub: false}) RETURN a.native_id")) >= facts.users


async def test_twarcs_networks_ties_equal_an_independent_count(network: Loaded) -> None:
    expected = version_2(network_pages(network.folder)).ties()
    assert await _stored_ties(network.case) == expected
    assert {kind for kind in KINDS if any(tie[kind] for tie in expected.values())} == set(KINDS)


async def test_academictwitter_is_in_the_graph_as_the_recordings_say(academic: Loaded) -> None:
    facts = version_2(academic_pages(academic.folder))
    assert (len(facts.posts), len(facts.users)) == (1_007, 1_587)
    await _agrees(academic, facts)
    total, rows = academic.archive.ledger(academic.case.case).rejected()
    assert (total, all(row.reason for row in rows)) == (40, True)


async def test_academictwitters_ties_equal_an_independent_count(academic: Loaded) -> None:
    assert await _stored_ties(academic.case) == version_2(academic_pages(academic.folder)).ties()


# the Internet Research Agency: a table


async def test_the_ira_posts_are_in_the_graph_as_the_table_says(ira: Loaded) -> None:
    rows = dict(ira_rows(ira.folder))
    await _adds_up(ira, read=34_687, rejected=0)
    assert len(rows) == await ira.number("(p:Post {case: $case, stub: false}) RETURN count(p)") == 34_687
    authors = await ira.case.read("MATCH (a:Account {case: $case})-[:POSTED]->(p) RETURN a.id AS a, p.native_id AS p")
    assert {row["p"]: row["a"] for row in authors} == {post: f"x:@{row.author}" for post, row in rows.items()}
    assert len({row.author for row in rows.values()}) == 366
    assert await ira.number("(p:Post {case: $case, is_repost: true}) RETURN count(p)") == sum(
        row.is_repost for row in rows.values()
    )
    for kind in ("REPLIES_TO", "REPOSTS", "QUOTES"):
        assert await ira.number(f"(:Post {{case: $case}})-[r:{kind}]->() RETURN count(r)") == 0
    assert await _hours(ira) == Counter(f"{row.at:%Y-%m-%d %H}" for row in rows.values())


async def test_the_ira_posts_name_what_their_text_names(ira: Loaded) -> None:
    rows = dict(ira_rows(ira.folder))
    for kind, expected in (
        ("TAGGED", {(post, tag) for post, row in rows.items() for tag in row.tags}),
        ("MENTIONS", {(post, f"x:@{name}") for post, row in rows.items() for name in row.names}),
        ("LINKS_TO", {(post, link) for post, row in rows.items() for link in row.links}),
    ):
        stored = await ira.case.read(
            f"MATCH (p:Post {{case: $case}})-[:{kind}]->(n) RETURN p.native_id AS p, n.id AS n", seconds=60.0
        )
        names = ((row["p"], row["n"]) for row in stored)
        assert {(post, page_address(name) if kind == "LINKS_TO" else name) for post, name in names} == expected, kind
    tags = {tag for row in rows.values() for tag in row.tags}
    assert await ira.number("(h:Hashtag {case: $case}) RETURN count(h)") == len(tags)


# CooRTweet: coordination, from the graph


async def test_coortweet_is_in_the_graph_as_the_table_says(coortweet: Loaded) -> None:
    with coortweet.folder.open(newline="") as stream:
        rows = list(csv.DictReader(stream))
    await _adds_up(coortweet, read=len(rows), rejected=0)
    posts = {row["content_id"]: row for row in rows}
    stored = await coortweet.case.read(
        "MATCH (a:Account {case: $case})-[:POSTED]->(p) "
        "RETURN a.native_id AS a, p.native_id AS p, p.at.epochSeconds AS at"
    )
    assert {row["p"]: (row["a"], row["at"]) for row in stored} == {
        post: (row["account_id"], int(row["timestamp_share"])) for post, row in posts.items()
    }
    shares = {(row["content_id"], row["object_id"]) for row in rows if row["content_id"] != row["object_id"]}
    reposts = await coortweet.case.read(
        "MATCH (p:Post {case: $case})-[:REPOSTS]->(q) RETURN p.native_id AS p, q.native_id AS q"
    )
    assert {(row["p"], row["q"]) for row in reposts} == shares
    assert (len(posts), len({row["account_id"] for row in rows})) == (35_085, 9_509)


async def test_coordination_from_the_graph_equals_coortweets_own_edges(coortweet: Loaded, tmp_path: Path) -> None:
    asked = {"object_kind": "repost", "window_seconds": 60, "minimum_shares": 2}
    run = await run_analysis(coortweet.case, "coordination", asked, results=tmp_path)
    with (coortweet.folder.parent / "expected_edges_russian_tw60_mp2.csv").open(newline="") as stream:
        expected = {(f"x:{row['a']}", f"x:{row['b']}"): int(row["weight"]) for row in csv.DictReader(stream)}
    assert (len({each for pair in expected for each in pair}), len(expected)) == (2_110, 3_721)
    stored = await coortweet.case.read(
        "MATCH (a:Account {case: $case})-[t:COORDINATED_WITH {run: $run}]->(b) "
        "RETURN a.id AS a, b.id AS b, t.weight AS w",
        run=run.id,
    )
    assert {tuple(sorted((row["a"], row["b"]))): row["w"] for row in stored} == {
        tuple(sorted(pair)): weight for pair, weight in expected.items()
    }
    assert load_result(tmp_path, run.id).num_rows == 3_721


# all of them, whole


DIGESTS = Path(__file__).with_name("real_digests.json")
"""Of each set's graph. Equal as long as the same files are understood in the same way."""


async def test_rumourevals_graph_is_the_one_that_it_was(rumoureval: Loaded) -> None:
    assert await graph_digest(rumoureval.case) == _kept("rumoureval2017")


async def test_twarcs_networks_graph_is_the_one_that_it_was(network: Loaded) -> None:
    assert await graph_digest(network.case) == _kept("twarc")


async def test_academictwitters_graph_is_the_one_that_it_was(academic: Loaded) -> None:
    assert await graph_digest(academic.case) == _kept("x_v2_academictwitteR")


async def test_the_ira_posts_graph_is_the_one_that_it_was(ira: Loaded) -> None:
    assert await graph_digest(ira.case) == _kept("ira_trolls")


async def test_coortweets_graph_is_the_one_that_it_was(coortweet: Loaded) -> None:
    assert await graph_digest(coortweet.case) == _kept("coortweet")


def _kept(name: str) -> str:
    digests: dict[str, str] = json.loads(DIGESTS.read_text("utf-8"))
    return digests[name]

"""How each question is asked on the golden case, and its answer in a form that can be committed.

`NEO4J_URI=... python -m tests.cypher.examples` writes the snapshots anew; read the difference before committing it.
"""

import asyncio
import json
import os
import uuid
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from cypher import Query, names, query
from graph.asking import check
from graph.store import CaseStore, Row, Store
from graph.values import plain_value
from tests.golden.case import ADA, BEN, DAN, EVE, FINN, IRIS, RUN_COMMUNITIES, load_golden
from tests.golden.scenes import FILM, OLGA, RITA, ROY, load_scenes

SNAPSHOTS = Path(__file__).parent / "snapshots"
READS = ("lookups", "projections", "investigations")

ALWAYS = {"since": datetime(1970, 1, 1, tzinfo=UTC), "until": datetime(9999, 1, 1, tzinfo=UTC)}
TIES = {"kinds": ["reposts", "replies", "quotes", "mentions"], "since_day": 0, "until_day": 40_000}
SHOWN = {"fields": ["handle"], "moments": ["opened_at"], "shown": 2, "whole": False}
BESIDE: dict[str, object] = {"follows": True, "simultaneous": True, "windowed": False}
COMMON: dict[str, object] = {"limit": 50, "most": 50, **ALWAYS, **TIES, **SHOWN}
FROM_THE_NEWEST: dict[str, object] = {"after_at": 2**62, "after_id": ""}
EVERY_KIND: dict[str, object] = {"every_kind": True, "kinds": []}

EXAMPLES: dict[str, dict[str, object]] = {
    "accounts_active_in_the_same_hours": {"minimum_posts": 3},
    "accounts_by_handle": {"keys": ["x:@ada_lee", "x:@nobody"]},
    "accounts_by_handle_anywhere": {"words": '"ada_lee"', "ending": ":@ada_lee"},
    "accounts_by_url": {"urls": ["https://ada.example", "https://ada.example/"]},
    "accounts_page": {"after_id": "x:10"},
    "aliases": {"ids": [ADA, "x:@ada_lee", "x:@twin", "x:@ben_old", BEN]},
    "analysis_runs": {"name": "communities"},
    "around": {
        "label": "Post", "ids": ["x:101", "x:109"], "types": ["REPOSTS", "SHOWS", "POSTED", "LIKED"], "hub": 8,
        "windowed": False,
    },
    "authors": {"ids": ["x:101", "x:109"]},
    "community_members": {"communities": [0, 2]},
    "coordination_of_run": {"run": RUN_COMMUNITIES},
    "first_to_use_hashtag": {"hashtag": "oldmill"},
    "handles": {"ids": [ADA, IRIS, "x:10"]},
    "labels_of_id": {"id": "x:101"},
    "measure_of": {"id": ADA, "name": "pagerank"},
    "measures": {"names": ["betweenness", "community"]},
    "overview_accounts": {"narrowed": False}, "overview_coverage": {"narrowed": False},
    "overview_hashtags": {"narrowed": True}, "overview_languages": {"narrowed": True},
    "posts_about": {"label": "Domain", "ids": ["news.example"]},
    "posts_behind_ties_in": {"group": [ADA, "x:@ada_lee"], "others": [BEN, "x:3"], "seen_as": [BEN, "x:3"]},
    "posts_behind_ties_out": {"group": [BEN], "others": [ADA, "x:@ada_lee"], "seen_as": [ADA, ADA]},
    "posts_by_url": {"url_key": "https://x.com/ada_lee/status/101"},
    "posts_of_tie": {"sources": [BEN], "targets": [ADA, "x:@ada_lee"]},
    "posts_without_time": {**EVERY_KIND, "narrowed": True},
    "runs": {"kinds": ["ingest", "analysis"]},
    "runs_page": {"kinds": ["ingest", "analysis"], "names": [], **FROM_THE_NEWEST},
    "search_accounts": {"words": "bridges", **FROM_THE_NEWEST},
    "search_keys": {"label": "Domain", "part": "example", **FROM_THE_NEWEST},
    "search_posts": {"words": "mill", **FROM_THE_NEWEST},
    "simultaneous_accounts": {"runs": [RUN_COMMUNITIES]},
    "strongest_simultaneous": {"runs": [RUN_COMMUNITIES]},
    "subgraph": {
        "seeds": [{"label": "Account", "id": ADA}], "depth": 1, "types": ["POSTED", "INTERACTED", "MENTIONS"],
        "ties": ["INTERACTED"], "rest": ["POSTED", "MENTIONS"],
        "plain": [{"label": "Account", "column": "handle"}], "moments": [{"label": "Post", "column": "at"}],
    },
    "ties_beside_in": {"group": [ADA, "x:@ada_lee"], **BESIDE},
    "ties_beside_out": {"group": [DAN], **BESIDE},
    "ties_from_posts_in": {"group": [ADA, "x:@ada_lee"]},
    "ties_from_posts_out": {"group": [FINN]},
    "ties_in": {"group": [EVE]},
    "ties_of_accounts": {"accounts": [BEN]},
    "ties_out": {"group": [FINN]},
    "ties_then": {"pairs": [{"source": BEN, "targets": [ADA, "x:@ada_lee", "x:3"]}]},
    "timeline_newest": {
        **EVERY_KIND, "until": datetime(2026, 1, 6, tzinfo=UTC), "after_at": datetime(2026, 1, 6, tzinfo=UTC),
        "after_id": "",
    },
    "timeline_of": {
        "label": "Hashtag", "ids": ["oldmill"], **EVERY_KIND, "sign": 1, "after_at": -(2**62), "after_id": "",
    },
    "timeline_oldest": {
        **EVERY_KIND, "every_kind": False, "kinds": ["repost"], "after_at": datetime(1970, 1, 1, tzinfo=UTC),
        "after_id": "",
    },
    "timeline_total": EVERY_KIND,
    "top_accounts": {"measure": "betweenness"},
    "volume": {**EVERY_KIND, "width": 86_400_000},
    "volume_of": {"label": "Account", "ids": [BEN], **EVERY_KIND, "width": 86_400_000},
}  # fmt: skip

SCENES: dict[str, dict[str, object]] = {
    "accounts_of_several_languages": {"minimum_posts": 5, "minimum_share": 0.4},
    "accounts_opened_on_the_same_day": {},
    "accounts_that_changed_handle": {},
    "accounts_with_the_same_targets": {"account": OLGA},
    "apps_of_few_accounts": {"most_accounts": 3, "minimum_posts": 2},
    "dormant_then_active": {"burst_days": 1, "minimum_posts": 3},
    "early_spreaders": {"earliest": 1, "minimum_accounts": 3},
    "hashtags_that_travel_together": {"minimum_similarity": 0.75},
    "links_on_several_platforms": {},
    "media_shown_by_many_accounts": {},
    "mention_targets_outside_the_community": {"community": 5},
    "missing_posts_that_many_refer_to": {},
    "posts_most_passed_on": {},
    "reply_storms": {"window_minutes": 1, "minimum_accounts": 3},
    "reposts_within_seconds": {},
    "thread_of_a_post": {"post": "x:s7"},
    "way_of_a_link_across_platforms": {"link": FILM},
    "who_answers_each_other": {},
    "who_connects_two_accounts": {"account": RITA, "other": ROY},
}
"""Investigations that are asked on the case of tests/golden/scenes.py instead, and how."""


def reads() -> list[Query]:
    return [query(folder, name) for folder in READS for name in names(folder)]


def snapshot_file(question: Query) -> Path:
    """Projections and lookups may share a name."""
    return SNAPSHOTS / f"{question.folder}.{question.name}.json"


def parameters(question: Query) -> dict[str, Any]:
    """Defaults of the header, then what is common, then the example's own."""
    own = EXAMPLES.get(question.name) or SCENES.get(question.name, {})
    wanted = [each for each in question.parameters if each.name != "known_on"]
    values: dict[str, Any] = {}
    for each in wanted:
        if each.name in own:
            values[each.name] = own[each.name]
        elif each.default is None:
            values[each.name] = COMMON[each.name]
    if question.folder == "investigations":
        return {name: value for name, value in check(question, values).items() if name != "known_on"}
    return {each.name: json_default(each.default, each.type) for each in wanted if each.default} | values


def json_default(text: str, kind: str) -> object:
    if kind == "datetime":
        return datetime.fromisoformat(text)
    return json.loads(text) if kind in ("int", "float", "boolean") else text


async def answer(case: CaseStore, question: Query, **more: object) -> list[Any]:
    """The rows as they are committed: plain, JSON, without the case's id; packed rows unpacked and sorted."""
    words: str = parameters(question).get("words", "")
    if words:
        more["words"] = f'+case:"{case.case}" +({words})'
    rows = [plain_value(row) for row in await case.read(question, **(parameters(question) | more))]
    shown = json.loads(json.dumps(rows, default=_moment).replace(case.case, "CASE"))
    return _unpacked(shown) if question.folder == "projections" else list(shown)


def _moment(value: object) -> str:
    assert isinstance(value, datetime)
    return value.isoformat()


def _unpacked(rows: Sequence[Row]) -> list[Any]:
    """One row per position of the lists: how they are cut into heaps depends on internal ids, which differ."""
    found = [{name: _at(row, name, index) for name in row} for row in rows for index in range(_length(row))]
    return sorted(found, key=json.dumps)


def _length(row: Row) -> int:
    return max((len(value) for value in row.values() if isinstance(value, list)), default=0)


def _at(row: Mapping[str, Any], name: str, index: int) -> object:
    value = row[name]
    if name == "longs":
        return "an internal id"
    if isinstance(value, list):
        return value[index] if index < len(value) else None
    return value


async def _renew() -> None:
    names_of = ("NEO4J_URI", "NEO4J_USERNAME", "NEO4J_PASSWORD", "NEO4J_DATABASE")
    uri, user, password, database = (os.environ[name] for name in names_of)
    async with Store.open(uri, user=user, password=password, database=database) as store:
        case, scenes = store.for_case(uuid.uuid4().hex), store.for_case(uuid.uuid4().hex)
        await load_golden(case)
        await load_scenes(scenes)
        for question in reads():
            asked = scenes if question.name in SCENES else case
            text = json.dumps(await answer(asked, question), indent=1, sort_keys=True, ensure_ascii=False)
            snapshot_file(question).write_text(text + "\n", "utf-8")


if __name__ == "__main__":
    asyncio.run(_renew())

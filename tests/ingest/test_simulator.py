"""The simulator keeps its promises: equal plans give equal files, the planted group hides in the crowd, truth apart."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path

import numpy as np
import pytest

from graph.errors import ParameterInvalid
from ingest.simulated import schedule, world
from ingest.simulated.plan import MOST_ACCOUNTS
from ingest.simulator import Simulation, SimulationPlan, records, simulate, truth, write

SMALL = SimulationPlan(seed=7, accounts=400, posts=4_000, days=5, communities=4, members=16, fans=6, strength="strong")
SEEDS = (1, 2, 3)


@pytest.fixture(scope="module")
def small() -> Simulation:
    return simulate(SMALL)


@pytest.fixture(scope="module")
def several() -> list[Simulation]:
    """The planted group at its loudest, where it is hardest to hide."""
    return [simulate(SimulationPlan(seed=seed, strength="strong")) for seed in SEEDS]


def posts(simulation: Simulation) -> list[dict]:
    return [record for record in simulation.records if record["kind"] == "post"]


def graph_id(account: dict) -> str:
    return f"sim:{account['id']}"


def test_equal_plans_give_equal_bytes(tmp_path: Path) -> None:
    first, second, other = (tmp_path / name for name in ("a.jsonl", "b.jsonl", "c.jsonl"))
    write(SMALL, first)
    write(SMALL, second)
    write(SMALL.with_seed(8), other)
    digests = [hashlib.sha256(file.read_bytes()).hexdigest() for file in (first, second, other)]
    assert digests[0] == digests[1] != digests[2]


def test_write_is_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaking(_: SimulationPlan) -> Iterator[dict[str, object]]:
        yield {"kind": "about"}
        raise OSError("disk full")

    monkeypatch.setattr("ingest.simulator.records", breaking)
    with pytest.raises(OSError, match="disk full"):
        write(SMALL, tmp_path / "a.jsonl")
    assert list(tmp_path.iterdir()) == []


def test_first_line_says_that_it_is_simulated(small: Simulation) -> None:
    about = small.records[0]
    assert about["kind"] == "about"
    assert about["simulated"] is True
    assert about["seed"] == 7
    assert about["retrieved_at"] == "2026-03-07T06:00:00Z"
    again = {**about["plan"], "start": datetime.fromisoformat(about["plan"]["start"])}
    assert SimulationPlan(**again) == SMALL


def test_counts_are_those_asked_for(small: Simulation) -> None:
    counts = Counter(record["kind"] for record in small.records)
    assert (counts["about"], counts["account"], counts["post"]) == (1, 400, 4_000)
    assert 8 * 400 < counts["follow"] < 14 * 400


def test_kinds_of_record_come_in_order_and_posts_in_time_order(small: Simulation) -> None:
    order = ["about", "account", "follow", "post"]
    kinds = [order.index(record["kind"]) for record in small.records]
    assert kinds == sorted(kinds)
    times = [post["at"] for post in posts(small)]
    assert times == sorted(times)
    assert times[0] >= "2026-03-02T00:00:00Z"
    assert times[-1] < "2026-03-07T00:00:00Z"


def test_ids_are_unique_and_what_is_referred_to_was_written_before(small: Simulation) -> None:
    accounts = {record["id"] for record in small.records if record["kind"] == "account"}
    written: dict[str, str] = {}
    for post in posts(small):
        assert post["id"] not in written
        assert post["author"]["id"] in accounts
        for name in ("repost_of", "reply_to", "quote_of"):
            if name in post:
                assert written[post[name]["id"]] == post[name]["author"]["id"] != post["author"]["id"]
        written[post["id"]] = post["author"]["id"]


def test_nobody_reposts_twice_or_a_repost(small: Simulation) -> None:
    reposts = [post for post in posts(small) if "repost_of" in post]
    pairs = Counter((post["author"]["id"], post["repost_of"]["id"]) for post in reposts)
    assert max(pairs.values()) == 1
    assert not {post["repost_of"]["id"] for post in reposts} & {post["id"] for post in reposts}


def test_cascades_run_along_followers(small: Simulation) -> None:
    """Most reposts are of somebody whom the reposting account follows, or whom one of those reposted."""
    follows = {(record["from"], record["to"]) for record in small.records if record["kind"] == "follow"}
    reposts = [(p["author"]["id"], p["repost_of"]["author"]["id"]) for p in posts(small) if "repost_of" in p]
    direct = sum(pair in follows for pair in reposts)
    by_chance = len(follows) / 400**2
    assert direct / len(reposts) > 10 * by_chance


def test_nobody_follows_themselves_or_twice(small: Simulation) -> None:
    follows = [(record["from"], record["to"]) for record in small.records if record["kind"] == "follow"]
    assert len(set(follows)) == len(follows)
    assert all(source != target for source, target in follows)


def test_communities_show_in_who_follows_whom(small: Simulation) -> None:
    communities = small.truth.communities
    follows = [record for record in small.records if record["kind"] == "follow"]
    inside = sum(communities[f"sim:{f['from']}"] == communities[f"sim:{f['to']}"] for f in follows)
    assert 0.7 < inside / len(follows) < 0.9


def test_counts_on_accounts_are_those_of_the_follows(small: Simulation) -> None:
    followers = Counter(record["to"] for record in small.records if record["kind"] == "follow")
    following = Counter(record["from"] for record in small.records if record["kind"] == "follow")
    for account in (record for record in small.records if record["kind"] == "account"):
        assert account["followers"] == followers[account["id"]]
        assert account["following"] == following[account["id"]]


def test_nothing_real_is_named(small: Simulation) -> None:
    addresses = [url for post in posts(small) for url in [post["url"], *post.get("links", [])]]
    assert all(address.split("/")[2].endswith(".example") for address in addresses)


def test_truth_is_not_in_the_records(small: Simulation) -> None:
    """Neither a word nor a field, an order or a number tells a planted account from another."""
    text = "\n".join(json.dumps(record) for record in small.records[1:])
    for word in ("planted", "twin", "decoy", "campaign", "wave", "truth", "fan_club", "communit"):
        assert word not in text.lower()
    planted = set(small.truth.planted)
    fields = {
        is_planted: {
            name for post in posts(small) if (graph_id(post["author"]) in planted) == is_planted for name in post
        }
        for is_planted in (True, False)
    }
    assert fields[True] == fields[False]
    numbers = [int(account.split(":")[1]) - 700_001 for account in small.truth.planted]
    assert min(numbers) < 200 < max(numbers)


def test_truth_is_told_without_the_posts_and_is_the_same(small: Simulation) -> None:
    assert truth(SMALL) == small.truth


def test_planted_and_decoys_are_apart(small: Simulation) -> None:
    told = small.truth
    assert len(set(told.planted)) == 16
    assert set(told.twins) == set(told.planted)
    assert not set(told.twins.values()) & set(told.planted)
    assert set(told.decoys) == {"fan_club", "news", "share_button"}
    for accounts in told.decoys.values():
        assert accounts
        assert not set(accounts) & set(told.planted)


def test_members_of_a_wave_share_one_thing_within_seconds(small: Simulation) -> None:
    by_account: dict[str, list[dict]] = {}
    for post in posts(small):
        by_account.setdefault(graph_id(post["author"]), []).append(post)
    assert {wave.kind for wave in small.truth.waves} == {"link", "repost", "text", "hashtag"}
    for wave in small.truth.waves:
        shared: Counter[str] = Counter()
        for account in wave.accounts:
            near = [post for post in by_account[account] if abs(moment(post) - wave.at) <= timedelta(seconds=60)]
            shared.update({thing for post in near for thing in things(post, wave.kind)})
        assert shared.most_common(1)[0][1] >= len(wave.accounts) - 1


def moment(post: dict) -> datetime:
    return datetime.fromisoformat(post["at"])


def things(post: dict, kind: str) -> list[str]:
    if kind == "repost":
        return [post["repost_of"]["id"]] if "repost_of" in post else []
    if kind == "text":
        return [post["text"]] if "text" in post else []
    return list(post.get({"link": "links", "hashtag": "hashtags"}[kind], []))


def test_fans_repost_their_star_again_and_again_within_minutes(several: list[Simulation]) -> None:
    default = several[0]
    fans = set(default.truth.decoys["fan_club"])
    times = {post["id"]: moment(post) for post in posts(default)}
    quick: Counter[tuple[str, str]] = Counter()
    for post in posts(default):
        target = post.get("repost_of")
        if target and moment(post) - times[target["id"]] < timedelta(minutes=10):
            quick[post["author"]["id"], target["author"]["id"]] += 1
    often = {f"sim:{account}" for (account, _), count in quick.items() if count >= 4}
    assert len(often & fans) >= len(fans) * 2 // 3
    assert len(often - fans) <= len(fans) // 4


def test_news_is_shared_by_many_within_minutes(small: Simulation) -> None:
    sharers = links(small)
    _, shares = max(sharers.items(), key=lambda item: most_within(item[1], timedelta(minutes=30)))
    assert most_within(shares, timedelta(minutes=30)) >= 25


def test_a_share_button_writes_one_text_for_many_over_days(small: Simulation) -> None:
    texts: dict[str, list[datetime]] = {}
    for post in posts(small):
        if " via " in post.get("text", ""):
            texts.setdefault(post["text"], []).append(moment(post))
    assert len(texts) == 3
    for times in texts.values():
        assert len(times) >= 25
        assert most_within(times, timedelta(minutes=30)) <= 5


def links(simulation: Simulation) -> dict[str, list[datetime]]:
    found: dict[str, list[datetime]] = {}
    for post in posts(simulation):
        for link in post.get("links", []):
            found.setdefault(link, []).append(moment(post))
    return found


def most_within(times: list[datetime], width: timedelta) -> int:
    return max(sum(start <= time <= start + width for time in times) for start in times)


def test_planted_accounts_write_as_much_as_their_twins(several: list[Simulation]) -> None:
    written = [Counter(graph_id(post["author"]) for post in posts(simulation)) for simulation in several]
    planted, twins = pooled(several, written)
    assert abs(rank_z(planted, twins)) < 2
    assert planted.sum() == pytest.approx(twins.sum(), rel=0.1)


def test_planted_accounts_are_as_popular_as_their_twins(several: list[Simulation]) -> None:
    followers = [
        Counter({graph_id(r): r["followers"] for r in simulation.records if r["kind"] == "account"})
        for simulation in several
    ]
    planted, twins = pooled(several, followers)
    assert planted == pytest.approx(twins, abs=12, rel=0.15)
    reposted = [
        Counter(graph_id(post["repost_of"]["author"]) for post in posts(simulation) if "repost_of" in post)
        for simulation in several
    ]
    assert abs(rank_z(*pooled(several, reposted))) < 2


def test_planted_accounts_write_at_the_hours_of_their_twins_and_the_crowd(several: list[Simulation]) -> None:
    planted, twins, crowd = np.zeros(24), np.zeros(24), np.zeros(24)
    for simulation in several:
        told = simulation.truth
        after = set(told.twins.values())
        for post in posts(simulation):
            hour = moment(post).astimezone(UTC).hour
            account = graph_id(post["author"])
            crowd[hour] += 1
            planted[hour] += account in told.twins
            twins[hour] += account in after
    assert variation(planted, twins) < 0.12
    assert variation(planted, crowd) < 0.12


def pooled(several: list[Simulation], values: list[Counter[str]]) -> tuple[np.ndarray, np.ndarray]:
    pairs = [
        (value[planted], value[twin])
        for simulation, value in zip(several, values, strict=True)
        for planted, twin in simulation.truth.twins.items()
    ]
    table = np.array(pairs, dtype=float)
    return table[:, 0], table[:, 1]


def rank_z(one: np.ndarray, other: np.ndarray) -> float:
    """Mann and Whitney's U as a standard normal deviate; ties count half."""
    wins = (one[:, None] > other[None, :]).sum() + (one[:, None] == other[None, :]).sum() / 2
    n, m = len(one), len(other)
    return float((wins - n * m / 2) / np.sqrt(n * m * (n + m + 1) / 12))


def variation(one: np.ndarray, other: np.ndarray) -> float:
    """Total variation distance of two histograms."""
    return float(np.abs(one / one.sum() - other / other.sum()).sum() / 2)


def test_planting_takes_the_place_of_ordinary_posts() -> None:
    built = world.build(SMALL)
    planned = schedule.build(SMALL, built)
    rates = schedule.ordinary_rates(built, planned)
    counts = np.bincount(planned.account, minlength=built.size)
    assert (counts <= np.maximum(1, built.activity)).all()
    assert rates.sum(axis=1) + counts == pytest.approx(np.maximum(built.activity, counts))
    assert (rates >= 0).all()


def test_a_louder_campaign_is_louder() -> None:
    sizes = {}
    for strength in ("weak", "medium", "strong"):
        told = truth(SimulationPlan(strength=strength))
        sizes[strength] = sum(len(wave.accounts) for wave in told.waves)
    assert sizes["weak"] < sizes["medium"] < sizes["strong"]


def test_a_network_without_a_campaign_is_possible() -> None:
    told = truth(replace(SMALL, members=0, fan_clubs=0, news=0, share_buttons=0))
    assert told.planted == ()
    assert told.waves == ()
    assert not any(told.decoys.values())


def test_one_community_is_possible() -> None:
    plan = replace(SMALL, communities=1)
    assert sum(record["kind"] == "post" for record in records(plan)) == 4_000


def test_scaled_plans_keep_memory_bounded() -> None:
    assert SimulationPlan.scaled(50_000).accounts == 3_000
    large = SimulationPlan.scaled(10_000_000)
    assert large.posts == 10_000_000
    assert large.accounts == MOST_ACCOUNTS
    assert large.days > 100


def test_records_stream() -> None:
    """The first records come without the posts being made."""
    kinds = [record["kind"] for record in islice(records(SimulationPlan.scaled(100_000)), 3)]
    assert kinds == ["about", "account", "account"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"seed": -1},
        {"accounts": 10},
        {"posts": 100},
        {"days": 1},
        {"communities": 0},
        {"communities": 100},
        {"follows": 0},
        {"members": 400},
        {"fans": 1},
        {"news": -1},
        {"strength": "deafening"},
        {"start": datetime(2026, 3, 2, 1, tzinfo=UTC)},
        {"start": datetime(2026, 3, 2)},
    ],
)
def test_impossible_plans_are_refused(wrong: dict) -> None:
    with pytest.raises(ParameterInvalid):
        SimulationPlan(**wrong)

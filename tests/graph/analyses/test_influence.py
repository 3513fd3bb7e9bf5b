import pyarrow as pa

from graph.analyses.influence import influence

ROWS = [
    ("ada", "bo", "repost", "p1"), ("ada", "bo", "repost", "p2"), ("ada", "cy", "reply", "p1"),
    ("ada", "dee", "mention", "m1"), ("ada", "bo", "quote", "p1"),
    ("ada", "ada", "reply", "p1"),  # of one's own: no reach
    ("bo", "ada", "mention", "m2"), ("cy", "cy", "repost", "p3"),
]  # fmt: skip


def test_counts_distinct_others_and_shows_what_it_comes_from() -> None:
    result = influence(_table(ROWS))
    assert list(result.ids) == ["ada", "bo"]
    ada = {name: values.tolist()[0] for name, values in result.values.items()}
    assert ada == {
        "influence": 3.0, "posts_taken_up": 2, "reposters": 1, "repliers": 1, "quoters": 1, "mentioners": 1,
        "reposts": 2, "replies": 1, "quotes": 1, "mentions": 1,
    }  # fmt: skip
    assert result.values["influence"].tolist() == [3.0, 1.0]


def test_only_of_ones_own_is_not_enough() -> None:
    assert not influence(_table([("cy", "cy", "repost", "p3")])).enough


def _table(rows: list[tuple[str, str, str, str]]) -> pa.Table:
    return pa.table(dict(zip(("account", "other", "kind", "post"), map(list, zip(*rows, strict=True)), strict=True)))

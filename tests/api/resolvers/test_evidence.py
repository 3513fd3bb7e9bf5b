from api.ids import encode
from api.resolvers.evidence import Evidence
from ingest.evidence import Evidence as RealEvidence
from tests.api.conftest import Ask, World
from tests.golden.case import BETWEEN


def test_what_ingest_finds_is_what_is_asked_for() -> None:
    found: Evidence = RealEvidence("Post:x:101", [], 0)
    assert (found.subject, found.total, found.witnesses_total) == ("Post:x:101", 0, 0)


async def test_from_a_post_to_its_captures(in_case: Ask, world: World) -> None:
    captures = "captures { total complete reason captures { id position place source sha256 retrievedAt } }"
    fields = f"total complete subject {captures} posts {{ kinds post {{ key text }} {captures} }}"
    post = encode(world.golden.id, "Post", "x:101")
    found = (await in_case(f'evidence(id: "{post}") {{ {fields} }}'))["evidence"]
    assert (found["subject"], found["total"], found["complete"]) == ("Post:x:101", 1, True)
    assert found["posts"][0]["post"] == {"key": "x:101", "text": "Closed: the bridge"}
    assert found["captures"] == found["posts"][0]["captures"]
    assert (found["captures"]["total"], found["captures"]["complete"]) == (12, False)
    assert found["captures"]["captures"] == [
        {
            "id": "capture-one",
            "position": 2,
            "place": "line 3",
            "source": "posts.jsonl",
            "sha256": "ab" * 32,
            "retrievedAt": "2026-03-01T00:00:00+00:00",
        }
    ]


async def test_the_ledger_is_not_asked_about_the_past(ask: Ask, world: World) -> None:
    asked = "case(id: $case, knownOn: $on) { evidence(id: $post) { total } }"
    question = f"query ($case: ID!, $post: ID!, $on: DateTime) {{ {asked} }}"
    post = encode(world.golden.id, "Post", "x:101")
    answer = await ask(question, case=world.golden.id, post=post, on=BETWEEN.isoformat())
    assert answer["errors"][0]["extensions"]["code"] == "parameter-invalid"

from graph.store import Store
from tests.api.conftest import Ask


async def test_a_row_never_reads_on_its_own(in_case: Ask, store: Store) -> None:
    fields = (
        'search(question: "bridge", label: POST, first: {n}) {{ returned nodes {{ id ... on Post {{ {inner} }} }} }}'
    )
    inner = "author { id ... on Account { handle } neighbours { type total } } neighbours { type direction total }"
    reads = []
    for n in (2, 10):
        before = store.counters.reads
        found = await in_case(fields.format(n=n, inner=inner))
        reads.append(store.counters.reads - before)
        assert found["search"]["returned"] == min(n, found["search"]["returned"])
    assert found["search"]["returned"] > 5
    assert reads[0] == reads[1]


async def test_two_questions_share_nothing(in_case: Ask, store: Store) -> None:
    reads = []
    for _ in range(2):
        before = store.counters.reads
        await in_case('account(key: "x:1") { id }')
        reads.append(store.counters.reads - before)
    assert reads[0] == reads[1] > 0


async def test_degrees_of_many_nodes_are_one_read(in_case: Ask, store: Store) -> None:
    reads = []
    for n in (2, 10):
        before = store.counters.reads
        found = await in_case(f"accounts(first: {n}) {{ nodes {{ key neighbours {{ type direction total }} }} }}")
        assert len(found["accounts"]["nodes"]) == n
        reads.append(store.counters.reads - before)
    assert reads[0] == reads[1]

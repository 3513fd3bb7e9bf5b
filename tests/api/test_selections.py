import strawberry
from strawberry.types import Info

from api.selections import selected


@strawberry.type
class Leaf:
    name: str = "a"
    handle_key: str = "b"
    bio: str = "c"


@strawberry.type
class Row:
    @strawberry.field
    def node(self) -> Leaf:
        return Leaf()


@strawberry.type
class Page:
    total: int = 1

    @strawberry.field
    def rows(self) -> list[Row]:
        return [Row()]

    @strawberry.field
    def nodes(self) -> list[Leaf]:
        return [Leaf()]


SEEN: list[tuple[frozenset[str], frozenset[str]]] = []


@strawberry.type
class Query:
    @strawberry.field
    def page(self, info: Info, first: int = 1) -> Page:
        SEEN.append((selected(info, ""), selected(info, "rows.node", "nodes")))
        return Page()


def seen(question: str) -> tuple[frozenset[str], frozenset[str]]:
    SEEN.clear()
    answer = strawberry.Schema(Query).execute_sync(question)
    assert answer.errors is None
    return SEEN[0]


def test_fields_at_a_path_and_at_another() -> None:
    assert seen("{ page(first: 2) { total rows { node { name } } nodes { handleKey } } }") == (
        frozenset({"total", "rows", "nodes"}),
        frozenset({"name", "handle_key"}),
    )


def test_fragments_aliases_and_both_at_once() -> None:
    question = """{ page { ...P more: rows { ... on Row { node { n: name } } } } }
    fragment P on Page { rows { node { ...L } } } fragment L on Leaf { handleKey }"""
    assert seen(question)[1] == frozenset({"name", "handle_key"})


def test_nothing_below() -> None:
    assert seen("{ page { total } }") == (frozenset({"total"}), frozenset())

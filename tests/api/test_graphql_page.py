from graphql import GraphQLObjectType, build_schema

from api.graphql_page import page
from api.schema import build


def test_every_field_of_the_roots_and_every_argument_is_on_the_page() -> None:
    text, schema = page(), build_schema(build().as_str())
    for name in ("Query", "Case"):
        kind = schema.type_map[name]
        assert isinstance(kind, GraphQLObjectType)
        for field, each in kind.fields.items():
            section = text.split(f"\n### {field}: `{each.type}`", 1)[1].split("\n#", 1)[0]
            assert all(f"| `{argument}` | `{given.type}` |" in section for argument, given in each.args.items())


def test_every_type_has_a_section() -> None:
    text = page()
    for name in ("Account", "PageInfo", "TotalKind", "Measure", "SearchConnection", "Long"):
        assert f"\n### {name}\n" in text
    assert "\n### __Schema" not in text


def test_defaults_are_shown() -> None:
    assert "| `first` | `Int!` | `25` |" in page()


def test_every_root_field_says_what_it_is() -> None:
    schema = build_schema(build().as_str())
    kind = schema.type_map["Case"]
    assert isinstance(kind, GraphQLObjectType)
    plain = {"id", "title", "createdAt"}
    assert [name for name, field in kind.fields.items() if not field.description and name not in plain] == []

from api.schema import FILE, build
from graph.model import NODES, RELATIONSHIPS, properties, relationship_type


def test_the_committed_schema_is_the_one_that_is_served() -> None:
    assert FILE.read_text(encoding="utf-8") == build().as_str() + "\n", "run `python -m api.schema`"


def test_every_label_type_and_property_of_the_model_is_in_the_schema() -> None:
    schema = build()._schema
    for kind in NODES:
        type_ = schema.type_map[kind.__name__]
        assert {_camel(field.name) for field, _ in properties(kind)} <= set(type_.fields)
    assert set(schema.type_map["RelationshipType"].values) == {relationship_type(kind) for kind in RELATIONSHIPS}


def _camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(word.capitalize() for word in rest)

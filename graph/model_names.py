"""The names of the model as JSON, for the page: `python -m graph.model_names > frontend/src/api/model.json`."""

import json
import sys

from graph.model import NODES, RELATIONSHIPS, Element, properties, relationship_type


def model_names() -> str:
    """Labels and types, each with its properties, in the order of the model."""
    named = {
        "nodes": {kind.__name__: _properties(kind) for kind in NODES},
        "relationships": {relationship_type(kind): _properties(kind) for kind in RELATIONSHIPS},
    }
    return json.dumps(named, indent=2) + "\n"


def _properties(kind: type[Element]) -> list[str]:
    ends = {"start", "end"}
    return [field.name for field, _ in properties(kind) if field.name not in ends]


if __name__ == "__main__":
    sys.stdout.write(model_names())

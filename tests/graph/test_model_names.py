import json
from pathlib import Path

from graph.model_names import model_names

FILE = Path(__file__).parents[2] / "frontend" / "src" / "api" / "model.json"


def test_the_page_knows_the_model_as_it_is() -> None:
    assert FILE.read_text("utf-8") == model_names(), f"renew it: python -m graph.model_names > {FILE.name}"


def test_it_names_what_a_question_can_name() -> None:
    found = json.loads(model_names())
    assert "handle" in found["nodes"]["Account"]
    assert "weight" in found["relationships"]["INTERACTED"]
    assert "start" not in found["relationships"]["INTERACTED"]

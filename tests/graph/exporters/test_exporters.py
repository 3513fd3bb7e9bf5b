from graph.exporters import Exporter
from graph.extensions import discover


def test_they_are_found() -> None:
    found = discover("graph.exporters", Exporter)
    assert {"gexf", "graphml", "json"} <= set(found)
    assert all(each.sentence and each.media_type and each.extension for each in found.values())

"""Which analysis takes which parameter."""

import pytest

from api.analysing import listed, settings_by_analysis
from api.output import Output
from graph.analyses import analyses
from graph.errors import ParameterInvalid, QueryNotFound


def test_a_parameter_goes_to_all_that_have_it_or_to_one() -> None:
    given = settings_by_analysis(["degree", "pagerank"], {"aliases": "no", "pagerank.damping": "0.5"})
    assert given == {"degree": {"aliases": "no"}, "pagerank": {"aliases": "no", "damping": "0.5"}}
    assert set(settings_by_analysis([], {})) == set(analyses())


def test_unknown_names() -> None:
    with pytest.raises(ParameterInvalid):
        settings_by_analysis(["degree"], {"damping": "0.5"})
    with pytest.raises(QueryNotFound):
        settings_by_analysis(["bogus"], {})


def test_the_list_has_all() -> None:
    assert {each["name"] for each in listed(Output(as_json=True))["analyses"]} == set(analyses())

"""The command that assistants start; what it serves is in tests/api/assistant/."""

import pytest

from tests.api.conftest import Sociogram


@pytest.mark.parametrize("argument", ["--port=x", "--nothing"])
def test_it_says_what_is_wrong(sociogram: Sociogram, argument: str) -> None:
    assert sociogram("mcp", argument).code == 2


def test_its_help_is_quick_and_says_what_it_is(sociogram: Sociogram) -> None:
    assert "Model Context Protocol" in sociogram("mcp", "--help").out

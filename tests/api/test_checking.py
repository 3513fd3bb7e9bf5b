"""The settings as `check` shows them."""

from pathlib import Path

from pydantic import SecretStr

from api.checking import shown
from api.settings import Settings


def test_no_secret_is_shown(tmp_path: Path) -> None:
    secret = SecretStr("hush")
    found = shown(Settings(home=tmp_path, neo4j_password=secret, governance_url=secret))
    assert "hush" not in " ".join(found.values())
    assert found["home"] == str(tmp_path)
    assert found["mirror"] == "-"

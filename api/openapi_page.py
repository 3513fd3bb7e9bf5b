"""The OpenAPI document as it is served: `python -m api.openapi_page > openapi.json`. Nothing is opened for it."""

import json
import sys
from pathlib import Path
from typing import Any, cast

from sqlalchemy import create_engine

from api.app import create_app
from api.resolvers.scope import EvidenceOf
from api.settings import Settings
from custody.cases import Cases
from graph.store import Counters, Store


class _Unasked:
    """Stands for the database and the ledger: a document asks nothing of them."""

    counters = Counters()


def document() -> dict[str, Any]:
    cases = Cases(create_engine("sqlite://"))
    settings = Settings.model_construct(home=Path("nowhere"))  # what the environment says changes no document
    return create_app(settings, cast(Store, _Unasked()), cases, cast(EvidenceOf, _Unasked())).openapi()


def text() -> str:
    return json.dumps(document(), indent=1, sort_keys=True, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    sys.stdout.write(text())

"""Whether a case's data may have changed, cheaply: by its runs, its cursors and what is held to be the same account.

No digest of every element: the graph digest reads the whole case, which takes minutes on a large one. Whatever writes
into a case leaves a run, a cursor or an assertion, so an equal state means equal data; another state means only that
something ran in between, which may have changed nothing.
"""

import hashlib
import json

from cypher import query
from graph.store import CaseStore
from graph.values import plain_value


async def data_state(case: CaseStore) -> str:
    """64 hex digits."""
    row = await case.one(query("lookups", "state_of_case"))
    text = json.dumps(plain_value(row), sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()

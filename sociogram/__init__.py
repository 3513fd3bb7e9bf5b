"""The Python client for notebooks: speaks HTTP to the API, imports nothing of ours.

    import sociogram
    case = sociogram.connect().case("Tide")
    case.ask("who_amplifies_whom", limit=20).pl()
"""

from sociogram.cases import Case, Sociogram, connect
from sociogram.errors import IncompleteWarning, SociogramError
from sociogram.results import About, Graph, Rows

__all__ = [
    "About", "Case", "Graph", "IncompleteWarning", "Rows", "Sociogram", "SociogramError", "connect",
]  # fmt: skip

"""In which ways a node of a label can be walked from: a relationship type and a direction."""

from dataclasses import dataclass

from graph.model import RELATIONSHIP_BY_TYPE, once

Way = tuple[str, bool]
"""A relationship type, and whether it goes out from the node."""


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What a walk has to look at in each relationship: what is not asked for is not read, which counts at a hub."""

    window: bool = False
    known: bool = False
    after: bool = False


@once
def ways_of(label: str, types: frozenset[str] | None = None, direction: str = "both") -> tuple[Way, ...]:
    """In which a node of this label can have relationships, in the order of the model. `direction`: out, in or both."""
    return tuple(
        (name, out)
        for name, kind in RELATIONSHIP_BY_TYPE.items()
        for out, end in ((True, kind.between[0]), (False, kind.between[1]))
        if (types is None or name in types) and direction in ("both", "out" if out else "in") and end.__name__ == label
    )


def way_number(way: Way) -> int:
    """Under which a way travels in queries and cursors."""
    return 2 * list(RELATIONSHIP_BY_TYPE).index(way[0]) + (not way[1])


def far_label(way: Way) -> str:
    """The label at the other end."""
    return RELATIONSHIP_BY_TYPE[way[0]].between[1 if way[1] else 0].__name__


def near_label(walked: tuple[Way, ...]) -> str:
    """The label that all of these ways start from."""
    (label,) = {RELATIONSHIP_BY_TYPE[name].between[0 if out else 1].__name__ for name, out in walked}
    return label

"""Elements of a case as charts, notes and findings name them: a node by its id, an edge as TYPE|start|end.

An edge's name may go on with |part, where one relationship is drawn as several. Names are texts that a client made:
each is taken apart before it is kept, so that nothing of another case is ever named in this one.
"""

from collections.abc import Iterable

from api.ids import GlobalId, decode
from graph.errors import LimitExceeded, NotFound, ParameterInvalid
from graph.model import RELATIONSHIP_BY_TYPE

ELEMENTS = 2_000
PART_CHARACTERS = 200


class Naming:
    """Takes names of one case apart. Of each node once, however many edges end there."""

    def __init__(self, case: str) -> None:
        self._case = case
        self._known: dict[str, GlobalId] = {}

    def nodes(self, element: str) -> tuple[GlobalId, ...]:
        """The node itself, or both ends. Raises ParameterInvalid for what names nothing, NotFound for another case."""
        if "|" not in element:
            return (self.node(element),)
        type_, start, end, part = [*element.split("|", 3), "", ""][:4]
        ends = self.node(start), self.node(end)
        if tuple(each.label for each in ends) != _between(type_) or len(part) > PART_CHARACTERS:
            raise _unnamed()
        return ends

    def node(self, given: str) -> GlobalId:
        found = self._known.get(given)
        if found is None:
            found = self._known[given] = self._own(decode(given))
        return found

    def _own(self, found: GlobalId) -> GlobalId:
        if found.case != self._case:
            raise NotFound("This case has no such element.", "Use ids that answers about this case gave.")
        return found


def checked(case: str, elements: Iterable[str], *, most: int = ELEMENTS) -> list[str]:
    """Each once, in the order given. Raises as Naming does, and LimitExceeded."""
    found = list(dict.fromkeys(elements))
    if len(found) > most:
        raise LimitExceeded(f"{len(found):,} elements are named, {most:,} are the limit.", "Choose fewer.")
    naming = Naming(case)
    for element in found:
        naming.nodes(element)
    return found


def _between(type_: str) -> tuple[str, ...] | None:
    kind = RELATIONSHIP_BY_TYPE.get(type_)
    return None if kind is None else tuple(label.__name__ for label in kind.between)


def _unnamed() -> ParameterInvalid:
    return ParameterInvalid(
        "This names no element of a case.", "Name a node by its id, an edge as TYPE|start|end by the ids of its ends."
    )

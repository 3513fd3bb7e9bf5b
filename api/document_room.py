"""Room for a chart's document in a question, and for no other text: what is read twice or searched for stays short.

The text is a member called document, a variable, and goes into one argument called document.
"""

import re
from collections.abc import Mapping
from typing import Any

from graphql.language import SKIP, ArgumentNode, DocumentNode, VariableDefinitionNode, VariableNode, Visitor, visit

from graph.errors import LimitExceeded

TEXT_CHARACTERS = 256 * 1024
"""Of any other text that is given as a variable."""
NAME = "document"
_MEMBER = re.compile(rb'"document"\s*+:\s*+("(?:[^"\\]++|\\.)*+")', re.DOTALL)
_CURE = "Give a chart's document, and nothing else that is as long, in a variable called document."


def beside_document(body: bytes) -> int:
    """How many bytes the body has but for the longest text that is called document."""
    return len(body) - max((found.end(1) - found.start(1) for found in _MEMBER.finditer(body)), default=0)


def check_texts(question: DocumentNode, variables: Mapping[str, Any] | None) -> None:
    """Before anything reads them. Raises LimitExceeded."""
    given = dict(variables or {})
    if _longest({name: value for name, value in given.items() if name != NAME}) > TEXT_CHARACTERS:
        raise LimitExceeded(f"A text has more than {TEXT_CHARACTERS:,} characters.", _CURE)
    if _longest(given.get(NAME)) <= TEXT_CHARACTERS:
        return
    uses = _Uses()
    visit(question, uses)
    if uses.elsewhere or uses.as_document > 1:
        raise LimitExceeded("A chart's document is given to more than one field, or to one that takes none.", _CURE)


class _Uses(Visitor):
    def __init__(self) -> None:
        super().__init__()
        self.as_document = 0
        self.elsewhere = False

    def enter_variable_definition(self, _node: VariableDefinitionNode, *_: object) -> Any:
        return SKIP

    def enter_argument(self, node: ArgumentNode, *_: object) -> Any:
        if node.name.value != NAME or not isinstance(node.value, VariableNode):
            return None
        self.as_document += node.value.name.value == NAME
        return SKIP

    def enter_variable(self, node: VariableNode, *_: object) -> None:
        self.elsewhere |= node.name.value == NAME


def _longest(value: object) -> int:
    """Of the texts in it; a body has so few pieces that all are looked at."""
    if isinstance(value, str):
        return len(value)
    if isinstance(value, list):
        return max(map(_longest, value), default=0)
    if isinstance(value, dict):
        return max((max(len(name), _longest(each)) for name, each in value.items()), default=0)
    return 0

"""Refuses GraphQL questions that would cost too much, before anything runs. Linear in the text of the question.

Each fragment is weighed once, however often it is spread: the usual limiters walk it once per spread, and 98
fragments that spread each other twice take them 2^98 steps (reliability.md, F15).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from graphql import GraphQLSyntaxError
from graphql.language import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    InlineFragmentNode,
    IntValueNode,
    Lexer,
    OperationDefinitionNode,
    SelectionSetNode,
    Source,
    TokenKind,
    VariableNode,
)

from graph.errors import LimitExceeded

CHARACTERS = 50_000
TOKENS = 2_000
NESTING = 40
DEPTH = 15
FRAGMENTS = 60
DEFAULT_LIMIT = 25
READ = 20  # what a field that asks the database costs at least, in nodes
LISTS = ("limit", "top")
_OPENING = frozenset({TokenKind.BRACE_L, TokenKind.PAREN_L, TokenKind.BRACKET_L})
_CLOSING = frozenset({TokenKind.BRACE_R, TokenKind.PAREN_R, TokenKind.BRACKET_R})
_CURE = "Ask for less at once: fewer fields, a smaller limit, less nesting."


def check_text(question: str) -> None:
    """Before parsing, which recurses. Raises LimitExceeded; a mistake in the text is left to the parser."""
    if len(question) > CHARACTERS:
        raise LimitExceeded(f"The question is longer than {CHARACTERS:,} characters.", _CURE)
    lexer = Lexer(Source(question))
    tokens = nesting = 0
    try:
        while (kind := lexer.advance().kind) is not TokenKind.EOF:
            tokens += 1
            nesting += (kind in _OPENING) - (kind in _CLOSING)
            if tokens > TOKENS:
                raise LimitExceeded(f"The question has more than {TOKENS:,} words and signs.", _CURE)
            if nesting > NESTING:
                raise LimitExceeded(f"The question is nested more than {NESTING} deep.", _CURE)
    except GraphQLSyntaxError:
        return


def check_document(document: DocumentNode, variables: Mapping[str, Any] | None, *, ceiling: int) -> None:
    """Raises LimitExceeded where it is too deep, or may touch more nodes than `ceiling`."""
    fragments = _fragments(document)
    if len(fragments) > FRAGMENTS:
        raise LimitExceeded(f"The question has {len(fragments)} fragments, {FRAGMENTS} are the limit.", _CURE)
    scales = _Scales(fragments, variables or {}, ceiling)
    for definition in document.definitions:
        if isinstance(definition, OperationDefinitionNode):
            weight = scales.weigh(definition.selection_set)
            if weight.depth > DEPTH:
                raise LimitExceeded(f"The question is {weight.depth} fields deep, {DEPTH} are the limit.", _CURE)
            if weight.nodes > ceiling:
                raise LimitExceeded(f"The question may touch more than {ceiling:,} nodes.", _CURE)


@dataclass(frozen=True, slots=True)
class Weight:
    nodes: int
    depth: int


_NOTHING = Weight(0, 0)


@dataclass(slots=True)
class _Scales:
    fragments: Mapping[str, FragmentDefinitionNode]
    variables: Mapping[str, Any]
    ceiling: int
    known: dict[str, Weight] = field(default_factory=dict)

    def weigh(self, selections: SelectionSetNode | None) -> Weight:
        if selections is None:
            return _NOTHING
        nodes = depth = 0
        for selection in selections.selections:
            weight = _NOTHING
            if isinstance(selection, FieldNode):
                weight = self._field(selection)
            elif isinstance(selection, InlineFragmentNode):
                weight = self.weigh(selection.selection_set)
            elif isinstance(selection, FragmentSpreadNode):
                weight = self._fragment(selection.name.value)
            # capped, so that numbers stay small however they are multiplied
            nodes = min(nodes + weight.nodes, self.ceiling + 1)
            depth = max(depth, weight.depth)
        return Weight(nodes, depth)

    def _field(self, node: FieldNode) -> Weight:
        if node.selection_set is None:
            return Weight(0, 1)
        inner = self.weigh(node.selection_set)
        own = READ if node.arguments else 1
        return Weight(min(own + self._rows(node) * max(inner.nodes, 1), self.ceiling + 1), inner.depth + 1)

    def _rows(self, node: FieldNode) -> int:
        """How many rows a field may give: its limit where it has one."""
        for argument in node.arguments or ():
            if argument.name.value in LISTS:
                value: object = None
                if isinstance(argument.value, IntValueNode):
                    value = int(argument.value.value[:12])
                elif isinstance(argument.value, VariableNode):
                    value = self.variables.get(argument.value.name.value)
                return max(1, value) if isinstance(value, int) else DEFAULT_LIMIT
        return DEFAULT_LIMIT if node.arguments else 1

    def _fragment(self, name: str) -> Weight:
        if name not in self.known:
            self.known[name] = _NOTHING  # a cycle ends here; validation refuses it with a better word
            fragment = self.fragments.get(name)
            if fragment is not None:
                self.known[name] = self.weigh(fragment.selection_set)
        return self.known[name]


def _fragments(document: DocumentNode) -> dict[str, FragmentDefinitionNode]:
    return {
        definition.name.value: definition
        for definition in document.definitions
        if isinstance(definition, FragmentDefinitionNode)
    }

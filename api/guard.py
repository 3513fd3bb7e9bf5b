"""Refuses GraphQL questions that would cost too much, before anything runs. Linear in the text of the question.

Each fragment is weighed once, however often it is spread: the usual limiters walk it once per spread, and 98
fragments that spread each other twice take them 2^98 steps (reliability.md, F15).
"""

from collections import Counter
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
    ListValueNode,
    OperationDefinitionNode,
    SelectionSetNode,
    Source,
    TokenKind,
    ValueNode,
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
LISTS = ("first", "limit", "top", "k")
GIVEN = frozenset({"ids", "nodes"})
"""Arguments that name a node per row."""
USUAL = {"subgraph": 500, "shortestPath": 1, "kPaths": 5, "relationshipsAmong": 20_000}
"""Rows of fields that have another number than others where none is asked for."""
FIELDS = 20_000  # each spread of a fragment counted
DESCRIBED = {"types": 30, "fields": 3, "possibleTypes": 3}
"""Lists of introspection, which take no number: how often what is within them is counted as fields."""
REPEATED = 20
SINGLE = frozenset({
    "case", "node", "account", "post", "hashtag", "link", "domain", "run", "community", "measuresOf",
    "chart", "createChart", "saveChart", "duplicateChart", "shareChart", "shared",
    "finding", "createFinding", "changeFinding", "createNote", "changeNote",
})  # fmt: skip
"""Fields with arguments that give one row."""
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


def check_document(document: DocumentNode, variables: Mapping[str, Any] | None, *, ceiling: int) -> "Weight":
    """Of its heaviest operation. Raises LimitExceeded where it is too deep, or may touch more nodes than `ceiling`."""
    fragments = _fragments(document)
    if len(fragments) > FRAGMENTS:
        raise LimitExceeded(f"The question has {len(fragments)} fragments, {FRAGMENTS} are the limit.", _CURE)
    scales = _Scales(fragments, _defaults(document) | dict(variables or {}), ceiling)
    heaviest = _NOTHING
    for definition in document.definitions:
        if isinstance(definition, OperationDefinitionNode):
            weight = scales.weigh(definition.selection_set)
            if weight.depth > DEPTH:
                raise LimitExceeded(f"The question is {weight.depth} fields deep, {DEPTH} are the limit.", _CURE)
            if weight.fields > FIELDS:
                raise LimitExceeded(f"The question has more than {FIELDS:,} fields, fragments spread.", _CURE)
            if weight.nodes > ceiling:
                raise LimitExceeded(f"The question may touch more than {ceiling:,} nodes.", _CURE)
            heaviest = max(heaviest, weight, key=lambda each: each.nodes)
    return heaviest


@dataclass(frozen=True, slots=True)
class Weight:
    """`nodes` that may be touched, `depth` in fields, `fields` as they are when every fragment is spread."""

    nodes: int
    depth: int
    fields: int = 0


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
        _check_repeated(selections)
        nodes = depth = fields = 0
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
            fields = min(fields + weight.fields, FIELDS + 1)
            depth = max(depth, weight.depth)
        return Weight(nodes, depth, fields)

    def _field(self, node: FieldNode) -> Weight:
        if node.selection_set is None:
            return Weight(0, 1, 1)
        inner = self.weigh(node.selection_set)
        own = READ if node.arguments else 1
        nodes = min(own + self._rows(node) * max(inner.nodes, 1), self.ceiling + 1)
        fields = DESCRIBED.get(node.name.value, 1) * inner.fields + 1
        return Weight(nodes, inner.depth + 1, min(fields, FIELDS + 1))

    def _rows(self, node: FieldNode) -> int:
        """How many rows a field may give: what is asked for, or what it gives where nothing is."""
        name = node.name.value
        usual = USUAL.get(name, DEFAULT_LIMIT if node.arguments and name not in SINGLE else 1)
        asked = [each for each in node.arguments or () if each.name.value in LISTS or each.name.value in GIVEN]
        return max([self._number(each.value, usual) for each in asked], default=usual)

    def _number(self, given: ValueNode, usual: int) -> int:
        value: object = None
        if isinstance(given, IntValueNode):
            value = int(given.value[:12])
        elif isinstance(given, ListValueNode):
            value = len(given.values)
        elif isinstance(given, VariableNode):
            value = self.variables.get(given.name.value)
            value = len(value) if isinstance(value, list) else value
        return max(1, value) if isinstance(value, int) else usual

    def _fragment(self, name: str) -> Weight:
        if name not in self.known:
            self.known[name] = _NOTHING  # a cycle ends here; validation refuses it with a better word
            fragment = self.fragments.get(name)
            if fragment is not None:
                self.known[name] = self.weigh(fragment.selection_set)
        return self.known[name]


def _check_repeated(selections: SelectionSetNode) -> None:
    """Validation compares what has one name in the answer pair by pair."""
    fields = (each for each in selections.selections if isinstance(each, FieldNode))
    names = Counter(each.alias.value if each.alias else each.name.value for each in fields)
    if max(names.values(), default=0) > REPEATED:
        raise LimitExceeded(f"The question asks for one field more than {REPEATED} times in one place.", _CURE)


def _defaults(document: DocumentNode) -> dict[str, object]:
    """Of variables that have a whole number for one; where operations differ, the greatest."""
    found: dict[str, object] = {}
    for definition in document.definitions:
        if isinstance(definition, OperationDefinitionNode):
            for variable in definition.variable_definitions or ():
                name, value = variable.variable.name.value, variable.default_value
                if isinstance(value, IntValueNode):
                    found[name] = max(int(value.value[:12]), int(str(found.get(name, 0))))
    return found


def _fragments(document: DocumentNode) -> dict[str, FragmentDefinitionNode]:
    return {
        definition.name.value: definition
        for definition in document.definitions
        if isinstance(definition, FragmentDefinitionNode)
    }

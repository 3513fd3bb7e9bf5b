"""Whether a plan stays in its case: the boundary of a person's own Cypher.

Every node that a leaf of the plan brings in is open until the plan shows that it is of the case: by an index with
`case = $case`, by a filter with that condition, or by a relationship to such a node, because no relationship leaves
its case. What is open may be filtered and expanded, and must be closed before anything is counted, cut or returned.
So it does not matter in which order the planner does things, which depends on how much data there is.
"""

import itertools
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import NoReturn

from graph.gate_text import refuse, words
from graph.store import Operator

STEPS = 6
ALL_STEPS = 12
SHORTEST = 100
ROWS = 50_000_000
PRODUCT_ROWS = 2_000_000

_CURE = (
    "Begin every pattern at nodes with a label and {case: $case}, as in (a:Account {case: $case}); "
    "WHERE a.id IS NOT NULL makes it quick."
)
_LEAVES = words(
    "NodeByLabelScan UnionNodeByLabelsScan IntersectionNodeByLabelsScan SubtractionNodeByLabelsScan NodeIndexScan "
    "NodeIndexSeek NodeIndexSeekByRange NodeUniqueIndexSeek DirectedRelationshipTypeScan "
    "UndirectedRelationshipTypeScan DirectedUnionRelationshipTypesScan UndirectedUnionRelationshipTypesScan"
)
_EXPANDS = ("Expand(", "OptionalExpand(", "VarLengthExpand(", "ShortestPath", "Repeat(", "StatefulShortestPath(")
_SAME_ROWS = words("Sort PartialSort CacheProperties")
_CUTS = words("Top PartialTop Top1WithTies Limit ExhaustiveLimit Skip ProduceResults Optional EmptyRow")
_SUMS = words("EagerAggregation OrderedAggregation Distinct OrderedDistinct")
_TESTS = words(
    "SemiApply AntiSemiApply LetSemiApply LetAntiSemiApply SelectOrSemiApply SelectOrAntiSemiApply RollUpApply"
)
_JOINS = words("CartesianProduct ValueHashJoin NodeHashJoin")
_TOKEN = re.compile(r"`(?:[^`]|``)*`|\$?\w+|[<>]=|<>|\S")
_SEEK = re.compile(r"(?:UNIQUE|RANGE INDEX|TEXT INDEX|POINT INDEX) (\w+):\w+\(([\w, ]+)\) WHERE (.*)", re.DOTALL)
_SCAN = re.compile(r"(\w+):[\w|&!() ]+")
_HOP = r"\((\w*)\)<?-(?:\[(\w*)[^\]*]*(\*[\d.]*)?\])?->?\((\w*)\)"
_EXPANDED = re.compile(rf"(?:(\w+) = )?{_HOP}(.*)", re.DOTALL)
_REPEATED = re.compile(r"\((\w*)\) \(\.\.\.\)\{(\d*), ?(\d*)\} \((\w*)\)")
_STATEFUL = re.compile(r"SHORTEST (\d+)(?: GROUPS)? \((\w+)\).*\((\w+)\)")
_NESTED = re.compile(r"\b(?:EXISTS|COUNT|COLLECT) *\{|\bMATCH\b|shortestpath *\(|\$(?:all|any)\(|Nested", re.IGNORECASE)
# On nodes that may be of another case only what can't fail: an error would tell something about them.
_HARMLESS = words(
    "getdegree tolower toupper trim size coalesce labels type cache runtimeconstant coercetopredicate and or not in is "
    "null starts ends with contains any all none single where"
)
_COMPUTING = frozenset("/%^*+")
_HIDDEN = "A pattern inside an expression, which the plan does not show."


@dataclass(frozen=True, slots=True)
class Rows:
    """What a part of a plan yields: the nodes that are open, in groups that share a case, and every name so far.

    Plans show no difference between two things of one name: such a name is `doubtful`, and proves nothing.
    """

    open: tuple[frozenset[str], ...] = ()
    closed: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    doubtful: frozenset[str] = frozenset()

    def closing(self, name: str) -> "Rows":
        group = next((group for group in self.open if name in group), frozenset[str]())
        return replace(self, open=tuple(each for each in self.open if each != group), closed=self.closed | group)

    def connected(self, groups: Iterable[Iterable[str]]) -> "Rows":
        """With groups that share a node made one, and closed where one node of it is."""
        merged: list[frozenset[str]] = []
        for group in [*self.open, *(frozenset(each) - self.doubtful for each in groups)]:
            apart = [each for each in merged if not each & group]
            merged = [*apart, frozenset(group.union(*(each for each in merged if each & group)))]
        closed = frozenset(self.closed.union(*(group for group in merged if group & self.closed)))
        return replace(self, open=tuple(group for group in merged if group and not group & closed), closed=closed)

    def naming(self, names: Iterable[str]) -> "Rows":
        """With new names; what has been a name before is doubtful from now on."""
        new = frozenset(names) - {""}
        doubtful = self.doubtful | (new & self.names)
        groups = tuple(group - doubtful for group in self.open)
        return Rows(groups, self.closed - doubtful, self.names | new, doubtful)

    def also(self, names: Iterable[str]) -> "Rows":
        return replace(self, names=self.names | frozenset(names))


@dataclass(frozen=True, slots=True)
class Weight:
    """`rows` is the most that the planner expects of one operator."""

    rows: float
    steps: int


def check_plan(plan: Operator) -> Weight:
    """Raises QueryRefused."""
    operators = list(plan.all())
    for operator in operators:
        _check_operator(operator)
    steps = sum(_steps(operator) for operator in operators)
    if steps > ALL_STEPS:
        refuse(f"Paths of {steps} steps in all.", f"Bound them to {ALL_STEPS} steps together.")
    _flow(plan, Rows())
    return Weight(max(operator.rows for operator in operators), steps)


def _check_operator(operator: Operator) -> None:
    name = operator.name
    known = _LEAVES | _SAME_ROWS | _CUTS | _SUMS | _TESTS | _JOINS | _OTHERS.keys()
    if name not in known and not name.startswith(_EXPANDS):
        refuse(f"The database would run {name}, which is not allowed.", _CURE_OF.get(name, _CURE))
    if _NESTED.search(_without_quoted(operator.details)):
        refuse(_HIDDEN, "Write it before, as CALL (…) { MATCH … RETURN … }.")
    most = PRODUCT_ROWS if name == "CartesianProduct" else ROWS
    if operator.rows > most:
        refuse(
            f"The database expects {operator.rows:,.0f} rows from {name}, and {most:,} are allowed.",
            "Connect the patterns, or narrow them by id, time or type.",
        )


def _without_quoted(details: str) -> str:
    return re.sub(r"`(?:[^`]|``)*`", "``", details)


def _steps(operator: Operator) -> int:
    """The longest way that a path operator may go. Raises QueryRefused."""
    details = operator.details.split("\n")[0]
    if operator.name.startswith(("Repeat(", "StatefulShortestPath(")):
        bounds = [most for _, most in re.findall(r"\{(\d*), ?(\d*)\}", details)]
        if operator.name.startswith("Repeat(") and len(bounds) != 1:
            _unreadable(operator)
        shortest = _STATEFUL.match(details)
        if shortest and int(shortest[1]) > SHORTEST:
            refuse(f"The {shortest[1]} shortest paths.", f"Ask for at most {SHORTEST}.")
    elif operator.name.startswith(("VarLengthExpand(", "ShortestPath")):
        found = _EXPANDED.match(details)
        if found is None:
            _unreadable(operator)
        bounds = [(found[4] or "*").removeprefix("*").rpartition("..")[2]]
    else:
        return 0
    for most in bounds:
        if not most or int(most) > STEPS:
            refuse("A path of any length.", f"Bound it, by at most {STEPS} steps: -[:INTERACTED]->{{1,3}}.")
    return sum(map(int, bounds))


def _flow(operator: Operator, outer: Rows) -> Rows:
    if operator.name in _LEAVES:
        return _leaf(operator, outer)
    if operator.name.startswith(_EXPANDS):
        return _expand(operator, outer)
    if operator.name in _TESTS:
        return _test(operator, outer)
    if operator.name in _JOINS:
        return _join(operator, outer)
    if operator.name in _CUTS | _SUMS:
        return _cut(operator, outer)
    if operator.name in _SAME_ROWS:
        return _flow(operator.children[0], outer)
    return _OTHERS[operator.name](operator, outer)


def _leaf(operator: Operator, outer: Rows) -> Rows:
    details = operator.details
    marker = f"#{id(operator)}"  # a group of its own even where the plan names none of its nodes
    if seek := _SEEK.fullmatch(details):
        rows = outer.naming({seek[1]}).connected([{seek[1], marker}])
        of_case = "Seek" in operator.name and seek[2].split(",")[0] == "case"
        _check_harmless(operator, seek[3], outer)
        return rows.closing(marker) if of_case and ["case", "=", "$case"] in _conditions(_tokens(seek[3])) else rows
    if scan := _SCAN.fullmatch(details):
        names = {scan[1]}
    elif (hop := _EXPANDED.fullmatch(details)) and not hop[6] and not hop[4]:
        names = {hop[2], hop[3] or "", hop[5]} - {""}
    else:
        _unreadable(operator)
    return outer.naming(names).connected([{*names, marker}])


def _expand(operator: Operator, outer: Rows) -> Rows:
    rows = _flow(operator.children[0], outer)
    start, new, end = _ends(operator)
    if start not in rows.names and end in rows.names:
        start, end = end, start
    if operator.name.startswith("Repeat("):
        inside = _flow(operator.children[1], rows)
        _closed(operator, inside, rows)
    _check_harmless(operator, operator.details.partition(" WHERE ")[2], rows)
    into = "Into" in operator.name or operator.name.startswith("ShortestPath")
    added = new if into else {*new, end}
    ends = {start, end} if into else {start}
    touched = any(ends & group for group in (*rows.open, rows.closed))
    rows = rows.naming(added).also(operator.identifiers)
    if not touched or (into and operator.name.startswith("Optional")):
        return rows
    return rows.connected([ends if into else {start, *added} - {""}])


def _ends(operator: Operator) -> tuple[str, set[str], str]:
    """Where it starts, the names that it makes between, where it ends."""
    details = operator.details.rstrip()
    if operator.name.startswith("Repeat("):
        found, names = _REPEATED.match(details), (1, 4)
    elif operator.name.startswith("Stateful"):
        found, names = _STATEFUL.fullmatch(details.split("\n")[0].rstrip()), (2, 3)
    else:
        found, names = _EXPANDED.fullmatch(details), (2, 5)
    if found is None:
        _unreadable(operator)
    between = {found[1] or "", found[3] or ""} if names == (2, 5) else set()
    return found[names[0]], between, found[names[1]]


def _test(operator: Operator, outer: Rows) -> Rows:
    """Whether there is something for each row: it may look at what is open, and closes nothing."""
    rows = _flow(operator.children[0], outer)
    _closed(operator, _flow(operator.children[1], rows), rows)
    _check_harmless(operator, operator.details, rows)
    made = set(_tokens(operator.details)[:1]) if operator.name.startswith(("Let", "RollUp")) else set()
    return rows.naming(made)


def _apply(operator: Operator, outer: Rows) -> Rows:
    return _flow(operator.children[1], _flow(operator.children[0], outer))


def _join(operator: Operator, outer: Rows) -> Rows:
    left, right = (_flow(child, outer) for child in operator.children)
    keys = set(_tokens(operator.details)) if operator.name == "NodeHashJoin" else set()
    doubtful = left.doubtful | right.doubtful | ((left.names & right.names) - outer.names - keys)
    both = Rows((), (left.closed | right.closed) - doubtful, left.names | right.names, doubtful)
    rows = both.connected([*left.open, *right.open])
    _check_harmless(operator, operator.details, rows)
    return rows


def _cut(operator: Operator, outer: Rows) -> Rows:
    """Nothing of it may be open: which rows come first, how many there are, what they sum to would tell of others."""
    rows = _flow(operator.children[0], outer)
    _closed(operator, rows, outer)
    _check_harmless(operator, operator.details, outer)
    if operator.name in _SUMS:
        return outer.naming(_aliases(operator.details)).also(operator.identifiers)
    # a row may be there although its filter failed (OPTIONAL MATCH): what was open before is open again
    was_open = tuple(group - rows.doubtful for group in outer.open)
    return replace(rows, open=was_open, closed=(outer.closed if was_open else rows.closed) - rows.doubtful)


def _union(operator: Operator, outer: Rows) -> Rows:
    made = frozenset[str]()
    for child in operator.children:
        rows = _flow(child, outer)
        _closed(operator, rows, outer)
        made |= rows.doubtful
    return outer.naming(made & outer.names).also(operator.identifiers)


def _filter(operator: Operator, outer: Rows) -> Rows:
    rows = _flow(operator.children[0], outer)
    _check_harmless(operator, operator.details, rows)
    for condition in _conditions(_tokens(operator.details)):
        rows = rows.closing(_bound(condition))
    return rows


def _project(operator: Operator, outer: Rows) -> Rows:
    rows = _flow(operator.children[0], outer) if operator.children else outer
    _check_harmless(operator, operator.details, rows)
    return rows.naming(_aliases(operator.details))


def _argument(operator: Operator, outer: Rows) -> Rows:
    return outer


def _triadic(operator: Operator, outer: Rows) -> Rows:
    return _apply(operator, outer)


_OTHERS: dict[str, Callable[[Operator, Rows], Rows]] = {
    "Apply": _apply,
    "Argument": _argument,
    "Filter": _filter,
    "Projection": _project,
    "TriadicSelection": _triadic,
    "Union": _union,
    "Unwind": _project,
}
_CURE_OF = {
    "AllNodesScan": "Give every node of the pattern a label. " + _CURE,
    "NodeCountFromCountStore": "That counts every case. " + _CURE,
    "RelationshipCountFromCountStore": "That counts every case. " + _CURE,
    "ProcedureCall": "Procedures can't be used.",
    "LoadCSV": "Nothing can be loaded.",
}


def _closed(operator: Operator, rows: Rows, outer: Rows) -> None:
    """Raises QueryRefused where something is open that was not so outside."""
    for group in rows.open:
        if not any(group & each for each in outer.open):
            names = sorted(name for name in group if not name.startswith(("#", "anon_")))
            which = f"The nodes {', '.join(names)}" if names else "Some nodes"
            refuse(f"{which} could be of another case, before {operator.name}.", _CURE)


def _unreadable(operator: Operator) -> NoReturn:
    refuse(f"The plan of {operator.name} can't be read.", _CURE)


def _tokens(details: str) -> list[str]:
    return _TOKEN.findall(details)


def _conditions(tokens: list[str]) -> list[list[str]]:
    """What must all be true, however it is bracketed. An index's properties that it only keeps come after a comma."""
    if len(tokens) > 1 and tokens[0] == "(" and _close(tokens, 0) == len(tokens) - 1:
        return _conditions(tokens[1:-1])
    if any(len(_split(tokens, word)) > 1 for word in ("OR", "XOR", "CASE", "END", "WHERE")):
        return [tokens]
    parts = _split(tokens, "AND")
    if len(parts) > 1:
        return [condition for part in parts for condition in _conditions(part)]
    return [_split(tokens, ",")[0]]


def _split(tokens: list[str], at: str) -> list[list[str]]:
    parts, depth = [list[str]()], 0
    for token in tokens:
        depth += (token in ("(", "[", "{")) - (token in (")", "]", "}"))
        if depth == 0 and token == at:
            parts.append([])
        else:
            parts[-1].append(token)
    return parts


def _close(tokens: list[str], opening: int) -> int:
    depth = 0
    for index in range(opening, len(tokens)):
        depth += (tokens[index] in ("(", "[", "{")) - (tokens[index] in (")", "]", "}"))
        if depth == 0:
            return index
    return -1


def _bound(condition: list[str]) -> str:
    """The node of `x.case = $case` or `cache[x.case] = $case`; else an empty text."""
    if condition[:2] in (["cache", "["], ["cacheN", "["]) and condition[5:6] == ["]"]:
        condition = [*condition[2:5], *condition[6:]]
    return condition[0] if len(condition) == 5 and condition[1:] == [".", "case", "=", "$case"] else ""


def _aliases(details: str) -> set[str]:
    tokens = _tokens(details)
    return {name for word, name in itertools.pairwise(tokens) if word == "AS"}


def _check_harmless(operator: Operator, details: str, rows: Rows) -> None:
    opened = {name for group in rows.open for name in group}
    for condition in _conditions(_tokens(details)) if opened else []:
        if opened & set(condition) and not _harmless(condition):
            refuse(f"{operator.name} would compute with nodes before it knows their case.", _CURE)


def _harmless(tokens: list[str]) -> bool:
    for index, each in enumerate(tokens):
        after = tokens[index + 1 : index + 2]
        called = after in (["("], ["["]) and re.fullmatch(r"\w+", each)
        if called and each.lower() not in _HARMLESS:
            return False
        if each in _COMPUTING or (each == "-" and after != ["["] and tokens[index - 1] not in (")", "]", "-")):
            return False
    return True

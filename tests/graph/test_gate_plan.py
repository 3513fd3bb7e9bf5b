"""Plans written by hand: what binds to a case, what only seems to, whatever order the planner chooses."""

import pytest

from graph.errors import QueryRefused
from graph.gate_plan import check_plan
from graph.store import Operator


def op(name: str, details: str = "", *children: Operator, rows: float = 1.0) -> Operator:
    return Operator(name, details, (), rows, children)


def scan(name: str = "a") -> Operator:
    return op("NodeByLabelScan", f"{name}:Account")


def seek(name: str = "a", where: str = "case = $case AND id = $x, cache[a.id]") -> Operator:
    return op("NodeUniqueIndexSeek", f"UNIQUE {name}:Account(case, id) WHERE {where}")


def kept(details: str, below: Operator) -> Operator:
    return op("Filter", details, below)


def result(below: Operator) -> Operator:
    return op("ProduceResults", "a", below)


HOPS = op("Expand(All)", "(p)<-[:POSTED]-(a)", op("DirectedRelationshipTypeScan", "(p)-[:SHOWS]->(h)"))
BOUND = [
    seek(), seek(where="case = $case AND id IS NOT NULL"), kept("a.case = $case", scan()),
    kept("(cache[a.case] = $case AND a.handle = $x)", scan()), kept("NOT a.x AND (a:B AND (a.case = $case))", scan()),
    kept("a.case = $case AND a:Account", HOPS), op("Optional", "", seek()),
    op("Expand(Into)", "(a)--(b)", op("CartesianProduct", "", seek(), scan("b"))),
    op("Apply", "", seek(), kept("b.case = $case", op("NodeByLabelScan", "b:Post"))),
    op("SemiApply", "", seek(), op("Expand(All)", "(a)-->(b)", op("Argument", "a"))),
    op("Union", "", seek(), kept("a.case = $case", scan())),
    op("NodeHashJoin", "c", op("Expand(All)", "(a)-->(c)", seek()), op("Expand(All)", "(b)-->(c)", scan("b"))),
    op("EagerAggregation", "a, count(p) AS n", op("OptionalExpand(All)", "(a)-[:POSTED]->(p)", seek())),
    op("Repeat(All, Trail)", "(a) (...){1, 4} (b)", seek(), op("Expand(All)", "(x)-->(y)", op("Argument", "x"))),
    op("ShortestPath", "p = (a)-[r:X*..6]-(b)", op("CartesianProduct", "", seek(), seek("b"))),
    op("StatefulShortestPath(Into, Trail)", "SHORTEST 2 (a) ((`x`)-[`r`]->(`y`)){1, 4} (b)\n  inlined: r:X",
       op("CartesianProduct", "", seek(), seek("b"))),
]  # fmt: skip
OPEN = [
    scan(), kept("a.case = $other", scan()), kept("a.case = $case OR a.x", scan()), kept("NOT a.case = $case", scan()),
    kept("(a.case = $case) = true", scan()), kept("`a.case = $case`", scan()), kept("b.case = $case", scan()),
    kept("CASE WHEN a.x THEN a.y AND a.case = $case AND a.z ELSE true END", scan()),
    kept("a.x OR a.y AND a.case = $case", scan()), kept("any(x IN l WHERE x AND a.case = $case AND x)", scan()),
    seek(where="case > $case AND id IS NOT NULL"), seek(where="case IN $case"), seek(where="id = $x"),
    op("NodeIndexScan", "RANGE INDEX a:Account(case, id) WHERE case IS NOT NULL"),
    op("NodeIndexSeek", "RANGE INDEX a:Account(handle, case) WHERE handle = $case AND case = $case"),
    kept("a.case = $case", op("Limit", "1", scan())), kept("a.case = $case", op("Top", "x LIMIT 1", scan())),
    kept("a.case = $case", op("EagerAggregation", "a.x AS x, count(*) AS a", scan())),
    kept("a.case = $case", op("Projection", "a.x AS h, {case: $case} AS a", scan())),
    kept("a.case = $case", op("Optional", "", scan())),
    kept("a.case = $case", op("CartesianProduct", "", op("Projection", "$m AS a"), scan())),
    kept("a.case = $case", op("Apply", "", op("Projection", "{case: $case} AS a"), scan())),
    op("Apply", "", scan(), op("Optional", "a", kept("a.case = $case", op("Argument", "a")))),
    op("Apply", "", scan(), op("EagerAggregation", "count(*) AS n", kept("a.case = $case", op("Argument", "a")))),
    op("SemiApply", "", seek(), scan("b")), op("SemiApply", "", scan(), kept("a.case = $case", op("Argument", "a"))),
    op("SelectOrSemiApply", "a.case = $case", scan(), op("Argument", "a")),
    op("RollUpApply", "l, x", seek(), op("Projection", "b.x AS x", scan("b"))), op("Union", "", seek(), scan()),
    op("CartesianProduct", "", seek(), scan("b")), op("OptionalExpand(Into)", "(a)--(b)",
       op("CartesianProduct", "", seek(), scan("b"))),
    op("VarLengthExpand(Into)", "(a)-[:X*..1]-(b)", op("Projection", "a AS b", scan())),
    op("DirectedRelationshipTypeScan", "()-[:X]->()"), kept("1 / a.x = 1 AND a.case = $case", scan()),
    kept("a.case = $case AND left(a.x, a.y) = $z", scan()), kept("a.case = $case AND a.x + 1 > 2", scan()),
]  # fmt: skip
FORBIDDEN = [
    op(name, "x") for name in (
        "AllNodesScan", "ProcedureCall", "LoadCSV", "ShowSettings", "TerminateTransactions", "Create", "SetProperty",
        "DeleteNode", "Merge", "Foreach", "Eager", "NodeByElementIdSeek", "NodeCountFromCountStore", "TransactionApply",
        "AdministrationCommand", "AnythingNew", "",
    )
] + [
    op("Projection", "COLLECT {  MATCH (b) RETURN b } AS x"),
    op("Projection", "CASE WHEN x THEN COUNT { (b) } END AS c"),
    op("Projection", "shortestPath((a)-[*]-(a)) AS p"), kept("a:$all($x) AND a.case = $case", scan()),
    op("VarLengthExpand(All)", "(a)-[:X*]->(b)", seek()), op("VarLengthExpand(All)", "(a)-[:X*..7]->(b)", seek()),
    op("VarLengthExpand(Pruning,BFS,All)", "(a)-[:X*..2147483647]->()  ", seek()),
    op("VarLengthExpand(All)", "(a)-[:X*..6]->(b)", op("VarLengthExpand(All)", "(c)-[:X*..6]->(a)",
       op("VarLengthExpand(All)", "(d)-[:X*1..2]->(c)", seek("d")))),
    op("Repeat(All, Trail)", "(a) (...){0, } (b)", seek(), op("Argument", "x")),
    op("StatefulShortestPath(Into, Trail)", "SHORTEST 1 (a) ((`x`)-[`r`]->(`y`)){1, } (b)", seek()),
    op("StatefulShortestPath(Into, Trail)", "SHORTEST 101 (a) ((`x`)-[`r`]->(`y`)){1, 2} (b)", seek()),
    op("CartesianProduct", "", seek(), seek("b"), rows=3e6), op("Limit", "1", seek(), rows=1e9),
    op("Expand(All)", "what is this", seek()), op("NodeByLabelScan", "what is this"),
]  # fmt: skip


@pytest.mark.parametrize("plan", BOUND)
def test_bound_to_the_case(plan: Operator) -> None:
    assert check_plan(result(plan)).rows >= 1


@pytest.mark.parametrize("plan", OPEN)
def test_open_to_other_cases(plan: Operator) -> None:
    with pytest.raises(QueryRefused, match=r"another case|knows their case") as refused:
        check_plan(result(plan))
    assert "{case: $case}" in refused.value.cure


@pytest.mark.parametrize("plan", FORBIDDEN)
def test_never_allowed(plan: Operator) -> None:
    with pytest.raises(QueryRefused):
        check_plan(result(plan))


def test_steps_are_summed() -> None:
    plan = op("VarLengthExpand(All)", "(a)-[:X*3]->(b)", op("VarLengthExpand(All)", "(c)-[:X*0..2]->(a)", seek("c")))
    assert check_plan(result(plan)).steps == 5

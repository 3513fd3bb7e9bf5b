"""The rules of design.md that no linter knows. Each is also shown to find what breaks it."""

import ast
import importlib
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("api", "cypher", "custody", "graph", "ingest")
EXTENSIONS = ("ingest/connectors", "graph/analyses", "graph/exporters", "api/reports")
FORBIDDEN_NAMES = {"utils", "helpers", "common", "base", "misc", "manager", "service", "handler", "core"}
LONGEST_FUNCTION = 60
LONGEST_FILE = 500
# The history of migrations and the self-check speak of what is no case's: two fixed texts each, nothing built.
FIXED_TEXTS = {"graph/writer.py", "graph/migrations/__init__.py", "graph/selfcheck.py"}
_QUERY = re.compile(r"\b(MATCH|MERGE|CREATE|UNWIND)\b[^.]{0,20}[(\[$]|\bDETACH DELETE\b")

Check = Callable[[str, ast.Module], Iterator[str]]


def sources(*folders: str) -> list[tuple[str, ast.Module]]:
    files = sorted(file for folder in folders for file in (ROOT / folder).rglob("*.py"))
    return [(file.relative_to(ROOT).as_posix(), ast.parse(file.read_text("utf-8"))) for file in files]


def driver_imports(path: str, tree: ast.Module) -> Iterator[str]:
    """graph/store.py is the only one that knows the driver."""
    if path == "graph/store.py":
        return
    for node in ast.walk(tree):
        if any(name.split(".")[0] == "neo4j" for name in _imported(node)):
            yield f"{path}:{_line(node)} imports neo4j"


def environment_reads(path: str, tree: ast.Module) -> Iterator[str]:
    """api/settings.py is the only one that reads the environment."""
    if path == "api/settings.py":
        return
    for node in ast.walk(tree):
        from_os = isinstance(node, ast.ImportFrom) and node.module == "os"
        names = {alias.name for alias in node.names} if isinstance(node, ast.ImportFrom) and from_os else set()
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "os":
            names = {node.attr}
        if names & {"environ", "getenv", "environb"}:
            yield f"{path}:{_line(node)} reads the environment"


def long_functions(path: str, tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > LONGEST_FUNCTION:
                yield f"{path}:{node.lineno} {node.name} has {length} lines"


def built_queries(path: str, tree: ast.Module) -> Iterator[str]:
    """Query text is derived in graph/writer.py alone; everything else is a file."""
    if path in FIXED_TEXTS - {"graph/writer.py"}:
        yield from (f"{path}:{_line(node)} builds query text" for node in ast.walk(tree) if _is_built_query(node))
    elif path not in FIXED_TEXTS:
        yield from (
            f"{path}:{_line(node)} holds query text"
            for node in ast.walk(tree)
            if _is_query(node) or _is_built_query(node)
        )


def forbidden_names(path: str, tree: ast.Module) -> Iterator[str]:
    parts = {part.removesuffix(".py").lstrip("_") for part in path.split("/")}
    if parts & FORBIDDEN_NAMES:
        yield f"{path} says nothing about what it holds"
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef):
            words = {word.lower() for word in re.findall(r"[A-Z][a-z]+", node.name)}
            if words & (FORBIDDEN_NAMES - {"base"}):
                yield f"{path}:{node.lineno} {node.name} says nothing about what it is"


def swallowed_errors(path: str, tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ExceptHandler):
            passes = all(isinstance(each, ast.Pass) for each in node.body)
            if node.type is None or (passes and _name(node.type) in ("Exception", "BaseException")):
                yield f"{path}:{node.lineno} swallows every error"


RULES: list[Check] = [
    driver_imports, environment_reads, long_functions, built_queries, forbidden_names, swallowed_errors,
]  # fmt: skip

BREAKING: dict[str, tuple[str, str]] = {
    "driver_imports": ("graph/x.py", "def f():\n    from neo4j.exceptions import Neo4jError"),
    "environment_reads": ("graph/x.py", "import os\nhome = os.environ['HOME']"),
    "long_functions": ("graph/x.py", "def f():\n" + "    a = 1\n" * 60),
    "built_queries": ("graph/x.py", "def f(label):\n    return f'MATCH (n:{label}) RETURN n'"),
    "forbidden_names": ("graph/helpers.py", ""),
    "swallowed_errors": ("graph/x.py", "try:\n    f()\nexcept Exception:\n    pass"),
}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: str(rule.__name__))
def test_rule_holds(rule: Check) -> None:
    assert [found for path, tree in sources(*PACKAGES) for found in rule(path, tree)] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: str(rule.__name__))
def test_rule_finds_what_breaks_it(rule: Check) -> None:
    path, text = BREAKING[rule.__name__]
    assert list(rule(path, ast.parse(text)))


@pytest.mark.parametrize(
    "text",
    [
        "a = 'MERGE (n:Account {id: ' + name + '})'",
        "a = 'UNWIND $rows AS r MERGE (n:{})'.format(label)",
        "a = 'MATCH (n:%s) RETURN n' % label",
        "a = 'MATCH (n) DETACH DELETE n'",
        "a = f'CREATE INDEX x FOR (n:{label}) ON (n.{name})'",
    ],
)
def test_query_text_is_found_in_every_form(text: str) -> None:
    assert list(built_queries("api/x.py", ast.parse(text)))


@pytest.mark.parametrize(
    "text",
    [
        "from os import environ",
        "from os import getenv as g",
        "import os\nos.getenv('A')",
    ],
)
def test_environment_is_found_in_every_form(text: str) -> None:
    assert list(environment_reads("ingest/x.py", ast.parse(text)))


def test_prose_is_no_query() -> None:
    prose = "a = 'What can not match (or merge) is kept'\nb = 'Create a case first.'"
    assert list(built_queries("api/x.py", ast.parse(prose))) == []


def test_tests_keep_the_length_too() -> None:
    assert [found for path, tree in sources("tests") for found in long_functions(path, tree)] == []


def test_files_can_be_read_in_one_sitting() -> None:
    lengths = {path: len((ROOT / path).read_text("utf-8").splitlines()) for path, _ in sources(*PACKAGES)}
    assert {path: length for path, length in lengths.items() if length > LONGEST_FILE} == {}


@pytest.mark.parametrize("folder", EXTENSIONS)
def test_every_extension_has_a_test_of_its_name(folder: str) -> None:
    files = [file for file in (ROOT / folder).glob("*.py") if not file.name.startswith("_")]
    missing = [file.name for file in files if not (ROOT / "tests" / folder / f"test_{file.name}").is_file()]
    assert missing == []


def test_there_are_extensions() -> None:
    """An empty folder would pass the test above."""
    for folder in EXTENSIONS[:3]:
        assert len([file for file in (ROOT / folder).glob("*.py") if not file.name.startswith("_")]) >= 3


@pytest.mark.parametrize("package", PACKAGES)
def test_package_is_the_one_of_this_checkout(package: str) -> None:
    """These are general names: another distribution's package would be imported in silence."""
    file = importlib.import_module(package).__file__
    assert file is not None
    assert Path(file).resolve() == ROOT / package / "__init__.py"


@pytest.mark.parametrize("package", PACKAGES)
def test_package_begins_with_what_it_is(package: str) -> None:
    tree = ast.parse((ROOT / package / "__init__.py").read_text("utf-8"))
    assert ast.get_docstring(tree), f"{package}/__init__.py"


def test_every_module_says_what_it_is_for() -> None:
    assert [path for path, tree in sources(*PACKAGES) if tree.body and not ast.get_docstring(tree)] == []


def _imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    return [node.module or ""] if isinstance(node, ast.ImportFrom) and node.level == 0 else []


def _is_query(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str) and bool(_QUERY.search(node.value))


def _is_built_query(node: ast.AST) -> bool:
    if isinstance(node, ast.JoinedStr):
        return any(map(_is_query, node.values))
    if isinstance(node, ast.BinOp):
        return _is_query(node.left) or _is_query(node.right)
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        return node.func.attr in ("format", "replace", "join") and _is_query(node.func.value)
    return False


def _line(node: ast.AST) -> int:
    return int(getattr(node, "lineno", 0))


def _name(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else ""

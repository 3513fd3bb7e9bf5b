"""A table's mapping: one DuckDB SELECT from `source` to the column contract, checked before a row is read.

A mapping says the same for the same row, whatever stands beside it: so it may use expressions, and nothing that looks
at other rows, files, clocks or chance. DuckDB runs it over batches, cut off from files and network.
"""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph.errors import MappingInvalid

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

SHIPPED = Path(__file__).parent / "mappings"
MEMORY = "2GB"

Value = str | int | bool | list[str] | None


class Kind(StrEnum):
    """What a column of the contract may hold."""

    TEXT = "text"
    TIME = "time"
    COUNT = "count"
    FLAG = "flag"
    LIST = "list"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the contract."""

    name: str
    kind: Kind
    note: str


CONTRACT: tuple[Column, ...] = (
    Column("platform", Kind.TEXT, "lower case: x, mastodon, …; required"),
    Column("post_id", Kind.TEXT, "the platform's id of the post; required, unless the table is one of accounts"),
    Column("account_id", Kind.TEXT, "the platform's id of the author; this or account_handle is required"),
    Column("account_handle", Kind.TEXT, "the author's handle, with or without @"),
    Column("account_name", Kind.TEXT, "as shown"),
    Column("account_bio", Kind.TEXT, ""),
    Column("account_followers", Kind.COUNT, "a snapshot at `version`"),
    Column("account_following", Kind.COUNT, "a snapshot at `version`"),
    Column("account_posts", Kind.COUNT, "a snapshot at `version`"),
    Column("account_language", Kind.TEXT, ""),
    Column("account_category", Kind.TEXT, "as the source labels the account"),
    Column("account_place", Kind.TEXT, "as the account states it"),
    Column("at", Kind.TIME, "when it was published; required with post_id; without a zone it is UTC"),
    Column("text", Kind.TEXT, ""),
    Column("language", Kind.TEXT, "of the post"),
    Column("url", Kind.TEXT, "where the post can be read"),
    Column("category", Kind.TEXT, "as the source labels the post"),
    Column("client", Kind.TEXT, "the app that it was written with"),
    Column("is_repost", Kind.FLAG, "also where the original is not known; true where repost_of is given"),
    Column("repost_of", Kind.TEXT, "id of the post that it passes on"),
    Column("repost_of_account", Kind.TEXT, "that post's author: an id, or @handle"),
    Column("reply_to", Kind.TEXT, "id of the post that it answers"),
    Column("reply_to_account", Kind.TEXT, "that post's author: an id, or @handle"),
    Column("quote_of", Kind.TEXT, "id of the post that it quotes"),
    Column("mentions", Kind.LIST, "ids or @handles; without this column they are taken from the text"),
    Column("hashtags", Kind.LIST, "with or without #; without this column they are taken from the text"),
    Column("links", Kind.LIST, "web addresses; without this column they are taken from the text"),
    Column("media", Kind.LIST, "web addresses of pictures, videos and sounds"),
    Column("channel_id", Kind.TEXT, "the platform's id of the group, page, subreddit or chat"),
    Column("channel_name", Kind.TEXT, ""),
    Column("likes", Kind.COUNT, "a snapshot at `version`"),
    Column("reposts", Kind.COUNT, "a snapshot at `version`"),
    Column("replies", Kind.COUNT, "a snapshot at `version`"),
    Column("quotes", Kind.COUNT, "a snapshot at `version`"),
    Column("gone", Kind.FLAG, "the post was deleted when the row was written; it stays, and is shown as gone"),
    Column("version", Kind.TIME, "the snapshot's own time; where it is missing and account counts are given, `at`"),
)
COLUMN = {column.name: column for column in CONTRACT}

TEMPLATE = """\
-- title: My table
-- platform: x
-- key: the platform's own post id
SELECT
    'x'                                  AS platform,
    "the post's id"                      AS post_id,
    "the author's handle"                AS account_handle,
    TRY_CAST("its time" AS TIMESTAMPTZ)  AS at,
    "what it says"                       AS text
FROM source
"""

_ALLOWED = frozenset(
    {
        "BETWEEN", "CASE", "CAST", "COLLATE", "COLUMN_REF", "COMPARISON", "CONJUNCTION", "CONSTANT", "FUNCTION",
        "LAMBDA", "LAMBDA_REF", "OPERATOR", "STAR", "TYPE", "TYPE_EXPRESSION",
    }
)  # fmt: skip
_CLOCKS = re.compile(
    r"^(now|today|get_?current.*|current_.*|local.*|transaction_.*|txid_.*|getvariable|in_search_path)$"
)
_TIMES = re.compile(r"^(DATE|TIMESTAMP.*)$")
_INTEGERS = re.compile(r"^U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?$")
_NUMBERS = re.compile(r"^(DECIMAL.*|DOUBLE|FLOAT)$")
_HEADER = re.compile(r"^--\s*(title|platform|key):\s*(.*)$", re.MULTILINE)
_FORBIDDEN = """
SELECT lower(function_name) FROM duckdb_functions()
WHERE function_type NOT IN ('scalar', 'macro') OR stability = 'VOLATILE'
EXCEPT SELECT lower(function_name) FROM duckdb_functions()
WHERE function_type IN ('scalar', 'macro') AND stability IS DISTINCT FROM 'VOLATILE'
"""
_CURE = "Write one SELECT from source, row by row; the columns and an example are in ingest/mappings/README.md"


def shipped() -> dict[str, Path]:
    """The mappings that come with Sociogram, by name."""
    return {file.stem: file for file in sorted(SHIPPED.glob("*.sql"))}


def mapping_sql(mapping: str) -> str:
    """The SQL behind a shipped mapping's name, a path to a .sql file, or SQL itself."""
    if is_sql(mapping):
        return mapping
    file = shipped().get(mapping, Path(mapping))
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, ValueError) as error:
        raise MappingInvalid(
            f"There is no mapping {mapping!r}",
            f"Name one of {', '.join(shipped())}, or give a path to a .sql file, or the SELECT itself",
        ) from error


def is_sql(mapping: str) -> bool:
    """Whether it is the text itself, and no name of one."""
    return bool(re.search(r"\bselect\b", mapping, re.IGNORECASE) and re.search(r"\s", mapping))


def header(sql: str) -> dict[str, str]:
    """What a mapping's leading comments say: title, platform, key."""
    return {key: value.strip() for key, value in _HEADER.findall(sql)}


class Mapper:
    """Runs one mapping over rows that have these columns. Raises MappingInvalid at once; close it in the end."""

    def __init__(self, sql: str, columns: Sequence[str]) -> None:
        self._connection = _sealed_database().cursor()
        try:
            select = _one_select(self._connection, sql)
            _check_form(select)
            _check_expressions(select, _forbidden_functions())
            self.wanted = tuple(_wanted(select, columns))
            self._body = sql.strip().rstrip(";")
            self._typed = self._describe(columns)
            self._question = self._outer_select()
            self._sources = {name: tuple(_columns_of(tree)) for name, tree in _outputs(select)}
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        self._connection.close()

    @property
    def names(self) -> tuple[str, ...]:
        """The contract's columns that the mapping fills."""
        return tuple(self._typed)

    def sources(self, name: str) -> tuple[str, ...]:
        """The file's columns that a column of the contract is made of."""
        found = {each.casefold() for each in self._sources.get(name, ())}
        return tuple(each for each in self.wanted if each.casefold() in found)

    def map(self, rows: Sequence[Sequence[str | None]], first: int) -> list[dict[str, Value] | str]:
        """Each row's values, times in microseconds since 1970, or why it has none. `first` is the first row's number.

        A row that an expression fails on is found by halving, and spoils itself only.
        """
        import duckdb

        try:
            return self._run(rows, first)
        except duckdb.Error as error:
            if len(rows) <= 1:
                return [f"the mapping fails on this row: {_first_line(error)}"] * len(rows)
        half = len(rows) // 2
        return self.map(rows[:half], first) + self.map(rows[half:], first + half)

    def _run(self, rows: Sequence[Sequence[str | None]], first: int) -> list[dict[str, Value] | str]:
        self._register(rows, first)
        names = self.names
        found = self._connection.execute(self._question).fetchall()
        if len(found) != len(rows):
            raise MappingInvalid(f"The mapping makes {len(found)} rows of {len(rows)}", _CURE)
        return [dict(zip(names, each, strict=True)) for each in found]

    def _register(self, rows: Sequence[Sequence[str | None]], first: int) -> None:
        import pyarrow as pa

        columns = list(zip(*rows, strict=True)) or [()] * len(self.wanted)
        table = {name: pa.array(column, pa.string()) for name, column in zip(self.wanted, columns, strict=True)}
        table["source_row"] = pa.array(range(first, first + len(rows)), pa.int64())
        self._connection.register("source", pa.table(table))

    def _describe(self, columns: Sequence[str]) -> dict[str, str]:
        """The contract's columns that the mapping yields, with their DuckDB types."""
        import duckdb

        self._register([], 0)
        try:
            found = self._connection.execute(f"DESCRIBE {self._body}").fetchall()
        except duckdb.Error as error:
            hint = ", ".join(columns[:60])
            raise MappingInvalid(
                f"DuckDB can't run the mapping: {_first_line(error)}", f"Its columns are: {hint}"
            ) from error
        typed = [(str(name), str(kind)) for name, kind, *_ in found]
        _check_contract(typed)
        return dict(typed)

    def _outer_select(self) -> str:
        forms = ", ".join(
            f"{_form(COLUMN[name].kind, kind, f'mapped.{name}')} AS {name}" for name, kind in self._typed.items()
        )
        return "\n".join(("SELECT", forms, "FROM (", self._body, ") AS mapped"))


@cache
def _sealed_database() -> "DuckDBPyConnection":
    """One for the process: opening it costs more than mapping a thousand rows. Each mapper has a cursor of its own."""
    import duckdb

    connection = duckdb.connect(":memory:")
    for setting in (
        "GLOBAL TimeZone = 'UTC'",
        "threads = 1",  # rows come out in the order in which they go in
        f"memory_limit = '{MEMORY}'",
        "enable_external_access = false",
        "GLOBAL python_enable_replacements = false",
        "autoload_known_extensions = false",
        "lock_configuration = true",
    ):
        connection.execute(f"SET {setting}")
    return connection


def _one_select(connection: "DuckDBPyConnection", sql: str) -> dict[str, Any]:
    ((found,),) = connection.execute("SELECT json_serialize_sql(?)", [sql]).fetchall()
    tree = json.loads(found)
    if tree.get("error"):
        raise MappingInvalid(f"The mapping is no SELECT that DuckDB understands: {tree.get('error_message')}", _CURE)
    statements = tree.get("statements", [])
    if len(statements) != 1:
        raise MappingInvalid(f"The mapping holds {len(statements)} statements, not one SELECT", _CURE)
    node: dict[str, Any] = statements[0]["node"]
    return node


def _check_form(select: dict[str, Any]) -> None:
    origin = select.get("from_table") or {}
    if select.get("type") != "SELECT_NODE" or select["cte_map"]["map"]:
        raise MappingInvalid("The mapping is more than one plain SELECT", _CURE)
    if origin.get("type") != "BASE_TABLE" or [part.casefold() for part in origin["qualified_name"]["path"]] != [
        "source"
    ]:
        raise MappingInvalid("The mapping reads something else than the relation source", _CURE)
    more = ("where_clause", "group_expressions", "group_sets", "having", "sample", "qualify", "modifiers")
    used = [part for part in more if select.get(part)] + [part for part in ("sample", "at_clause") if origin.get(part)]
    if select["aggregate_handling"] != "STANDARD_HANDLING":
        used.append("group_by_all")
    if used:
        raise MappingInvalid(
            f"The mapping leaves out, groups or sorts rows ({used[0].replace('_', ' ')})",
            "Every row is accounted for: use CASE in the columns, and drop WHERE, GROUP BY, ORDER BY, LIMIT",
        )


def _check_expressions(select: dict[str, Any], forbidden: frozenset[str]) -> None:
    for node in _nodes(select):
        kind = node.get("class")
        if kind is not None and kind not in _ALLOWED:
            raise MappingInvalid(
                f"A mapping can't use a {kind.lower()} expression: it looks at more than its row", _CURE
            )
        name = str(node.get("function_name", "")).casefold()
        if name in forbidden or (name and _CLOCKS.match(name)):
            raise MappingInvalid(f"A mapping can't use {name}: it must say the same for the same row", _CURE)
        if kind == "COLUMN_REF" and _CLOCKS.match(node["column_names"][-1].casefold()):
            raise MappingInvalid(f"A mapping can't use {node['column_names'][-1]}: it is not of the row", _CURE)


@cache
def _forbidden_functions() -> frozenset[str]:
    import duckdb

    with duckdb.connect(":memory:") as connection:
        found = connection.execute(_FORBIDDEN).fetchall()
    return frozenset(name for (name,) in found) | {"unnest", "error", "query", "query_table"}


def _nodes(tree: object) -> Iterator[dict[str, Any]]:
    if isinstance(tree, dict):
        yield tree
        for value in tree.values():
            yield from _nodes(value)
    elif isinstance(tree, list):
        for value in tree:
            yield from _nodes(value)


def _columns_of(tree: object) -> Iterator[str]:
    for node in _nodes(tree):
        if node.get("class") == "COLUMN_REF":
            yield from node["column_names"]


def _outputs(select: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for tree in select["select_list"]:
        yield (tree.get("alias") or next(_columns_of(tree), "")).casefold(), tree


def _wanted(select: dict[str, Any], columns: Sequence[str]) -> Iterator[str]:
    """The file's columns that the mapping reads: the others need not be carried along."""
    every = any(node.get("class") == "STAR" for node in _nodes(select["select_list"]))
    named = {name.casefold() for name in _columns_of(select["select_list"])}
    return (name for name in columns if every or name.casefold() in named)


def _check_contract(typed: list[tuple[str, str]]) -> None:
    names = [name for name, _ in typed]
    unknown = [name for name in names if name not in COLUMN]
    if unknown:
        raise MappingInvalid(
            f"The mapping yields a column that the contract does not have: {unknown[0]}",
            f"Name it AS one of: {', '.join(COLUMN)}",
        )
    if len(set(names)) < len(names):
        raise MappingInvalid("The mapping yields a column twice", "Keep one of them")
    missing = _missing(set(names))
    if missing:
        raise MappingInvalid(f"The mapping lacks {missing}", f"Add it; a mapping looks like this:\n{TEMPLATE}")
    for name, kind in typed:
        _check_type(COLUMN[name], kind)


def _missing(names: set[str]) -> str:
    if "platform" not in names:
        return "the column platform"
    if not names & {"account_id", "account_handle"}:
        return "the account: account_id or account_handle"
    if "post_id" in names and "at" not in names:
        return "the time: at"
    if "post_id" not in names and names & {"text", "repost_of", "reply_to", "quote_of"}:
        return "the post's id: post_id"
    return ""


def _check_type(column: Column, kind: str) -> None:
    fits, cure = {
        Kind.TEXT: (kind == "VARCHAR" or _INTEGERS.match(kind), f"CAST(… AS VARCHAR) AS {column.name}"),
        Kind.TIME: (
            _TIMES.match(kind) or _INTEGERS.match(kind) or _NUMBERS.match(kind),
            f"TRY_CAST(… AS TIMESTAMPTZ) AS {column.name}, or try_strptime(…, format), or seconds since 1970",
        ),
        Kind.COUNT: (_INTEGERS.match(kind), f"TRY_CAST(… AS BIGINT) AS {column.name}"),
        Kind.FLAG: (kind == "BOOLEAN", f"lower(…) IN ('1', 'true') AS {column.name}"),
        Kind.LIST: (kind in ("VARCHAR[]", '"NULL"[]', "INTEGER[]"), f"string_split(…, ',') AS {column.name}"),
    }[column.kind]
    if not fits and kind != '"NULL"':
        raise MappingInvalid(f"{column.name} is {kind}, not {column.kind.value}", f"Write {cure}")


def _form(kind: Kind, given: str, column: str) -> str:
    """How a column is carried over to Python: times as microseconds, whatever lies outside a type's range as NULL."""
    if kind == Kind.TEXT:
        return f"CAST({column} AS VARCHAR)"
    if kind == Kind.COUNT:
        return f"TRY_CAST({column} AS BIGINT)"
    if kind == Kind.LIST:
        return f"CAST({column} AS VARCHAR[])"
    if kind == Kind.FLAG or given == '"NULL"':
        return column
    if _INTEGERS.match(given) or _NUMBERS.match(given):
        return f"TRY_CAST(round(CAST({column} AS DOUBLE) * 1000000) AS BIGINT)"
    stamp = column if given == "TIMESTAMP WITH TIME ZONE" else f"TRY_CAST({column} AS TIMESTAMP)"
    return f"CASE WHEN isfinite({stamp}) THEN epoch_us({stamp}) END"


def _first_line(error: BaseException) -> str:
    return str(error).splitlines()[0] if str(error) else type(error).__name__

"""What the database yields, as plain values: nodes and relationships as maps, moments as datetimes."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from typing import Any, Protocol, runtime_checkable

from graph.store import Row

_OWN = frozenset({"case", "stamps", "lock_"})


@runtime_checkable
class _Temporal(Protocol):
    def to_native(self) -> Any: ...


@runtime_checkable
class _Node(Protocol):
    @property
    def labels(self) -> frozenset[str]: ...


@runtime_checkable
class _Relationship(Protocol):
    @property
    def type(self) -> str: ...

    @property
    def start_node(self) -> Mapping[str, Any]: ...

    @property
    def end_node(self) -> Mapping[str, Any]: ...


@runtime_checkable
class _Path(Protocol):
    @property
    def nodes(self) -> Iterable[Any]: ...

    @property
    def relationships(self) -> Iterable[Any]: ...


def plain_properties(properties: Mapping[str, Any]) -> Row:
    """Without what is the writer's own: the case, stamps and locks."""
    return {name: plain_value(value) for name, value in properties.items() if name not in _OWN}


def plain_value(value: Any) -> Any:
    if value is None or isinstance(value, (str, int, float, bool, datetime, date)):
        return _in_utc(value) if isinstance(value, datetime) else value
    if isinstance(value, _Temporal):
        native = value.to_native()
        return _in_utc(native) if isinstance(native, datetime) else native
    if isinstance(value, _Path):
        return {
            "nodes": [plain_value(node) for node in value.nodes],
            "relationships": [plain_value(relationship) for relationship in value.relationships],
        }
    if isinstance(value, Mapping):
        return _plain_map(value)
    if isinstance(value, Iterable):
        return [plain_value(each) for each in value]
    return str(value)


def json_value(value: Any) -> Any:
    """Of a plain value, what JSON has: moments and dates as text."""
    if isinstance(value, dict):
        return {name: json_value(each) for name, each in value.items()}
    if isinstance(value, list):
        return [json_value(each) for each in value]
    return value.isoformat() if isinstance(value, (datetime, date)) else value


def _plain_map(value: Mapping[str, Any]) -> Row:
    if isinstance(value, _Relationship):
        ends = {"start": value.start_node.get("id"), "end": value.end_node.get("id")}
        return {"type": value.type, **ends, "properties": plain_properties(dict(value.items()))}
    if isinstance(value, _Node):
        return {"label": min(value.labels, default=""), **plain_properties(dict(value.items()))}
    return {name: plain_value(each) for name, each in value.items()}


def _in_utc(moment: datetime) -> datetime:
    return moment if moment.tzinfo is None else moment.astimezone(UTC)

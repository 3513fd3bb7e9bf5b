"""What makes sense in itself, whatever the platform: a record that does not is kept, with the reason."""

from datetime import UTC, datetime, timedelta

from graph.merging import milliseconds
from graph.model import Node, Post, Posted, Relationship
from ingest.connectors import Mapped

EARLIEST = datetime(1995, 1, 1, tzinfo=UTC)
AHEAD = timedelta(days=2)
TEXT_CHARACTERS = 100_000
RELATIONSHIPS = 10_000


def problem(mapped: Mapped, now: datetime) -> str | None:
    """Why this record must not enter the graph; none where it may."""
    if len(mapped.relationships) > RELATIONSHIPS:
        return f"it names {len(mapped.relationships):,} relationships, more than {RELATIONSHIPS:,}"
    elements: list[Node | Relationship] = [mapped.main, *mapped.nodes, *mapped.relationships]
    for element in elements:
        reason = _element(element, now)
        if reason is not None:
            return reason
    return _stamped(mapped, now)


def _stamped(mapped: Mapped, now: datetime) -> str | None:
    """What says that it was captured in the future would win over everything for ever."""
    limit = milliseconds(now + AHEAD)
    moments = [milliseconds(each) for each in mapped.captured or () if each is not None]
    for stamp in mapped.stamps or ():
        if stamp:
            moments += [int(stamp[:12], 16), int(stamp[12:24], 16)]
    return "it was captured in the future" if any(moment > limit for moment in moments) else None


def _element(element: Node | Relationship, now: datetime) -> str | None:
    if isinstance(element, Node):
        if not element.id:
            return f"{type(element).__name__} has no id"
        if isinstance(element, Post):
            if element.text is not None and len(element.text) > TEXT_CHARACTERS:
                return f"its text has {len(element.text):,} characters, more than {TEXT_CHARACTERS:,}"
            return _time(element.at, now)
        return None
    if isinstance(element, Posted):
        return _time(element.at, now)
    return None


def _time(at: datetime | None, now: datetime) -> str | None:
    if at is None:
        return None
    if at.tzinfo is None:
        return "its time has no zone"
    if at < EARLIEST:
        return f"its time is {at:%Y-%m-%d}, before {EARLIEST:%Y}"
    if at > now + AHEAD:
        return f"its time is {at:%Y-%m-%d}, in the future"
    return None

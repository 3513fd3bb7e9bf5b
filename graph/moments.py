"""Moments in one zone: everything that is kept or compared is in UTC."""

from datetime import UTC, datetime


def in_utc(given: datetime) -> datetime:
    """A moment without a zone is taken for UTC."""
    return given.replace(tzinfo=UTC) if given.tzinfo is None else given.astimezone(UTC)

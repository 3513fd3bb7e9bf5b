"""What is remembered of jobs that run, so that one that a crash or an end of the API cut short is told as failed."""

import json
import os
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from custody.durable import storage_error, whole_file

KEPT_S = 7 * 24 * 3_600.0


@dataclass(frozen=True, slots=True)
class Interrupted:
    id: str
    case: str
    kind: str
    title: str
    at: datetime


@dataclass(frozen=True, slots=True)
class _Record:
    id: str
    case: str
    kind: str
    title: str
    at: str
    process: int
    process_began: float


class Records:
    """One small file per job that has not ended, in `folder`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, id_: str, case: str, *, kind: str, title: str) -> None:
        """Raises StoreUnavailable, StoreRefused."""
        began = _began(os.getpid())
        record = _Record(id_, case, kind, title, datetime.now(UTC).isoformat(), os.getpid(), began or 0.0)
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            with whole_file(self._folder / f"{id_}.json", mode=0o600, replayable=True) as file:
                file.write(json.dumps(asdict(record)).encode())
        except OSError as error:
            raise storage_error(error, str(self._folder)) from error

    def forget(self, id_: str) -> None:
        """One that can't be removed is told as interrupted later; the job has ended all the same."""
        with suppress(OSError):
            (self._folder / f"{id_}.json").unlink()

    def interrupted(self) -> Iterator[Interrupted]:
        """Of processes that are no more, for a week."""
        before = time.time() - KEPT_S
        for file in sorted(self._folder.glob("*.json")):
            record = _read(file)
            if record is None or file.stat().st_mtime < before:
                file.unlink(missing_ok=True)
            elif record.process == os.getpid() or _began(record.process) != record.process_began:
                at = datetime.fromisoformat(record.at)
                yield Interrupted(record.id, record.case, record.kind, record.title, at)


def _read(file: Path) -> _Record | None:
    with suppress(OSError, ValueError, TypeError):
        return _Record(**json.loads(file.read_text(encoding="utf-8")))
    return None


def _began(process: int) -> float | None:
    """When a process began, so that another one of the same number is not taken for it."""
    import psutil

    try:
        return round(psutil.Process(process).create_time(), 2)
    except psutil.Error:
        return None

"""Neo4j's jars: what the lock says, what is in the cache, and how the rest gets there."""

import hashlib
import json
import queue
import shutil
import threading
from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Protocol
from urllib.parse import unquote, urlsplit

from filelock import FileLock

from graph.errors import ServerFailed
from graph.progress import Progress, silent

LOCK_FILE = Path(__file__).parent / "neo4j.lock.json"
DISK_FLOOR = 1_000_000_000
PARALLEL = 12
TRIES = 4
CHUNK = 1 << 16


@dataclass(frozen=True, slots=True)
class Jar:
    coordinates: str
    sha256: str
    size: int

    @property
    def path(self) -> str:
        """Where a Maven repository keeps it, relative to the base; the cache is laid out the same way."""
        group, name, version, *classifier = self.coordinates.split(":")
        file = "-".join([name, version, *classifier])
        return f"{group.replace('.', '/')}/{name}/{version}/{file}.jar"


@dataclass(frozen=True, slots=True)
class Lock:
    repository: str
    version: str
    jars: tuple[Jar, ...]

    @property
    def digest(self) -> str:
        """Changes with any jar and with the order of the class path."""
        return hashlib.sha256("\n".join(jar.sha256 for jar in self.jars).encode()).hexdigest()


def read_lock(path: Path = LOCK_FILE) -> Lock:
    raw = json.loads(path.read_text("utf-8"))
    jars = tuple(Jar(jar["coordinates"], jar["sha256"], jar["size"]) for jar in raw["jars"])
    return Lock(raw["repository"], raw["version"], jars)


def damaged(lock: Lock, folder: Path) -> list[Jar]:
    """Jars that are not there or whose bytes do not match the lock: reads all 176 MB, which takes under 0.1 s."""
    with ThreadPoolExecutor(4) as pool:
        digests = pool.map(lambda jar: _sha256(folder / jar.path), lock.jars)
        return [jar for jar, digest in zip(lock.jars, digests, strict=True) if digest != jar.sha256]


def fetch(lock: Lock, folder: Path, *, mirror: str | None = None, progress: Progress = silent) -> None:
    """Bring every jar of the lock into `folder`, verified; what is there in full stays.

    `mirror` is another base URL, or a folder (Maven layout or all jars flat). Raises ServerFailed.
    """
    if not damaged(lock, folder):
        return
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    with FileLock(folder / ".fetch.lock"):
        wanted = damaged(lock, folder)
        if wanted:
            _require_disk(folder, sum(jar.size for jar in wanted))
            _fetch_all(wanted, folder, source=_source(mirror or lock.repository), progress=progress)


def _fetch_all(wanted: list[Jar], folder: Path, *, source: "Source", progress: Progress) -> None:
    got: queue.SimpleQueue[int] = queue.SimpleQueue()
    stop = threading.Event()
    progress.start("Fetching Neo4j", sum(jar.size for jar in wanted), "bytes")
    # Largest first: the last one to finish should be a small one.
    ordered = sorted(wanted, key=lambda jar: -jar.size)
    with closing(source), ThreadPoolExecutor(PARALLEL) as pool:
        task = _Task(folder, source, got, stop)
        try:
            _watch({pool.submit(task.run, jar) for jar in ordered}, got, progress)
        finally:
            stop.set()
            pool.shutdown(cancel_futures=True)
            progress.done()


def _watch(running: set[Future[None]], got: "queue.SimpleQueue[int]", progress: Progress) -> None:
    """Progress is told from this thread only; the first failure ends the rest."""
    while running:
        finished, running = wait(running, timeout=0.1, return_when=FIRST_COMPLETED)
        while not got.empty():
            progress.advance(got.get())
        for future in finished:
            future.result()


@dataclass(frozen=True, slots=True)
class _Task:
    folder: Path
    source: "Source"
    got: "queue.SimpleQueue[int]"
    stop: threading.Event

    def run(self, jar: Jar) -> None:
        """A wrong hash is fetched anew once, since a broken transfer is likelier than a broken repository."""
        part = self.folder / ".parts" / jar.sha256
        part.parent.mkdir(exist_ok=True)
        digest = ""
        for _ in range(2):
            digest = self._receive(jar, part)
            if self.stop.is_set():
                return
            if digest == jar.sha256:
                target = self.folder / jar.path
                target.parent.mkdir(parents=True, exist_ok=True)
                part.replace(target)
                return
            self.got.put(-part.stat().st_size)
            part.unlink()
        raise ServerFailed(
            f"{jar.path} from {self.source.name} does not match the lock: SHA-256 is {digest}, not {jar.sha256}",
            "Do not use that file. Use another mirror or offline folder, or none for the default repository.",
        )

    def _receive(self, jar: Jar, part: Path) -> str:
        """Append to what an interrupted transfer left; the hash of the whole."""
        with part.open("a+b") as file:
            file.seek(0)
            digest = hashlib.file_digest(file, "sha256")
            self.got.put(file.tell())
            for left in range(TRIES - 1, -1, -1):
                if file.tell() >= jar.size or self.stop.is_set():
                    break
                try:
                    digest = self._append(jar, file, digest)
                except TransferError as error:
                    if not left:
                        raise _unreachable(self.source, jar, error) from error
                    self.stop.wait(0.2)
        return digest.hexdigest()

    def _append(self, jar: Jar, file: BinaryIO, digest: "hashlib._Hash") -> "hashlib._Hash":
        with self.source.open(jar, file.tell()) as (start, chunks):
            if start != file.tell():
                self.got.put(-file.tell())
                file.seek(0)
                file.truncate()
                digest = hashlib.sha256()
            for chunk in chunks:
                file.write(chunk)
                digest.update(chunk)
                self.got.put(len(chunk))
                if self.stop.is_set() or file.tell() > jar.size:
                    break
        return digest


class TransferError(Exception):
    """A transfer ended early and may be taken up again."""


class Source(Protocol):
    """Where jars come from."""

    name: str

    def open(self, jar: Jar, offset: int) -> AbstractContextManager[tuple[int, Iterator[bytes]]]:
        """The byte that the answer starts with (`offset`, or 0 where ranges are unknown) and its chunks."""
        ...

    def close(self) -> None: ...


class Folder:
    """An offline folder: laid out like a Maven repository, or all jars side by side."""

    def __init__(self, folder: Path) -> None:
        self.name = str(folder)
        self._folder = folder

    @contextmanager
    def open(self, jar: Jar, offset: int) -> Iterator[tuple[int, Iterator[bytes]]]:
        found = next((p for p in (self._folder / jar.path, self._folder / Path(jar.path).name) if p.is_file()), None)
        if found is None:
            raise _not_there(self, jar)
        with found.open("rb") as file:
            file.seek(offset)
            yield offset, iter(lambda: file.read(CHUNK), b"")

    def close(self) -> None:
        return


class Repository:
    """A Maven repository over HTTP; connections are kept and shared by all threads."""

    def __init__(self, base: str) -> None:
        import httpx

        self.name = base
        self._base = base.rstrip("/")
        self._client = httpx.Client(
            timeout=httpx.Timeout(30, connect=10),
            follow_redirects=True,
            limits=httpx.Limits(max_connections=PARALLEL, max_keepalive_connections=PARALLEL),
        )

    @contextmanager
    def open(self, jar: Jar, offset: int) -> Iterator[tuple[int, Iterator[bytes]]]:
        import httpx

        ranged = {"Range": f"bytes={offset}-"} if offset else {}
        try:
            # Jars are compressed already, and a decoded body would not match the range asked for.
            headers = {"Accept-Encoding": "identity", **ranged}
            with self._client.stream("GET", f"{self._base}/{jar.path}", headers=headers) as answer:
                self._require_success(answer.status_code, jar)
                yield (offset if answer.status_code == 206 else 0), answer.iter_raw()
        except httpx.TransportError as error:
            raise TransferError(str(error) or type(error).__name__) from error

    def _require_success(self, status: int, jar: Jar) -> None:
        if status in (200, 206):
            return
        if status in (408, 416, 429) or status >= 500:
            raise TransferError(f"HTTP {status}")
        raise _not_there(self, jar, f" (HTTP {status})")

    def close(self) -> None:
        self._client.close()


def _source(mirror: str) -> Source:
    parts = urlsplit(mirror)
    if parts.scheme in ("http", "https"):
        return Repository(mirror)
    folder = Path(unquote(parts.path) if parts.scheme == "file" else mirror).expanduser()
    if not folder.is_dir():
        raise ServerFailed(
            f"The mirror {mirror} is neither an http address nor a folder",
            "Give the base address of a Maven repository, or a folder with the jars.",
        )
    return Folder(folder)


def _not_there(source: Source, jar: Jar, detail: str = "") -> ServerFailed:
    return ServerFailed(
        f"{source.name} has no {jar.path}{detail}",
        "Use a complete mirror, or none for the default repository.",
    )


def _unreachable(source: Source, jar: Jar, error: TransferError) -> ServerFailed:
    return ServerFailed(
        f"{source.name} could not be read ({error}) while fetching {jar.path}",
        "Check the network, or set a mirror or an offline folder with the jars. What was fetched is kept.",
    )


def _require_disk(folder: Path, needed: int) -> None:
    free = shutil.disk_usage(folder).free
    if free < needed + DISK_FLOOR:
        raise ServerFailed(
            f"{free / 1e9:.1f} GB free at {folder}, {(needed + DISK_FLOOR) / 1e9:.1f} GB needed to fetch Neo4j",
            "Free some space, or set another cache folder.",
        )


def _sha256(path: Path) -> str | None:
    if not path.is_file():
        return None
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()

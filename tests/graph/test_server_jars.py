"""Fetching from a loopback double of the repository, with jars of a few bytes."""

import hashlib
import threading
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import pytest

from graph.errors import ServerFailed
from graph.server_jars import Jar, Lock, damaged, fetch, read_lock


@dataclass
class Double:
    """What the repository serves, and how it misbehaves."""

    files: dict[str, bytes] = field(default_factory=dict)
    cut_once_at: dict[str, int] = field(default_factory=dict)
    ranges: bool = True
    asked: Counter[str] = field(default_factory=Counter)
    ranges_asked: list[str] = field(default_factory=list)
    connections: int = 0
    url: str = ""


class Handler(BaseHTTPRequestHandler):
    double: ClassVar[Double]
    protocol_version = "HTTP/1.1"

    def setup(self) -> None:
        super().setup()
        self.double.connections += 1

    def do_GET(self) -> None:
        path = self.path.lstrip("/")
        self.double.asked[path] += 1
        content = self.double.files.get(path)
        if content is None:
            self.send_error(404)
            return
        start = self._range_start()
        self.send_response(206 if start else 200)
        self.send_header("Content-Length", str(len(content) - start))
        self.end_headers()
        end = self.double.cut_once_at.pop(path, len(content))
        self.wfile.write(content[start:end])
        if end < len(content):
            self.close_connection = True

    def _range_start(self) -> int:
        asked = self.headers.get("Range")
        if asked is None:
            return 0
        self.double.ranges_asked.append(asked)
        return int(asked.removeprefix("bytes=").rstrip("-")) if self.double.ranges else 0

    def log_message(self, *args: object) -> None:
        return


class Server(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hangs up is part of the tests."""


@pytest.fixture
def repository() -> Iterator[Double]:
    class OwnHandler(Handler):
        double = Double()

    with Server(("127.0.0.1", 0), OwnHandler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        OwnHandler.double.url = f"http://127.0.0.1:{server.server_port}"
        yield OwnHandler.double
        server.shutdown()
        thread.join()


def lock_of(double: Double, count: int = 3) -> Lock:
    jars = []
    for n in range(count):
        content = f"jar {n} ".encode() * (20_000 + n)
        jar = Jar(f"org.example.app:part{n}:1.{n}", hashlib.sha256(content).hexdigest(), len(content))
        double.files[jar.path] = content
        jars.append(jar)
    return Lock(double.url, "1.0", tuple(jars))


class Steps:
    """A Progress that keeps what it was told."""

    def __init__(self) -> None:
        self.total: int | None = None
        self.sum = 0
        self.ended = False

    def start(self, task: str, total: int | None, unit: str) -> None:
        assert unit == "bytes"
        self.total = total

    def advance(self, n: int) -> None:
        self.sum += n

    def done(self) -> None:
        self.ended = True


def test_fetches_all_verified_and_only_once(repository: Double, tmp_path: Path) -> None:
    lock, steps = lock_of(repository, 40), Steps()

    fetch(lock, tmp_path, progress=steps)
    fetch(lock, tmp_path)

    assert damaged(lock, tmp_path) == []
    assert set(repository.asked.values()) == {1}
    assert steps.ended
    assert steps.total == sum(jar.size for jar in lock.jars) == steps.sum
    assert repository.connections <= 12, "connections are reused"


def test_a_damaged_jar_is_fetched_again_and_the_others_are_not(repository: Double, tmp_path: Path) -> None:
    lock = lock_of(repository)
    fetch(lock, tmp_path)
    path = tmp_path / lock.jars[1].path
    path.write_bytes(b"x" * lock.jars[1].size)

    assert damaged(lock, tmp_path) == [lock.jars[1]]
    fetch(lock, tmp_path)

    assert damaged(lock, tmp_path) == []
    assert repository.asked.total() == 4


def test_an_interrupted_transfer_goes_on_where_it_ended(repository: Double, tmp_path: Path) -> None:
    lock, steps = lock_of(repository, 1), Steps()
    repository.cut_once_at[lock.jars[0].path] = 50_000

    fetch(lock, tmp_path, progress=steps)

    assert damaged(lock, tmp_path) == []
    assert len(repository.ranges_asked) == 1
    assert steps.sum == lock.jars[0].size


def test_what_an_earlier_process_left_is_taken_up(repository: Double, tmp_path: Path) -> None:
    lock = lock_of(repository, 1)
    part = tmp_path / ".parts" / lock.jars[0].sha256
    part.parent.mkdir(parents=True)
    part.write_bytes(repository.files[lock.jars[0].path][:1234])

    fetch(lock, tmp_path)

    assert repository.ranges_asked == ["bytes=1234-"]
    assert damaged(lock, tmp_path) == []


@pytest.mark.parametrize("left", [b"wrong bytes", b"w" * 500_000])
def test_a_repository_without_ranges_or_a_wrong_rest_starts_anew(
    repository: Double, tmp_path: Path, left: bytes
) -> None:
    repository.ranges = False
    lock, steps = lock_of(repository, 1), Steps()
    part = tmp_path / ".parts" / lock.jars[0].sha256
    part.parent.mkdir(parents=True)
    part.write_bytes(left)

    fetch(lock, tmp_path, progress=steps)

    assert damaged(lock, tmp_path) == []
    assert steps.sum == lock.jars[0].size


def test_a_wrong_hash_is_fetched_anew_once_and_then_refused(repository: Double, tmp_path: Path) -> None:
    lock = lock_of(repository)
    bad = lock.jars[2]
    repository.files[bad.path] = b"y" * bad.size

    with pytest.raises(ServerFailed, match="does not match the lock") as failure:
        fetch(lock, tmp_path)

    assert bad.path in failure.value.what
    assert failure.value.cure
    assert repository.asked[bad.path] == 2
    assert not (tmp_path / bad.path).exists()
    assert list((tmp_path / ".parts").glob(bad.sha256)) == []


def test_an_answer_that_does_not_end_is_cut_off(repository: Double, tmp_path: Path) -> None:
    lock = lock_of(repository, 1)
    repository.files[lock.jars[0].path] += b"z" * 5_000_000

    with pytest.raises(ServerFailed, match="does not match"):
        fetch(lock, tmp_path)


def test_a_jar_that_is_not_there(repository: Double, tmp_path: Path) -> None:
    lock = lock_of(repository)
    del repository.files[lock.jars[0].path]

    with pytest.raises(ServerFailed, match="HTTP 404"):
        fetch(lock, tmp_path)


def test_no_network_and_no_mirror(tmp_path: Path) -> None:
    lock = Lock("http://127.0.0.1:9", "1.0", (Jar("a:b:1", "0" * 64, 5),))

    with pytest.raises(ServerFailed, match="could not be read") as failure:
        fetch(lock, tmp_path)

    assert "mirror" in failure.value.cure


def test_a_mirror_is_asked_instead_of_the_repository(repository: Double, tmp_path: Path) -> None:
    lock = lock_of(repository)
    elsewhere = Lock("http://127.0.0.1:9", lock.version, lock.jars)

    fetch(elsewhere, tmp_path, mirror=repository.url + "/")

    assert damaged(lock, tmp_path) == []


@pytest.mark.parametrize("flat", [True, False])
@pytest.mark.parametrize("as_url", [True, False])
def test_an_offline_folder_is_a_mirror(repository: Double, tmp_path: Path, flat: bool, as_url: bool) -> None:
    lock = lock_of(repository)
    offline = tmp_path / "stick with jars"
    for path, content in repository.files.items():
        target = offline / (Path(path).name if flat else path)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)

    fetch(lock, tmp_path / "cache", mirror=offline.as_uri() if as_url else str(offline))

    assert damaged(lock, tmp_path / "cache") == []
    assert repository.asked.total() == 0


def test_a_mirror_that_is_nothing(tmp_path: Path) -> None:
    lock = Lock("http://127.0.0.1:9", "1.0", (Jar("a:b:1", "0" * 64, 5),))

    with pytest.raises(ServerFailed, match="neither"):
        fetch(lock, tmp_path, mirror=str(tmp_path / "nowhere"))


def test_a_full_disk_is_told_before_the_first_byte(
    repository: Double, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock = lock_of(repository)
    monkeypatch.setattr("graph.server_jars.DISK_FLOOR", 10**18)

    with pytest.raises(ServerFailed, match="GB free"):
        fetch(lock, tmp_path)

    assert repository.asked.total() == 0


def test_the_committed_lock_is_whole() -> None:
    lock = read_lock()
    names = [jar.coordinates.rsplit(":", 1)[0] for jar in lock.jars]

    assert lock.version == "2026.08.1"
    assert len({jar.path for jar in lock.jars}) == len(lock.jars) == 237
    assert all(len(jar.sha256) == 64 and jar.size > 0 for jar in lock.jars)
    assert (names[0], names[-1]) == ("blue.strategic.parquet:parquet-floor", "org.apache.hadoop:hadoop-common")
    assert {"org.neo4j:neo4j", "org.neo4j.app:neo4j-server"} <= set(names)


def test_a_classifier_is_part_of_the_file_name() -> None:
    assert Jar("io.netty:epoll:4.2:linux-x86_64", "", 0).path == "io/netty/epoll/4.2/epoll-4.2-linux-x86_64.jar"

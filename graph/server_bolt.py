"""Is the server ready? Just enough of Bolt to log in and read one row; the driver stays out of the start."""

import socket
from collections.abc import Mapping

from graph.errors import StoreRefused

MAGIC = bytes.fromhex("6060b017")
# Bolt 5.4 to 5.0, and three empty proposals.
VERSIONS = bytes.fromhex("00040405") + bytes(12)
HELLO, LOGON, RUN, PULL = 0x01, 0x6A, 0x10, 0x3F
SUCCESS, FAILURE = 0x70, 0x7F

Value = str | int | Mapping[str, "Value"]


def answers(port: int, *, timeout: float = 5.0) -> bool:
    """Whether something on this loopback port speaks Bolt; no login."""
    try:
        with socket.create_connection(("127.0.0.1", port), timeout) as link:
            return _shake_hands(link)
    except OSError:
        return False


def ready(port: int, *, user: str, password: str, database: str, timeout: float = 10.0) -> bool:
    """Whether a login works and the database answers a read. Raises StoreRefused for a wrong password."""
    try:
        with socket.create_connection(("127.0.0.1", port), timeout) as link:
            return _shake_hands(link) and _reads(link, user=user, password=password, database=database)
    except OSError:
        return False


def _reads(link: socket.socket, *, user: str, password: str, database: str) -> bool:
    agent = "sociogram/1"
    if not _ask(link, HELLO, {"user_agent": agent, "bolt_agent": {"product": agent}}):
        return False
    if not _ask(link, LOGON, {"scheme": "basic", "principal": user, "credentials": password}):
        return False
    return _ask(link, RUN, "RETURN 1", {}, {"db": database}) and _ask(link, PULL, {"n": -1})


def _shake_hands(link: socket.socket) -> bool:
    link.sendall(MAGIC + VERSIONS)
    answer = _exactly(link, 4)
    return answer[3] == 5


def _ask(link: socket.socket, tag: int, *fields: Value) -> bool:
    message = bytes([0xB0 + len(fields), tag]) + b"".join(_packed(value) for value in fields)
    link.sendall(len(message).to_bytes(2, "big") + message + b"\0\0")
    while True:
        answer = _message(link)
        tag = answer[1] if len(answer) > 1 else FAILURE
        if tag == SUCCESS:
            return True
        if tag == FAILURE and b"Security.Unauthorized" in answer:
            raise StoreRefused(
                "The database refuses the password in its data folder",
                "Put the right password file back, or start with a new data folder.",
            )
        if tag == FAILURE:
            return False


def _packed(value: Value) -> bytes:
    """PackStream for short strings, small integers (-16 to 127) and maps of up to 15 entries."""
    if isinstance(value, str):
        raw = value.encode()
        return bytes([0xD0, len(raw)]) + raw
    if isinstance(value, int):
        return value.to_bytes(1, "big", signed=True)
    return bytes([0xA0 + len(value)]) + b"".join(_packed(k) + _packed(v) for k, v in value.items())


def _message(link: socket.socket) -> bytes:
    parts: list[bytes] = []
    while not parts or parts[-1]:
        length = int.from_bytes(_exactly(link, 2), "big")
        parts.append(_exactly(link, length))
        # A pair of zero bytes alone is a keep-alive.
        if parts == [b""]:
            parts.clear()
    return b"".join(parts)


def _exactly(link: socket.socket, count: int) -> bytes:
    raw = b""
    while len(raw) < count:
        chunk = link.recv(count - len(raw))
        if not chunk:
            raise ConnectionError("closed by the server")
        raw += chunk
    return raw

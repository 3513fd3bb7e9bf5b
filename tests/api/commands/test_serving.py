"""Serving by command; what it serves is in tests/api."""

import socket

from tests.api.conftest import Sociogram


def test_port_in_use(sociogram: Sociogram) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        said = sociogram("serve", "--port", taken.getsockname()[1], "--json")
    assert (said.code, said.document["error"]["code"]) == (1, "conflict")

"""HTTP: one client, bounded retries where the server asks for them, and errors in the server's words."""

import json
import os
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx

from sociogram.errors import SociogramError
from sociogram.finding import Server

ATTEMPTS = 4
LONGEST_WAIT_S = 10.0
TIMEOUT_S = 120.0

Parameters = Mapping[str, Any]


class Connection:
    def __init__(self, server: Server, transport: httpx.BaseTransport | None = None) -> None:
        headers = {"User-Agent": "sociogram-python"}
        if server.token:
            headers["Authorization"] = f"Bearer {server.token}"
        self.server = server
        # a proxy of the environment is not for what stays on this machine
        self._http = httpx.Client(
            base_url=server.url, headers=headers, timeout=httpx.Timeout(TIMEOUT_S, connect=10.0),
            trust_env=not server.is_local, transport=transport,
        )  # fmt: skip

    def close(self) -> None:
        self._http.close()

    def get(self, path: str, parameters: Parameters | None = None) -> httpx.Response:
        return self._asked("GET", path, params=_plain(parameters or {}))

    def post(self, path: str, body: Mapping[str, Any], parameters: Parameters | None = None) -> httpx.Response:
        return self._asked("POST", path, params=_plain(parameters or {}), json=dict(body))

    def save(self, path: str, parameters: Parameters, file: Path) -> httpx.Headers:
        """Streamed. The file appears when it is whole."""
        part = file.with_name(f".{file.name}.{os.getpid()}.part")
        try:
            with _translated(), self._http.stream("GET", path, params=_plain(parameters)) as answer:
                if answer.is_error:
                    answer.read()
                    raise problem(answer)
                with part.open("wb") as out:
                    for chunk in answer.iter_bytes():
                        out.write(chunk)
            part.replace(file)
            return answer.headers
        finally:
            part.unlink(missing_ok=True)

    def _asked(self, method: str, path: str, **given: Any) -> httpx.Response:
        for attempt in range(1, ATTEMPTS + 1):
            with _translated():
                answer = self._http.request(method, path, **given)
            if not answer.is_error:
                return answer
            wait = _wait(answer)
            if wait is None or attempt == ATTEMPTS:
                raise problem(answer)
            time.sleep(wait)
        raise AssertionError("the loop returns or raises")


def problem(answer: httpx.Response) -> SociogramError:
    try:
        body = answer.json()
    except ValueError:
        body = None
    plain = {"detail": f"The server answered {answer.status_code}."}
    told: Mapping[str, Any] = body if isinstance(body, dict) else plain
    return SociogramError.told(told, status=answer.status_code, request_id=answer.headers.get("x-request-id"))


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except httpx.RemoteProtocolError as error:
        raise SociogramError(
            "connection-broken", "The answer broke off before its end.", "Ask again.", retryable=True
        ) from error
    except httpx.HTTPError as error:
        what = f"The server does not answer ({type(error).__name__})."
        raise SociogramError("no-answer", what, "See whether it runs: `sociogram doctor`.", retryable=True) from error


def _wait(answer: httpx.Response) -> float | None:
    """Seconds until it may be asked again; None where it may not."""
    after = answer.headers.get("retry-after", "")
    if answer.status_code != 503 or not after.isdigit():
        return None
    return min(float(after), LONGEST_WAIT_S)


def _plain(parameters: Parameters) -> httpx.QueryParams:
    """Lists become repeated parameters; what is None is not sent."""
    return httpx.QueryParams(
        [
            (name, _text(each))
            for name, value in parameters.items()
            if value is not None
            for each in (value if isinstance(value, Sequence) and not isinstance(value, str) else [value])
        ]
    )


def _text(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict):
        return json.dumps(value)
    return value.isoformat() if hasattr(value, "isoformat") else str(value)

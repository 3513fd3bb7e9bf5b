"""What can go wrong, in the server's own words: a code that is stable, what happened, the cure."""

from collections.abc import Mapping
from typing import Any


class SociogramError(Exception):
    """`code` is one of the codes of the API, or `no-server`, `connection-broken` or `no-answer` of this client."""

    def __init__(
        self,
        code: str,
        what: str,
        cure: str = "",
        *,
        request_id: str | None = None,
        retryable: bool = False,
        status: int | None = None,
    ) -> None:
        super().__init__(f"{what} {cure}".strip())
        self.code = code
        self.what = what
        self.cure = cure
        self.request_id = request_id
        self.retryable = retryable
        self.status = status

    def __repr__(self) -> str:
        return f"SociogramError({self.code!r}, {self.what!r}, request_id={self.request_id!r})"

    @classmethod
    def told(cls, body: Mapping[str, Any], *, status: int | None, request_id: str | None) -> "SociogramError":
        """From a problem (RFC 9457), or the last line of an NDJSON answer that broke off."""
        what = str(body.get("detail") or body.get("title") or "The server answered with an error.")
        return cls(
            str(body.get("code", "no-answer")), what, str(body.get("cure", "")),
            request_id=request_id, retryable=body.get("retryable") is True, status=status,
        )  # fmt: skip


class IncompleteWarning(UserWarning):
    """An answer does not hold everything that was asked for; its `reason` says why."""

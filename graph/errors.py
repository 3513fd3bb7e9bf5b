"""What can go wrong, as part of the product: a code, what happened, the cure.

SociogramError
├── InputUnreadable      a file that is missing, empty, broken or not what was said
├── MappingInvalid       a table's mapping does not keep the column contract
├── ParameterInvalid     a parameter is unknown, of a wrong type or out of bounds
├── QueryNotFound        no such lookup, projection or investigation
├── NotFound             no such case, account, post, tie, run or capture
├── Conflict             it is there already, or something else holds it
├── LimitExceeded        the question is over the limits
├── QueryRefused         a person's own Cypher that does not pass the gate
├── CursorExpired        the page's list is no longer kept: ask again from the first page
├── SignInNeeded         no token, no cookie, or one that is not ours
├── Forbidden            known, but not allowed to do this, or from that origin
├── Overloaded           more questions at once than can be answered: try again
├── StoreUnavailable     the database does not answer
├── StoreRefused         the database answers, but must not be used as it is
├── ServerFailed         the managed Neo4j can't be fetched, started or stopped
├── EvidenceBroken       bytes that do not match their hash, or a ledger that has a gap
└── NotEnoughData        an answer of its own: there is too little to say
"""

from collections.abc import Mapping
from typing import ClassVar


class SociogramError(Exception):
    """Something a person can act on. `code` is stable and documented; `cure` says what to do next."""

    code: ClassVar[str] = "internal"
    status: ClassVar[int] = 500
    exit_code: ClassVar[int] = 1

    def __init__(self, what: str, cure: str) -> None:
        super().__init__(what)
        self.what = what
        self.cure = cure


class InputUnreadable(SociogramError):
    code = "input-unreadable"
    status = 422


class MappingInvalid(SociogramError):
    code = "mapping-invalid"
    status = 422


class ParameterInvalid(SociogramError):
    code = "parameter-invalid"
    status = 422
    exit_code = 2


class QueryNotFound(SociogramError):
    code = "query-not-found"
    status = 404


class NotFound(SociogramError):
    code = "not-found"
    status = 404


class Conflict(SociogramError):
    """`current`, where somebody else's change came first: what is there now, so that nothing is overwritten unseen."""

    code = "conflict"
    status = 409

    def __init__(self, what: str, cure: str, *, current: Mapping[str, object] | None = None) -> None:
        super().__init__(what, cure)
        self.current = current


class LimitExceeded(SociogramError):
    code = "limit-exceeded"
    status = 422


class QueryRefused(SociogramError):
    code = "query-refused"
    status = 422


class CursorExpired(SociogramError):
    code = "cursor-expired"
    status = 410


class SignInNeeded(SociogramError):
    code = "sign-in-needed"
    status = 401


class Forbidden(SociogramError):
    code = "forbidden"
    status = 403


class Overloaded(SociogramError):
    code = "overloaded"
    status = 503


class StoreUnavailable(SociogramError):
    code = "store-unavailable"
    status = 503


class StoreRefused(SociogramError):
    code = "store-refused"
    status = 503


class ServerFailed(SociogramError):
    code = "server-failed"
    status = 503


class EvidenceBroken(SociogramError):
    code = "evidence-broken"
    status = 500


class NotEnoughData(SociogramError):
    code = "not-enough-data"
    status = 422

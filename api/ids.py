"""Global ids, as Relay has them: they name case, label and id, and stay the same when the data is loaded again."""

import binascii
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass

from graph.errors import ParameterInvalid
from graph.model import NODE_BY_LABEL

VERSION = "1"
LONGEST = 4_000
_CURE = "Use an id as an answer gave it; a key such as x:12 goes into the argument key."


@dataclass(frozen=True, slots=True)
class GlobalId:
    """`key` is the node's id within its case and label."""

    case: str
    label: str
    key: str


def encode(case: str, label: str, key: str) -> str:
    return urlsafe_b64encode(f"{VERSION}:{case}:{label}:{key}".encode()).decode().rstrip("=")


def decode(given: str) -> GlobalId:
    """Raises ParameterInvalid for what is no id of ours; whether there is such a node is another question."""
    if len(given) > LONGEST:
        raise ParameterInvalid("This is no id of Sociogram.", _CURE)
    try:
        text = urlsafe_b64decode(given.encode("ascii") + b"=" * (-len(given) % 4)).decode()
    except (ValueError, binascii.Error) as error:
        raise ParameterInvalid("This is no id of Sociogram.", _CURE) from error
    version, _, rest = text.partition(":")
    case, _, rest = rest.partition(":")
    label, _, key = rest.partition(":")
    if version != VERSION or label not in NODE_BY_LABEL or not case or not key:
        raise ParameterInvalid("This is no id of Sociogram.", _CURE)
    if encode(case, label, key) != given:
        raise ParameterInvalid("This is no id of Sociogram.", _CURE)  # one thing, one id: padding, signs left over
    return GlobalId(case, label, key)

"""How we know: from any node, tie or measure to its posts, to their captures and positions, to the very bytes."""

import asyncio
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any

import msgspec

from custody.archive import Archive
from custody.ledger import Sighting, node_key
from custody.originals import Capture
from cypher import query
from graph.errors import Conflict, EvidenceBroken, NotFound, ParameterInvalid
from graph.finding import find_account, find_post, identity
from graph.keys import hashtag_id
from graph.known import ElementKey
from graph.model import MEASURES, NODE_BY_LABEL
from graph.store import FOREVER, CaseStore, Row
from graph.writer import node_by_id
from ingest.connectors import Item, connector
from ingest.retelling import retold

SIGHTINGS = 10
_ALWAYS = (datetime.fromisoformat("1970-01-01T00:00:00+00:00"), FOREVER)
_WEB = re.compile(r"^https?://", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Witness:
    """One record of one capture that speaks of something. `place` leads a person to it in the file."""

    capture: str
    position: int
    place: str
    source: str
    sha256: str
    retrieved_at: datetime


@dataclass(frozen=True, slots=True)
class Witnessed:
    """A post, with the records that speak of it: `total` of them, of which `captures` are the first."""

    id: str
    captures: Sequence[Witness]
    total: int
    kinds: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """`posts` are the newest of `total`. `witnesses` speak of the subject itself."""

    subject: str
    posts: Sequence[Witnessed]
    total: int
    witnesses: Sequence[Witness] = ()
    witnesses_total: int = 0
    facts: dict[str, Any] = field(default_factory=dict)

    @property
    def complete(self) -> bool:
        return len(self.posts) == self.total


async def evidence_of(case: CaseStore, archive: Archive, subject: str, *, limit: int = 25) -> Evidence:
    """`subject`: an id, Label:id, @handle, #tag, or the own URL of a post or account. Raises NotFound, Conflict."""
    label, ids = await _resolve(case, subject)
    row = await case.one(query("lookups", "posts_about"), label=label, ids=ids, limit=limit)
    posts, total = (row["posts"], row["total"]) if row else ([], 0)
    witnesses = _Witnesses(case, archive)
    own_total, own = witnesses.of([node_key(label, id_) for id_ in ids])
    return Evidence(f"{label}:{ids[0]}", witnesses.posts(posts), total, own, own_total)


@dataclass(frozen=True, slots=True)
class Recorded:
    """A record, read again from a capture whose hash was found right. `text` is JSON where the record has parts."""

    capture: Capture
    place: str
    text: str


@dataclass(frozen=True, slots=True)
class Witnessing:
    """Evidence from one archive, as the API asks for it."""

    archive: Archive

    async def __call__(self, case: CaseStore, subject: str, *, limit: int) -> Evidence:
        return await evidence_of(case, self.archive, subject, limit=limit)

    async def posts(self, case: CaseStore, ids: Sequence[str]) -> list[Witnessed]:
        """What speaks of each post, in one look at the ledger."""
        return await asyncio.to_thread(lambda: _Witnesses(case, self.archive).posts(ids))

    async def record(self, case: CaseStore, capture: str, position: int) -> "Recorded":
        """One record as its capture holds it. Raises NotFound, for a capture of another case in the same words."""
        return await asyncio.to_thread(recorded, self.archive, case.case, capture, position)

    async def retold(
        self, case: CaseStore, elements: Sequence[ElementKey], known_on: datetime
    ) -> Mapping[ElementKey, Row]:
        """As graph.known.History."""
        return await retold(case, self.archive, elements, known_on)


async def evidence_of_tie(
    case: CaseStore, archive: Archive, source: str, target: str, *, limit: int = 25
) -> Evidence:
    """The posts with which one account acted on another, aliases seen through."""
    one, other = await _account(case, source), await _account(case, target)
    row = await case.one(
        query("lookups", "posts_of_tie"), sources=list(one.group), targets=list(other.group), since=_ALWAYS[0],
        until=_ALWAYS[1], limit=limit,
    )  # fmt: skip
    ids, kinds = (row["posts"], row["kinds"]) if row else ([], [])
    posts = [
        replace(post, kinds=each) for post, each in zip(_Witnesses(case, archive).posts(ids), kinds, strict=True)
    ]
    return Evidence(f"{one.id} -> {other.id}", posts, row["total"] if row else 0)


async def evidence_of_measure(
    case: CaseStore, archive: Archive, account: str, measure: str, *, limit: int = 25
) -> Evidence:
    """The value, the Run that gave it with what it read and how sure it is, and the account's posts."""
    if measure not in MEASURES:
        raise ParameterInvalid(f"There is no measure {measure!r}.", f"Measures are {', '.join(MEASURES)}.")
    who = await _account(case, account)
    row = await case.one(query("lookups", "measure_of"), id=who.id, name=measure)
    runs = [facts for facts in map(_run_facts, row["runs"]) if measure in facts["result"]["measures"]] if row else []
    if row is None or row["value"] is None or not runs:
        raise NotFound(f"{who.id} has no {measure} yet.", "Compute it first with `sociogram analyse`.")
    evidence = await evidence_of(case, archive, f"Account:{who.id}", limit=limit)
    return Evidence(
        f"{measure} of {who.id}", evidence.posts, evidence.total, evidence.witnesses, evidence.witnesses_total,
        {"value": row["value"], "run": runs[0]},
    )  # fmt: skip


def record_of(archive: Archive, capture: Capture, position: int) -> Item:
    """The record itself, read again from the capture's bytes, whose hash is checked first."""
    archive.originals.verify(capture)
    records = connector(capture.connector).records(archive.originals.local_path(capture), **capture.options)
    for item in islice(records, position, position + 1):
        if isinstance(item, Item):
            return item
    raise EvidenceBroken(
        f"The capture {capture.id} has no readable record {position}.",
        "The connector has changed since: read the original itself, which is whole.",
    )


def recorded(archive: Archive, case: str, capture_id: str, position: int) -> Recorded:
    """Raises NotFound, EvidenceBroken."""
    capture = capture_of(archive, case, capture_id)
    item = record_of(archive, capture, position)
    return Recorded(capture, item.place, _readable(item.value))


def capture_of(archive: Archive, case: str, capture_id: str) -> Capture:
    """Raises NotFound, for one of another case in the same words."""
    try:
        capture = archive.originals.get(capture_id)
    except NotFound:
        raise _no_capture() from None
    if capture.case_id != case:
        raise _no_capture()
    return capture


def save_originals(archive: Archive, evidence: Evidence, folder: Path) -> list[Path]:
    """The very bytes: every capture that is named, whole, checked against its hash."""
    folder.mkdir(parents=True, exist_ok=True)
    named = {witness.capture for post in evidence.posts for witness in post.captures}
    named |= {witness.capture for witness in evidence.witnesses}
    saved = []
    for capture in (archive.originals.get(id_) for id_ in sorted(named)):
        archive.originals.verify(capture)
        path = folder / f"{capture.id}{Path(capture.source).suffix}"
        with archive.originals.open(capture) as source, path.open("wb") as target:
            while chunk := source.read(1 << 20):
                target.write(chunk)
        saved.append(path)
    return saved


def _no_capture() -> NotFound:
    return NotFound("This case has no such capture.", "Evidence names the captures that it rests on.")


def _readable(value: object) -> str:
    """A connector's own record: text as it is, everything else as JSON."""
    if isinstance(value, str):
        return value
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    parts = value if isinstance(value, dict | list) else msgspec.to_builtins(value, enc_hook=str)
    return json.dumps(parts, ensure_ascii=False, indent=2, default=str)


class _Witnesses:
    """Sightings of one case's ledger, with what is known of their captures."""

    def __init__(self, case: CaseStore, archive: Archive) -> None:
        self._ledger = archive.ledger(case.case)
        self._captures = {capture.id: capture for capture in archive.originals.captures(case.case)}

    def posts(self, ids: Sequence[str]) -> list[Witnessed]:
        """In the order of the ids; one look at the ledger for all of them."""
        keys = {node_key("Post", id_): id_ for id_ in ids}
        valid: dict[str, list[Sighting]] = {id_: [] for id_ in ids}
        for sighting in self._ledger.of(list(keys)) if keys else ():
            if self._is_valid(sighting):
                valid[keys[sighting.key]].append(sighting)
        return [
            Witnessed(id_, [self._witness(each) for each in found[:SIGHTINGS]], len(found))
            for id_, found in ((id_, valid[id_]) for id_ in ids)
        ]

    def of(self, keys: Sequence[str]) -> tuple[int, list[Witness]]:
        """A load that was taken back is no witness."""
        valid = [sighting for sighting in self._ledger.of(keys) if self._is_valid(sighting)]
        return len(valid), [self._witness(sighting) for sighting in valid[:SIGHTINGS]]

    def _is_valid(self, sighting: Sighting) -> bool:
        capture = self._captures.get(sighting.capture)
        return capture is not None and capture.withdrawn_at is None

    def _witness(self, sighting: Sighting) -> Witness:
        capture = self._captures[sighting.capture]
        return Witness(
            capture.id, sighting.position, sighting.place, capture.source, capture.sha256, capture.retrieved_at
        )


async def _resolve(case: CaseStore, subject: str) -> tuple[str, list[str]]:
    """The label, and the id with its aliases."""
    label, _, rest = subject.partition(":")
    if label in NODE_BY_LABEL and rest:
        if label == "Account":
            return label, list((await identity(case, rest)).group)
        return await _there(case, label, rest)
    if subject.startswith("@"):
        return "Account", list((await find_account(case, handle=subject)).group)
    if subject.startswith("#"):
        return await _there(case, "Hashtag", hashtag_id(subject))
    if _WEB.match(subject):
        return await _by_url(case, subject)
    return await _by_id(case, subject)


async def _there(case: CaseStore, label: str, id_: str) -> tuple[str, list[str]]:
    if not await case.read(node_by_id(NODE_BY_LABEL[label]), ids=[id_]):
        raise NotFound(f"This case has no {label} {id_!r}.", "Search for it first; ids are those that the API gives.")
    return label, [id_]


async def _by_url(case: CaseStore, url: str) -> tuple[str, list[str]]:
    try:
        return "Post", [await find_post(case, url=url)]
    except NotFound:
        return "Account", list((await find_account(case, url=url)).group)


async def _by_id(case: CaseStore, id_: str) -> tuple[str, list[str]]:
    row = await case.one(query("lookups", "labels_of_id"), id=id_)
    labels = row["labels"] if row else []
    if not labels:
        raise NotFound(f"This case has nothing named {id_!r}.", "Give an id, @handle, #tag, or the post's own URL.")
    if len(labels) > 1:
        either = " or ".join(f"{label}:{id_}" for label in labels)
        raise Conflict(f"{id_!r} names several things.", f"Say which: {either}.")
    return labels[0], [id_]


async def _account(case: CaseStore, name: str) -> Any:
    by_handle = name.startswith("@")
    return await find_account(case, handle=name) if by_handle else await identity(case, name.removeprefix("Account:"))


def _run_facts(run: dict[str, Any]) -> dict[str, Any]:
    said = {name: json.loads(run[name] or "{}") for name in ("parameters", "versions", "result")}
    said["result"].setdefault("measures", [])
    return run | said

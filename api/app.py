"""The composition root: settings, store and custody in, an ASGI application out. All is passed, nothing global."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial

from fastapi import FastAPI

from api import failures, frontend, graphql, pages, rest, sign_in_pages
from api.admission import Admission
from api.assistant.connecting import Endpoint, answering
from api.authorisation import Authorisation, CaseBook
from api.boundary import Boundary, Limits
from api.freezing import Shelf
from api.jobs.desk import Desk
from api.metrics import Metrics
from api.metrics import router as metrics_page
from api.receiving import Receiving
from api.resolvers.scope import EvidenceOf
from api.schema import Schema, build
from api.settings import Settings
from api.signing_in import SignIn
from api.turns import Turns
from custody.archive import Archive
from custody.ledger import Ledger
from graph.store import Store


def create_app(
    settings: Settings,
    store: Store,
    cases: CaseBook,
    evidence_of: EvidenceOf,
    *,
    archive: Archive | None = None,
    sign_in: SignIn | None = None,
) -> FastAPI:
    """`evidence_of` is ingest.evidence.Witnessing of the archive, or what a test puts in its place.

    `archive` is where loads go; none means the one that the settings and the cases' database name.
    """
    authorisation, shelf = Authorisation(store, cases), Shelf.at(cases.engine, settings.home)
    desk = Desk.of(settings, store, archive or Archive.over(cases.engine, settings.originals, settings.ledgers))
    receiving = Receiving(desk.files.folder, settings.upload_bytes)
    schema, context = questions(settings, authorisation, shelf, evidence_of=evidence_of, desk=desk)
    sign_in = SignIn(settings.home) if sign_in is None else sign_in
    turns = Turns(settings.running_requests, settings.waiting_requests)
    metrics = Metrics(turns, store.counters)
    assistants = Endpoint(schema, answering(schema, context))
    app = FastAPI(
        title="Sociogram",
        summary="Link charts that can be defended.",
        docs_url=None,
        redoc_url=None,
        openapi_url="/openapi.json",
        strict_content_type=True,
        lifespan=partial(_lifespan, assistants, desk),
    )
    failures.install(app)
    app.include_router(graphql.router(schema, context))
    app.include_router(rest.router(authorisation, store, shelf, desk, known=(evidence_of, settings.home / "results")))
    app.include_router(pages.router)
    app.include_router(sign_in_pages.router(sign_in))
    app.include_router(frontend.router())
    app.include_router(metrics_page(metrics))
    app.router.routes.append(assistants.route())
    app.state.sign_in = sign_in
    app.add_middleware(
        Boundary,
        admission=Admission(sign_in, origins=settings.origins),
        turns=turns,
        metrics=metrics,
        limits=Limits.of(settings),
        receiving=receiving,
    )
    return app


@asynccontextmanager
async def _lifespan(assistants: Endpoint, desk: Desk, app: FastAPI) -> AsyncIterator[None]:
    async with assistants.running(app), desk.open():
        yield


def questions(
    settings: Settings, authorisation: Authorisation, shelf: Shelf, *, evidence_of: EvidenceOf, desk: Desk
) -> tuple[Schema, graphql.NewContext]:
    """What GraphQL, and an assistant through it, can be asked, and what makes the context of each question."""
    return build(), graphql.contexts(
        authorisation,
        evidence_of,
        node_ceiling=settings.node_ceiling,
        shelf=shelf,
        ledger_of=partial(Ledger, settings.ledgers),
        results=settings.home / "results",
        desk=desk,
    )

"""The composition root: settings, store and custody in, an ASGI application out. All is passed, nothing global."""

from functools import partial

from fastapi import FastAPI

from api import failures, graphql, pages, rest, sign_in_pages
from api.admission import Admission
from api.assistant.connecting import Endpoint, answering
from api.authorisation import Authorisation, CaseBook
from api.boundary import Boundary, Limits
from api.freezing import Shelf
from api.metrics import Metrics
from api.metrics import router as metrics_page
from api.resolvers.scope import EvidenceOf
from api.schema import Schema, build
from api.settings import Settings
from api.signing_in import SignIn
from api.turns import Turns
from custody.ledger import Ledger
from graph.store import Store


def create_app(
    settings: Settings, store: Store, cases: CaseBook, evidence_of: EvidenceOf, *, sign_in: SignIn | None = None
) -> FastAPI:
    """`evidence_of` is ingest.evidence.Witnessing of the archive, or what a test puts in its place."""
    authorisation, shelf = Authorisation(store, cases), Shelf.at(cases.engine, settings.home)
    schema, context = questions(settings, authorisation, shelf, evidence_of=evidence_of)
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
        lifespan=assistants.running,
    )
    failures.install(app)
    app.include_router(graphql.router(schema, context))
    app.include_router(rest.router(authorisation, store, shelf))
    app.include_router(pages.router)
    app.include_router(sign_in_pages.router(sign_in))
    app.include_router(metrics_page(metrics))
    app.router.routes.append(assistants.route())
    app.state.sign_in = sign_in
    app.add_middleware(
        Boundary,
        admission=Admission(sign_in, origins=settings.origins),
        turns=turns,
        metrics=metrics,
        limits=Limits.of(settings),
    )
    return app


def questions(
    settings: Settings, authorisation: Authorisation, shelf: Shelf, *, evidence_of: EvidenceOf
) -> tuple[Schema, graphql.NewContext]:
    """What GraphQL, and an assistant through it, can be asked, and what makes the context of each question."""
    return build(), graphql.contexts(
        authorisation,
        evidence_of,
        node_ceiling=settings.node_ceiling,
        shelf=shelf,
        ledger_of=partial(Ledger, settings.ledgers),
    )

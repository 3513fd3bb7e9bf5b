"""The composition root: settings, store and custody in, an ASGI application out. All is passed, nothing global."""

from fastapi import FastAPI

from api import failures, graphql, pages, rest
from api.authorisation import Authorisation, CaseBook
from api.boundary import Boundary
from api.resolvers.scope import EvidenceOf
from api.settings import Settings
from graph.store import Store


def create_app(settings: Settings, store: Store, cases: CaseBook, evidence_of: EvidenceOf) -> FastAPI:
    """`evidence_of(case, subject, *, limit)` is ingest.evidence.evidence_of, bound to its archive."""
    authorisation = Authorisation(store, cases)
    app = FastAPI(
        title="Sociogram",
        summary="Link charts that can be defended.",
        docs_url=None,
        redoc_url=None,
        openapi_url="/openapi.json",
        strict_content_type=True,
    )
    failures.install(app)
    app.include_router(graphql.router(authorisation, evidence_of, node_ceiling=settings.node_ceiling))
    app.include_router(rest.router(authorisation, store))
    app.include_router(pages.router)
    app.add_middleware(Boundary, body_bytes=settings.body_bytes)
    return app

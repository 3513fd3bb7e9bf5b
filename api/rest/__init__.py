"""REST: one file per resource. Every parameter is bounded, an unknown one is refused, every case comes by one door."""

from fastapi import APIRouter

from api.authorisation import Authorisation
from api.freezing import Shelf
from api.rest import answers, cases, cypher, export, health, investigations, measures, subgraph, ties
from api.rest.asked import Door
from graph.store import Store


def router(authorisation: Authorisation, store: Store, shelf: Shelf) -> APIRouter:
    routes, door = APIRouter(prefix="/v1"), Door(authorisation)
    routes.include_router(health.routes(store))
    for resource in (cases, subgraph, ties, measures, cypher, export):
        routes.include_router(resource.routes(door))
    for kept in (investigations, answers):
        routes.include_router(kept.routes(door, shelf))
    return routes

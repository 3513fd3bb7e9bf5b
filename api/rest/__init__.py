"""REST: one file per resource. Every parameter is bounded, an unknown one is refused, every case comes by one door."""

from pathlib import Path

from fastapi import APIRouter

from api.authorisation import Authorisation
from api.freezing import Shelf
from api.jobs.desk import Desk
from api.rest import answers, captures, cases, cypher, export, files, health, investigations, measures, subgraph, ties
from api.rest.asked import Door
from graph.known import History
from graph.store import Store

Known = tuple[History, Path]
"""What tells how things were known earlier: the records of then, and the folder of what analyses found."""


def router(authorisation: Authorisation, store: Store, shelf: Shelf, desk: Desk, *, known: Known) -> APIRouter:
    routes, door = APIRouter(prefix="/v1"), Door(authorisation, *known)
    routes.include_router(health.routes(store))
    for resource in (cases, subgraph, ties, measures, cypher, export):
        routes.include_router(resource.routes(door))
    for kept in (investigations, answers):
        routes.include_router(kept.routes(door, shelf))
    for held in (files, captures):
        routes.include_router(held.routes(door, desk))
    return routes

"""The managed Neo4j as the settings want it. Light, so that stopping it takes no longer than it must."""

from api.settings import Settings
from graph.server import ServerPlan


def plan(settings: Settings) -> ServerPlan:
    return ServerPlan(home=settings.neo4j_home, cache=settings.cache, mirror=settings.mirror)

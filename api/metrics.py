"""What is counted and written down of requests: templates, numbers and times, never what was asked or by whom."""

import json
import logging
import time
from collections.abc import Iterable
from typing import Protocol

from fastapi import APIRouter
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector
from starlette.responses import Response
from starlette.types import Scope

from api.failures import request_id

log = logging.getLogger("sociogram.requests")

SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)
NODES = (10, 100, 1_000, 5_000, 10_000, 25_000, 50_000)
GONE = 499  # nobody waited for the answer
_METHODS = frozenset({"GET", "HEAD", "POST", "OPTIONS", "PUT", "PATCH", "DELETE"})


class Pressure(Protocol):
    """api.turns.Turns."""

    running: int
    waiting: int
    shed: int


class StoreCounters(Protocol):
    """graph.store.Counters."""

    reads: int
    writes: int
    retries: int


class Metrics:
    """Of one app: two apps in one process do not count each other's."""

    def __init__(self, pressure: Pressure, store: StoreCounters) -> None:
        self.registry = CollectorRegistry()
        self._requests = Counter(
            "sociogram_requests", "Answered requests.", ("route", "method", "status"), registry=self.registry
        )
        self._seconds = Histogram(
            "sociogram_request_seconds", "From the first byte to the last.", ("route",),
            buckets=SECONDS, registry=self.registry,
        )  # fmt: skip
        self._cost = Histogram(
            "sociogram_question_nodes", "What a question might touch, by estimate.",
            buckets=NODES, registry=self.registry,
        )  # fmt: skip
        self.registry.register(_Levels(pressure, store))

    def answered(self, scope: Scope, status: int, started: float) -> None:
        """`started` is of time.perf_counter()."""
        seconds = time.perf_counter() - started
        route, method, cost = template(scope), scope["method"], scope.get("cost")
        self._requests.labels(route, method if method in _METHODS else "other", f"{status // 100}xx").inc()
        self._seconds.labels(route).observe(seconds)
        if isinstance(cost, int):
            self._cost.observe(cost)
        if log.isEnabledFor(logging.INFO):
            line = {"request": request_id.get(), "method": method if method in _METHODS else "other", "route": route}
            log.info(json.dumps(line | {"status": status, "ms": round(seconds * 1000, 1), "cost": cost}))


class _Levels(Collector):
    """Read when they are asked for."""

    def __init__(self, pressure: Pressure, store: StoreCounters) -> None:
        self._pressure = pressure
        self._store = store

    def collect(self) -> Iterable[Metric]:
        yield GaugeMetricFamily("sociogram_running", "Requests that run.", value=self._pressure.running)
        yield GaugeMetricFamily("sociogram_waiting", "Requests that wait.", value=self._pressure.waiting)
        yield CounterMetricFamily("sociogram_shed", "Requests refused for overload.", value=self._pressure.shed)
        for name in ("reads", "writes", "retries"):
            value = getattr(self._store, name)
            yield CounterMetricFamily(f"sociogram_store_{name}", f"{name.title()} of the database.", value=value)


def template(scope: Scope) -> str:
    """The route as it is written, without what was put in for its parameters."""
    context = scope.get("fastapi", {}).get("effective_route_context")
    found = getattr(context, "path", None) or getattr(scope.get("route"), "path", None)
    return found if isinstance(found, str) else "none"


def router(metrics: Metrics) -> APIRouter:
    routes = APIRouter(include_in_schema=False)

    @routes.get("/metrics")
    async def text() -> Response:
        return Response(generate_latest(metrics.registry), media_type=CONTENT_TYPE_LATEST)

    return routes

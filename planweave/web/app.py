"""The server: its routes, what it opens when it starts and closes when it ends; in: settings, out: an ASGI app."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from ontology.errors import PlanweaveError
from planweave.web import errors
from planweave.web.guard import Guard
from planweave.web.pages import api, compare, diagrams, plans, questions, resources, sparql, things, upload, words
from planweave.web.settings import Settings
from planweave.web.snapshot import Snapshots
from planweave.web.workers import Workers
from queries.pool import Place
from queries.resources import INDEXES
from queries.sandbox import MEMORY

STATIC = Path(__file__).parent / "static"
_DRAWING = 1  # processes that draw
_GZIP = 1024  # bytes from which an answer is packed
_WRITES = ["GET", "HEAD", "POST", "OPTIONS"]


def routes(settings: Settings) -> list[Route | Mount]:
    """Every address of the server."""
    found: list[Route | Mount] = [
        Route("/", plans.home),
        Route("/plan/{plan}", plans.plan),
        Route("/plan/{plan}/facts", plans.plan_facts),
        *(Route(f"/{kind}s", things.index) for kind in INDEXES),
        *(Route(f"/{kind}/{{name:path}}", things.thing) for kind in INDEXES),
        Route("/compare", compare.compare),
        Route("/questions", questions.listing),
        Route("/question/{name}", questions.question),
        Route("/ask", words.words),
        Route("/diagrams", diagrams.gallery),
        Route("/diagram/{name}.{suffix}", diagrams.drawn),
        Route("/diagram/{name}", diagrams.diagram),
        Route("/sparql", sparql.sparql, methods=_WRITES),
        Route("/sparql/yasgui", sparql.yasgui),
        Route("/id/{tail:path}", resources.resource),
        Route("/ontology", resources.ontology),
        Route("/api", api.home),
        Route("/api/openapi.json", api.openapi),
        Route("/api/questions", api.listing),
        Route("/api/questions/{name}", api.question),
        Route("/api/suggest", api.suggest),
        Mount("/static", StaticFiles(directory=STATIC)),
    ]
    if settings.upload:
        found.append(Route("/upload", upload.upload, methods=["GET", "POST"]))
    return found


def make_app(settings: Settings) -> ASGIApp:
    """The app with its guard. The graph is opened at once, so that a missing one is said before the server starts."""
    snapshots = Snapshots(settings.graph, settings.store)

    @asynccontextmanager
    async def living(app: Starlette) -> AsyncIterator[None]:
        place = Place(settings.graph, settings.store, settings.memory)
        app.state.workers = Workers(place, settings.workers, settings.waiting)
        app.state.drawing = Workers(Place(settings.graph, settings.store, MEMORY), _DRAWING, settings.waiting)
        try:
            yield
        finally:
            app.state.workers.close()
            app.state.drawing.close()
            snapshots.close()

    app = Starlette(
        routes=routes(settings),
        middleware=[Middleware(GZipMiddleware, minimum_size=_GZIP, compresslevel=4)],
        exception_handlers={PlanweaveError: errors.ours, HTTPException: errors.http, Exception: errors.unexpected},
        lifespan=living,
    )
    app.state.settings = settings
    app.state.snapshots = snapshots
    return Guard(app, settings)

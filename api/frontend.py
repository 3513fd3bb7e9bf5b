"""The page: one document for all of its addresses, and the files that `make demo` builds from frontend/."""

from pathlib import Path

from fastapi import APIRouter, Request
from fastapi.responses import FileResponse, Response
from starlette.staticfiles import StaticFiles

from graph.errors import NotFound

FOLDER = Path(__file__).parent / "page"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' blob:; "
    "connect-src 'self'; worker-src 'self'; manifest-src 'self'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
_FOR_EVER = "private, max-age=31536000, immutable"


def router(folder: Path = FOLDER) -> APIRouter:
    """Its addresses, but the door at /: that one is sign-in's."""
    routes = APIRouter(include_in_schema=False)

    @routes.get("/cases")
    @routes.get("/cases/{_rest:path}")
    @routes.get("/shared/{_rest:path}")
    @routes.get("/leaving")
    def page(_rest: str = "") -> Response:
        return document(folder)

    files = StaticFiles(directory=folder, check_dir=False)

    @routes.get("/page/{path:path}")
    async def file(request: Request, path: str) -> Response:
        """Their names carry a hash of their content, but the icon's."""
        response = await files.get_response(path, request.scope)
        if path.startswith("assets/"):
            response.headers["Cache-Control"] = _FOR_EVER
        return response

    return routes


def document(folder: Path = FOLDER) -> Response:
    """Raises NotFound where it has not been built."""
    file = folder / "index.html"
    if not file.is_file():
        raise _not_built()
    return FileResponse(file, headers={"Content-Security-Policy": POLICY, "Cache-Control": "no-cache"})


def _not_built() -> NotFound:
    return NotFound("The page has not been built.", "Run `make demo`, or install a wheel, which carries it.")

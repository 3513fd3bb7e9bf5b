"""GraphiQL and the REST docs, from files of installed wheels: no network, and scripts from this address only."""

import hashlib
import json
from base64 import b64encode
from functools import cache
from html import escape
from importlib.util import find_spec
from pathlib import Path

from fastapi import APIRouter
from fastapi.responses import FileResponse, HTMLResponse, Response

from api.examples import EXAMPLES
from graph.errors import NotFound

GRAPHIQL = "graphene_django_graphiql_static"
SWAGGER = "fastapi_offline"
_FOLDERS = {"graphiql": (GRAPHIQL, f"static/{GRAPHIQL}"), "swagger": (SWAGGER, "static")}
_FILES = {
    "graphiql": ("react.production.min.js", "react-dom.production.min.js", "graphiql.min.js", "graphiql.min.css"),
    "swagger": ("swagger-ui-bundle.js", "swagger-ui.css"),
}
_MEDIA_TYPES = {".js": "text/javascript", ".css": "text/css"}

router = APIRouter(include_in_schema=False)


@router.get("/assets/{kind}/{name}")
def asset(kind: str, name: str) -> Response:
    """One of the few files that the two pages need."""
    if name not in _FILES.get(kind, ()):
        raise NotFound("There is no such file.", "The pages are at /graphql and /docs.")
    file = _folder(kind) / name
    return FileResponse(file, media_type=_MEDIA_TYPES[file.suffix], headers={"Cache-Control": "private, max-age=86400"})


@router.get("/docs")
def docs() -> HTMLResponse:
    _folder("swagger")
    start = "SwaggerUIBundle({url: '/openapi.json', dom_id: '#page', deepLinking: true, validatorUrl: null});"
    return _page("Sociogram: REST", "swagger", start)


def graphiql() -> HTMLResponse:
    _folder("graphiql")
    tabs = [{"query": each.query, "variables": each.variables} for each in EXAMPLES]
    start = f"""const fetcher = GraphiQL.createFetcher({{url: '/graphql'}});
ReactDOM.render(React.createElement(GraphiQL, {{
  fetcher, defaultTabs: {_script_value(tabs)}, defaultEditorToolsVisibility: 'variables',
}}), document.getElementById('page'));"""
    return _page("Sociogram: GraphQL", "graphiql", start)


@cache
def _folder(kind: str) -> Path:
    package, below = _FOLDERS[kind]
    found = find_spec(package)
    if found is None or found.origin is None:
        raise NotFound("The files of this page are not installed.", "Install Sociogram with its locked dependencies.")
    return Path(found.origin).parent / below


def _page(title: str, kind: str, start: str) -> HTMLResponse:
    """The one script in the page is allowed by its hash."""
    digest = b64encode(hashlib.sha256(start.encode()).digest()).decode()
    policy = (
        f"default-src 'none'; script-src 'self' 'sha256-{digest}'; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data:; font-src 'self' data:; worker-src 'self' blob:; connect-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )
    names = [f"/assets/{kind}/{name}" for name in _FILES[kind]]
    styles = "".join(f'<link rel="stylesheet" href="{name}">' for name in names if name.endswith(".css"))
    scripts = "".join(f'<script src="{name}"></script>' for name in names if name.endswith(".js"))
    html = (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{escape(title)}</title>{styles}'
        "<style>body { margin: 0 } #page { min-height: 100vh } .graphiql-container { height: 100vh }</style></head>"
        f'<body><div id="page"></div>{scripts}<script>{start}</script></body></html>'
    )
    return HTMLResponse(html, headers={"Content-Security-Policy": policy})


def _script_value(value: object) -> str:
    """As JavaScript that can't end the script."""
    return json.dumps(value).replace("<", "\\u003c")

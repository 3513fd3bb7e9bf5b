"""The pages of sign-in: the way in, the way out, and what is said to whoever stands before the door."""

from html import escape

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from api.admission import cookie_name
from api.authorisation import Asking
from api.signing_in import LONGEST_S, SignIn
from graph.errors import Forbidden

PAGE = "/cases"
"""Where whoever is signed in goes on."""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
_STYLE = "body { font: 1rem/1.5 system-ui, sans-serif; max-width: 40rem; margin: 4rem auto; padding: 0 1rem }"
_USED = "This address was used, is too old, or never was one."
_NEW = "<p>Run <code>sociogram login-link</code> on this machine: it prints a new address, for one browser.</p>"


def router(sign_in: SignIn) -> APIRouter:
    routes = APIRouter(include_in_schema=False)

    @routes.get("/")
    def door(request: Request, token: str | None = None) -> Response:
        """With a one-time token the way in; without it the way on."""
        if token is not None and not _is_ahead(request):
            key = sign_in.trade(token)
            return sign_in_page("/", why=_USED) if key is None else _entered(request, key)
        return RedirectResponse(PAGE, status_code=303) if request.scope["principal"] is not None else sign_in_page("/")

    @routes.post("/sign-out")
    def out(request: Request, _who: Asking) -> Response:
        name = cookie_name(request.headers["host"])
        sign_in.end(request.cookies.get(name, ""))
        response = RedirectResponse("/", status_code=303)
        response.delete_cookie(name, httponly=True, samesite="strict")
        return response

    @routes.post("/v1/sign-in/links")
    def link(who: Asking) -> Response:
        """Another one-time token, for `sociogram login-link`. Raises Forbidden."""
        if who.kind != "local":
            raise Forbidden("Only a process of this account makes sign-in links.", "Run `sociogram login-link`.")
        return JSONResponse({"token": sign_in.new_link()})

    return routes


def sign_in_page(path: str, *, why: str = "This needs sign-in.") -> HTMLResponse:
    """Whoever is signed in and came from elsewhere has a link that says so: a click on it is our own page's."""
    on = f'<p>Signed in already? <a href="{escape(path, quote=True)}">Go on</a>.</p>'
    return _page(f"<h1>Sociogram</h1><p>{escape(why)}</p>{_NEW}{on}", 401)


def _is_ahead(request: Request) -> bool:
    """A browser that looks ahead, before the person has asked for the page, must not use the token up."""
    return "prefetch" in request.headers.get("sec-purpose", "") or request.method == "HEAD"


def _entered(request: Request, key: str) -> Response:
    """The address that follows has no token: none stays in the history."""
    response = RedirectResponse(PAGE, status_code=303)
    name = cookie_name(request.headers["host"])
    response.set_cookie(name, key, max_age=int(LONGEST_S), httponly=True, samesite="strict", path="/")
    return response


def _page(body: str, status: int) -> HTMLResponse:
    html = (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Sociogram</title>'
        f"<style>{_STYLE}</style></head><body>{body}</body></html>"
    )
    headers = {"Content-Security-Policy": _POLICY}
    if status == 401:
        headers["WWW-Authenticate"] = "Bearer"
    return HTMLResponse(html, status, headers)

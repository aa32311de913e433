"""Routes beside the pages: /p/<token> brings the opener of a plan link into the app."""

from __future__ import annotations

import re
import secrets

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from coaching_lib.actions import links
from coaching_lib.settings import Settings

COOKIE_SECONDS = 15 * 60
TOKEN = re.compile(r"[A-Za-z0-9_.-]{20,600}")
PRIVATE = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow",
}


def routes() -> list[Route]:
    """What the server answers besides the pages."""
    return [Route("/p/{token}", follow_plan_link, methods=["GET"])]


async def follow_plan_link(request: Request) -> Response:
    """Keep the token of a link for a quarter of an hour and go to the app, which checks it.

    Nothing is read and nothing noted: mail scanners follow links too. HEAD keeps nothing.
    """
    token = request.path_params["token"]
    if not TOKEN.fullmatch(token):
        return PlainTextResponse("This link is not complete.", 404, headers=PRIVATE)
    if request.method == "HEAD":
        return Response(status_code=200, headers=PRIVATE)
    answer = RedirectResponse("/", 303, headers=PRIVATE)
    answer.set_cookie(
        links.COOKIE,
        f"{token}{links.CLICK_MARK}{secrets.token_hex(8)}",
        max_age=COOKIE_SECONDS,
        httponly=True,
        samesite="lax",
        secure=_is_https(Settings()),
    )
    return answer


def _is_https(settings: Settings) -> bool:
    return (settings.public_url or "").strip().lower().startswith("https://")

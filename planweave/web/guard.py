"""What stands before every page: the Host header, the size of what is sent, the language, the headers of safety.

A request that is not for us (DNS rebinding: a site's name made to point at this machine) gets nothing of the graph.
"""

from __future__ import annotations

import re
from http.cookies import CookieError, SimpleCookie
from typing import Any
from urllib.parse import parse_qs

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ontology.messages import LANGUAGES, message, speaking
from planweave.web.negotiation import best
from planweave.web.settings import Settings

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
COOKIE = "lang"
_LOCAL = ("localhost", "127.0.0.1", "[::1]")
_HOST = re.compile(r"(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9.\-_]+)(?::\d{1,5})?")


class Guard:
    """ASGI middleware. Pages say `content-security-policy` themselves where they need another."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self.app = app
        self.settings = settings
        own = settings.host if ":" not in settings.host else f"[{settings.host}]"
        self.hosts = {*_LOCAL, own.lower(), *(name.lower() for name in settings.hosts)}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the request through, or answer it here."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
        tongue, is_asked = chosen_language(scope["query_string"], headers)
        scope.setdefault("state", {})["language"] = tongue
        with speaking(tongue):
            safe = _with_headers(send, tongue if is_asked else "")
            if not self._is_for_us(headers.get("host", "")):
                await PlainTextResponse(message("web.wrong_host"), 421)(scope, receive, safe)
                return
            await self.app(scope, receive, safe)

    def _is_for_us(self, host: str) -> bool:
        """On the loopback, or where names are given, only under our names; else under any well-formed one."""
        found = _HOST.fullmatch(host)
        if found is None:
            return False
        return found[1].lower() in self.hosts or not (self.settings.is_loopback or self.settings.hosts)


def chosen_language(query: bytes, headers: dict[str, str]) -> tuple[str, bool]:
    """The language of a request, and whether its address asks for it: ?lang=, else the cookie, else the browser's."""
    asked = parse_qs(query.decode("latin-1"), max_num_fields=None).get("lang", [""])[-1]
    if asked in LANGUAGES:
        return asked, True
    cookies: SimpleCookie = SimpleCookie()
    try:
        cookies.load(headers.get("cookie", ""))
    except CookieError:
        cookies.clear()
    kept = cookies[COOKIE].value if COOKIE in cookies else ""
    if kept in LANGUAGES:
        return kept, False
    wanted = ",".join(part.strip().split("-")[0] + ";" + part.partition(";")[2] for part in _tags(headers))
    return best(wanted, LANGUAGES) or LANGUAGES[0], False


def _tags(headers: dict[str, str]) -> list[str]:
    return [part for part in headers.get("accept-language", "").split(",") if part.strip()]


def _with_headers(send: Send, asked: str) -> Send:
    async def sending(event: Message) -> None:
        if event["type"] == "http.response.start":
            held: list[tuple[bytes, bytes]] = list(event.get("headers", []))
            names = {name.lower() for name, _ in held}
            held += [(n.encode(), v.encode()) for n, v in HEADERS.items() if n.encode() not in names]
            if asked:
                cookie = f"{COOKIE}={asked}; Path=/; Max-Age=31536000; SameSite=Lax"
                held.append((b"set-cookie", cookie.encode()))
            event = {**event, "headers": held}
        await send(event)

    return sending


async def read_body(receive: Receive, limit: int) -> bytes | None:
    """The whole body, or None as soon as it is longer than `limit` bytes."""
    parts: list[bytes] = []
    size = 0
    while True:
        event: dict[str, Any] = dict(await receive())
        if event["type"] == "http.disconnect":
            return b"".join(parts)
        part = event.get("body", b"")
        size += len(part)
        if size > limit:
            return None
        parts.append(part)
        if not event.get("more_body", False):
            return b"".join(parts)

"""Where things are found on the server: addresses of pages, places in texts, and our IRIs as local paths."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from urllib.parse import quote, urlencode

from starlette.requests import Request

from graph.names import name_parts
from ontology.namespaces import BASE

# kinds of IRIs that have a page of their own, at the same path
PAGES = ("plan", "region", "institution", "theme", "indicator", "project")


def path(*parts: str) -> str:
    """A path of our server: each part escaped, Chinese too.

    >>> path("plan", "沈阳 a/b")
    '/plan/%E6%B2%88%E9%98%B3%20a%2Fb'
    """
    return "/" + "/".join(quote(part, safe="") for part in parts)


def with_query(address: str, **values: str | int | None) -> str:
    """The address with these parameters, those without a value left out."""
    given = {name: str(value) for name, value in values.items() if value not in (None, "")}
    return f"{address}?{urlencode(given)}" if given else address


def with_lists(address: str, values: Mapping[str, Sequence[str]]) -> str:
    """The address with these parameters, each as often as it has values."""
    given = urlencode([(name, value) for name, found in values.items() for value in found])
    return f"{address}?{given}" if given else address


def place(plan: str, start: int, end: int) -> str:
    """A place in a plan's text: its page, with the place marked and its facts beside it."""
    return f"{path('plan', plan)}?at={start}-{end}#c{start}-{end}"


def question(name: str, **parameters: str | int | None) -> str:
    """The page of a question with its answer."""
    return with_query(path("question", name), **parameters)


def of_iri(iri: str) -> str:
    """Where an IRI leads: ours to its page here or its description under /id, others to themselves."""
    if not iri.startswith(BASE):
        return iri if iri.startswith(("http://", "https://")) else ""
    parts = name_parts(iri)
    if parts[0] in PAGES and len(parts) == (3 if parts[0] in ("institution", "project") else 2):
        return path(*parts)
    return described(iri)


def described(iri: str) -> str:
    """Where the description of one of our IRIs is."""
    tail, hash_mark, fragment = iri.removeprefix(BASE).partition("#")
    return "/id/" + quote(tail, safe="/%") + (f"%23{quote(fragment, safe='')}" if hash_mark else "")


def whole(request: Request) -> str:
    """The path that was asked for, escaped as it came."""
    raw = request.scope.get("raw_path")
    found = raw.decode("latin-1").partition("?")[0] if isinstance(raw, bytes) else quote(request.url.path)
    return "/" + found.lstrip("/")  # two slashes would lead to another host

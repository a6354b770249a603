"""Pages from templates: every value is escaped by the engine; in: a request, a template's name, values."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode

from starlette.requests import Request
from starlette.responses import HTMLResponse

from ontology.messages import LANGUAGES, language, message
from planweave.web import links

if TYPE_CHECKING:
    from jinja2 import Environment

# the pages of the menu: key of the message web.nav.…, path
MENU = (
    ("plans", "/"),
    ("indicators", "/indicators"),
    ("regions", "/regions"),
    ("themes", "/themes"),
    ("institutions", "/institutions"),
    ("projects", "/projects"),
    ("compare", "/compare"),
    ("questions", "/questions"),
    ("diagrams", "/diagrams"),
    ("sparql", "/sparql"),
)


@cache
def environment() -> Environment:
    """The template engine, made once; a name that is not given is an error."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    made = Environment(
        loader=PackageLoader("planweave.web", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals |= {"t": message, "links": links, "MENU": MENU, "LANGUAGES": LANGUAGES, "language": language}
    made.filters["word"] = word
    return made


def word(code: str) -> str:
    """A code as people read it (lead, actual, IndicatorStatement); one without a word stays as it is."""
    try:
        return message(f"queries.value.{code}")
    except KeyError:
        return code


def page(request: Request, template: str, status: int = 200, **values: object) -> HTMLResponse:
    """A whole page in the language of the request."""
    state = request.app.state
    settled = {
        "path": request.url.path,
        "permalink": _in_language(request, language()),
        "others": [(tongue, _in_language(request, tongue)) for tongue in LANGUAGES if tongue != language()],
        "upload": state.settings.upload,
    }
    return HTMLResponse(environment().get_template(template).render(settled | values), status)


def fragment(template: str, **values: object) -> HTMLResponse:
    """A part of a page, for a script to put in."""
    return HTMLResponse(environment().get_template(template).render(values))


def _in_language(request: Request, tongue: str) -> str:
    """This page's address with the language in it."""
    given = parse_qsl(request.url.query, keep_blank_values=True)
    query = [(name, value) for name, value in given if name != "lang"]
    return f"{links.whole(request)}?{urlencode([*query, ('lang', tongue)])}"

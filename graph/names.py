"""IRIs of things: base + kind + readable parts, or base + kind + a hash of the thing's content."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from pathlib import Path
from urllib.parse import quote, unquote

from ontology.namespaces import BASE

NATIONAL = "000000"
GRAPHS = f"{BASE}graph/"
VOCABULARY_GRAPH = f"{GRAPHS}vocabulary"
ENTITIES_GRAPH = f"{GRAPHS}entities"
LINKS_GRAPH = f"{GRAPHS}links"
SHARES_GRAPH = f"{GRAPHS}shares"
TARGETS_GRAPH = f"{GRAPHS}targets"
BUILD_GRAPH = f"{GRAPHS}build"
CORRECTIONS_GRAPH = f"{GRAPHS}corrections"
_PLAN_GRAPHS = f"{GRAPHS}plan/"
_ACTUALS_GRAPHS = f"{GRAPHS}actuals/"

# What may stand in one path segment of an IRI (RFC 3987 isegment, less the sub-delimiters that Turtle readers
# trip over): must match 沈阳市 and (一期), must not match a space, /, %, “#” or a private-use character.
_FORBIDDEN = re.compile(
    "[^A-Za-z0-9\\-._~!()*,;:@"
    "\u00a0-\u200d\u2010-\u2029\u202f-\ud7ff\uf900-\ufdcf\ufdf0-\uffef"
    "\U00010000-\U0001fffd\U00020000-\U0002fffd\U00030000-\U0003fffd]"
)


def segment(text: str) -> str:
    """`text` as one path segment: Chinese stays readable, what an IRI may not hold is percent-encoded.

    >>> segment("沈阳市 (一期)/50%")
    '沈阳市%20(一期)%2F50%25'
    """
    escaped = _FORBIDDEN.sub(lambda found: quote(found.group(), safe=""), text)
    # a segment of dots alone would be swallowed when the IRI is resolved
    return escaped.replace(".", "%2E") if escaped.strip(".") == "" else escaped


def unsegment(part: str) -> str:
    """The text that `segment` made `part` of."""
    return unquote(part)


def content_hash(*fields: str | int | float | None) -> str:
    """First 16 hex digits of the sha256 over the fields, joined with U+001F; None counts as empty."""
    joined = "\x1f".join("" if field is None else _plain(field) for field in fields)
    return hashlib.sha256(joined.encode("utf-8")).hexdigest()[:16]


def _plain(field: str | float) -> str:
    if isinstance(field, float) and field.is_integer() and abs(field) < 1e15:
        return str(int(field))
    return str(field)


def plan(plan_id: str) -> str:
    """IRI of a plan."""
    return f"{BASE}plan/{segment(plan_id)}"


def plan_graph(plan_id: str) -> str:
    """IRI of the named graph that holds what one plan says."""
    return f"{_PLAN_GRAPHS}{segment(plan_id)}"


def plan_of_graph(graph: str) -> str | None:
    """The plan's id if `graph` is a plan's named graph, else None."""
    return unsegment(graph.removeprefix(_PLAN_GRAPHS)) if graph.startswith(_PLAN_GRAPHS) else None


def actuals_id(path: Path) -> str:
    """The id of a file of reported values: its stem, as for plans."""
    return unicodedata.normalize("NFC", path.stem)


def actuals_graph(file_id: str) -> str:
    """IRI of the named graph that holds the values of one file."""
    return f"{_ACTUALS_GRAPHS}{segment(file_id)}"


def actuals_of_graph(graph: str) -> str | None:
    """The file's id if `graph` holds reported values, else None."""
    return unsegment(graph.removeprefix(_ACTUALS_GRAPHS)) if graph.startswith(_ACTUALS_GRAPHS) else None


def evidence(plan_id: str, start: int, end: int) -> str:
    """IRI of a piece of a plan's text."""
    return f"{plan(plan_id)}/text/{start}-{end}"


def section(plan_id: str, path: str) -> str:
    """IRI of a section; `path` is its number such as 4-2-1."""
    return f"{plan(plan_id)}/section/{segment(path)}"


def action(plan_id: str, path: str) -> str:
    """IRI of a task; `path` is its section's number."""
    return f"{plan(plan_id)}/action/{segment(path)}"


def region(code: str) -> str:
    """IRI of an administrative region by its GB/T 2260 code; the country is 000000."""
    return f"{BASE}region/{segment(code or NATIONAL)}"


def institution(code: str, name: str) -> str:
    """IRI of an institution by its region's code (empty: national) and its name."""
    return f"{BASE}institution/{segment(code or NATIONAL)}/{segment(name)}"


def project(code: str, name: str) -> str:
    """IRI of a project by its region's code and its name."""
    return f"{BASE}project/{segment(code or NATIONAL)}/{segment(name)}"


def theme_share(region_iri: str, theme_iri: str) -> str:
    """IRI of the part that a theme takes of a region's task text."""
    return f"{BASE}share/{region_iri.rpartition('/')[2]}/{theme_iri.rpartition('/')[2]}"


def named(kind: str, name: str) -> str:
    """IRI of a thing that its name alone identifies: an indicator, initiative, theme, unit."""
    return f"{BASE}{kind}/{segment(name)}"


def hashed(kind: str, *fields: str | int | float | None) -> str:
    """IRI of a statement by the hash of its content."""
    return f"{BASE}{kind}/{content_hash(*fields)}"


def name_parts(iri: str) -> tuple[str, ...]:
    """The decoded path segments after the base: ('institution', '210100', '沈阳市卫生健康委员会').

    >>> name_parts("https://w3id.org/planweave/id/region/210100")
    ('region', '210100')
    """
    return tuple(unsegment(part) for part in iri.removeprefix(BASE).split("/"))

"""Accept headers as RFC 9110 reads them, with qualities worked out by hand."""

from __future__ import annotations

import pytest

from planweave.web.negotiation import best

OFFERED = ("text/html", "text/turtle", "application/ld+json")


@pytest.mark.parametrize(
    ("accept", "taken"),
    [
        ("", "text/html"),
        ("*/*", "text/html"),
        ("text/turtle", "text/turtle"),
        ("TEXT/Turtle", "text/turtle"),
        ("text/*", "text/html"),
        ("text/turtle;q=0.4, application/ld+json;q=0.5", "application/ld+json"),
        ("text/html;q=0, */*", "text/turtle"),
        ("text/*;q=0.2, application/ld+json;q=0.1", "text/html"),
        ("text/html;q=0.1, text/*;q=0.9", "text/turtle"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "text/html"),
        ("application/rdf+xml", ""),
        ("text/turtle;q=0", ""),
        ("text/turtle;q=lots", ""),
        (";;;,,,", ""),
    ],
)
def test_the_best_of_what_is_offered(accept: str, taken: str) -> None:
    assert best(accept, OFFERED) == taken

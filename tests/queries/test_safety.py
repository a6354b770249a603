"""Which queries of a person's own are run, and how they are stopped."""

from __future__ import annotations

from pathlib import Path

import pytest

from ontology.errors import PlanweaveError, QueryError
from queries.render import render, tokens
from queries.safety import check_query, with_prefixes
from queries.sandbox import Limits, run_query

SAFE = [
    ("SELECT * { ?s ?p ?o }", "select"),
    ("# SERVICE\nSELECT ?service { ?service <http://x/LOAD> 'FROM SERVICE' }", "select"),
    ("PREFIX pw: <http://x/> SELECT * { ?s pw:from ?o ; pw:service ?q }", "select"),
    ("ASK { ?s ?p ?o }", "ask"),
    ("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }", "construct"),
    ("DESCRIBE <http://x/>", "construct"),
]
UNSAFE = [
    "SELECT * { SERVICE <http://x/> { ?s ?p ?o } }",
    "SELECT * { ?s ?p ?o FILTER EXISTS { { SELECT * { SERVICE SILENT ?s { ?a ?b ?c } } } } }",
    "SELECT * { ?s ?p ?o MINUS { OPTIONAL { service <http://x/> { ?a ?b ?c } } } }",
    "SELECT * { \\u0053ERVICE <http://x/> { ?s ?p ?o } }",
    "SELECT * FROM <http://x/> { ?s ?p ?o }",
    "ASK FROM NAMED <http://x/> { ?s ?p ?o }",
    "LOAD <http://x/>",
    "DELETE WHERE { ?s ?p ?o }",
    "INSERT DATA { <http://x/> <http://x/> 1 }",
    "SELECT * { ?s ?p ?o } ; DROP ALL",
    "SELECT * {",
    "",
    "# only a comment",
]


@pytest.mark.parametrize(("query", "form"), SAFE)
def test_safe(query: str, form: str) -> None:
    assert check_query(query) == form


@pytest.mark.parametrize("query", UNSAFE)
def test_unsafe(query: str) -> None:
    with pytest.raises(QueryError):
        check_query(query)


def test_remote_parts_pass_on_request_only() -> None:
    assert check_query(UNSAFE[0], allow_remote=True) == "select"
    with pytest.raises(QueryError):
        check_query("LOAD <http://x/>", allow_remote=True)


def test_usual_prefixes_are_declared_where_missing() -> None:
    shown = with_prefixes("PREFIX pw: <http://mine/> SELECT * { ?s a pw:A ; skos:prefLabel 'oa:x' }")
    assert shown.startswith("PREFIX skos: <http://www.w3.org/2004/02/skos/core#> PREFIX pw: <http://mine/>")
    assert "oa#" not in shown


def test_rows_are_cut_and_that_is_known(graph_folder: Path) -> None:
    result = run_query(graph_folder, None, "SELECT ?p { ?p a pw:Plan } ORDER BY ?p", Limits(max_rows=3))
    assert len(result.rows) == 3 and result.was_cut
    result = run_query(graph_folder, None, "SELECT ?p { ?p a pw:Plan }", Limits(max_rows=4))
    assert len(result.rows) == 4 and not result.was_cut


def test_a_slow_query_is_stopped(graph_folder: Path) -> None:
    slow = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . FILTER(?c > ?i && ?f > ?a) }"
    with pytest.raises(QueryError, match="stopped after 1 s"):
        run_query(graph_folder, None, slow, Limits(timeout=1))


def test_the_store_s_own_errors_cross_over(tmp_path: Path) -> None:
    with pytest.raises(PlanweaveError):
        run_query(tmp_path / "absent", None, "ASK {}", Limits())


def test_ask_and_construct(graph_folder: Path) -> None:
    assert run_query(graph_folder, None, "ASK { ?p a pw:Plan }", Limits()).rows == ((True,),)
    found = run_query(graph_folder, None, "CONSTRUCT WHERE { ?p a pw:Plan }", Limits())
    assert len(found.rows) == 4 and str(found.rows[0][0]).endswith(" .")


def test_remote(endpoint: str) -> None:
    assert len(run_query(None, endpoint, "SELECT ?p { ?p a pw:Plan }", Limits()).rows) == 4


def test_tokens_lose_nothing() -> None:
    text = "SELECT * { ?a <x#$b> \"$c\\\"\" ; p:q '''$d''' # $e\n FILTER(?a < $f && ?g > 1) } "
    assert "".join(part for _, part in tokens(text)) == text
    shown = render(text, {})
    assert "?any_f" in shown and "<x#$b>" in shown and "'''$d'''" in shown and "$e" not in shown

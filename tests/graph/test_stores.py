"""Every store gives the same answers: in memory, on disk, and behind a real SPARQL server."""

from __future__ import annotations

import base64
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, QuerySolutions

from graph.stores import Store, open_store
from graph.stores.embedded import Writer
from graph.stores.memory import MemoryStore
from graph.stores.remote import RemoteStore
from ontology.errors import QueryError, StoreError, UsageError
from tests.conftest import Serve, free_port
from tests.graph.conftest import assemble_store
from tests.graph.factory import make_plan

KINDS = ("memory", "embedded", "remote", "remote-union")
PREFIX = "PREFIX pw: <https://w3id.org/planweave/ontology#> PREFIX dcterms: <http://purl.org/dc/terms/> "


@pytest.fixture(scope="module")
def quads() -> list[Quad]:
    return list(assemble_store([make_plan("a.txt"), make_plan("b.txt")]))


@pytest.fixture(scope="module")
def stores(
    quads: list[Quad], tmp_path_factory: pytest.TempPathFactory, sparql_server: Serve
) -> Iterator[dict[str, Store]]:
    folder = tmp_path_factory.mktemp("stores") / "g"
    with Writer(folder) as writer:
        for name in sorted({quad.graph_name for quad in quads}, key=str):
            assert isinstance(name, NamedNode)
            writer.replace(name, [quad for quad in quads if quad.graph_name == name])
        writer.commit()
    found: dict[str, Store] = {
        "memory": MemoryStore(quads),
        "embedded": open_store(folder, None),
        "remote": open_store(None, sparql_server(quads)),
        "remote-union": open_store(None, sparql_server(quads, "--union-default-graph")),
    }
    yield found
    for store in found.values():
        store.close()


@pytest.mark.parametrize("kind", KINDS)
def test_rows_are_the_same_on_every_store(stores: dict[str, Store], kind: str) -> None:
    query = PREFIX + "SELECT ?s ?p ?o WHERE { ?s ?p ?o } ORDER BY ?s ?p ?o"
    wanted, found = stores["memory"].select(query), stores[kind].select(query)
    assert found.variables == wanted.variables == ("s", "p", "o")
    assert sorted(map(str, found.rows)) == sorted(map(str, wanted.rows)) and len(wanted.rows) > 1000


@pytest.mark.parametrize("kind", KINDS)
def test_a_shared_label_is_one_row(stores: dict[str, Store], kind: str) -> None:
    query = PREFIX + 'SELECT ?n WHERE { ?r pw:regionCode "210100" ; pw:fullName ?n }'
    assert stores[kind].select(query).rows == [(Literal("沈阳市"),)]


@pytest.mark.parametrize("kind", KINDS)
def test_unbound_is_none_and_terms_keep_their_types(stores: dict[str, Store], kind: str) -> None:
    query = PREFIX + "SELECT ?end ?none WHERE { ?p a pw:Plan ; pw:periodEnd ?end OPTIONAL { ?p pw:nothing ?none } }"
    year = Literal("2025", datatype=NamedNode("http://www.w3.org/2001/XMLSchema#gYear"))
    assert stores[kind].select(query).rows == [(year, None), (year, None)]


@pytest.mark.parametrize("kind", KINDS)
def test_graph_patterns_see_the_named_graphs(stores: dict[str, Store], kind: str) -> None:
    query = PREFIX + "SELECT (COUNT(DISTINCT ?g) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } }"
    [(count,)] = stores[kind].select(query).rows
    assert isinstance(count, Literal) and count.value == "8"


@pytest.mark.parametrize("kind", KINDS)
def test_ask_and_construct(stores: dict[str, Store], kind: str) -> None:
    store = stores[kind]
    assert store.ask(PREFIX + "ASK { ?p a pw:Plan }") is True
    assert store.ask(PREFIX + "ASK { ?p a pw:Nothing }") is False
    query = PREFIX + "CONSTRUCT { ?p dcterms:title ?t } WHERE { ?p a pw:Plan ; dcterms:title ?t }"
    wanted = stores["memory"].construct(query)
    assert sorted(map(str, store.construct(query))) == sorted(map(str, wanted)) and len(wanted) == 2


@pytest.mark.parametrize("kind", KINDS)
def test_broken_queries_are_query_errors(stores: dict[str, Store], kind: str) -> None:
    for broken in ("SELECT ?s WHERE {", "no sparql at all", "INSERT DATA { <a:b> <a:c> <a:d> }"):
        with pytest.raises(QueryError):
            stores[kind].select(broken)


@pytest.mark.parametrize("kind", ["memory", "embedded"])
def test_the_form_must_fit(stores: dict[str, Store], kind: str) -> None:
    with pytest.raises(QueryError, match="SELECT"):
        stores[kind].select("ASK { ?s ?p ?o }")
    with pytest.raises(QueryError, match="ASK"):
        stores[kind].ask("SELECT * { ?s ?p ?o }")
    with pytest.raises(QueryError, match="CONSTRUCT"):
        stores[kind].construct("ASK { ?s ?p ?o }")


def test_nobody_listens() -> None:
    with pytest.raises(StoreError, match="cannot be reached"):
        RemoteStore(f"http://127.0.0.1:{free_port()}/query").ask("ASK {}")


def test_a_server_without_our_graph(sparql_server: Serve) -> None:
    with pytest.raises(StoreError, match="holds no planweave graph"):
        RemoteStore(sparql_server([])).ask("ASK {}")


@pytest.mark.parametrize("url", ["file:///etc/passwd", "localhost:7878", "ftp://x/y", "http://"])
def test_an_address_that_is_none(url: str) -> None:
    with pytest.raises(UsageError, match="no address"):
        open_store(None, url)


def test_neither_folder_nor_address() -> None:
    with pytest.raises(UsageError):
        open_store(None, None)


class _Answers(BaseHTTPRequestHandler):
    """Gives one prepared answer to everything."""

    status: ClassVar[int] = 200
    kind: ClassVar[str] = "application/sparql-results+json"
    body: ClassVar[bytes] = b""
    length: ClassVar[int | None] = None
    wait: ClassVar[float] = 0.0

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        if self.wait:
            threading.Event().wait(self.wait)
        self.send_response(self.status)
        self.send_header("Content-Type", self.kind)
        self.send_header("Content-Length", str(len(self.body) if self.length is None else self.length))
        self.end_headers()
        self.wfile.write(self.body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ({"status": 500, "body": b"boom"}, "refused"),
        ({"status": 503}, "HTTP 503"),
        ({"status": 404}, "refused"),
        ({"kind": "text/html", "body": b"<html>hello</html>"}, "not as a SPARQL endpoint"),
        ({"body": b'{"head":{"vars":["g"]},"results":{"bindings":[{"g":{"ty'}, "broke off"),
        ({"body": b'{"head":{"vars":["g"]},', "length": 1000}, "broke off"),
        ({"body": b""}, "broke off"),
        ({"body": b"[]", "wait": 3.0}, "within 1 seconds"),
    ],
)
def test_what_a_server_can_do_wrong(answer: dict[str, object], words: str) -> None:
    handler = type("Handler", (_Answers,), answer)
    server = HTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        store = RemoteStore(f"http://127.0.0.1:{server.server_port}/query", timeout=1)
        with pytest.raises(StoreError, match=words):
            store.select("SELECT * { ?s ?p ?o }")
    finally:
        server.shutdown()
        server.server_close()


def test_a_password_logs_in_and_is_never_shown() -> None:
    seen: list[str] = []

    class Guarded(_Answers):
        status = 401

        def do_POST(self) -> None:
            seen.append(self.headers.get("Authorization", ""))
            super().do_POST()

    server = HTTPServer(("127.0.0.1", 0), Guarded)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        store = RemoteStore(f"http://ann:s%40cret@127.0.0.1:{server.server_port}/query")
        with pytest.raises(StoreError) as caught:
            store.select("SELECT * { ?s ?p ?o }")
        assert "cret" not in str(caught.value)
        assert seen[0] == "Basic " + base64.b64encode(b"ann:s@cret").decode()
    finally:
        server.shutdown()
        server.server_close()


def test_open_store_takes_a_folder(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no graph here"):
        open_store(tmp_path, None)


XSD = "http://www.w3.org/2001/XMLSchema#"
TEXTS = st.text(st.characters(exclude_categories=["Cs"])) | st.sampled_from(
    ["01", "+1", "-0.5", "1.", ".5", "INF", "1e5", "true", "0", "a\tb\nc\rd", "\u2028", "\x85", '"', "\\n", "控烟"]
)
CELLS = st.one_of(
    st.builds(Literal, TEXTS),
    st.builds(lambda text: Literal(text, language="zh"), TEXTS),
    st.builds(
        lambda text, kind: Literal(text, datatype=NamedNode(XSD + kind)),
        TEXTS,
        st.sampled_from(["integer", "decimal", "double", "boolean", "gYear"]),
    ),
    st.sampled_from([NamedNode("https://example.org/执业(助理)医师"), NamedNode("https://example.org/%20"), None]),
)


@given(st.lists(st.tuples(CELLS, CELLS), max_size=5))
def test_rows_are_those_of_the_engine(rows: list[tuple[NamedNode | Literal | None, ...]]) -> None:
    """Whatever stands in a cell, select gives the terms that pyoxigraph itself gives row by row."""
    store, graph = MemoryStore(), NamedNode("https://example.org/g")
    for number, row in enumerate(rows):
        subject = NamedNode(f"https://example.org/row/{number}")
        store.backend.add(Quad(subject, NamedNode("https://example.org/row"), Literal(number), graph))
        for name, cell in zip("ab", row, strict=True):
            if cell is not None:
                store.backend.add(Quad(subject, NamedNode(f"https://example.org/{name}"), cell, graph))
    query = (
        "PREFIX : <https://example.org/> "
        "SELECT ?a ?b WHERE { ?s :row ?n . OPTIONAL { ?s :a ?a } OPTIONAL { ?s :b ?b } } ORDER BY ?n"
    )
    found, direct = store.select(query), store.backend.query(query, use_default_graph_as_union=True)
    assert isinstance(direct, QuerySolutions)
    assert found.variables == ("a", "b")
    assert found.rows == [tuple(row) for row in direct]  # a store writes 01 as 1
    assert [[cell is None for cell in row] for row in found.rows] == [[cell is None for cell in row] for row in rows]


def test_a_query_without_variables_has_rows_too() -> None:
    assert MemoryStore().select("SELECT * WHERE {}").rows == [()]

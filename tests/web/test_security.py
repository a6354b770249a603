"""What a hostile plan, page or request may not do: markup stays text, other hosts get nothing, junk is survived."""

from __future__ import annotations

import re
import shutil
import socket
import time
from contextlib import suppress
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest
from click.testing import CliRunner

from ontology.errors import UsageError
from planweave.commands.serve import serve
from planweave.web.app import make_app
from planweave.web.settings import Settings
from tests.web.client import TestClient
from tests.web.conftest import BASE_URL, EVIL_ID, EVIL_TASK, EVIL_TITLE, ROOT

EVIL_PATH = "/plan/" + quote(EVIL_ID, safe="")
EVIL_PAGES = [
    "/",
    EVIL_PATH,
    f"{EVIL_PATH}?at=0-20",
    f"{EVIL_PATH}/facts?at=0-60",
    "/projects",
    "/question/theme_coverage",
    "/question/projects",
    "/question/evidence?plan=" + quote(EVIL_ID),
    "/question/indicator_values?indicator=" + quote(EVIL_TITLE),
    "/compare?plan=" + quote(EVIL_ID),
    "/indicator/" + quote(EVIL_TITLE, safe=""),
    "/nothing/" + quote(EVIL_TITLE, safe=""),
    "/sparql?format=html&query=" + quote("SELECT ?o WHERE { ?p dcterms:title ?o }"),
    "/sparql?format=html&query=" + quote(EVIL_TITLE),
    "/theme/T04",
    "/region/210100",
    "/id/plan/" + quote(EVIL_ID, safe=""),
    '/?lang="><script>alert(9)</script>',
    "/?x=" + quote(EVIL_TITLE),
]


class Tags(HTMLParser):
    """Collects what an attack would need."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        names = {name: value or "" for name, value in attributes}
        handlers = [name for name in names if name.startswith("on") or name == "style"]
        is_ours = tag != "script" or names.get("src", "").startswith("/static/")
        links = [names[name] for name in ("href", "src", "action") if name in names]
        if handlers or not is_ours or tag in ("svg", "object", "embed", "base"):
            self.found.append(f"<{tag} {names}>")
        self.found += [link for link in links if urlsplit(link).scheme or link.startswith("//")]


@pytest.mark.parametrize("address", EVIL_PAGES)
def test_markup_from_plans_and_addresses_stays_text(evil: TestClient, address: str) -> None:
    answer = evil.get(address, headers={"accept": "text/html"})
    assert answer.status_code in (200, 400, 404)
    for raw in (EVIL_TITLE, EVIL_TASK, "<svg onload"):
        assert raw not in answer.text
    tags = Tags()
    tags.feed(answer.text)
    assert tags.found == []


def test_the_attack_reaches_the_pages_at_all(evil: TestClient) -> None:
    """Else the test above would prove nothing."""
    page = evil.get(EVIL_PATH).text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page and "&lt;img src=x" in page


def test_the_parser_of_the_test_sees_an_attack() -> None:
    tags = Tags()
    tags.feed('<p onclick="x"><script>1</script><a href="javascript:1"><a href="//evil.test"><a href="/fine">')
    assert len(tags.found) == 4


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1:8765", 200),
        ("localhost", 200),
        ("[::1]:8765", 200),
        ("LOCALHOST:1", 200),
        ("evil.test", 421),
        ("127.0.0.1.evil.test", 421),
        ("localhost:80@evil.test", 421),
        ("", 421),
        ("a b", 421),
    ],
)
def test_on_the_loopback_only_our_own_names_are_answered(client: TestClient, host: str, status: int) -> None:
    for address in ("/", "/sparql?query=ASK{}", "/api/questions", "/static/style.css", "/id/theme/T04"):
        answer = client.get(address, headers={"host": host, "accept": "*/*"})
        assert answer.status_code == status, address
        if status == 421:
            assert len(answer.content) < 300 and answer.headers["x-content-type-options"] == "nosniff"


def test_elsewhere_only_the_names_that_were_given(graph: Path) -> None:
    named = make_app(Settings(graph=graph, host="0.0.0.0", hosts=("plans.test",)))
    with TestClient(named, base_url="http://plans.test") as client:
        assert client.get("/").status_code == 200
        assert client.get("/", headers={"host": "evil.test"}).status_code == 421
    with TestClient(make_app(Settings(graph=graph, host="0.0.0.0")), base_url="http://any.test") as client:
        assert client.get("/").status_code == 200
        assert client.get("/", headers={"host": "<b>"}).status_code == 421


def test_no_page_of_another_site_reads_where_that_is_off(graph: Path) -> None:
    with TestClient(make_app(Settings(graph=graph, cors=False)), base_url=BASE_URL) as client:
        for address in ("/sparql?query=ASK{}", "/api/questions", "/api/questions/nothing", "/id/theme/T04"):
            assert "access-control-allow-origin" not in client.get(address).headers


def test_the_cookie_is_the_language_and_nothing_else(client: TestClient) -> None:
    cookie = client.get("/?lang=en").headers["set-cookie"]
    assert re.fullmatch(r"lang=en; Path=/; Max-Age=\d+; SameSite=Lax", cookie)
    client.cookies.clear()
    for junk in ("lang=<script>", "lang=zh; lang=\x7f", "=;=;", "a" * 4000):
        assert client.get("/", headers={"cookie": junk}).status_code == 200


def test_two_slashes_lead_to_no_other_host(client: TestClient) -> None:
    page = client.get("//evil.test/x", headers={"accept": "text/html"}).text
    assert 'href="//' not in page


RAW = [
    b"GET / HTTP/1.1\r\n\r\n",
    b"GET /\x00 HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
    b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc",
    b"GET " + b"/a" * 70_000 + b" HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
    b"POST /sparql HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: -1\r\n\r\n",
    b"POST /sparql HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
    b"GET /%ff%fe/%zz HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: \xff\xfe\r\nAccept-Language: ;;q=x\r\n\r\n",
    b"GET /plan/%2e%2e%2f%2e%2e HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
    b"GET /id/%00%0a HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
    b"HEAD / HTTP/9.9\r\nHost: 127.0.0.1\r\n\r\n",
    b"\r\n" * 2000,
]


@pytest.mark.parametrize("raw", RAW, ids=range(len(RAW)))
def test_junk_is_survived(server: str, raw: bytes) -> None:
    parts = urlsplit(server)
    with socket.create_connection((parts.hostname, parts.port), timeout=10) as connection:
        connection.settimeout(10)
        said = b""
        with suppress(ConnectionError, OSError):  # the server may hang up before it has read all
            connection.sendall(raw)
            connection.shutdown(socket.SHUT_WR)
        with suppress(ConnectionResetError, BrokenPipeError):
            while part := connection.recv(65536):
                said += part
    status = said.split(b" ")[1:2]
    assert not status or status[0] != b"500", said[:200]
    assert b"Traceback" not in said
    with socket.create_connection((parts.hostname, parts.port), timeout=10) as connection:
        connection.sendall(b"GET /themes HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")
        assert connection.recv(12) == b"HTTP/1.1 200"


def test_a_fault_of_ours_tells_nothing(graph: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("secret detail")

    monkeypatch.setattr("planweave.web.pages.plans.list_plans", broken)
    app = make_app(Settings(graph=graph))
    with TestClient(app, base_url=BASE_URL, raise_server_exceptions=False) as client:
        answer = client.get("/", headers={"accept": "text/html"})
        assert answer.status_code == 500 and "secret" not in answer.text
        assert answer.headers["content-security-policy"]


PLAN = "通辽市“十四五”健康规划\n通辽市人民政府\n一、主要任务\n（一）推进控烟\n2025年成人吸烟率控制在20%以下。\n"


def upload(client: TestClient, name: str, content: bytes, **headers: str) -> tuple[int, str]:
    answer = client.post("/upload", files={"file": (name, content)}, headers={"accept": "text/html", **headers})
    return answer.status_code, answer.text


def test_upload_is_off_unless_it_was_switched_on(client: TestClient) -> None:
    assert upload(client, "new-plan.txt", PLAN.encode())[0] in (404, 405)
    assert "/upload" not in client.get("/").text


def test_an_uploaded_plan_is_built_and_read_and_bad_ones_change_nothing(graph: Path, tmp_path: Path) -> None:
    own = tmp_path / "graph"
    shutil.copytree(graph, own)
    settings = Settings(graph=own, upload=True, max_upload=4096)
    with TestClient(make_app(settings), base_url=BASE_URL) as client:
        assert upload(client, "huge.txt", b"x" * 5000)[0] == 422
        assert upload(client, "no-plan.txt", "没有任何内容。".encode())[0] == 422
        assert upload(client, "nothing.exe", PLAN.encode())[0] == 422
        assert upload(client, "..", PLAN.encode())[0] == 422
        assert upload(client, "new-plan.txt", PLAN.encode(), origin="http://evil.test")[0] == 403
        assert upload(client, "new-plan.txt", PLAN.encode(), **{"sec-fetch-site": "cross-site"})[0] == 403
        assert client.get("/plan/new-plan").status_code == 404
        status, page = upload(client, "../../../tmp/new-plan.txt", PLAN.encode())
        assert status == 200 and 'href="/plan/new-plan"' in page
        time.sleep(1.1)  # the server looks for a new version once a second
        assert "控烟" in client.get("/plan/new-plan").text
        assert "通辽市" in client.get("/").text


def test_uploads_need_a_graph_on_disk() -> None:
    run = CliRunner().invoke(serve, ["--store", "http://127.0.0.1:9/", "--allow-upload"])
    assert isinstance(run.exception, UsageError)


def test_no_template_turns_escaping_off() -> None:
    templates = sorted((ROOT / "planweave" / "web" / "templates").glob("*.html"))
    assert len(templates) > 15
    for template in templates:
        text = template.read_text(encoding="utf-8")
        assert "|safe" not in text.replace(" ", "") and "autoescape" not in text, template.name
        assert not re.search(r"<[^>{]*\s(style|on\w+)=", text), template.name

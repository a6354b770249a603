"""Every page in both languages: status, language, headers of safety; what is not there says so."""

from __future__ import annotations

from urllib.parse import quote

import pytest

from planweave.web.guard import HEADERS
from planweave.web.render import MENU
from queries.catalogue import questions
from tests.web.client import TestClient

INDICATOR = quote("婴儿死亡率")
PAGES = [
    "/",
    "/plan/tongliao-plan",
    "/plan/tongliao-plan?at=0-10",
    "/indicators",
    "/regions",
    "/themes",
    "/institutions",
    "/projects",
    f"/indicator/{INDICATOR}",
    "/region/150500",
    "/theme/T04",
    "/questions",
    f"/question/indicator_values?indicator={INDICATOR}",
    "/question/theme_dossier",
    "/compare",
    "/compare?plan=shenyang-plan&plan=tongliao-plan",
    "/diagrams",
    "/diagram/themes",
    "/sparql",
    "/api",
    "/ontology",
]
MISSING = [
    "/nothing",
    "/plan/nothing",
    "/question/nothing",
    "/indicator/nothing",
    "/region/nothing",
    "/theme/T99",
    "/institution/nothing",
    "/project/1/2/3",
    "/diagram/nothing",
    "/diagram/themes.exe",
    "/static/nothing.css",
    "/id/nothing",
    "/upload",
]
BAD = [
    "/plan/tongliao-plan?at=x",
    "/plan/tongliao-plan?at=9-3",
    "/compare?plan=nothing",
    "/question/indicator_values?indicator=nothing",
    "/question/indicator_values?year=20",
    "/question/indicator_values?format=exe",
    "/question/indicator_values?nothing=1",
]


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("address", PAGES)
def test_a_page_is_there_in_its_language(client: TestClient, address: str, language: str) -> None:
    joint = "&" if "?" in address else "?"
    answer = client.get(f"{address}{joint}lang={language}", headers={"accept": "text/html"})
    assert answer.status_code == 200
    assert f'<html lang="{"zh-CN" if language == "zh" else "en"}">' in answer.text
    assert "<main" in answer.text and answer.text.count("<h1") == 1
    other = "en" if language == "zh" else "zh"
    assert f"lang={other}" in answer.text, "the other language is a link away"


@pytest.mark.parametrize("address", [*PAGES, *MISSING, *BAD, "/static/style.css", "/api/questions", "/id/theme/T04"])
def test_every_answer_has_the_headers_of_safety(client: TestClient, address: str) -> None:
    answer = client.get(address, headers={"accept": "text/html"})
    for name in HEADERS:
        assert answer.headers.get(name), f"{address} lacks {name}"
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy and "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize("address", MISSING)
def test_what_is_not_there_is_404_with_a_way_back(client: TestClient, address: str) -> None:
    answer = client.get(address, headers={"accept": "text/html"})
    assert answer.status_code == 404
    if not address.startswith("/static"):
        assert 'href="/' in answer.text


@pytest.mark.parametrize("address", BAD)
def test_what_cannot_be_understood_is_400_with_a_reason(client: TestClient, address: str) -> None:
    answer = client.get(address, headers={"accept": "text/html"})
    assert answer.status_code in (400, 404)
    assert 'class="warn"' in answer.text


def test_every_entry_of_the_menu_leads_somewhere(client: TestClient) -> None:
    for _, path in MENU:
        assert client.get(path, headers={"accept": "text/html"}).status_code == 200, path


@pytest.mark.parametrize("name", list(questions()))
def test_every_question_answers_its_own_example(client: TestClient, name: str) -> None:
    parameters = {item.name: item.example for item in questions()[name].parameters if item.required}
    answer = client.get(f"/question/{name}", params={**parameters, "lang": "en"})
    assert answer.status_code in (200, 400)  # an example may name what the samples do not hold
    if answer.status_code == 400:
        assert 'role="alert"' in answer.text
    else:
        assert 'id="answer"' in answer.text
        assert all(f"{kind.upper()}</a>" in answer.text for kind in ("csv", "json", "md"))


def test_the_language_of_the_browser_the_cookie_and_the_address(client: TestClient) -> None:
    client.cookies.clear()
    chinese = '<html lang="zh-CN">'
    assert chinese in client.get("/", headers={"accept-language": "zh-CN,zh;q=0.9,en;q=0.8"}).text
    assert chinese not in client.get("/", headers={"accept-language": "de,en;q=0.5"}).text
    asked = client.get("/?lang=zh", headers={"accept-language": "en"})
    assert chinese in asked.text and "lang=zh" in asked.headers["set-cookie"]
    assert chinese in client.get("/", headers={"accept-language": "en"}).text, "the cookie is kept"
    assert chinese in client.get("/?lang=xx").text, "an unknown language changes nothing"
    client.cookies.clear()


def test_a_permalink_carries_the_language_and_all_that_was_asked(client: TestClient) -> None:
    page = client.get(f"/question/indicator_values?indicator={INDICATOR}&plan=tongliao-plan&lang=zh").text
    assert f'href="/question/indicator_values?indicator={INDICATOR}&amp;plan=tongliao-plan&amp;lang=zh"' in page


def test_a_name_leads_to_the_page_of_the_thing(client: TestClient) -> None:
    answer = client.get("/region/" + quote("通辽市"), follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/region/150500")
    near = client.get("/indicator/" + quote("婴儿死亡"), headers={"accept": "text/html"})
    assert near.status_code == 404 and f"/indicator/{INDICATOR}" in near.text


def test_no_path_leads_out_of_the_static_folder(client: TestClient) -> None:
    for path in ("/static/../app.py", "/static/%2e%2e/app.py", "/static/..%2fapp.py", "/static//etc/passwd"):
        answer = client.get(path)
        assert answer.status_code == 404 and "import" not in answer.text


def test_a_small_picture_of_nothing_says_so_and_a_whole_one_is_an_error(client: TestClient) -> None:
    """Over the samples no two themes stand together beyond chance."""
    small = client.get("/diagram/cooccurrence.svg?thumb=1&lang=en")
    assert small.status_code == 200 and "Nothing to draw" in small.text
    assert client.get("/diagram/cooccurrence.svg?lang=en").status_code == 400

"""Questions in words and comparisons of plans."""

from __future__ import annotations

import re

import pytest

from tests.web.client import TestClient


def test_the_box_for_words_is_on_the_first_page(client: TestClient) -> None:
    assert 'action="/ask"' in client.get("/").text
    assert client.get("/ask").status_code == 200


def test_words_that_are_understood_are_told_and_answered(client: TestClient) -> None:
    page = client.get("/ask", params={"text": "各市婴儿死亡率目标是多少", "lang": "zh"}).text
    assert "indicator_values" in page and "婴儿死亡率" in page
    assert re.search(r'href="/plan/tongliao-plan\?at=\d+-\d+#c', page), "the answer leads to its sentences"
    assert 'href="/question/indicator_values?indicator=' in page


@pytest.mark.parametrize("text", ["明年的天气怎么样", "qwertz", "<script>alert(1)</script>"])
def test_words_that_are_not_understood_are_told_why(client: TestClient, text: str) -> None:
    answer = client.get("/ask", params={"text": text, "lang": "zh"})
    assert answer.status_code == 200 and 'role="alert"' in answer.text
    assert "<script>alert" not in answer.text and "<main" in answer.text
    assert 'id="answer"' not in answer.text


def test_the_name_of_a_question_leads_to_it(client: TestClient) -> None:
    answer = client.get("/ask", params={"text": "Q07"}, follow_redirects=False)
    assert answer.headers["location"] == "/question/indicator_values"


def test_two_plans_side_by_side_with_the_place_of_every_cell(client: TestClient) -> None:
    page = client.get("/compare", params={"plan": ["shenyang-plan", "tongliao-plan"], "lang": "en"}).text
    assert all(f'<section class="part" id="{kind}">' in page for kind in ("themes", "indicators", "actions"))
    places = re.findall(r'href="/plan/([\w-]+)\?at=(\d+)-(\d+)#c', page)
    assert {plan for plan, _, _ in places} == {"shenyang-plan", "tongliao-plan"}
    for plan, start, end in places[:: max(1, len(places) // 10)]:
        assert 'class="fact"' in client.get(f"/plan/{plan}/facts", params={"at": f"{start}-{end}"}).text


def test_all_lines_are_shown_where_they_are_asked_for(client: TestClient) -> None:
    chosen = {"plan": ["shenyang-plan", "tongliao-plan"]}
    few, many = (
        client.get("/compare", params=chosen).text,
        client.get("/compare", params={**chosen, "rows": "all"}).text,
    )
    assert many.count("<tr>") >= few.count("<tr>")
    assert ("rows=all#" in few) is (many.count("<tr>") > few.count("<tr>"))


def test_one_plan_is_not_enough_and_too_many_are_refused(client: TestClient) -> None:
    assert client.get("/compare?plan=shenyang-plan").status_code == 200
    five = ["shangcheng-plan", "shenyang-notice-2021", "shenyang-plan", "tongliao-plan", "zhenan-plan"]
    assert client.get("/compare", params={"plan": five}).status_code == 200

"""The HTTP interface: answers, problems, and an OpenAPI document that says what really comes."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest

from queries.catalogue import questions
from tests.web.client import TestClient


def operations(client: TestClient) -> dict[str, Any]:
    document = client.get("/api/openapi.json").json()
    assert document["openapi"] == "3.1.0" and document["info"]["title"] == "planweave"
    return {path: item["get"] for path, item in document["paths"].items()}


def test_every_question_is_in_the_document_with_all_its_parameters(client: TestClient) -> None:
    found = operations(client)
    for name, question in questions().items():
        operation = found[f"/api/questions/{name}"]
        parameters = {item["name"]: item for item in operation["parameters"]}
        assert set(parameters) == {item.name for item in question.parameters} | {"format"}
        for item in question.parameters:
            assert parameters[item.name]["required"] is item.required
            assert parameters[item.name]["schema"].get("enum", []) == list(item.allowed)
        row = operation["responses"]["200"]["content"]["application/json"]["schema"]["properties"]["rows"]["items"]
        assert list(row["properties"]) == [column.name for column in question.columns]
    assert len({operation["operationId"] for operation in found.values()}) == len(found)


def fits(value: object, schema: dict[str, Any]) -> bool:
    """Whether a value is as the little of JSON Schema that the document uses says."""
    if "const" in schema:
        return bool(value == schema["const"])
    kinds = schema.get("type", [])
    allowed = [kinds] if isinstance(kinds, str) else kinds
    is_fitting = {
        "null": value is None,
        "string": isinstance(value, str),
        "boolean": isinstance(value, bool),
        "number": isinstance(value, int | float) and not isinstance(value, bool),
        "array": isinstance(value, list) and all(fits(item, schema.get("items", {})) for item in value),
        "object": isinstance(value, dict)
        and set(schema.get("required", ())) <= set(value)
        and all(fits(value[name], part) for name, part in schema.get("properties", {}).items() if name in value),
    }
    return not allowed or any(is_fitting[kind] for kind in allowed)


def test_the_check_of_schemas_sees_what_does_not_fit() -> None:
    schema = {"type": "object", "required": ["a"], "properties": {"a": {"type": ["number", "null"]}}}
    assert fits({"a": None}, schema) and not fits({}, schema) and not fits({"a": "x"}, schema)


@pytest.mark.parametrize(
    ("name", "parameters"),
    [
        ("indicator_values", {"indicator": "婴儿死亡率"}),
        ("theme_coverage", {}),
        ("not_comparable", {}),
        ("tasks_side_by_side", {"plan": "shenyang-plan", "other": "tongliao-plan"}),
        ("evidence", {"plan": "tongliao-plan"}),
    ],
)
def test_an_answer_is_as_the_document_says(client: TestClient, name: str, parameters: dict[str, str]) -> None:
    content = operations(client)[f"/api/questions/{name}"]["responses"]["200"]["content"]
    answer = client.get(f"/api/questions/{name}", params=parameters).json()
    assert fits(answer, content["application/json"]["schema"])
    assert answer["rows"] and len(answer["places"]) == len(answer["rows"])


def test_the_place_of_a_row_is_an_address_that_answers(client: TestClient) -> None:
    answer = client.get("/api/questions/indicator_values", params={"indicator": "婴儿死亡率"}).json()
    row, place = answer["rows"][0], answer["places"][0]
    assert (
        place == f"http://127.0.0.1:8765/plan/{row['plan']}?at={row['start']}-{row['end']}#c{row['start']}-{row['end']}"
    )
    assert f'id="c{row["start"]}-{row["end"]}"' in client.get(place).text
    assert client.get(answer["links"]["page"]).status_code == 200


def test_csv_and_markdown_by_parameter_or_header(client: TestClient) -> None:
    by_parameter = client.get("/api/questions/theme_coverage?theme=T04&format=csv")
    by_header = client.get("/api/questions/theme_coverage?theme=T04", headers={"accept": "text/csv"})
    assert by_parameter.text == by_header.text and by_parameter.headers["content-type"].startswith("text/csv")
    rows = list(csv.DictReader(io.StringIO(by_parameter.text, newline="")))
    assert len(rows) == 5 and {"plan", "status"} <= set(rows[0])
    markdown = client.get("/api/questions/theme_coverage?theme=T04", headers={"accept": "text/markdown"})
    assert markdown.text.startswith("## Q01")


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/api/questions/nothing", 404),
        ("/api/questions/theme_coverage?theme=nothing", 404),
        ("/api/questions/theme_dossier", 400),
        ("/api/questions/theme_coverage?nothing=1", 400),
        ("/api/questions/theme_coverage?format=exe", 400),
        ("/api/suggest?kind=nothing", 400),
        ("/api/nothing", 404),
    ],
)
def test_a_problem_is_a_document_with_a_sentence(client: TestClient, address: str, status: int) -> None:
    answer = client.get(address)
    assert answer.status_code == status
    assert answer.headers["content-type"].startswith("application/problem+json")
    problem = answer.json()
    assert problem["status"] == status and problem["detail"] and "planweave q" not in problem["detail"]


def test_suggestions_begin_with_what_was_typed(client: TestClient) -> None:
    found = client.get("/api/suggest", params={"kind": "indicator", "q": "婴儿"}).json()
    assert found[0] == {"value": "婴儿死亡率", "label": ""}
    themes = client.get("/api/suggest", params={"kind": "theme", "q": "控烟"}).json()
    assert themes[0]["value"] == "T04" and "控烟" in themes[0]["label"]
    assert client.get("/api/suggest", params={"kind": "year", "q": "2"}).json() == []


def test_the_list_of_questions_is_the_catalogue(client: TestClient) -> None:
    assert [item["name"] for item in client.get("/api/questions").json()] == list(questions())

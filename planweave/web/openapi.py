"""The OpenAPI 3.1 document of the HTTP interface, made from the catalogue of questions."""

from __future__ import annotations

from graph.provenance import tool_version
from ontology.messages import language, message
from queries.catalogue import Column, Parameter, Question, questions

_YEAR = "^(19|20)[0-9]{2}$"


def document(server: str) -> dict[str, object]:
    """The whole document; `server` is the address that the paths stand under."""
    paths: dict[str, object] = {
        "/api/questions": {
            "get": {
                "operationId": "list_questions",
                "summary": message("web.api.list"),
                "responses": {"200": _answered({"type": "array", "items": {"type": "object"}})},
            }
        }
    }
    for question in questions().values():
        paths[f"/api/questions/{question.name}"] = {"get": _operation(question)}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "planweave",
            "version": tool_version(),
            "summary": message("web.api.summary"),
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": server}],
        "paths": paths,
        "components": {"schemas": {"Problem": _problem()}},
    }


def _operation(question: Question) -> dict[str, object]:
    formats: dict[str, object] = {
        "name": "format",
        "in": "query",
        "required": False,
        "description": message("web.api.format"),
        "schema": {"type": "string", "enum": ["json", "csv", "md"], "default": "json"},
    }
    problem = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {
        "operationId": question.name,
        "summary": f"{question.id} {question.title()}",
        "description": question.description(),
        "parameters": [*(_parameter(item) for item in question.parameters), formats],
        "responses": {
            "200": _answered(_schema(question)),
            "400": {"description": message("web.api.bad"), "content": problem},
            "404": {"description": message("web.api.unknown"), "content": problem},
        },
    }


def _parameter(parameter: Parameter) -> dict[str, object]:
    schema: dict[str, object] = {"type": "string"}
    if parameter.type == "number":
        schema = {"type": "integer", "minimum": 1}
    if parameter.type == "year":
        schema["pattern"] = _YEAR
    if parameter.allowed:
        schema["enum"] = list(parameter.allowed)
    if parameter.default:
        schema["default"] = int(parameter.default) if parameter.type == "number" else parameter.default
    return {
        "name": parameter.name,
        "in": "query",
        "required": parameter.required,
        "description": message(f"web.type.{parameter.type}"),
        "schema": schema,
        "example": int(parameter.example) if parameter.type == "number" else parameter.example,
    }


def _answered(schema: dict[str, object]) -> dict[str, object]:
    return {"description": message("web.api.answer"), "content": {"application/json": {"schema": schema}}}


def _schema(question: Question) -> dict[str, object]:
    row = {column.name: _column(column) for column in question.columns}
    return {
        "type": "object",
        "required": ["question", "name", "parameters", "columns", "rows", "notes", "places", "links"],
        "properties": {
            "question": {"const": question.id},
            "name": {"const": question.name},
            "parameters": {"type": "object"},
            "columns": {"type": "array", "items": {"type": "string"}},
            "rows": {"type": "array", "items": {"type": "object", "required": list(row), "properties": row}},
            "notes": {"type": "array", "items": {"type": "string"}},
            "places": {"type": "array", "items": {"type": ["string", "null"], "format": "uri"}},
            "links": {"type": "object", "additionalProperties": {"type": "string", "format": "uri"}},
        },
    }


def _column(column: Column) -> dict[str, object]:
    titled: dict[str, object] = {"title": column.zh if language() == "zh" else column.en}
    if column.kind in ("list", "codes"):
        return {**titled, "type": "array", "items": {"type": "string"}}
    return {**titled, "type": ["string", "number", "boolean", "null"]}


def _problem() -> dict[str, object]:
    """RFC 9457."""
    return {
        "type": "object",
        "required": ["title", "status", "detail"],
        "properties": {"title": {"type": "string"}, "status": {"type": "integer"}, "detail": {"type": "string"}},
    }

"""The OpenAPI 3.1 document of our own interface, drawn from its table of calls."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, get_args, get_origin

from variorum.api.own.calls import Call, Parameter
from variorum.api.own.records import Json, Schemas, as_json

BASE = "/api/1"
_PART = re.compile(r"\{(\w+)\}")


def document(calls: Sequence[Call], trouble: type, version: str) -> Json:
    """All calls, what they take and what they answer.

    Args:
        trouble: The record of every answer that is none.
        version: That of the program.
    """
    schemas = Schemas()
    paths: dict[str, Json] = {}
    for call in calls:
        paths.setdefault(call.path, {})[call.method.lower()] = _call(call, schemas, trouble)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Variorum",
            "version": version,
            "description": "What the pages show, for programs. Times are seconds since 1970, UTC."
            " Names are those of the records in the library.",
        },
        "servers": [{"url": BASE}],
        "security": [{"token": []}, {"session": []}],
        "paths": paths,
        "components": {
            "securitySchemes": {
                "token": {"type": "http", "scheme": "bearer"},
                "session": {"type": "apiKey", "in": "cookie", "name": "variorum"},
            },
            "schemas": dict(sorted(schemas.found.items())),
        },
    }


def _call(call: Call, schemas: Schemas, trouble: type) -> Json:
    told: Json = {
        "operationId": call.name,
        "summary": call.words,
        "responses": {
            str(call.status): _answer(call, schemas),
            "default": {
                "description": "Why it cannot be answered.",
                "content": {"application/json": {"schema": schemas.of(trouble)}},
            },
        },
    }
    if call.more:
        told["description"] = call.more
    inside = set(_PART.findall(call.path))
    if call.parameters:
        told["parameters"] = [_parameter(one, one.name in inside) for one in call.parameters]
    if call.body is not None:
        schema = schemas.of(call.body)
        _let_out(schemas, call.body)
        told["requestBody"] = {
            "required": True,
            "content": {"application/json": {"schema": schema}},
        }
    return told


def _let_out(schemas: Schemas, body: type) -> None:
    """Of a body that is sent to us, fields with a default may be left out."""
    from dataclasses import MISSING, fields

    schemas.found[body.__name__]["required"] = [
        one.name
        for one in fields(body)
        if one.default is MISSING and one.default_factory is MISSING
    ]


def _answer(call: Call, schemas: Schemas) -> Json:
    if call.media:
        return {"description": call.words, "content": {call.media: {"schema": {}}}}
    schema = schemas.of(call.answer)
    return {"description": call.words, "content": {"application/json": {"schema": schema}}}


def _parameter(one: Parameter, inside: bool) -> Json:
    schema: dict[str, Any] = Schemas().of(one.kind)
    if get_origin(one.kind) is not None:
        schema = {"type": "string", "enum": list(get_args(one.kind))}
    if one.least is not None:
        schema["minimum"] = one.least
    if one.most is not None:
        schema["maximum"] = one.most
    if one.default is not None:
        schema["default"] = as_json(one.default)
    return {
        "name": one.name,
        "in": "path" if inside else "query",
        "required": inside,
        "description": one.words,
        "schema": schema,
    }

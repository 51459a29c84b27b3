"""The calls of our own interface as a page for people, from its OpenAPI document."""

from __future__ import annotations

from typing import Any

from variorum.api.own.openapi import BASE
from variorum.api.own.records import Json


def as_markdown(document: Json) -> str:
    """A table of all calls. What each record holds is told by the document itself."""
    lines = ["| call | what it does | takes | answers |", "|---|---|---|---|"]
    for path, methods in document["paths"].items():
        for method, call in methods.items():
            lines.append(
                f"| `{method.upper()} {BASE}{path}` | {call['summary']} | {_takes(call)}"
                f" | {_answers(call)} |"
            )
    return "\n".join(lines) + "\n"


def _takes(call: Json) -> str:
    named = [f"`{one['name']}`" for one in call.get("parameters", ()) if one["in"] == "query"]
    body = call.get("requestBody")
    return ", ".join([*named, *([_of(_schema(body))] if body else [])])


def _answers(call: Json) -> str:
    (answer,) = (one for status, one in call["responses"].items() if status != "default")
    (kind,) = answer["content"]
    return _of(_schema(answer)) if kind == "application/json" else f"`{kind}`"


def _schema(part: Json) -> Json:
    found: Json = next(iter(part["content"].values()))["schema"]
    return found


def _of(schema: Any) -> str:
    if "$ref" in schema:
        return str(schema["$ref"].rpartition("/")[2])
    if "enum" in schema:
        return " or ".join(f"`{one}`" for one in schema["enum"])
    if "anyOf" in schema:
        return " or ".join(_of(one) for one in schema["anyOf"])
    if "prefixItems" in schema:
        return f"[{', '.join(_of(one) for one in schema['prefixItems'])}]"
    if schema.get("type") == "array":
        return f"[{_of(schema['items'])} …]"
    return str(schema.get("type", "anything"))

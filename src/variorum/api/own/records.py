"""Frozen records as JSON, and their schemas, both drawn from the records' own types.

What pages and interfaces show are frozen dataclasses. Here each becomes a JSON object with the
same names, and a JSON Schema (draft 2020-12, as OpenAPI 3.1 has it) says what it holds. There is
no second description that could fall behind.
"""

from __future__ import annotations

import dataclasses
import math
import types
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

Json = dict[str, Any]
_PLAIN: Mapping[object, Json] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    type(None): {"type": "null"},
}


def as_json(value: object) -> Any:
    """A record, or what records hold, in plain JSON values. Numbers that JSON has no sign for
    become null."""
    if isinstance(value, str):
        # Half a character of UTF-16 is none.
        return value.encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if value is None or isinstance(value, bool | int):
        return value
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {
            field.name: as_json(getattr(value, field.name)) for field in dataclasses.fields(value)
        }
    if isinstance(value, Mapping):
        return {str(key): as_json(one) for key, one in value.items()}
    if isinstance(value, Sequence | frozenset):
        return [as_json(one) for one in value]
    raise TypeError(f"{type(value).__name__} is no record")


class Schemas:
    """Schemas of records, each once, by name."""

    def __init__(self) -> None:
        self.found: dict[str, Json] = {}
        self._types: dict[str, type] = {}

    def of(self, kind: Any) -> Json:
        """The schema of a type; records are noted under their names, and referred to.

        Raises:
            TypeError: The type cannot be described.
        """
        if kind in _PLAIN:
            return dict(_PLAIN[kind])
        origin, parts = get_origin(kind), get_args(kind)
        if origin is Literal:
            return {"enum": list(parts)}
        if origin in (Union, types.UnionType):
            return self._any(parts)
        if origin in (tuple, list, frozenset, Sequence):
            return self._several(parts)
        if origin in (dict, Mapping):
            return {"type": "object", "additionalProperties": self.of(parts[1])}
        if supertype := getattr(kind, "__supertype__", None):
            return self.of(supertype)
        if isinstance(kind, type) and dataclasses.is_dataclass(kind):
            return self._record(kind)
        raise TypeError(f"{kind!r} cannot be described")

    def _any(self, parts: Sequence[Any]) -> Json:
        return {"anyOf": [self.of(part) for part in parts]}

    def _several(self, parts: Sequence[Any]) -> Json:
        if (len(parts) == 2 and parts[1] is not Ellipsis) or len(parts) > 2:
            items = [self.of(part) for part in parts]
            size = len(items)
            return {"type": "array", "prefixItems": items, "minItems": size, "maxItems": size}
        return {"type": "array", "items": self.of(parts[0])}

    def _record(self, kind: type) -> Json:
        name = kind.__name__
        known = self._types.setdefault(name, kind)
        if known is not kind:
            raise TypeError(f"two records are called {name}: {known!r}, {kind!r}")
        if name not in self.found:
            self.found[name] = {}
            hints = hints_of(kind)
            names = [field.name for field in dataclasses.fields(kind)]
            self.found[name] = {
                "type": "object",
                "description": " ".join((kind.__doc__ or "").split()),
                "properties": {one: self.of(hints[one]) for one in names},
                "required": names,
                "additionalProperties": False,
            }
        return {"$ref": f"#/components/schemas/{name}"}


@lru_cache(maxsize=256)
def hints_of(kind: type) -> Mapping[str, Any]:
    """The types of a record's fields."""
    return get_type_hints(kind)

"""One call of our own interface: its address, what it takes, what it answers, how it is made.

The table of calls (``table.py``) is all there is: routes, the check of what is asked, and the
OpenAPI document are drawn from it.
"""

from __future__ import annotations

import json
import math
import types
from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, field, fields, is_dataclass
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from variorum.api.own.records import hints_of
from variorum.desk import Desk
from variorum.errors import FormatError
from variorum.gate import Asked, Asker

Method = Literal["GET", "POST", "PUT", "DELETE"]
Record = TypeVar("Record")
_LONGEST = 10_000
_LARGEST = 2**53

Act = Callable[[Desk, Asker, "Given"], object]


@dataclass(frozen=True, slots=True)
class Parameter:
    """A part of an address or a field of its query.

    ``kind`` is the type of it; ``least`` and ``most`` bound a number. ``default`` is taken
    where nothing is given; a part of the address is always given.
    """

    name: str
    words: str
    kind: Any = str
    default: Any = None
    least: int | None = None
    most: int | None = None


@dataclass(frozen=True, slots=True)
class Call:
    """A call.

    ``act`` is given a desk, who asks, and what was asked; it gives back a record, or a
    ``Listing`` where ``media`` names the type of a feed. ``body`` is the type of the record that
    it is given, if any.
    """

    method: Method
    path: str
    words: str
    act: Act
    parameters: tuple[Parameter, ...] = ()
    body: type | None = None
    status: int = 200
    media: str = ""
    more: str = ""

    @property
    def answer(self) -> Any:
        """The type of the record that it gives back: as the function says."""
        return get_type_hints(self.act)["return"]

    @property
    def name(self) -> str:
        """A name that no other call has."""
        parts = [part.strip("{}") for part in self.path.strip("/").split("/") if part]
        return "_".join([self.method.lower(), *parts]).replace(".", "_")


@dataclass(frozen=True, slots=True)
class Given:
    """What was asked, checked: ``values`` by the names of parameters, ``body`` as a record."""

    asked: Asked
    values: Mapping[str, Any] = field(default_factory=dict)
    body: Any = None


def wrong(words: str) -> FormatError:
    """A request that cannot be answered: status 400."""
    return FormatError("request", words)


def given(call: Call, asked: Asked) -> Given:
    """Check what was asked.

    Raises:
        FormatError: Something is missing, or is not what it should be.
    """
    values = {one.name: _value(one, asked) for one in call.parameters}
    body = read_body(call.body, asked.body) if call.body is not None else None
    return Given(asked, values, body)


def _value(one: Parameter, asked: Asked) -> Any:
    written = asked.path.get(one.name) or next(
        (value for name, value in reversed(asked.query) if name == one.name), ""
    )
    if not written:
        return one.default
    if len(written) > _LONGEST:
        raise wrong(f"{one.name} is longer than {_LONGEST:,} signs.")
    return read_value(one.kind, written, one.name, one.least, one.most)


def read_value(
    kind: Any, written: str, name: str, least: int | None = None, most: int | None = None
) -> Any:
    """A value from its letters.

    Raises:
        FormatError: It is no value of this kind.
    """
    if get_origin(kind) is Literal:
        if written not in get_args(kind):
            raise wrong(f"{name} is one of: {', '.join(get_args(kind))}.")
        return written
    if kind is bool:
        if written not in ("true", "false"):
            raise wrong(f"{name} is true or false.")
        return written == "true"
    if kind in (int, float):
        return _number(kind, written, name, least, most)
    return written


def _number(
    kind: type, written: str, name: str, least: int | None, most: int | None
) -> int | float:
    try:
        found: int | float = int(written) if kind is int else float(written)
    except ValueError:
        raise wrong(f"{name} is a number.") from None
    low = -_LARGEST if least is None else least
    high = _LARGEST if most is None else most
    if not math.isfinite(found) or not low <= found <= high:
        raise wrong(f"{name} lies between {low} and {high}.")
    return found


def read_body(kind: type[Record], data: bytes) -> Record:
    """A record from JSON. Fields that have a default may be left out.

    Raises:
        FormatError: It is no JSON, or not of this form.
    """
    try:
        found = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise wrong("The body is not JSON in UTF-8.") from None
    if not isinstance(found, dict):
        raise wrong("The body is no JSON object.")
    made: Record = _record(kind, found)
    return made


def _record(kind: Any, found: Mapping[str, Any]) -> Any:
    hints = hints_of(kind)
    names = {one.name: one for one in fields(kind)}
    for name in found:
        if name not in names:
            raise wrong(f"The body has no field {name!r}.")
    values = {}
    for name, one in names.items():
        if name in found:
            values[name] = _checked(hints[name], found[name], name)
        elif one.default is MISSING and one.default_factory is MISSING:
            raise wrong(f"The body lacks {name!r}.")
    return kind(**values)


def _checked(kind: Any, value: object, name: str) -> Any:
    """A value of the body, if it is of this kind."""
    origin, parts = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        for part in parts:
            try:
                return _checked(part, value, name)
            except FormatError:
                continue
        raise wrong(f"{name} is of another kind.")
    if kind is type(None) and value is None:
        return None
    if origin is Literal and isinstance(value, str) and value in parts:
        return value
    if isinstance(kind, type) and is_dataclass(kind) and isinstance(value, dict):
        return _record(kind, value)
    if origin is tuple and isinstance(value, list) and len(value) <= _LONGEST:
        return tuple(_checked(parts[0], one, name) for one in value)
    if kind is bool and isinstance(value, bool):
        return value
    if kind is int and isinstance(value, int) and not isinstance(value, bool):
        if abs(value) <= _LARGEST:
            return value
    elif kind is float and isinstance(value, int | float) and not isinstance(value, bool):
        if abs(value) <= _LARGEST:
            return float(value)
    elif kind is str and isinstance(value, str) and len(value) <= _LONGEST:
        return value.encode("utf-8", "replace").decode("utf-8")
    raise wrong(f"{name} is of another kind, or too large.")

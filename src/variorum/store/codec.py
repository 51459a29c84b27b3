"""Nouns to plain JSON values and back, strictly.

One codec for every frozen dataclass of ``variorum.model``: it follows the type hints, so
a new noun or field needs no code here. A field with a default may be missing when read,
which lets nouns grow; anything else that does not fit is a ``StoreError``.
"""

from __future__ import annotations

import dataclasses
import json
import math
import types
import typing
from collections.abc import Callable
from functools import cache
from typing import Any, TypeVar

from variorum.errors import StoreError

Noun = TypeVar("Noun")
_Step = Callable[[Any], Any]

# JSON has no numbers for these; they stand as strings.
_ODD_FLOATS = {"inf": math.inf, "-inf": -math.inf, "nan": math.nan}


class _Misfit(Exception):
    """A value does not fit its type; the path to it is put together on the way up."""

    def __init__(self, reason: str, *path: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.path = list(path)


def encode(noun: object) -> Any:
    """The plain JSON value of a noun.

    Raises:
        TypeError: Not a dataclass, or a field's value is not of its declared type.
    """
    kind: Any = type(noun)
    if not dataclasses.is_dataclass(kind):
        raise TypeError(f"no noun: {kind.__name__}")
    try:
        return _encoder(typing.cast(Any, kind))(noun)
    except _Misfit as misfit:
        raise TypeError(f"{'.'.join(reversed(misfit.path))}: {misfit.reason}") from misfit


def decode(kind: type[Noun], plain: Any, *, subject: str = "") -> Noun:
    """The noun that a plain JSON value stands for.

    Raises:
        StoreError: The value does not fit; says where.
    """
    hint: Any = kind
    try:
        return typing.cast(Noun, _decoder(hint)(plain))
    except _Misfit as misfit:
        place = ".".join(reversed(misfit.path)) or "the whole"
        raise StoreError(
            subject or kind.__name__,
            f"a stored {kind.__name__} cannot be read: {place} {misfit.reason}.",
            advice="The store is damaged, or was written by another version.",
        ) from misfit


def dumps(noun: object) -> str:
    """The JSON text of a noun; equal nouns, equal text. ASCII only, so that any string fits."""
    return json.dumps(encode(noun), ensure_ascii=True, allow_nan=False, separators=(",", ":"))


def loads(kind: type[Noun], text: str, *, subject: str = "") -> Noun:
    """The noun that a JSON text stands for.

    Raises:
        StoreError: Not JSON, or it does not fit.
    """
    try:
        plain = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise StoreError(
            subject or kind.__name__,
            f"a stored {kind.__name__} is not JSON ({error}).",
            advice="The store is damaged.",
        ) from error
    return decode(kind, plain, subject=subject)


@cache
def _encoder(kind: Any) -> _Step:
    kind = _bare(kind)
    origin, inner = typing.get_origin(kind), typing.get_args(kind)
    if dataclasses.is_dataclass(kind):
        return _encode_fields(kind)
    if origin is tuple:
        return _encode_tuple(inner)
    if origin in {typing.Union, types.UnionType}:
        return _encode_optional(_optional(kind, inner))
    if origin is typing.Literal:
        return _checked(lambda value: value in inner, f"is none of {inner}")
    if kind is float:
        return _encode_float
    if kind in {str, int, bool}:
        return _checked(lambda value: type(value) is kind, f"is no {kind.__name__}")
    raise TypeError(f"no codec for {kind!r}")


def _encode_fields(kind: Any) -> _Step:
    hints = typing.get_type_hints(kind)
    steps = [
        (field.name, _lazily(_encoder, hints[field.name])) for field in dataclasses.fields(kind)
    ]

    def step(value: Any) -> Any:
        if type(value) is not kind:
            raise _Misfit(f"is no {kind.__name__}, but {type(value).__name__}")
        plain = {}
        for name, inner in steps:
            try:
                plain[name] = inner(getattr(value, name))
            except _Misfit as misfit:
                misfit.path.append(name)
                raise
        return plain

    return step


def _encode_tuple(inner: tuple[Any, ...]) -> _Step:
    if len(inner) == 2 and inner[1] is Ellipsis:
        each = _lazily(_encoder, inner[0])

        def many(value: Any) -> Any:
            if not isinstance(value, tuple):
                raise _Misfit(f"is no tuple, but {type(value).__name__}")
            return [each(item) for item in value]

        return many
    parts = [_lazily(_encoder, part) for part in inner]

    def fixed(value: Any) -> Any:
        if not isinstance(value, tuple) or len(value) != len(parts):
            raise _Misfit(f"is no tuple of {len(parts)}")
        return [part(item) for part, item in zip(parts, value, strict=True)]

    return fixed


def _encode_optional(some: Any) -> _Step:
    inner = _lazily(_encoder, some)
    return lambda value: None if value is None else inner(value)


def _encode_float(value: Any) -> Any:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise _Misfit("is no number")
    try:
        number = float(value)
    except OverflowError as error:
        raise _Misfit("is too large a number") from error
    return number if math.isfinite(number) else str(number)


@cache
def _decoder(kind: Any) -> _Step:
    kind = _bare(kind)
    origin, inner = typing.get_origin(kind), typing.get_args(kind)
    if dataclasses.is_dataclass(kind):
        return _decode_fields(kind)
    if origin is tuple:
        return _decode_tuple(inner)
    if origin in {typing.Union, types.UnionType}:
        some = _lazily(_decoder, _optional(kind, inner))
        return lambda plain: None if plain is None else some(plain)
    if origin is typing.Literal:
        return _checked(
            lambda plain: isinstance(plain, str) and plain in inner, f"is none of {inner}"
        )
    if kind is float:
        return _decode_float
    if kind in {str, int, bool}:
        return _checked(lambda plain: type(plain) is kind, f"is no {kind.__name__}")
    raise TypeError(f"no codec for {kind!r}")


def _decode_fields(kind: Any) -> _Step:
    hints = typing.get_type_hints(kind)
    steps = {
        field.name: (
            _lazily(_decoder, hints[field.name]),
            field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING,
        )
        for field in dataclasses.fields(kind)
    }

    def step(plain: Any) -> Any:
        if not isinstance(plain, dict):
            raise _Misfit(f"is no {kind.__name__}")
        values = {}
        for name, value in plain.items():
            if name not in steps:
                raise _Misfit(f"has a field {name!r} that {kind.__name__} does not know")
            try:
                values[name] = steps[name][0](value)
            except _Misfit as misfit:
                misfit.path.append(name)
                raise
        if len(values) < len(steps):
            missing = [name for name, (_, needed) in steps.items() if needed and name not in values]
            if missing:
                raise _Misfit(f"lacks the field {missing[0]!r} of {kind.__name__}")
        try:
            return kind(**values)
        except ValueError as error:
            raise _Misfit(f"is no {kind.__name__} ({error})") from error

    return step


def _decode_tuple(inner: tuple[Any, ...]) -> _Step:
    if len(inner) == 2 and inner[1] is Ellipsis:
        each = _lazily(_decoder, inner[0])

        def many(plain: Any) -> Any:
            if not isinstance(plain, list):
                raise _Misfit("is no list")
            return tuple([each(item) for item in plain])

        return many
    parts = [_lazily(_decoder, part) for part in inner]

    def fixed(plain: Any) -> Any:
        if not isinstance(plain, list) or len(plain) != len(parts):
            raise _Misfit(f"is no list of {len(parts)}")
        return tuple(part(item) for part, item in zip(parts, plain, strict=True))

    return fixed


def _decode_float(plain: Any) -> Any:
    if isinstance(plain, str) and plain in _ODD_FLOATS:
        return _ODD_FLOATS[plain]
    if isinstance(plain, bool) or not isinstance(plain, (int, float)):
        raise _Misfit("is no number")
    try:
        return float(plain)
    except OverflowError as error:
        raise _Misfit("is too large a number") from error


def _bare(kind: Any) -> Any:
    """What a NewType stands for."""
    while hasattr(kind, "__supertype__"):
        kind = kind.__supertype__
    return kind


def _optional(kind: Any, inner: tuple[Any, ...]) -> Any:
    some = [part for part in inner if part is not types.NoneType]
    if len(some) != 1 or len(some) == len(inner):
        raise TypeError(f"no codec for {kind!r}")
    return some[0]


def _lazily(make: Callable[[Any], _Step], kind: Any) -> _Step:
    """The step for ``kind``, made when first needed, since nouns may hold their own kind."""
    made: _Step | None = None

    def step(value: Any) -> Any:
        nonlocal made
        if made is None:
            made = make(kind)
        return made(value)

    return step


def _checked(fits: Callable[[Any], bool], reason: str) -> _Step:
    def step(value: Any) -> Any:
        if not fits(value):
            raise _Misfit(reason)
        return value

    return step

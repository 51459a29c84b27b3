"""A request as plain values, read with limits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import parse_qsl

from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException
from starlette.requests import Request
from starlette.types import Message

from variorum.errors import FormatError

Pairs = tuple[tuple[str, str], ...]

# Fields of one form: a client may mark thousands of items at once.
_FIELDS = 20_000


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked.

    ``base`` is the address under which the program is reached, without a slash at its end.
    ``path`` holds the parts of the address that stand for something; ``query`` and ``form``
    their fields in order, ``files`` what was uploaded, by field. ``headers`` have lower-case
    names. ``address`` is that of who asks.
    """

    method: str
    base: str
    url: str
    path: Mapping[str, str]
    query: Pairs = ()
    form: Pairs = ()
    files: Mapping[str, bytes] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)
    cookies: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    address: str = ""

    @property
    def where(self) -> str:
        """The path and query that were asked for, without scheme and host."""
        return self.url.removeprefix(self.base) or "/"

    def one(self, name: str, default: str = "") -> str:
        """The last value of a field, of the form before the query."""
        for pairs in (self.form, self.query):
            for key, value in reversed(pairs):
                if key == name:
                    return value
        return default

    def all(self, name: str) -> tuple[str, ...]:
        """All values of a field: those of the query, then those of the form."""
        return tuple(value for key, value in (*self.query, *self.form) if key == name)

    def number(self, name: str) -> int | None:
        """A field as a whole number; None where there is none."""
        written = self.one(name)
        short = len(written) < 20 and written.lstrip("-").isdecimal() and written.isascii()
        return int(written) if short else None


async def read_asked(
    request: Request, *, limit: int, form: Literal["form", "raw"] = "form"
) -> Asked:
    """Read a request.

    Args:
        limit: Bytes of the body at most.
        form: Whether the body is read as a form where it says that it is one.

    Raises:
        FormatError: The body is too large, or is not the form that it says it is.
    """
    body = await _body(request, limit)
    fields, files = await _form(request, body) if form == "form" and body else ((), {})
    base = str(request.base_url).rstrip("/")
    return Asked(
        method=request.method,
        base=base,
        url=base + request.url.path + (f"?{request.url.query}" if request.url.query else ""),
        path={key: str(value) for key, value in request.path_params.items()},
        query=tuple(request.query_params.multi_items()),
        form=fields,
        files=files,
        headers=dict(request.headers.items()),
        cookies=dict(request.cookies),
        body=body,
        address=request.client.host if request.client else "",
    )


async def _body(request: Request, limit: int) -> bytes:
    parts, size = list[bytes](), 0
    async for part in request.stream():
        size += len(part)
        if size > limit:
            raise FormatError("request", f"has a body of more than {limit:,} bytes.")
        parts.append(part)
    return b"".join(parts)


async def _form(request: Request, body: bytes) -> tuple[Pairs, dict[str, bytes]]:
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == "application/x-www-form-urlencoded":
        return form_pairs(body), {}
    if kind != "multipart/form-data":
        return (), {}

    async def again() -> Message:
        return {"type": "http.request", "body": body, "more_body": False}

    fields, files = list[tuple[str, str]](), dict[str, bytes]()
    try:
        async with Request(request.scope, again).form(
            max_files=4, max_fields=1_000, max_part_size=len(body)
        ) as found:
            for name, value in found.multi_items():
                if isinstance(value, UploadFile):
                    files[name] = await value.read()
                else:
                    fields.append((name, value))
    except (MultiPartException, KeyError, ValueError, AssertionError) as trouble:
        raise FormatError("request", "holds a form that cannot be read.") from trouble
    except Exception as trouble:
        # Starlette gives some of its own parser's troubles as answers of HTTP.
        if type(trouble).__name__ != "HTTPException":
            raise
        raise FormatError("request", "holds a form that cannot be read.") from trouble
    return tuple(fields), files


def form_pairs(body: bytes) -> Pairs:
    """The fields of a form that is written like the query of an address.

    Raises:
        FormatError: Too many of them.
    """
    try:
        return tuple(
            parse_qsl(
                body.decode("utf-8", "replace"),
                keep_blank_values=True,
                errors="replace",
                max_num_fields=_FIELDS,
            )
        )
    except ValueError as trouble:
        raise FormatError("request", f"has more than {_FIELDS:,} fields.") from trouble

"""One WARC record: how ours are written, and how one is read back and checked."""

from __future__ import annotations

import hashlib
import io
import json
import re
import uuid
import zlib
from collections.abc import Sequence
from pathlib import PurePosixPath, PureWindowsPath
from urllib.parse import quote

from variorum.errors import ArchiveError
from variorum.model import Capture

# The namespace from which record ids are made: same input, same time, same id.
_NAMESPACE = uuid.UUID("6f1f5a52-5b0b-5c55-9a43-8a7b9c1f7d10")
_LARGEST_HEAD = 1 << 20
_SMALLEST = 9
_BREAKS = re.compile(r"[\r\n\0]+")
# These describe how the bytes travelled, and no longer hold for the bytes as kept.
_TRAVEL = frozenset({"transfer-encoding", "connection", "keep-alive", "trailer", "upgrade"})


def sha256(data: bytes) -> str:
    """``sha256:`` and the hex digest."""
    return f"sha256:{hashlib.sha256(data).hexdigest()}"


def record_id(payload_digest: str, *circumstances: str) -> str:
    """The WARC-Record-ID for this payload under these circumstances."""
    name = json.dumps([payload_digest, *circumstances], ensure_ascii=True)
    return f"<urn:uuid:{uuid.uuid5(_NAMESPACE, name)}>"


def input_urn(name: str) -> str:
    """A name for an input that has no address; only the last part of a path is told."""
    last = PureWindowsPath(PurePosixPath(name).name).name or "unnamed"
    # A file name need not be text: bytes that are none are told as bytes.
    try:
        raw = last.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        raw = last.encode("utf-8", "replace")
    return f"urn:variorum:input:{quote(raw, safe='')}"


def http_head(status: int, headers: Sequence[tuple[str, str]]) -> bytes:
    """The HTTP status line and headers as they stand before the payload."""
    lines = [f"HTTP/1.1 {status} {_reason(status)}".rstrip()]
    for name, value in headers:
        kept = f"X-Archive-Orig-{name}" if name.lower() in _TRAVEL else name
        lines.append(f"{_line(kept)}: {_line(value)}")
    return ("\r\n".join(lines) + "\r\n\r\n").encode("utf-8", "replace")


def _line(value: str) -> str:
    """A value that can stand in one line of UTF-8."""
    return _BREAKS.sub(" ", value).encode("utf-8", "replace").decode("utf-8")


def _reason(status: int) -> str:
    from http import HTTPStatus

    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return ""


def pack(
    capture: Capture, payload: bytes, *, address: str | None = None, level: int = _SMALLEST
) -> bytes:
    """The gzip member that holds a capture's record.

    A capture with a status and a web address becomes a ``response`` record with its HTTP
    head, any other a ``resource`` record. ``address`` is the network address the bytes came from,
    ``level`` the effort of packing from 0 (none) to 9.
    """
    web = (capture.url or "").lower().startswith(("http:", "https:"))
    if capture.status is not None and web:
        kind, content_type = "response", "application/http; msgtype=response"
        block = http_head(capture.status, capture.headers) + payload
    else:
        kind = "resource"
        content_type = _line(capture.media_type or "application/octet-stream")
        block = payload
    fields = [
        ("WARC-Type", kind),
        ("WARC-Record-ID", capture.record),
        ("WARC-Target-URI", _line(capture.url or input_urn(capture.input))),
        ("WARC-Date", capture.captured),
        ("WARC-Payload-Digest", capture.id),
        ("WARC-Block-Digest", sha256(block)),
    ]
    if address:
        fields.append(("WARC-IP-Address", _line(address)))
    if capture.parent:
        fields.append(("Variorum-Parent", _line(capture.parent)))
    return _write(kind, fields, content_type, block, level)


def pack_info(name: str, date: str, software: str) -> bytes:
    """The gzip member that opens an archive file: what wrote it, in what form."""
    block = (
        f"software: {software}\r\nformat: WARC File Format 1.1\r\n"
        "conformsTo: http://iipc.github.io/warc-specifications/specifications/warc-format/"
        "warc-1.1/\r\n"
    ).encode()
    fields = [
        ("WARC-Type", "warcinfo"),
        ("WARC-Record-ID", record_id(sha256(block), name, date)),
        ("WARC-Filename", name),
        ("WARC-Date", date),
        ("WARC-Block-Digest", sha256(block)),
    ]
    return _write("warcinfo", fields, "application/warc-fields", block)


def _write(
    kind: str,
    fields: list[tuple[str, str]],
    content_type: str,
    block: bytes,
    level: int = _SMALLEST,
) -> bytes:
    from warcio.recordloader import ArcWarcRecord
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    fields = [*fields, ("Content-Type", content_type), ("Content-Length", str(len(block)))]
    head = StatusAndHeaders("", fields, "WARC/1.1")
    stream = io.BytesIO(block)
    record = ArcWarcRecord("warc", kind, head, stream, None, content_type, len(block))
    record.payload_length = len(block)
    out = io.BytesIO()
    # Packed here: warcio would pack all with the greatest effort.
    writer = WARCWriter(out, gzip=False, warc_version="1.1")
    # Both digests are ours already; warcio would add a second payload digest in SHA-1.
    writer.ensure_digest = lambda *_args, **_kwargs: None
    writer.write_record(record)
    member = zlib.compressobj(level, zlib.DEFLATED, zlib.MAX_WBITS + 16)
    return member.compress(out.getbuffer()) + member.flush()


def unpack(record: bytes, *, subject: str) -> tuple[dict[str, str], bytes]:
    """The fields (names in lower case) and the payload of one record of ours.

    Raises:
        ArchiveError: Not a whole record, or its block digest differs.
    """
    end = record.find(b"\r\n\r\n", 0, _LARGEST_HEAD)
    if not record.startswith(b"WARC/1.1\r\n") or end < 0:
        raise ArchiveError(subject, "there is no WARC record at this place.")
    fields: dict[str, str] = {}
    for line in record[:end].decode("utf-8", "replace").split("\r\n")[1:]:
        name, _, value = line.partition(":")
        fields[name.strip().lower()] = value.strip()
    length = fields.get("content-length", "")
    block = record[end + 4 : -4]
    if not length.isdigit() or int(length) != len(block) or record[-4:] != b"\r\n\r\n":
        raise ArchiveError(subject, "the WARC record is not whole.")
    if fields.get("warc-block-digest") != sha256(block):
        raise ArchiveError(subject, "the WARC record's block digest differs.")
    if fields.get("warc-type") == "response":
        head = block.find(b"\r\n\r\n")
        if head < 0:
            raise ArchiveError(subject, "the WARC record's HTTP head is not whole.")
        return fields, block[head + 4 :]
    return fields, block

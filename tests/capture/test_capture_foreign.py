"""Web archives that others made, whole and hurt."""

from __future__ import annotations

import base64
import gzip
import hashlib
import random
import time

import brotli
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.capture import Archive, ArchivedPage, PassedOver, read_warc
from variorum.model import Failure


def page(number: int) -> bytes:
    words = random.Random(number)
    noise = " ".join(str(words.random()) for _ in range(60))
    return f"<html><p>Report {number}</p><!-- {noise} --></html>".encode()


def warc(pages: list[tuple[str, bytes, str]], *, packed: bool = True) -> bytes:
    records = []
    for url, body, head in pages:
        lines = "\r\n".join(f"HTTP/1.1 {head}".split("\n"))
        block = lines.encode() + b"\r\n\r\n" + body
        fields = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{url}>\r\n"
            f"WARC-Target-URI: {url}\r\nWARC-Date: 2030-02-03T04:05:06Z\r\n"
            "Content-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {len(block)}\r\n\r\n"
        )
        record = fields.encode() + block + b"\r\n\r\n"
        records.append(gzip.compress(record, mtime=0) if packed else record)
    return b"".join(records)


HTML = "200 OK\nContent-Type: text/html; charset=utf-8"
THREE = [(f"https://news.example/{n}", page(n), HTML) for n in range(3)]


def pages(data: bytes, **more) -> list[ArchivedPage]:
    return [x for x in read_warc(data, subject="a.warc", **more) if isinstance(x, ArchivedPage)]


def failures(data: bytes, **more) -> list[Failure]:
    return [x for x in read_warc(data, subject="a.warc", **more) if isinstance(x, Failure)]


@pytest.mark.parametrize("packed", [True, False])
def test_pages_are_found_with_address_and_date(packed):
    found = pages(warc(THREE, packed=packed))
    assert [one.url for one in found] == [url for url, _, _ in THREE]
    assert [one.body for one in found] == [body for _, body, _ in THREE]
    assert {one.captured for one in found} == {"2030-02-03T04:05:06Z"}
    assert {(one.status, one.media_type) for one in found} == {(200, "text/html")}
    assert failures(warc(THREE, packed=packed)) == []


def test_a_file_packed_as_a_whole_is_read_too():
    assert len(pages(gzip.compress(warc(THREE, packed=False)))) == 3


def test_what_is_no_page_is_counted():
    data = warc(
        [
            *THREE,
            ("https://news.example/p.png", b"\x89PNG", "200 OK\nContent-Type: image/png"),
            ("https://news.example/gone", b"<p>gone</p>", "404 Not Found\nContent-Type: text/html"),
            (
                "https://news.example/robots.txt",
                b"User-agent: *",
                "200 OK\nContent-Type: text/plain",
            ),
            ("dns:news.example", b"x", "200 OK\nContent-Type: text/dns"),
            ("https://news.example/none", b"", HTML),
        ]
    )
    *_, last = read_warc(data, subject="a.warc")
    assert last == PassedOver(
        (
            ("dns address", 1),
            ("empty", 1),
            ("image/png", 1),
            ("robots.txt", 1),
            ("status 404", 1),
        )
    )


def test_packed_and_chunked_bodies_are_undone():
    body = page(1)
    wire = gzip.compress(body)
    chunked = b"%x\r\n%b\r\n0\r\n\r\n" % (len(wire), wire)
    found = pages(
        warc(
            [
                ("https://a.example/", wire, f"{HTML}\nContent-Encoding: gzip"),
                (
                    "https://b.example/",
                    chunked,
                    f"{HTML}\nContent-Encoding: gzip\nTransfer-Encoding: chunked",
                ),
                ("https://c.example/", brotli.compress(body), f"{HTML}\nContent-Encoding: br"),
                ("https://d.example/", body, f"{HTML}\nContent-Encoding: gzip"),
                ("https://e.example/", body, f"{HTML}\nTransfer-Encoding: chunked"),
                ("https://f.example/", body, f"{HTML}\nContent-Encoding: br"),
                ("https://g.example/", body, f"{HTML}\nContent-Encoding: deflate"),
            ]
        )
    )
    assert [one.body for one in found] == [body] * 7
    assert found[1].payload == wire


def test_a_bomb_in_an_archive_does_not_go_off():
    bomb = gzip.compress(b"\0" * 3_000_000)
    data = warc([("https://a.example/", bomb, f"{HTML}\nContent-Encoding: gzip"), *THREE])
    assert len(pages(data, page_limit=100_000)) == 3
    assert "unpacks to more" in failures(data, page_limit=100_000)[0].reason


def test_an_archive_that_is_a_bomb_does_not_go_off():
    data = warc(THREE) + gzip.compress(b"WARC/1.0\r\n" + b"\0" * 5_000_000) + warc(THREE)
    found = list(read_warc(data, subject="a.warc", limit=1_000_000))
    assert len([one for one in found if isinstance(one, ArchivedPage)]) == 3
    assert any("unpacks to more" in one.reason for one in found if isinstance(one, Failure))


@pytest.mark.parametrize("packed", [True, False])
def test_the_older_arc_form_is_read_too(packed):
    def record(line: str, body: bytes) -> bytes:
        whole = f"{line} {len(body)}\n".encode() + body + b"\n"
        return gzip.compress(whole) if packed else whole

    about = b"1 0 Old Archive\nURL IP-address Archive-date Content-type Archive-length\n"
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page(1)
    data = record("filedesc://old.arc 0.0.0.0 20030101000000 text/plain", about) + b"".join(
        record(f"http://old.example/{n} 192.0.2.7 20030203040506 text/html", answer)
        for n in range(2)
    )
    found = pages(data)
    assert [one.url for one in found] == ["http://old.example/0", "http://old.example/1"]
    assert {(one.captured, one.body) for one in found} == {("2003-02-03T04:05:06Z", page(1))}
    assert failures(data) == []


@pytest.mark.parametrize("packed", [True, False])
@pytest.mark.parametrize("cut", [3, 40, 300])
def test_a_file_cut_off_keeps_what_came_before(packed, cut):
    data = warc(THREE, packed=packed)[:-cut]
    # The last three bytes are the end of a checksum, or white space after the record.
    assert len(pages(data)) == (3 if cut == 3 else 2)
    assert len(failures(data)) == (0 if cut == 3 and not packed else 1)


def test_a_damaged_record_costs_only_itself():
    first, second = len(warc(THREE[:1])), len(warc(THREE[:2]))
    data = bytearray(warc(THREE))
    middle = (first + second) // 2
    data[middle : middle + 8] = b"\xff" * 8
    found = pages(bytes(data))
    assert [one.url for one in found] == ["https://news.example/0", "https://news.example/2"]
    assert len(failures(bytes(data))) == 1
    assert "damaged" in failures(bytes(data))[0].reason


def test_a_damaged_record_in_a_plain_file_costs_only_itself():
    data = warc(THREE, packed=False)
    start = data.index(b"WARC/1", 100)
    hurt = data[:start] + data[start:].replace(b"Content-Length: ", b"Content-Length: 9", 1)
    found = [one.url for one in pages(hurt)]
    assert "https://news.example/0" in found
    assert failures(hurt)


@pytest.mark.parametrize(
    ("name", "write"),
    [
        ("sha1", lambda raw: base64.b32encode(raw).decode()),
        ("sha256", lambda raw: raw.hex()),
        ("SHA-256", lambda raw: base64.b32encode(raw).decode()),
        ("md5", lambda raw: raw.hex().upper()),
    ],
)
def test_a_record_is_held_to_its_digest(name, write):
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page(1)
    digest = hashlib.new(name.replace("-", "").lower(), block).digest()

    def archive(block: bytes) -> bytes:
        head = (
            "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.example/\r\n"
            f"WARC-Block-Digest: {name}:{write(digest)}\r\nContent-Length: {len(block)}\r\n\r\n"
        )
        return head.encode() + block + b"\r\n\r\n"

    assert len(pages(archive(block))) == 1
    altered = archive(block.replace(b"Report 1", b"Report 2"))
    assert pages(altered) == []
    assert "digest differs" in failures(altered)[0].reason
    # A checksum of gzip that fails casts no doubt on a record whose own digest holds.
    packed = bytearray(gzip.compress(archive(block)))
    packed[-6] ^= 1
    assert len(pages(bytes(packed))) == 1
    assert len(failures(bytes(packed))) == 1


def test_a_record_without_a_digest_is_not_trusted_where_its_checksum_fails():
    data = bytearray(warc(THREE[:1]))
    data[-6] ^= 1
    assert pages(bytes(data)) == []
    assert "damaged" in failures(bytes(data))[0].reason


def test_a_length_that_is_wrong_never_passes_for_a_whole_page(capsys):
    data = warc(THREE, packed=False)
    start = data.index(b"Content-Length: ", 400)
    said = data[start : data.index(b"\r", start)]
    for wrong in (b"Content-Length: 300", b"Content-Length: -3", b"Content-Length: many", b"X: y"):
        found = pages(data.replace(said, wrong))
        assert all(one.body in [body for _, body, _ in THREE] for one in found)
        assert failures(data.replace(said, wrong))
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(
    "data",
    [b"", b"WARC/1.0\r\n", b"WARC/1.0\r\n\r\n", b"WARC/1.1\r\nContent-Length: x\r\n\r\n\r\n"],
)
def test_a_file_with_nothing_in_it_is_no_traceback(data):
    assert pages(data) == []


def test_a_file_of_nothing_but_damage_does_not_take_for_ever():
    broken = b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 99999999\r\n\r\nx\r\n"
    start = time.monotonic()
    plain = list(read_warc(broken * 50_000, subject="a.warc"))
    packed = list(read_warc((b"\x1f\x8b\x08\0" + b"x" * 20) * 50_000, subject="a.warc"))
    assert time.monotonic() - start < 20
    assert "the rest is not read" in plain[-1].reason
    assert len(packed) < 300


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_no_damage_makes_a_traceback(data):
    packed = data.draw(st.booleans())
    whole = bytearray(warc(THREE[:2], packed=packed))
    for _ in range(data.draw(st.integers(0, 4))):
        place = data.draw(st.integers(0, len(whole) - 1))
        whole[place] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(whole)))
    for found in read_warc(bytes(whole[:cut]), subject="a.warc"):
        assert isinstance(found, (ArchivedPage, Failure, PassedOver))


def test_our_own_archive_can_be_an_input(tmp_path):
    with Archive(tmp_path) as archive:
        archive.keep(page(7), input="saved.html", captured="2031-05-08T14:20:00Z")
    found = pages((tmp_path / "variorum-00001.warc.gz").read_bytes())
    assert [(one.url, one.body) for one in found] == [("urn:variorum:input:saved.html", page(7))]

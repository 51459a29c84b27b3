"""Fetching from servers that misbehave in every way."""

from __future__ import annotations

import contextlib
import gzip
import shutil
import socket
import ssl
import subprocess
import threading
import time
import zlib
from dataclasses import replace
from datetime import UTC, datetime

import brotli
import pytest

from variorum.capture import FetchRules, Validators, fetch
from variorum.capture.fetch import retry_after
from variorum.errors import FetchError, Refused

PAGE = b"<html><p>The ferry line reopens on Monday.</p></html>"


def test_a_page_comes_back_with_its_headers_and_the_moment(stage, rules):
    url = stage.answer("/a", PAGE, headers="Content-Type: text/html; charset=utf-8\r\nETag: x1\r\n")
    moment = datetime(2031, 5, 8, 14, 20, tzinfo=UTC)
    answer = fetch(url + "#top", rules=rules, now=lambda: moment)
    assert answer.body == answer.wire == PAGE
    assert (answer.status, answer.media_type, answer.captured) == (
        200,
        "text/html",
        "2031-05-08T14:20:00Z",
    )
    assert answer.asked == url + "#top"
    assert answer.url == url
    assert answer.address == "127.0.0.1"
    assert answer.validators == Validators(etag="x1")
    assert not answer.unchanged


def test_we_say_who_we_are_and_send_nothing_of_the_reader(stage, rules, monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    fetch(stage.answer("/a", PAGE), rules=rules)
    request = stage.requests[0].lower()
    assert "user-agent: variorum" in request
    assert "accept-encoding: gzip\r\n" in request
    assert "cookie" not in request
    assert "authorization" not in request


def test_an_unchanged_page_is_a_value(stage, rules):
    url = stage.raw("/a", b'HTTP/1.1 304 Not Modified\r\nETag: W/"q"\r\nConnection: close\r\n\r\n')
    known = Validators('W/"q"', "Thu, 08 May 2031 14:20:00 GMT")
    answer = fetch(url, rules=rules, validators=known)
    assert answer.unchanged
    assert answer.body == b""
    assert 'If-None-Match: W/"q"' in stage.requests[0]
    assert "If-Modified-Since: Thu, 08 May 2031 14:20:00 GMT" in stage.requests[0]


def test_redirects_are_followed_and_told(stage, rules):
    stage.answer("/c", PAGE)
    stage.answer("/b", status="301 Moved", headers="Location: /c\r\n")
    url = stage.answer("/a", status="302 Found", headers="Location: b\r\n")
    answer = fetch(url, rules=rules)
    assert answer.url == stage.url("/c")
    assert answer.redirects == (stage.url("/a"), stage.url("/b"))


def test_a_circle_of_redirects_is_named(stage, rules):
    stage.answer("/b", status="302 Found", headers="Location: /a\r\n")
    url = stage.answer("/a", status="302 Found", headers="Location: /b\r\n")
    with pytest.raises(FetchError, match="circle"):
        fetch(url, rules=rules)
    assert stage.asked == ["/a", "/b"]


def test_a_consent_page_that_sets_a_cookie_and_returns_is_no_circle(stage, rules):
    def play(connection: socket.socket, request: str) -> None:
        if "cookie: ok=1" in request.lower():
            connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi")
        else:
            connection.sendall(
                b"HTTP/1.1 302 Found\r\nLocation: /a\r\nSet-Cookie: ok=1\r\nContent-Length: 0\r\n"
                b"Connection: close\r\n\r\n"
            )

    assert fetch(stage.play("/a", play), rules=rules).body == b"hi"


def test_too_many_redirects_end(stage, rules):
    for number in range(10):
        stage.answer(f"/{number}", status="307 Temporary", headers=f"Location: /{number + 1}\r\n")
    with pytest.raises(FetchError, match="more than 4 times"):
        fetch(stage.url("/0"), rules=rules)


@pytest.mark.parametrize("target", ["", "http://[", "http://a b:x/", "http://h:99999/"])
def test_a_redirect_to_no_address_is_an_error(stage, rules, target):
    url = stage.answer("/a", status="302 Found", headers=f"Location: {target}\r\n")
    with pytest.raises((FetchError, Refused)):
        fetch(url, rules=rules)


@pytest.mark.parametrize("target", ["file:///etc/hosts", "ftp://example.org/x", "javascript:1"])
def test_a_redirect_to_another_scheme_is_refused(stage, rules, target):
    url = stage.answer("/a", status="302 Found", headers=f"Location: {target}\r\n")
    with pytest.raises(Refused) as caught:
        fetch(url, rules=rules)
    assert caught.value.rule == "scheme"


def test_a_redirect_from_the_open_net_to_a_private_address_is_refused(stage, rules):
    """The first host passes as public by a resolver of ours; the second does not."""
    url = stage.answer(
        "/a", status="302 Found", headers="Location: http://169.254.169.254/latest/meta-data\r\n"
    )
    with pytest.raises(Refused) as caught:
        fetch(
            "http://10.0.0.1/",
            rules=replace(rules, allow_private=False),
        )
    assert caught.value.rule == "private-address"
    strict = replace(rules, allow_private=False)
    with pytest.raises(Refused):
        fetch(url, rules=strict)
    assert stage.asked == []


def test_every_redirect_is_looked_up_and_checked_anew(stage, rules, monkeypatch):
    import variorum.capture.addresses as addresses

    # For this test only, the address of the test server counts as the open internet.
    monkeypatch.setattr(addresses, "is_public", lambda address: address == "127.0.0.1")
    strict = replace(rules, allow_private=False)
    seen: list[str] = []

    def resolve(host: str, port: int) -> list[str]:
        seen.append(host)
        return ["127.0.0.1"] if host == "news.example" else ["10.1.2.3"]

    stage.answer("/a", status="302 Found", headers="Location: http://inside.example/secret\r\n")
    with pytest.raises(Refused) as caught:
        fetch(f"http://news.example:{stage.port}/a", rules=strict, resolve=resolve)
    assert caught.value.rule == "private-address"
    assert "inside.example" in caught.value.reason
    assert seen == ["news.example", "inside.example"]


def test_the_connection_goes_to_the_address_that_was_checked(stage, rules):
    """A name that changes its address after the check leads nowhere: it is asked once."""
    answers = [["127.0.0.1"], ["10.9.9.9"]]
    url = f"http://news.example:{stage.port}/a"
    stage.answer("/a", PAGE)
    answer = fetch(url, rules=rules, resolve=lambda *_: answers.pop(0))
    assert answer.body == PAGE
    assert answer.address == "127.0.0.1"
    assert f"Host: news.example:{stage.port}" in stage.requests[0]
    assert len(answers) == 1


def test_a_second_address_is_tried_where_the_first_is_dead(stage, rules):
    stage.answer("/a", PAGE)
    url = f"http://news.example:{stage.port}/a"
    answer = fetch(url, rules=rules, resolve=lambda *_: ["127.0.0.9", "127.0.0.1"])
    assert answer.body == PAGE


@pytest.mark.parametrize(
    ("url", "rule"),
    [
        ("file:///etc/passwd", "scheme"),
        ("gopher://news.example/", "scheme"),
        ("news.example/a", "scheme"),
        ("data:text/html,hi", "scheme"),
        ("http://reader:secret@news.example/", "credentials"),
        ("http://127.0.0.1/", "private-address"),
        ("http://localhost/", "private-address"),
        ("http://2130706433/", "private-address"),
        ("http://0x7f.1/", "private-address"),
        ("http://127.1/", "private-address"),
        ("http://0.0.0.0/", "private-address"),
        ("http://[::1]/", "private-address"),
        ("http://[::ffff:127.0.0.1]/", "private-address"),
        ("http://[::ffff:a9fe:a9fe]/", "private-address"),
        ("http://169.254.169.254/latest/meta-data/", "private-address"),
        ("http://100.64.0.1/", "private-address"),
        ("http://192.168.1.1/", "private-address"),
        ("http://[fe80::1]/", "private-address"),
        ("http://[fd00::1]/", "private-address"),
    ],
)
def test_what_is_not_ours_to_visit_is_refused(url, rule):
    with pytest.raises(Refused) as caught:
        fetch(url, rules=FetchRules(total=3))
    assert caught.value.rule == rule
    assert caught.value.subject == url


@pytest.mark.parametrize(
    "url",
    [
        "",
        "http://",
        "http:///a",
        "http://[",
        "http://a:b:c/",
        "http://x:99999/",
        "\0",
        "//",
        "http://0177.0.0.1/",
    ],
)
def test_what_is_no_address_gets_a_named_error(url):
    with pytest.raises((FetchError, Refused)):
        fetch(url, rules=FetchRules(total=3))


def test_an_unknown_host_is_named():
    def resolve(host: str, port: int) -> list[str]:
        raise socket.gaierror(-2, "Name or service not known")

    with pytest.raises(FetchError, match=r"no host of the name gone\.example"):
        fetch("https://gone.example/", resolve=resolve)


def test_a_look_up_that_hangs_is_given_up():
    def resolve(host: str, port: int) -> list[str]:
        time.sleep(0.6)
        return []

    with pytest.raises(FetchError, match="looking up"):
        fetch("https://slow.example/", rules=FetchRules(connect=0.1), resolve=resolve)


def test_a_dead_port_is_named(rules):
    with socket.create_server(("127.0.0.1", 0)) as unused:
        port = unused.getsockname()[1]
    with pytest.raises(FetchError, match="no connection"):
        fetch(f"http://127.0.0.1:{port}/", rules=rules)


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("401 Unauthorized", "account"),
        ("403 Forbidden", "Save the page"),
        ("404 Not Found", "archive"),
        ("410 Gone", "taken down"),
        ("429 Too Many Requests", "fewer visits"),
        ("500 Internal Server Error", "later"),
        ("503 Service Unavailable", "later"),
        ("599 Odd", "later"),
    ],
)
def test_other_answers_are_errors_with_advice(stage, rules, status, words):
    url = stage.answer("/a", b"<h1>no</h1>", status=status)
    with pytest.raises(FetchError) as caught:
        fetch(url, rules=rules)
    assert caught.value.status == int(status[:3])
    assert words in str(caught.value)
    assert url in str(caught.value)


def test_how_long_to_wait_is_told(stage, rules):
    url = stage.answer("/a", status="429 Too Many", headers="Retry-After: 120\r\n")
    with pytest.raises(FetchError) as caught:
        fetch(url, rules=rules)
    assert caught.value.retry_after == 120
    assert "120 s" in str(caught.value)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("30", 30.0),
        ("Thu, 08 May 2031 14:21:00 GMT", 60.0),
        ("Thu, 08 May 2031 14:00:00 GMT", 0.0),
        ("soon", None),
        ("", None),
        (None, None),
        ("-5", None),
        ("9" * 400, 366 * 24 * 3600.0),
        ("٣", None),
    ],
)
def test_retry_after_is_read_in_both_forms(value, seconds):
    assert retry_after(value, now=datetime(2031, 5, 8, 14, 20, tzinfo=UTC)) == seconds


def test_a_server_that_never_answers_is_given_up(stage, rules):
    url = stage.play("/a", lambda connection, _: stage.stopping.wait(8) and None)
    start = time.monotonic()
    with pytest.raises(FetchError, match="in time"):
        fetch(url, rules=rules)
    assert time.monotonic() - start < 6


@pytest.mark.parametrize("opening", [b"HTTP/1.1 200 OK\r\nX-Slow: ", b"HTTP/1.1 200 OK\r\n\r\n"])
def test_a_server_that_drips_is_cut_off_by_the_whole_time(stage, rules, opening):
    """Each byte comes within the read limit; only the limit on the whole ends it."""

    def drip(connection: socket.socket, _: str) -> None:
        connection.sendall(opening)
        while not stage.stopping.wait(0.05):
            connection.sendall(b"x")

    url = stage.play("/a", drip)
    start = time.monotonic()
    with pytest.raises(FetchError, match=r"within 0\.6 s|in time"):
        fetch(url, rules=replace(rules, total=0.6))
    assert time.monotonic() - start < 6


def test_a_body_that_is_announced_too_large_is_not_read(stage, rules):
    url = stage.raw("/a", b"HTTP/1.1 200 OK\r\nContent-Length: 999999999\r\n\r\n")
    with pytest.raises(FetchError, match="too large"):
        fetch(url, rules=rules)


def test_a_body_without_end_is_cut_at_the_limit(stage, rules):
    def pour(connection: socket.socket, _: str) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n")
        for _ in range(1000):
            connection.sendall(b"x" * 65536)

    with pytest.raises(FetchError, match="too large"):
        fetch(stage.play("/a", pour), rules=rules)


def test_a_body_shorter_than_announced_is_no_answer(stage, rules):
    url = stage.raw("/a", b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n" + PAGE)
    with pytest.raises(FetchError, match="breaks off"):
        fetch(url, rules=rules)


def test_what_is_not_http_is_no_answer(stage, rules):
    with pytest.raises(FetchError, match="not HTTP"):
        fetch(stage.raw("/a", b"220 mail.example ESMTP\r\n"), rules=rules)


@pytest.mark.parametrize(
    ("header", "wire"),
    [
        ("gzip", gzip.compress(PAGE)),
        ("x-gzip", gzip.compress(PAGE)),
        ("gzip", gzip.compress(PAGE[:20]) + gzip.compress(PAGE[20:])),
        ("gzip", gzip.compress(PAGE) + b"\0" * 9),
        ("deflate", zlib.compress(PAGE)),
        ("deflate", zlib.compress(PAGE)[2:-4]),
        ("br", brotli.compress(PAGE)),
        ("gzip, gzip", gzip.compress(gzip.compress(PAGE))),
        ("identity", PAGE),
        ("gzip", PAGE),
    ],
)
def test_the_body_is_unpacked_and_the_wire_is_kept(stage, rules, header, wire):
    url = stage.answer("/a", wire, headers=f"Content-Encoding: {header}\r\n")
    answer = fetch(url, rules=rules)
    assert answer.body == PAGE
    assert answer.wire == wire


def test_a_header_that_lies_about_packing_is_complained_of(stage, rules):
    url = stage.answer("/a", PAGE, headers="Content-Encoding: gzip\r\n")
    assert fetch(url, rules=rules).complaints == ("declared as gzip, but is not packed",)


@pytest.mark.parametrize(
    ("header", "wire"),
    [
        ("gzip", gzip.compress(b"\0" * 5_000_000)),
        ("br", brotli.compress(b"\0" * 5_000_000)),
        ("deflate", zlib.compress(b"\0" * 5_000_000)),
        ("gzip, gzip", gzip.compress(gzip.compress(b"\0" * 5_000_000))),
    ],
    ids=["gzip", "br", "deflate", "twice"],
)
def test_a_bomb_does_not_go_off(stage, rules, header, wire):
    assert len(wire) < rules.max_bytes
    url = stage.answer("/a", wire, headers=f"Content-Encoding: {header}\r\n")
    with pytest.raises(FetchError, match="unpacks to more than 400,000"):
        fetch(url, rules=rules)


@pytest.mark.parametrize("header", ["gzip", "deflate", "br"])
def test_a_packed_body_that_is_cut_off_is_no_answer(stage, rules, header):
    packed = {"gzip": gzip.compress, "deflate": zlib.compress, "br": brotli.compress}[header](
        PAGE * 20
    )
    url = stage.answer("/a", packed[:-12], headers=f"Content-Encoding: {header}\r\n")
    with pytest.raises(FetchError, match="cut off"):
        fetch(url, rules=rules)


def test_a_packed_body_that_is_damaged_is_no_answer(stage, rules):
    packed = bytearray(gzip.compress(bytes(range(256)) * 20))
    packed[40] ^= 0xFF
    url = stage.answer("/a", bytes(packed), headers="Content-Encoding: gzip\r\n")
    with pytest.raises(FetchError, match=r"damaged|cut off"):
        fetch(url, rules=rules)


def test_a_packing_we_do_not_know_is_named(stage, rules):
    url = stage.answer("/a", b"abcdef", headers="Content-Encoding: lzma9\r\n")
    with pytest.raises(FetchError, match="lzma9"):
        fetch(url, rules=rules)


def test_a_wrong_media_type_changes_nothing(stage, rules):
    answer = fetch(stage.answer("/a", PAGE, headers="Content-Type: image/png\r\n"), rules=rules)
    assert answer.body == PAGE
    assert answer.media_type == "image/png"


@pytest.mark.skipif(shutil.which("openssl") is None, reason="needs openssl to make a certificate")
def test_a_certificate_is_checked_against_the_name_and_not_the_address(
    tmp_path, monkeypatch, rules
):
    certificate, key = tmp_path / "c.pem", tmp_path / "k.pem"
    subprocess.run(
        [
            *"openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2".split(),
            *("-subj", "/CN=news.example", "-addext", "subjectAltName=DNS:news.example"),
            *("-keyout", str(key), "-out", str(certificate)),
        ],
        check=True,
        capture_output=True,
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    answers: list[object] = []

    def serve() -> None:
        for _ in range(3):
            connection, _ = listener.accept()
            with (
                contextlib.suppress(OSError),
                connection,
                context.wrap_socket(connection, server_side=True) as secure,
            ):
                secure.recv(65536)
                secure.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi")

    def ask(host: str) -> None:
        try:
            answers.append(fetch(url(host), rules=rules, resolve=lambda *_: ["127.0.0.1"]).body)
        except FetchError as error:
            answers.append(error.reason)

    with socket.create_server(("127.0.0.1", 0)) as listener:

        def url(host: str) -> str:
            return f"https://{host}:{listener.getsockname()[1]}/"

        thread = threading.Thread(target=serve)
        thread.start()
        ask("news.example")
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
        ask("news.example")
        ask("other.example")
        thread.join()
    assert "not trusted" in str(answers[0])
    assert answers[1] == b"hi"
    assert "not trusted" in str(answers[2])


def test_rules_that_make_no_sense_are_a_programmers_error():
    with pytest.raises(ValueError, match="total"):
        FetchRules(total=0)
    with pytest.raises(ValueError, match="user_agent"):
        FetchRules(user_agent="a\r\nCookie: b")

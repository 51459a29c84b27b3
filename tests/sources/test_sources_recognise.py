"""Inputs told apart by what is in them."""

from __future__ import annotations

import bz2
import codecs
import contextlib
import gzip
import json
import lzma
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.errors import FormatError
from variorum.sources import recognise, unwrap

PAGE = "<html><head><title>Lagoon café</title></head><body><p>It floods.</p></body></html>"
RSS = '<rss version="2.0"><channel><title>Wire</title><item><title>x</title></item></channel></rss>'
ATOM = '<feed xmlns="http://www.w3.org/2005/Atom"><title>Wire</title></feed>'
RDF = (
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
    ' xmlns="http://purl.org/rss/1.0/"><channel/></rdf:RDF>'
)
DOCUMENT = '{"url": "https://a.example/1", "title": "Flood", "text": "The lagoon floods."}'
JSON_FEED = '{"version": "https://jsonfeed.org/version/1.1", "title": "Wire", "items": []}'
TEXT = "Lagoon floods again\n\nThe café on the quay was under water by noon, its owner said.\n"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (PAGE, "html"),
        ("<!DOCTYPE html>\n" + PAGE, "html"),
        ("<!-- saved from url=(0022)https://a.example/ -->\n" + PAGE, "html"),
        ('<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0'
         ' Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">' + PAGE, "html"),
        ("<p>A piece of a page.</p>", "html"),
        ("<article><h1>A piece</h1></article>", "html"),
        ("<custom-story><p>An element of its own.</p></custom-story>", "html"),
        ("Warning: something in line 3\n<!DOCTYPE html>" + PAGE, "html"),
        ("Headline\n<p>One.</p><p>Two.</p><p>Three.</p>", "html"),
        ("<HTML><BODY>" + "x" * 70_000 + "</BODY></HTML>", "html"),
        (RSS, "feed"),
        ('<?xml version="1.0"?>\n' + RSS, "feed"),
        ('<?xml version="1.0"?><?xml-stylesheet href="x.xsl"?><!-- <html> -->' + ATOM, "feed"),
        ('<!DOCTYPE rss [<!ENTITY a "b>">]>' + RSS, "feed"),
        (ATOM, "feed"),
        ('<a:feed xmlns:a="http://www.w3.org/2005/Atom"/>', "feed"),
        (RDF, "feed"),
        ("Notice: a stray line\n" + '<?xml version="1.0"?>' + RSS, "feed"),
        (DOCUMENT, "document"),
        (f"[{DOCUMENT}, {DOCUMENT}]", "document"),
        (f"{DOCUMENT}\n{DOCUMENT}\n", "document"),
        (f"{DOCUMENT}\nnot json\n", "document"),
        ('{"title": null, "text": null}', "document"),
        (JSON_FEED, "feed"),
        ('{"feed_url": "https://a.example/f", "items": [{"id": "1"}]}', "feed"),
        (TEXT, "text"),
        ("[edit] Background\n\nThe lagoon is shallow.", "text"),
        ("[1] A note that begins a text.", "text"),
        ("{{a template}} and words", "text"),
        ("<3 for the lagoon, residents say", "text"),
        ("5 < 7, the ministry said", "text"),
        ("<John> hi\n<Mary> hello there, see 3 > 2", "text"),
        ("Мэр сказал, что вода уйдёт.", "text"),
        ("市長は水が引くと述べた。", "text"),
        ("42 dead", "text"),
        ('"All clear," it says.', "text"),
        ("WARC files are archives", "text"),
        ("Use <b>bold</b> sparingly.", "text"),
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "form", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be-mark", "gzip", "space"]
)
def test_the_kind_does_not_depend_on_how_the_bytes_are_wrapped(text, kind, form):
    data = {
        "utf-8": lambda: text.encode(),
        "utf-8-sig": lambda: text.encode("utf-8-sig"),
        "utf-16": lambda: text.encode("utf-16"),
        "utf-16-be-mark": lambda: codecs.BOM_UTF16_BE + text.encode("utf-16-be"),
        "gzip": lambda: gzip.compress(text.encode()),
        "space": lambda: b"\r\n \t" + text.encode() + b"\n",
    }[form]()
    assert recognise(data, subject="x") == kind


def test_two_byte_forms_without_a_mark_are_seen():
    assert recognise(PAGE.encode("utf-16-le"), subject="x") == "html"
    assert recognise(TEXT.encode("utf-16-be"), subject="x") == "text"


@pytest.mark.parametrize(
    "encoding", ["latin-1", "cp1252", "cp1251", "shift_jis", "koi8-r", "gb18030"]
)
def test_text_in_an_older_encoding_is_text(encoding):
    text = {"cp1251": "Мэр сказал, что вода уйдёт.", "koi8-r": "Мэр сказал.", "shift_jis": "市長",
            "gb18030": "市长说"}.get(encoding, TEXT)  # fmt: skip
    assert recognise(text.encode(encoding), subject="x") == "text"


def test_a_warc_is_one_packed_or_not():
    record = b"WARC/1.1\r\nWARC-Type: warcinfo\r\nContent-Length: 0\r\n\r\n\r\n\r\n"
    assert recognise(record, subject="x") == "warc"
    assert recognise(gzip.compress(record), subject="x") == "warc"
    assert recognise(gzip.compress(record)[:-5], subject="x") == "warc"
    assert (
        recognise(b"filedesc://old.arc 0.0.0.0 20030101000000 text/plain 0\n", subject="x")
        == "warc"
    )


@pytest.mark.parametrize(
    "data", [b"", b" \r\n\t", b"\xef\xbb\xbf\n", b"\xff\xfe", b"\0\0\0", gzip.compress(b"")]
)
def test_nothing_is_called_empty(data):
    with pytest.raises(FormatError, match="is empty") as caught:
        recognise(data, subject="leer.txt")
    assert caught.value.advice


@pytest.mark.parametrize(
    ("data", "seen"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        (b"\x89PNG\r\n\x1a\n\0\0", "PNG"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "JPEG"),
        (b"GIF89a\x01\0", "GIF"),
        (b"PK\x03\x04\x14\0", "ZIP"),
        (b"RIFF\x24\0\0\0WEBPVP8 ", "picture"),
        (b"\0\0\0\x18ftypmp42", "film"),
        (bz2.compress(b"text"), "bzip2"),
        (lzma.compress(b"text"), "xz"),
        (b"\x28\xb5\x2f\xfd\0", "Zstandard"),
        (b"SQLite format 3\0" + b"\0" * 50, "SQLite"),
        (b"{\\rtf1 hello}", "RTF"),
        (b"bplist00\xd1", "Safari"),
        (bytes(range(256)) * 40, "binary"),
        (b"\0\0\0\1" * 400, "binary"),
        (b"\x7fELF\x02", "program"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x", "MHTML"),
    ],
)
@pytest.mark.parametrize("packed", [False, True])
def test_what_is_no_text_is_named_with_advice(data, seen, packed):
    with pytest.raises(FormatError, match=seen) as caught:
        recognise(gzip.compress(data) if packed else data, subject="x.bin")
    assert caught.value.subject == "x.bin"
    assert caught.value.advice


@pytest.mark.parametrize(
    "text",
    [
        '{"name": "lagoon"}',
        "null",
        "42\n",
        "[1, 2]",
        "[]",
        '[{"a": 1}]',
        "{}",
        '{"url": "https://a.example/", "te',
        '[{"text": "a"}, {"text',
        '{"a": ' * 100_000,
        "[" + '{"a":[' * 100_000,
        '<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"/>',
        "<opml version='2.0'><body/></opml>",
        "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'></rdf:RDF>",
    ],
)
def test_json_and_xml_of_another_shape_are_named_with_advice(text):
    with pytest.raises(FormatError) as caught:
        recognise(text.encode(), subject="x")
    assert caught.value.advice


@settings(max_examples=300, deadline=None)
@given(
    st.binary(max_size=300)
    | st.text(max_size=300).map(str.encode)
    | st.sampled_from([PAGE, RSS, ATOM, DOCUMENT, JSON_FEED]).flatmap(
        lambda text: st.integers(0, len(text)).map(lambda cut: text[:cut].encode())
    )
)
def test_any_bytes_get_a_kind_or_a_named_error(data):
    with contextlib.suppress(FormatError):
        assert recognise(data, subject="x") in {"html", "text", "document", "feed", "warc"}


@settings(max_examples=60, deadline=None)
@given(st.recursive(st.none() | st.booleans() | st.floats() | st.text(), st.lists, max_leaves=8))
def test_any_json_gets_a_kind_or_a_named_error(value):
    for wrapped in (value, [{"text": value}], {"text": value}):
        try:
            recognise(json.dumps(wrapped).encode(), subject="x")
        except FormatError:
            continue


@pytest.mark.parametrize(
    "piece", ["<", "<!--", "<?", "<!doctype ", "</p", " ", "<a ", "{", "[", "x ", "<!DOCTYPE x ["]
)
def test_a_large_input_of_one_thing_does_not_hang(piece):
    data = piece.encode() * (5_000_000 // len(piece))
    start = time.monotonic()
    with contextlib.suppress(FormatError):
        recognise(data, subject="x")
    assert time.monotonic() - start < 10


def test_gzip_is_undone_member_by_member_and_layer_by_layer():
    twice = gzip.compress(b"one ") + gzip.compress(b"two")
    assert unwrap(twice, subject="x") == b"one two"
    assert unwrap(twice + b"\0" * 20, subject="x") == b"one two"
    assert unwrap(gzip.compress(twice), subject="x") == b"one two"
    assert unwrap(b"plain", subject="x") == b"plain"
    large = bytes(range(256)) * 20_000
    assert unwrap(gzip.compress(large), subject="x") == large


@pytest.mark.parametrize("cut", [1, 8, 9, 25])
def test_gzip_that_is_cut_off_says_so(cut):
    with pytest.raises(FormatError, match="cut off") as caught:
        unwrap(gzip.compress(PAGE.encode())[:-cut], subject="a.html.gz")
    assert caught.value.seen == "truncated gzip"


def test_gzip_that_is_damaged_says_so():
    data = bytearray(gzip.compress(PAGE.encode()))
    data[-6] ^= 1
    with pytest.raises(FormatError, match="damaged"):
        unwrap(bytes(data), subject="x")
    with pytest.raises(FormatError, match="not gzip follows"):
        unwrap(gzip.compress(b"x") + b"tail", subject="x")


def test_a_bomb_does_not_go_off():
    bomb = gzip.compress(b"\0" * 20_000_000)
    with pytest.raises(FormatError, match="unpacks to more than 1,000,000"):
        unwrap(bomb, subject="x", limit=1_000_000)
    nested = bomb
    for _ in range(5):
        nested = gzip.compress(nested)
    with pytest.raises(FormatError):
        unwrap(nested, subject="x", limit=1_000_000)


@settings(deadline=None)
@given(st.binary(max_size=2000))
def test_unwrapping_never_makes_a_traceback(data):
    try:
        unwrap(b"\x1f\x8b\x08" + data, subject="x")
    except FormatError:
        return

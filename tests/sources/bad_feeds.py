"""Feeds as the world has them at its worst, made here: malformed, hostile and lying ones.

Each has a name, what its server sends, and what must come of it: so many items, or a trouble of
a kind, or nothing at all where there is nothing in it. No text is anybody's but ours.
"""

from __future__ import annotations

import base64
import gzip
import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

import brotli

Head = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Bad:
    """One feed.

    ``items`` is how many come of it (None: that depends), ``trouble`` of what kind its trouble is.
    ``drip`` is the seconds between two bytes, ``length`` a false Content-Length, ``raw`` the
    whole answer in place of one made of the others, ``endless`` what follows without end.
    ``says`` is found among the complaints of its items, or in the words of its trouble.
    """

    name: str
    body: bytes = b""
    items: int | None = 1
    trouble: str | None = None
    says: str = ""
    status: int = 200
    head: Head = ()
    length: int | None = None
    raw: bytes | None = None
    endless: bytes = b""
    drip: float = 0.0
    hidden: tuple[str, ...] = field(default=("passwd", "root:", "SECRET"))


ITEM = "<item><title>Tolls rise</title><link>https://post.example/1</link><guid>1</guid></item>"
GOOD = f"<rss version='2.0'><channel><title>Post</title>{ITEM}</channel></rss>"
ATOM = (
    "<feed xmlns='http://www.w3.org/2005/Atom'><title>Post</title><id>urn:post</id>"
    "<entry><id>1</id><title>Tolls rise</title><link href='https://post.example/1'/>{}</entry></feed>"
)


def rss(inside: str, before: str = "", after: str = "") -> bytes:
    """An RSS feed with something in its channel."""
    return f"{before}<rss version='2.0'><channel><title>Post</title>{inside}</channel></rss>{after}".encode()


def entry(inside: str) -> bytes:
    """An RSS feed of one item with something in it."""
    return rss(f"<item><title>Tolls rise</title><guid>1</guid>{inside}</item>")


def as_json(**more: object) -> bytes:
    """A JSON Feed of one item, with something else."""
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Post",
        "items": [{"id": "1", "content_text": "Tolls rise."}],
    }
    return json.dumps(feed | more).encode()


def entities() -> Iterator[Bad]:
    """Document types and what they declare."""
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    yield Bad(
        "billion laughs",
        rss("<item><title>&l9;</title></item>", f'<!DOCTYPE rss [<!ENTITY l0 "lol">{laughs}]>'),
    )
    yield Bad(
        "quadratic blow-up",
        rss(
            f"<item><title>{'&a;' * 2000}</title></item>",
            f'<!DOCTYPE rss [<!ENTITY a "{"a" * 5000}">]>',
        ),
    )
    yield Bad(
        "entity that holds itself",
        rss("<item><title>&a;</title></item>", '<!DOCTYPE rss [<!ENTITY a "&a;">]>'),
    )
    for name, where in (
        ("file", "file:///etc/passwd"),
        ("address", "http://127.0.0.1:9/SECRET"),
        ("php", "php://filter/resource=/etc/passwd"),
    ):
        yield Bad(
            f"external entity of a {name}",
            rss(
                "<item><title>&x; a</title></item>",
                f'<!DOCTYPE rss [<!ENTITY x SYSTEM "{where}">]>',
            ),
        )
        yield Bad(
            f"parameter entity of a {name}",
            rss(ITEM, f'<!DOCTYPE rss [<!ENTITY % x SYSTEM "{where}"> %x;]>'),
        )
        yield Bad(
            f"external document type of a {name}", rss(ITEM, f'<!DOCTYPE rss SYSTEM "{where}">')
        )
    yield Bad(
        "inclusion by XInclude",
        entry(
            '<description xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="file:///etc/passwd" parse="text"/></description>'
        ),
    )
    yield Bad(
        "style sheet that is a script",
        rss(ITEM, '<?xml-stylesheet type="text/xsl" href="javascript:alert(1)"?>'),
    )
    yield Bad("document type without end", b"<!DOCTYPE rss [" + GOOD.encode())
    yield Bad(
        "document type of an old RSS",
        rss(
            ITEM,
            '<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.example/rss-0.91.dtd">',
        ),
    )
    yield Bad("entities of HTML", entry("<description>caf&eacute; &nbsp; &bogus;</description>"))
    yield Bad(
        "a hundred thousand entities declared",
        rss(ITEM, "<!DOCTYPE rss [" + "<!ENTITY a 'b'>" * 100_000 + "]>"),
    )
    yield Bad(
        "references to no character",
        entry("<description>&#0; &#xD800; &#x110000; &#99999999999999; &#xFFFE;</description>"),
    )


def encodings() -> Iterator[Bad]:
    """Declarations that lie, and bytes that are none."""
    accented = entry("<description>Café à Zürich, naïve</description>").decode()
    for declared, written in (
        ("utf-8", "latin-1"), ("iso-8859-1", "utf-8"), ("utf-16", "utf-8"), ("utf-32", "utf-8"),
        ("windows-1252", "windows-1252"), ("koi8-r", "utf-8"), ("shift_jis", "utf-8"), ("us-ascii", "utf-8"),
        ("utf-7", "utf-8"), ("ebcdic-cp-us", "utf-8"), ("nonsense-9", "utf-8"), ("base64", "utf-8"),
        ("rot13", "utf-8"), ("idna", "utf-8"), ("utf-8", "utf-16"), ("utf-8", "utf-16-le"), ("utf-8", "utf-16-be"),
        ("utf-8", "utf-32"), ("utf-16", "utf-16"), ("utf-16le", "utf-16-le"), ("latin-1", "utf-8-sig"), ("gb18030", "gb18030"),
    ):  # fmt: skip
        yield Bad(
            f"declared {declared}, written {written}",
            f'<?xml version="1.0" encoding="{declared}"?>{accented}'.encode(written),
        )
    yield Bad(
        "declared twice over",
        b'<?xml version="1.0" encoding="utf-8" encoding="latin-1"?>' + GOOD.encode(),
    )
    yield Bad(
        "header and declaration at odds",
        accented.encode(),
        head=(("Content-Type", "text/xml; charset=utf-16"),),
    )
    yield Bad(
        "charset of nonsense in the header",
        accented.encode(),
        head=(("Content-Type", 'text/xml; charset="\\"; boundary='),),
    )
    yield Bad("two marks at the front", b"\xef\xbb\xbf\xef\xbb\xbf" + GOOD.encode())
    yield Bad("a mark of the wrong form", b"\xff\xfe" + GOOD.encode(), None)
    yield Bad(
        "one byte that is no UTF-8",
        GOOD.replace("Tolls", "T\udcfflls").encode("utf-8", "surrogateescape"),
    )
    yield Bad(
        "halves of pairs",
        entry(
            "<description>x \ud800 y \udfff z</description>".encode(
                "utf-8", "surrogatepass"
            ).decode("latin-1")
        ),
    )
    yield Bad("halves of pairs as bytes", GOOD.encode().replace(b"Tolls", b"T\xed\xa0\x80lls"))
    yield Bad("overlong forms", GOOD.encode().replace(b"Tolls", b"\xc0\xbcscript\xc0\xbe"))
    yield Bad("zeros between all", b"\0".join(bytes([b]) for b in GOOD.encode()), None)
    yield Bad("zeros in the text", GOOD.encode().replace(b"Tolls", b"T\0o\0lls"))
    yield Bad("zeros behind all", GOOD.encode() + b"\0" * 5000)
    yield Bad("control characters", GOOD.encode().replace(b"Tolls", bytes(range(1, 32))))
    yield Bad("characters that turn the line", GOOD.replace("Tolls", "\u202eslloT\u2066").encode())
    yield Bad("a thousand marks on a letter", GOOD.replace("Tolls", "T" + "\u0301" * 1000).encode())
    yield Bad("half an emoji in the last byte", GOOD.encode() + "\U0001f600".encode()[:2])
    yield Bad(
        "noise",
        base64.b85decode(
            "".join(chr(33 + n * 7 % 84) for n in range(2000))
            .replace('"', "0")
            .replace("'", "0")
            .replace(",", "0")
            .replace(".", "0")
            .replace("/", "0")
            .replace(":", "0")
            .replace("[", "0")
            .replace("\\", "0")
            .replace("]", "0")
        ),
        0,
        "unreadable",
    )


def not_feeds() -> Iterator[Bad]:
    """What is sent in place of a feed."""
    page = (
        "<!DOCTYPE html><html><head><title>404</title></head><body><p>Not found.</p></body></html>"
    )
    for name, body in (
        ("nothing", ""), ("a space", " "), ("line breaks", "\n" * 500), ("a word", "Forbidden"), ("a page", page),
        ("a page without end", "<html><body>" + "<p>more" * 1000), ("a login form", "<html><form action='/login'><input name=user></form></html>"),
        ("a picture", "\x89PNG\r\n\x1a\n" + "\0" * 100), ("SVG", "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"),
        ("SOAP", "<soap:Envelope xmlns:soap='http://x'><soap:Body/></soap:Envelope>"), ("OPML", "<opml version='2.0'><body><outline text='a'/></body></opml>"),
        ("a site map", "<urlset><url><loc>https://post.example/</loc></url></urlset>"), ("a script", "window.location='https://post.example/'"),
        ("an error of PHP", "<br />\n<b>Fatal error</b>: Uncaught Error in /var/www/feed.php:9"), ("YAML", "title: Post\nitems:\n  - Tolls rise\n"),
        ("CSV", "id,title\n1,Tolls rise\n"), ("PDF", "%PDF-1.7\n%\u00e2\u00e3"), ("a lone tag", "<"), ("an open tag", "<rss"), ("a declaration alone", "<?xml version='1.0'?>"),
        ("a document type alone", "<!DOCTYPE rss>"), ("JSON null", "null"), ("JSON true", "true"), ("a JSON number", "1e999"), ("a JSON string", '"Tolls rise"'),
    ):  # fmt: skip
        yield Bad(name, body.encode("utf-8"), 0, "unreadable")
    yield Bad(
        "a page with a feed's name in it",
        page.replace("Not found.", "See our <rss> feed").encode(),
        None,
    )
    yield Bad("a page of a megabyte", b"<html><body>" + b"<p>hello</p>" * 100_000, 0, "unreadable")
    yield Bad(
        "a page called a feed",
        page.encode(),
        0,
        "unreadable",
        head=(("Content-Type", "application/rss+xml"),),
    )
    yield Bad(
        "warnings before the feed", b"<b>Warning</b>: mysql in /var/www on line 3\n" + GOOD.encode()
    )
    yield Bad(
        "a feed within a page", b"<html><body><pre>" + GOOD.encode() + b"</pre></body></html>", None
    )
    yield Bad("a feed called a page", GOOD.encode(), head=(("Content-Type", "text/html"),))
    yield Bad("a feed called a picture", GOOD.encode(), head=(("Content-Type", "image/png"),))
    for status, kind in ((204, "unreadable"), (206, None), (400, "forbidden"), (401, "forbidden"), (403, "forbidden"), (404, "missing"), (408, "timeout"), (410, "gone"), (418, "forbidden"), (429, "busy"), (451, "forbidden"), (500, "server"), (502, "server"), (503, "busy"), (599, "server"), (304, "server"), (300, "server"), (999, "server")):  # fmt: skip
        yield Bad(
            f"status {status}",
            GOOD.encode() if status == 206 else b"",
            1 if kind is None else 0,
            kind,
            status=status,
        )


def json_feeds() -> Iterator[Bad]:
    """JSON of all sorts."""
    yield Bad("JSON feed without version", as_json(version=None), None)
    yield Bad("JSON feed of version nine", as_json(version="https://jsonfeed.org/version/9"), None)
    yield Bad("JSON feed whose items are an object", as_json(items={"a": 1}), 0, "unreadable")
    yield Bad("JSON feed whose items are null", as_json(items=None), 0, "unreadable")
    yield Bad("JSON feed whose items are no objects", as_json(items=[1, None, "x", []]), 0)
    yield Bad("JSON feed without items", as_json(items=[]), 0)
    yield Bad("JSON item that is empty", as_json(items=[{}]))
    yield Bad(
        "JSON item of wrong types",
        as_json(
            items=[
                {
                    "id": {},
                    "title": 5,
                    "url": [],
                    "authors": "x",
                    "date_published": 7,
                    "content_html": False,
                }
            ]
        ),
    )
    yield Bad(
        "JSON item whose id is a number",
        as_json(
            items=[
                {"id": 1.5, "title": "a"},
                {"id": True, "title": "b"},
                {"id": 10**30, "title": "c"},
            ]
        ),
        3,
    )
    yield Bad("JSON title that is an object", as_json(title={"a": 1}))
    yield Bad(
        "JSON hubs of wrong types", as_json(hubs=[1, {"type": 5}, {"type": "WebSub", "url": 9}])
    )
    yield Bad("JSON cut off", as_json()[:-20], 0, "unreadable")
    yield Bad("JSON with a comma too many", as_json().replace(b"]", b",]"), 0, "unreadable")
    yield Bad("JSON with a remark", b"// feed\n" + as_json(), 0, "unreadable")
    yield Bad("JSON with a mark", b"\xef\xbb\xbf" + as_json())
    yield Bad("JSON in UTF-16", as_json().decode().encode("utf-16"), None)
    yield Bad(
        "JSON with halves of pairs",
        as_json(items=[{"id": "1", "title": "PAIR"}]).replace(b"PAIR", b"\\ud800 x"),
    )
    yield Bad("JSON with not a number", as_json().replace(b'"1"', b"NaN"))
    yield Bad(
        "JSON number of a million digits",
        as_json().replace(b'"1"', b"9" * 1_000_000),
        0,
        "unreadable",
    )
    yield Bad(
        "JSON nested a million deep",
        as_json().replace(b'"Tolls rise."', b"[" * 1_000_000),
        0,
        "unreadable",
    )
    yield Bad("JSON with every key twice", as_json().replace(b'"id": "1"', b'"id": "1", "id": "2"'))
    yield Bad("JSON with padding", b"callback(" + as_json() + b");", 0, "unreadable")
    yield Bad(
        "JSON with script links",
        as_json(
            items=[{"id": "1", "url": "javascript:alert(1)", "external_url": "data:text/html,x"}]
        ),
        says="none of the web",
    )
    yield Bad("JSON list of what is no post", b'[{"a": 1}]', 0, "unreadable")
    yield Bad(
        "JSON of two thousand items",
        as_json(items=[{"id": str(n), "content_text": "x"} for n in range(20_000)]),
        20_000,
    )


def packing() -> Iterator[Bad]:
    """Content codings that lie or burst."""
    good = GOOD.encode()
    gz, bomb = (("Content-Encoding", "gzip"),), gzip.compress(b"<rss>" + b"\0" * 20_000_000)
    br, deflate = (("Content-Encoding", "br"),), (("Content-Encoding", "deflate"),)
    yield Bad("bomb of gzip", bomb, 0, "unreadable", "npacks to more", head=gz)
    yield Bad(
        "bomb of gzip in gzip",
        gzip.compress(bomb),
        0,
        "unreadable",
        head=(("Content-Encoding", "gzip, gzip"),),
    )
    yield Bad("bomb of gzip that is not declared", bomb, 0, "unreadable")
    yield Bad("bomb of deflate", zlib.compress(b"\0" * 20_000_000), 0, "unreadable", head=deflate)
    yield Bad(
        "bomb of brotli", brotli.compress(b"\0" * 20_000_000, quality=3), 0, "unreadable", head=br
    )
    yield Bad("gzip that is cut off", gzip.compress(good)[:-9], 0, "unreadable", head=gz)
    yield Bad(
        "gzip with a false sum", gzip.compress(good)[:-8] + b"12345678", 0, "unreadable", head=gz
    )
    yield Bad("gzip declared, not done", good, head=gz)
    yield Bad("gzip done, not declared", gzip.compress(good))
    yield Bad("gzip done twice, not declared", gzip.compress(gzip.compress(good)))
    yield Bad("gzip with rubbish behind", gzip.compress(good) + b"rubbish", head=gz)
    yield Bad("gzip of nothing", gzip.compress(b""), 0, "unreadable", head=gz)
    yield Bad("deflate declared, not done", good, head=deflate)
    yield Bad("deflate without its wrapping", zlib.compress(good)[2:-4], head=deflate)
    yield Bad("brotli declared, not done", good, head=br)
    yield Bad("brotli done, asked for gzip", brotli.compress(good), head=br)
    yield Bad(
        "coding that nobody knows",
        good,
        0,
        "unreadable",
        "do not know",
        head=(("Content-Encoding", "lzma9"),),
    )
    yield Bad(
        "coding named ten times",
        gzip.compress(good),
        0,
        "unreadable",
        head=(("Content-Encoding", ",".join(["gzip"] * 10)),),
    )
    yield Bad(
        "coding of nonsense", good, head=(("Content-Encoding", ", ,identity, ;"),), items=None
    )


def names_and_links() -> Iterator[Bad]:
    """Ids, links and names that lie."""
    twice = "<item><title>{}</title><guid>same</guid><link>https://post.example/{}</link></item>"
    yield Bad("one id for all", rss("".join(twice.format(n, n) for n in range(5))), 5)
    yield Bad("one id and one link for all", rss("".join(twice.format(n, 1) for n in range(5))))
    yield Bad(
        "no ids at all", rss("".join(f"<item><title>News {n}</title></item>" for n in range(5))), 5
    )
    yield Bad(
        "ids that are empty",
        rss("".join(f"<item><title>News {n}</title><guid> </guid></item>" for n in range(5))),
        5,
    )
    yield Bad("nothing in an item", rss("<item/><item></item>"))
    yield Bad(
        "an id of a megabyte",
        rss(f"<item><title>a</title><guid>{'x' * 1_000_000}</guid></item>"),
        says="cut off",
    )
    yield Bad(
        "a link of a megabyte",
        entry(f"<link>https://post.example/{'x' * 1_000_000}</link>"),
        says="none of the web",
    )
    yield Bad(
        "a byline of a megabyte", entry(f"<author>{'x' * 1_000_000}</author>"), says="cut off"
    )
    yield Bad(
        "a title of ten megabytes",
        rss(f"<item><title>{'a ' * 5_000_000}</title></item>"),
        says="cut off",
    )
    yield Bad(
        "a long title that is malformed", rss(f"<item><title>{'a &b; ' * 30_000}</title></item>")
    )
    for scheme in ("javascript:alert(1)", "data:text/html,<script>", "vbscript:x", "file:///etc/passwd", "java\tscript:alert(1)", "JAVASCRIPT:alert(1)", "intent://x", "chrome://settings"):  # fmt: skip
        yield Bad(
            f"link by {scheme[:16]!r}",
            entry(f"<link>{scheme.replace('<', '&lt;')}</link>"),
            says="none of the web",
            hidden=(),
        )
    for link in ("http://[", "http://[::1", "https://", "//", "https://ex ample.example/", "http://\u2603.example/", "https://post.example:99999999/", "?", "#", "../../../x"):  # fmt: skip
        yield Bad(f"link to {link!r}", entry(f"<link>{link}</link>"))
    yield Bad(
        "links of the channel that lie",
        rss(
            f"<link>javascript:alert(1)</link><atom:link xmlns:atom='http://www.w3.org/2005/Atom' rel='hub' href='javascript:x'/>{ITEM}"
        ),
    )
    yield Bad("base of nonsense", rss(ITEM).replace(b"<rss", b"<rss xml:base='http://['"))
    yield Bad(
        "base that is a script",
        ATOM.format("<content type='html'>&lt;a href='x'&gt;</content>")
        .replace("<feed ", "<feed xml:base='javascript:alert(1)/' ")
        .encode(),
    )
    yield Bad(
        "scripts in the text",
        entry(
            "<description><![CDATA[<script>alert(1)</script><img src=x onerror=alert(1)><svg onload=alert(1)>]]></description>"
        ),
    )
    yield Bad(
        "scripts in the title",
        rss("<item><title>&lt;script&gt;alert(1)&lt;/script&gt;</title></item>"),
    )
    yield Bad(
        "a hundred links in an entry",
        ATOM.format("<link href='https://post.example/x'/>" * 100).encode(),
    )
    yield Bad("a hundred authors", ATOM.format("<author><name>A</name></author>" * 100).encode())


def dates() -> Iterator[Bad]:
    """Moments of no calendar."""
    for written in (
        "0000-00-00T00:00:00Z", "0001-01-01T00:00:00+14:00", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59-14:00", "9999-12-31T23:59:59Z", "10000-01-01T00:00:00Z",
        "Thu, 32 Foo 20311 25:61:61 XYZ", "Thu, 08 May 2031 14:20:00 +9999", "Thu, 08 May 31 14:20:00 EST", "08/05/2031", "1e99", "-62135596800", "99999999999999999999",
        "2031-02-30T00:00:00Z", "2031-05-08T24:00:00Z", "2031-05-08T23:59:60Z", "2031-05-08T14:20:00.123456789123Z", "yesterday", "\u0668 \u0645\u0627\u064a", "2031-W19-4", "2031-128",
        "T" * 5000, "", "Mon, 1 Jan 0000 00:00:00 GMT",
    ):  # fmt: skip
        yield Bad(f"date {written[:34]!r}", entry(f"<pubDate>{written}</pubDate>"))
    yield Bad("ttl of nonsense", rss(f"<ttl>-5</ttl>{ITEM}"))
    yield Bad("ttl of a million years", rss(f"<ttl>{'9' * 40}</ttl>{ITEM}"))


def markup() -> Iterator[Bad]:
    """XML that is none, in every way."""
    half = len(GOOD) // 2
    yield Bad("tags in the wrong order", entry("<description><b><i>x</b></i></description>"))
    yield Bad("tags that are never closed", GOOD.replace("</title>", "").encode(), None)
    yield Bad("ampersands that are bare", entry("<description>Q&A & R&D &</description>"))
    yield Bad(
        "attributes without quotes",
        entry("<enclosure url=https://post.example/a.mp3 length=x type=audio>"),
    )
    yield Bad("an attribute twice", entry('<enclosure url="a" url="b"/>'))
    yield Bad(
        "CDATA that is not closed", entry("<description><![CDATA[Tolls rise</description>"), None
    )
    yield Bad(
        "CDATA within CDATA", entry("<description><![CDATA[a <![CDATA[b]]> c]]></description>")
    )
    yield Bad("four hundred thousand CDATA", rss("<item><title>" + "<![CDATA[" * 400_000), None)
    yield Bad("a remark without end", rss(ITEM + "<!-- " + ITEM), None)
    yield Bad("remarks with dashes", rss("<!-- a -- b --->" + ITEM))
    yield Bad("two roots", GOOD.encode() * 2, None)
    yield Bad("two declarations", b"<?xml version='1.0'?>" * 2 + GOOD.encode())
    yield Bad("version nine of XML", b"<?xml version='9.0'?>" + GOOD.encode())
    yield Bad(
        "namespace that nobody declared", entry("<foo:bar>x</foo:bar><dc:creator>Ann</dc:creator>")
    )
    yield Bad(
        "namespace of something else",
        ATOM.format("").replace("http://www.w3.org/2005/Atom", "http://nowhere.example/").encode(),
        None,
    )
    yield Bad(
        "the old namespace of Atom",
        ATOM.format("").replace("http://www.w3.org/2005/Atom", "http://purl.org/atom/ns#").encode(),
    )
    yield Bad(
        "no namespace at all",
        ATOM.format("").replace(" xmlns='http://www.w3.org/2005/Atom'", "").encode(),
    )
    yield Bad("RSS in capitals", GOOD.replace("rss", "RSS").replace("item", "ITEM").encode(), None)
    yield Bad("RSS without its channel", f"<rss>{ITEM}</rss>".encode())
    yield Bad("items without any root", ITEM.encode(), None)
    yield Bad(
        "items outside of the channel",
        f"<rss><channel><title>P</title></channel>{ITEM}</rss>".encode(),
        None,
    )
    yield Bad("a channel in a channel", rss(f"<channel>{ITEM}</channel>"))
    yield Bad("an item in an item", rss(f"<item><title>a</title>{ITEM}</item>"), None)
    yield Bad(
        "Atom in RSS",
        rss("<entry xmlns='http://www.w3.org/2005/Atom'><id>1</id><title>x</title></entry>"),
    )
    yield Bad("RSS in Atom", ATOM.format("<item><title>x</title></item>").encode(), None)
    yield Bad(
        "RDF with nothing about",
        b"<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'><channel><title>P</title></channel><item><title>a</title></item></rdf:RDF>",
    )
    yield Bad(
        "XHTML that is not in its place",
        ATOM.format("<content type='xhtml'>bare text</content>").encode(),
    )
    yield Bad(
        "content of a type that nobody knows",
        ATOM.format("<content type='application/x-nothing'>AAAA</content>").encode(),
    )
    yield Bad(
        "content that is base64 and is not",
        ATOM.format("<content type='image/png' mode='base64'>!!!</content>").encode(),
    )
    yield Bad(
        "content that lies elsewhere", ATOM.format("<content src='file:///etc/passwd'/>").encode()
    )
    yield Bad(
        "nested twenty thousand deep",
        entry("<description>" + "<a>" * 20_000 + "</description>"),
        None,
    )
    yield Bad(
        "nested two hundred thousand deep",
        entry("<description>" + "<a>" * 200_000 + "</a>" * 200_000 + "</description>"),
        0,
        "unreadable",
        "too deep",
    )
    yield Bad(
        "a hundred thousand attributes",
        rss("<item " + " ".join(f'a{n}="1"' for n in range(100_000)) + "><title>x</title></item>"),
        None,
    )
    yield Bad(
        "twenty thousand namespaces",
        rss(ITEM).replace(
            b"<rss", b"<rss " + b" ".join(b'xmlns:a%d="u%d"' % (n, n) for n in range(20_000))
        ),
        None,
    )
    yield Bad("a tag with a name of a megabyte", rss(f"<{'x' * 1_000_000}/>{ITEM}"), None)
    yield Bad("a hundred thousand open brackets", rss("<item><title>" + "<" * 100_000), None)
    yield Bad("a hundred thousand ampersands", rss("<item><title>" + "&" * 100_000), None)
    yield Bad(
        "places and search forms out of order",
        rss(f"<textinput><item></textinput><georss:point>x</georss:point>{ITEM}"),
        None,
    )
    yield Bad(
        "four thousand items",
        rss(
            "".join(
                f"<item><title>t{n}</title><guid isPermaLink='false'>{n}</guid></item>"
                for n in range(30_000)
            )
        ),
        30_000,
    )
    for share in range(1, 9):
        cut = GOOD.encode()[: len(GOOD) * share // 9]
        yield Bad(f"cut off after {share} ninths", cut, None)
    yield Bad("cut off in a name", GOOD[:half].rpartition("<")[0].encode() + b"<gu", None)


def servers() -> Iterator[Bad]:
    """Answers that are none."""
    good = GOOD.encode()
    ok = b"HTTP/1.1 200 OK\r\n"
    yield Bad(
        "an endless stream",
        GOOD[:60].encode(),
        0,
        "unreadable",
        "too large",
        endless=b"<item>" * 10_000,
    )
    yield Bad("an endless head", raw=ok + b"X-A: b\r\n" * 200_000, items=0, trouble="server")
    yield Bad(
        "a line of a megabyte in the head",
        raw=ok + b"X-A: " + b"b" * 1_000_000 + b"\r\n\r\n" + good,
        items=0,
        trouble="server",
    )
    yield Bad("a slow drip", good, 0, "timeout", drip=0.2)
    yield Bad("longer than it says", good, length=len(good) - 40, items=None)
    yield Bad("shorter than it says", good, 0, "server", length=len(good) + 4000)
    yield Bad(
        "a length of nonsense",
        good,
        raw=ok + b"Content-Length: many\r\n\r\n" + good,
        items=0,
        trouble="server",
    )
    yield Bad(
        "a length below nothing",
        good,
        raw=ok + b"Content-Length: -5\r\n\r\n" + good,
        items=0,
        trouble="server",
    )
    yield Bad(
        "two lengths",
        raw=ok + b"Content-Length: 5\r\nContent-Length: 9\r\n\r\n" + good,
        items=0,
        trouble="server",
    )
    chunked = ok + b"Transfer-Encoding: chunked\r\n\r\n"
    yield Bad(
        "a piece of nonsense", raw=chunked + b"zz\r\nabc\r\n0\r\n\r\n", items=0, trouble="server"
    )
    yield Bad("a piece that is cut off", raw=chunked + b"fff\r\n" + good, items=0, trouble="server")
    yield Bad("pieces without an end", raw=chunked + b"5\r\n<rss>\r\n", items=0, trouble="server")
    yield Bad(
        "a piece larger than all",
        raw=chunked + b"ffffffffffffffff\r\n" + good,
        items=0,
        trouble="server",
    )
    yield Bad(
        "pieces and a length",
        raw=ok + b"Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n<rss>\r\n0\r\n\r\n",
        items=0,
    )
    yield Bad("no head at all", raw=good, items=0, trouble="server")
    yield Bad("another protocol", raw=b"220 smtp.post.example ESMTP\r\n", items=0, trouble="server")
    yield Bad("nothing but a goodbye", raw=b"", items=0, trouble="server")
    yield Bad(
        "a status of nonsense",
        raw=b"HTTP/1.1 abc OK\r\nContent-Length: 0\r\n\r\n",
        items=0,
        trouble="server",
    )
    yield Bad(
        "a head with zeros",
        raw=ok + b"X\0Y: a\0b\r\nContent-Length: %d\r\n\r\n" % len(good) + good,
        items=None,
    )
    yield Bad(
        "a head that is not ASCII",
        good,
        head=(("X-Sn\u00f6", "\u00e9"), ("ETag", '"\u00e9"')),
        items=None,
    )
    yield Bad(
        "a head folded over lines",
        raw=ok + b"X-A: a\r\n b\r\nContent-Length: %d\r\n\r\n" % len(good) + good,
        items=None,
    )
    yield Bad(
        "a head without its colon",
        raw=ok + b"Nonsense\r\nContent-Length: %d\r\n\r\n" % len(good) + good,
        items=None,
    )
    yield Bad(
        "redirects in a circle",
        status=302,
        head=(("Location", "?again"),),
        items=0,
        trouble="server",
    )
    yield Bad("a redirect to nowhere", status=301, items=0, trouble="server")
    for name, target in (("a file", "file:///etc/passwd"), ("a script", "javascript:alert(1)"), ("a password", "http://u:p@127.0.0.1/"), ("data", "data:text/xml,<rss/>")):  # fmt: skip
        yield Bad(
            f"a redirect to {name}",
            status=302,
            head=(("Location", target),),
            items=0,
            trouble="refused",
            hidden=(),
        )
    yield Bad(
        "a redirect to no address",
        status=302,
        head=(("Location", "http://[::"),),
        items=0,
        trouble="network",
    )
    yield Bad(
        "validators of a megabyte",
        good,
        head=(("ETag", '"' + "e" * 7000 + '"'), ("Last-Modified", "x" * 7000)),
    )
    yield Bad(
        "freshness of nonsense",
        good,
        head=(
            ("Cache-Control", "max-age=99999999999999999999, =, ,"),
            ("Expires", "0"),
            ("Age", "-1"),
            ("Retry-After", "1e400"),
        ),
    )


def bad_feeds() -> dict[str, Bad]:
    """All of them by name."""
    kinds = (
        entities,
        encodings,
        not_feeds,
        json_feeds,
        packing,
        names_and_links,
        dates,
        markup,
        servers,
    )
    found: dict[str, Bad] = {}
    for bad in (one for kind in kinds for one in kind()):
        assert bad.name not in found, bad.name
        found[bad.name] = bad
    return found

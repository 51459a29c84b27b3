"""Streams as Atom, for apps that read them as feeds (newsboat in its mode for FeedHQ)."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from xml.etree import ElementTree as ET

from starlette.responses import Response

from variorum.api.googlereader.followed import Following
from variorum.api.googlereader.items import Written, about, named_part, taken
from variorum.desk import Desk
from variorum.gate import Asked, Asker

_ATOM = "http://www.w3.org/2005/Atom"
_GR = "http://www.google.com/schemas/reader/atom/"
_SCHEME = "http://www.google.com/reader/"
# What XML 1.0 cannot hold, not even as a reference.
_ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

ET.register_namespace("gr", _GR)


def atom(desk: Desk, asker: Asker, asked: Asked) -> Response:
    """``/reader/atom/…``: the items of a stream as Atom.

    Items bear their states as categories with Google's scheme: by the labels "read" and
    "fresh" an app sees what was done elsewhere.
    """
    following = Following(desk, asker)
    part = named_part(asked, following)
    said, more = taken(desk, asker, asked, part, following)
    named = about(part, following)
    feed = ET.Element("feed", {"xmlns": _ATOM})
    _put(feed, "id", f"tag:google.com,2005:reader/{named.id}")
    _put(feed, "title", named.title)
    _put(feed, "updated", _written(desk.clock().timestamp()))
    _put(feed, "link", rel="self", href=asked.url)
    if named.href:
        _put(feed, "link", rel="alternate", type="text/html", href=named.href)
    if more is not None:
        _put(feed, f"{{{_GR}}}continuation", more)
    for item in said:
        _entry(feed, item)
    return Response(
        ET.tostring(feed, encoding="utf-8", xml_declaration=True),
        media_type="application/atom+xml",
    )


def _entry(feed: ET.Element, item: Written) -> None:
    entry = ET.SubElement(feed, "entry", {f"{{{_GR}}}crawl-timestamp-msec": item["crawlTimeMsec"]})
    _put(entry, "id", item["id"])
    for category in item["categories"]:
        label = category.rpartition("/")[2]
        if "/label/" in category:
            label = category.partition("/label/")[2]
        _put(entry, "category", term=category, scheme=_SCHEME, label=label)
    _put(entry, "title", item["title"], type="text")
    _put(entry, "published", _written(item["published"]))
    _put(entry, "updated", _written(item["updated"]))
    for link in item["alternate"]:
        _put(entry, "link", rel="alternate", type="text/html", href=link["href"])
    _put(entry, "content", item["summary"]["content"], type="html")
    author = ET.SubElement(entry, "author")
    _put(author, "name", item["author"] or item["origin"]["title"])
    source = ET.SubElement(entry, "source", {f"{{{_GR}}}stream-id": item["origin"]["streamId"]})
    _put(source, "id", f"tag:google.com,2005:reader/{item['origin']['streamId']}")
    _put(source, "title", item["origin"]["title"])
    if item["origin"]["htmlUrl"]:
        _put(source, "link", rel="alternate", type="text/html", href=item["origin"]["htmlUrl"])


def _put(parent: ET.Element, name: str, text: str = "", **attributes: str) -> None:
    plain = {key: _ILLEGAL.sub("\ufffd", value) for key, value in attributes.items()}
    ET.SubElement(parent, name, plain).text = _ILLEGAL.sub("\ufffd", text) or None


def _written(moment: float) -> str:
    try:
        return datetime.fromtimestamp(moment, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except (ValueError, OverflowError, OSError):
        return "1970-01-01T00:00:00Z"

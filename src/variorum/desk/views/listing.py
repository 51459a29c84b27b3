"""A list of items as a feed: Atom (RFC 4287) and JSON Feed 1.1.

The result is well-formed whatever the items say: signs that XML cannot hold are left out, and
only http and https addresses become links.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from html import escape

from variorum.desk.views.lists import web_address
from variorum.desk.views.safe_html import safe_html
from variorum.model import Item

_BARRED = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class ListingEntry:
    """One entry. ``id`` is an IRI that never changes; times are seconds since 1970.

    ``html`` is the body as markup that somebody has made safe already (it is passed on, not
    looked into); ``text`` the body or a summary as plain text. ``outlet`` is who published it.
    """

    id: str
    title: str
    updated: float
    url: str | None = None
    published: float | None = None
    byline: str | None = None
    outlet: str | None = None
    html: str | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """A list as it is published. ``id`` is an IRI that never changes, ``self_url`` where this
    very list is, ``site_url`` the page for people, None where there is none."""

    id: str
    title: str
    self_url: str
    site_url: str | None
    updated: float
    entries: tuple[ListingEntry, ...] = ()


def to_atom(listing: Listing) -> bytes:
    """The list as an Atom feed in UTF-8."""
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom">',
        _element("id", listing.id),
        _element("title", listing.title),
        _element("updated", _moment(listing.updated)),
        _link("self", listing.self_url, "application/atom+xml"),
        _link("alternate", listing.site_url, "text/html"),
        "<author><name>Variorum</name></author>",
    ]
    for entry in listing.entries:
        lines += _atom_entry(entry)
    lines.append("</feed>\n")
    return "\n".join(line for line in lines if line).encode("utf-8")


def _atom_entry(entry: ListingEntry) -> list[str]:
    author = entry.byline or entry.outlet
    return [
        "<entry>",
        _element("id", entry.id),
        _element("title", entry.title or "Without a title"),
        _element("updated", _moment(entry.updated)),
        "" if entry.published is None else _element("published", _moment(entry.published)),
        _link("alternate", entry.url, None),
        f"<author>{_element('name', author)}</author>" if author else "",
        f"<source>{_element('title', entry.outlet)}</source>" if entry.outlet else "",
        "" if entry.text is None else _element("summary", entry.text),
        "" if entry.html is None else _element("content", entry.html, ' type="html"'),
        "</entry>",
    ]


def _element(name: str, text: str, attributes: str = "") -> str:
    return f"<{name}{attributes}>{_plain(text)}</{name}>"


def _plain(text: str) -> str:
    return escape(_BARRED.sub("", text), quote=True)


def _link(relation: str, url: str | None, kind: str | None) -> str:
    address = web_address(url)
    if address is None:
        return ""
    typed = f' type="{kind}"' if kind else ""
    return f'<link rel="{relation}"{typed} href="{_plain(address)}"/>'


def _moment(seconds: float) -> str:
    """RFC 3339; what no calendar holds becomes its nearest end."""
    bounded = max(-62135596800.0, min(seconds, 253402300799.0))
    return datetime.fromtimestamp(bounded, UTC).replace(microsecond=0).isoformat()[:19] + "Z"


def to_json_feed(listing: Listing) -> bytes:
    """The list as JSON Feed 1.1, in UTF-8."""
    feed: dict[str, object] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": listing.title,
        "feed_url": listing.self_url,
    }
    if (site := web_address(listing.site_url)) is not None:
        feed["home_page_url"] = site
    feed["items"] = [_json_entry(entry) for entry in listing.entries]
    # Half signs are no text anywhere: they would come out as escapes that some cannot read.
    text = json.dumps(feed, ensure_ascii=False, indent=1)
    return text.encode("utf-8", "replace")


def _json_entry(entry: ListingEntry) -> dict[str, object]:
    item: dict[str, object] = {"id": entry.id, "title": entry.title}
    if (url := web_address(entry.url)) is not None:
        item["url"] = url
    if entry.html is not None:
        item["content_html"] = entry.html
    if entry.html is None or entry.text is not None:
        item["content_text" if entry.html is None else "summary"] = entry.text or ""
    if entry.published is not None:
        item["date_published"] = _moment(entry.published)
    item["date_modified"] = _moment(entry.updated)
    names = [{"name": name} for name in (entry.byline, entry.outlet) if name]
    if names:
        item["authors"] = names
    return item


def listing_entry(item: Item, outlet: str) -> ListingEntry:
    """An item as an entry, with its body made safe."""
    entry = item.entry
    html = entry.html
    return ListingEntry(
        id=f"urn:variorum:item:{item.id}",
        title=entry.title or "",
        updated=item.stands,
        url=entry.url,
        published=item.stands,
        byline=entry.byline,
        outlet=outlet,
        html=None if html is None else safe_html(html, base=entry.url),
        text=entry.text if html is None else None,
    )

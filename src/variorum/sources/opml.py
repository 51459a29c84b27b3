"""Reading lists as OPML: what other readers give, read whole; what we give, losing nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from lxml import etree

from variorum.errors import FormatError
from variorum.model import Followed, ReadingList
from variorum.sources.lettering import decode

_LARGEST = 32 * 1024 * 1024
_MOST = 100_000
_DEEPEST = 200
_ADVICE = "Export the list again as OPML, or give the addresses of the feeds."
# What XML 1.0 cannot hold, not even as a reference.
_ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,400}\?>")
_ROOT = re.compile(r"<opml[\s>]", re.IGNORECASE)
_OURS = {"text", "title", "xmlurl", "htmlurl", "type", "category"}
# Of these the wording is kept where what we would write in its place differs.
_REWRITTEN = ("type", "text", "category")


def read_opml(data: bytes, *, subject: str) -> ReadingList:
    """Read a reading list with everything in it that can be read, and what was wrong with it.

    Names of attributes are taken in any case, folders from any depth, and a damaged file as
    far as it can be mended. No entity of the document's own is expanded, nothing is fetched.

    Args:
        data: The file's bytes.
        subject: Its name, for errors.

    Raises:
        FormatError: No OPML, or one of more than 32 MB or 100,000 feeds.
    """
    if len(data) > _LARGEST:
        raise FormatError(
            subject, f"a list of more than {_LARGEST:,} bytes.", seen="opml", advice=_ADVICE
        )
    text, complaints = decode(data)
    said = list(complaints)
    text = _DECLARATION.sub("", text.lstrip("\ufeff \t\r\n"))
    start = _ROOT.search(text)
    if start is not None and "<!DOCTYPE" in text[: start.start()].upper():
        text = text[start.start() :]  # what it declares only serves to hide things
        said.append("its document type is left aside")
    root = _root(_ILLEGAL.sub("\ufffd", text), subject, said)
    body = root.find("body")
    if root.tag.lower() != "opml" or body is None:
        raise FormatError(subject, "is not OPML: no list in it.", seen="xml", advice=_ADVICE)
    feeds: list[Followed] = []
    for followed in _feeds(body, said):
        if len(feeds) == _MOST:
            raise FormatError(
                subject, f"a list of more than {_MOST:,} feeds.", seen="opml", advice=_ADVICE
            )
        feeds.append(followed)
    return ReadingList(_plain(root.findtext("head/title")), tuple(feeds), tuple(said))


def _root(text: str, subject: str, said: list[str]) -> Any:
    def parse(recover: bool) -> Any:
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
            recover=recover, remove_comments=True, remove_pis=True,
        )  # fmt: skip
        return etree.fromstring(text.encode("utf-8"), parser)

    try:
        return parse(recover=False)
    except etree.XMLSyntaxError as error:
        said.append(f"not well-formed: {str(error)[:200]}")
    try:
        root = parse(recover=True)
    except etree.XMLSyntaxError:
        root = None
    if root is None or not isinstance(root.tag, str):
        raise FormatError(
            subject, "is not OPML, nor any XML that can be read.", seen="text", advice=_ADVICE
        )
    return root


def _feeds(body: Any, said: list[str]) -> Iterator[Followed]:
    """The feeds in document order; a stack in place of recursion, for files may be deep."""
    stack: list[tuple[Any, tuple[str, ...]]] = [(child, ()) for child in reversed(body)]
    while stack:
        outline, folder = stack.pop()
        if not isinstance(outline.tag, str) or outline.tag.lower() != "outline":
            continue
        about = {name.lower(): value.strip() for name, value in outline.attrib.items()}
        name = _plain(about.get("text")) or _plain(about.get("title"))
        if about.get("xmlurl"):
            yield _followed(outline, about, folder)
            inner = folder
        else:
            if not len(outline):
                said.append(f"“{(name or '')[:80]}” has no address of a feed")
                continue
            inner = (*folder, name) if name and len(folder) < _DEEPEST else folder
        stack.extend((child, inner) for child in reversed(outline))


def _followed(outline: Any, about: dict[str, str], folder: tuple[str, ...]) -> Followed:
    tags = [tag.strip().strip("/") for tag in about.get("category", "").split(",")]
    title = _plain(about.get("title")) or _plain(about.get("text"))
    feed = Followed(
        url=about["xmlurl"],
        # So is written what has no title.
        title=None if title == about["xmlurl"] else title,
        site=about.get("htmlurl") or None,
        folder=folder,
        tags=tuple(dict.fromkeys(tag for tag in tags if tag)),
    )
    ours = _attributes(feed)
    raw = {name.lower(): value for name, value in outline.attrib.items()}
    kept = [(name, raw[name]) for name in _REWRITTEN if raw.get(name, "").strip()]
    more = [(name, value) for name, value in kept if value != ours.get(name)]
    more += [(name, value) for name, value in outline.attrib.items() if name.lower() not in _OURS]
    return replace(feed, more=tuple(more))


def _plain(text: str | None) -> str | None:
    return " ".join(text.split()) or None if text else None


def write_opml(reading: ReadingList) -> bytes:
    """A reading list as OPML 2.0, in UTF-8.

    Folders are outlines within outlines, tags the ``category`` of a feed, and what other
    programs noted stands as it came. Feeds keep their order within a folder.
    """
    root = etree.Element("opml", version="2.0")
    etree.SubElement(etree.SubElement(root, "head"), "title").text = _clean(
        reading.title or "Feeds"
    )
    body = etree.SubElement(root, "body")
    folders: dict[tuple[str, ...], Any] = {(): body}
    for feed in reading.feeds:
        _write(_folder(folders, feed.folder), feed)
    return bytes(etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True))


def _folder(folders: dict[tuple[str, ...], Any], path: Sequence[str]) -> Any:
    known = tuple(path)
    missing = []
    while known not in folders:
        missing.append(known)
        known = known[:-1]
    for name in reversed(missing):
        title = _clean(name[-1])
        folders[name] = etree.SubElement(folders[name[:-1]], "outline", text=title, title=title)
    return folders[tuple(path)]


def _write(parent: Any, feed: Followed) -> None:
    outline = etree.SubElement(parent, "outline", _attributes(feed))
    for name, value in feed.more:
        try:
            outline.set(name, _clean(value))
        except ValueError:
            continue  # no name of an attribute


def _attributes(feed: Followed) -> dict[str, str]:
    """What an outline says of a feed, but for what other programs noted."""
    title = _clean(feed.title or feed.url)
    about = {"type": "rss", "text": title, "title": title, "xmlUrl": _clean(feed.url)}
    if feed.site:
        about["htmlUrl"] = _clean(feed.site)
    if feed.tags:
        about["category"] = ",".join(_clean(tag) for tag in feed.tags)
    return about


def _clean(text: str) -> str:
    return _ILLEGAL.sub("\ufffd", text)

"""One item as its page shows it: the text, where it is from, what it said before, its labels."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal
from unicodedata import bidirectional

from variorum.desk.desk import Desk
from variorum.desk.views.item import ItemView, own_item, view_of
from variorum.desk.views.lists import web_address
from variorum.desk.views.rewordings import LISTED, Rewording, rewordings
from variorum.errors import NotFound, SettingsError
from variorum.following.pages import wants_page
from variorum.following.revisits import told_of_page
from variorum.model import Capture, CaptureId, Item, PageAsked, Post, Revisit

# How apps of Google Reader's keep what users named themselves; see ``LabelShelf``.
_LABEL = "label/"
_LABEL_MOST = 100
# Signs that turn the direction of writing: among other words they would turn those too.
_TURNING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")

What = Literal["page", "latest", "feed"]


@dataclass(frozen=True, slots=True)
class Kept:
    """Bytes that an item's words are from, as they lie in the archive.

    ``what`` says which: those of the page, those that the page answered when it was visited
    again last, where these are others, or those of the feed that said so last.
    ``digest`` is the SHA-256 of the bytes in hexadecimal, ``when`` seconds since 1970, None
    where the moment cannot be read. ``packed`` names the coding in which they were sent
    ("gzip"), empty where they are as they are read.
    """

    what: What
    capture: CaptureId
    digest: str
    when: float | None
    url: str | None
    size: int
    media_type: str
    packed: str
    archive: str


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An item's page.

    ``shortfall`` says why nothing but the feed's own words can be shown, in a sentence; empty
    where there is more, or where the feed claims to give all. ``again`` is when the page is
    asked for again, if it is. ``language`` is the code of the text's language, "" if unknown.
    ``looked`` says in words what is known of the page since it was captured, ``gone`` when it
    was found to be there no more, None while it is.
    ``rewordings`` are the latest revisions, the latest first, of ``revisions`` in all.
    ``citation`` is a reference in plain text.
    """

    item: ItemView
    shortfall: str
    again: float | None
    looked: str
    gone: float | None
    language: str
    rewordings: tuple[Rewording, ...]
    revisions: int
    kept: tuple[Kept, ...]
    labels: tuple[str, ...]
    post: Post | None
    published: bool
    citation: str


def article_view(desk: Desk, user: int, item: int, *, pictures: bool = True) -> ArticleView:
    """One of a user's items as its page shows it.

    Args:
        pictures: Whether pictures are loaded from where the outlet keeps them.

    Raises:
        NotFound: The user neither follows its source nor saved it.
    """
    one = own_item(desk, user, item)
    view = view_of(desk, user, one, pictures=pictures)
    page = desk.store.digest.pages([item]).get(item)
    articles = desk.store.articles.get([view.article]) if view.article else ()
    article = articles[0] if articles else None
    former = rewordings(desk, one.item)
    visited = desk.store.revisits.get([page.url]).get(page.url) if page is not None else None
    kept = _kept(desk, one.item, page, visited)
    post = one.item.entry.post
    language = article.language if article is not None and article.language != "und" else ""
    return ArticleView(
        item=view,
        shortfall=_shortfall(one.item, view.fetched, page, article.complaints if article else ()),
        again=page.due if page is not None and page.trouble and not view.fetched else None,
        looked="" if visited is None else told_of_page(visited, desk.clock().timestamp()),
        gone=visited.gone if visited is not None else None,
        language=language or (post.language or "" if post else ""),
        rewordings=former,
        revisions=one.item.revisions,
        kept=kept,
        labels=item_labels(desk, user, item),
        post=post,
        published=one.item.entry.published is not None,
        citation=_citation(view, kept),
    )


def item_labels(desk: Desk, user: int, item: int) -> tuple[str, ...]:
    """The labels that a user gave to an item."""
    found = desk.store.labels.of(user, [item]).get(item, ())
    return tuple(name.removeprefix(_LABEL) for name in found if name.startswith(_LABEL))


def label_item(desk: Desk, user: int, item: int, label: str, *, on: bool) -> bool:
    """Give one of a user's items a label, or take it off. Whether anything changed.

    Raises:
        NotFound: The user has no such item.
        SettingsError: It can be no label.
    """
    own_item(desk, user, item)
    plain = " ".join(label.split())
    if not plain or len(plain) > _LABEL_MOST or not plain.isprintable():
        raise SettingsError(
            "label", "this can be no label.", advice=f"Take up to {_LABEL_MOST} letters."
        )
    if not on:
        return bool(desk.store.labels.take(user, [item], _LABEL + plain))
    return bool(desk.store.labels.put(user, [item], _LABEL + plain, at=desk.clock().timestamp()))


def captured_bytes(desk: Desk, user: int, item: int, digest: str) -> bytes:
    """The bytes in which one of a user's items stands or lately stood, as they were captured.

    Args:
        digest: Their SHA-256 in hexadecimal.

    Raises:
        NotFound: The item is not the user's, or nothing of it stands in these bytes.
        ArchiveError: The archive does not hold them any more.
    """
    one = own_item(desk, user, item)
    page = desk.store.digest.pages([item]).get(item)
    former = desk.store.sources.wordings(item, limit=LISTED) if one.item.revisions else ()
    visited = desk.store.revisits.get([page.url]).get(page.url) if page is not None else None
    names = [one.item.capture, page.capture if page else None, *(old.capture for _, old in former)]
    names.append(visited.capture if visited is not None else None)
    said = sorted({old.article for _, old in former if old.article is not None})
    names += [article.capture for article in desk.store.articles.get(said)]
    wanted = next((name for name in names if name and _digest(name) == digest), None)
    found = desk.store.captures.get([wanted]) if wanted else ()
    if not found:
        raise NotFound(digest, "nothing of this item stands in such bytes.", kind="capture")
    return desk.archive.read(found[0])


def _kept(
    desk: Desk, item: Item, page: PageAsked | None, visited: Revisit | None
) -> tuple[Kept, ...]:
    latest = visited.capture if visited is not None and page is not None else None
    named: list[tuple[What, CaptureId | None]] = [
        ("page", page.capture if page else None),
        ("latest", latest if page and latest != page.capture else None),
        ("feed", item.capture),
    ]
    wanted = [(what, name) for what, name in named if name is not None]
    captures = {one.id: one for one in desk.store.captures.get([name for _, name in wanted])}
    return tuple(_line(what, captures[name]) for what, name in wanted)


def _line(what: What, capture: Capture) -> Kept:
    headers = {name.lower(): value for name, value in capture.headers}
    return Kept(
        what,
        capture.id,
        _digest(capture.id),
        _moment(capture.captured),
        web_address(capture.url),
        capture.size,
        capture.media_type or "",
        headers.get("content-encoding", "").strip().lower()[:40],
        capture.archive,
    )


def _digest(capture: CaptureId) -> str:
    return capture.removeprefix("sha256:")


def _moment(written: str) -> float | None:
    try:
        return datetime.fromisoformat(written).timestamp()
    except (ValueError, OverflowError):
        return None


def _shortfall(item: Item, fetched: bool, page: PageAsked | None, complaints: Iterable[str]) -> str:
    """Why no more than the feed's own words can be shown; a failure is no verdict on the page."""
    if fetched or item.entry.post is not None or not wants_page(item.entry):
        return ""
    if page is None:
        return "The page behind it has not been asked for."
    if page.trouble:
        return f"The page behind it could not be had: {page.trouble}"
    if page.capture is None:
        return "The page behind it has not been had yet."
    told = "Only the feed's summary: "
    for complaint in complaints:
        if complaint.startswith(told):
            return f"The page behind it was had, but: {complaint.removeprefix(told)}"
    return "The page behind it was had; its text is still to be read."


def _citation(view: ItemView, kept: tuple[Kept, ...]) -> str:
    """A reference in plain text: who, what, where, when, and by which bytes it can be checked."""
    day = datetime.fromtimestamp(view.stands, UTC).strftime("%Y-%m-%d")
    parts = [_beside(view.byline or ""), f"\u201c{_beside(view.title)}\u201d"]
    parts += [_beside(view.source_title), day, view.url or ""]
    said = ". ".join(part.strip().rstrip(".") for part in parts if part.strip()) + "."
    first = next((one for one in kept if one.what == "page" and view.fetched), None)
    first = first or next((one for one in kept if one.what == "feed"), None)
    if first is None:
        return said
    when = "" if first.when is None else datetime.fromtimestamp(first.when, UTC).isoformat()[:16]
    return f"{said} Captured {when}Z, sha256:{first.digest}." if when else said


def _beside(words: str) -> str:
    """Words so that they leave the direction of those beside them alone."""
    plain = _TURNING.sub("", words)
    turns = any(bidirectional(sign) in ("R", "AL") for sign in plain)
    return f"\u2068{plain}\u2069" if turns else plain

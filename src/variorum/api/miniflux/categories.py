"""Categories: folders, and the virtual one of feeds that are in none."""

from __future__ import annotations

from starlette.responses import Response

from variorum.api.miniflux import shapes
from variorum.api.miniflux.door import done, number_in, read_json, told, wrong
from variorum.api.miniflux.following import Following, following
from variorum.desk import Desk
from variorum.desk.refreshing import ask_again
from variorum.desk.views import grouped
from variorum.gate import Asked, Asker
from variorum.model import Folder

_LONGEST = 255


def categories(desk: Desk, asker: Asker, asked: Asked) -> Response:
    """GET /v1/categories"""
    found = following(desk, asker.user)
    ordered = sorted(found.folders.values(), key=lambda one: (one.title.casefold(), one.id))
    shaped = [shapes.category(asker.user, one) for one in ordered]
    if asked.one("counts") in ("1", "t", "T", "TRUE", "true", "True"):
        tally = dict(grouped.unread(desk, asker.user.id, prefers=asker.prefers).by_source)
        for shape, one in zip(shaped, ordered, strict=True):
            within = found.within(one)
            shape["feed_count"] = len(within)
            shape["total_unread"] = sum(tally.get(number, 0) for number in within)
    return told(shaped)


def _title(asked: Asked, found: Following, but: int | None = None) -> str:
    title = read_json(asked).get("title")
    plain = " ".join(title.split()) if isinstance(title, str) else ""
    if not plain:
        raise wrong("The title is mandatory.")
    if len(plain) > _LONGEST:
        raise wrong("The title is too long.")
    if any(one.title == plain and one.id != but for one in found.folders.values()):
        raise wrong("This category already exists.")
    return plain


def create(desk: Desk, asker: Asker, asked: Asked) -> Response:
    """POST /v1/categories"""
    title = _title(asked, following(desk, asker.user))
    folder = desk.store.readers.folder(asker.user.id, title)
    return told(shapes.category(asker.user, folder), 201)


def update(desk: Desk, asker: Asker, asked: Asked) -> Response:
    """PUT /v1/categories/{category}"""
    found = following(desk, asker.user)
    folder = found.folder(number_in(asked, "category", "category"))
    title = _title(asked, found, folder.id)
    if folder == shapes.ALL:
        raise wrong("This category holds the feeds without a folder, and keeps its name.")
    desk.store.readers.rename_folder(asker.user.id, folder.id, title)
    return told(shapes.category(asker.user, Folder(folder.id, title)), 201)


def remove(desk: Desk, asker: Asker, asked: Asked) -> Response:
    """DELETE /v1/categories/{category}: its feeds are followed without one"""
    folder = following(desk, asker.user).folder(number_in(asked, "category", "category"))
    if folder == shapes.ALL:
        raise wrong("This category holds the feeds without a folder, and stays.")
    desk.store.readers.drop_folder(asker.user.id, folder.id)
    return done()


def feeds(desk: Desk, asker: Asker, asked: Asked) -> Response:
    """GET /v1/categories/{category}/feeds"""
    found = following(desk, asker.user)
    folder = found.folder(number_in(asked, "category", "category"))
    return told([found.shape(number) for number in found.within(folder)])


def refresh(desk: Desk, asker: Asker, asked: Asked) -> Response:
    """PUT /v1/categories/{category}/refresh"""
    found = following(desk, asker.user)
    folder = found.folder(number_in(asked, "category", "category"))
    ask_again(desk, found.within(folder))
    return done()

"""One item to be read: its text, what it said before, and the other reports of its story."""

from __future__ import annotations

from dataclasses import dataclass, replace

from variorum.desk.desk import Desk
from variorum.desk.views.bodies import bodies, entry_html
from variorum.desk.views.lists import item_title, source_titles, web_address
from variorum.desk.views.today import other_reports, story_of
from variorum.desk.views.wordings import FormerWording, FormerWordings, former_wordings
from variorum.errors import NotFound
from variorum.model import ArticleId, CaptureId, Marked, Member, ToldStory, Wanted

# So many former wordings come with an item; there is a page for the others.
_FORMER = 20


@dataclass(frozen=True, slots=True)
class ItemView:
    """An item for one reader.

    ``stands`` is its place in time, ``received`` when it came, ``published`` and ``modified``
    what the outlet says of that. ``html`` is safe to be shown; ``fetched`` says that it is the
    page's text and not the feed's. It was revised ``revisions`` times; ``former`` are the latest of
    its former wordings, the latest first, and ``beyond`` asks for the others, None where there
    are no others (see ``FormerWordings``).
    ``story`` is that in which it stands, ``why`` what put it there, ``reports`` the other
    reports, the newest first.
    """

    id: int
    title: str
    url: str | None
    byline: str | None
    source: int
    source_title: str
    stands: float
    received: float
    published: str | None
    modified: str | None
    read: bool
    saved: float | None
    html: str
    fetched: bool
    article: ArticleId | None
    capture: CaptureId | None
    revisions: int = 0
    former: tuple[FormerWording, ...] = ()
    beyond: str | None = None
    story: ToldStory | None = None
    why: str = ""
    reports: tuple[Member, ...] = ()


def own_item(desk: Desk, user: int, item: int) -> Marked:
    """One of a user's items with its marks: of a source that the user follows, or saved.

    Raises:
        NotFound: The user has no such item.
    """
    found = desk.store.readers.list(user, Wanted(items=(item,)), limit=1)
    if not found:
        raise NotFound(str(item), "there is no such item in what you follow or saved.", kind="item")
    return found[0]


def item_view(desk: Desk, user: int, item: int, *, pictures: bool = True) -> ItemView:
    """One of a user's items, see ``own_item``, with the latest of its former wordings.

    Raises:
        NotFound: The user has no such item.
    """
    one = own_item(desk, user, item)
    view = view_of(desk, user, one, pictures=pictures)
    if not one.item.revisions:
        return view
    former = former_wordings(desk, item, limit=_FORMER, pictures=pictures)
    return replace(view, former=former.wordings, beyond=former.beyond)


def item_wordings(
    desk: Desk, user: int, item: int, *, limit: int, beyond: str | None, pictures: bool = True
) -> FormerWordings:
    """A page of what one of a user's items said before; see ``former_wordings``.

    Raises:
        NotFound: The user has no such item.
    """
    own_item(desk, user, item)
    return former_wordings(desk, item, limit=limit, beyond=beyond, pictures=pictures)


def view_of(desk: Desk, user: int, one: Marked, *, pictures: bool = True) -> ItemView:
    """An item for a user, without its former wordings."""
    item = one.item.id
    entry = one.item.entry
    text = bodies(desk, [one.item], pictures=pictures)[item]
    placed = story_of(desk, item)
    return ItemView(
        id=item,
        title=item_title(entry),
        url=web_address(entry.url),
        byline=entry.byline,
        source=one.item.source,
        source_title=source_titles(desk, user, [one.item.source])[one.item.source],
        stands=one.item.stands,
        received=one.item.received,
        published=entry.published,
        modified=entry.modified,
        read=one.read,
        saved=one.saved,
        html=text,
        fetched=text != entry_html(one.item, pictures=pictures),
        article=one.item.article,
        capture=one.item.capture,
        revisions=one.item.revisions,
        story=placed.story if placed else None,
        why=placed.why if placed else "",
        reports=other_reports(desk, user, item) if placed else (),
    )

"""All calls of our own interface."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from variorum.api.own import following, keeping, lists, publishing, reading
from variorum.api.own.calls import Call, Parameter
from variorum.desk.syncing import Synced
from variorum.desk.views.feeds import FeedRow
from variorum.desk.views.item import ItemView
from variorum.desk.views.picks import Picks
from variorum.desk.views.search import SearchPage
from variorum.desk.views.today import Today
from variorum.model import Folder, Preferences

ATOM, JSON_FEED = "application/atom+xml", "application/feed+json"

_LIMIT = Parameter("limit", "How many at most.", int, 50, 1, 200)
_BEYOND = Parameter("beyond", "From the answer before: its next page.")
_ORDER = Parameter("order", "The user's own order if not given.", Literal["newest", "oldest"])
_WHICH = Parameter("which", "Which items.", Literal["unread", "saved", "all"], "all")
_STORY = Parameter("story", "The id of a story, or its beginning.")
_ITEM = Parameter("item", "The id of an item.", int, least=1, most=2**53)
_FEED = Parameter("feed", "The id of a feed.", int, least=1, most=2**53)
_FOLDER = Parameter("folder", "The id of a folder.", int, least=1, most=2**53)
_QUERY = Parameter("q", "In the language of searches.", default="")
_BEST = Parameter("order", "The newest first, or the best.", Literal["newest", "best"], "newest")

_LIST = (*lists.FILTERS, _ORDER)
_KEPT = "Nothing of what it brought is deleted; following it again brings all back."

READING: tuple[Call, ...] = (
    Call("GET", "/me", "Who asks, and what it prefers", reading.me, reading.Me),
    Call("GET", "/status", "What is still to be done", reading.status, reading.Status),
    Call(
        "GET",
        "/today",
        "The stories on top, and why",
        reading.today,
        Today,
        (replace(_LIMIT, default=30),),
    ),
    Call(
        "GET",
        "/for-you",
        "What is picked for the reader, and why",
        reading.picks,
        Picks,
        (replace(_LIMIT, default=24),),
    ),
    Call(
        "GET",
        "/stories/{story}",
        "A story: reports, differences, what is new",
        reading.story,
        reading.StoryPage,
        (_STORY,),
    ),
    Call(
        "GET",
        "/stories/{story}/reports",
        "The reports of a story",
        reading.story_reports,
        reading.Reports,
        (_STORY, _LIMIT, _BEYOND),
    ),
    Call(
        "GET",
        "/items",
        "Items of what is followed, and saved ones",
        lists.listed,
        lists.Items,
        (_WHICH, *_LIST, _LIMIT, _BEYOND),
    ),
    Call(
        "GET",
        "/items/{item}",
        "An item: text, former wordings, other reports",
        reading.item,
        ItemView,
        (_ITEM,),
    ),
    Call(
        "GET",
        "/search",
        "What a search finds",
        reading.search,
        SearchPage,
        (_QUERY, _BEST, _LIMIT, _BEYOND),
    ),
    Call("GET", "/preferences", "What the user chose", keeping.preferences, Preferences),
    Call(
        "GET",
        "/feeds",
        "What is followed, and how each feed does",
        following.feeds,
        following.Feeds,
    ),
    Call(
        "GET",
        "/feeds/{feed}",
        "A feed, and how it does",
        following.feed,
        FeedRow,
        (_FEED,),
    ),
    Call("GET", "/folders", "The folders", following.folders, following.Folders),
)

CHANGING: tuple[Call, ...] = (
    Call(
        "POST",
        "/marks",
        "Mark items as read, unread, saved, not saved",
        keeping.mark,
        keeping.Changed,
        body=keeping.Marks,
    ),
    Call(
        "POST",
        "/marks/late",
        "Send marks that were made without a connection",
        keeping.mark_late,
        Synced,
        body=keeping.LateMarks,
    ),
    Call(
        "POST",
        "/marks/all-read",
        "Mark as read what is unread, of everything or of a part",
        keeping.mark_all,
        keeping.AllMarked,
        body=keeping.AllRead,
    ),
    Call(
        "POST",
        "/marks/take-back",
        "Take back what was marked as read all at once",
        keeping.take_back,
        keeping.Changed,
        body=keeping.MarkedAt,
        more="What was marked again since stays.",
    ),
    Call(
        "PUT",
        "/preferences",
        "Change what the user chose",
        keeping.choose,
        Preferences,
        body=keeping.Chosen,
    ),
    Call(
        "POST",
        "/feeds",
        "Follow what stands at an address",
        following.follow,
        following.Followings,
        body=following.Address,
        status=201,
    ),
    Call(
        "POST",
        "/feeds/offers",
        "Which feeds an address offers",
        following.offers,
        following.Offers,
        body=following.Address,
    ),
    Call(
        "POST",
        "/feeds/ask",
        "Ask all feeds soon, as far as their sites let us",
        following.ask_all,
        following.Asked,
    ),
    Call(
        "PUT",
        "/feeds/{feed}",
        "Rename a feed, move it, tag it",
        following.change,
        FeedRow,
        (_FEED,),
        following.FeedChange,
    ),
    Call(
        "DELETE",
        "/feeds/{feed}",
        "Leave a feed",
        following.leave,
        following.Left,
        (_FEED,),
        more=_KEPT,
    ),
    Call(
        "POST",
        "/feeds/{feed}/ask",
        "Ask a feed soon, as far as its site lets us",
        following.ask,
        following.Asked,
        (_FEED,),
    ),
    Call(
        "POST",
        "/folders",
        "Make a folder",
        following.add_folder,
        Folder,
        body=following.FolderTitle,
        status=201,
    ),
    Call(
        "PUT",
        "/folders/{folder}",
        "Rename a folder",
        following.rename_folder,
        Folder,
        (_FOLDER,),
        following.FolderTitle,
    ),
    Call(
        "DELETE",
        "/folders/{folder}",
        "Take a folder away; its feeds stay followed",
        following.drop_folder,
        following.Folders,
        (_FOLDER,),
    ),
)

# Each list as feeds: the address, what it is, who writes it, its parameters.
PUBLISHED: tuple[tuple[str, str, publishing.Published, tuple[Parameter, ...]], ...] = (
    ("/items", "Items", publishing.items, (_WHICH, *_LIST)),
    ("/today", "The stories on top", publishing.on_top, ()),
    ("/stories/{story}", "The reports of a story", publishing.of_story, (_STORY,)),
    ("/search", "What a search finds", publishing.searched, (_QUERY,)),
)

_TOKEN = Parameter("token", "A token of the user's, for readers that cannot send a header.")

FEEDS: tuple[Call, ...] = tuple(
    Call(
        "GET",
        f"{path}/feed.{ending}",
        f"{words}, as {called}",
        act,
        kind,
        (*parameters, _TOKEN),
    )
    for path, words, act, parameters in PUBLISHED
    for ending, called, kind in (("atom", "Atom", ATOM), ("json", "JSON Feed", JSON_FEED))
)

CALLS = (*READING, *CHANGING, *FEEDS)

"""All calls of our own interface."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from variorum.api.own import following, keeping, lists, publishing, reading, watching
from variorum.api.own.calls import Act, Call, Parameter

ATOM, JSON_FEED = "application/atom+xml", "application/feed+json"

_ID = Parameter("", "", int, least=1, most=2**53)
_LIMIT = Parameter("limit", "How many at most.", int, 50, 1, 200)
_BEYOND = Parameter("beyond", "From the answer before: its next page.")
_ORDER = Parameter("order", "The user's own order if not given.", Literal["newest", "oldest"])
_WHICH = Parameter("which", "Which items.", Literal["unread", "saved", "all"], "all")
_STORY = Parameter("story", "The id of a story, or its beginning.")
_ITEM = replace(_ID, name="item", words="The id of an item.")
_FEED = replace(_ID, name="feed", words="The id of a feed.")
_FOLDER = replace(_ID, name="folder", words="The id of a folder.")
_WATCH = replace(_ID, name="watch", words="The id of a watch.")
_SECRET = Parameter("secret", "The secret part of a watch's feed (``WatchRow.feed``).")
_QUERY = Parameter("q", "In the language of searches.", default="")
_BEST = Parameter("order", "The newest first, or the best.", Literal["newest", "best"], "newest")
_TOKEN = Parameter("token", "A token of the user's, for readers that cannot send a header.")

_LIST = (*lists.FILTERS, _ORDER)
_PAGE = (_LIMIT, _BEYOND)
_KEPT = "Nothing of what it brought is deleted; following it again brings all back."


def _get(path: str, words: str, act: Act, *parameters: Parameter) -> Call:
    return Call("GET", path, words, act, parameters)


READING: tuple[Call, ...] = (
    _get("/me", "Who asks, and what it prefers", reading.me),
    _get("/status", "What is still to be done", reading.status),
    _get("/today", "The stories on top, and why", reading.today, replace(_LIMIT, default=30)),
    _get("/for-you", "What is picked, and why", reading.picks, replace(_LIMIT, default=24)),
    _get("/stories/{story}", "A story: reports, differences, news", reading.story, _STORY),
    _get("/stories/{story}/reports", "Its reports", reading.story_reports, _STORY, *_PAGE),
    _get("/items", "Items followed or saved", lists.listed, _WHICH, *_LIST, *_PAGE),
    _get("/items/{item}", "An item: text, latest wordings, other reports", reading.item, _ITEM),
    Call(
        "GET",
        "/items/{item}/wordings",
        "What an item said before, the latest first",
        reading.wordings,
        (_ITEM, replace(_LIMIT, default=20), _BEYOND),
        more="A page ends after `limit` wordings or a million letters, whichever comes first.",
    ),
    _get("/search", "What a search finds", reading.search, _QUERY, _BEST, *_PAGE),
    _get("/preferences", "What the user chose", keeping.preferences),
    _get("/feeds", "What is followed, and how each feed does", following.feeds),
    _get("/feeds/{feed}", "A feed, and how it does", following.feed, _FEED),
    _get("/folders", "The folders", following.folders),
    _get("/watches", "What alerts", watching.watches),
    _get("/watches/hits", "What watches found", watching.hits, _WATCH, *_PAGE),
)

MARKING: tuple[Call, ...] = (
    Call("POST", "/marks", "Mark items as read or saved", keeping.mark, body=keeping.Marks),
    Call(
        "POST",
        "/marks/late",
        "Send marks that were made without a connection",
        keeping.mark_late,
        body=keeping.LateMarks,
        more="Each counts as of the time at which it was made: a later mark stands.",
    ),
    Call(
        "POST",
        "/marks/all-read",
        "Mark as read what is unread, of everything or of a part",
        keeping.mark_all,
        body=keeping.AllRead,
    ),
    Call(
        "POST",
        "/marks/take-back",
        "Take back what was marked as read all at once",
        keeping.take_back,
        body=keeping.MarkedAt,
        more="What was marked again since stays.",
    ),
    Call(
        "PUT",
        "/preferences",
        "Change what the user chose",
        keeping.choose,
        body=keeping.Chosen,
    ),
)

FOLLOWING: tuple[Call, ...] = (
    Call(
        "POST",
        "/feeds",
        "Follow what stands at an address",
        following.follow,
        body=following.Address,
        status=201,
    ),
    Call(
        "POST",
        "/feeds/offers",
        "Which feeds an address offers",
        following.offers,
        body=following.Address,
    ),
    Call("POST", "/feeds/ask", "Ask all feeds soon, as sites let us", following.ask_all),
    Call(
        "PUT",
        "/feeds/{feed}",
        "Rename a feed, move it, tag it",
        following.change,
        (_FEED,),
        body=following.FeedChange,
    ),
    Call("DELETE", "/feeds/{feed}", "Leave a feed", following.leave, (_FEED,), more=_KEPT),
    Call("POST", "/feeds/{feed}/ask", "Ask a feed soon", following.ask, (_FEED,)),
    Call(
        "POST",
        "/folders",
        "Make a folder",
        following.add_folder,
        body=following.FolderTitle,
        status=201,
    ),
    Call(
        "PUT",
        "/folders/{folder}",
        "Rename a folder",
        following.rename_folder,
        (_FOLDER,),
        body=following.FolderTitle,
    ),
    Call(
        "DELETE",
        "/folders/{folder}",
        "Take a folder away; its feeds stay followed",
        following.drop_folder,
        (_FOLDER,),
    ),
)

WATCHING: tuple[Call, ...] = (
    Call(
        "POST",
        "/watches",
        "Watch for a search or a story",
        watching.watch,
        body=watching.NewWatch,
        status=201,
    ),
    Call(
        "PUT",
        "/watches/{watch}",
        "Change a watch",
        watching.change,
        (_WATCH,),
        body=watching.WatchChange,
    ),
    Call("DELETE", "/watches/{watch}", "End a watch", watching.drop, (_WATCH,)),
    Call("POST", "/watches/seen", "Note that hits were seen", watching.see, body=watching.Seen),
)

_FORMS = (("atom", "Atom", ATOM), ("json", "JSON Feed", JSON_FEED))
# Each list as a feed: the address, what it is, who writes it, its parameters.
_PUBLISHED: tuple[tuple[str, str, publishing.Published, tuple[Parameter, ...]], ...] = (
    ("/items", "Items", publishing.items, (_WHICH, *_LIST)),
    ("/today", "The stories on top", publishing.on_top, ()),
    ("/stories/{story}", "The reports of a story", publishing.of_story, (_STORY,)),
    ("/search", "What a search finds", publishing.searched, (_QUERY,)),
)

FEEDS: tuple[Call, ...] = tuple(
    Call(
        "GET",
        f"{path}/feed.{ending}",
        f"{words}, as {called}",
        act,
        (*parameters, _TOKEN),
        media=media,
    )
    for path, words, act, parameters in _PUBLISHED
    for ending, called, media in _FORMS
)

# What a watch found, for whoever has the secret in its address.
WATCHED: tuple[Call, ...] = tuple(
    Call(
        "GET",
        f"/watches/{{secret}}/feed.{ending}",
        f"What a watch found, as {called}",
        watching.listing,
        (_SECRET,),
        media=media,
        more="The secret alone opens it; nobody signs in.",
    )
    for ending, called, media in _FORMS
)

CALLS = (*READING, *MARKING, *FOLLOWING, *WATCHING, *FEEDS, *WATCHED)

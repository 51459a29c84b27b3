"""All addresses of the interface of Miniflux, as one table."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from variorum.api.miniflux import categories, entries, feeds, users
from variorum.api.miniflux.door import Methods, route
from variorum.gate import Gate

# A reading list may be long.
_LIST = 32 * 1024 * 1024
_BODY = 2 * 1024 * 1024

# An address with words stands before one with a part that is filled in.
TABLE: tuple[tuple[str, Methods], ...] = (
    ("/me", {"GET": users.me}),
    ("/users", {"GET": users.users, "POST": users.create}),
    ("/users/{user}", {"GET": users.user, "PUT": users.update, "DELETE": users.remove}),
    ("/users/{user}/mark-all-as-read", {"PUT": entries.mark_user}),
    ("/categories", {"GET": categories.categories, "POST": categories.create}),
    ("/categories/{category}", {"PUT": categories.update, "DELETE": categories.remove}),
    ("/categories/{category}/mark-all-as-read", {"PUT": entries.mark_category}),
    ("/categories/{category}/feeds", {"GET": categories.feeds}),
    ("/categories/{category}/refresh", {"PUT": categories.refresh}),
    ("/categories/{category}/entries", {"GET": entries.category_entries}),
    ("/categories/{category}/entries/{entry}", {"GET": entries.entry}),
    ("/discover", {"POST": feeds.discover}),
    ("/feeds", {"GET": feeds.feeds, "POST": feeds.create}),
    ("/feeds/counters", {"GET": feeds.counters}),
    ("/feeds/refresh", {"PUT": feeds.refresh_all}),
    ("/feeds/{feed}", {"GET": feeds.feed, "PUT": feeds.update, "DELETE": feeds.remove}),
    ("/feeds/{feed}/refresh", {"PUT": feeds.refresh}),
    ("/feeds/{feed}/icon", {"GET": feeds.no_icon}),
    ("/feeds/{feed}/mark-all-as-read", {"PUT": entries.mark_feed}),
    ("/feeds/{feed}/entries", {"GET": entries.feed_entries}),
    ("/feeds/{feed}/entries/{entry}", {"GET": entries.entry}),
    ("/entries", {"GET": entries.all_entries, "PUT": entries.set_status}),
    ("/entries/{entry}", {"GET": entries.entry, "PUT": entries.change}),
    ("/entries/{entry}/bookmark", {"PUT": entries.toggle_star}),
    ("/entries/{entry}/star", {"PUT": entries.toggle_star}),
    ("/entries/{entry}/save", {"POST": entries.save}),
    ("/entries/{entry}/fetch-content", {"GET": entries.fetch_content}),
    ("/export", {"GET": users.export_list}),
    ("/import", {"POST": users.take_list}),
    ("/flush-history", {"PUT": entries.flush_history, "DELETE": entries.flush_history}),
    ("/integrations/status", {"GET": users.integrations}),
    ("/api-keys", {"GET": users.api_keys, "POST": users.create_api_key}),
    ("/api-keys/{key}", {"DELETE": users.remove_api_key}),
    ("/version", {"GET": users.version}),
    # Icons, enclosures and whatever else is not here, in JSON as everything else.
    ("/{rest:path}", {"GET": feeds.no_icon, "POST": feeds.no_icon, "PUT": feeds.no_icon,
                      "DELETE": feeds.no_icon}),
)  # fmt: skip


def routes(gate: Gate) -> list[BaseRoute]:
    """The routes of the interface of Miniflux."""
    return [
        *(
            route(gate, f"/v1{path}", methods, limit=_LIST if path == "/import" else _BODY)
            for path, methods in TABLE
        ),
        Route("/version", _version),
        Route("/healthcheck", _healthy),
    ]


async def _version(request: Request) -> Response:
    del request
    return PlainTextResponse(users.VERSION)


async def _healthy(request: Request) -> Response:
    del request
    return PlainTextResponse("OK")

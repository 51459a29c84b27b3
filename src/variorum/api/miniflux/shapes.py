"""Users, categories, feeds and entries in the shapes of Miniflux."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

from variorum.desk.views.grouped import Shown
from variorum.desk.views.lists import home_of, web_address
from variorum.model import Folder, Key, Preferences, Source, Subscription, User

# Every feed of Miniflux is in a category: those without a folder are in this one. Folders have
# small ids, and some apps keep ids in 32 bits.
ALL = Folder(2**31 - 1, "All")
_NEVER = "0001-01-01T00:00:00Z"
_WORDS_A_MINUTE = 265
_THEMES = {"auto": "system_serif", "light": "light_serif", "dark": "dark_serif"}


def moment(seconds: float | None) -> str:
    """A moment in RFC 3339, to the microsecond; the year 1 for never, as Go writes it."""
    if seconds is None:
        return _NEVER
    try:
        return datetime.fromtimestamp(seconds, UTC).isoformat().replace("+00:00", "Z")
    except (ValueError, OverflowError, OSError):
        return _NEVER


def category(user: User, folder: Folder | None) -> dict[str, Any]:
    """A folder; the virtual one for None."""
    place = folder or ALL
    return {"id": place.id, "title": place.title, "user_id": user.id, "hide_globally": False}


def feed(user: User, one: Subscription, source: Source) -> dict[str, Any]:
    """A source as a user follows it."""
    state = source.state
    trouble = state.trouble
    return {
        "id": source.id,
        "user_id": user.id,
        "feed_url": source.url,
        "site_url": home_of(source),
        "title": one.title or source.title or _host(source.url),
        "description": "",
        "checked_at": moment(state.tried),
        "next_check_at": moment(state.due),
        "etag_header": (state.etag or b"").decode("latin-1"),
        "last_modified_header": (state.modified or b"").decode("latin-1"),
        "parsing_error_message": trouble.said if trouble else "",
        "parsing_error_count": state.failures if trouble else 0,
        "category": category(user, one.folder),
        "icon": None,
        **_UNUSED,
    }


# What can be set in Miniflux and does nothing here.
_UNUSED: Mapping[str, Any] = {
    "scraper_rules": "",
    "rewrite_rules": "",
    "urlrewrite_rules": "",
    "blocklist_rules": "",
    "keeplist_rules": "",
    "block_filter_entry_rules": "",
    "keep_filter_entry_rules": "",
    "crawler": False,
    "user_agent": "",
    "cookie": "",
    "username": "",
    "password": "",
    "proxy_url": "",
    "disabled": False,
    "no_media_player": False,
    "ignore_http_cache": False,
    "ignore_entry_updates": False,
    "allow_self_signed_certificates": False,
    "fetch_via_proxy": False,
    "disable_http2": False,
    "hide_globally": False,
    "apprise_service_urls": "",
    "webhook_url": "",
    "ntfy_enabled": False,
    "ntfy_priority": 0,
    "ntfy_topic": "",
    "pushover_enabled": False,
    "pushover_priority": 0,
}


def entry(user: User, one: Shown, of: Mapping[str, Any] | None) -> dict[str, Any]:
    """An item, or a story's first, with the feed that it is of."""
    item, said = one.item, one.item.entry
    name = f"{item.source} {said.id}".encode("utf-8", "replace")
    url = web_address(said.url) or ""
    return {
        "id": item.id,
        "user_id": user.id,
        "feed_id": item.source,
        "status": "read" if one.read else "unread",
        "hash": hashlib.sha256(name).hexdigest(),
        "title": said.title or url or "(without a headline)",
        "url": url,
        "comments_url": "",
        "published_at": moment(item.stands),
        "created_at": moment(item.received),
        "changed_at": moment(one.touched),
        "content": one.html,
        "author": said.byline or "",
        "share_code": "",
        "starred": one.saved is not None,
        "reading_time": minutes(one.html),
        "enclosures": [],
        "feed": of,
        "tags": [],
    }


def minutes(html: str) -> int:
    """How long it takes to read, roughly."""
    return -(-html.count(" ") // _WORDS_A_MINUTE)


def person(user: User, prefers: Preferences) -> dict[str, Any]:
    """A user, with what Miniflux lets one choose as it comes nearest to ours."""
    return {
        "id": user.id,
        "username": user.name,
        "is_admin": user.admin,
        "theme": _THEMES[prefers.look],
        "language": "en_US",
        "timezone": "UTC",
        "entry_sorting_direction": "desc" if prefers.order == "newest" else "asc",
        "entry_sorting_order": "published_at",
        "stylesheet": "",
        "custom_js": "",
        "external_font_hosts": "",
        "google_id": "",
        "openid_connect_id": "",
        "entries_per_page": prefers.shown,
        "keyboard_shortcuts": True,
        "show_reading_time": True,
        "entry_swipe": True,
        "gesture_nav": "tap",
        "last_login_at": None,
        "display_mode": "standalone",
        "default_reading_speed": _WORDS_A_MINUTE,
        "cjk_reading_speed": 500,
        "default_home_page": "unread",
        "categories_sorting_order": "alphabetical",
        "mark_read_on_view": True,
        "mark_read_on_media_player_completion": False,
        "media_playback_rate": 1,
        "block_filter_entry_rules": "",
        "keep_filter_entry_rules": "",
        "always_open_external_links": False,
        "open_external_links_in_new_tab": True,
    }


def api_key(key: Key, secret: str = "") -> dict[str, Any]:
    """A token; its secret is told once, when it is made."""
    return {
        "id": key.id,
        "user_id": key.user,
        "description": key.name,
        "token": secret,
        "last_used_at": moment(key.used) if key.used > key.made else None,
        "created_at": moment(key.made),
    }


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or url
    except ValueError:
        return url

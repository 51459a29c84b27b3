"""Accounts of social networks: how people write them, and where their servers tell of them.

Servers that speak the Mastodon API (Mastodon itself, Pleroma, Akkoma, GoToSocial, Pixelfed and
others) give an account's public posts to anybody, without a login.
"""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

from variorum.errors import FormatError
from variorum.sources.documents import parse_json
from variorum.sources.lettering import whole

_NAME = r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]{0,62}[A-Za-z0-9_])?"
_SERVER = r"(?:[\w-]{1,63}\.){1,8}[\w-]{2,63}|localhost|\d{1,3}(?:\.\d{1,3}){3}"
_HANDLE = re.compile(rf"(?:@|acct:)({_NAME})@((?:{_SERVER})(?::\d{{1,5}})?)")
_PROFILE = re.compile(
    rf"/(?:(?:web/)?@|users/)({_NAME})(?:@((?:{_SERVER})(?::\d{{1,5}})?))?"
    r"(?:/(?:with_replies|media)?)?"
)
_STATUSES = re.compile(r"/api/v1/accounts/[\w-]{1,64}/statuses")
_NUMBER = re.compile(r"[\w-]{1,64}")
# The most posts that servers give at once.
_PAGE = 40


@dataclass(frozen=True, slots=True)
class Handle:
    """An account as people write it: "@name@server". ``server`` may hold a port; ``at`` is the
    address of another server at which it was seen."""

    name: str
    server: str
    at: str | None = None

    def __str__(self) -> str:
        return f"@{self.name}@{self.server}"


@dataclass(frozen=True, slots=True)
class Account:
    """An account as its server tells of it. ``locked`` accounts show some posts only to those
    whom they let follow; ``moved`` is the address of the account in whose favour it was left."""

    id: str
    handle: str
    name: str | None
    url: str | None
    locked: bool = False
    moved: str | None = None


def handle_of(written: str) -> Handle | None:
    """The account that somebody means by "@name@server", "acct:name@server" or the address of
    a profile; None for all else. A profile's address may yet turn out to be another site's."""
    plain = written.strip()
    if found := _HANDLE.fullmatch(plain):
        return Handle(found[1], found[2].lower())
    try:
        parts = urlsplit(plain)
        host = parts.netloc.lower()
    except ValueError:
        return None
    found = _PROFILE.fullmatch(parts.path)
    if parts.scheme not in ("http", "https") or not host or "@" in host or not found:
        return None
    return Handle(found[1], (found[2] or host).lower(), f"{parts.scheme}://{host}")


def origin_of(server: str) -> str:
    """The address of a server; one on this machine is asked without encryption."""
    host = server.rpartition(":")[0] if re.search(r":\d+$", server) else server
    try:
        near = ipaddress.ip_address(host).is_loopback
    except ValueError:
        near = host == "localhost"
    return f"{'http' if near else 'https'}://{server}"


def lookup_url(origin: str, acct: str) -> str:
    """Where a server tells of one of the accounts that it knows."""
    return f"{origin}/api/v1/accounts/lookup?{urlencode({'acct': acct})}"


def webfinger_url(handle: Handle) -> str:
    """Where a domain says which server its accounts are at (RFC 7033)."""
    resource = urlencode({"resource": f"acct:{handle.name}@{handle.server}"})
    return f"{origin_of(handle.server)}/.well-known/webfinger?{resource}"


def statuses_url(origin: str, account: str, *, boosts: bool = False) -> str:
    """Where a server gives the public posts of an account, newest first.

    Args:
        boosts: Whether also what it only passes on of others.
    """
    query = f"limit={_PAGE}" + ("" if boosts else "&exclude_reblogs=true")
    return f"{origin}/api/v1/accounts/{quote(account, safe='')}/statuses?{query}"


def is_statuses_url(url: str) -> bool:
    """Whether an address is that of an account's posts."""
    try:
        return _STATUSES.fullmatch(urlsplit(url).path) is not None
    except ValueError:
        return False


def older_than(url: str, number: str) -> str:
    """The address of the posts that come before one, given by the server's number of it."""
    return f"{url}{'&' if '?' in url else '?'}max_id={quote(number, safe='')}"


def read_account(data: bytes, *, subject: str, server: str) -> Account:
    """An account from what its server tells of it.

    Args:
        server: Its domain, for handles that leave it out.

    Raises:
        FormatError: No account, or one without a number.
    """
    value, _ = parse_json(data, subject=subject)
    if not isinstance(value, dict):
        raise FormatError(subject, "is no account.", seen="json")
    if isinstance(value.get("error"), str):
        raise FormatError(subject, f"the server says: {whole(value['error'])[:200]}", seen="json")
    number = value.get("id")
    written = str(number) if isinstance(number, str | int) else ""
    if not _NUMBER.fullmatch(written):
        raise FormatError(subject, "is an account without a number.", seen="json")
    moved = value.get("moved")
    return Account(
        id=written,
        handle=handle_in(value, server),
        name=text_in(value, "display_name"),
        url=address_in(value, "url"),
        locked=value.get("locked") is True,
        moved=address_in(moved, "url") if isinstance(moved, dict) else None,
    )


def read_webfinger(data: bytes, *, subject: str) -> tuple[str, ...]:
    """The servers that a domain names for an account, the likeliest first; their origins.

    Raises:
        FormatError: No answer of that sort.
    """
    value, _ = parse_json(data, subject=subject)
    links = value.get("links") if isinstance(value, dict) else None
    found: dict[str, None] = {}
    for relation in ("self", "http://webfinger.net/rel/profile-page"):
        for link in links if isinstance(links, list) else ():
            if isinstance(link, dict) and link.get("rel") == relation:
                address = address_in(link, "href")
                if address is not None:
                    parts = urlsplit(address)
                    found[f"{parts.scheme}://{parts.netloc.lower()}"] = None
    return tuple(found)[:4]


def handle_in(account: dict[str, Any], server: str) -> str:
    """The handle of an account as "name@server"; its server is that of its address where the
    handle itself leaves it out."""
    acct = text_in(account, "acct") or text_in(account, "username") or ""
    if not acct or "@" in acct:
        return acct
    home = urlsplit(address_in(account, "url") or "").netloc.lower()
    return f"{acct}@{home or server}"


def text_in(value: dict[str, Any], key: str) -> str | None:
    """A text that is not empty; None for all else."""
    found = value.get(key)
    return whole(found.strip()) or None if isinstance(found, str) else None


def address_in(value: dict[str, Any], key: str) -> str | None:
    """An http or https address; None for all else."""
    found = text_in(value, key)
    if found is None or len(found) > 4096:
        return None
    try:
        parts = urlsplit(found)
        return found if parts.scheme in ("http", "https") and parts.hostname else None
    except ValueError:
        return None

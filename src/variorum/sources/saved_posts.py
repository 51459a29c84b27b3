"""Posts that somebody saved, told apart by the accounts in whose lists they stand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from variorum.errors import FormatError
from variorum.model import Feed
from variorum.sources.documents import parse_json
from variorum.sources.handles import address_in, statuses_url, text_in
from variorum.sources.mastodon import ADVICE, is_status, number_of, statuses_from

_NUMBER = re.compile(r"[\w-]{1,64}")


@dataclass(frozen=True, slots=True)
class SavedPosts:
    """Posts of one account among those that somebody saved; ``url`` is that of its posts, or of
    its profile where the number by which its own server knows it is not told."""

    url: str
    feed: Feed


def read_saved_posts(data: bytes, *, subject: str) -> tuple[SavedPosts, ...]:
    """Saved posts by the account in whose list they stand.

    Raises:
        FormatError: As ``read_statuses``; also if no account among them has an address.
    """
    value, complaints = parse_json(data, subject=subject)
    if isinstance(value, dict):
        inner = value.get("statuses")
        value = inner if isinstance(inner, list) else [value]
    by_url: dict[str, list[Any]] = {}
    for status in filter(is_status, value if isinstance(value, list) else ()):
        if url := _whose(status["account"]):
            by_url.setdefault(url, []).append(status)
    if not by_url:
        raise FormatError(subject, "JSON, but no posts.", seen="json", advice=ADVICE)
    return tuple(
        SavedPosts(url, statuses_from(some, complaints, subject=subject, base=url).feed)
        for url, some in by_url.items()
    )


def _whose(account: dict[str, Any]) -> str | None:
    profile = address_in(account, "url")
    number = number_of(account.get("id")) or ""
    if profile is None or "@" in (text_in(account, "acct") or "") or not _NUMBER.fullmatch(number):
        return profile
    parts = urlsplit(profile)
    return statuses_url(f"{parts.scheme}://{parts.netloc.lower()}", number)

"""Posts as servers with the Mastodon API give them, or as somebody saved them: JSON to a feed.

Each status becomes an entry with its ``Post``. What belongs to a post besides its words (the
warning before them, pictures with their descriptions, the choices of a vote, a post that it
quotes) stands in its markup too, in its author's words and without any of ours, so that
whoever reads the entry sees that it is there. Counts of votes and likes are left out: they
change all the time, and are not what somebody said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from typing import Any
from urllib.parse import urlsplit

from variorum.errors import FormatError
from variorum.model import Attachment, AttachmentKind, Entry, Feed, Post
from variorum.sources.dates import iso
from variorum.sources.documents import parse_json
from variorum.sources.handles import address_in, handle_in, text_in
from variorum.sources.lettering import whole

_LARGEST = 16 * 1024 * 1024
_MOST = 20_000
_NUMBER = re.compile(r"[\w-]{1,64}")
ADVICE = "Save the answer of …/api/v1/accounts/NUMBER/statuses."
_KINDS: dict[str, AttachmentKind] = {
    "image": "picture", "gifv": "film", "video": "film", "audio": "sound",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Statuses:
    """Posts as a feed; ``oldest`` is the server's number of the last one, from which the next
    page goes on, None where there is none."""

    feed: Feed
    oldest: str | None


def is_statuses(value: object) -> bool:
    """Whether a JSON value is a post or a list of posts."""
    if isinstance(value, dict):
        inner = value.get("statuses")
        return is_status(value) or (isinstance(inner, list) and any(map(is_status, inner[:50])))
    return isinstance(value, list) and any(map(is_status, value[:50]))


def is_status(value: object) -> bool:
    """Whether a JSON value is one post."""
    if not isinstance(value, dict) or not {"id", "content", "created_at"} <= value.keys():
        return False
    account = value.get("account")
    return isinstance(account, dict) and bool({"acct", "username"} & account.keys())


def read_statuses(data: bytes, *, subject: str, base: str | None = None) -> Statuses:
    """Read posts, with everything in them that can be read, and what was wrong with them.

    Args:
        data: A list of statuses, an object with such a list, one status, or one on each line.
        subject: Its name, for errors.
        base: The address it was got from; its server is that of handles without one.

    Raises:
        FormatError: No posts, or more than 16 MB or 20,000 of them. An empty list is none of
            these: an account need not have said anything.
    """
    if len(data) > _LARGEST:
        raise FormatError(subject, f"posts of more than {_LARGEST:,} bytes.", seen="json")
    value, complaints = parse_json(data, subject=subject)
    return statuses_from(value, complaints, subject=subject, base=base)


def statuses_from(
    value: Any, complaints: tuple[str, ...], *, subject: str, base: str | None
) -> Statuses:
    """As ``read_statuses``, of JSON that is parsed already."""
    if isinstance(value, dict) and isinstance(value.get("error"), str):
        raise FormatError(subject, f"the server says: {whole(value['error'])[:200]}", seen="json")
    if isinstance(value, dict):
        inner = value.get("statuses")
        value = inner if isinstance(inner, list) else [value]
    if not isinstance(value, list) or (value and not any(map(is_status, value))):
        raise FormatError(subject, "JSON, but no posts.", seen="json", advice=ADVICE)
    if len(value) > _MOST:
        raise FormatError(subject, f"more than {_MOST:,} posts.", seen="json")
    server = urlsplit(base or "").netloc.lower()
    said, entries, outlets = list(complaints), list[Entry](), dict[str, dict[str, Any]]()
    for number, status in enumerate(value, 1):
        if not is_status(status):
            said.append(f"post {number} is none")
            continue
        entries.append(_entry(status, server))
        outlets.setdefault(handle_in(status["account"], server), status["account"])
    title, url = None, None
    if len(outlets) == 1:
        ((handle, account),) = outlets.items()
        title, url = titled(_named(account), handle), address_in(account, "url")
    feed = Feed(title, url, tuple(entries), complaints=tuple(said[:100]))
    return Statuses(feed, _oldest(value))


def titled(name: str | None, handle: str) -> str:
    """What an account is called in a list of sources."""
    return f"{name} (@{handle})" if name else f"@{handle}"


def _oldest(statuses: list[Any]) -> str | None:
    last = statuses[-1].get("id") if statuses and isinstance(statuses[-1], dict) else None
    written = str(last) if isinstance(last, str | int) else ""
    return written if _NUMBER.fullmatch(written) else None


def _entry(status: dict[str, Any], server: str) -> Entry:
    said: list[str] = []
    outer = status
    passed_on = is_status(status.get("reblog"))
    if passed_on:
        status = status["reblog"]
    account = status["account"]
    handle = handle_in(account, server)
    attachments = tuple(_attachments(status.get("media_attachments"), said))
    quoted, quotation = _quoted(status, server)
    post = Post(
        account=handle,
        shared_by=handle_in(outer["account"], server) if passed_on else None,
        warning=text_in(status, "spoiler_text"),
        attachments=attachments,
        poll=tuple(_choices(status.get("poll"))),
        quoted=quoted,
        answers=number_of(status.get("in_reply_to_id")),
        language=(text_in(status, "language") or "")[:35] or None,
    )
    if status.get("visibility") in ("private", "direct"):
        said.append(f"not public: {status['visibility']}")
    url = address_in(status, "url") or address_in(status, "uri")
    name = text_in(outer, "uri") or address_in(outer, "url")
    return Entry(
        id=name or f"post:{handle_in(outer['account'], server)}/{number_of(outer['id'])}",
        url=url,
        byline=_named(account) or (f"@{handle}" if handle else None),
        published=_moment(status, "created_at", said),
        modified=_moment(status, "edited_at", said),
        html=_markup(_content(status, said), post, quotation),
        full=True,
        complaints=tuple(said),
        post=post,
    )


def number_of(number: object) -> str | None:
    """The server's number of something, as text; None where there is none."""
    return str(number) if isinstance(number, str | int) and str(number).strip() else None


def _named(account: dict[str, Any]) -> str | None:
    """The name that an account gives itself, without its small pictures (":like_this:")."""
    name = text_in(account, "display_name") or ""
    emojis = account.get("emojis")
    for emoji in emojis[:50] if isinstance(emojis, list) else ():
        code = emoji.get("shortcode") if isinstance(emoji, dict) else None
        if isinstance(code, str) and code:
            name = name.replace(f":{code}:", "")
    return " ".join(name.split()) or None


def _moment(status: dict[str, Any], key: str, said: list[str]) -> str | None:
    raw = text_in(status, key)
    found = iso(raw) if raw else None
    if raw and not found:
        said.append(f"{key} is not a date that can be read: {raw[:80]!r}")
    return found


def _content(status: dict[str, Any], said: list[str]) -> str:
    content = status.get("content")
    if not isinstance(content, str):
        said.append('key "content" should be a string')
        return ""
    return whole(content)


def _attachments(listed: object, said: list[str]) -> Iterator[Attachment]:
    for media in listed[:100] if isinstance(listed, list) else ():
        if not isinstance(media, dict):
            continue
        address = address_in(media, "url") or address_in(media, "remote_url")
        if address is None:
            said.append("something attached has no address")
            continue
        yield Attachment(
            address,
            _KINDS.get(str(media.get("type")), "other"),
            text_in(media, "description"),
            address_in(media, "preview_url"),
        )


def _choices(poll: object) -> Iterator[str]:
    options = poll.get("options") if isinstance(poll, dict) else None
    for option in options[:100] if isinstance(options, list) else ():
        title = text_in(option, "title") if isinstance(option, dict) else None
        if title:
            yield title


def _quoted(status: dict[str, Any], server: str) -> tuple[str | None, str]:
    """The address of a quoted post, and the post as markup; servers give it in several ways."""
    found = status.get("quote")
    if isinstance(found, dict) and isinstance(found.get("quoted_status"), dict):
        found = found["quoted_status"]
    if not isinstance(found, dict) or not is_status(found):
        return address_in(status, "quote_url"), ""
    address = address_in(found, "url") or address_in(found, "uri")
    handle = handle_in(found["account"], server)
    whose = escape(_named(found["account"]) or f"@{handle}")
    link = f'<a href="{escape(address)}">{whose}</a>' if address else whose
    warning = text_in(found, "spoiler_text")
    before = f"<p>{escape(warning)}</p>" if warning else ""
    return address, f"<blockquote>{before}{_content(found, [])}<p>— {link}</p></blockquote>"


def _markup(content: str, post: Post, quotation: str) -> str:
    parts = [f"<p>{escape(post.warning)}</p>"] if post.warning else []
    parts += [content, quotation]
    if post.poll:
        parts.append(f"<ul>{''.join(f'<li>{escape(choice)}</li>' for choice in post.poll)}</ul>")
    parts += map(_figure, post.attachments)
    return "".join(parts)


def _figure(one: Attachment) -> str:
    said = f"<figcaption>{escape(one.alt)}</figcaption>" if one.alt else ""
    shown = one.url if one.kind == "picture" else one.preview
    # What is no picture is reached by its preview, or by its own address where it has none.
    inner = (
        f'<img src="{escape(shown)}" alt="{escape(one.alt or "")}">' if shown else escape(one.url)
    )
    return f'<figure><a href="{escape(one.url)}">{inner}</a>{said}</figure>'

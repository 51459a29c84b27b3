"""The outside writer: a server with the OpenAI chat API that the settings name."""

from __future__ import annotations

import ipaddress
import json
import os
from collections.abc import Mapping
from urllib.parse import urlsplit

from variorum.capture import FetchRules, post_json
from variorum.desk.desk import Desk
from variorum.desk.settings import Settings
from variorum.dossier.writing import content_of, messages, numbered, read_drafts, with_writer
from variorum.errors import FetchError, FormatError, Refused, VariorumError
from variorum.model import Dossier, Failure

# Read when it is needed and never kept: settings are printed, and this must not be.
KEY = "VARIORUM_WRITER_KEY"
_MOST_BYTES = 4 * 1024 * 1024


def put_into_words(
    desk: Desk, dossier: Dossier, environment: Mapping[str, str] | None = None
) -> tuple[Dossier, tuple[Failure, ...]]:
    """A dossier told by the writer as far as its sentences pass; else as it was.

    Returns:
        The dossier, and a failure where the writer could not be asked or gave no sentence.
    """
    settings = desk.settings
    if not settings.writer_url or not dossier.account:
        return dossier, ()
    passages = numbered(dossier)
    model = settings.writer_model or "an unnamed model"
    source = os.environ if environment is None else environment
    try:
        body = _ask(settings, messages(dossier, passages), source.get(KEY, ""))
        try:
            content = content_of(body)
        except ValueError as cause:
            raise FormatError(settings.writer_url, f"the answer {cause}.") from cause
        drafts = read_drafts(content)
        if not drafts:
            raise FormatError(settings.writer_url, "the answer holds no sentence.")
    except VariorumError as trouble:
        return dossier, (_failure(dossier, settings, trouble),)
    return with_writer(dossier, drafts, passages, model), ()


def _failure(dossier: Dossier, settings: Settings, trouble: VariorumError) -> Failure:
    told = f"the writer at {_host(settings.writer_url)}: {trouble.reason} {trouble.advice}"
    return Failure(dossier.title, "write", f"{told.strip()} Our own account stands.")


def _host(url: str) -> str:
    """The host alone: an address may carry more than others should read."""
    try:
        return urlsplit(url).hostname or "an address without a host"
    except ValueError:
        return "an address that cannot be read"


def _local(url: str) -> bool:
    host = _host(url)
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _ask(settings: Settings, asked: list[dict[str, str]], key: str) -> bytes:
    """The bytes that the server answers.

    Raises:
        FetchError, Refused: As ``post_json``; offline, only this machine is asked.
    """
    if settings.offline and not _local(settings.writer_url):
        raise Refused(
            settings.writer_url,
            "not asked: this run is offline, and the writer is on another machine.",
            rule="offline",
        )
    url = settings.writer_url.rstrip("/")
    if not url.endswith("/chat/completions"):
        url += "/chat/completions"
    body = json.dumps(
        {
            "model": settings.writer_model or "default",
            "messages": asked,
            "temperature": 0,
            "seed": 0,
            "stream": False,
        }
    ).encode()
    rules = FetchRules(
        connect=min(10.0, settings.writer_timeout),
        read=settings.writer_timeout,
        total=settings.writer_timeout,
        max_bytes=_MOST_BYTES,
        max_unpacked=_MOST_BYTES,
        # The user named this server, so it may stand behind the user's own door.
        allow_private=True,
        user_agent=settings.user_agent,
    )
    try:
        return post_json(url, body, rules=rules, token=key or None)
    except FetchError as trouble:
        if "--max-size" in trouble.advice:
            trouble.advice = ""
        raise

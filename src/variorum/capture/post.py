"""Asking a server that the user named: one question, one answer, within limits."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode, urljoin

from variorum.capture.addresses import Resolve, look_up
from variorum.capture.fetch import checked_url, named_troubles, read_body, retry_after, utc_now
from variorum.capture.rules import FetchRules
from variorum.errors import FetchError

if TYPE_CHECKING:
    import httpx

_LATER = "Try again later."
# Redirects that keep what was sent.
_SENT_ON = frozenset({307, 308})
_WORDS = 300


@dataclass(frozen=True, slots=True)
class Said:
    """What a server answered to a form: a status of HTTP, the beginning of its words if they
    are plain text, and the seconds for which it wants to be left alone."""

    status: int
    words: str = ""
    wait: float | None = None


def post_json(
    url: str,
    body: bytes,
    *,
    rules: FetchRules,
    token: str | None = None,
    resolve: Resolve = look_up,
) -> bytes:
    """Send a JSON document to an address and give what it answers, unpacked.

    No redirect is followed, so that neither the document nor the token goes elsewhere than
    the user said. Nothing of the answer or of the token is in any error.

    Args:
        body: The JSON document.
        rules: The limits on time and size; whether private addresses are allowed.
        token: Sent as a bearer token; letters that no header can hold are refused.

    Raises:
        FetchError: No connection, no answer in time, too large, damaged, or a status other
            than 200; carries ``status`` and ``retry_after``.
        Refused: Another scheme, credentials in the address, a private address.
    """
    import httpx

    from variorum.capture.transport import CheckedTransport, Deadline

    address = checked_url(url, asked=url)
    headers = {
        "User-Agent": rules.user_agent,
        "Content-Type": "application/json",
        "Accept": "application/json",
        "Accept-Encoding": "gzip",
    }
    if token:
        if not token.isascii() or not token.isprintable():
            raise FetchError(url, "the key holds letters that cannot be sent.")
        headers["Authorization"] = f"Bearer {token}"
    waits = {"connect": rules.connect, "read": rules.read, "write": rules.read, "pool": rules.read}
    with (
        named_troubles(url, rules),
        CheckedTransport(rules, Deadline(rules.total), resolve) as transport,
    ):
        request = httpx.Request(
            "POST", address, headers=headers, content=body, extensions={"timeout": waits}
        )
        answer = transport.handle_request(request)
        answer.request = request
        with contextlib.closing(answer):
            if answer.status_code != 200:
                raise _status(url, answer)
            return read_body(answer, rules, asked=url)[1]


def post_form(
    url: str,
    fields: Sequence[tuple[str, str]],
    *,
    rules: FetchRules,
    resolve: Resolve = look_up,
) -> Said:
    """Send a form to an address; an answer of any status is one.

    Redirects that say so (307, 308) take the form along, each checked like the first address.

    Raises:
        FetchError: No connection, no answer in time, redirects without end.
        Refused: Another scheme, credentials in the address, a private address.
    """
    import httpx

    from variorum.capture.transport import CheckedTransport, Deadline

    waits = {"connect": rules.connect, "read": rules.read, "write": rules.read, "pool": rules.read}
    headers = {
        "User-Agent": rules.user_agent,
        "Content-Type": "application/x-www-form-urlencoded",
        "Accept": "text/plain, */*;q=0.5",
        "Accept-Encoding": "identity",
    }
    address = checked_url(url, asked=url)
    body = urlencode(fields).encode()
    with (
        named_troubles(url, rules),
        CheckedTransport(rules, Deadline(rules.total), resolve) as transport,
    ):
        for _ in range(rules.max_redirects + 1):
            request = httpx.Request(
                "POST", address, headers=headers, content=body, extensions={"timeout": waits}
            )
            answer = transport.handle_request(request)
            answer.request = request
            with contextlib.closing(answer):
                target = answer.headers.get("location")
                if answer.status_code not in _SENT_ON or not target:
                    wait = retry_after(answer.headers.get("retry-after"), now=utc_now())
                    return Said(answer.status_code, _words(answer), wait)
            try:
                address = checked_url(urljoin(str(address), target), asked=url)
            except ValueError as error:
                raise FetchError(url, "redirects to no address.") from error
    raise FetchError(url, f"redirects more than {rules.max_redirects} times.")


def _words(answer: httpx.Response) -> str:
    """The beginning of an answer in plain text, on one line."""
    if not answer.headers.get("content-type", "").lower().startswith("text/plain"):
        return ""
    said = b""
    for piece in answer.iter_raw():
        said += piece
        if len(said) >= _WORDS:
            break
    shown = "".join(c if c.isprintable() else " " for c in said[:_WORDS].decode("utf-8", "replace"))
    return " ".join(shown.split())


def _status(url: str, answer: httpx.Response) -> FetchError:
    status = answer.status_code
    wait = retry_after(answer.headers.get("retry-after"), now=utc_now())
    advice = {401: "Check the key.", 403: "Check the key.", 404: "Check the address."}.get(
        status, _LATER if status >= 429 else ""
    )
    if wait is not None:
        advice = f"The server asks to wait {wait:,.0f} s. {_LATER}"
    reason = f"the server answers {status}."
    if 300 <= status < 400:
        reason = f"the server answers {status} and sends us elsewhere, which is not followed."
        advice = "Give the address itself."
    return FetchError(url, reason, status=status, retry_after=wait, advice=advice)

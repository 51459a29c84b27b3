"""Telling a server that the user named of something: one message, and whether it was taken."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping

from variorum.capture.addresses import Resolve, look_up
from variorum.capture.fetch import checked_url, named_troubles, retry_after, utc_now
from variorum.capture.rules import FetchRules
from variorum.errors import FetchError


def call_hook(
    url: str,
    body: bytes,
    *,
    headers: Mapping[str, str],
    rules: FetchRules,
    resolve: Resolve = look_up,
) -> int:
    """Send a JSON document to a webhook; the status of an answer that takes it (200 to 299).

    The body of the answer is not read, and no redirect is followed: what is sent goes where the
    user said and nowhere else.

    Args:
        headers: Further headers, in printable ASCII.
        rules: The limits on time; whether private addresses are allowed.

    Raises:
        FetchError: No connection, no answer in time, or another status; carries ``status`` and
            ``retry_after``.
        Refused: Another scheme, credentials in the address, a private address.
    """
    import httpx

    from variorum.capture.transport import CheckedTransport, Deadline

    address = checked_url(url, asked=url)
    waits = {"connect": rules.connect, "read": rules.read, "write": rules.read, "pool": rules.read}
    with (
        named_troubles(url, rules),
        CheckedTransport(rules, Deadline(rules.total), resolve) as transport,
    ):
        request = httpx.Request(
            "POST",
            address,
            headers={
                "User-Agent": rules.user_agent,
                "Content-Type": "application/json",
                "Accept": "*/*",
                "Connection": "close",
                **headers,
            },
            content=body,
            extensions={"timeout": waits},
        )
        answer = transport.handle_request(request)
        answer.request = request
        with contextlib.closing(answer):
            status = answer.status_code
            if 200 <= status < 300:
                return status
            wait = retry_after(answer.headers.get("retry-after"), now=utc_now())
    reason = f"the server answers {status}."
    if 300 <= status < 400:
        reason = f"the server answers {status} and sends us elsewhere, which is not followed."
    raise FetchError(url, reason, status=status, retry_after=wait)

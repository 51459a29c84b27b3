"""Fetching one address: safely, within limits, and with an answer to everything."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from variorum.capture.addresses import Resolve, look_up
from variorum.capture.coding import Unpacker
from variorum.capture.response import Response, Validators
from variorum.capture.rules import FetchRules
from variorum.errors import FetchError, FormatError, Refused

if TYPE_CHECKING:
    import httpx

    from variorum.capture.transport import CheckedTransport

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_BY_HAND = "Save the page in a browser and give the file."
_LATER = "Try again later."
_ADVICE = {
    401: "The page needs an account: " + _BY_HAND[0].lower() + _BY_HAND[1:],
    402: "The page is paid for: " + _BY_HAND[0].lower() + _BY_HAND[1:],
    403: _BY_HAND,
    404: "Check the address; a web archive may still have the page.",
    410: "The page was taken down; a web archive may still have it.",
    429: "The server asks for fewer visits. " + _LATER,
    451: "The page is withheld for legal reasons where you are.",
}
LONGEST_URL = 8192
_MOST_WAIT = 366 * 24 * 3600.0

Now = Callable[[], datetime]
Permit = Callable[[str], None]


def utc_now() -> datetime:
    """The time, aware, in UTC."""
    return datetime.now(UTC)


def fetch(
    url: str,
    *,
    rules: FetchRules | None = None,
    validators: Validators | None = None,
    permit: Permit | None = None,
    resolve: Resolve = look_up,
    now: Now = utc_now,
) -> Response:
    """Get what stands at an address.

    The host is looked up, its addresses are checked, and the connection goes to a checked
    one; every redirect is checked anew. Proxies and credentials of the environment are
    not used. Size on the wire, size unpacked, waits and the whole time are bounded.

    Args:
        url: An http or https address.
        rules: The limits.
        validators: From an earlier answer; where nothing changed, the status is 304. Sent to
            the address that gave them and to no other.
        permit: Asked about every address that a redirect leads to; may raise ``Refused``.
        resolve: Host and port to network addresses.
        now: The clock for ``captured``.

    Returns:
        An answer with a status of 200–299, or 304.

    Raises:
        FetchError: No such host, no answer in time, a loop, too large, damaged, or
            another status; carries ``status`` and ``retry_after`` (seconds).
        Refused: Not http or https (rule "scheme"), credentials in the address
            ("credentials"), a private address ("private-address").
    """
    from variorum.capture.transport import CheckedTransport, Deadline

    rules = rules or FetchRules()
    start = checked_url(url, asked=url)
    deadline = Deadline(rules.total)
    transport = CheckedTransport(rules, deadline, resolve)
    with named_troubles(url, rules), transport:
        return _follow(transport, start, validators, asked=url, rules=rules, permit=permit, now=now)


@contextlib.contextmanager
def named_troubles(url: str, rules: FetchRules) -> Iterator[None]:
    """Whatever goes wrong on the way to a server and back, as a ``FetchError`` that names it."""
    import httpcore
    import httpx

    from variorum.capture.transport import OutOfTime

    try:
        yield
    except OutOfTime as error:
        raise FetchError(
            url, f"no whole answer within {rules.total:g} s.", advice=_LATER
        ) from error
    except (httpx.TimeoutException, httpcore.TimeoutException) as error:
        raise FetchError(url, "the server does not answer in time.", advice=_LATER) from error
    except (httpx.RemoteProtocolError, httpcore.RemoteProtocolError) as error:
        raise FetchError(
            url, f"the answer breaks off or is not HTTP ({error}).", advice=_LATER
        ) from error
    except (httpx.ConnectError, httpcore.ConnectError) as error:
        reason = str(error) or "refused"
        trust = "certificate" in reason.lower()
        raise FetchError(
            url,
            f"the server's certificate is not trusted ({reason})."
            if trust
            else f"no connection to the server ({reason}).",
            advice=_BY_HAND if trust else "Check the address; the server may be down.",
        ) from error
    except (httpx.HTTPError, httpx.InvalidURL, httpcore.NetworkError, httpcore.ProtocolError) as e:
        raise FetchError(url, f"the connection failed ({e or type(e).__name__}).") from e


def _headers(rules: FetchRules, validators: Validators | None) -> dict[str, str]:
    """The headers of a question. What servers sent was read byte by byte, and so goes back."""
    headers = {
        "User-Agent": rules.user_agent,
        "Accept": "text/html,application/xhtml+xml,application/feed+json,application/rss+xml,"
        "application/atom+xml,application/xml;q=0.9,text/plain;q=0.8,*/*;q=0.5",
        # Only what every reader of the archive can undo without further libraries.
        "Accept-Encoding": "gzip",
    }
    if validators is not None and validators.etag:
        headers["If-None-Match"] = validators.etag
    if validators is not None and validators.last_modified:
        headers["If-Modified-Since"] = validators.last_modified
    return headers


def checked_url(url: str, *, asked: str) -> httpx.URL:
    """The address, parsed and without its fragment, if it is one that we fetch at all.

    Raises:
        FetchError: No address.
        Refused: Another scheme, or credentials in it.
    """
    import httpx

    if len(url) > LONGEST_URL:
        raise FetchError(asked[:200], "the address is too long.")
    try:
        parsed = httpx.URL(url.strip())
        host = parsed.raw_host
        _ = parsed.port
    except (httpx.InvalidURL, ValueError, TypeError) as error:
        raise FetchError(
            asked, f"this is no address ({error}).", advice="Check how it is written."
        ) from error
    refuse(asked, parsed.scheme, carries_user=bool(parsed.userinfo))
    if not host:
        raise FetchError(asked, "the address names no host.", advice="Check how it is written.")
    return parsed.copy_with(fragment=None)


def refuse(asked: str, scheme: str, *, carries_user: bool) -> None:
    """Refuse what is no address of the web, or holds a secret.

    Raises:
        Refused: It is one of these.
    """
    if scheme not in {"http", "https"}:
        raise Refused(
            asked,
            f"only http and https are fetched, not {scheme or 'a bare name'!r}.",
            rule="scheme",
        )
    if carries_user:
        raise Refused(
            asked,
            "the address carries a user name or password, which would be archived.",
            rule="credentials",
            advice="Leave them out.",
        )


def _follow(
    transport: CheckedTransport,
    url: httpx.URL,
    validators: Validators | None,
    *,
    asked: str,
    rules: FetchRules,
    permit: Permit | None,
    now: Now,
) -> Response:
    import httpx

    passed: list[str] = []
    cookies = httpx.Cookies()
    # The same address again with other cookies is a consent page, not yet a loop.
    seen: set[tuple[str, str]] = set()
    waits = {"connect": rules.connect, "read": rules.read, "write": rules.read, "pool": rules.read}
    while True:
        own = validators is None or validators.giver in {None, str(url)}
        headers = httpx.Headers(_headers(rules, validators if own else None), encoding="latin-1")
        request = httpx.Request("GET", url, headers=headers, extensions={"timeout": waits})
        cookies.set_cookie_header(request)
        state = (str(url), request.headers.get("cookie", ""))
        if state in seen:
            raise FetchError(asked, f"redirects in a circle (by way of {url}).", advice=_BY_HAND)
        seen.add(state)
        answer = transport.handle_request(request)
        answer.request = request
        with contextlib.closing(answer):
            cookies.extract_cookies(answer)
            if answer.status_code not in _REDIRECTS:
                return _answer(answer, transport, url, passed, asked=asked, rules=rules, now=now)
            target = answer.headers.get("location")
        if not target:
            raise FetchError(
                asked,
                f"answers {answer.status_code} without saying where to go.",
                status=answer.status_code,
            )
        passed.append(str(url))
        if len(passed) > rules.max_redirects:
            raise FetchError(
                asked, f"redirects more than {rules.max_redirects} times.", advice=_BY_HAND
            )
        try:
            joined = urljoin(str(url), target)
        except ValueError as error:
            raise FetchError(asked, f"redirects to no address ({target[:200]!r}).") from error
        url = checked_url(joined, asked=asked)
        if permit is not None:
            permit(str(url))


def _answer(
    answer: httpx.Response,
    transport: CheckedTransport,
    url: httpx.URL,
    passed: list[str],
    *,
    asked: str,
    rules: FetchRules,
    now: Now,
) -> Response:
    status = answer.status_code
    headers = tuple(
        (name.decode("latin-1"), value.decode("latin-1")) for name, value in answer.headers.raw
    )
    if status != 304 and not 200 <= status < 300:
        raise _status_error(status, answer.headers.get("retry-after"), asked=asked, now=now)
    wire, body, complaints = (
        (b"", b"", ()) if status == 304 else read_body(answer, rules, asked=asked)
    )
    return Response(
        asked=asked,
        url=str(url),
        status=status,
        headers=headers,
        wire=wire,
        body=body,
        captured=now().astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z"),
        redirects=tuple(passed),
        address=transport.address,
        complaints=complaints,
    )


def read_body(
    answer: httpx.Response, rules: FetchRules, *, asked: str
) -> tuple[bytes, bytes, tuple[str, ...]]:
    """The body as sent and unpacked, each within its limit."""

    def too_large(size: int) -> FetchError:
        return FetchError(
            asked,
            f"the answer is too large ({size:,} bytes or more; at most "
            f"{rules.max_bytes:,} are read).",
            advice="Raise the limit (--max-size) if you trust it.",
        )

    said = answer.headers.get("content-length", "")
    if said.isdigit() and int(said) > rules.max_bytes:
        raise too_large(int(said))
    header = ", ".join(answer.headers.get_list("content-encoding"))
    unpacker = Unpacker(header, limit=rules.max_unpacked, subject=asked)
    wire: list[bytes] = []
    body: list[bytes] = []
    size = 0
    try:
        for piece in answer.iter_raw():
            size += len(piece)
            if size > rules.max_bytes:
                raise too_large(size)
            wire.append(piece)
            body.append(unpacker.feed(piece))
        body.append(unpacker.close())
    except FormatError as error:
        raise FetchError(asked, error.reason, advice=error.advice) from error
    complaints = (f"declared as {header}, but is not packed",) if unpacker.lied else ()
    return b"".join(wire), b"".join(body), complaints


def _status_error(status: int, retry: str | None, *, asked: str, now: Now) -> FetchError:
    try:
        phrase = f" ({HTTPStatus(status).phrase})"
    except ValueError:
        phrase = ""
    wait = retry_after(retry, now=now())
    advice = _ADVICE.get(status, _LATER if status >= 500 else _BY_HAND)
    if wait is not None:
        advice = f"The server asks to wait {wait:,.0f} s. {_LATER}"
    return FetchError(
        asked,
        f"the server answers {status}{phrase}.",
        status=status,
        retry_after=wait,
        advice=advice,
    )


def retry_after(value: str | None, *, now: datetime) -> float | None:
    """The seconds a Retry-After header asks for, given as a number or as a date; else None."""
    if value is None or not value.strip():
        return None
    value = value.strip()
    if value.isdecimal() and value.isascii():
        return min(float(value[:12]), _MOST_WAIT)
    from email.utils import parsedate_to_datetime

    try:
        moment = parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return min(max((moment - now).total_seconds(), 0.0), _MOST_WAIT)

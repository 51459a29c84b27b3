"""Asking many feeds at once, each only for news: the same limits and checks as ``fetch``.

aiohttp holds many connections open in one thread, about ten times as fast as a client that is
built for few. Names are looked up and checked as for single pages, and connections go to
checked addresses only; redirects are followed by hand, each checked anew.
"""

from __future__ import annotations

import asyncio
import contextlib
import ipaddress
import socket
from collections.abc import AsyncIterator
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import UTC
from typing import TYPE_CHECKING, Any, Protocol
from urllib.parse import urljoin

from variorum.capture.addresses import Resolve, is_public, look_up
from variorum.capture.coding import Unpacker
from variorum.capture.fetch import LONGEST_URL, Now, refuse, utc_now
from variorum.capture.response import Response
from variorum.capture.rules import FetchRules
from variorum.errors import FetchError, FormatError, Refused, SettingsError

if TYPE_CHECKING:
    import aiohttp
    import yarl

_MOVED = frozenset({301, 308})
_REDIRECTS = _MOVED | {302, 303, 307}
_ACCEPT = (
    "application/atom+xml,application/rss+xml,application/feed+json,application/rdf+xml;q=0.9,"
    "application/xml;q=0.8,application/json;q=0.7,*/*;q=0.5"
)
_PIECE = 1 << 16
# Answers above this size are large; so many of them are read at one time.
_LARGE = 1 << 20
_LARGE_AT_ONCE = 4
# The address of the connection that the running question got.
_PEER: ContextVar[str | None] = ContextVar("peer", default=None)
_LATER = "It is tried again later."


@dataclass(frozen=True, slots=True)
class Ask:
    """A question to a feed's server: is there anything but what these validators name?

    ``giver`` is the address that gave the validators: they go there and nowhere else, also
    where the way leads over redirects. None means ``url``.
    """

    url: str
    etag: bytes | None = None
    modified: bytes | None = None
    giver: str | None = None


@dataclass(frozen=True, slots=True)
class Heard:
    """The answer, whatever its status; ``moved`` is where the feed is from now on, if every
    redirect on the way there said that it is for good."""

    response: Response
    moved: str | None = None

    def validator(self, name: str) -> bytes | None:
        """A header's value as it was sent, byte by byte."""
        value = self.response.header(name)
        return None if value is None else value.encode("latin-1")


class Ear(Protocol):
    """Whatever asks a feed. Raises ``FetchError`` or ``Refused``."""

    async def __call__(self, ask: Ask) -> Heard: ...


@contextlib.asynccontextmanager
async def open_ear(
    rules: FetchRules | None = None,
    *,
    at_once: int = 64,
    resolve: Resolve = look_up,
    now: Now = utc_now,
) -> AsyncIterator[Ear]:
    """Connections to ask feeds with, closed at the end.

    Args:
        rules: The limits of each question.
        at_once: How many connections are held at one time.
        resolve: Host and port to network addresses.
        now: The clock for ``Response.captured``.

    Raises:
        SettingsError: The libraries of ``variorum[reader]`` are not installed.
    """
    try:
        import aiohttp
    except ImportError as error:
        raise SettingsError(
            "polling", "aiohttp is not installed.", advice="pip install 'variorum[reader]'"
        ) from error
    rules = rules or FetchRules()

    class Connector(aiohttp.TCPConnector):
        """Notes which network address answers: a short answer's connection is soon let go."""

        async def connect(self, *args: Any, **options: Any) -> Any:
            connection = await super().connect(*args, **options)
            transport = connection.transport
            peer = None if transport is None else transport.get_extra_info("peername")
            _PEER.set(str(peer[0]) if peer else None)
            return connection

    connector = Connector(limit=at_once, ttl_dns_cache=60, resolver=_resolver(rules, resolve))
    async with aiohttp.ClientSession(
        connector=connector,
        auto_decompress=False,
        cookie_jar=aiohttp.DummyCookieJar(),
        trust_env=False,
        skip_auto_headers=("User-Agent", "Accept", "Accept-Encoding"),
        timeout=aiohttp.ClientTimeout(
            total=rules.total, connect=rules.connect, sock_read=rules.read
        ),
    ) as session:
        yield _Ear(session, rules, now)


def _resolver(rules: FetchRules, resolve: Resolve) -> aiohttp.abc.AbstractResolver:
    from aiohttp.abc import AbstractResolver, ResolveResult

    class Checked(AbstractResolver):
        """Names looked up in a thread, private addresses left out."""

        async def resolve(
            self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
        ) -> list[ResolveResult]:
            loop = asyncio.get_running_loop()
            found = await loop.run_in_executor(None, resolve, host, port)
            open_ones = [one for one in found if rules.allow_private or is_public(one)]
            if found and not open_ones:
                raise _private(host, found[0])
            return [
                ResolveResult(
                    hostname=host,
                    host=one.partition("%")[0],
                    port=port,
                    family=socket.AF_INET6 if ":" in one else socket.AF_INET,
                    proto=0,
                    flags=socket.AI_NUMERICHOST,
                )
                for one in open_ones
            ]

        async def close(self) -> None:
            """Nothing is held."""

    return Checked()


def _private(host: str, address: str) -> Refused:
    return Refused(
        host,
        f"{host} is a private address ({address}).",
        rule="private-address",
        advice="Allow private addresses if you mean to read from your own network.",
    )


class _Ear:
    """See ``Ear``."""

    def __init__(self, session: aiohttp.ClientSession, rules: FetchRules, now: Now) -> None:
        self._session = session
        self._rules = rules
        self._now = now
        self._large = asyncio.Semaphore(_LARGE_AT_ONCE)

    async def __call__(self, ask: Ask) -> Heard:
        import aiohttp

        try:
            async with asyncio.timeout(self._rules.total):
                return await self._follow(ask)
        except Refused as refused:
            raise Refused(
                ask.url, refused.reason, rule=refused.rule, advice=refused.advice
            ) from refused
        except TimeoutError as error:
            raise FetchError(
                ask.url, "the server does not answer in time.", advice=_LATER
            ) from error
        except aiohttp.ClientConnectorCertificateError as error:
            raise FetchError(ask.url, "the server's certificate is not trusted.") from error
        except aiohttp.ClientConnectorError as error:
            raise FetchError(
                ask.url, f"no connection to the server ({error.os_error}).", advice=_LATER
            ) from error
        except (aiohttp.ClientError, OSError, ValueError) as error:
            reason = str(error)[:200] or type(error).__name__
            raise FetchError(
                ask.url, f"the answer breaks off or is not HTTP ({reason}).", advice=_LATER
            ) from error

    async def _follow(self, ask: Ask) -> Heard:
        target, host = _parted(ask.url)
        url = str(target)
        giver = ask.giver or url
        passed: list[str] = []
        for_good = True
        while True:
            self._check(host)
            headers = _headers(self._rules, ask if url == giver else None)
            async with self._session.get(target, headers=headers, allow_redirects=False) as answer:
                if answer.status not in _REDIRECTS:
                    response = await self._response(answer, ask.url, url, passed)
                    return Heard(response, url if passed and for_good else None)
                for_good = for_good and answer.status in _MOVED
                place = answer.headers.get("Location")
            passed.append(url)
            if not place or len(passed) > self._rules.max_redirects:
                said = "redirects without end" if place else "redirects without saying where to"
                raise FetchError(ask.url, f"the server {said}.", status=answer.status)
            target, host = _parted(_joined(url, place, ask.url))
            url = str(target)

    def _check(self, host: str) -> None:
        """Addresses written as numbers are never looked up, and so are checked here."""
        if self._rules.allow_private:
            return
        try:
            ipaddress.ip_address(host.partition("%")[0])
        except ValueError:
            return
        if not is_public(host):
            raise _private(host, host)

    async def _response(
        self, answer: aiohttp.ClientResponse, asked: str, url: str, passed: list[str]
    ) -> Response:
        wire, body, complaints = b"", b"", tuple[str, ...]()
        if 200 <= answer.status < 300:
            wire, body, complaints = await _body(answer, self._rules, asked, self._large)
        moment = self._now().astimezone(UTC).isoformat(timespec="seconds")
        return Response(
            asked=asked,
            url=url,
            status=answer.status,
            headers=tuple(
                (name.decode("latin-1"), value.decode("latin-1"))
                for name, value in answer.raw_headers
            ),
            wire=wire,
            body=body,
            captured=moment.replace("+00:00", "Z"),
            redirects=tuple(passed),
            address=_PEER.get(),
            complaints=complaints,
        )


def _parted(url: str) -> tuple[yarl.URL, str]:
    """An address as it is asked for, and its host, both as the library reads them that asks.

    Raises:
        FetchError, Refused: No address, or none that we visit; see ``fetch``.
    """
    import yarl

    if len(url) > LONGEST_URL:
        raise FetchError(url[:200], "the address is too long.")
    try:
        parsed = yarl.URL(url.strip()).with_fragment(None)
        host, port = parsed.host or "", parsed.port
    except (ValueError, TypeError) as error:
        raise FetchError(
            url, f"this is no address ({error}).", advice="Check how it is written."
        ) from error
    refuse(url, parsed.scheme, carries_user=bool(parsed.user or parsed.password))
    if not host or not port:
        raise FetchError(url, "the address names no host.", advice="Check how it is written.")
    return parsed, host


def _joined(url: str, target: str, asked: str) -> str:
    try:
        return urljoin(url, target)
    except ValueError as error:
        raise FetchError(asked, f"it leads to what is no address ({error}).") from error


def _headers(rules: FetchRules, ask: Ask | None) -> dict[str, str]:
    headers = {"User-Agent": rules.user_agent, "Accept": _ACCEPT, "Accept-Encoding": "gzip"}
    if ask is None:
        return headers
    for name, value in (("If-None-Match", ask.etag), ("If-Modified-Since", ask.modified)):
        # aiohttp writes headers in UTF-8: bytes that are none cannot be given back as they came.
        with contextlib.suppress(UnicodeDecodeError):
            if value is not None:
                headers[name] = value.decode("utf-8")
    return headers


async def _body(
    answer: aiohttp.ClientResponse, rules: FetchRules, asked: str, large: asyncio.Semaphore
) -> tuple[bytes, bytes, tuple[str, ...]]:
    """The body as sent and unpacked, each within its limit."""
    header = ", ".join(answer.headers.getall("Content-Encoding", ()))
    unpacker = Unpacker(header, limit=rules.max_unpacked, subject=asked) if header else None
    wire, body, size = list[bytes](), list[bytes](), 0
    async with contextlib.AsyncExitStack() as room:
        try:
            async for piece in answer.content.iter_chunked(_PIECE):
                before = max(size, unpacker.size if unpacker else 0)
                size += len(piece)
                if size > rules.max_bytes:
                    raise FormatError(
                        asked,
                        f"the answer is too large ({size:,} bytes or more; at most "
                        f"{rules.max_bytes:,} are read).",
                    )
                wire.append(piece)
                if unpacker:
                    body.append(unpacker.feed(piece))
                if before < _LARGE <= max(size, unpacker.size if unpacker else 0):
                    await room.enter_async_context(large)
            if unpacker:
                body.append(unpacker.close())
        except FormatError as error:
            raise FetchError(asked, error.reason, advice=error.advice) from error
    sent = b"".join(wire)
    if unpacker is None:
        return sent, sent, ()
    complaints = (f"declared as {header}, but is not packed",) if unpacker.lied else ()
    return sent, b"".join(body), complaints

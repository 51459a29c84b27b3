"""A connection that goes to a checked address only, and that ends in time."""

from __future__ import annotations

import ssl
import time
import typing
from collections.abc import Callable, Iterator

import httpcore
import httpx

from variorum.capture.addresses import Resolve, visitable
from variorum.capture.rules import FetchRules

Options = typing.Iterable[typing.Any]


class OutOfTime(Exception):
    """The whole fetch took longer than allowed."""


class Deadline:
    """The moment by which everything must be done."""

    def __init__(self, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._end = clock() + seconds

    def left(self, at_most: float | None = None) -> float:
        """Seconds left, at most ``at_most``. Raises OutOfTime when there are none."""
        left = self._end - self._clock()
        if left <= 0:
            raise OutOfTime
        return left if at_most is None else min(left, at_most)


class _TimedStream(httpcore.NetworkStream):
    """A stream whose every wait is cut to what the deadline leaves."""

    def __init__(self, inner: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._inner = inner
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, self._deadline.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, self._deadline.left(timeout))

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        left = self._deadline.left(timeout)
        inner = self._inner.start_tls(ssl_context, server_hostname, left)
        return _TimedStream(inner, self._deadline)

    def get_extra_info(self, info: str) -> typing.Any:
        return self._inner.get_extra_info(info)


class _CheckedNetwork(httpcore.NetworkBackend):
    """Connects to addresses that were looked up and checked in the same breath."""

    def __init__(self, rules: FetchRules, deadline: Deadline, resolve: Resolve) -> None:
        self._rules = rules
        self._deadline = deadline
        self._resolve = resolve
        self._inner = httpcore.SyncBackend()
        self.url = ""
        self.address: str | None = None

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Options | None = None,
    ) -> httpcore.NetworkStream:
        addresses = visitable(
            host,
            port,
            url=self.url,
            allow_private=self._rules.allow_private,
            timeout=self._deadline.left(timeout),
            resolve=self._resolve,
        )
        failed: Exception | None = None
        for address in addresses[:4]:
            try:
                stream = self._inner.connect_tcp(
                    address, port, self._deadline.left(timeout), local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failed = failed or error
            else:
                self.address = address.partition("%")[0]
                return _TimedStream(stream, self._deadline)
        raise failed or httpcore.ConnectError("no address")

    def connect_unix_socket(
        self,
        path: str,
        timeout: float | None = None,
        socket_options: Options | None = None,
    ) -> httpcore.NetworkStream:
        raise httpcore.ConnectError("sockets of this machine are not visited")


class _Body(httpx.SyncByteStream):
    def __init__(self, stream: typing.Any) -> None:
        self._stream = stream

    def __iter__(self) -> Iterator[bytes]:
        yield from self._stream

    def close(self) -> None:
        self._stream.close()


class CheckedTransport(httpx.BaseTransport):
    """httpx over connections that are checked, pinned and timed. One fetch, one transport."""

    def __init__(self, rules: FetchRules, deadline: Deadline, resolve: Resolve) -> None:
        self._network = _CheckedNetwork(rules, deadline, resolve)
        self._pool: httpcore.ConnectionPool | None = None

    @property
    def address(self) -> str | None:
        """The network address of the last connection."""
        return self._network.address

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        self._network.url = str(request.url)
        if self._pool is None:
            self._pool = httpcore.ConnectionPool(
                network_backend=self._network,
                keepalive_expiry=5.0,
            )
        answer = self._pool.handle_request(
            httpcore.Request(
                method=request.method,
                url=httpcore.URL(
                    scheme=request.url.raw_scheme,
                    host=request.url.raw_host,
                    port=request.url.port,
                    target=request.url.raw_path,
                ),
                headers=request.headers.raw,
                content=request.stream,
                extensions=request.extensions,
            )
        )
        return httpx.Response(
            status_code=answer.status,
            headers=answer.headers,
            stream=_Body(answer.stream),
            extensions=answer.extensions,
        )

    def close(self) -> None:
        if self._pool is not None:
            self._pool.close()

"""Which network addresses may be visited: never those behind the reader's own door."""

from __future__ import annotations

import ipaddress
import socket
import threading
from collections.abc import Callable

from variorum.errors import FetchError, Refused

Resolve = Callable[[str, int], list[str]]

_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_SHIELDED_V6 = (
    ipaddress.ip_network("64:ff9b:1::/48"),
    ipaddress.ip_network("fec0::/10"),
    ipaddress.ip_network("::/96"),
)


def look_up(host: str, port: int) -> list[str]:
    """The network addresses of a host, by the system's resolver.

    Raises:
        OSError: The name is not known, or no resolver answers.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def is_public(address: str) -> bool:
    """True for an address of the open internet.

    False for loopback, private, link-local (cloud metadata too), shared, multicast,
    reserved and unspecified ones, also where an IPv6 form carries such an IPv4 address.
    """
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(found, ipaddress.IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour
        if inner is None and found.teredo is not None:
            inner = found.teredo[1]
        if inner is None and found in _NAT64:
            inner = ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
        if any(found in network for network in _SHIELDED_V6):
            return False
    return found.is_global and not (found.is_multicast or found.is_reserved)


def visitable(
    host: str,
    port: int,
    *,
    url: str,
    allow_private: bool,
    timeout: float,
    resolve: Resolve = look_up,
) -> list[str]:
    """The addresses of ``host`` that may be visited, in the order of the resolver.

    The caller connects to one of these and to nothing else, so that a name that points
    elsewhere a moment later leads nowhere.

    Raises:
        Refused: All its addresses are private.
        FetchError: The name is not known, or looking it up took too long.
    """
    addresses = _in_time(host, port, url=url, timeout=timeout, resolve=resolve)
    if allow_private:
        return addresses
    public = [address for address in addresses if is_public(address)]
    if not public:
        raise Refused(
            url,
            f"{host} is a private address ({addresses[0]}).",
            rule="private-address",
            advice="Allow private addresses if you mean to read from your own network.",
        )
    return public


def _in_time(host: str, port: int, *, url: str, timeout: float, resolve: Resolve) -> list[str]:
    """Look a name up without waiting for ever: the system's resolver knows no time limit."""
    found: list[str] = []
    failed: list[BaseException] = []

    def ask() -> None:
        try:
            found.extend(resolve(host, port))
        except (OSError, UnicodeError) as error:
            failed.append(error)

    thread = threading.Thread(target=ask, daemon=True, name="look-up")
    thread.start()
    thread.join(timeout)
    if thread.is_alive():
        raise FetchError(
            url, f"looking up {host} took more than {timeout:g} s.", advice="Try again later."
        )
    if failed or not found:
        raise FetchError(
            url,
            f"there is no host of the name {host}.",
            advice="Check the address and your connection.",
        ) from (failed[0] if failed else None)
    return found

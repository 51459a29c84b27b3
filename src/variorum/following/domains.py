"""Which machine an address is a visit to: its registrable domain."""

from __future__ import annotations

import ipaddress
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit


@lru_cache(maxsize=1)
def _suffixes() -> Any:
    from publicsuffixlist import PublicSuffixList

    return PublicSuffixList()


@lru_cache(maxsize=65536)
def domain_of(url: str) -> str:
    """The registrable domain of an address: "post.example.co.uk" is of "example.co.uk".

    All its subdomains are one neighbour, whom one asks politely. A network address, or a name
    without a public suffix ("localhost"), stands for itself; what is no address has none ("").

    Source: the Public Suffix List, as it ships with ``publicsuffixlist``.
    """
    try:
        host = (urlsplit(url).hostname or "").rstrip(".").lower()
    except ValueError:
        return ""
    try:
        return str(ipaddress.ip_address(host.partition("%")[0]))
    except ValueError:
        return str(_suffixes().privatesuffix(host) or host)

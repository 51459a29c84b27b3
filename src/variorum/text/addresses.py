"""Secrets in addresses: whether an address holds one, and how it is written where others read."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlsplit

_HIDDEN = "…"
# Names of parameters that are secrets whatever they hold; and such as are mostly.
_SECRET = frozenset(
    """token secret password passwd passwort pwd apikey authkey authtoken accesstoken credential
    credentials jwt bearer""".split()
)
_OFTEN = frozenset("key auth pass sig signature hash code".split())
_PARTS = re.compile(r"[^A-Za-z0-9]+|(?<=[a-z0-9])(?=[A-Z])")
# An address within a text: to white space or a mark that ends it.
_ADDRESS = re.compile(r"\b[a-z][a-z0-9+.-]{1,20}://[^\s<>\"'“”‘’]+", re.IGNORECASE)
_USER = re.compile(r"(?<=://)[^/?#\s]*@")
_FIELD = re.compile(r"(?<=[?&;#])([^=&;#\s]+)=([^&;#\s]*)")


def holds_secret(url: str) -> bool:
    """Whether an address holds a name or password before the host, or a parameter that is
    plainly a secret ("token", "api_key"; "key" and "auth" where what they hold looks like one).

    A long random part of the path is not looked for: most of them are none.
    """
    try:
        parts = urlsplit(url)
        fields = parse_qsl(parts.query, max_num_fields=200)
    except ValueError:
        return bool(_USER.search(url))
    return "@" in parts.netloc or any(_is_secret(name, value) for name, value in fields)


def without_secrets(text: str) -> str:
    """A text with the secrets in the addresses that stand in it made unreadable.

    Cost: linear.
    """
    return _ADDRESS.sub(lambda found: _masked(found[0]), text) if "://" in text else text


def _masked(url: str) -> str:
    url = _USER.sub(f"{_HIDDEN}@", url, count=1)
    return _FIELD.sub(_field, url)


def _field(found: re.Match[str]) -> str:
    return f"{found[1]}={_HIDDEN}" if _is_secret(found[1], found[2]) else found[0]


def _is_secret(name: str, value: str) -> bool:
    if not value:
        return False
    parts = {part.lower() for part in _PARTS.split(name)} | {name.lower()}
    if parts & _SECRET:
        return True
    return bool(parts & _OFTEN) and _looks_random(value)


def _looks_random(value: str) -> bool:
    """A long value, or one of letters and figures together: no plain word."""
    return len(value) >= 16 or (
        len(value) >= 8 and any(c.isdigit() for c in value) and any(c.isalpha() for c in value)
    )

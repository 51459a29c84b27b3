"""Addresses that somebody wrote into a request, to be fetched from the web and nowhere else."""

from __future__ import annotations

from urllib.parse import urlsplit

from variorum.errors import FormatError

_LONGEST = 2_048


def address_in(written: object) -> str:
    """An address of the web, or a social account, as somebody wrote it into a request.

    Never a path of this machine: what ``follow`` takes for a file comes from the command line
    alone.

    Raises:
        FormatError: It is neither.
    """
    plain = written.strip() if isinstance(written, str) else ""
    if not plain:
        raise _wrong("The URL is mandatory.")
    scheme, colon, _ = plain.partition("://")
    if len(plain) > _LONGEST or not plain.isprintable() or any(sign.isspace() for sign in plain):
        raise _wrong("Invalid feed URL.")
    if not colon and plain.startswith("@") and "/" not in plain and "\\" not in plain:
        return plain
    if colon and scheme.lower() not in ("http", "https", "feed"):
        raise _wrong("Invalid feed URL.")
    if scheme.lower() == "feed":
        plain = plain[len("feed://") :]
    address = plain if "://" in plain else f"https://{plain}"
    try:
        host = urlsplit(address).hostname
    except ValueError:
        host = None
    if not host:
        raise _wrong("Invalid feed URL.")
    return address


def _wrong(words: str) -> FormatError:
    return FormatError("request", words)

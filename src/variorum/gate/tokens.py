"""Marks against forged requests: each form carries one that only our own pages can know.

A mark is drawn from what the browser's session is known by, and written anew each time with a
random mask, so that its bytes in a compressed page tell nothing.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import secrets

_SIZE = 32


def mark_for(session: str, key: bytes) -> str:
    """A mark for the forms of one session."""
    mask = secrets.token_bytes(_SIZE)
    return base64.urlsafe_b64encode(mask + _xor(mask, _own(session, key))).decode().rstrip("=")


def fits(mark: str, session: str, key: bytes) -> bool:
    """Whether a mark is one of this session."""
    try:
        raw = base64.urlsafe_b64decode(mark + "=" * (-len(mark) % 4))
    except (binascii.Error, ValueError):
        return False
    if len(raw) != 2 * _SIZE:
        return False
    return hmac.compare_digest(_xor(raw[:_SIZE], raw[_SIZE:]), _own(session, key))


def _own(session: str, key: bytes) -> bytes:
    return hmac.new(key, f"form {session}".encode("utf-8", "replace"), hashlib.sha256).digest()


def _xor(one: bytes, two: bytes) -> bytes:
    return bytes(a ^ b for a, b in zip(one, two, strict=True))

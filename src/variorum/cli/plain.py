"""Words of others on a terminal: shown, never obeyed."""

from __future__ import annotations

import unicodedata

_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def plain(text: str) -> str:
    """Text that cannot act on a terminal: control signs and turned writing made visible."""
    return "".join(
        "\ufffd"
        if sign in _TURNING or (unicodedata.category(sign) == "Cc" and sign != "\n")
        else sign
        for sign in text
    )

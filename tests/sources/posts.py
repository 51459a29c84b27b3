"""Invented posts as servers with the Mastodon API write them."""

from __future__ import annotations

from typing import Any

ANN: dict[str, Any] = {
    "id": "77", "username": "ann", "acct": "ann", "display_name": "Ann Lee :bee:",
    "url": "https://post.example/@ann", "locked": False,
    "emojis": [{"shortcode": "bee", "url": "https://post.example/bee.png"}],
}  # fmt: skip
BEN: dict[str, Any] = {
    "id": "78", "username": "ben", "acct": "ben@echo.example", "display_name": "",
    "url": "https://echo.example/@ben",
}  # fmt: skip


def status(number: int, content: str = "", *, account: dict[str, Any] = ANN, **more: Any) -> Any:
    """A status with this number; its words are ``content``, or made up."""
    home = account["url"].rsplit("/", 1)[0]
    name = account["username"]
    return {
        "id": str(number),
        "uri": f"{home}/users/{name}/statuses/{number}",
        "url": f"{home}/@{name}/{number}",
        "created_at": f"2031-05-08T{number // 60 % 24:02}:{number % 60:02}:10.000Z",
        "edited_at": None,
        "content": content or f"<p>The ferry has been late {number} times.</p>",
        "account": account,
        "spoiler_text": "",
        "visibility": "public",
        "media_attachments": [],
        "reblog": None,
        "poll": None,
        "favourites_count": number,
    } | more

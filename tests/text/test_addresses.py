"""Secrets in addresses are known, and are not written where others read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.text.addresses import holds_secret, without_secrets


@pytest.mark.parametrize(
    "url",
    [
        "https://ann:pw@x.example/feed",
        "https://ann@x.example/feed",
        "https://x.example/feed?token=a",
        "https://x.example/feed?page=1&private_token=abc",
        "https://x.example/feed?apiKey=7",
        "https://x.example/feed?API-KEY=77ab88cd",
        "https://x.example/feed?key=7f3a9c21",
        "https://x.example/feed?auth=abcdefghijklmnopqrst",
        "https://x.example/feed?rssToken=1",
        "https://x.example/feed?secret=%20x",
    ],
)
def test_a_name_a_password_or_a_token_is_a_secret(url: str) -> None:
    assert holds_secret(url)
    assert "…" in without_secrets(url)
    assert "x.example/feed" in without_secrets(url)


@pytest.mark.parametrize(
    "url",
    [
        "https://x.example/feed",
        "https://x.example/@ann/feed",
        "https://x.example/feed?email=ann@y.example",
        "https://x.example/feed?keyword=flood&author=ann",
        "https://x.example/feed?key=politics",
        "https://x.example/feed?token=",
        "https://x.example/feed?tokens_of=love&monkey=1",
        "https://x.example/8f7d6a5b4c3e2f1a/feed",
        "https://x.example/api/v1/accounts/1/statuses?limit=40&exclude_reblogs=true",
        "@ann@social.example",
        "no address",
    ],
)
def test_other_addresses_stay_as_they_are(url: str) -> None:
    assert not holds_secret(url)
    assert without_secrets(url) == url


def test_addresses_within_a_text_lose_their_secrets_alone() -> None:
    said = (
        "“https://a:b@x.example/f?q=1&key=9c0ffee1234”, then https://y.example/?token=abc#t (404)."
    )
    assert without_secrets(said) == (
        "“https://…@x.example/f?q=1&key=…”, then https://y.example/?token=…#t (404)."
    )


@given(st.text(max_size=200), st.text("abc?&=;#:@/. \n", max_size=60))
def test_nothing_makes_them_stumble_and_masking_twice_is_masking_once(one: str, two: str) -> None:
    for text in (one, two, f"https://{two}", f"{one} http://{two}?token={one}"):
        holds_secret(text)
        once = without_secrets(text)
        assert without_secrets(once) == once

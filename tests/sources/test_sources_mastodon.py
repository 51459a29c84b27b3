"""Posts of social accounts: read whole, whatever a server or a file holds."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.sources.posts import ANN, BEN, status

from variorum.errors import FormatError
from variorum.model import Attachment
from variorum.sources import (
    Handle,
    handle_of,
    is_statuses_url,
    lookup_url,
    older_than,
    origin_of,
    read_account,
    read_feed,
    read_saved_posts,
    read_statuses,
    read_webfinger,
    recognise,
    statuses_url,
)

BASE = "https://post.example/api/v1/accounts/77/statuses"


def read(*statuses: Any, base: str | None = BASE) -> Any:
    return read_statuses(json.dumps(statuses).encode(), subject="p", base=base)


def test_a_post_is_an_entry_that_says_whose_it_is() -> None:
    found = read(status(5, edited_at="2031-05-09T10:00:07.000Z"), status(4))
    assert found.oldest == "4"
    assert found.feed.title == "Ann Lee (@ann@post.example)"
    assert found.feed.url == "https://post.example/@ann"
    entry = found.feed.entries[0]
    assert entry.id == "https://post.example/users/ann/statuses/5"
    assert entry.url == "https://post.example/@ann/5"
    assert entry.byline == "Ann Lee"
    assert (entry.published, entry.modified) == ("2031-05-08T00:05:10Z", "2031-05-09T10:00:07Z")
    assert entry.title is None
    assert entry.full
    assert entry.post is not None
    assert entry.post.account == "ann@post.example"
    assert found.feed.entries[1].html == "<p>The ferry has been late 4 times.</p>"


def test_what_belongs_to_a_post_is_seen_in_it_in_its_authors_words() -> None:
    picture = {"type": "image", "url": "https://m.example/a.png", "description": 'a "letter" <b>'}
    film = {
        "type": "video",
        "url": "https://m.example/f.mp4",
        "preview_url": "https://m.example/f.jpg",
    }
    poll = {"options": [{"title": "Yes & no", "votes_count": 3}, {"title": "No"}, 7]}
    quote = {"state": "accepted", "quoted_status": status(2, "<p>It sails.</p>", account=BEN)}
    (entry,) = read(
        status(
            5,
            "<p>See.</p>",
            spoiler_text="Long <i>",
            media_attachments=[picture, film],
            poll=poll,
            quote=quote,
        )
    ).feed.entries
    post = entry.post
    assert post.warning == "Long <i>"
    assert post.poll == ("Yes & no", "No")
    assert post.quoted == "https://echo.example/@ben/2"
    assert post.attachments == (
        Attachment("https://m.example/a.png", "picture", 'a "letter" <b>'),
        Attachment("https://m.example/f.mp4", "film", None, "https://m.example/f.jpg"),
    )
    assert entry.html == (
        "<p>Long &lt;i&gt;</p><p>See.</p>"
        '<blockquote><p>It sails.</p><p>— <a href="https://echo.example/@ben/2">@ben@echo.example</a></p></blockquote>'
        "<ul><li>Yes &amp; no</li><li>No</li></ul>"
        '<figure><a href="https://m.example/a.png"><img src="https://m.example/a.png" alt="a &quot;letter&quot; &lt;b&gt;"></a>'
        "<figcaption>a &quot;letter&quot; &lt;b&gt;</figcaption></figure>"
        '<figure><a href="https://m.example/f.mp4"><img src="https://m.example/f.jpg" alt=""></a></figure>'
    )


def test_votes_and_likes_do_not_make_a_post_another() -> None:
    poll = {"options": [{"title": "Yes", "votes_count": 3}]}
    later = {"options": [{"title": "Yes", "votes_count": 9}]}
    one, two = status(5, poll=poll), status(5, poll=later, favourites_count=900, replies_count=4)
    assert read(one).feed.entries == read(two).feed.entries


def test_what_is_passed_on_keeps_its_author_and_says_who_passed_it_on() -> None:
    (entry,) = read(status(9, "", reblog=status(3, "<p>Mine.</p>", account=BEN))).feed.entries
    assert entry.html == "<p>Mine.</p>"
    assert entry.byline == "@ben@echo.example"
    assert entry.url == "https://echo.example/@ben/3"
    assert entry.id == "https://post.example/users/ann/statuses/9"
    assert (entry.post.account, entry.post.shared_by) == ("ben@echo.example", "ann@post.example")


@pytest.mark.parametrize("shape", ["list", "search", "one", "lines"])
def test_saved_posts_are_known_as_such_in_every_shape(shape: str) -> None:
    some = [status(5), status(4)]
    data = {
        "list": json.dumps(some), "search": json.dumps({"accounts": [], "statuses": some}),
        "one": json.dumps(some[0]), "lines": "\n".join(map(json.dumps, some)),
    }[shape].encode()  # fmt: skip
    assert recognise(data, subject="p") == "feed"
    feed = read_feed(data, subject="p")
    assert [entry.post is not None for entry in feed.entries] == [True] * (
        1 if shape == "one" else 2
    )


def test_saved_posts_are_told_apart_by_account_and_lead_to_its_own_server() -> None:
    data = json.dumps([status(5), status(4, account=BEN), status(3)]).encode()
    saved = read_saved_posts(data, subject="p")
    assert [(one.url, len(one.feed.entries)) for one in saved] == [
        ("https://post.example/api/v1/accounts/77/statuses?limit=40&exclude_reblogs=true", 2),
        ("https://echo.example/@ben", 1),
    ]


def test_documents_are_still_documents() -> None:
    document = [{"id": "1", "content": "Said Ann.", "created_at": "2031-05-08", "account": "ann"}]
    assert recognise(json.dumps(document).encode(), subject="p") == "document"


@pytest.mark.parametrize(
    "data",
    [b"", b"{}", b"[1]", b"<html>Sorry</html>", b"[" * 100_000, b'{"error": "This method requires an authenticated user"}',
     b'[{"id": 1}]', b"null", b'"x"', b"[" + b"1" * 5000 + b"]"],
)  # fmt: skip
def test_what_is_no_posts_is_a_named_error(data: bytes) -> None:
    with pytest.raises(FormatError):
        read_statuses(data, subject="p")


def test_a_servers_own_words_for_its_refusal_are_told() -> None:
    with pytest.raises(FormatError, match="authenticated user"):
        read_statuses(b'{"error": "This method requires an authenticated user"}', subject="p")


def test_an_account_need_not_have_said_anything() -> None:
    assert read_statuses(b"[]", subject="p").feed.entries == ()


NASTY: list[Any] = [
    None, True, 7, -1.5, 10**30, "", "x", "\ud800", "\x00", [], [1], {}, {"a": []}, "<script>alert(1)</script>",
    "javascript:alert(1)", "http://[bad", "https://user@host.example/", [[]], [None], {"options": 3}, {"url": {}},
]  # fmt: skip
KEYS = [
    "uri", "url", "created_at", "edited_at", "spoiler_text", "media_attachments", "reblog", "poll",
    "quote", "visibility", "in_reply_to_id", "content", "id",
]  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(
    st.dictionaries(st.sampled_from(KEYS), st.sampled_from(NASTY), max_size=6),
    st.dictionaries(st.sampled_from(["acct", "username", "display_name", "url", "emojis", "id"]), st.sampled_from(NASTY)),
)  # fmt: skip
def test_whatever_stands_where_something_else_should_the_rest_is_read(
    wrong: dict[str, Any], account: dict[str, Any]
) -> None:
    odd = status(5) | wrong | {"account": ANN | account}
    found = read(odd, status(4), 3, {"no": "status"})
    assert len(found.feed.entries) == 2
    assert found.feed.entries[1] == read(status(4)).feed.entries[0]
    assert len(found.feed.complaints) == 2
    entry = found.feed.entries[0]
    entry_text = repr(entry).encode()  # no halves of surrogate pairs, which no file holds
    assert entry_text
    assert entry.id
    for address in (entry.url, *(one.url for one in entry.post.attachments)):
        assert address is None or address.startswith(("http://", "https://"))


def test_markup_in_names_and_descriptions_is_never_markup_here() -> None:
    evil = ANN | {"display_name": '"><img src=x onerror=alert(1)>'}
    media = {
        "type": "image",
        "url": 'https://m.example/"onload="alert(1)',
        "description": "</figcaption><script>",
    }
    quote = status(1, "<p>q</p>", account=evil)
    (entry,) = read(status(5, "<p>a</p>", media_attachments=[media], quote=quote)).feed.entries
    assert "<script>" not in entry.html
    assert "<img src=x" not in entry.html
    assert '"onload' not in entry.html


def test_a_huge_answer_is_read_in_time_or_refused() -> None:
    start = time.monotonic()
    many = json.dumps([status(n) for n in range(5000)]).encode()
    assert len(read_statuses(many, subject="p").feed.entries) == 5000
    assert (
        len(
            read_statuses(
                json.dumps([status(1)] + [0] * 10_000).encode(), subject="p"
            ).feed.complaints
        )
        <= 100
    )
    for data in (
        b"[" + b"0," * 30_000 + b"0]",
        b" " * (17 * 1024 * 1024),
        json.dumps([status(1)] * 20_001).encode(),
    ):
        with pytest.raises(FormatError):
            read_statuses(data, subject="p")
    assert time.monotonic() - start < 20


@pytest.mark.parametrize(
    ("written", "handle"),
    [
        ("@ann@post.example", Handle("ann", "post.example")),
        (" @Ann.Lee_2@Post.Example ", Handle("Ann.Lee_2", "post.example")),
        ("acct:ann@post.example:8443", Handle("ann", "post.example:8443")),
        ("@ann@127.0.0.1:80", Handle("ann", "127.0.0.1:80")),
        ("https://post.example/@ann", Handle("ann", "post.example", "https://post.example")),
        ("https://post.example/@ann/with_replies", Handle("ann", "post.example", "https://post.example")),
        ("http://post.example/users/ann/", Handle("ann", "post.example", "http://post.example")),
        ("https://post.example/@ben@echo.example", Handle("ben", "echo.example", "https://post.example")),
        ("ann@post.example", None),
        ("@ann", None),
        ("@ann@nowhere", None),
        ("@ann@post.example/../..", None),
        ("@ann@post.example@evil.example", None),
        ("https://post.example/@ann/5", None),
        ("https://user:pass@post.example/@ann", None),
        ("ftp://post.example/@ann", None),
        ("http://[bad/@ann", None),
        ("", None),
    ],
)  # fmt: skip
def test_accounts_are_known_by_how_people_write_them(written: str, handle: Handle | None) -> None:
    assert handle_of(written) == handle


@given(st.text(max_size=60))
def test_no_input_is_too_odd_to_be_told_from_an_account(written: str) -> None:
    found = handle_of(written)
    assert found is None or handle_of(str(found)) == Handle(found.name, found.server)


def test_the_addresses_of_a_server_say_only_what_was_meant() -> None:
    assert origin_of("post.example") == "https://post.example"
    assert origin_of("localhost:3000") == "http://localhost:3000"
    assert (
        lookup_url("https://a.example", "ann&b")
        == "https://a.example/api/v1/accounts/lookup?acct=ann%26b"
    )
    url = statuses_url("https://a.example", "7", boosts=True)
    assert is_statuses_url(url)
    assert is_statuses_url(older_than(url, "9"))
    assert older_than(url, "9&x").endswith("limit=40&max_id=9%26x")
    assert older_than("https://a.example/s", "9") == "https://a.example/s?max_id=9"
    assert not is_statuses_url("https://a.example/api/v1/accounts/7/followers")
    assert not is_statuses_url("http://[bad")


def test_an_account_is_read_from_what_its_server_says() -> None:
    moved = ANN | {"moved": BEN, "locked": True}
    account = read_account(json.dumps(moved).encode(), subject="a", server="post.example")
    assert (account.id, account.handle, account.locked) == ("77", "ann@post.example", True)
    assert account.moved == "https://echo.example/@ben"


@pytest.mark.parametrize(
    "data",
    [b"[]", b"{}", b'{"id": ""}', b'{"id": "../x"}', b'{"id": [1]}', b'{"error": "no"}', b"<html>"],
)
def test_what_is_no_account_is_a_named_error(data: bytes) -> None:
    with pytest.raises(FormatError):
        read_account(data, subject="a", server="post.example")


def test_a_domain_says_which_server_its_accounts_are_at() -> None:
    links = [
        {"rel": "http://webfinger.net/rel/profile-page", "href": "https://web.example/@ann"},
        {"rel": "self", "href": "https://social.example/users/ann"},
        {"rel": "self", "href": "javascript:alert(1)"}, 7, {"rel": "self"},
    ]  # fmt: skip
    data = json.dumps({"subject": "acct:ann@post.example", "links": links}).encode()
    assert read_webfinger(data, subject="w") == ("https://social.example", "https://web.example")
    assert read_webfinger(b"[]", subject="w") == ()

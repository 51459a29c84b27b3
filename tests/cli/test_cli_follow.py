"""Following from the command line: lists, names, order, and leaving."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cli.conftest import Run
from tests.desk.mastodon_server import mastodon
from tests.sources.posts import status

from variorum.cli.follow import feed_lines
from variorum.model import HubLease, Source, Subscription

LIST = """<opml version="2.0"><body><outline text="News">
<outline text="The Post" xmlUrl="https://post.example/feed"/>
<outline text="The Echo" xmlUrl="https://echo.example/rss"/></outline></body></opml>"""


def test_what_is_followed_is_put_in_order_and_left(run: Run, tmp_path: Path) -> None:
    (tmp_path / "list.opml").write_text(LIST)
    assert (
        "Following https://post.example/feed"
        in run("follow", "list.opml", "--store", "v.sqlite").output
    )
    store = ("--store", "v.sqlite")
    done = run(
        "arrange",
        "post.example",
        "--title",
        "My Post",
        "--folder",
        "Work",
        "--tag",
        "daily",
        *store,
    )
    assert done.output == "My Post in Work (daily)\n"
    done = run("arrange", "My Post", "the echo", "--untag", "daily", "--folder", "", *store)
    assert done.output == "My Post\nThe Echo\n"
    done = run("unfollow", "echo", *store)
    assert done.output == "No longer followed: The Echo\n"
    listed = run("feeds", *store).output
    assert "My Post" in listed
    assert "Echo" not in listed
    again = run("follow", "list.opml", *store).output
    assert (
        again == "Following https://echo.example/rss\nAlready followed: https://post.example/feed\n"
    )


def test_what_cannot_be_meant_is_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "list.opml").write_text(LIST)
    run("follow", "list.opml", "--store", "v.sqlite")
    done = run("unfollow", "example", "--store", "v.sqlite")
    assert done.exit_code == 1
    assert "several" in str(done.exception)
    for wrong in (("arrange", "post"), ("arrange", "post", "echo", "--title", "x")):
        assert run(*wrong, "--store", "v.sqlite").exit_code == 2


def test_saved_posts_are_followed_from_a_file(run: Run, tmp_path: Path) -> None:
    (tmp_path / "posts.json").write_text(json.dumps([status(1), status(2)]))
    done = run("follow", "posts.json", "--store", "v.sqlite")
    assert done.output == "Following Ann Lee (@ann@post.example)\n"
    assert "2 unread" in run("feeds", "--store", "v.sqlite").output


def test_an_account_is_followed_asked_and_listed(run: Run) -> None:
    pytest.importorskip("aiohttp", reason="the extra `reader` is not installed")
    store = ("--store", "v.sqlite", "--allow-private")
    with mastodon() as server:
        server.write(1)
        done = run("follow", server.handle, "--folder", "People", *store)
        assert done.output == f"Following Ann Lee (@ann@{server.host})\n"
        missing = run("follow", f"@nobody@{server.host}", *store)
        assert missing.exit_code == 1
        assert "no such account" in missing.output
        assert "0 feeds asked" in run("poll", "--pause", "0", *store).output
    assert "1 unread" in run("feeds", "--store", "v.sqlite").output


def test_it_is_told_how_it_stands_with_a_hub() -> None:
    source = Source(1, "https://post.example/feed", "The Post")
    lease = HubLease(1, "t", "s", "https://hub.example/", source.url, "refused", "Closed.")
    lines = feed_lines([(Subscription(1), source)], 2e9, {1: lease})
    assert lines[-1].strip() == "Not asked yet. No news by push. Closed."
    assert feed_lines([(Subscription(1), source)], 2e9)[-1].strip() == "Not asked yet."


def test_a_feed_is_kept_private_and_open_again_by_the_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "list.opml").write_text(LIST.replace("/rss", "/rss?token=abc"))
    store = ("--store", "v.sqlite")
    run("follow", "list.opml", *store)
    listed = run("feeds", *store).output.splitlines()
    # The one that has a token in its address is private in any case.
    assert [line.strip() for line in listed if "The" in line] == ["The Echo · private", "The Post"]
    run("follow", "list.opml", "--private", *store)
    assert run("feeds", *store).output.count(" · private") == 2
    run("follow", "list.opml", "--no-private", *store)
    listed = run("feeds", *store).output.splitlines()
    assert [line.strip() for line in listed if "private" in line] == ["The Echo · private"]

"""Follow a site, a feed and a list; ask for news; see how it stands; take the list elsewhere."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

pytest.importorskip("aiohttp", reason="the extra `reader` is not installed")

from variorum.sources import read_opml


class Site:
    """A site on this machine: what it serves by path, and what it was asked."""

    def __init__(self) -> None:
        self.pages: dict[str, tuple[str, bytes]] = {}
        self.asked: list[tuple[str, str | None]] = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.asked.append((self.path, self.headers.get("If-None-Match")))
                kind, body = site.pages.get(self.path, ("", b""))
                etag = f'"{hash(body)}"'
                if not kind:
                    self.send_error(404)
                elif self.headers.get("If-None-Match") == etag:
                    self.send_response(304)
                    self.end_headers()
                else:
                    self.send_response(200)
                    self.send_header("Content-Type", kind)
                    self.send_header("ETag", etag)
                    self.send_header("Content-Length", str(len(body)))
                    self.end_headers()
                    self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def feed(self, path: str, title: str, *items: str) -> None:
        entries = "".join(
            f"<item><title>{item}</title><link>{self.address}/{item}</link><guid>{item}</guid>"
            f"<description>Words on {item}.</description></item>"
            for item in items
        )
        body = f"<rss><channel><title>{title}</title>{entries}</channel></rss>"
        self.pages[path] = ("application/rss+xml", body.encode())


@pytest.fixture
def site() -> Iterator[Site]:
    made = Site()
    yield made
    made.server.shutdown()
    made.server.server_close()


def say(*words: str, cwd: Path, status: int = 0) -> str:
    run = subprocess.run(
        [sys.executable, "-m", "variorum", *words], cwd=cwd, capture_output=True, text=True,
        timeout=120, env={**os.environ, "VARIORUM_ALLOW_PRIVATE": "1", "COLUMNS": "100"},
    )  # fmt: skip
    assert run.returncode == status, run.stdout + run.stderr
    assert "Traceback" not in run.stderr
    return run.stdout + run.stderr


def test_follow_a_site_a_feed_and_a_list_and_hear_what_is_new(site: Site, tmp_path: Path) -> None:
    site.pages["/"] = (
        "text/html",
        b'<link rel="alternate" type="application/rss+xml" href="/post.rss">'
        b'<link rel="alternate" type="application/atom+xml" title="Sport" href="/sport.rss"><p>Hello',
    )
    site.feed("/post.rss", "The Post", "b", "a")
    site.feed("/echo.rss", "The Echo", "c")
    (tmp_path / "list.opml").write_text(
        f'<opml><body><outline text="News"><outline text="Local"><outline text="My Echo" category="daily"'
        f' xmlUrl="{site.address}/echo.rss"/><outline text="Gone" xmlUrl="{site.address}/gone.rss"/>'
        "</outline></outline></body></opml>"
    )
    said = say("follow", site.address, "list.opml", f"{site.address}/none", cwd=tmp_path)
    assert "Following The Post" in said
    assert f"It also offers {site.address}/sport.rss (Sport)" in said
    assert f"Following {site.address}/echo.rss" in said
    assert "404" in said

    said = say("poll", "--pause", "0", cwd=tmp_path)
    assert "2 feeds asked: 1 new item, 0 revised, 0 unchanged, 1 failed." in said
    said = say("feeds", cwd=tmp_path)
    lines = [line.strip() for line in said.splitlines()]
    assert lines[0] == "Without a folder"
    assert lines[1] == "The Post · 2 unread"
    assert lines[2].startswith("Answered just now.")
    assert "News/Local" in lines
    assert "My Echo · 1 unread" in lines
    assert any(line.startswith("There is nothing at this address any more.") for line in lines)

    assert "Already followed: The Post" in say("follow", f"{site.address}/post.rss", cwd=tmp_path)
    say("feeds", "--opml", "out.opml", cwd=tmp_path)
    listed = read_opml((tmp_path / "out.opml").read_bytes(), subject="out")
    assert {(feed.title, feed.folder, feed.tags) for feed in listed.feeds} == {
        ("The Post", (), ()),
        ("My Echo", ("News", "Local"), ("daily",)),
        ("Gone", ("News", "Local"), ()),
    }


def test_a_run_that_watches_ends_whole_when_it_is_told_to(site: Site, tmp_path: Path) -> None:
    site.feed("/post.rss", "The Post", "a")
    say("follow", f"{site.address}/post.rss", cwd=tmp_path)
    run = subprocess.Popen(
        [sys.executable, "-m", "variorum", "poll", "--watch"], cwd=tmp_path, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        env={**os.environ, "VARIORUM_ALLOW_PRIVATE": "1"},
    )  # fmt: skip
    assert run.stderr is not None
    assert "when its time comes" in run.stderr.readline()
    run.send_signal(signal.SIGTERM)
    out, err = run.communicate(timeout=60)
    assert run.returncode == 0, err
    assert "0 feeds asked" in out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["poll"], "there is no store here"),
        (["feeds"], "there is no store here"),
        (["follow", "missing.opml"], "missing.opml"),
        (["follow", "ftp://post.example/"], "only http and https"),
    ],
)
def test_what_cannot_be_followed_ends_with_a_sentence(
    words: list[str], said: str, tmp_path: Path
) -> None:
    assert said in say(*words, cwd=tmp_path, status=1)


def test_an_unknown_user_is_named(site: Site, tmp_path: Path) -> None:
    site.feed("/post.rss", "The Post", "a")
    say("follow", f"{site.address}/post.rss", "--user", "Ann", cwd=tmp_path)
    said = say("feeds", "--user", "Bo", cwd=tmp_path, status=1)
    assert "there is no user of this name. Users: Ann." in said
    assert "The Post" in say("feeds", "--user", "ann", cwd=tmp_path)

"""Searching and watching from the command line."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.conftest import Run

from variorum.following import arrivals_of
from variorum.model import Entry, Intake, Subscription
from variorum.store.sqlite import open_store


@pytest.fixture
def store(tmp_path: Path) -> Path:
    path = tmp_path / "v.sqlite"
    with open_store(path) as opened:
        user = opened.readers.add("reader")
        (source,) = opened.sources.follow(["https://post.example/feed"])
        opened.readers.subscribe(user.id, Subscription(source.id, "The Post"))
    arrive(path, Entry("1", "https://post.example/1", "Tolls rise", None, "2026-03-01T10:00:00Z",
                       html="<p>The <b>river</b> bridge\x1b[31m.</p>"))  # fmt: skip
    return path


def arrive(path: Path, *entries: Entry) -> None:
    with open_store(path) as opened:
        (source,) = opened.sources.find()
        opened.sources.take_in([Intake(source, arrivals_of(entries, {}))], 2e9)


def test_what_is_found_is_shown_with_where_it_matches(run: Run, store: Path) -> None:
    done = run("search", "river", "OR", "weir", "--store", store)
    assert done.stdout == (
        "Tolls rise\n  The Post · 2026-03-01 10:00\n  The river bridge [31m.\n"
        "  https://post.example/1\n\n1 item. With (“river” or “weir”).\n"
    )
    nothing = run("search", "weir is:blue", "--store", store)
    assert (nothing.exit_code, nothing.stdout) == (1, "Nothing found. With “weir”.\n")
    assert "there are is:unread, is:read and is:saved" in nothing.stderr
    arrive(store, *(Entry(f"n{number}", None, f"Tram {number}", text="") for number in range(12)))
    assert run("search", "tram", "--best", "--store", store).stdout.endswith(
        "\n10 of 12 items. With “tram”.\n"
    )


def test_watches_are_made_listed_and_dropped(run: Run, store: Path) -> None:
    assert "There is no watch" in run("watch", "list", "--store", store).stdout
    made = run("watch", "add", "tram", "-x", "--store", store)
    assert made.exit_code == 2
    made = run("watch", "add", "tram -ferry", "--name", "Trams", "--store", store)
    assert made.stdout == "Watch 1: Trams. With “tram”, without “ferry”.\n"
    hook = run("watch", "add", "toll", "--webhook", "https://hook.example/", "--store", store)
    assert "signed with the secret " in hook.stdout
    arrive(
        store, Entry("2", None, "Tram derailed", text=""), Entry("3", None, "Tram ferry", text="")
    )
    listed = run("watch", "list", "--store", store).stdout
    assert listed == (
        "   1  Trams  ·  1 hit, 1 new\n      With “tram”, without “ferry”.\n"
        "   2  toll  ·  0 hits\n      With “toll”.\n      https://hook.example/: Nothing was sent yet.\n"
    )
    assert run("watch", "drop", "1", "--store", store).stdout == "Dropped: Trams\n"
    again = run("watch", "drop", "1", "--store", store)
    assert "no watch of this number" in str(again.exception)


def test_help_teaches_the_language(run: Run) -> None:
    told = run("search", "--help").stdout
    for sign in ("river bridge", "OR", "outlet:", "intitle:", "is:unread"):
        assert sign in told

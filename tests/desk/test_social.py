"""Social accounts: followed by name, asked politely, and nothing of what they said is lost."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.desk.feed_farm import Time
from tests.desk.mastodon_server import Mastodon, mastodon
from tests.sources.posts import BEN, status

pytest.importorskip("aiohttp", reason="the extra `reader` is not installed")

from variorum.capture import open_ear
from variorum.desk import Desk, follow, open_desk
from variorum.desk.fetching import rules
from variorum.desk.polling import Manners, Polls, World, poll
from variorum.desk.posts import _MOST_PAGES
from variorum.desk.settings import read_settings
from variorum.model import Source, User


@pytest.fixture
def server() -> Iterator[Mastodon]:
    with mastodon() as told:
        yield told


@contextmanager
def desk_at(folder: Path, time: Time) -> Iterator[tuple[Desk, User]]:
    settings = replace(read_settings(), meaning="lexical", allow_private=True, timeout=5.0)
    clock = lambda: datetime.fromtimestamp(time(), UTC)  # noqa: E731
    with open_desk(folder, settings=settings, clock=clock) as desk:
        yield desk, desk.store.readers.add("reader")


def ask(desk: Desk, time: Time, until: float | None = None) -> Polls:
    """Poll as if the time of every source had come."""

    async def run() -> Polls:
        desk.store.sources.ask_soon([one.id for one in desk.store.sources.find()], time())
        world = World(time, time.sleep, lambda: 0.0)
        async with open_ear(rules(desk), now=desk.clock) as ear:
            return await poll(
                desk, ear, until=until or time(), manners=Manners(pause=1.0), world=world
            )

    return asyncio.run(run())


def numbers(desk: Desk) -> list[int]:
    """The posts that are there, by the number in their name."""
    items = desk.store.sources.latest(limit=10**6)
    return sorted(int(item.entry.id.rsplit("/", 1)[1]) for item in items)


def the(desk: Desk) -> Source:
    (source,) = desk.store.sources.find()
    return source


def test_an_account_is_followed_by_its_name_and_its_posts_are_primary_sources(
    tmp_path: Path, server: Mastodon
) -> None:
    for number in range(1, 6):
        server.write(number)
    with desk_at(tmp_path, Time()) as (desk, user):
        done = follow(desk, user, [server.handle], folder="People")
        assert done.failures == ()
        assert [source.title for source in done.new] == [f"Ann Lee (@ann@{server.host})"]
        assert done.new[0].site == f"http://{server.host}/@ann"
        assert follow(desk, user, [f"http://{server.host}/@ann"]).already == done.new
        items = desk.store.sources.latest()
        assert len(items) == 5
        for item in items:
            assert item.entry.post is not None
            assert item.entry.post.account == f"ann@{server.host}"
            assert item.capture is not None
        assert desk.store.readers.tally(user.id).unread == 5
        (subscription,) = desk.store.readers.subscriptions(user.id)
        assert subscription.folder is not None
        (kept,) = desk.store.captures.find()
        assert desk.archive.content(kept) == server.page({"limit": ["40"]})


def test_what_an_account_only_passes_on_is_followed_if_it_is_asked_for(
    tmp_path: Path, server: Mastodon
) -> None:
    server.write(1)
    server.write(2, reblog=status(9, account=BEN))
    with desk_at(tmp_path, Time()) as (desk, user):
        follow(desk, user, [server.handle])
        assert numbers(desk) == [1]
        follow(desk, user, [server.handle], boosts=True)
        assert numbers(desk) == [1, 1, 2]


def test_polling_asks_only_for_what_changed_and_edits_are_revisions(
    tmp_path: Path, server: Mastodon
) -> None:
    time = Time()
    server.write(1)
    server.write(2, "<p>It sails at nine.</p>")
    with desk_at(tmp_path, time) as (desk, user):
        follow(desk, user, [server.handle])
        before = {item.entry.id: item.id for item in desk.store.sources.latest()}
        assert ask(desk, time) == Polls(1, 1, 0, 0, 0)
        assert server.validators[-1] is not None
        server.posts[0] = server.posts[0] | {
            "content": "<p>It sails at ten.</p>", "edited_at": "2031-05-09T10:00:07.000Z",
        }  # fmt: skip
        server.write(3)
        assert ask(desk, time) == Polls(1, 0, 0, 1, 1)
        (edited,) = [i for i in desk.store.sources.latest() if i.entry.id.endswith("/2")]
        assert edited.id == before[edited.entry.id]
        assert (edited.entry.html, edited.revisions) == ("<p>It sails at ten.</p>", 1)
        (former,) = desk.store.sources.revisions(edited.id)
        assert former.entry.html == "<p>It sails at nine.</p>"
        assert former.entry.post is not None


def test_posts_that_were_deleted_stay(tmp_path: Path, server: Mastodon) -> None:
    time = Time()
    for number in range(1, 4):
        server.write(number)
    with desk_at(tmp_path, time) as (desk, user):
        follow(desk, user, [server.handle])
        del server.posts[1]
        assert ask(desk, time).new == 0
        assert numbers(desk) == [1, 2, 3]
        server.posts.clear()
        assert ask(desk, time).failed == 0
        assert numbers(desk) == [1, 2, 3]


def test_nothing_is_missed_beyond_one_page_whatever_was_said_meanwhile(
    tmp_path: Path, server: Mastodon
) -> None:
    time = Time()
    for number in range(1, 51):
        server.write(number)
    with desk_at(tmp_path, time) as (desk, user):
        follow(desk, user, [server.handle])
        assert numbers(desk) == list(range(11, 51))
        for number in range(51, 190):
            server.write(number)
        began = time()
        assert ask(desk, time).new == 139
        assert numbers(desk) == list(range(11, 190))
        assert time() - began >= 3  # a pause before each further page
        assert len([path for path in server.asked if "max_id" in path]) == 3
        assert the(desk).behind == ()
        assert len({item.capture for item in desk.store.sources.latest(limit=1000)}) == 5
        ids = [item.id for item in desk.store.sources.latest(limit=1000)]
        assert ids == sorted(ids, reverse=True)


def test_a_server_that_wishes_to_be_left_alone_is_and_the_rest_is_had_later(
    tmp_path: Path, server: Mastodon
) -> None:
    time = Time()
    server.write(1)
    with desk_at(tmp_path, time) as (desk, user):
        follow(desk, user, [server.handle])
        for number in range(2, 202):
            server.write(number)
        server.limit_after = len([path for path in server.asked if "statuses" in path]) + 2
        server.limit = (429, {"Retry_After": "7200"})
        done = ask(desk, time)
        assert (done.new, done.failed) == (80, 1)
        source = the(desk)
        assert source.state.trouble is not None
        assert source.state.trouble.kind == "busy"
        assert source.state.due >= time() + 7200 - 10
        assert source.behind == ("122",)
        server.limit_after = 10**9
        for number in range(202, 300):
            server.write(number)
        time.now += 7200
        done = ask(desk, time)
        assert (done.new, done.failed) == (218, 0)
        assert the(desk).behind == ()
        assert numbers(desk) == list(range(1, 300))


def test_when_no_visit_remains_until_a_moment_none_is_made(
    tmp_path: Path, server: Mastodon
) -> None:
    time = Time()
    server.write(1)
    with desk_at(tmp_path, time) as (desk, user):
        follow(desk, user, [server.handle])
        for number in range(2, 102):
            server.write(number)
        reset = datetime.fromtimestamp(time() + 3000, UTC).isoformat()
        server.headers = {"X_RateLimit_Remaining": "0", "X_RateLimit_Reset": reset}
        asked = len(server.asked)
        assert ask(desk, time).new == 40
        assert len(server.asked) == asked + 1
        assert the(desk).state.due >= time() + 2990
        assert the(desk).behind == ("62",)
        server.headers = {}
        time.now += 3000
        assert ask(desk, time).new == 60
        assert numbers(desk) == list(range(1, 102))


def test_very_many_posts_are_had_in_several_visits(
    tmp_path: Path, server: Mastodon, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("variorum.desk.posts._MOST_PAGES", 2)
    assert _MOST_PAGES > 2
    time = Time()
    server.write(1)
    with desk_at(tmp_path, time) as (desk, user):
        follow(desk, user, [server.handle])
        for number in range(2, 302):
            server.write(number)
        assert ask(desk, time).new == 120
        assert the(desk).behind == ("182",)
        assert time() + 850 < the(desk).state.due <= time() + 900
        # So many more that the newest page does not meet what is there: two gaps.
        for number in range(302, 502):
            server.write(number)
        asked = 0
        while the(desk).behind:
            time.now += 3600
            ask(desk, time)
            asked += 1
            assert asked < 20
        assert numbers(desk) == list(range(1, 502))


@pytest.mark.parametrize(
    ("code", "says"),
    [(401, "signed in there"), (403, "signed in there"), (404, "no such account"), (410, "gone for good")],
)  # fmt: skip
def test_an_account_that_is_closed_gives_words_and_loses_nothing(
    tmp_path: Path, server: Mastodon, code: int, says: str
) -> None:
    time = Time()
    server.write(1)
    with desk_at(tmp_path, time) as (desk, user):
        follow(desk, user, [server.handle])
        server.statuses = code
        assert ask(desk, time).failed == 1
        state = the(desk).state
        assert state.trouble is not None
        assert says in state.trouble.said
        assert state.due < float("inf")
        assert numbers(desk) == [1]
        server.statuses = 200
        assert ask(desk, time).failed == 0


@pytest.mark.parametrize(
    ("lookup", "statuses", "says"),
    [(404, 200, "no such account"), (401, 200, "signed in"), (200, 401, "signed in"), (200, 404, "no such account"), (503, 200, "503")],
)  # fmt: skip
def test_who_cannot_be_followed_is_told_why(
    tmp_path: Path, server: Mastodon, lookup: int, statuses: int, says: str
) -> None:
    server.lookup, server.statuses = lookup, statuses
    with desk_at(tmp_path, Time()) as (desk, user):
        done = follow(desk, user, [server.handle])
        assert (done.new, done.already) == ((), ())
        assert says in done.failures[0].reason
        assert desk.store.sources.find() == ()


def test_a_locked_account_without_posts_is_followed_with_a_word(
    tmp_path: Path, server: Mastodon
) -> None:
    server.account["locked"] = True
    time = Time()
    with desk_at(tmp_path, time) as (desk, user):
        done = follow(desk, user, [server.handle])
        assert len(done.new) == 1
        assert "for its followers" in done.failures[0].reason
        for number in range(1, 60):
            server.write(number)
        ask(desk, time)
        assert numbers(desk) == list(range(1, 60))


def test_a_profile_whose_server_tells_nothing_may_still_offer_a_feed(
    tmp_path: Path, server: Mastodon
) -> None:
    server.statuses = 401
    page = '<html><head><link rel="alternate" type="application/rss+xml" href="/@ann.rss"></head></html>'
    feed = "<rss><channel><title>Ann</title><item><guid>1</guid><title>Hi</title></item></channel></rss>"
    server.pages = {
        "/@ann": ("text/html", page.encode()),
        "/@ann.rss": ("application/xml", feed.encode()),
    }
    with desk_at(tmp_path, Time()) as (desk, user):
        done = follow(desk, user, [server.handle, f"http://{server.host}/@ann"])
        assert [source.url for source in done.new] == [f"http://{server.host}/@ann.rss"]
        assert done.already == done.new


def test_a_domain_that_keeps_its_accounts_elsewhere_is_asked_where(
    tmp_path: Path, server: Mastodon
) -> None:
    server.write(1)
    with mastodon() as domain:
        domain.lookup = 404
        links = [{"rel": "self", "href": f"http://{server.host}/users/ann"}]
        body = json.dumps({"subject": f"acct:ann@{domain.host}", "links": links}).encode()
        domain.pages = {"/.well-known/webfinger": ("application/jrd+json", body)}
        with desk_at(tmp_path, Time()) as (desk, user):
            done = follow(desk, user, [domain.handle])
            assert done.failures == ()
            assert done.new[0].url.startswith(f"http://{server.host}/api/")
            assert numbers(desk) == [1]


def test_saved_posts_are_followed_like_the_account_and_a_newer_file_adds_to_them(
    tmp_path: Path, server: Mastodon
) -> None:
    time = Time()
    for number in range(1, 4):
        server.write(number)
    folder = tmp_path / "saved"
    folder.mkdir()
    (folder / "a.json").write_bytes(server.page({}))
    server.write(4)
    (folder / "b.json").write_bytes(server.page({}))
    (folder / "notes.txt").write_text("not posts")
    with desk_at(tmp_path / "d", time) as (desk, user):
        done = follow(desk, user, [str(folder / "a.json")])
        assert [source.title for source in done.new] == [f"Ann Lee (@ann@{server.host})"]
        assert numbers(desk) == [1, 2, 3]
        assert desk.store.readers.tally(user.id).unread == 3
        done = follow(desk, user, [str(folder)])
        assert done.new == ()
        assert [failed.subject for failed in done.failures] == ["notes.txt"]
        assert numbers(desk) == [1, 2, 3, 4]
        server.write(5)
        assert ask(desk, time).new == 1
        assert follow(desk, user, [server.handle]).already == (the(desk),)


def test_hostile_answers_are_named_troubles_and_kept(tmp_path: Path, server: Mastodon) -> None:
    time = Time()
    server.write(1)
    with desk_at(tmp_path, time) as (desk, user):
        follow(desk, user, [server.handle])
        for said in ('{"error": "no"}', "[1, 2]", "[" * 100_000, "<html>Sorry</html>", "null"):
            server.page = lambda _, said=said: said.encode()  # type: ignore[method-assign]
            assert ask(desk, time).failed == 1, said
            state = the(desk).state
            assert state.trouble is not None
            assert state.trouble.kind == "unreadable"
            time.now += 86400
        assert numbers(desk) == [1]
        assert len(desk.store.captures.find()) == 6


def test_a_server_that_gives_the_same_page_for_ever_does_not_hold_us(
    tmp_path: Path, server: Mastodon
) -> None:
    time = Time()
    server.write(1)
    with desk_at(tmp_path, time) as (desk, user):
        follow(desk, user, [server.handle])
        for number in range(2, 100):
            server.write(number)
        page = server.page({"limit": ["40"]})
        server.page = lambda _: page  # type: ignore[method-assign]
        asked = len(server.asked)
        assert ask(desk, time).new == 40
        assert len(server.asked) - asked <= 3
        assert the(desk).behind == ()


def test_a_dossier_can_tell_posts_from_reports(tmp_path: Path, server: Mastodon) -> None:
    from variorum.desk.gather import gather

    server.write(1, "<p>The ferry is late again, and nobody at the harbour says why it is so.</p>")
    file = tmp_path / "saved.json"
    file.write_bytes(server.page({}))
    report = tmp_path / "report.txt"
    report.write_text(
        "Ferry late\n\nThe ferry was late again on Monday, the harbour office said.\n"
    )
    with desk_at(tmp_path / "d", Time()) as (desk, _):
        articles = gather(desk, [str(file), str(report)]).articles
        assert sorted((one.input, one.post) for one in articles) == [
            ("report.txt", False), ("saved.json", True),
        ]  # fmt: skip
        stored = desk.store.articles.get([one.id for one in articles])
        assert [one.post for one in stored] == [one.post for one in articles]

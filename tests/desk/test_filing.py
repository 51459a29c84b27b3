"""What is followed, kept in order: nothing is deleted, and a list taken elsewhere loses nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.desk import (
    Desk,
    find_followed,
    follow,
    followed,
    move,
    open_desk,
    reading_list,
    rename,
    tag,
    unfollow,
)
from variorum.desk.settings import read_settings
from variorum.errors import NotFound
from variorum.model import Arrival, Entry, Followed, Intake, ReadingList, User
from variorum.sources import read_opml, write_opml

LIST = """<opml version="2.0" xmlns:my="https://my.example/opml"><body>
<outline text="News"><outline text="Local/Coast">
<outline text="Post" title="The Post" type="atom" xmlUrl="https://post.example/feed" htmlUrl="https://post.example/"
 category="daily,north" my:colour="red" pauseFeed="3"/></outline>
<outline text="The Echo" xmlUrl="https://echo.example/rss" category="daily"/></outline>
<outline xmlUrl="https://bare.example/atom"/>
<outline text="Again"><outline text="The Echo" xmlUrl="https://echo.example/rss" category="evening"/></outline>
</body></opml>"""


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    chosen = replace(read_settings(), meaning="lexical", offline=True)
    clock = lambda: datetime(2031, 5, 8, 14, tzinfo=UTC)  # noqa: E731
    with open_desk(tmp_path / "d", settings=chosen, clock=clock) as opened:
        yield opened


@pytest.fixture
def user(desk: Desk, tmp_path: Path) -> User:
    """Somebody who follows the list above."""
    someone = desk.store.readers.add("reader")
    (tmp_path / "list.opml").write_text(LIST)
    assert len(follow(desk, someone, [str(tmp_path / "list.opml")]).new) == 3
    return someone


def ids(desk: Desk, user: User, *names: str) -> list[int]:
    return [find_followed(desk, user, name)[1].id for name in names]


def by_url(desk: Desk, user: User) -> dict[str, Followed]:
    return {feed.url: feed for feed in reading_list(desk, user).feeds}


def test_a_list_taken_elsewhere_loses_nothing(desk: Desk, user: User) -> None:
    written = write_opml(reading_list(desk, user))
    feeds = {feed.url: feed for feed in read_opml(written, subject="l").feeds}
    assert feeds == by_url(desk, user)
    post = feeds["https://post.example/feed"]
    assert post.folder == ("News", "Local/Coast")
    assert (post.title, post.tags) == ("The Post", ("daily", "north"))
    assert dict(post.more) == {
        "text": "Post", "type": "atom", "{https://my.example/opml}colour": "red", "pauseFeed": "3",
    }  # fmt: skip
    assert feeds["https://bare.example/atom"].title is None
    # Followed once, the other folder is a tag.
    assert feeds["https://echo.example/rss"].folder == ("News",)
    assert feeds["https://echo.example/rss"].tags == ("daily", "evening", "Again")
    # And the reader who gets the list follows the same in the same order of things.
    other = desk.store.readers.add("other")
    path = Path(desk.archive.folder).parent / "out.opml"
    path.write_bytes(written)
    follow(desk, other, [str(path)])
    assert by_url(desk, other) == by_url(desk, user)


@pytest.mark.parametrize(
    "name", ["https://post.example/feed", "https://post.example", "the post", "1", "POST.example/f"]
)
def test_a_feed_is_meant_by_its_title_address_or_a_part_of_either(
    desk: Desk, user: User, name: str
) -> None:
    assert find_followed(desk, user, name)[1].url == "https://post.example/feed"


@pytest.mark.parametrize(("name", "says"), [("nothing", "nothing of this name"), ("example", "several"), ("", "nothing")])  # fmt: skip
def test_what_is_meant_by_none_or_several_is_said(
    desk: Desk, user: User, name: str, says: str
) -> None:
    with pytest.raises(NotFound, match=says):
        find_followed(desk, user, name)


def test_names_folders_and_tags_are_the_users_own(desk: Desk, user: User) -> None:
    other = desk.store.readers.add("other")
    before = by_url(desk, user)
    chosen = ids(desk, user, "The Post", "The Echo")
    assert rename(desk, user, chosen[:1], "  My \n Post ") == 1
    assert move(desk, user, chosen, "Work/Daily") == 2
    assert tag(desk, user, chosen, ["a, b", "daily"], ["north"]) == 2
    after = by_url(desk, user)
    assert after["https://post.example/feed"] == replace(
        before["https://post.example/feed"], title="My Post", folder=("Work", "Daily"),
        tags=("daily", "a", "b"),
        more=tuple(pair for pair in before["https://post.example/feed"].more if pair[0] != "text"),
    )  # fmt: skip
    assert after["https://bare.example/atom"] == before["https://bare.example/atom"]
    assert followed(desk, other) == ()
    assert rename(desk, other, chosen, "x") == 0
    rename(desk, user, chosen, None)
    move(desk, user, chosen, None)
    again = by_url(desk, user)["https://post.example/feed"]
    assert (again.title, again.folder) == (None, ())
    assert read_opml(write_opml(reading_list(desk, user)), subject="l").feeds


def test_who_leaves_a_feed_and_comes_back_finds_all_as_it_was(desk: Desk, user: User) -> None:
    (number,) = ids(desk, user, "The Post")
    (source,) = desk.store.sources.find([number])
    items = desk.store.sources.take_in(
        [Intake(source, (Arrival(("id:1",), "w", Entry("1", title="Tolls rise")),))], 1.9e9
    )
    desk.store.readers.mark(user.id, items, saved=True, at=1.9e9)
    before = by_url(desk, user)
    assert unfollow(desk, user, [number]) == 1
    assert unfollow(desk, user, [number]) == 0
    assert number not in [source.id for _, source in followed(desk, user)]
    assert number not in dict(desk.store.sources.schedule())
    assert desk.store.sources.items(items)[0].entry.title == "Tolls rise"
    with pytest.raises(NotFound):
        find_followed(desk, user, "The Post")
    (left,) = [one for one in desk.store.readers.subscriptions(user.id, ended=True) if one.ended]
    desk.store.readers.subscribe(user.id, left)
    assert by_url(desk, user) == before
    assert desk.store.readers.tally(user.id).unread == 1
    assert number in dict(desk.store.sources.schedule())


def words() -> st.SearchStrategy[str]:
    return st.text(st.characters(exclude_categories=("Cc", "Cs", "Zs", "Zl", "Zp"), exclude_characters="\ufffe\uffff,"), min_size=1, max_size=9)  # fmt: skip


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.builds(
            Followed,
            url=st.integers(0, 99).map("https://post.example/{}".format),
            title=st.none() | words(),
            folder=st.lists(words(), max_size=3).map(tuple),
            tags=st.lists(words().map(lambda tag: tag.strip("/") or "t"), max_size=3, unique=True).map(tuple),
            more=st.dictionaries(st.sampled_from(["a", "b", "{https://my.example/}c"]), words(), max_size=3).map(lambda d: tuple(sorted(d.items()))),
        ),
        max_size=6,
        unique_by=lambda feed: feed.url,
    )
)  # fmt: skip
def test_any_list_is_followed_and_given_back_whole(listed: list[Followed]) -> None:
    import tempfile

    chosen = replace(read_settings(), meaning="lexical", offline=True)
    with tempfile.TemporaryDirectory() as place, open_desk(place, settings=chosen) as desk:
        someone = desk.store.readers.add("reader")
        path = Path(place) / "in.opml"
        path.write_bytes(write_opml(ReadingList("All", tuple(listed))))
        follow(desk, someone, [str(path)])
        assert by_url(desk, someone) == {feed.url: feed for feed in listed}

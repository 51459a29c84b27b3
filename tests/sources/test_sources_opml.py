"""Reading lists: whatever another reader wrote is read, and what we write loses nothing."""

from __future__ import annotations

import contextlib
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.errors import FormatError
from variorum.model import Followed, ReadingList
from variorum.sources import read_opml, write_opml

LIST = """<?xml version="1.0" encoding="UTF-8"?>
<!-- made by hand -->
<opml version="1.0"><head><title>My  feeds</title></head><body>
<outline text="News"><outline title="The Post" text="Post" type="rss" xmlUrl="https://post.example/feed"
 htmlUrl="https://post.example/" category="/daily,/north/coast" myapp:color="red" fullContent="yes"/>
 <outline text="Local"><outline TEXT="Echo" XMLURL="https://echo.example/rss"/></outline></outline>
<outline xmlUrl="https://bare.example/atom"/>
<outline text="An empty folder or a note"/>
</body></opml>"""


def plain(text: str) -> bytes:
    return text.replace("myapp:color", "color").encode()


def test_folders_titles_tags_and_what_others_noted_are_read() -> None:
    found = read_opml(plain(LIST), subject="l")
    assert found.title == "My feeds"
    assert found.feeds == (
        Followed(
            "https://post.example/feed", "The Post", "https://post.example/", ("News",),
            ("daily", "north/coast"),
            (("text", "Post"), ("category", "/daily,/north/coast"), ("color", "red"),
             ("fullContent", "yes")),
        ),
        Followed("https://echo.example/rss", "Echo", None, ("News", "Local")),
        Followed("https://bare.example/atom"),
    )  # fmt: skip
    assert found.complaints == ("“An empty folder or a note” has no address of a feed",)


def test_a_damaged_list_is_read_as_far_as_it_can_be_mended() -> None:
    found = read_opml(
        b'<opml><body><outline text="A & B" xmlUrl="https://a.example/f?x=1&y=2"/>'
        b'<outline text="C" xmlUrl="https://c.example/f">',
        subject="l",
    )
    assert [feed.url.partition("?")[0] for feed in found.feeds] == [
        "https://a.example/f",
        "https://c.example/f",
    ]
    assert any("not well-formed" in complaint for complaint in found.complaints)


def test_another_encoding_is_read_as_it_is_declared() -> None:
    data = '<?xml version="1.0" encoding="iso-8859-1"?><opml><body><outline text="Ärger" xmlUrl="https://a.example/"/></body></opml>'
    found = read_opml(data.encode("latin-1"), subject="l")
    assert found.feeds[0].title == "Ärger"
    assert read_opml(data.encode("utf-16"), subject="l").feeds == found.feeds


@pytest.mark.parametrize("entity", ["&a;", "&lol9;", "&file;"])
def test_entities_of_a_list_are_never_expanded(entity: str) -> None:
    lols = "".join(f'<!ENTITY lol{n} "{f"&lol{n - 1};" * 10}">' for n in range(1, 10))
    data = (
        f'<?xml version="1.0"?><!DOCTYPE opml [<!ENTITY a "bomb"><!ENTITY lol0 "ha">{lols}<!ENTITY file SYSTEM "file:///etc/passwd">]>'
        f'<opml><body><outline text="x{entity}" xmlUrl="https://a.example/"/></body></opml>'
    ).encode()
    start = time.monotonic()
    found = read_opml(data, subject="l")
    assert time.monotonic() - start < 10
    assert [feed.url for feed in found.feeds] == ["https://a.example/"]
    assert "bomb" not in str(found)
    assert "root:" not in str(found)


@pytest.mark.parametrize(
    "data",
    [b"", b"plain", b"<html><body><p>Sorry</p></body></html>", b"<rss/>", b"{}", b"\x00\x01",
     b"<opml/>", b"<opml><head/></opml>", b"x" * (33 * 1024 * 1024)],
    ids=["empty", "text", "html", "rss", "json", "bytes", "opml", "no body", "large"],
)  # fmt: skip
def test_what_is_no_list_is_a_named_error(data: bytes) -> None:
    with pytest.raises(FormatError):
        read_opml(data, subject="l")


def test_a_list_made_to_take_for_ever_does_not() -> None:
    start = time.monotonic()
    deep = b"<opml><body>" + b'<outline text="a">' * 200 + b'<outline xmlUrl="u"/>'
    assert len(read_opml(deep, subject="l").feeds) == 1
    for data in (
        b"<opml><body>" + b"<outline text='a'>" * 100_000,
        b"<opml><body>" + b"<outline xmlUrl='u'/>" * 99_000 + b"</body></opml>",
        b"<!DOCTYPE " * 100_000,
    ):
        with contextlib.suppress(FormatError):
            read_opml(data, subject="l")
    assert time.monotonic() - start < 20


def test_what_a_list_says_comes_back_word_for_word_whatever_program_wrote_it() -> None:
    outline = (
        '<outline text="Post" title="The Post" type="atom" xmlUrl="https://post.example/feed"'
        ' category="/daily,/north/coast" xmlns:fresh="https://fresh.example/opml"'
        ' fresh:cssFullContent=".story &gt; p" isComment="false"/>'
    )
    data = f'<opml version="2.0"><body><outline text="a"><outline text="b/c">{outline}</outline></outline></body></opml>'.encode()
    listed = read_opml(data, subject="l")
    again = write_opml(listed)
    assert read_opml(again, subject="l").feeds == listed.feeds
    for said in (
        'text="Post"', 'title="The Post"', 'type="atom"', 'category="/daily,/north/coast"',
        'cssFullContent=".story &gt; p"', 'isComment="false"', '"https://fresh.example/opml"',
    ):  # fmt: skip
        assert said in again.decode(), said
    assert listed.feeds[0].folder == ("a", "b/c")


def texts() -> st.SearchStrategy[str]:
    return st.text(st.characters(exclude_categories=("Cc", "Cs")), min_size=1, max_size=20).map(
        lambda text: " ".join(text.split()).replace("\ufffe", "").replace("\uffff", "") or "x"
    )


def feeds() -> st.SearchStrategy[Followed]:
    tags = texts().map(lambda tag: tag.replace(",", "").strip("/ ") or "t")
    return st.builds(
        Followed,
        url=texts().map("https://post.example/{}".format),
        title=st.none() | texts(),
        site=st.none() | texts(),
        folder=st.lists(texts(), max_size=3).map(tuple),
        tags=st.lists(tags, max_size=3, unique=True).map(tuple),
        more=st.just(()) | st.just((("color", "a <b> & “c”"),)),
    )


@given(st.lists(feeds(), max_size=8))
def test_what_is_written_is_read_again_without_loss(listed: list[Followed]) -> None:
    written = write_opml(ReadingList("All", tuple(listed)))
    found = read_opml(written, subject="l")
    assert found.complaints == ()
    assert sorted(map(repr, found.feeds)) == sorted(map(repr, listed))
    for folder in {feed.folder for feed in listed}:
        assert [f for f in found.feeds if f.folder == folder] == [
            f for f in listed if f.folder == folder
        ]
    assert write_opml(found) == written


def test_characters_that_no_xml_holds_do_not_stop_the_writing() -> None:
    listed = Followed(
        "https://a.example/\x00", "a\x08b\ud800", None, ("\x01",), ("\x02",), (("1 bad", "x"),)
    )
    found = read_opml(write_opml(ReadingList(None, (listed,))), subject="l")
    assert found.feeds[0].title == "a\ufffdb\ufffd"

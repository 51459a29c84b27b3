"""Marks and labels, as apps set them and as the store and other apps see them."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from tests.api.apps import NOW, Apps

from variorum.api.googlereader.ids import long_id
from variorum.api.googlereader.streams import KEPT_UNREAD, stream_of
from variorum.api.googlereader.tags import Change, change_of
from variorum.errors import FormatError

STATE = "user/-/state/com.google/"


def listed(app: Apps, name: str) -> list[int]:
    return [int(one["id"]) for one in app.json("stream/items/ids", s=name)["itemRefs"]]


def test_marks_are_set_and_taken_off_by_ids_of_all_forms_at_once(app: Apps) -> None:
    items = app.arrive(app.follow("post"), *"abcd")
    forms = [str(items[0]), f"{items[1]:016x}", long_id(items[2])]
    body = "&".join(f"i={quote(form)}" for form in forms)
    for state, wanted in (("read", {"read": True}), ("starred", {"saved": True})):
        assert app.post("edit-tag", f"{body}&a={STATE}{state}&ac=edit").text == "OK"
        assert app.ids(**wanted) == items[2::-1]
        assert app.post("edit-tag", f"{body}&r={STATE}{state}").text == "OK"
        assert app.ids(**wanted) == ()
    # All of it in the query, as some send it.
    assert app.post(f"edit-tag?{body}&a={STATE}read").text == "OK"
    assert app.ids(read=False) == (items[3],)


def test_several_states_at_once_as_newsboat_sends_them(app: Apps) -> None:
    (item,) = app.arrive(app.follow("post"), "a")
    read = f"i={long_id(item)}&a={STATE}read&r={STATE}kept-unread&ac=edit&T="
    kept = f"i={long_id(item)}&r={STATE}read&a={STATE}kept-unread&a={STATE}tracking-kept-unread&ac=edit"
    app.post("edit-tag", read)
    assert app.ids(read=True) == (item,)
    app.post("edit-tag", kept)
    assert app.ids(read=False) == (item,)
    told = app.json("stream/items/contents", i=str(item))["items"][0]["categories"]
    assert f"{STATE}kept-unread" in told
    # Read elsewhere, it is kept no more.
    app.desk.store.readers.mark(app.ann.id, [item], read=True, at=NOW)
    told = app.json("stream/items/contents", i=str(item))["items"][0]["categories"]
    assert f"{STATE}kept-unread" not in told
    assert listed(app, f"{STATE}kept-unread") == []


def test_what_is_added_counts_before_what_is_removed() -> None:
    def change(added: str, removed: str) -> Change:
        streams = [[stream_of(STATE + one) for one in names.split()] for names in (added, removed)]
        return change_of(*streams)

    assert change("read", "kept-unread") == Change(True, None, (), (KEPT_UNREAD,))
    assert change("kept-unread", "read") == Change(False, None, (KEPT_UNREAD,), ())
    assert change("read", "read").read is True
    assert change("", "kept-unread") == Change(None, None, (), (KEPT_UNREAD,))
    assert change("starred", "read") == Change(False, True)
    assert change("fresh", "").read is False
    with pytest.raises(FormatError):
        change("reading-list", "")


def test_one_user_cannot_mark_what_another_follows(app: Apps) -> None:
    (item,) = app.arrive(app.follow("post", user=app.bo), "a")
    answer = app.post("edit-tag", f"i={item}&a={STATE}starred&a=user/-/label/x&a={STATE}read")
    assert answer.text == "OK"
    assert app.desk.store.labels.names(app.ann.id) == ()
    app.follow("post")
    assert app.ids(saved=True) == ()
    assert app.ids(read=False) == (item,)


def test_what_is_no_mark_is_named(app: Apps) -> None:
    app.arrive(app.follow("post"), "a")
    for said in ("", "i=1", f"a={STATE}read", "i=1&a=user/-/state/com.google/none", "i=1&a=feed/1",
                 f"i=one&a={STATE}read", f"i=1&a={STATE}reading-list"):  # fmt: skip
        assert app.post("edit-tag", said).status_code == 400, said
    assert app.ids(read=True) == ()


def test_labels_of_items_are_listed_renamed_and_taken_away(app: Apps) -> None:
    a, b, c = app.arrive(app.follow("post", "News"), *"abc")
    app.post("edit-tag", f"i={a}&i={b}&a=user/-/label/Long+reads&a={STATE}like")
    app.post("edit-tag", f"i={c}&a=user/{app.ann.id}/label/Later")
    tags = app.json("tag/list")["tags"]
    assert [(one["id"], one.get("type")) for one in tags] == [
        (f"{STATE}starred", None), ("user/-/label/News", "folder"),
        ("user/-/label/Later", "tag"), ("user/-/label/Long reads", "tag"),
    ]  # fmt: skip
    assert listed(app, "user/-/label/Long reads") == [b, a]
    assert app.post("rename-tag", "s=user/-/label/Long+reads&dest=user/-/label/Later").text == "OK"
    assert listed(app, "user/-/label/Later") == [c, b, a]
    app.post("edit-tag", f"i={b}&r=user/-/label/Later")
    assert listed(app, "user/-/label/Later") == [c, a]
    assert app.post("disable-tag", "s=user/-/label/Later").text == "OK"
    assert listed(app, "user/-/label/Later") == []
    assert listed(app, f"{STATE}like") == [b, a]
    assert app.ids() == (c, b, a)


def test_folders_are_renamed_and_taken_away_without_leaving_their_feeds(app: Apps) -> None:
    post = app.follow("post", "News")
    assert app.post("rename-tag", "s=user/-/label/News&dest=user/-/label/Press").text == "OK"
    assert app.json("subscription/list")["subscriptions"][0]["categories"][0]["label"] == "Press"
    assert app.post("disable-tag", "t=Press").text == "OK"
    (one,) = app.json("subscription/list")["subscriptions"]
    assert (one["id"], one["categories"]) == (f"feed/{post.id}", [])
    for path, said, status in (
        ("rename-tag", "s=user/-/label/None&dest=user/-/label/x", 404),
        ("rename-tag", "s=user/-/label/None&dest=", 400),
        ("rename-tag", f"s={STATE}read&dest=user/-/label/x", 400),
        ("disable-tag", f"s={STATE}starred", 400), ("disable-tag", "", 400),
    ):  # fmt: skip
        assert app.post(path, said).status_code == status, said


@pytest.mark.parametrize("unit", [1, 10**3, 10**6, 10**9])
def test_all_is_read_up_to_the_moment_that_the_app_saw_and_no_further(app: Apps, unit: int) -> None:
    post = app.follow("post")
    app.arrive(post, "a", "b")
    newest = app.json("stream/contents/feed/1")["items"][0]["timestampUsec"]
    app.clock.now += 10
    # Come later, and dated earlier: an app that looked before cannot have shown it.
    (late,) = app.arrive(post, "c", dated="2020-01-01T00:00:00Z")
    seen = int(newest) // 10**6 * unit
    assert app.post("mark-all-as-read", f"s={STATE}reading-list&ts={seen}").text == "OK"
    assert app.ids(read=False) == (late,)


def test_all_of_a_stream_is_read_by_every_name_that_it_has(app: Apps) -> None:
    post, mail = app.follow("post", "News"), app.follow("mail")
    for name in (
        f"feed/{post.id}", "feed/https://post.example/feed", "user/-/label/News", "user/1/label/News",
    ):  # fmt: skip
        items = app.arrive(post, f"x{name}")
        other = app.arrive(mail, f"y{name}")
        assert app.post("mark-all-as-read", f"s={quote(name)}").text == "OK"
        assert app.ids(read=False, sources=(post.id,)) == (), name
        assert other[0] in app.ids(read=False)
        # And sent unencoded.
        app.desk.store.readers.mark(app.ann.id, items, read=False, at=NOW)
        assert app.post("mark-all-as-read", f"s={name}&T=x&ts=").text == "OK"
        assert app.ids(read=False, sources=(post.id,)) == (), name
    app.post("mark-all-as-read", f"s={STATE}reading-list")
    assert app.ids(read=False) == ()
    assert app.post("mark-all-as-read", "").status_code == 400
    assert app.post("mark-all-as-read", "s=feed/99").status_code == 404
    assert app.get("mark-all-as-read", s=STATE + "read").status_code in (404, 405)

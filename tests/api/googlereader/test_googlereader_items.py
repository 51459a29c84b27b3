"""Items and lists of ids: what apps read of them, by every name that a stream has."""

from __future__ import annotations

from urllib.parse import quote
from xml.etree import ElementTree as ET

from tests.api.apps import NOW, Apps
from tests.desk.views.newsroom import CAPTURE, Newsroom

from variorum.api.googlereader.ids import long_id
from variorum.desk.accounts import new_key, prefer
from variorum.model import Subscription

STATE = "user/-/state/com.google/"
ATOM = {"a": "http://www.w3.org/2005/Atom", "gr": "http://www.google.com/schemas/reader/atom/"}


def ids(app: Apps, **asked: object) -> list[int]:
    return [int(one["id"]) for one in app.json("stream/items/ids", **asked)["itemRefs"]]


def test_an_item_has_what_apps_read_of_it(app: Apps) -> None:
    post = app.follow("post", "News")
    (item,) = app.arrive(post, "a", dated="2033-05-18T00:00:00Z")
    app.desk.store.readers.mark(app.ann.id, [item], saved=True, at=NOW)
    answer = app.json(f"stream/contents/feed/{post.id}")
    assert answer["id"] == f"feed/{post.id}"
    assert answer["title"] == "Post News"
    assert answer["updated"] == int(NOW) + 1
    assert "continuation" not in answer
    (told,) = answer["items"]
    assert told == {
        "id": f"tag:google.com,2005:reader/item/{item:016x}",
        "crawlTimeMsec": f"{int(NOW) + 1}000",
        "timestampUsec": f"{int(NOW) + 1}000000",
        "published": 1_999_987_200,
        "updated": 1_999_987_200,
        "title": "On a",
        "author": "Ada Byline",
        "canonical": [{"href": "https://post.example/feed/a"}],
        "alternate": [{"href": "https://post.example/feed/a", "type": "text/html"}],
        "categories": [
            f"{STATE}reading-list",
            f"{STATE}fresh",
            f"{STATE}starred",
            "user/-/label/News",
        ],
        "summary": {"direction": "ltr", "content": "<p>Words on a.</p>"},
        "origin": {
            "streamId": f"feed/{post.id}",
            "title": "Post News",
            "htmlUrl": "https://post.example/",
        },
    }


def test_what_outlets_write_can_do_nothing_in_an_app(app: Apps) -> None:
    post = app.follow("post")
    app.arrive(
        post, "a", html='<p onclick="x()">W</p><script>x()</script><a href="javascript:x()">l</a>'
    )
    (told,) = app.json("stream/contents/" + STATE + "reading-list")["items"]
    assert "script" not in told["summary"]["content"]
    assert "onclick" not in told["summary"]["content"]
    assert "javascript" not in app.get(f"/reader/atom/feed%2F{post.id}").text


def test_ids_never_change_when_a_revision_arrives(app: Apps) -> None:
    post = app.follow("post")
    (item,) = app.arrive(post, "a")
    before = ids(app, s=f"feed/{post.id}")
    app.arrive(post, "a", html="<p>Other words.</p>")
    assert ids(app, s=f"feed/{post.id}") == before == [item]
    (told,) = app.json("stream/items/contents", i=str(item))["items"]
    assert told["summary"]["content"] == "<p>Other words.</p>"
    assert told["id"] == long_id(item)


def test_items_are_had_by_ids_of_every_form_mixed_by_get_and_post(app: Apps) -> None:
    items = app.arrive(app.follow("post"), *"abcd")
    forms = [str(items[0]), f"{items[1]:016x}", long_id(items[2]), f"{items[3]:016X}"]
    data = "&".join(f"i={quote(form)}" for form in forms) + "&output=json&T="
    answers = [
        app.post("stream/items/contents", data).json(),
        app.post("stream/items/contents?" + data, "").json(),
        app.json("stream/items/contents", i=forms),
        # Sent unencoded, as newsboat and others do.
        app.post("stream/items/contents", "&".join(f"i={form}" for form in forms)).json(),
    ]
    for answer in answers:
        assert [one["id"] for one in answer["items"]] == [long_id(one) for one in items[::-1]]
    oldest = app.post("stream/items/contents", data + "&r=o").json()["items"]
    assert [one["id"] for one in oldest] == [long_id(one) for one in items]
    assert app.json("stream/items/contents", i="999999")["items"] == []
    assert app.get("stream/items/contents", i="xyz").status_code == 400


def test_two_users_see_each_their_own(app: Apps) -> None:
    app.arrive(app.follow("post", user=app.bo), "a")
    assert ids(app, s=STATE + "reading-list") == []
    assert app.json("stream/items/contents", i="1")["items"] == []


def test_a_stream_has_many_names(app: Apps) -> None:
    post, other = app.follow("post", "News"), app.follow("other")
    items = app.arrive(post, "a", "b")
    app.arrive(other, "c")
    url = "https://post.example/feed"
    for name in (
        f"feed/{post.id}", f"feed/{url}", f"feed/{url}/", "user/-/label/News", "user/1/label/News",
        f"user/{app.ann.id}/label/News",
    ):  # fmt: skip
        assert ids(app, s=name) == list(items[::-1]), name
        for path in (
            f"stream/contents/{quote(name, safe='')}", f"stream/contents/{name}",
            f"/api/greader.php/reader/api/0/stream/contents/{quote(name)}",
            f"stream/contents?s={quote(name)}", f"stream/contents/{quote(quote(name, safe=''))}",
        ):  # fmt: skip
            answer = app.get(path)
            assert answer.status_code == 200, (path, answer.text)
            assert [one["title"] for one in answer.json()["items"]] == ["On b", "On a"], path
    # Servers on the way make one slash of two.
    assert len(app.json("stream/contents/feed/https:/post.example/feed")["items"]) == 2


def test_an_address_with_a_query_is_a_stream_too_encoded_or_not(app: Apps) -> None:
    (source,) = app.desk.store.sources.follow(["https://cat.example/feed?cat=1&lang=en"])
    app.desk.store.readers.subscribe(app.ann.id, Subscription(source.id))
    app.arrive(source, "a")
    name = "feed/https://cat.example/feed?cat=1&lang=en"
    for path in (f"stream/contents/{quote(name, safe='')}?n=5", f"stream/contents/{name}&n=5"):
        assert len(app.get(path).json()["items"]) == 1


def test_streams_that_are_none_are_named(app: Apps) -> None:
    app.follow("post", user=app.bo)
    for name, status in (
        ("feed/99", 404), ("feed/1", 404), ("feed/https://none.example/", 404), ("feeds/1", 400),
        ("user/-/state/com.google/other", 400), ("user/-/", 400), ("x", 400),
    ):  # fmt: skip
        assert app.get("stream/items/ids", s=name).status_code == status, name
    assert ids(app, s="user/-/label/None such") == []


def test_states_are_streams(app: Apps) -> None:
    post = app.follow("post")
    a, b, c, d = app.arrive(post, *"abcd")
    app.post("edit-tag", f"i={a}&a={STATE}read")
    app.post("edit-tag", f"i={b}&i={a}&a={STATE}starred")
    app.post("edit-tag", f"i={c}&a={STATE}kept-unread&r={STATE}read&a={STATE}tracking-kept-unread")
    app.post("edit-tag", f"i={d}&a={STATE}like&a={STATE}broadcast")
    for name, wanted in (
        ("reading-list", [d, c, b, a]), ("read", [a]), ("unread", [d, c, b]), ("starred", [b, a]),
        ("kept-unread", [c]), ("like", [d]), ("broadcast", [d]), ("tracking-kept-unread", []),
    ):  # fmt: skip
        assert ids(app, s=STATE + name) == wanted, name
        assert app.get("stream/items/count", s=STATE + name).text == str(len(wanted))
    assert app.get("stream/items/count", s=STATE + "read", a="true").text == "1#May 18, 2033"


def test_lists_are_narrowed_by_what_is_to_be_in_them_and_what_is_not(app: Apps) -> None:
    post, other = app.follow("post", "News"), app.follow("other", "Arts")
    a, b = app.arrive(post, "a", "b")
    c, d = app.arrive(other, "c", "d")
    app.desk.store.readers.mark(app.ann.id, [a, c], read=True, at=NOW)
    app.desk.store.readers.mark(app.ann.id, [c, d], saved=True, at=NOW)
    app.post("edit-tag", f"i={b}&a=user/-/label/Long")
    every = STATE + "reading-list"
    for asked, wanted in (
        ({"xt": STATE + "read"}, [d, b]), ({"xt": [STATE + "read", STATE + "starred"]}, [b]),
        ({"it": STATE + "starred"}, [d, c]), ({"it": STATE + "starred", "xt": STATE + "read"}, [d]),
        ({"it": STATE + "read", "xt": STATE + "read"}, []), ({"xt": every}, []),
        ({"xt": f"feed/{post.id}"}, [d, c]), ({"xt": "user/-/label/Arts"}, [b, a]),
        ({"it": "user/-/label/Arts"}, [d, c]), ({"xt": "user/-/label/Long"}, [d, c, a]),
        ({"it": "user/-/label/Long"}, [b]), ({"xt": STATE + "unread"}, [c, a]),
        ({"it": ["user/-/label/Arts", f"feed/{other.id}"]}, [d, c]), ({"xt": "feed/999"}, [d, c, b, a]),
        ({"r": "o"}, [a, b, c, d]), ({"n": "2"}, [d, c]), ({"n": "0"}, [d, c, b, a]),
        ({"n": "x"}, [d, c, b, a]), ({"n": "10000"}, [d, c, b, a]),
        ({"ot": str(int(NOW) + 2)}, [d, c]), ({"nt": str(int(NOW) + 2)}, [b, a]),
        ({"ot": f"{int(NOW) + 2}000000"}, [d, c]), ({"ot": "0"}, [d, c, b, a]),
    ):  # fmt: skip
        assert ids(app, s=every, **asked) == wanted, asked
        assert len(app.json("stream/contents/" + every, **asked)["items"]) == len(wanted), asked
    assert ids(app, s=[f"feed/{post.id}", "user/-/label/Arts"]) == [d, c, b, a]
    assert ids(app, s=[f"feed/{post.id}", every]) == [d, c, b, a]
    assert ids(app, s=[f"feed/{post.id}", f"feed/{other.id}"], xt=STATE + "read") == [d, b]
    assert app.get("stream/items/ids", s=[f"feed/{post.id}", STATE + "read"]).status_code == 400


def test_an_app_that_asks_for_what_came_since_gets_what_is_dated_before(app: Apps) -> None:
    post = app.follow("post")
    app.arrive(post, "a")
    seen = int(app.clock.now)
    app.clock.now += 10
    (late,) = app.arrive(post, "b", dated="2020-01-01T00:00:00Z")
    assert ids(app, s=STATE + "reading-list", ot=str(seen + 1)) == [late]


def test_without_a_number_twenty_are_given_and_a_continuation_is_a_string(app: Apps) -> None:
    items = app.arrive(app.follow("post"), *(f"n{number}" for number in range(45)))
    seen, asked = [], {"s": STATE + "reading-list"}
    for expected in (20, 20, 5):
        answer = app.json("stream/items/ids", **asked)
        assert len(answer["itemRefs"]) == expected
        assert all(one["timestampUsec"] == f"{int(NOW) + 1}000000" for one in answer["itemRefs"])
        assert all(one["directStreamIds"] == [] for one in answer["itemRefs"])
        seen += [int(one["id"]) for one in answer["itemRefs"]]
        more = answer.get("continuation")
        assert isinstance(more, str) if expected == 20 else more is None
        asked["c"] = more or ""
    assert seen == list(items[::-1])
    exactly = app.json("stream/contents/" + STATE + "reading-list", n=45)
    assert "continuation" not in exactly
    assert app.get("stream/items/ids", s=STATE + "read", c="12345").status_code == 400
    assert app.get("stream/items/ids", s=STATE + "read", c="a" * 22).status_code in (200, 400)


def test_ten_thousand_ids_are_given_at_once(app: Apps) -> None:
    post = app.follow("post")
    items = app.arrive(post, *(f"n{number}" for number in range(10_001)))
    answer = app.json("stream/items/ids", s=STATE + "reading-list", n=10_000)
    assert [int(one["id"]) for one in answer["itemRefs"]] == list(items[:0:-1])
    assert isinstance(answer["continuation"], str)
    assert len(app.json("stream/items/ids", s=f"feed/{post.id}", n=20_000)["itemRefs"]) == 10_000


def test_saved_items_stay_in_reach_when_their_feed_is_left(app: Apps) -> None:
    post = app.follow("post")
    a, _ = app.arrive(post, "a", "b")
    app.desk.store.readers.mark(app.ann.id, [a], saved=True, at=NOW)
    app.post("subscription/edit", f"s=feed/{post.id}&ac=unsubscribe")
    assert ids(app, s=STATE + "starred") == ids(app, s=STATE + "reading-list") == [a]
    assert ids(app, s=f"feed/{post.id}") == [a]


def test_a_stream_is_read_as_atom_by_one_encoded_segment(app: Apps) -> None:
    post = app.follow("post", "News & more")
    a, b, c = app.arrive(post, "a", "b", "c")
    app.desk.store.readers.mark(app.ann.id, [a], read=True, at=NOW)
    answer = app.get(f"/reader/atom/feed%2F{post.id}?n=2&r=o")
    assert answer.headers["content-type"].startswith("application/atom+xml")
    feed = ET.fromstring(answer.content)
    assert feed.findtext("a:title", namespaces=ATOM) == "Post News"
    entries = feed.findall("a:entry", ATOM)
    assert [one.findtext("a:id", namespaces=ATOM) for one in entries] == [long_id(a), long_id(b)]
    labels = [
        {one.get("label") for one in entry.findall("a:category", ATOM)
         if one.get("scheme") == "http://www.google.com/reader/"}
        for entry in entries
    ]  # fmt: skip
    assert labels[0] == {"reading-list", "read", "News & more"}
    assert labels[1] == {"reading-list", "fresh", "News & more"}
    assert entries[0].find("a:content", ATOM).text == "<p>Words on a.</p>"  # type: ignore[union-attr]
    assert entries[0].find("a:link", ATOM).get("href") == "https://post.example/feed/a"  # type: ignore[union-attr]
    more = feed.findtext("gr:continuation", namespaces=ATOM)
    rest = ET.fromstring(app.get(f"/reader/atom/feed/{post.id}", c=more, r="o").content)
    assert [one.text for one in rest.findall("a:entry/a:id", ATOM)] == [long_id(c)]
    assert rest.find("gr:continuation", ATOM) is None
    for name in ("user/-/state/com.google/reading-list", "user/-/label/News & more"):
        found = ET.fromstring(app.get(f"/reader/atom/{quote(name, safe='')}").content)
        assert len(found.findall("a:entry", ATOM)) == 3


def test_signs_that_xml_cannot_hold_break_no_answer(app: Apps) -> None:
    post = app.follow("post")
    app.arrive(post, "a", html="<p>\x00\x0b]]>&amp;<b>ok</b></p>")
    assert len(ET.fromstring(app.get(f"/reader/atom/feed%2F{post.id}").content)) > 3


def test_stories_are_one_item_each_where_the_user_wants_it(app: Apps) -> None:
    app.desk.store.captures.put([CAPTURE])
    room = Newsroom(app.desk)
    ann = room.user("Ann B.", *"abcde")
    app.auth = new_key(app.desk, ann, "token", name="an app")[0]
    items = [room.report(outlet, "flood") for outlet in "abcde"]
    alone = room.report("a", None)
    every = STATE + "reading-list"
    assert ids(app, s=every, xt=STATE + "read") == [alone, *items[::-1]]
    prefer(app.desk, ann, grouped=True)
    assert ids(app, s=every, xt=STATE + "read") == [alone, items[0]]
    counts = {one["id"]: one["count"] for one in app.json("unread-count")["unreadcounts"]}
    assert counts[every] == 2
    for path in ("stream/contents/" + every, "/api/greader.php/reader/api/0/stream/contents"):
        told = app.json(path, n=1, r="o")["items"][0]
        assert told["id"] == long_id(items[0])
        assert "5 reports by 5 outlets" in told["summary"]["content"]
        # By whichever address it was asked: links lead to the program itself.
        assert 'href="http://news.example/story/flood"' in told["summary"]["content"]
    # What the app knew before is given by itself, and is marked by itself.
    (told,) = app.json("stream/items/contents", i=str(items[3]))["items"]
    assert told["id"] == long_id(items[3])
    assert "5 reports" not in told["summary"]["content"]
    app.post("edit-tag", f"i={long_id(items[0])}&a={STATE}read")
    assert ids(app, s=every, xt=STATE + "read") == [alone]
    late = room.report("a", "flood")
    app.post("mark-all-as-read", f"s={every}&ts={int(room.now - 1)}000000")
    prefer(app.desk, ann, grouped=False)
    assert ids(app, s=every, xt=STATE + "read") == [late]
    assert len(ids(app, s=every)) == 7

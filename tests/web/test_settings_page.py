"""Settings: what is chosen holds; secrets are shown once; nobody reaches what is another's."""

from __future__ import annotations

import io
import json
import logging
import re
import zipfile
from typing import Any

import pytest
from reader import PASSWORD, Browser, Place, entry, words

from variorum.desk.accounts import add_user, by_key, by_password, fever_secret, new_key, preferences
from variorum.desk.views.settings import keys_of
from variorum.gate import Desks, Gate, Keeper, Trust
from variorum.serving import make_app
from variorum.web import settings

EVIL = '"><script>alert(1)</script>'
NEW = "quite other words"


@pytest.fixture
def admin(place: Place) -> Browser:
    """A browser of the user "ona", who is an admin."""
    place.user("ona", admin=True)
    return place.signed_in("ona")


def followed(browser: Browser, answer: Any) -> str:
    assert answer.status_code == 303, answer.text[:500]
    return words(browser.get(answer.headers["location"]))


def secrets(page: str) -> dict[str, str]:
    """What a page shows once, by its label."""
    return dict(re.findall(r'<dt>([^<]+)</dt><dd><code id="secret-\d">([^<]+)</code>', page))


def test_what_is_chosen_is_kept_and_holds_on_every_page(place: Place) -> None:
    browser = place.signed_in()
    answer = browser.send("/settings", look="dark", order="oldest", shown="20", grouped="on")
    assert "Kept." in followed(browser, answer)
    chosen = preferences(place.desk, place.user())
    assert (chosen.look, chosen.order, chosen.shown) == ("dark", "oldest", 20)
    assert (chosen.grouped, chosen.picks, chosen.pictures) == (True, False, False)
    assert 'data-look="dark"' in browser.get("/unread")
    page = browser.get("/settings")
    assert re.search(r'name="grouped" checked', page)
    assert not re.search(r'name="picks" checked', page)
    assert "For you is switched off" in words(browser.get("/for-you"))


@pytest.mark.parametrize("change", [{"look": "pink"}, {"order": ""}, {"shown": "9"}, {"shown": "9999999"}, {"shown": "x"}])  # fmt: skip
def test_what_cannot_be_chosen_changes_nothing(place: Place, change: dict[str, str]) -> None:
    browser = place.signed_in()
    fields = {"look": "dark", "order": "newest", "shown": "50", "picks": "on", **change}
    assert browser.send("/settings", **fields).status_code == 422
    assert preferences(place.desk, place.user()).look == "auto"


def test_a_password_is_changed_by_who_knows_it_and_other_sessions_end(place: Place) -> None:
    browser, elsewhere = place.signed_in(), place.signed_in()
    token, _ = new_key(place.desk, place.user(), "token", name="script")

    def change(old: str, new: str, again: str) -> Any:
        return browser.send("/settings/password", old=old, new=new, again=again)

    for old, new, again, why in (
        ("not this", NEW, NEW, "the old one is not right"),
        (PASSWORD, NEW, NEW + "s", "not written twice the same"),
        (PASSWORD, "short", "short", "it has 5 characters. Take 8"),
    ):
        answer = change(old, new, again)
        assert answer.status_code == 422
        assert why in words(answer.text)
        assert NEW not in answer.text
    assert by_password(place.desk, "ada", PASSWORD) is not None
    assert "The password is changed." in followed(browser, change(PASSWORD, NEW, NEW))
    assert by_password(place.desk, "ada", NEW) is not None
    assert elsewhere.ask("GET", "/settings").status_code == 303
    assert by_key(place.desk, "token", token) is not None


def test_guessing_the_old_password_is_slowed_down(place: Place) -> None:
    browser = place.signed_in()
    place.gate.keeper.throttle._clock = lambda: 0.0  # this machine may be slow
    for _ in range(5):
        browser.send("/settings/password", old="wrong", new=NEW, again=NEW)
    answer = browser.send("/settings/password", old=PASSWORD, new=NEW, again=NEW)
    assert answer.status_code == 429
    assert "Try again in" in words(answer.text)
    assert by_password(place.desk, "ada", PASSWORD) is not None


def test_sessions_are_listed_and_ended_one_by_one_or_all_others(place: Place) -> None:
    browser, second, third = (place.signed_in() for _ in range(3))
    page = words(browser.get("/settings"))
    assert page.count("this one") == 1
    others = [key.id for key in keys_of(place.desk, place.user().id) if key.kind == "session"]
    paths = re.findall(r'action="(/settings/keys/\d+/end)"', browser.get("/settings"))
    assert len(paths) == len(others) - 1 == 2
    assert "It has ended." in followed(browser, browser.send(paths[0]))
    assert browser.send(paths[0]).status_code == 404
    alive = [one.ask("GET", "/settings").status_code for one in (second, third)]
    assert sorted(alive) == [200, 303]
    answer = browser.send("/settings/sessions/others/end")
    assert "1 session has ended." in followed(browser, answer)
    assert {one.ask("GET", "/settings").status_code for one in (second, third)} == {303}


def test_a_token_is_shown_once_and_opens_what_apps_ask_until_it_is_ended(
    place: Place, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    browser = place.signed_in()
    answer = browser.send("/settings/tokens", name=f"my {EVIL}")
    assert "no-store" in answer.headers["cache-control"]
    assert "<script>alert" not in answer.text
    token = secrets(answer.text)["Token"]
    assert len(token) > 40
    for path in ("/settings", "/feeds", "/settings?said=kept"):
        assert token not in browser.get(path)
    assert token not in caplog.text

    def opens() -> int:
        me = place.browser().ask("GET", "/v1/me", headers={"x-auth-token": token})
        return me.status_code

    assert opens() == 200
    (path,) = re.findall(r'action="(/settings/keys/\d+/end)"', browser.get("/settings"))
    browser.send(path)
    assert opens() == 401


def test_a_fever_password_is_shown_once_with_the_address_to_enter(place: Place) -> None:
    browser = place.signed_in()
    shown = secrets(browser.send("/settings/fever", name="my tablet").text)
    assert shown["Server"] == "http://localhost/fever/"
    assert shown["User or e-mail"] == "ada"
    key = fever_secret("ada", shown["Password"])
    said = place.browser().ask("POST", "/fever/?api", data={"api_key": key}).json()
    assert said["auth"] == 1
    page = browser.get("/settings")
    assert shown["Password"] not in page
    assert "my tablet" in page


def test_apps_are_told_the_address_by_which_they_reach_us(place: Place) -> None:
    page = words(place.signed_in().get("/settings"))
    for address in ("Miniflux http://localhost ", "FreshRSS http://localhost/api/greader.php",
                    "Fever http://localhost/fever/"):  # fmt: skip
        assert address in page


def test_what_is_ones_own_is_taken_away_whole_and_without_secrets(place: Place) -> None:
    ada, bob = place.user(), place.user("bob")
    feed = place.follow(ada, "https://post.example/feed", called="Post")
    place.follow(bob, "https://bob.example/feed")
    one, two, _ = place.bring(feed, entry("a"), entry("b", title="Ünicode \u2028 name"), entry("c"))
    place.desk.store.readers.mark(ada.id, [one, two], read=True, at=place.clock.now)
    place.desk.store.readers.mark(ada.id, [two], saved=True, at=place.clock.now)
    new_key(place.desk, ada, "token", name="a script")
    answer = place.signed_in().send("/settings/data")
    assert answer.headers["content-type"] == "application/zip"
    assert int(answer.headers["content-length"]) == len(answer.content)
    archive = zipfile.ZipFile(io.BytesIO(answer.content))
    assert archive.testzip() is None
    marks = json.loads(archive.read("marks.json"))
    assert [mark["id"] for mark in marks] == sorted([one, two])
    assert all(mark["read"] and mark["feed"] == "https://post.example/feed" for mark in marks)
    (saved,) = json.loads(archive.read("saved.json"))
    assert saved["id"] == two
    assert "Words on" in saved["html"]
    assert saved["saved"].endswith("Z")
    whole = b"".join(archive.read(name) for name in archive.namelist())
    assert b"Post" in archive.read("feeds.opml")
    assert b"bob.example" not in whole
    assert b"argon2" not in whole
    assert b"a script" not in whole


def test_an_admin_adds_users_who_can_sign_in(place: Place, admin: Browser) -> None:
    answer = admin.send("/settings/users", name="eve", password=NEW)
    assert "The user is added." in followed(admin, answer)
    assert by_password(place.desk, "eve", NEW) is not None
    assert not place.user("eve").admin
    for name, password, why in (
        ("EVE", NEW, "There is a user EVE already."),
        ("kim", "short", "Nobody is added: the password: has 5"),
        ("a:b", NEW, "cannot be a user"),
        ("kim", "", "Nobody is added"),
    ):
        answer = admin.send("/settings/users", name=name, password=password)
        assert answer.status_code == 422
        assert why in words(answer.text)
    assert len(place.desk.store.readers.users()) == 3


def test_an_admin_sets_passwords_and_locks_out_but_never_the_last_admin(
    place: Place, admin: Browser
) -> None:
    ada, ona = place.user(), place.user("ona")
    hers = place.signed_in()
    token, _ = new_key(place.desk, ada, "token", name="app")
    admin.send(f"/settings/users/{ada.id}", do="password", password=NEW)
    assert hers.ask("GET", "/unread").status_code == 303
    assert by_password(place.desk, "ada", NEW) is not None
    answer = admin.send(f"/settings/users/{ada.id}", do="lock")
    assert "can no longer sign in" in followed(admin, answer)
    assert by_password(place.desk, "ada", NEW) is None
    assert by_key(place.desk, "token", token) is None
    assert admin.send(f"/settings/users/{ona.id}", do="lock").status_code == 403
    assert by_password(place.desk, "ona", PASSWORD) is not None
    assert admin.send("/settings/users/999", do="lock").status_code == 404


def test_of_two_admins_who_lock_each_other_out_the_first_stays(
    place: Place, admin: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    kim = place.user("kim", admin=True)
    before = settings._administers

    def meanwhile(asker: Any) -> None:
        before(asker)
        with _lent(place) as desk:  # the other one is quicker
            desk.store.readers.set_secret(asker.user.id, None)

    monkeypatch.setattr(settings, "_administers", meanwhile)
    assert admin.send(f"/settings/users/{kim.id}", do="lock").status_code == 403
    assert by_password(place.desk, "kim", PASSWORD) is not None


def test_who_is_no_admin_sees_and_changes_no_users(place: Place) -> None:
    place.user("zoe")
    browser = place.signed_in()
    page = browser.get("/settings")
    assert "zoe" not in page
    assert "/settings/users" not in page
    for path in ("/settings/users", f"/settings/users/{place.user('zoe').id}"):
        assert browser.send(path, name="eve", password=NEW, do="lock").status_code == 404
    assert by_password(place.desk, "zoe", PASSWORD) is not None
    assert place.desk.store.readers.user("eve") is None


def test_nobody_ends_the_keys_of_another(place: Place) -> None:
    bob = place.user("bob")
    _, key = new_key(place.desk, bob, "token", name="script of bob")
    browser = place.signed_in()
    assert "script of bob" not in browser.get("/settings")
    assert browser.send(f"/settings/keys/{key.id}/end").status_code == 404
    browser.send("/settings/sessions/others/end")
    assert [one.name for one in place.desk.store.accounts.keys(bob.id)] == ["script of bob"]


def test_every_form_needs_the_mark_of_our_pages(place: Place, admin: Browser) -> None:
    ona = place.user("ona")
    before = (ona, len(place.desk.store.accounts.keys(ona.id)))
    key = place.desk.store.accounts.keys(ona.id)[0]
    for path in ("/settings", "/settings/password", "/settings/tokens", "/settings/fever",
                 f"/settings/keys/{key.id}/end", "/settings/sessions/others/end", "/settings/data",
                 "/settings/users", f"/settings/users/{place.user().id}"):  # fmt: skip
        fields = {"old": PASSWORD, "new": NEW, "again": NEW, "name": "eve", "password": NEW}
        answer = admin.send(path, mark="forged", look="dark", do="lock", **fields)
        assert answer.status_code == 403, path
    assert (place.user("ona"), len(place.desk.store.accounts.keys(ona.id))) == before
    assert preferences(place.desk, ona).look == "auto"
    assert place.desk.store.readers.user("eve") is None


def test_hostile_names_are_shown_as_names(place: Place, admin: Browser) -> None:
    add_user(place.desk, EVIL, PASSWORD)
    new_key(place.desk, place.user("ona"), "session", name=EVIL)
    page = admin.get("/settings")
    assert "alert(1)" in page
    assert "<script>alert" not in page
    answer = admin.send("/settings/users", name=EVIL + ":", password=NEW)
    assert "<script>alert" not in answer.text


def test_who_did_not_sign_in_is_shown_nothing_about_passwords_and_sessions(place: Place) -> None:
    place.user("ona", admin=True)
    desks = Desks(lambda: _lent(place), 1)
    try:
        browser = Browser(make_app(Gate(desks, Keeper(Trust(local="ona")))))
        page = browser.get("/settings")
        assert "/settings/password" not in page
        assert "/sign-out" not in page
        assert "Where you are signed in" not in page
        answer = browser.send("/settings/password", mark=browser.mark(page), old=PASSWORD, new=NEW)
        assert answer.status_code == 403
        made = browser.send("/settings/tokens", mark=browser.mark(page), name="app")
        assert secrets(made.text)["Token"]
    finally:
        desks.close()


def test_a_user_without_a_password_is_added_only_where_a_proxy_vouches(place: Place) -> None:
    place.user("ona", admin=True)
    desks = Desks(lambda: _lent(place), 1)
    app = make_app(Gate(desks, Keeper(Trust(header="x-user"))), proxies=["127.0.0.0/8"])
    try:
        browser = Browser(app)
        page = browser.get("/settings", **{"x-user": "ona"})
        assert "/settings/password" not in page
        answer = browser.ask(
            "POST",
            "/settings/users",
            data={"mark": browser.mark(page), "name": "eve", "password": ""},
            headers={"x-user": "ona"},
        )
        assert answer.status_code == 303
        assert place.user("eve").secret is None
    finally:
        desks.close()


def _lent(place: Place) -> Any:
    from variorum.desk import open_desk

    return open_desk(
        store=place.desk.store.path, settings=place.desk.settings, clock=place.desk.clock
    )

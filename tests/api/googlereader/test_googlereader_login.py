"""Signing in as apps do: what they send, what they read of the answer, what they are refused."""

from __future__ import annotations

import pytest
from tests.api.apps import PASSWORD, Apps

from variorum.desk.accounts import new_key, set_password

LOGIN = "/accounts/ClientLogin"


@pytest.mark.parametrize("at", ["", "/api/greader.php"])
def test_name_and_password_give_a_key_by_which_an_app_is_known(app: Apps, at: str) -> None:
    answer = app.ask("POST", at + LOGIN, data={"Email": "ann", "Passwd": PASSWORD})
    lines = answer.text.splitlines()
    assert [line.partition("=")[0] for line in lines] == ["SID", "LSID", "Auth"]
    assert answer.headers["content-type"].startswith("text/plain")
    key = lines[2].removeprefix("Auth=")
    header = {"Authorization": f"GoogleLogin auth={key}"}
    told = app.ask("GET", f"{at}/reader/api/0/user-info?output=json", headers=header).json()
    assert told["userName"] == told["userEmail"] == "Ann"
    assert told["userId"] == told["userProfileId"] == str(app.ann.id)


def test_an_app_may_ask_for_json_and_by_get(app: Apps) -> None:
    fields = {"Email": "Ann", "Passwd": PASSWORD, "output": "json", "service": "reader"}
    answer = app.ask("GET", LOGIN, params=fields).json()
    assert answer["SID"] == answer["LSID"] == answer["Auth"]
    assert len(answer["Auth"]) > 30


@pytest.mark.parametrize(
    "fields",
    [{}, {"Email": "Ann"}, {"Email": "Ann", "Passwd": "wrong"}, {"Email": "x", "Passwd": PASSWORD}],
)
def test_a_wrong_password_is_answered_as_apps_expect_it(app: Apps, fields: dict[str, str]) -> None:
    answer = app.ask("POST", LOGIN, data=fields)
    assert answer.status_code == 401
    assert answer.text == "Error=BadAuthentication\n"
    assert PASSWORD not in answer.text


def test_guessing_is_slowed_down(app: Apps) -> None:
    for _ in range(5):
        assert app.ask("POST", LOGIN, data={"Email": "Ann", "Passwd": "x" * 9}).status_code == 401
    answer = app.ask("POST", LOGIN, data={"Email": "Ann", "Passwd": PASSWORD})
    assert answer.status_code == 429
    assert "Try again" in answer.text


def test_a_token_of_the_user_stands_in_for_the_password_until_it_is_ended(app: Apps) -> None:
    secret, key = new_key(app.desk, app.ann, "token", name="a phone")
    answer = app.ask("POST", LOGIN, data={"Email": "Ann", "Passwd": secret})
    auth = answer.text.splitlines()[2].removeprefix("Auth=")
    header = {"Authorization": f"GoogleLogin auth={auth}"}
    assert app.ask("GET", "/reader/api/0/token", headers=header).status_code == 200
    bearer = {"Authorization": f"Bearer {secret}"}
    assert app.ask("GET", "/reader/api/0/token", headers=bearer).status_code == 200
    # Another user's name does not go with it.
    assert app.ask("POST", LOGIN, data={"Email": "Bo", "Passwd": secret}).status_code == 401
    app.desk.store.accounts.drop_key(app.ann.id, key.id)
    assert app.ask("GET", "/reader/api/0/token", headers=header).status_code == 401


def test_a_new_password_signs_apps_out(app: Apps) -> None:
    assert app.get("token").status_code == 200
    set_password(app.desk, app.ann, "four other long words")
    assert app.get("token").status_code == 401


def test_an_app_that_signs_in_at_each_start_leaves_few_keys_behind(app: Apps) -> None:
    first = app.sign_in(source="newsboat/2.21")
    other = app.sign_in(source="another")
    for _ in range(25):
        last = app.sign_in(source="newsboat/2.21")
    kinds = [key.name for key in app.desk.store.accounts.keys(app.ann.id)]
    assert (kinds.count("newsboat/2.21"), kinds.count("another")) == (20, 1)
    for auth, status in ((first, 401), (other, 200), (last, 200)):
        header = {"Authorization": f"GoogleLogin auth={auth}"}
        assert app.ask("GET", "/reader/api/0/token", headers=header).status_code == status


@pytest.mark.parametrize(
    "header",
    ["", "GoogleLogin", "GoogleLogin auth=", "GoogleLogin auth=x", "Basic QW5uOng=", "auth=x"],
)
def test_nobody_known_is_told_to_sign_in(app: Apps, header: str) -> None:
    app.follow("post")
    paths = ["token", "subscription/list", "stream/contents/user/-/state/com.google/read", "none"]
    headers = {"Authorization": header} if header else {}
    for path in (*(f"/reader/api/0/{path}" for path in paths), "/reader/atom/feed%2F1"):
        answer = app.ask("GET", path, headers=headers)
        assert answer.status_code == 401
        assert answer.headers["google-bad-token"] == "true"
        assert answer.headers["x-reader-google-bad-token"] == "true"
        assert answer.headers["www-authenticate"].startswith("GoogleLogin")


def test_the_word_of_a_cookie_or_of_the_own_machine_opens_nothing_here(app: Apps) -> None:
    session, _ = new_key(app.desk, app.ann, "session", name="a browser")
    cookies = {"Cookie": f"variorum={session}; SID={session}"}
    assert app.ask("GET", "/reader/api/0/token", headers=cookies).status_code == 401


def test_a_token_of_57_signs_stays_the_same_and_is_good_for_changes(app: Apps) -> None:
    (item,) = app.arrive(app.follow("post"), "a")
    token = app.get("token").text
    assert len(token) == 57
    assert app.get("token").text == token
    read = f"i={item}&a=user/-/state/com.google/read"
    # FeedMe leaves it out, Reeder sends an x, some send the key itself.
    for sent in ("", "&T=", "&T=x", f"&T={token}", f"&T={token}%0A", f"&T={app.auth}"):
        answer = app.post("edit-tag", read + sent)
        assert (answer.status_code, answer.text) == (200, "OK")
    answer = app.post("edit-tag", f"{read}&T=stale")
    assert answer.status_code == 401
    assert answer.headers["google-bad-token"] == "true"


def test_freshrss_has_its_own_address_and_says_that_one_is_right(app: Apps) -> None:
    assert app.ask("GET", "/api/greader.php/").text == "OK"
    assert app.ask("GET", "/api/greader.php/check/compatibility").text == "PASS"
    assert app.ask("GET", "/api/greader.php/other").status_code == 404


def test_what_is_not_served_is_named(app: Apps) -> None:
    answer = app.get("recommendation/list")
    assert answer.status_code == 404
    assert "recommendation/list" in answer.text


def test_what_apps_ask_and_we_have_nothing_of_is_empty(app: Apps) -> None:
    assert app.json("preference/list") == {"prefs": []}
    assert app.json("preference/stream/list") == {"streamprefs": {}}
    assert app.json("friend/list") == {"friends": []}

"""Signing in and out."""

from __future__ import annotations

from reader import PASSWORD, Place, words

from variorum.gate import COOKIE


def test_a_wrong_name_and_a_wrong_password_look_the_same(place: Place) -> None:
    browser = place.browser()
    wrong = browser.send("/sign-in", user="ada", password="not this one")
    nobody = browser.send("/sign-in", user="eve", password="not this one")
    assert wrong.status_code == nobody.status_code == 403
    assert words(wrong.text) == words(nobody.text)
    assert not browser.cookies


def test_after_some_failures_one_has_to_wait(place: Place) -> None:
    browser = place.browser()
    for _ in range(5):
        browser.send("/sign-in", user="ada", password="not this one")
    answer = browser.send("/sign-in", user="ada", password=PASSWORD)
    assert answer.status_code == 429
    assert "Try again in" in words(answer.text)


def test_the_cookie_of_a_session_is_hidden_from_scripts_and_other_sites(place: Place) -> None:
    answer = place.browser().send("/sign-in", user="ada", password=PASSWORD)
    said = answer.headers["set-cookie"]
    assert said.startswith(f"{COOKIE}=")
    for part in ("HttpOnly", "Path=/", "SameSite=lax", "Max-Age=7776000"):
        assert part in said
    assert "Secure" not in said


def test_signing_out_ends_the_session_itself(place: Place) -> None:
    browser = place.signed_in()
    kept = browser.cookies.get(COOKIE)
    assert browser.send("/sign-out").headers["location"] == "/sign-in"
    browser.cookies.set(COOKIE, kept or "")
    assert browser.ask("GET", "/unread").status_code == 303


def test_signing_in_leads_only_to_pages_of_ours(place: Place) -> None:
    for back in (
        "https://evil.example/",
        "//evil.example",
        "/\\evil.example",
        "/\t/evil",
        "javascript:1",
    ):
        answer = place.browser().send("/sign-in", user="ada", password=PASSWORD, back=back)
        assert answer.headers["location"] == "/", back


def test_a_form_for_signing_in_from_elsewhere_is_refused(place: Place) -> None:
    answer = place.browser().send("/sign-in", mark="", user="ada", password=PASSWORD)
    assert answer.status_code == 403
    assert "set-cookie" not in answer.headers


def test_a_session_is_called_after_its_browser(place: Place) -> None:
    browser = place.browser()
    mark = browser.mark("/sign-in")
    agent = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0"
    browser.ask(
        "POST",
        "/sign-in",
        data={"mark": mark, "user": "ada", "password": PASSWORD},
        headers={"user-agent": agent},
    )
    (key,) = place.desk.store.accounts.keys(place.user().id)
    assert key.name == "Firefox on Linux"

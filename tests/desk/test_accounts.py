"""Users, passwords, keys, and what each prefers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from variorum.desk import Desk, open_desk
from variorum.desk.accounts import (
    add_user,
    by_key,
    by_password,
    fever_secret,
    new_key,
    prefer,
    preferences,
    set_password,
)
from variorum.desk.settings import read_settings
from variorum.errors import SettingsError, StoreError
from variorum.model import Preferences

NOW = datetime(2031, 5, 6, 7, 8, tzinfo=UTC)


class Moving:
    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def time() -> Moving:
    return Moving()


@pytest.fixture
def desk(tmp_path: Path, time: Moving) -> Iterator[Desk]:
    settings = read_settings(meaning="lexical", environment={})
    with open_desk(tmp_path, settings=settings, clock=time) as opened:
        yield opened


def test_a_user_signs_in_with_the_right_password_only(desk: Desk) -> None:
    add_user(desk, "Ada", "three words long")
    found = by_password(desk, "ada", "three words long")
    assert found is not None
    assert found.name == "Ada"
    assert by_password(desk, "Ada", "three words lonG") is None
    assert by_password(desk, "nobody", "three words long") is None
    assert by_password(desk, "Ada", "\ud800") is None


def test_a_password_is_never_kept_as_it_is(desk: Desk, tmp_path: Path) -> None:
    user = add_user(desk, "Ada", "three words long")
    told, _ = new_key(desk, user, "token", name="a script")
    assert user.secret is not None
    assert user.secret.startswith("$argon2id$")
    kept = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert b"three words long" not in kept
    assert told.encode() not in kept


def test_somebody_without_a_password_cannot_sign_in_with_one(desk: Desk) -> None:
    add_user(desk, "Ada", None)
    assert by_password(desk, "Ada", "") is None


@pytest.mark.parametrize("password", ["", "short", "x" * 1_025, "\ud800" * 10])
def test_passwords_that_will_not_do_are_named(desk: Desk, password: str) -> None:
    with pytest.raises((SettingsError, StoreError)) as caught:
        add_user(desk, "Ada", password)
    assert caught.value.subject == "password"
    assert desk.store.readers.users() == ()


@pytest.mark.parametrize("name", ["", "  ", "a:b", "a\nb", "x" * 65])
def test_names_that_will_not_do_are_named(desk: Desk, name: str) -> None:
    with pytest.raises(SettingsError):
        add_user(desk, name, "three words long")


def test_a_session_ends_after_ninety_days_and_a_token_does_not(desk: Desk, time: Moving) -> None:
    user = add_user(desk, "Ada", "three words long")
    session, _ = new_key(desk, user, "session", name="a browser")
    token, _ = new_key(desk, user, "token", name="a script")
    time.now = NOW + timedelta(days=89)
    assert by_key(desk, "session", session) is not None
    time.now = NOW + timedelta(days=91)
    assert by_key(desk, "session", session) is None
    found = by_key(desk, "token", token)
    assert found is not None
    assert found[0].name == "Ada"
    assert by_key(desk, "session", token) is None


def test_use_of_a_key_is_noted_now_and_then(desk: Desk, time: Moving) -> None:
    user = add_user(desk, "Ada", "three words long")
    token, made = new_key(desk, user, "token", name="a script")
    time.now = NOW + timedelta(seconds=10)
    by_key(desk, "token", token)
    assert desk.store.accounts.keys(user.id)[0].used == made.made
    time.now = NOW + timedelta(hours=1)
    by_key(desk, "token", token)
    assert desk.store.accounts.keys(user.id)[0].used == time.now.timestamp()


def test_a_new_password_ends_sessions_but_the_one_that_set_it(desk: Desk) -> None:
    user = add_user(desk, "Ada", "three words long")
    here, kept = new_key(desk, user, "session", name="here")
    there, _ = new_key(desk, user, "session", name="there")
    app, _ = new_key(desk, user, "reader", name="an app")
    token, _ = new_key(desk, user, "token", name="a script")
    set_password(desk, user, "four other long words", but=kept.id)
    assert by_key(desk, "session", here) is not None
    assert by_key(desk, "session", there) is None
    assert by_key(desk, "reader", app) is None
    assert by_key(desk, "token", token) is not None
    assert by_password(desk, "Ada", "three words long") is None


def test_one_user_cannot_end_the_key_of_another(desk: Desk) -> None:
    ada, bo = (add_user(desk, name, "three words long") for name in ("Ada", "Bo"))
    _, key = new_key(desk, ada, "token", name="a script")
    assert not desk.store.accounts.drop_key(bo.id, key.id)
    assert desk.store.accounts.drop_key(ada.id, key.id)


def test_preferences_are_each_users_own_and_checked(desk: Desk) -> None:
    ada, bo = (add_user(desk, name, "three words long") for name in ("Ada", "Bo"))
    assert prefer(desk, ada, look="dark", grouped=True, shown=100).look == "dark"
    assert preferences(desk, ada) == Preferences(look="dark", grouped=True, shown=100)
    assert preferences(desk, bo) == Preferences()
    for wrong in ({"look": "pink"}, {"shown": 5}, {"shown": True}, {"grouped": "yes"}, {"x": 1}):
        with pytest.raises(SettingsError):
            prefer(desk, ada, **wrong)
    # What another version left is no trouble.
    desk.store.accounts.prefer(ada.id, {"look": "pink", "gone": 1})
    assert preferences(desk, ada).look == "auto"
    assert preferences(desk, ada).grouped


def test_what_an_app_sends_that_speaks_fever_is_the_md5_of_name_and_password() -> None:
    assert fever_secret("ada", "pass") == "2bc6534f558f1440357d898ab3d1e3ec"

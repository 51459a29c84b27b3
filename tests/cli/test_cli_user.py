"""Users, and the passwords of their apps, from the command line."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from typer.testing import Result

from variorum.desk import open_desk
from variorum.desk.accounts import by_key, fever_secret
from variorum.desk.settings import read_settings
from variorum.model import Subscription

Run = Callable[..., Result]


def test_an_app_that_speaks_fever_gets_a_password_of_its_own(run: Run, tmp_path: Path) -> None:
    store = tmp_path / "news.sqlite"
    made = run(
        "user", "add", "Ada", "--password-stdin", "--store", store, stdin="three words long\n"
    )
    assert made.exit_code == 0, made.output
    told = run("user", "fever", "ada", "--for", "a phone", "--store", store)
    assert told.exit_code == 0, told.output
    password = told.output.strip()
    assert re.fullmatch(r"[0-9a-f]{6}(-[0-9a-f]{6}){3}", password)
    with open_desk(store=store, settings=read_settings(meaning="lexical")) as desk:
        found = by_key(desk, "fever", fever_secret("Ada", password))
        assert found is not None
        assert (found[0].name, found[1].name) == ("Ada", "a phone")
    assert password.encode() not in store.read_bytes()


def test_nobody_gets_no_password(run: Run, tmp_path: Path) -> None:
    store = tmp_path / "news.sqlite"
    run("user", "add", "Ada", "--no-password", "--store", store)
    told = run("user", "fever", "Bo", "--store", store)
    assert told.exit_code == 1
    assert "Bo" in told.output + str(told.exception or "")


def test_a_user_is_removed_after_a_question_or_at_once(run: Run, tmp_path: Path) -> None:
    store = tmp_path / "news.sqlite"
    run("user", "add", "Ada", "--password-stdin", "--store", store, stdin="three words long\n")
    run("user", "add", "Bo", "--no-password", "--store", store)
    run("user", "token", "Ada", "--store", store)
    with open_desk(store=store, settings=read_settings(meaning="lexical")) as desk:
        ada, bo = desk.store.readers.users()
        one, both = desk.store.sources.follow([f"https://{n}.example/feed" for n in ("a", "b")])
        for user, source in ((ada, one), (ada, both), (bo, both)):
            desk.store.readers.subscribe(user.id, Subscription(source.id))
    refused = run("user", "remove", "ADA", "--store", store, stdin="n\n")
    assert refused.exit_code == 1
    assert "With Ada go, for good: the account and what it prefers; 1 key" in refused.output
    assert "2 feeds followed, 1 of them by nobody else and asked no more." in refused.output
    assert run("user", "remove", "Ada", "--store", store, stdin="").exit_code == 1
    assert "Ada" in run("user", "list", "--store", store).output
    done = run("user", "remove", "Ada", "--store", store, stdin="y\n")
    assert done.exit_code == 0, done.output
    assert "Removed Ada, with the account" in done.output
    assert "No admin is left; `variorum user add NAME --admin` makes one." in done.output
    assert run("user", "list", "--store", store).output == "Bo  (follows 1, no password)\n"
    assert run("user", "remove", "Ada", "--yes", "--store", store).exit_code == 1
    last = run("user", "remove", "Bo", "--yes", "--store", store)
    assert (last.exit_code, "admin" in last.output) == (0, False)
    with open_desk(store=store, settings=read_settings(meaning="lexical")) as desk:
        assert desk.store.readers.users() == ()
        assert desk.store.sources.schedule() == ()
        assert len(desk.store.sources.find()) == 2

"""Users, and the passwords of their apps, from the command line."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from typer.testing import Result

from variorum.desk import open_desk
from variorum.desk.accounts import by_key, fever_secret
from variorum.desk.settings import read_settings

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

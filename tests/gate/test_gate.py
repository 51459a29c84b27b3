"""Who is let in, by what, and what trouble looks like from outside."""

from __future__ import annotations

import asyncio
import base64
import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.desk import Desk, open_desk
from variorum.desk.accounts import new_key, set_password
from variorum.desk.settings import read_settings
from variorum.errors import StoreError
from variorum.gate import COOKIE, Desks, Keeper, Throttle, Trust, form_pairs
from variorum.gate.tokens import fits, mark_for

Gated = Callable[..., tuple[Callable[..., httpx.Response], Keeper]]
PASSWORD = "three words long"


def key_of(desks: Desks, name: str, kind: Any = "session") -> str:
    def make(desk: Desk) -> str:
        user = desk.store.readers.user(name)
        assert user is not None
        return new_key(desk, user, kind, name="a test")[0]

    return asyncio.run(desks.run(make))


def basic(name: str, password: str) -> dict[str, str]:
    return {"authorization": "Basic " + base64.b64encode(f"{name}:{password}".encode()).decode()}


def test_a_session_lets_in_and_nothing_else_of_the_cookie_does(gated: Gated, desks: Desks) -> None:
    ask, _ = gated()
    held = key_of(desks, "Ada")
    assert ask("GET", "/x", cookies={COOKIE: held}).json()["name"] == "Ada"
    for wrong in ("", held[:-1], held + "x", key_of(desks, "Ada", "token"), "\x7f"):
        assert ask("GET", "/x", headers={"cookie": f"{COOKIE}={wrong}"}).status_code == 401


def test_a_change_needs_the_mark_of_our_own_page(gated: Gated, desks: Desks) -> None:
    ask, _ = gated()
    ada, bo = ({COOKIE: key_of(desks, name)} for name in ("Ada", "Bo"))
    mark = ask("GET", "/mark", cookies=ada).text
    assert ask("POST", "/x", cookies=ada).status_code == 403
    assert ask("POST", "/x", cookies=ada, data={"mark": "A" * 86}).status_code == 403
    assert ask("POST", "/x", cookies=bo, data={"mark": mark}).status_code == 403
    assert ask("POST", "/x", cookies=ada, data={"mark": mark}).status_code == 200
    assert ask("POST", "/x", cookies=ada, headers={"x-mark": mark}).status_code == 200
    other = {"x-mark": mark, "sec-fetch-site": "cross-site"}
    assert ask("POST", "/x", cookies=ada, headers=other).status_code == 403
    assert ask("GET", "/mark", cookies=ada).text != mark


@given(st.text(max_size=120))
def test_no_invented_mark_fits(mark: str) -> None:
    assert not fits(mark, "a session", b"key")
    assert fits(mark_for("a session", b"key"), "a session", b"key")
    assert not fits(mark_for("a session", b"key"), "a session", b"other key")


def test_a_trusted_proxy_names_the_user_and_nobody_else_can(gated: Gated) -> None:
    ask, _ = gated(trust=Trust(header="Remote-User"), proxies=("10.0.0.0/8",))
    named = {"remote-user": "Ada"}
    assert ask("GET", "/x", client="10.1.2.3", headers=named).json()["by"] == "proxy"
    assert ask("GET", "/x", client="192.0.2.7", headers=named).status_code == 401
    assert ask("GET", "/x", client="10.1.2.3", headers={"remote-user": "x"}).status_code == 401
    assert ask("GET", "/x", client="10.1.2.3").status_code == 401
    # Only the trusted server's word about name and scheme is taken.
    told = {"x-forwarded-proto": "https", "x-forwarded-host": "read.example", **named}
    assert (
        ask("GET", "/x", client="10.1.2.3", headers=told).json()["base"] == "https://read.example"
    )
    plain, _ = gated(trust=Trust(local="Ada"))
    assert plain("GET", "/x", headers=told).json()["base"] == "http://news.example"


def test_a_user_of_the_own_machine_still_needs_marks_for_changes(gated: Gated) -> None:
    ask, _ = gated(trust=Trust(local="Ada"))
    assert ask("GET", "/x").json() == {"name": "Ada", "by": "local", "form": [], "base": "http://news.example", "files": {}}  # fmt: skip
    assert ask("POST", "/x").status_code == 403
    assert ask("POST", "/x", data={"mark": ask("GET", "/mark").text}).status_code == 200


def test_an_app_says_name_and_password_each_time(gated: Gated, desks: Desks) -> None:
    ask, _ = gated(basic=True)
    assert ask("GET", "/x", headers=basic("ada", PASSWORD)).json()["name"] == "Ada"
    assert ask("POST", "/x", headers=basic("Ada", PASSWORD)).status_code == 200
    for wrong in (basic("Ada", "x"), basic("no", PASSWORD), {"authorization": "Basic %%"}, {"authorization": "Bearer x"}, {}):  # fmt: skip
        assert ask("GET", "/x", headers=wrong).status_code == 401

    def change(desk: Desk) -> None:
        user = desk.store.readers.user("Ada")
        assert user is not None
        set_password(desk, user, "changed by herself")

    asyncio.run(desks.run(change))
    # What was right a moment ago is not remembered beyond the change.
    assert ask("GET", "/x", headers=basic("Ada", PASSWORD)).status_code == 401
    assert ask("GET", "/x", headers=basic("Ada", "changed by herself")).status_code == 200


def test_who_guesses_passwords_has_to_wait_and_others_do_not(gated: Gated) -> None:
    ask, _ = gated(basic=True)
    for _ in range(5):
        assert ask("GET", "/x", headers=basic("Ada", "wrong")).status_code == 401
    slowed = ask("GET", "/x", headers=basic("Ada", PASSWORD))
    assert slowed.status_code == 429
    assert "seconds" in slowed.text
    assert ask("GET", "/x", headers=basic("Bo", "four other long words"), client="192.0.2.8").status_code == 200  # fmt: skip


def test_a_password_that_an_app_sends_all_the_time_is_not_guessed_past_the_pause(
    gated: Gated,
) -> None:
    ask, keeper = gated(basic=True)
    keeper.throttle._clock = lambda: 0.0
    right = basic("Ada", PASSWORD)
    assert ask("GET", "/x", headers=right).status_code == 200
    for _ in range(6):
        ask("GET", "/x", client="198.51.100.9", headers=basic("Ada", "a guess"))
    assert ask("GET", "/x", client="198.51.100.9", headers=right).status_code == 429
    assert ask("GET", "/x", headers=right).status_code == 200


def test_pauses_double_and_end() -> None:
    now = [0.0]
    throttle = Throttle(lambda: now[0])
    waits = []
    for _ in range(20):
        throttle.failed("ada")
        waits.append(throttle.wait("ada"))
    assert waits[:8] == [0, 0, 0, 0, 1, 2, 4, 8]
    assert max(waits) == 900
    now[0] += 901
    assert throttle.wait("ada") == 0
    throttle.failed("ada")
    assert throttle.wait("ada") == 0
    for number in range(20_000):
        throttle.failed(f"name {number}")
    assert len(throttle._failed) <= 10_000


@pytest.mark.parametrize(
    ("what", "status", "says"),
    [("missing", 404, "no such story"), ("full", 503, "Make room"), ("fault", 500, "A fault in the program")],
)  # fmt: skip
def test_trouble_becomes_an_answer_that_says_it_and_shows_no_trace(
    gated: Gated, what: str, status: int, says: str, caplog: pytest.LogCaptureFixture
) -> None:
    ask, _ = gated(trust=Trust(local="Ada"))
    answer = ask("GET", f"/{what}")
    assert answer.status_code == status
    assert says in answer.text
    assert "secret inner state" not in answer.text
    assert ("secret inner state" in caplog.text) == (what == "fault")


def test_bodies_are_limited_and_odd_forms_are_named(gated: Gated) -> None:
    ask, _ = gated(basic=True)
    who = basic("Ada", PASSWORD)
    assert ask("POST", "/x", headers=who, content=b"x" * 60_000).status_code == 413
    many = {**who, "content-type": "application/x-www-form-urlencoded"}
    assert ask("POST", "/x", headers=many, content=b"a=&" * 16_000).status_code == 200
    for odd in (b"--b\r\nx", b"", b"--b--", b"\0" * 300):
        form = {**who, "content-type": "multipart/form-data; boundary=b"}
        assert ask("POST", "/x", headers=form, content=odd).status_code in (200, 400)
    nameless = {**who, "content-type": "multipart/form-data"}
    assert ask("POST", "/x", headers=nameless, content=b"xyz").status_code == 400
    sent = ask("POST", "/x", headers=who, files={"list": b"<opml/>"}, data={"folder": "é"})
    assert sent.json()["files"] == {"list": 7}
    assert sent.json()["form"] == [["folder", "é"]]


@given(st.binary(max_size=200))
def test_any_bytes_are_read_as_a_form(body: bytes) -> None:
    assert all(isinstance(part, str) for pair in form_pairs(body) for part in pair)


def test_another_name_that_leads_here_opens_nothing(gated: Gated) -> None:
    ask, _ = gated(trust=Trust(local="Ada"), hosts=("localhost", "[::1]"))
    for host, status in (("localhost:8765", 200), ("LOCALHOST", 200), ("[::1]:80", 200), ("evil.example", 421), ("localhost.evil.example", 421), ("", 421)):  # fmt: skip
        assert ask("GET", "/x", headers={"host": host}).status_code == status, host


def test_every_answer_forbids_what_is_not_ours(gated: Gated) -> None:
    ask, _ = gated()
    for path in ("/x", "/nowhere/at/all"):
        policy = ask("GET", path).headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert ask("GET", path).headers["x-content-type-options"] == "nosniff"


def test_each_thread_has_a_desk_of_its_own_and_closes_it(tmp_path: Path) -> None:
    settings = read_settings(meaning="lexical", environment={})
    pool = Desks(partial(open_desk, tmp_path, settings=settings), threads=3)
    seen: dict[int, set[int]] = {}
    meet = threading.Barrier(3)

    def work(desk: Desk, number: int) -> int:
        meet.wait(timeout=20)
        seen.setdefault(threading.get_ident(), set()).add(id(desk))
        return number

    async def all_of_them() -> list[int]:
        return list(await asyncio.gather(*(pool.run(work, number) for number in range(9))))

    assert asyncio.run(all_of_them()) == list(range(9))
    assert len(seen) == 3
    assert all(len(desks) == 1 for desks in seen.values())
    assert len({desk for desks in seen.values() for desk in desks}) == 3
    pool.close()


def test_a_desk_that_cannot_be_laid_out_is_named_and_tried_again(tmp_path: Path) -> None:
    place = tmp_path / "variorum.sqlite"
    place.write_bytes(b"something else entirely")
    settings = read_settings(meaning="lexical", environment={})
    pool = Desks(partial(open_desk, tmp_path, settings=settings), threads=1)
    with pytest.raises(StoreError):
        asyncio.run(pool.run(lambda desk: 1))
    place.unlink()
    assert asyncio.run(pool.run(lambda desk: 1)) == 1
    pool.close()

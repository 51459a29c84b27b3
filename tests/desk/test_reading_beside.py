"""Answers read in a process of its own: the same as here, and nothing hangs on one of them."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from variorum.capture import Heard, Response
from variorum.desk.answers import Answered, read_answer
from variorum.desk.reading_beside import open_reading
from variorum.model import Source

SOURCE = Source(1, "https://post.example/feed")
GOOD = b"<rss><channel><title>Post</title><item><title>Tolls</title><guid>1</guid></item></channel></rss>"
# Broken, so that the tolerant reader has it, which takes seconds over so much.
SLOW = b"<rss><channel><title>&nosuch;</title>" + b"<item><title>a &b; c</title></item>" * 60_000


def heard(body: bytes) -> Heard:
    return Heard(Response(SOURCE.url, SOURCE.url, 200, (), body, body, "2031-05-08T14:20:00Z"))


def beside(*bodies: bytes, longest: float = 60.0) -> list[Answered]:
    async def run() -> list[Answered]:
        async with open_reading(longest) as read:
            return list(
                await asyncio.gather(*(read(SOURCE, heard(b), 1e9, 1 << 24) for b in bodies))
            )

    return asyncio.run(run())


def test_what_is_read_beside_is_what_would_be_read_here() -> None:
    bodies = [GOOD, b"no feed", GOOD.replace(b"Tolls", b"Fares"), b""] * 10
    assert beside(*bodies) == [read_answer(SOURCE, heard(b), 1e9, 1 << 24) for b in bodies]


def test_what_takes_too_long_is_given_up_and_the_others_are_read(
    caplog: pytest.LogCaptureFixture,
) -> None:
    answers = beside(GOOD, SLOW, GOOD, longest=0.8)
    assert [sum(len(page.offers) for page in one.pages) for one in answers] == [1, 0, 1]
    trouble = answers[1].polled.trouble
    assert trouble is not None
    assert (trouble.kind, "takes more than" in trouble.said) == ("unreadable", True)
    assert len(answers[1].pages) == 1  # its bytes are kept
    assert SOURCE.url in caplog.text


def test_no_process_is_begun_for_what_nobody_asks() -> None:
    async def run() -> bool:
        async with open_reading() as read:
            await asyncio.sleep(0.1)
            begun: bool = read.__self__._child is not None  # type: ignore[attr-defined]
            return begun

    assert not asyncio.run(run())


def test_a_process_that_is_killed_is_begun_again() -> None:
    async def run() -> list[int]:
        async with open_reading() as read:
            counts = []
            for _ in range(3):
                answer = await read(SOURCE, heard(GOOD), 1e9, 1 << 24)
                counts.append(len(answer.pages[0].offers))
                os.kill(read.__self__._child.pid, signal.SIGKILL)  # type: ignore[attr-defined]
            return counts

    assert asyncio.run(run()) == [1, 1, 1]


def test_where_no_process_can_be_had_answers_are_read_here(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(sys, "executable", "/nonexistent/python")
    (answer,) = beside(GOOD)
    assert len(answer.pages[0].offers) == 1
    assert "without a process" in caplog.text


def test_nothing_is_loaded_from_the_folder_that_one_is_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit('loaded')")
    monkeypatch.chdir(tmp_path)
    assert len(beside(GOOD)[0].pages[0].offers) == 1
    assert caplog.text == ""  # it was read there, not here


def test_the_process_ends_when_the_one_that_began_it_is_killed() -> None:
    script = """
import asyncio
from test_reading_beside import GOOD, SOURCE, heard
from variorum.desk.reading_beside import open_reading
async def run():
    async with open_reading() as read:
        asyncio.ensure_future(read(SOURCE, heard(GOOD), 1e9, 1 << 24))
        while (child := read.__self__._child) is None: await asyncio.sleep(0.01)
        print(child.pid, flush=True)
        await asyncio.sleep(60)
asyncio.run(run())
"""
    here = {**os.environ, "PYTHONPATH": os.pathsep.join([*sys.path, str(Path(__file__).parent)])}
    command = [sys.executable, "-c", script]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=here) as parent:
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        parent.kill()
    for _ in range(200):
        try:
            os.kill(child, 0)
        except ProcessLookupError:
            return
        time.sleep(0.05)
    pytest.fail("it goes on")


def test_a_fault_of_ours_in_reading_is_a_named_trouble(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("variorum.desk.answers.read_page", broken)
    trouble = read_answer(SOURCE, heard(GOOD), 1e9, 1 << 24).polled.trouble
    assert trouble is not None
    assert "ZeroDivisionError" in trouble.said
    assert replace(trouble, said="") == replace(trouble, said="", kind="unreadable")
    assert "a fault in reading" in caplog.text

"""Inputs that must get a clear answer: a named reason, never a traceback, never silence."""

from __future__ import annotations

import gzip
import json
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

REPORT = (
    "Ferry company cancels winter timetable\n\n"
    "The ferry company Strandline has cancelled its winter timetable, its director, "
    "Ola Berg, said on Monday.\n\n"
    '"The ice has decided for us," Berg said. "We will run again in April."\n\n'
    "About 300 islanders depend on the boat, the island council said.\n"
)


def _variorum(*arguments: object, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "variorum", *map(str, arguments)],
        capture_output=True,
        input=stdin,
        check=False,
        timeout=120,
    )


def _run(out: Path, *inputs: object, options: tuple[str, ...] = ("--offline",)) -> dict[str, Any]:
    done = _variorum("dossier", *inputs, "--out", out, "--format", "json", *options)
    told = done.stderr.decode(errors="replace")
    assert "Traceback" not in told, told
    assert "fault in the program" not in told, told
    loaded: dict[str, Any] = json.loads((out / "dossier.json").read_text(encoding="utf-8"))
    assert done.returncode == (0 if loaded["stories"] else 1)
    for failure in loaded["failures"]:
        assert failure["reason"].strip()
    return loaded


def _warc(pages: dict[str, str]) -> bytes:
    members = []
    for number, (url, text) in enumerate(pages.items()):
        payload = text.encode()
        head = (
            "WARC/1.1\r\nWARC-Type: resource\r\n"
            f"WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{number:012}>\r\n"
            f"WARC-Target-URI: {url}\r\nWARC-Date: 2031-01-0{number + 1}T00:00:00Z\r\n"
            f"Content-Type: text/plain\r\nContent-Length: {len(payload)}\r\n\r\n"
        )
        members.append(gzip.compress(head.encode() + payload + b"\r\n\r\n"))
    return b"".join(members)


BAD = {
    "empty.txt": b"",
    "blank.txt": b" \n\n ",
    "picture.png": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20,
    "paper.pdf": b"%PDF-1.7\n" + bytes(range(256)) * 20,
    "cut.html.gz": gzip.compress(bytes(range(32, 127)) * 9 + REPORT.encode())[:150],
    "cut.warc.gz": _warc({"https://a.example/": REPORT})[:150],
    "no-article.html": b"<!doctype html><html><head><title>Log in</title></head>"
    b"<body><form><input name=user></form></body></html>",
    "script.html": b"<html><body><div id=app></div><script>start()</script></body></html>",
    "odd.json": b'{"url": 3, "title": [], "text": {"a": 1}}',
    "half.json": b'{"url": "https://a.example/", "title": "x", "te',
    "null.json": b"null",
    "empty-feed.xml": b"<?xml version='1.0'?><rss version='2.0'><channel><title>x</title>"
    b"</channel></rss>",
    "bomb.xml": b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aaaaaaaaaa">'
    b'<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><rss version="2.0"><channel><title>&b;</title>'
    b"</channel></rss>",
}


def test_every_bad_input_is_listed_with_a_reason_and_the_good_one_still_told(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for name, data in BAD.items():
        (folder / name).write_bytes(data)
    (folder / "good.txt").write_text(REPORT, encoding="utf-8")
    made = _run(tmp_path / "out", folder)
    told = {failure["subject"] for failure in made["failures"]}
    assert set(BAD) <= told, set(BAD) - told
    assert [article["input"] for article in made["stories"][0]["articles"]] == ["good.txt"]


def test_a_page_of_fifty_megabytes_is_refused_with_advice(tmp_path: Path) -> None:
    page = tmp_path / "huge.html"
    page.write_bytes(b"<html><body>" + b"<p>word</p>" * 5_000_000 + b"</body></html>")
    made = _run(tmp_path / "out", page)
    assert "--max-size" in made["failures"][0]["reason"]


def test_a_lying_encoding_is_read_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "lie.html").write_bytes(
        '<html><head><meta charset="utf-8"><title>Café</title></head><body><article><h1>Café '
        "owner wins the lottery</h1><p>The owner of a café in Sörvik has won the lottery, her "
        "brother said on Friday.</p><p>“Elle a pleuré,” he said in the kitchen of the café, "
        "where the coffee had gone cold.</p></article></body></html>".encode("cp1252")
    )
    made = _run(tmp_path / "out", tmp_path / "lie.html")
    assert "café in Sörvik" in made["stories"][0]["articles"][0]["text"]


def test_the_same_report_under_two_names_is_one_article(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(REPORT, encoding="utf-8")
    made = _run(tmp_path / "out", tmp_path / "a.txt", tmp_path / "b.txt")
    assert len(made["stories"][0]["articles"]) == 1


def test_a_single_report_has_a_dossier_that_claims_no_agreement(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(REPORT, encoding="utf-8")
    story = _run(tmp_path / "out", tmp_path / "one.txt")["stories"][0]
    assert story["account"]
    assert all(claim["verdict"] == "single" for claim in story["claims"])
    assert all(claim["origins"] == 1 for claim in story["claims"])


def test_two_unrelated_stories_in_one_call_stay_apart(tmp_path: Path) -> None:
    (tmp_path / "ferry.txt").write_text(REPORT, encoding="utf-8")
    (tmp_path / "chess.txt").write_text(
        "Girl of nine beats chess master\n\nNine-year-old Anouk Petit beat a grandmaster in "
        "Lunel on Sunday, the club said.\n\nHer teacher, Rafael Soler, said she had played "
        "the opening from memory.\n",
        encoding="utf-8",
    )
    made = _run(tmp_path / "out", tmp_path / "ferry.txt", tmp_path / "chess.txt")
    assert len(made["stories"]) == 2


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (
            "no-quotation",
            "Bridge reopens after repairs\n\nThe bridge over the Tarn reopened on Tuesday after "
            "four months of repairs. The work cost two million.\n",
        ),
        (
            "greek",
            "Κλειστά τα σχολεία λόγω χιονιού\n\nΤα σχολεία στη Φλώρινα θα μείνουν κλειστά την "
            "Πέμπτη, ανακοίνωσε ο δήμος. «Η ασφάλεια προηγείται», δήλωσε ο δήμαρχος.\n",
        ),
        (
            "japanese",
            "大雪で学校休校\n\n町は木曜日、大雪のため学校を休校にすると発表した。「安全が第一だ」と町長は述べた。\n",
        ),
        (
            "arabic",
            "إغلاق المدارس بسبب الثلوج\n\nأعلنت البلدية إغلاق المدارس يوم الخميس. وقال رئيس البلدية: «السلامة أولا».\n",
        ),
    ],
)
def test_other_languages_and_texts_without_quotations_are_told(
    tmp_path: Path, name: str, text: str
) -> None:
    (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    made = _run(tmp_path / "out", tmp_path / f"{name}.txt")
    assert len(made["stories"]) == 1


def test_standard_input_is_an_input(tmp_path: Path) -> None:
    done = _variorum("dossier", "-", "--out", tmp_path, "--format", "json", stdin=REPORT.encode())
    assert done.returncode == 0, done.stderr
    made = json.loads((tmp_path / "dossier.json").read_text(encoding="utf-8"))
    assert made["stories"][0]["articles"][0]["input"] == "-"


def test_pages_inside_a_web_archive_become_articles(tmp_path: Path) -> None:
    other = REPORT.replace("The ice has decided for us", "The ice decided for us")
    (tmp_path / "x.warc.gz").write_bytes(
        _warc({"https://a.example/ferry": REPORT, "https://b.example/ferry": other})
    )
    made = _run(tmp_path / "out", tmp_path / "x.warc.gz")
    urls = {article["url"] for story in made["stories"] for article in story["articles"]}
    assert urls == {"https://a.example/ferry", "https://b.example/ferry"}


class _Server(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        path = self.path.strip("/")
        if path.isdigit():
            self.send_response(int(path))
            if path == "429":
                self.send_header("Retry-After", "120")
            self.send_header("Content-Length", "4")
            self.end_headers()
            self.wfile.write(b"no!\n")
        elif path in {"robots.txt", "feed"}:
            body = "User-agent: *\nDisallow: /closed/\n" if path == "robots.txt" else self._feed()
            self.send_response(200)
            self.send_header("Content-Length", str(len(body.encode())))
            self.end_headers()
            self.wfile.write(body.encode())
        elif path == "cut":
            self.send_response(200)
            self.send_header("Content-Length", "5000")
            self.end_headers()
            self.wfile.write(b"<html><p>half")
        elif path == "loop":
            self.send_response(302)
            self.send_header("Location", "/loop")
            self.send_header("Content-Length", "0")
            self.end_headers()
        else:
            page = f"<html><body><article><h1>Ferry</h1><p>{REPORT}</p></article></body></html>"
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(page.encode())))
            self.end_headers()
            self.wfile.write(page.encode())

    def _feed(self) -> str:
        host = f"http://127.0.0.1:{self.server.server_port}"  # type: ignore[attr-defined]
        items = "".join(
            f"<item><title>{name}</title><link>{host}/{name}</link>"
            f"<description>Only a summary of {name}.</description></item>"
            for name in ("ferry", "closed/boat", "500")
        )
        return f"<?xml version='1.0'?><rss version='2.0'><channel><title>Island</title>{items}</channel></rss>"

    def log_message(self, format: str, *arguments: object) -> None:
        pass


@pytest.fixture
def server() -> Iterator[str]:
    running = ThreadingHTTPServer(("127.0.0.1", 0), _Server)
    thread = threading.Thread(target=running.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{running.server_port}"
    running.shutdown()
    running.server_close()
    thread.join()


def test_addresses_that_fail_say_why_and_a_good_one_is_told(tmp_path: Path, server: str) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        dead = f"http://127.0.0.1:{probe.getsockname()[1]}/"
    bad = [f"{server}/403", f"{server}/429", f"{server}/500", f"{server}/loop", dead]
    made = _run(tmp_path, *bad, f"{server}/ferry", options=("--allow-private", "--timeout", "20"))
    reasons = {failure["subject"]: failure["reason"] for failure in made["failures"]}
    assert set(bad) <= set(reasons)
    for status in ("403", "429", "500"):
        assert status in reasons[f"{server}/{status}"]
    assert len(made["stories"]) == 1


def test_a_private_address_is_refused_unless_allowed(tmp_path: Path, server: str) -> None:
    made = _run(tmp_path, f"{server}/ferry", options=())
    assert "private" in made["failures"][0]["reason"]
    assert "--allow-private" in made["failures"][0]["reason"]


def test_addresses_that_are_none_never_stop_the_rest(tmp_path: Path, server: str) -> None:
    odd = ["http://[::1/", "http:///x", "https://", "http://user:pw@127.0.0.1/x", f"{server}/cut"]
    made = _run(tmp_path, *odd, f"{server}/ferry", options=("--allow-private", "--timeout", "20"))
    # Nobody needs to see the password to know which address it was.
    told = {one.replace("user:pw@", "…@") for one in odd}
    assert {failure["subject"] for failure in made["failures"]} == told
    assert len(made["stories"]) == 1


def test_pages_behind_summaries_are_fetched_where_robots_allow_it(
    tmp_path: Path, server: str
) -> None:
    made = _run(tmp_path, f"{server}/feed", options=("--allow-private", "--timeout", "20"))
    reasons = {failure["subject"]: failure["reason"] for failure in made["failures"]}
    assert "robots.txt" in reasons[f"{server}/closed/boat"]
    assert "500" in reasons[f"{server}/500"]
    texts = [article["text"] for story in made["stories"] for article in story["articles"]]
    assert any("The ice has decided for us" in text for text in texts)
    assert any("Only a summary of closed/boat" in text for text in texts)


def test_the_summaries_of_a_feed_are_told_offline(tmp_path: Path, server: str) -> None:
    feed = tmp_path / "feed.xml"
    feed.write_bytes(
        b"<?xml version='1.0'?><rss version='2.0'><channel><title>Island</title><item>"
        b"<title>Ferry stops</title><link>https://island.example/ferry</link>"
        b"<description>The ferry has stopped, its director said.</description></item>"
        b"</channel></rss>"
    )
    made = _run(tmp_path / "out", feed)
    assert "offline" in made["failures"][0]["reason"]
    assert len(made["stories"]) == 1


def _many(folder: Path, count: int) -> list[Path]:
    folder.mkdir()
    paths = []
    for number in range(count):
        paths.append(folder / f"{number:02}.txt")
        text = REPORT.replace("About 300", f"About {300 + number}")
        paths[-1].write_text(text, encoding="utf-8")
    return paths


def test_a_run_that_was_killed_is_taken_up_by_the_next(tmp_path: Path) -> None:
    paths = _many(tmp_path / "in", 12)
    out = tmp_path / "out"
    command = [sys.executable, "-m", "variorum", "dossier", *map(str, paths), "--out", str(out)]
    child = subprocess.Popen(
        [*command, "--offline"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    until = time.monotonic() + 30
    while not list(out.glob("variorum-archive/*.warc.gz")) and time.monotonic() < until:
        time.sleep(0.01)
    child.kill()
    child.wait()
    made = _run(out, *paths)
    assert sum(len(story["articles"]) for story in made["stories"]) == 12
    done = _variorum("verify", "--store", out / "variorum.sqlite")
    assert (done.returncode, done.stdout) == (0, b"12 captures hold.\n")


def test_two_runs_may_share_a_store(tmp_path: Path) -> None:
    paths = _many(tmp_path / "in", 8)
    store = tmp_path / "shared.sqlite"
    children = [
        subprocess.Popen(
            [
                sys.executable,
                "-m",
                "variorum",
                "dossier",
                *map(str, half),
                "--offline",
                "-q",
                "--store",
                str(store),
                "--out",
                str(tmp_path / f"out{number}"),
            ],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        for number, half in enumerate((paths[:4], paths[4:]))
    ]
    for child in children:
        _, told = child.communicate(timeout=120)
        assert (child.returncode, told) == (0, b"")
    done = _variorum("verify", "--store", store)
    assert (done.returncode, done.stdout) == (0, b"8 captures hold.\n")


def test_two_processes_give_the_same_bytes_as_one(tmp_path: Path) -> None:
    paths = _many(tmp_path / "in", 4)
    told = []
    for jobs in ("1", "2"):
        out = tmp_path / jobs
        done = subprocess.run(
            [
                sys.executable,
                "-m",
                "variorum",
                "dossier",
                *map(str, paths),
                "--offline",
                "-q",
                "--jobs",
                jobs,
                "--out",
                str(out),
            ],
            env={**os.environ, "SOURCE_DATE_EPOCH": "1900000000"},
            check=False,
        )
        assert done.returncode == 0
        told.append({path.name: path.read_bytes() for path in out.glob("dossier.*")})
    assert len(told[0]) == 3
    assert told[0] == told[1]


def test_offline_never_fetches(tmp_path: Path) -> None:
    made = _run(tmp_path, "https://news.example/report")
    assert "offline" in made["failures"][0]["reason"]


def test_a_store_that_is_no_store_is_named(tmp_path: Path) -> None:
    (tmp_path / "odd.sqlite").write_bytes(b"this is not a database at all, but it is long enough")
    done = _variorum("stories", "--store", tmp_path / "odd.sqlite")
    assert done.returncode == 1
    assert b"odd.sqlite" in done.stderr
    assert b"Traceback" not in done.stderr


def test_a_missing_store_says_what_to_do() -> None:
    done = _variorum("stories", "--store", "nowhere/at-all.sqlite")
    assert done.returncode == 1
    assert b"--store" in done.stderr

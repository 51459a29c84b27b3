from __future__ import annotations

import gzip
import io
import os
import sys
from pathlib import Path

import pytest

from variorum.bulk import Notes, Unit, pages
from variorum.desk.extracting import Page

PAGE = b"<!doctype html><html><body><p>The wheel is sold.</p></body></html>"
LIMIT = 1 << 20


def _units(*inputs: object, limit: int = LIMIT, **more: object) -> list[Unit[Page]]:
    said = [str(one) for one in inputs]
    return list(pages(said, limit=limit, archive_limit=1 << 22, **more))  # type: ignore[arg-type]


def _ids(*inputs: object, **more: object) -> list[str]:
    return [unit.given.id for unit in _units(*inputs, **more)]  # type: ignore[arg-type]


def _record(
    url: str, body: bytes, media: str = "text/html", *, record: str = "", status: int = 200
) -> bytes:
    block = b"HTTP/1.1 %d OK\r\nContent-Type: %s\r\n\r\n" % (status, media.encode()) + body
    named = f"WARC-Record-ID: <{record}>\r\n" if record else ""
    head = (
        f"WARC/1.1\r\nWARC-Type: response\r\n{named}WARC-Target-URI: {url}\r\n"
        f"WARC-Date: 2031-05-08T07:00:00Z\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "saved"
    place.mkdir()
    for name in ("b.html", "a.html.gz", "c"):
        (place / name).write_bytes(PAGE)
    return place


def test_a_folder_is_walked_in_sorted_order_and_ids_have_no_endings(folder: Path) -> None:
    (folder / "deep").mkdir()
    (folder / "deep" / "d.v2.htm").write_bytes(PAGE)
    (folder / ".hidden").write_bytes(PAGE)
    assert _ids(folder) == ["a", "b", "c", "d.v2"]


def test_inputs_keep_their_order_and_are_read_once(folder: Path) -> None:
    assert _ids(folder / "c", folder, folder / "b.html") == ["c", "a", "b"]


def test_pages_of_one_name_are_told_apart_by_folders_or_else_by_endings(tmp_path: Path) -> None:
    for name in ("north/index.html", "south/index.html", "one.html", "one.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(PAGE)
    assert _ids(tmp_path) == ["north/index", "one.html", "one.txt", "south/index"]


def test_what_is_written_into_the_folder_is_not_read(folder: Path) -> None:
    assert _ids(folder, leave_out=[folder / "b.html"]) == ["a", "c"]


def test_only_what_was_found_and_not_named_may_be_passed_over(folder: Path) -> None:
    assert [unit.given.only_pages for unit in _units(folder / "b.html", folder)] == [
        False, True, True,
    ]  # fmt: skip


def test_what_is_no_file_says_so_and_stops_nothing(folder: Path) -> None:
    units = _units("gone.html", "https://example.org/x", "\x00", folder / "c")
    assert [bool(unit.given.wrong) for unit in units] == [True, True, True, False]
    assert "address" in units[1].given.wrong


@pytest.mark.parametrize("packed", [False, True])
def test_an_archive_gives_its_pages_by_record_id_or_address_and_date(
    tmp_path: Path, packed: bool
) -> None:
    records = [
        _record("https://a.example/1", PAGE, record="urn:uuid:1"),
        _record("https://a.example/2", PAGE),
        _record("https://a.example/3.png", b"x", "image/png"),
        _record("https://a.example/gone", b"x", status=404),
        _record("https://a.example/1", PAGE, record="urn:uuid:1"),
    ]
    file = tmp_path / "crawl"
    file.write_bytes(b"".join(map(gzip.compress, records) if packed else records))
    notes = Notes()
    units = _units(file, notes=notes)
    assert [unit.given.id for unit in units] == [
        "urn:uuid:1",
        "https://a.example/2 2031-05-08T07:00:00Z",
        "urn:uuid:1#2",
    ]
    assert units[0].given.data == PAGE
    assert units[0].given.url == "https://a.example/1"
    assert dict(notes.passed) == {"image/png": 1, "status 404": 1}
    reach = [unit.reach or 0.0 for unit in units]
    assert 0 < reach[0] < reach[1] < reach[2] <= 1


def test_a_packed_record_that_is_a_bomb_costs_that_record_alone(tmp_path: Path) -> None:
    bomb = gzip.compress(_record("https://a.example/b", b"a" * (16 << 20)))
    rest = gzip.compress(_record("https://a.example/1", PAGE, record="urn:uuid:1"))
    (tmp_path / "crawl.warc.gz").write_bytes(bomb + rest)
    units = _units(tmp_path / "crawl.warc.gz")
    assert "unpacks to more than" in units[0].given.wrong
    assert units[1].given.id == "urn:uuid:1"


def test_a_cut_archive_gives_its_whole_records_and_says_where_it_is_cut(tmp_path: Path) -> None:
    data = gzip.compress(_record("https://a.example/1", PAGE, record="urn:uuid:1"))
    (tmp_path / "crawl.warc.gz").write_bytes(data + data[:-20])
    units = _units(tmp_path / "crawl.warc.gz")
    assert units[0].given.id == "urn:uuid:1"
    assert "cut off" in units[-1].given.wrong


@pytest.mark.parametrize("archive", [False, True])
def test_standard_input_may_be_a_page_or_an_archive(
    monkeypatch: pytest.MonkeyPatch, archive: bool
) -> None:
    data = _record("https://a.example/1", PAGE, record="urn:uuid:1") if archive else PAGE
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    (unit,) = _units("-")
    assert (unit.given.id, unit.given.data) == ("urn:uuid:1" if archive else "-", PAGE)


def test_an_empty_or_too_large_standard_input_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    for data, told in ((b"", "empty"), (b"x" * 2000, "larger than")):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        assert told in _units("-", limit=1000)[0].given.wrong


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_named_pipe_is_read_by_the_process_that_was_given_it(tmp_path: Path) -> None:
    import threading

    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_bytes, args=(PAGE,))
    writer.start()
    (unit,) = _units(pipe)
    writer.join()
    assert unit.given.data == PAGE


def test_a_page_is_known_again_by_its_name_and_size(folder: Path) -> None:
    before = [unit.mark for unit in _units(folder)]
    (folder / "b.html").write_bytes(PAGE + b"\n")
    after = [unit.mark for unit in _units(folder)]
    assert [one == other for one, other in zip(before, after, strict=True)] == [True, False, True]

"""The archive: nothing lost, nothing altered, and found out if it was."""

from __future__ import annotations

import gzip
import hashlib
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from warcio.archiveiterator import ArchiveIterator

from variorum.capture import Archive, fetch
from variorum.errors import ArchiveError, FormatError

MOMENT = "2031-05-08T14:20:00Z"
PAGE = "<html><p>Der Fluß steht bei 4,20 m.</p></html>".encode()
FIRST = "variorum-00001.warc.gz"


def keep(archive: Archive, data: bytes, name: str = "page.html", **more):
    return archive.keep(data, input=name, captured=MOMENT, **more)


def records(path: Path):
    with open(path, "rb") as file:
        found = []
        for record in ArchiveIterator(file, check_digests="raise"):
            body = record.raw_stream.read()
            found.append((record.rec_type, dict(record.rec_headers.headers), body, record))
        return found


def test_bytes_come_back_as_they_went_in(tmp_path):
    with Archive(tmp_path) as archive:
        capture = keep(archive, PAGE)
        assert capture.id == f"sha256:{hashlib.sha256(PAGE).hexdigest()}"
        assert (capture.size, capture.archive) == (len(PAGE), FIRST)
        assert archive.read(capture) == PAGE
        archive.verify(capture)
    assert Archive(tmp_path).read(capture) == PAGE


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    data=st.binary(max_size=3000) | st.sampled_from([b"\r\n\r\n", b"WARC/1.1\r\n\r\n", b""]),
    status=st.none() | st.integers(100, 599),
    headers=st.lists(st.tuples(st.text(max_size=20), st.text(max_size=40)), max_size=4),
    name=st.text(max_size=30),
    url=st.none() | st.text(max_size=20).map("https://a.example/".__add__),
)
def test_any_bytes_with_any_headers_come_back(tmp_path, data, status, headers, name, url):
    with Archive(tmp_path, sync=False) as archive:
        capture = archive.keep(
            data, input=name, captured=MOMENT, url=url, status=status, headers=headers
        )
        assert archive.read(capture) == data
        archive.verify(capture)


def test_a_file_becomes_a_resource_record_without_a_path_of_this_machine(tmp_path):
    with Archive(tmp_path) as archive:
        keep(archive, PAGE, "/srv/reader/saved pages/a page.html", media_type="text/html")
        keep(archive, b"x", "C:\\Users\\reader\\b.txt")
    _, first, second = records(tmp_path / FIRST)
    assert first[0] == "resource"
    assert first[1]["WARC-Target-URI"] == "urn:variorum:input:a%20page.html"
    assert first[1]["Content-Type"] == "text/html"
    assert first[2] == PAGE
    assert second[1]["WARC-Target-URI"] == "urn:variorum:input:b.txt"
    assert b"reader" not in gzip.decompress((tmp_path / FIRST).read_bytes())


def test_a_fetched_page_becomes_a_response_record(tmp_path, stage, rules):
    wire = gzip.compress(PAGE, mtime=0)
    url = stage.raw(
        "/a",
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n"
        b"Transfer-Encoding: chunked\r\nX-Town: K\xf6ln\r\n\r\n"
        + f"{len(wire):x}".encode()
        + b"\r\n"
        + wire
        + b"\r\n0\r\n\r\n",
    )
    answer = fetch(url, rules=rules)
    with Archive(tmp_path) as archive:
        capture = archive.keep_response(answer)
        assert archive.read(capture) == wire
        assert archive.content(capture) == PAGE == answer.body
    assert (capture.url, capture.input, capture.status) == (url, url, 200)
    assert capture.media_type == "text/html"
    _, (kind, fields, _, record) = records(tmp_path / FIRST)
    assert kind == "response"
    assert fields["WARC-IP-Address"] == "127.0.0.1"
    assert fields["WARC-Target-URI"] == url
    assert fields["WARC-Payload-Digest"] == capture.id
    assert record.http_headers.get_header("X-Archive-Orig-Transfer-Encoding") == "chunked"
    with open(tmp_path / FIRST, "rb") as file:
        bodies = [found.content_stream().read() for found in ArchiveIterator(file)]
    assert bodies[1] == PAGE


def test_names_and_headers_that_are_no_text_are_kept_all_the_same(tmp_path):
    with Archive(tmp_path) as archive:
        first = keep(archive, PAGE, "caf\udce9.html")
        second = keep(
            archive, PAGE, "\ud83d", url="http://a.example/\ud83d", media_type="a\nb/\ud83d"
        )
        third = keep(
            archive, PAGE, status=200, url="http://b.example/", headers=[("a\r\n\r\nb", "\ud83d")]
        )
        for capture in (first, second, third):
            archive.verify(capture)
    found = records(tmp_path / FIRST)
    assert found[1][1]["WARC-Target-URI"] == "urn:variorum:input:caf%E9.html"


def test_the_same_input_makes_the_same_archive_byte_for_byte(tmp_path):
    for folder in ("a", "b"):
        with Archive(tmp_path / folder) as archive:
            keep(archive, PAGE)
            keep(archive, b"two", "two.txt", parent="sha256:00")
    assert (tmp_path / "a" / FIRST).read_bytes() == (tmp_path / "b" / FIRST).read_bytes()


def test_bytes_kept_already_are_not_written_again(tmp_path):
    with Archive(tmp_path) as archive:
        first = keep(archive, PAGE)
        size = (tmp_path / FIRST).stat().st_size
        assert keep(archive, PAGE, "other name", known=first) is first
        assert (tmp_path / FIRST).stat().st_size == size


def test_bytes_whose_record_was_lost_are_written_again(tmp_path):
    with Archive(tmp_path) as archive:
        first = keep(archive, PAGE)
    (tmp_path / FIRST).unlink()
    with Archive(tmp_path) as archive:
        again = keep(archive, PAGE, known=first)
        assert archive.read(again) == PAGE


def test_a_later_run_writes_on_in_the_same_file(tmp_path):
    captures = []
    for number in range(3):
        with Archive(tmp_path) as archive:
            captures.append(keep(archive, b"page %d" % number))
    assert sorted(os.listdir(tmp_path)) == [FIRST]
    assert [Archive(tmp_path).read(capture)[-1:] for capture in captures] == [b"0", b"1", b"2"]
    assert [found[0] for found in records(tmp_path / FIRST)] == ["warcinfo", *["resource"] * 3]


def test_two_writers_at_once_take_two_files(tmp_path):
    with Archive(tmp_path) as one, Archive(tmp_path) as two:
        first, second = keep(one, b"one"), keep(two, b"two")
        third = keep(one, b"three")
    assert [first.archive, third.archive] == [FIRST, FIRST]
    assert second.archive == "variorum-00002.warc.gz"
    assert Archive(tmp_path).read(second) == b"two"


def test_a_file_system_without_locks_is_written_all_the_same(tmp_path, monkeypatch):
    fcntl = pytest.importorskip("fcntl")

    def refuse(*_):
        raise OSError(37, "No locks available")

    monkeypatch.setattr(fcntl, "flock", refuse)
    with Archive(tmp_path) as archive:
        assert keep(archive, PAGE).archive == FIRST


def test_a_disk_full_from_the_start_leaves_nothing_behind(tmp_path, monkeypatch):
    def full(self, file, member):
        file.write(member[:10])
        raise OSError(28, "No space left on device")

    write = Archive._write
    monkeypatch.setattr(Archive, "_write", full)
    archive = Archive(tmp_path)
    with pytest.raises(ArchiveError, match="No space left"):
        keep(archive, PAGE)
    assert (tmp_path / FIRST).stat().st_size == 0
    monkeypatch.setattr(Archive, "_write", write)
    assert archive.read(keep(archive, PAGE)) == PAGE
    archive.close()
    assert len(records(tmp_path / FIRST)) == 2


def test_a_full_file_is_followed_by_the_next(tmp_path, monkeypatch):
    import variorum.capture.archive as module

    monkeypatch.setattr(module, "_ROTATE", 900)
    with Archive(tmp_path) as archive:
        captures = [keep(archive, os.urandom(400)) for _ in range(3)]
        assert len({capture.archive for capture in captures}) > 1
        for capture in captures:
            archive.verify(capture)


def test_a_run_killed_while_writing_leaves_an_archive_that_reads_and_grows(tmp_path):
    """A process is killed with half a record on disk; the next one cuts it off."""
    script = f"""
import os, signal
from variorum.capture import Archive
import variorum.capture.archive as module
archive = Archive({str(tmp_path)!r})
archive.keep(b"whole", input="a", captured={MOMENT!r})
write = Archive._write
def half(self, file, member):
    write(self, file, member[: len(member) // 2])
    os.kill(os.getpid(), signal.SIGKILL)
Archive._write = half
archive.keep(b"half" * 100, input="b", captured={MOMENT!r})
"""
    done = subprocess.run([sys.executable, "-c", script], check=False)
    assert done.returncode == -9
    before = (tmp_path / FIRST).stat().st_size
    with Archive(tmp_path) as archive:
        capture = keep(archive, b"after")
        assert capture.archive == FIRST
        assert capture.offset < before
        assert archive.read(capture) == b"after"
    assert [found[2] for found in records(tmp_path / FIRST)[1:]] == [b"whole", b"after"]
    assert os.listdir(tmp_path) == [FIRST]


def test_a_damaged_file_is_left_as_evidence_and_another_begun(tmp_path):
    with Archive(tmp_path) as archive:
        capture = keep(archive, PAGE * 50)
    path = tmp_path / FIRST
    data = bytearray(path.read_bytes())
    data[capture.offset + 60] ^= 0xFF
    path.write_bytes(data)
    (tmp_path / f"{FIRST}.writing").write_text("0\n")
    with Archive(tmp_path) as archive:
        assert keep(archive, b"new").archive == "variorum-00002.warc.gz"
    assert path.read_bytes() == bytes(data)


@pytest.mark.parametrize("place", [20, -8, -30])
def test_an_altered_byte_is_found_out(tmp_path, place):
    with Archive(tmp_path) as archive:
        capture = keep(archive, PAGE * 30)
    path = tmp_path / FIRST
    data = bytearray(path.read_bytes())
    data[place if place < 0 else capture.offset + place] ^= 0x20
    path.write_bytes(data)
    with pytest.raises(ArchiveError):
        Archive(tmp_path).read(capture)


def test_a_forged_record_with_right_checksums_is_found_out(tmp_path):
    """Whoever rewrites the record whole cannot match the digest that the store remembers."""
    with Archive(tmp_path / "true") as archive:
        capture = keep(archive, b"The minister said yes.")
    with Archive(tmp_path / "false") as archive:
        keep(archive, b"The minister said no!!")
    with pytest.raises(ArchiveError, match="not the one captured"):
        Archive(tmp_path / "false").read(capture)


def test_a_capture_told_otherwise_than_its_record_is_found_out(tmp_path):
    with Archive(tmp_path) as archive:
        capture = keep(archive, PAGE)
        for wrong in (
            replace(capture, captured="2031-05-09T00:00:00Z"),
            replace(capture, record="<urn:uuid:0>"),
            replace(capture, size=3),
        ):
            with pytest.raises(ArchiveError):
                archive.verify(wrong)


@pytest.mark.parametrize(
    "wrong",
    [
        {"archive": "variorum-00009.warc.gz"},
        {"archive": "../../etc/passwd"},
        {"archive": ""},
        {"offset": 5},
        {"offset": 10**9},
        {"offset": -1},
    ],
)
def test_a_capture_that_points_nowhere_is_a_named_error(tmp_path, wrong):
    with Archive(tmp_path) as archive:
        capture = keep(archive, PAGE)
        with pytest.raises(ArchiveError):
            archive.read(replace(capture, **wrong))


def test_a_cut_off_file_says_so(tmp_path):
    with Archive(tmp_path) as archive:
        capture = keep(archive, PAGE)
    path = tmp_path / FIRST
    path.write_bytes(path.read_bytes()[:-15])
    with pytest.raises(ArchiveError, match="cut off"):
        Archive(tmp_path).read(capture)


def test_a_folder_that_cannot_be_written_is_a_named_error(tmp_path):
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(ArchiveError, match="cannot be written"):
        keep(Archive(tmp_path / "file"), PAGE)


def test_a_full_disk_leaves_the_file_whole(tmp_path, monkeypatch):
    archive = Archive(tmp_path)
    keep(archive, b"one")
    write = Archive._write

    def half(self, file, member):
        file.write(member[:20])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Archive, "_write", half)
    with pytest.raises(ArchiveError, match="No space left"):
        keep(archive, b"two")
    monkeypatch.setattr(Archive, "_write", write)
    capture = keep(archive, b"three")
    assert archive.read(capture) == b"three"
    archive.close()
    assert [found[2] for found in records(tmp_path / FIRST)[1:]] == [b"one", b"three"]


def test_content_unpacks_within_a_limit(tmp_path):
    with Archive(tmp_path) as archive:
        packed = gzip.compress(b"\0" * 1_000_000)
        capture = keep(
            archive,
            packed,
            status=200,
            url="https://a.example/",
            headers=[("content-encoding", "gzip")],
        )
        assert archive.read(capture) == packed
        with pytest.raises(FormatError, match="unpacks to more"):
            archive.content(capture, limit=10_000)


def test_a_time_without_zone_is_a_programmers_error(tmp_path):
    with pytest.raises(ValueError, match="aware"):
        Archive(tmp_path).keep(b"x", input="x", captured="2031-05-08T14:20:00")
    assert not list(tmp_path.iterdir())


def test_records_kept_together_are_synced_once(tmp_path, monkeypatch):
    synced = []
    monkeypatch.setattr("os.fsync", synced.append)
    with Archive(tmp_path / "a") as archive:
        archive.keep(b"opened", input="o", captured="2031-05-08T00:00:00Z")
        before = len(synced)
        with archive.together():
            kept = [
                archive.keep(b"%d" % n, input="x", captured="2031-05-08T00:00:00Z")
                for n in range(20)
            ]
            assert len(synced) == before
        assert len(synced) == before + 1
        assert [archive.read(one) for one in kept] == [b"%d" % n for n in range(20)]


def test_a_file_that_is_full_is_synced_before_the_next_is_begun(tmp_path, monkeypatch):
    synced = []
    monkeypatch.setattr(
        "os.fsync", lambda number: synced.append(os.readlink(f"/proc/self/fd/{number}"))
    )
    monkeypatch.setattr("variorum.capture.archive._ROTATE", 2_000)
    with Archive(tmp_path / "a") as archive, archive.together():
        for n in range(12):
            archive.keep(b"%d" % n, input="x", captured="2031-05-08T00:00:00Z")
    assert set(synced) == {str(path.resolve()) for path in (tmp_path / "a").glob("*.warc.gz")}
    assert len(set(synced)) > 1

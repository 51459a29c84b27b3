"""Bundles of arrays in files of one folder."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.errors import NotFound, StoreError
from variorum.store import FileSegments

KINDS = ["?", "i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8", "f2", "f4", "f8", ">i4", ">f8"]


@pytest.fixture
def segments(tmp_path: Path) -> FileSegments:
    return FileSegments(tmp_path / "deep" / "index")


def file_of(segments: FileSegments, name: str) -> Path:
    return segments._folder / f"{name}.seg"


@pytest.mark.parametrize("kind", KINDS)
def test_numbers_of_every_kind_come_back_as_they_were(segments: FileSegments, kind: str) -> None:
    row = (np.arange(24) % 7).astype(kind)
    given = {"row": row, "none": row[:0], "square": row.reshape(2, 3, 4), "every other": row[::2]}
    given["flat"] = np.zeros((0, 5), dtype=kind)
    segments.put("a", given)
    got = segments.get("a")
    assert list(got) == list(given)
    for key, array in given.items():
        assert got[key].dtype == array.dtype
        assert got[key].shape == array.shape
        assert np.array_equal(got[key], array)


def test_no_number_is_lost_to_rounding(segments: FileSegments) -> None:
    row = np.array([0.1, -0.0, np.nan, np.inf, 5e-324, 1.7e308])
    segments.put("a", {"row": row, "big": np.array([2**64 - 1], dtype=np.uint64)})
    assert segments.get("a")["row"].tobytes() == row.tobytes()
    assert segments.get("a")["big"].tolist() == [2**64 - 1]


def test_a_bundle_of_nothing_is_a_bundle(segments: FileSegments) -> None:
    segments.put("a", {})
    assert segments.get("a") == {}


def test_what_is_given_cannot_be_written_to(segments: FileSegments) -> None:
    segments.put("a", {"row": np.arange(3)})
    with pytest.raises(ValueError, match="read-only"):
        segments.get("a")["row"][0] = 9


def test_a_name_that_is_put_again_holds_the_last_and_what_was_got_stays(
    segments: FileSegments,
) -> None:
    segments.put("a", {"row": np.arange(3)})
    before = segments.get("a")["row"]
    segments.put("a", {"row": np.arange(50) + 7})
    assert before.tolist() == [0, 1, 2]
    assert segments.get("a")["row"].tolist() == list(range(7, 57))
    assert os.listdir(segments._folder) == ["a.seg"]


def test_what_was_put_is_there_for_the_next_process(tmp_path: Path) -> None:
    FileSegments(tmp_path).put("a", {"row": np.arange(3)})
    assert FileSegments(tmp_path).get("a")["row"].tolist() == [0, 1, 2]


def test_what_is_missing_is_not_found_and_says_what_to_do(segments: FileSegments) -> None:
    with pytest.raises(NotFound, match=r"missing.*--restart"):
        segments.get("a")
    segments.put("a", {"row": np.arange(3)})
    segments.drop("a")
    segments.drop("a")
    with pytest.raises(NotFound):
        segments.get("a")


@pytest.mark.parametrize(
    "name",
    ["../out", "..", ".", "", "/etc/passwd", "a\x00b", "ünï 漢", "%2e", "c:\\x", "a\nb", "\ud800"],
)
def test_odd_names_stay_inside_the_folder(tmp_path: Path, name: str) -> None:
    segments = FileSegments(tmp_path / "in" / "index")
    segments.put(name, {"row": np.arange(3)})
    assert segments.get(name)["row"].tolist() == [0, 1, 2]
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert [path.parent for path in files] == [tmp_path / "in" / "index"]
    segments.drop(name)
    assert not any(path.is_file() for path in tmp_path.rglob("*"))


def test_different_names_are_different_files(segments: FileSegments) -> None:
    for number, name in enumerate(("a/b", "a%2Fb", "a-b", "ab")):
        segments.put(name, {"row": np.array([number])})
    found = [segments.get(name)["row"][0] for name in ("a/b", "a%2Fb", "a-b", "ab")]
    assert found == [0, 1, 2, 3]


@pytest.mark.parametrize(
    "array",
    [
        np.array([object()]),
        np.array(["text"]),
        np.array([b"bytes"]),
        np.array([1j]),
        np.array(["2031-05-04"], dtype="M8[D]"),
        np.zeros(2, dtype="i4,f8"),
    ],
)
def test_what_is_no_number_is_refused_and_leaves_nothing(
    segments: FileSegments, array: np.ndarray
) -> None:
    with pytest.raises(TypeError, match="not numbers"):
        segments.put("a", {"good": np.arange(3), "bad": array})
    assert os.listdir(segments._folder) == []


HEAD = b'["variorum-segment-1",'


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\n",
        b"\x00" * 5_000,
        b"\xff\xfe" * 100,
        b"PK\x03\x04 a foreign file\n",
        b"{}\n",
        b"7\n",
        b'"ab"\n',
        b"[1,2]\n",
        b"[" * 1_100_000,
        b'["variorum-segment-2",{}]\n',
        HEAD + b"[]]\n",
        HEAD + b'{"a":5}]\n',
        HEAD + b'{"a":["<i8",5,0]}]\n' + b" " * 99,
        HEAD + b'{"a":["<i8",[-1],0]}]\n' + b" " * 99,
        HEAD + b'{"a":["<i8",[2],-500]}]\n' + b" " * 99,
        HEAD + b'{"a":["<i8",[2],1e999]}]\n' + b" " * 99,
        HEAD + b'{"a":["<i8",[2],NaN]}]\n' + b" " * 99,
        HEAD + b'{"a":["<i8",[2],' + b"9" * 9_999 + b"]}]\n",
        HEAD + b'{"a":["<i8",[' + b"9" * 40 + b"],0]}]\n",
        HEAD + b'{"a":["<i8",[0,' + b"9" * 40 + b"],0]}]\n",
        HEAD + b'{"a":["' + b"9" * 9_999 + b'",[2],0]}]\n',
        HEAD + b'{"a":["O",[1],0]}]\n' + b" " * 99,
        HEAD + b'{"a":["V8",[1],0]}]\n' + b" " * 99,
        HEAD + b'{"a":["nonsense",[1],0]}]\n' + b" " * 99,
    ],
)
def test_a_damaged_or_foreign_file_is_a_named_trouble_with_advice(
    segments: FileSegments, data: bytes
) -> None:
    file_of(segments, "a").write_bytes(data)
    with pytest.raises(StoreError, match=r"damaged.*--restart") as trouble:
        segments.get("a")
    assert not isinstance(trouble.value, NotFound)
    assert "a.seg" in trouble.value.subject


def test_a_file_that_is_cut_off_anywhere_is_a_named_trouble(segments: FileSegments) -> None:
    segments.put("a", {"one": np.arange(9), "two": np.arange(20) / 3})
    whole = file_of(segments, "a").read_bytes()
    for length in range(len(whole)):
        file_of(segments, "a").write_bytes(whole[:length])
        with pytest.raises(StoreError, match="damaged"):
            segments.get("a")


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_no_damage_is_anything_else_than_a_named_trouble(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    segments = FileSegments(tmp_path_factory.getbasetemp() / "damage")
    segments.put("a", {"one": np.arange(9, dtype=np.int32), "two": np.arange(4) / 3})
    whole = bytearray(file_of(segments, "a").read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        whole[data.draw(st.integers(0, 90))] = data.draw(st.integers(0, 255))
    file_of(segments, "a").write_bytes(whole)
    with suppress(StoreError):
        got = segments.get("a")
        assert all(array.dtype.kind in "biuf" for array in got.values())


def test_a_folder_that_cannot_be_made_or_written_is_a_named_trouble(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("mine")
    with pytest.raises(StoreError, match="cannot be written or read"):
        FileSegments(tmp_path / "taken")
    with pytest.raises(StoreError):
        FileSegments(tmp_path / "taken" / "deeper")
    segments = FileSegments(tmp_path / "index")
    with pytest.raises(StoreError, match=r"(?i)name too long"):
        segments.put("x" * 400, {"row": np.arange(3)})
    with pytest.raises(StoreError):
        segments.get("x" * 400)
    (tmp_path / "index" / "a.seg").mkdir()
    for act in (segments.get, segments.drop):
        with pytest.raises(StoreError):
            act("a")
    with pytest.raises(StoreError):
        segments.put("a", {"row": np.arange(3)})
    assert (tmp_path / "taken").read_text() == "mine"


def test_a_stop_while_a_bundle_is_written_leaves_the_earlier_one(
    segments: FileSegments, monkeypatch: pytest.MonkeyPatch
) -> None:
    segments.put("a", {"row": np.arange(3)})

    def stopped(number: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("variorum.store.segments.os.fsync", stopped)
    with pytest.raises(KeyboardInterrupt):
        segments.put("a", {"row": np.arange(5_000)})
    monkeypatch.undo()
    assert segments.get("a")["row"].tolist() == [0, 1, 2]
    segments.put("a", {"row": np.arange(5)})
    assert segments.get("a")["row"].tolist() == [0, 1, 2, 3, 4]

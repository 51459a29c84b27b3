"""A long run of grouping: lines of reports in, lines of stories and of copies out.

While it runs, everything lies in a folder FILE.part beside the output FILE: the indexes, and
a state that is written at the end of each block of reports. A run that was stopped begins
again at the last block's end, and ends as if it had not been stopped.
"""

from __future__ import annotations

import gc
import gzip
import json
import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import asdict
from functools import lru_cache
from pathlib import Path
from typing import Any, BinaryIO, Self

from variorum.bulk.batch import Ended, Unit, Watch, units_after, unwatched
from variorum.bulk.line_inputs import REPEATED, line_units
from variorum.bulk.part import Tally, lock, unwritable
from variorum.desk.lines import Line, error_line
from variorum.desk.lines_documents import Unreadable
from variorum.desk.lines_reports import (
    GivenReport,
    cluster_name,
    copy_line,
    read_report,
    story_line,
)
from variorum.desk.settings import Settings, read_settings
from variorum.errors import SourceError
from variorum.store import FileSegments
from variorum.stories import AGAIN, BLOCK, METHOD, Mode, StoryStream

_FORM = 1
_FILES = ("copies.jsonl", "odd.jsonl")  # that grow while it runs
_OFTEN = 16  # reports between two looks of whoever watches

_Given = GivenReport | Unreadable


def group_lines(
    inputs: Sequence[str],
    out: Path | str,
    *,
    copies: Path | str | None = None,
    mode: Mode = "online",
    settings: Settings | None = None,
    restart: bool = False,
    watch: Watch = unwatched,
) -> Ended:
    """Group reports, given as JSON lines in order of arrival, into stories.

    Args:
        inputs: The files, packed with gzip or not; "-" for standard input.
        out: The file of stories to be, packed if its name ends in ".gz".
        copies: The same for the pairs of reports that share text; None for none.
        mode: See ``StoryStream``.
        settings: Read from file and environment if None; ``max_input`` limits a line.
        restart: Begin anew where a stopped run could be gone on with.
        watch: Is told now and then how far the run has come.

    Returns:
        How many were read, how many were not; the note tells of stories and copies.

    Raises:
        SourceError: A file can't be written, or a stopped run had other inputs or settings.
        StoreError: The folder beside ``out`` can't be used, or is damaged.

    Cost: about 3 ms a report of 350 words and 6 kB on the disk until the end; memory
    does not grow with the number of reports but for some 40 bytes each.
    """
    chosen = read_settings() if settings is None else settings
    target = Path(out)
    other = None if copies is None else Path(copies)
    made_by = {
        "command": "group",
        "settings": [mode, chosen.max_input, METHOD],
        "files": [target.name, None if other is None else str(other)],
    }
    with _Run(target, other, made_by, mode, restart) as run:
        units = line_units(inputs, read_report, limit=chosen.max_input)
        for unit in units_after(units, run.tally, target):
            run.take(unit)
            if run.tally.inputs % _OFTEN == 0:
                watch(run.tally, unit.reach)
        watch(run.tally, None)
        return run.finish()


class _Run:
    """One run at work: the stream, what was written of it, and how far that is sure."""

    def __init__(
        self,
        out: Path,
        copies: Path | None,
        made_by: Mapping[str, object],
        mode: Mode,
        restart: bool,
    ) -> None:
        self._out, self._copies = out, copies
        self._folder = out.with_name(out.name + ".part")
        self._made_by = json.loads(json.dumps(made_by))
        self._segments = FileSegments(self._folder)
        with ExitStack() as opened:
            opened.enter_context(_locked(self._folder / "lock", out))
            try:
                self._begin(mode, restart, opened)
            except OSError as trouble:
                raise unwritable(out, trouble) from trouble
            self._opened = opened.pop_all()

    def _begin(self, mode: Mode, restart: bool, opened: ExitStack) -> None:
        """Go on with what an earlier run left, or begin anew."""
        found = {} if restart else self._found()
        if found:
            self._stream = StoryStream.restore(found["stream"], self._segments)
        else:
            self._clear()
            self._stream = StoryStream(self._segments, mode)
        self.tally = self.begun = Tally(**found.get("tally", {}))
        self._pairs = int(found.get("pairs", 0))
        self._first_error = str(found.get("first_error", ""))
        copied, odd = found.get("lengths", (0, 0))
        self._copied = opened.enter_context(_opened(self._folder / _FILES[0], copied))
        # [reports before it, line] of a line that could not be read, and [number, null]
        # of a report whose id an earlier one has.
        self._odd = opened.enter_context(_opened(self._folder / _FILES[1], odd))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        gc.unfreeze()
        self._opened.close()

    def _found(self) -> dict[str, Any]:
        """The state that an earlier run left; empty where there is none."""
        try:
            found: dict[str, Any] = json.loads((self._folder / "state.json").read_bytes())
            made_by = dict(found["made_by"])
            if found["form"] != _FORM:
                return {}
            for name, length in zip(_FILES, found["lengths"], strict=True):
                # One that is short went to its place at an end that was not reached.
                if (self._folder / name).stat().st_size < length:
                    return {}
        except (FileNotFoundError, ValueError, KeyError, TypeError):
            return {}
        for key, value in self._made_by.items():
            if made_by.get(key) != value:
                raise SourceError(
                    str(self._out),
                    f"an earlier run was stopped here that had other {key}.",
                    advice="Give the same as then to go on with it, or --restart to begin anew.",
                )
        return found

    def _clear(self) -> None:
        """Take away what an earlier run left that nobody goes on with."""
        for path in self._folder.iterdir():
            if path.name != "lock":
                path.unlink()

    def take(self, unit: Unit[_Given]) -> None:
        """Take one line in; at a block's end all is made sure.

        Raises:
            SourceError, StoreError: The folder cannot be written.
        """
        given, number = unit.given, len(self._stream)
        try:
            if isinstance(given, Unreadable):
                line = error_line("id", given.id, given.reason)
                self._odd.write(json.dumps([number, line.data.decode()]).encode() + b"\n")
            else:
                if REPEATED in given.complaints:
                    self._odd.write(json.dumps([number, None]).encode() + b"\n")
                taken = self._stream.take(given.report)
                line = Line(b"", str(given.id), complaints=len(given.complaints))
                self._pairs += len(taken.copies)
                for copy in taken.copies if self._copies is not None else ():
                    self._copied.write(copy_line(copy, self._stream.name))
            self._first_error = self._first_error or line.error
            self.tally = self.tally.plus(unit.mark, [line])
            if len(self._stream) > number and len(self._stream) % BLOCK == 0:
                self._keep()
        except OSError as trouble:
            raise unwritable(self._out, trouble) from trouble

    def _keep(self) -> None:
        # What is remembered of the latest reports is a million small tuples without cycles;
        # to look through them for garbage would take a tenth of the time.
        gc.freeze()
        stream = self._stream.freeze()
        for file in (self._copied, self._odd):
            file.flush()
            os.fsync(file.fileno())
        state = {
            "form": _FORM,
            "made_by": self._made_by,
            "stream": stream,
            "tally": asdict(self.tally),
            "lengths": [self._copied.tell(), self._odd.tell()],
            "pairs": self._pairs,
            "first_error": self._first_error,
        }
        fresh = self._folder / "state.json.new"
        with fresh.open("wb") as written:
            written.write(json.dumps(state).encode("ascii"))
            written.flush()
            os.fsync(written.fileno())
        os.replace(fresh, self._folder / "state.json")

    def finish(self) -> Ended:
        """Write the files, and take the folder away."""
        if not self.tally.read and self._out.exists():
            # A run that read nothing must not take the place of a good file.
            shutil.rmtree(self._folder, ignore_errors=True)
            return Ended(self.tally, self.begun, False, self._first_error)
        self._stream.finish()
        target = self._out
        try:
            self._copied.flush()
            self._odd.flush()
            stories = self._write_stories(self._folder / "stories.jsonl")
            _packed(self._folder / "stories.jsonl", target)
            if self._copies is not None:
                # Last, since what it takes away is not made anew where this is stopped.
                target = self._copies
                target.parent.mkdir(parents=True, exist_ok=True)
                _packed(self._folder / _FILES[0], target)
        except OSError as trouble:
            raise unwritable(target, trouble) from trouble
        shutil.rmtree(self._folder, ignore_errors=True)
        note = f"{stories:,} stories; {self._pairs:,} pairs of reports share text."
        return Ended(self.tally, self.begun, True, self._first_error, note)

    def _write_stories(self, path: Path) -> int:
        """Write the line of each report, and of each line that could not be read, in order."""
        repeated = {number for number, line in self._odd_rows() if line is None}
        name = lru_cache(maxsize=65_536)(self._stream.name)

        @lru_cache(maxsize=65_536)
        def called(story: int) -> str:
            number = story % AGAIN
            return cluster_name(story, name(number), number if number in repeated else None)

        stories: set[int] = set()
        errors = ((number, line) for number, line in self._odd_rows() if line is not None)
        waiting = next(errors, None)
        with path.open("wb") as file:
            for number, outcome in enumerate(self._stream.outcome()):
                while waiting is not None and waiting[0] <= number:
                    file.write(waiting[1].encode())
                    waiting = next(errors, None)
                file.write(story_line(outcome, called(outcome.story), name))
                stories.add(outcome.story)
            while waiting is not None:
                file.write(waiting[1].encode())
                waiting = next(errors, None)
        return len(stories)

    def _odd_rows(self) -> Iterator[tuple[int, str | None]]:
        with (self._folder / _FILES[1]).open("rb") as file:
            for row in file:
                number, line = json.loads(row)
                yield number, line


def _opened(path: Path, length: int) -> BinaryIO:
    """A file to write on in, from this length on."""
    file: BinaryIO = os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT, 0o666), "r+b")
    file.seek(length)
    file.truncate()
    return file


def _packed(made: Path, out: Path) -> None:
    """Give a finished file its name, packed if that ends in ".gz"."""
    if out.name.endswith(".gz"):
        fresh = made.with_name(made.name + ".gz")
        with (
            made.open("rb") as plain,
            fresh.open("wb") as file,
            gzip.GzipFile("", "wb", 6, file, mtime=0) as packed,
        ):
            shutil.copyfileobj(plain, packed, 1 << 20)
        made = fresh
    try:
        os.replace(made, out)
    except OSError:
        # On another disk than the folder: copied beside it first, then named at once.
        beside = out.with_name(out.name + ".new")
        shutil.copyfile(made, beside)
        os.replace(beside, out)


def _locked(path: Path, out: Path) -> BinaryIO:
    """A file that says that a run is at work; refused where another is."""
    try:
        file: BinaryIO = path.open("ab")
    except OSError as trouble:
        raise unwritable(out, trouble) from trouble
    try:
        lock(file, out)
    except BaseException:
        file.close()
        raise
    return file

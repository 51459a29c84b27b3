"""The file that a long run writes: whole only at the end, and gone on with after a stop.

Lines go to FILE.part. Beside it FILE.part.state says how far it is sure: the length of
FILE.part, the count of inputs done and a digest of them. What FILE.part holds beyond that
length is cut off when the run goes on. At the end FILE.part is renamed to FILE.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from variorum.desk.lines import Line
from variorum.errors import SourceError

_FORM = 1
_OFTEN = 3.0  # seconds
_MUCH = 1 << 20  # bytes


@dataclass(frozen=True, slots=True)
class Tally:
    """How far a run is: inputs done, and lines written.

    ``errors`` are lines that say why something could not be read, ``complaints`` lines that
    hold a complaint, ``passed`` inputs that were passed over without a line.
    """

    inputs: int = 0
    lines: int = 0
    errors: int = 0
    complaints: int = 0
    passed: int = 0
    digest: str = ""

    @property
    def read(self) -> int:
        """Lines that tell what was read, and no error."""
        return self.lines - self.errors

    def plus(self, mark: bytes, lines: Sequence[Line]) -> Tally:
        """This, and one more input with what came of it."""
        return Tally(
            self.inputs + 1,
            self.lines + len(lines),
            self.errors + sum(bool(line.error) for line in lines),
            self.complaints + sum(line.complaints > 0 for line in lines),
            self.passed + (not lines),
            chained(self.digest, mark),
        )


def chained(digest: str, mark: bytes) -> str:
    """The digest of a row of inputs that one more is added to."""
    return hashlib.blake2b(digest.encode() + mark, digest_size=16).hexdigest()


@dataclass(slots=True)
class _Sure:
    """What is on the disk for good."""

    length: int = 0
    tally: Tally = field(default_factory=Tally)


def beside(out: Path | None) -> tuple[Path, ...]:
    """FILE and the files that stand in for it while it is being made."""
    if out is None:
        return ()
    names = ("", ".part", ".part.state", ".part.state.new")
    return tuple(out.with_name(out.name + end) for end in names)


class PartFile:
    """Takes lines, keeps them sure now and then, and becomes FILE at the end."""

    def __init__(self, out: Path, made_by: Mapping[str, object], *, restart: bool = False) -> None:
        """Open, going on where an earlier run stopped.

        Args:
            out: The file to be; packed with gzip if its name ends so.
            made_by: Command, recipe and inputs; a part made by others is refused.
            restart: Begin anew, whatever is there.

        Raises:
            SourceError: It can't be written, another run is writing it, or an earlier
                run with other settings or inputs was stopped here.
        """
        self.out = out
        self._packed = out.name.endswith(".gz")
        self._part = out.with_name(out.name + ".part")
        self._state = out.with_name(out.name + ".part.state")
        self._made_by = json.loads(json.dumps(made_by))
        self._pending: list[tuple[bytes, Tally]] = []
        self._size = 0
        self._kept = time.monotonic()
        try:
            out.parent.mkdir(parents=True, exist_ok=True)
            # Neither truncates what is there nor always appends.
            self._file: BinaryIO = os.fdopen(
                os.open(self._part, os.O_RDWR | os.O_CREAT, 0o666), "r+b"
            )
        except OSError as trouble:
            raise unwritable(out, trouble) from trouble
        try:
            lock(self._file, out)
            self._sure = _Sure() if restart else self._found()
        except BaseException:
            self._file.close()
            raise

    @property
    def begun(self) -> Tally:
        """What an earlier run had done, as far as it is sure."""
        return self._sure.tally

    @property
    def tally(self) -> Tally:
        """What is done by now."""
        return self._pending[-1][1] if self._pending else self._sure.tally

    def _found(self) -> _Sure:
        try:
            state = json.loads(self._state.read_bytes())
            found = _Sure(int(state["length"]), Tally(**state["tally"]))
            made_by = state["made_by"]
            if state["form"] != _FORM or self._part.stat().st_size < found.length:
                return _Sure()
        except FileNotFoundError:
            return _Sure()
        except (ValueError, KeyError, TypeError, OSError):
            return _Sure()
        for key, value in self._made_by.items():
            if found.tally.inputs and made_by.get(key) != value:
                raise SourceError(
                    str(self.out),
                    f"an earlier run was stopped here that had other {key}.",
                    advice="Give the same as then to go on with it, or --restart to begin anew.",
                )
        return found

    def add(self, data: bytes, tally: Tally) -> None:
        """Take the lines of one more input; ``tally`` counts them already."""
        # In one step, so that an interrupt never leaves lines that aren't counted.
        self._pending.append((data, tally))
        self._size += len(data)
        late = not self._packed and time.monotonic() - self._kept > _OFTEN
        if late or self._size >= _MUCH:
            self.keep()

    def keep(self) -> None:
        """Write down what was taken, and that it is sure."""
        pending = list(self._pending)
        if pending:
            data = b"".join(part for part, _ in pending)
            try:
                self._file.seek(self._sure.length)
                self._file.truncate()
                self._file.write(gzip.compress(data, 6, mtime=0) if self._packed else data)
                self._file.flush()
                os.fsync(self._file.fileno())
                sure = _Sure(self._file.tell(), pending[-1][1])
                self._write_state(sure)
            except OSError as trouble:
                raise unwritable(self.out, trouble) from trouble
            self._sure, self._pending = sure, self._pending[len(pending) :]
        self._size = 0
        self._kept = time.monotonic()

    def _write_state(self, sure: _Sure) -> None:
        state = {
            "form": _FORM,
            "made_by": self._made_by,
            "length": sure.length,
            "tally": asdict(sure.tally),
        }
        fresh = self._state.with_name(self._state.name + ".new")
        fresh.write_text(json.dumps(state), encoding="utf-8")
        os.replace(fresh, self._state)

    def finish(self) -> None:
        """Write the rest, and give the file its name."""
        self.keep()
        try:
            self._file.truncate(self._sure.length)
            self._file.close()
            os.replace(self._part, self.out)
        except OSError as trouble:
            raise unwritable(self.out, trouble) from trouble
        self._state.unlink(missing_ok=True)

    def discard(self) -> None:
        """Leave FILE as it was and keep nothing of this run."""
        self._file.close()
        self._part.unlink(missing_ok=True)
        self._state.unlink(missing_ok=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._file.closed:
            return
        try:
            if self._pending:
                self.keep()
        finally:
            self._file.close()


class StandardOutput:
    """The same for standard output: lines go out at once, nothing is gone on with."""

    def __init__(self) -> None:
        self.begun = Tally()
        self.tally = Tally()

    def add(self, data: bytes, tally: Tally) -> None:
        """Write the lines of one more input."""
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        self.tally = tally

    def finish(self) -> None:
        """Nothing is left to do."""

    def discard(self) -> None:
        """What was written is written."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        pass


def lock(file: BinaryIO, out: Path) -> None:
    """Refuse to write what another run is writing, where the system can tell."""
    try:
        import fcntl
    except ImportError:
        return
    try:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as taken:
        raise SourceError(str(out), "another run is writing this file.") from taken
    except OSError:
        return


def unwritable(out: Path, trouble: OSError) -> SourceError:
    """The error that says that a file to be cannot be written."""
    return SourceError(
        str(out), f"cannot be written ({trouble.strerror}).", advice="Give another file."
    )

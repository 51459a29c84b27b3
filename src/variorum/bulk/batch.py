"""One long run: a stream of inputs, the lines of each to a file, gone on with after a stop."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Generic, Protocol, TypeVar

from variorum.bulk.part import PartFile, StandardOutput, Tally, chained
from variorum.bulk.streams import Lost, stream
from variorum.desk.lines import Line, error_line
from variorum.errors import SourceError

Given = TypeVar("Given")


@dataclass(frozen=True, slots=True)
class Unit(Generic[Given]):
    """One input of a run.

    ``mark`` is a digest by which it is known again, ``given`` what is worked on, ``key``
    and ``id`` how its line is called where it gets lost, ``reach`` how much of all inputs
    lies behind it (0 to 1, None where nobody can tell).
    """

    mark: bytes
    given: Given
    id: str | int | None
    key: str = "id"
    reach: float | None = None


class Watch(Protocol):
    """Is told how far a run has come."""

    def __call__(self, tally: Tally, reach: float | None) -> None: ...


def unwatched(tally: Tally, reach: float | None) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True)
class Ended:
    """How a run ended.

    ``tally`` counts all that was done, ``begun`` what was done before a stop. ``replaced``
    is false where nothing could be read and a good file was left as it was. ``note`` is
    what a reader should know besides.
    """

    tally: Tally
    begun: Tally
    replaced: bool = True
    first_error: str = ""
    note: str = ""

    def noted(self, note: str) -> Ended:
        """The same with a note."""
        return replace(self, note=note)


def run_batch(
    units: Iterable[Unit[Given]],
    act: Callable[[Given], Sequence[Line]],
    out: Path | None,
    made_by: Mapping[str, object],
    *,
    jobs: int = 1,
    restart: bool = False,
    watch: Watch = unwatched,
) -> Ended:
    """Work through a stream of inputs and write the lines of each, in their order.

    Args:
        units: The inputs; the same in the same order each time.
        act: Makes the lines of one input; must be picklable for more than one job.
        out: The file to be; None for standard output.
        made_by: What must be the same for a stopped run to be gone on with.
        jobs: Processes.
        restart: Begin anew, even where a stopped run could be gone on with.
        watch: Is told after each input.

    Raises:
        SourceError: The output can't be written, or a stopped run had other inputs.

    Cost: the work, divided among the processes; memory a few inputs a process.
    """
    with StandardOutput() if out is None else PartFile(out, made_by, restart=restart) as part:
        begun = tally = part.begun
        first_error = ""
        rest = units_after(units, begun, out)
        for unit, result in stream(_Work(act), rest, jobs=jobs):
            lines = (
                [error_line(unit.key, unit.id, result.reason)]
                if isinstance(result, Lost)
                else result
            )
            wrong = [line for line in lines if line.error]
            first_error = first_error or (wrong[0].error if wrong else "")
            tally = tally.plus(unit.mark, lines)
            part.add(b"".join(line.data for line in lines), tally)
            watch(tally, unit.reach)
        # A run that read nothing must not take the place of a good file.
        if not tally.read and out is not None and out.exists():
            part.discard()
            return Ended(tally, begun, False, first_error)
        part.finish()
    return Ended(tally, begun, True, first_error)


@dataclass(frozen=True, slots=True)
class _Work(Generic[Given]):
    """What is sent to the processes: the act upon what a unit holds."""

    act: Callable[[Given], Sequence[Line]]

    def __call__(self, unit: Unit[Given]) -> Sequence[Line]:
        return self.act(unit.given)


def units_after(
    units: Iterable[Unit[Given]], begun: Tally, out: Path | None
) -> Iterator[Unit[Given]]:
    """The units behind those that an earlier run did, once these prove to be the same."""
    digest, count = "", 0
    for unit in units:
        if count >= begun.inputs:
            yield unit
            continue
        digest = chained(digest, unit.mark)
        count += 1
        if count == begun.inputs and digest != begun.digest:
            raise _others(out)
    if count < begun.inputs:
        raise _others(out)


def _others(out: Path | None) -> SourceError:
    return SourceError(
        str(out),
        "an earlier run was stopped here that had other inputs.",
        advice="Give the same as then to go on with it, or --restart to begin anew.",
    )

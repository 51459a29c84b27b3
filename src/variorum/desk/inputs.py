"""What the user gave: files, folders, standard input and addresses, each with one name."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from variorum.errors import FormatError, SourceError
from variorum.model import Failure


@dataclass(frozen=True, slots=True, order=True)
class Given:
    """One thing to read. ``name`` is how it is called everywhere afterwards."""

    name: str
    where: Literal["file", "address", "stdin"]
    path: str = ""


def is_address(said: str) -> bool:
    """True for an http or https address."""
    return said[:8].casefold().startswith(("http://", "https://"))


def list_inputs(
    inputs: Sequence[str], leave_out: Iterable[Path] = ()
) -> tuple[tuple[Given, ...], tuple[Failure, ...]]:
    """Name every input, folders opened up, in an order that does not depend on theirs.

    A file is called by its last name; where two files share it, by as much of their paths
    as tells them apart. In a folder everything is taken but hidden files and what lies
    under ``leave_out``.

    Returns:
        The things to read, sorted by name, each once; and a failure for each input that
        is not there.
    """
    out = [path.resolve() for path in leave_out]
    files: set[Path] = set()
    given: set[Given] = set()
    failures: list[Failure] = []
    for said in inputs:
        if said == "-":
            given.add(Given("-", "stdin"))
        elif is_address(said):
            given.add(Given(said, "address"))
        else:
            path = Path(said)
            try:
                if path.is_dir():
                    files.update(_files_below(path, out))
                elif path.exists():
                    files.add(path.resolve())
                else:
                    failures.append(
                        Failure(
                            _printable(path.name or said),
                            "gather",
                            "there is no such file or folder.",
                        )
                    )
            except (OSError, ValueError) as trouble:
                failures.append(
                    Failure(_printable(path.name or said[:80]), "gather", _said(trouble))
                )
    given.update(Given(name, "file", str(path)) for name, path in _named(files))
    return tuple(sorted(given)), tuple(failures)


def _files_below(folder: Path, out: Sequence[Path]) -> set[Path]:
    found: set[Path] = set()
    for base, folders, names in os.walk(folder.resolve()):
        folders[:] = sorted(
            name
            for name in folders
            if not name.startswith(".") and (Path(base) / name).resolve() not in out
        )
        found.update(Path(base) / name for name in names if not name.startswith("."))
    return {path for path in found if path.is_file()}


def _named(files: set[Path]) -> list[tuple[str, Path]]:
    names: list[tuple[str, Path]] = []
    for path in files:
        depth = 1
        while depth < len(path.parts) - 1 and any(
            other != path and other.parts[-depth:] == path.parts[-depth:] for other in files
        ):
            depth += 1
        names.append((_printable("/".join(path.parts[-depth:])), path))
    return sorted(names)


def _printable(name: str) -> str:
    """A file's name as text that can be written anywhere, odd bytes spelt out."""
    return name.encode("utf-8", "backslashreplace").decode()


def read_given(given: Given, limit: int, archive_limit: int) -> bytes:
    """The bytes of a file or of standard input.

    Raises:
        FormatError: There are more than ``limit`` bytes (``archive_limit`` for a file that
            opens like a web archive or a compressed file).
        SourceError: It cannot be read.
    """
    try:
        if given.where == "stdin":
            data = sys.stdin.buffer.read(limit + 1)
        else:
            with open(given.path, "rb") as file:
                head = file.read(5)
                may_be_archive = head.startswith((b"WARC/", b"\x1f\x8b"))
                limit = archive_limit if may_be_archive else limit
                data = head + file.read(limit + 1 - len(head))
    except OSError as trouble:
        raise SourceError(given.name, _said(trouble)) from trouble
    if len(data) > limit:
        raise FormatError(
            given.name,
            f"is larger than {limit // (1024 * 1024)} MB, the limit for one input.",
            advice="Raise it with --max-size, or cut the input.",
        )
    return data


def _said(trouble: OSError | ValueError) -> str:
    text = trouble.strerror if isinstance(trouble, OSError) else str(trouble)
    return f"cannot be read ({text or type(trouble).__name__})."

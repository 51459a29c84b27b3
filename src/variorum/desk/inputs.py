"""What the user gave: files, folders, standard input and addresses, each with one name."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from unicodedata import category

from variorum.desk.own import is_result, workplaces
from variorum.errors import FormatError, SourceError
from variorum.model import Failure

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]{1,15})://", re.IGNORECASE)
_HOST = re.compile(r"(?:www\.|(?:[a-z0-9-]{1,63}\.){1,5}[a-z]{2,24}/)", re.IGNORECASE)
# Control signs, and those that turn the direction of writing: a name must not act on a terminal.
_UNSEEN = frozenset({"Cc", "Zl", "Zp"})
_TURNING = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


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
                    files.update(files_below(path, out))
                elif path.exists():
                    # A pipe has no other path than the one given.
                    files.add(path.absolute() if path.is_fifo() else path.resolve())
                else:
                    failures.append(_missing(said))
            except (OSError, ValueError) as trouble:
                failures.append(
                    Failure(printable(path.name or said[:80]), "gather", _said(trouble))
                )
    given.update(Given(name, "file", str(path)) for name, path in _named(files))
    return tuple(sorted(given)), tuple(failures)


def _missing(said: str) -> Failure:
    """What is not there; with advice where it was perhaps meant as an address."""
    scheme = _SCHEME.match(said)
    if scheme:
        reason = f"only http and https addresses are read, not {scheme[1]}."
        return Failure(printable(said.rpartition("@")[2]), "gather", reason)
    reason = "there is no such file or folder."
    if _HOST.match(said):
        reason += " If it is an address, begin it with https://."
    return Failure(printable(Path(said).name or said), "gather", reason)


def files_below(folder: Path, out: Sequence[Path]) -> set[Path]:
    """The files in a folder and those under it, without hidden ones and results of ours.

    Args:
        folder: Where to look.
        out: Resolved paths that are not to be read, nor what lies under them.
    """
    found: set[Path] = set()
    for base, folders, names in os.walk(folder.resolve()):
        own_files, own_folders = workplaces(names, folders)
        folders[:] = sorted(
            name
            for name in folders
            if not name.startswith(".")
            and name not in own_folders
            and (Path(base) / name).resolve() not in out
        )
        found.update(
            Path(base) / name
            for name in names
            if not name.startswith(".")
            and name not in own_files
            and (Path(base) / name).resolve() not in out
        )
    return {path for path in found if path.is_file() and not is_result(path)}


def _named(files: set[Path]) -> list[tuple[str, Path]]:
    return sorted((name, path) for path, name in names_apart(files).items())


def names_apart(files: Iterable[Path]) -> dict[Path, str]:
    """What each file is called: its last name, with folders before it where two share that.

    Cost: linear in the files that share a name, times the folders it takes to tell them apart.
    """
    names: dict[Path, str] = {}
    left = list(files)
    depth = 1
    while left:
        called: dict[tuple[str, ...], list[Path]] = {}
        for path in left:
            called.setdefault(path.parts[-depth:], []).append(path)
        left = []
        for parts, paths in called.items():
            # At its whole length a path is called in full, whoever else is left.
            done = paths if len(paths) == 1 else [p for p in paths if depth >= len(p.parts) - 1]
            names.update((path, printable("/".join(parts))) for path in done)
            left += [path for path in paths if path not in names]
        depth += 1
    return names


def printable(name: str) -> str:
    """A file's name as text that can be written anywhere: odd bytes and control signs spelt out."""
    whole = name.encode("utf-8", "backslashreplace").decode()
    return "".join(
        sign.encode("unicode_escape").decode()
        if category(sign) in _UNSEEN or sign in _TURNING
        else sign
        for sign in whole
    )


def read_given(given: Given, limit: int, archive_limit: int) -> bytes:
    """The bytes of a file or of standard input.

    Raises:
        FormatError: There are more than ``limit`` bytes (``archive_limit`` for a file that
            opens like a web archive or a compressed file).
        SourceError: It cannot be read.
    """
    try:
        if given.where == "stdin":
            if sys.stdin is None:
                raise SourceError(given.name, "there is no standard input.")
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

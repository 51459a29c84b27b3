"""Page files, folders of them, and web archives, as a stream of pages to extract."""

from __future__ import annotations

import hashlib
import mmap
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from variorum.bulk.batch import Unit
from variorum.capture import ArchivedPage, PassedOver, read_warc
from variorum.desk.extracting import Page
from variorum.desk.inputs import Given, files_below, is_address, names_apart, printable, read_given
from variorum.errors import VariorumError
from variorum.model import Failure
from variorum.sources import opens_archive

# Endings that say what a file is and do not belong to its name.
_ENDINGS = frozenset(
    "gz html htm xhtml shtml mht php asp aspx jsp txt text md json xml rss atom warc arc".split()
)
_HEAD = 4096


@dataclass(frozen=True, slots=True)
class _File:
    """One input; without a path it is standard input, or there is something wrong with it."""

    id: str
    name: str
    path: Path | None
    size: int = 0
    found: bool = False  # in a folder, and not named
    wrong: str = ""


@dataclass(slots=True)
class Notes:
    """What a reader should know of the inputs besides the lines: what was passed over."""

    passed: Counter[str] = field(default_factory=Counter)

    def told(self) -> str:
        """That in a sentence; empty where nothing was."""
        if not self.passed:
            return ""
        counts = ", ".join(f"{count:,} {why}" for why, count in self.passed.most_common(12))
        return f"Records passed over: {counts}."


def pages(
    inputs: Sequence[str],
    *,
    limit: int,
    archive_limit: int,
    leave_out: Iterable[Path] = (),
    notes: Notes | None = None,
) -> Iterator[Unit[Page]]:
    """Every page of these inputs: files as given, folders in sorted order, archives record by
    record.

    A page file's id is its name without endings; where two files would share that, with as
    many folders before it as tell them apart, or with its endings. A record's id is its
    record id, or its address and date.

    Args:
        inputs: Files, folders, "-" for standard input. Whether a file is a web archive is
            told from its bytes.
        limit: Most bytes of one page.
        archive_limit: Most bytes that one packed record of an archive may unpack to.
        leave_out: Files that are not to be read, as the one that is written.
        notes: Is told what was passed over in archives.

    Cost: the listing is kept in memory, some 500 bytes a file; of pages one at a time.
    """
    told = Notes() if notes is None else notes
    listed = list(_listed(inputs, [path.resolve() for path in leave_out]))
    total = sum(file.size for file in listed)
    behind = 0
    for file in listed:
        for page, mark, end in _pages(file, limit, archive_limit, told):
            mark = hashlib.blake2b(mark, digest_size=16).digest()
            reach = min(1.0, (behind + end) / total) if total else None
            yield Unit(mark, page, page.id, reach=reach)
        behind += file.size


def _pages(
    file: _File, limit: int, archive_limit: int, notes: Notes
) -> Iterator[tuple[Page, bytes, int]]:
    """The pages of one input, with a mark of each and the place behind it."""
    page = Page(file.id, file.name, str(file.path or ""), only_pages=file.found, wrong=file.wrong)
    mark = f"{file.name} {file.size}".encode("utf-8", "surrogatepass")
    if file.wrong:
        yield page, mark, 0
    elif file.path is None or not file.path.is_file():
        # Standard input and pipes are read here, for other processes have others.
        given = Given(file.name, "file" if file.path else "stdin", str(file.path or ""))
        try:
            data = read_given(given, limit, archive_limit)
        except VariorumError as trouble:
            yield replace(page, wrong=f"{trouble.reason} {trouble.advice}".strip()), mark, 0
            return
        if opens_archive(data):
            yield from _records(data, file, limit, archive_limit, notes)
        else:
            yield replace(page, data=data, wrong="" if data else "is empty."), data, 0
    elif opens_archive(_head(file.path)):
        with open(file.path, "rb") as opened:
            mapped = mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ)
        yield from _records(mapped, file, limit, archive_limit, notes)
    else:
        yield page, mark, file.size


def _listed(inputs: Sequence[str], out: Sequence[Path]) -> Iterator[_File]:
    found: dict[Path, bool] = {}
    order: list[Path | _File] = []
    for said in inputs:
        wrong = ""
        try:
            path = Path(said)
            if said == "-":
                order.append(_File("-", "-", None))
            elif is_address(said):
                wrong = "is an address; only files are read here. Save the page and give that."
            elif path.is_dir():
                inside = sorted(files_below(path, out) - found.keys())
                found.update((one, True) for one in inside)
                order += inside
            elif path.exists():
                path = path.absolute() if path.is_fifo() else path.resolve()
                if path not in found:
                    order.append(path)
                found[path] = False
            else:
                wrong = "there is no such file or folder."
        except (OSError, ValueError) as trouble:
            wrong = f"cannot be read ({trouble})."
        if wrong:
            order.append(_File(printable(said), printable(said), None, wrong=wrong))
    ids = _ids(found)
    names = names_apart(found)
    for one in order:
        if isinstance(one, _File):
            yield one
        else:
            yield _File(ids[one], names[one], one, _size(one), found[one])


def _ids(paths: Iterable[Path]) -> dict[Path, str]:
    """The id of each page file: its name without endings where no other has that."""
    bare = {path: path.with_name(_without_endings(path.name)) for path in paths}
    counts = Counter(bare.values())
    # In one folder endings may be all that tells two files apart.
    told = {path: short if counts[short] == 1 else path for path, short in bare.items()}
    names = names_apart(told.values())
    return {path: names[short] for path, short in told.items()}


def _without_endings(name: str) -> str:
    short = name
    while True:
        stem, dot, ending = short.rpartition(".")
        if not dot or not stem or ending.lower() not in _ENDINGS:
            return short
        short = stem


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _head(path: Path) -> bytes:
    try:
        with open(path, "rb") as file:
            return file.read(_HEAD)
    except OSError:
        return b""


def _records(
    data: bytes | mmap.mmap, file: _File, limit: int, archive_limit: int, notes: Notes
) -> Iterator[tuple[Page, bytes, int]]:
    """The pages of one web archive, with a mark of each and the place behind it."""
    seen: Counter[str] = Counter()
    end = 0
    for found in read_warc(
        data, subject=file.name, limit=1 << 62, member_limit=archive_limit, page_limit=limit
    ):
        if isinstance(found, PassedOver):
            notes.passed.update(dict(found.counts))
            continue
        if isinstance(found, Failure):
            page = Page(file.id, file.name, wrong=f"{found.subject}: {found.reason}")
            mark = found.reason.encode("utf-8", "surrogatepass")
        else:
            page, mark, end = _archived(found, file), found.payload, found.end
            seen[page.id] += 1
            if seen[page.id] > 1:
                page = replace(page, id=f"{page.id}#{seen[page.id]}")
        yield page, page.id.encode("utf-8", "surrogatepass") + b"\0" + mark, end


def _archived(found: ArchivedPage, file: _File) -> Page:
    id = found.record.strip("<> ") or f"{found.url or file.id} {found.captured or ''}".strip()
    return Page(
        id,
        found.url or file.name,
        data=found.body,
        url=found.url,
        captured=found.captured,
        media_type=found.media_type,
        only_pages=True,
    )

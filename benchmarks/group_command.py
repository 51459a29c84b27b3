"""`variorum group` as the benchmarks run it: in a process of its own, with time and memory."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

# What is measured, and how the command is told to do it: one setting for all sets. Neither uses
# the sentence encoder; whoever adds a way to group that does adds a line here.
VARIANTS: Mapping[str, Sequence[str]] = {
    "online": ("--mode", "online"),
    "careful": ("--mode", "careful"),
}

Row = dict[str, Any]


@dataclass(frozen=True)
class Grouped:
    """What a run wrote, and what it cost.

    Attributes:
        clusters: The label of each article's story.
        copies: The lines of the copies file.
        seconds: Wall time of the process.
        cpu: Processor seconds.
        peak_mb: Its peak of resident memory.
        credits: (article, earlier article of its story that it names as its source).
    """

    clusters: Mapping[str, str]
    copies: Sequence[Row]
    seconds: float
    cpu: float
    peak_mb: float
    credits: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True)
class Cost:
    """See ``Grouped``."""

    seconds: float
    cpu: float
    peak_mb: float


def command(given: Path, stories: Path, copies: Path | None, options: Iterable[str]) -> list[str]:
    """The words of the command."""
    words = [sys.executable, "-m", "variorum", "group", str(given), "--out", str(stories)]
    if copies:
        words += ["--copies", str(copies)]
    return [*words, *options]


def run(given: Path, stories: Path, copies: Path | None, variant: str) -> Cost:
    """Run a variant over a file to the end.

    Raises:
        RuntimeError: It did not end well; with the end of what it said.
    """
    words = command(given, stories, copies, VARIANTS[variant])
    with tempfile.TemporaryFile() as said:
        start = time.perf_counter()
        child = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=said)
        _, status, used = os.wait4(child.pid, 0)
        seconds = time.perf_counter() - start
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode:
            said.seek(0)
            tail = said.read().decode("utf-8", "replace")[-1500:]
            raise RuntimeError(f"{' '.join(words)} ended with {child.returncode}:\n{tail}")
    # Linux counts kilobytes, macOS bytes.
    unit = 2**20 if sys.platform == "darwin" else 2**10
    return Cost(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / unit)


def lines(path: Path) -> Iterator[Row]:
    """The rows of a file of lines, packed or not."""
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as file:
        for line in file:
            if line.strip():
                yield json.loads(line)


def group(rows: Iterable[Mapping[str, Any]], variant: str) -> Grouped:
    """Run a variant over some articles in this order; see ``run`` for what may go wrong.

    Only what a run may know is passed on: id, title, text, published, source.
    """
    keys = ("id", "title", "text", "published", "source")
    with tempfile.TemporaryDirectory() as folder:
        given, stories, copies = (
            Path(folder) / name for name in ("given.jsonl", "stories.jsonl", "copies.jsonl")
        )
        with given.open("w", encoding="utf-8") as file:
            for row in rows:
                told = {key: row.get(key) for key in keys}
                file.write(json.dumps(told, ensure_ascii=False) + "\n")
        cost = run(given, stories, copies, variant)
        told = list(lines(stories))
        found = list(lines(copies))
    clusters = {str(row["id"]): str(row["cluster"]) for row in told}
    credits = [(str(row["id"]), str(one)) for row in told for one in row.get("credited", ())]
    return Grouped(clusters, found, cost.seconds, cost.cpu, cost.peak_mb, credits)

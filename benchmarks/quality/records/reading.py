"""Stories in one plain file each: reports, and what a careful editor makes of them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

_SECTION = re.compile(r"^@@ (\w+)[ \t]*(.*)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Report:
    """One report: its name, day, address, and its page as plain text."""

    name: str
    published: str
    url: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """One text of record as it should be; ``turns`` are (time or "", writer)."""

    kind: str
    author: str
    text: str


@dataclass(slots=True)
class Story:
    """A story with its gold.

    ``variants`` are (report, words, report, words, kind), ``quotes`` (report, words,
    speaker), ``never`` words that must enter no text, ``kept`` (report, words) that the
    report prints, so that it does not leave them out.
    """

    name: str
    reports: list[Report] = field(default_factory=list)
    records: list[Wanted] = field(default_factory=list)
    turns: list[tuple[str, str]] = field(default_factory=list)
    variants: list[tuple[str, ...]] = field(default_factory=list)
    quotes: list[tuple[str, ...]] = field(default_factory=list)
    kept: list[tuple[str, ...]] = field(default_factory=list)
    never: list[str] = field(default_factory=list)


def read_story(path: Path) -> Story:
    """Read one file of ``stories/``: sections that begin with ``@@``.

    Raises:
        ValueError: a section is unknown.
    """
    story = Story(path.stem)
    text = path.read_text(encoding="utf-8")
    marks = list(_SECTION.finditer(text))
    for number, mark in enumerate(marks):
        stop = marks[number + 1].start() if number + 1 < len(marks) else len(text)
        body = text[mark.end() : stop].strip("\n")
        _take(story, mark[1], mark[2], body)
    return story


def _take(story: Story, sort: str, head: str, body: str) -> None:
    rows = [tuple(cell.strip() for cell in line.split(" | ")) for line in body.splitlines() if line]
    match sort:
        case "report":
            name, day, url = head.split()
            story.reports.append(Report(name, day, url, body.partition("\n")[0], body))
        case "record":
            kind, _, author = head.partition(" author=")
            story.records.append(Wanted(kind.removeprefix("kind="), author, body))
        case "turns":
            halves = [line.partition("|") for line in body.splitlines()]
            story.turns.extend((time.strip(), who.strip()) for time, _, who in halves)
        case "variants":
            story.variants.extend(rows)
        case "quotes":
            story.quotes.extend(rows)
        case "kept":
            story.kept.extend(rows)
        case "never":
            story.never.extend(body.splitlines())
        case _:
            raise ValueError(f"a section of an unknown sort: {sort}")

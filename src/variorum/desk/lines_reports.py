"""The lines that ``variorum group`` reads and writes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from variorum.desk.lines import written
from variorum.desk.lines_documents import Key, Unreadable, kind_of, read_record
from variorum.extraction.stamps import iso
from variorum.model import digest
from variorum.stories import AGAIN, Outcome, Report, StreamedCopy


@dataclass(frozen=True, slots=True)
class GivenReport:
    """One line as read: its id under the name it came by, and the report it holds."""

    key: Key
    id: str | int
    report: Report
    complaints: tuple[str, ...] = ()


def read_report(data: bytes) -> GivenReport | Unreadable:
    """Read one line: an id, a title or a text, and when and where it was published.

    Args:
        data: The line, with or without its end.

    Cost: linear.
    """
    found = read_record(data)
    if isinstance(found, Unreadable):
        return found
    key, id, record = found
    complaints: list[str] = []
    title = _string(record, "title", complaints)
    text = _string(record, "text", complaints)
    if not title.strip() and not text.strip():
        said = record.get("error")
        told = f" It says: {said[:500]}" if isinstance(said, str) else ""
        return Unreadable(key, id, f"has neither title nor text.{told}")
    source = _string(record, "source", complaints) or _string(record, "publisher", complaints)
    said = _string(record, "published", complaints).strip()
    published = iso(said) if said else None
    if said and published is None:
        complaints.append(f"published is no date: {said[:60]}")
    report = Report(id, title.strip(), text, published, source.strip() or None)
    return GivenReport(key, id, report, tuple(complaints))


def _string(record: dict[str, Any], name: str, complaints: list[str]) -> str:
    value = record.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        complaints.append(f"{name} is {kind_of(value)}, not a string, and is not used.")
        return ""
    return value


Name = Callable[[int], str | int]


def story_line(outcome: Outcome, cluster: str, name: Name, key: Key = "id") -> bytes:
    """The line that says in which story a report stands, and why.

    Args:
        outcome: Where it stands.
        cluster: What its story is called.
        name: Gives the id of a report by its number.
    """
    record: dict[str, Any] = {key: outcome.id, "cluster": cluster, "how": outcome.how}
    if outcome.nearest is not None:
        record["nearest"] = name(outcome.nearest)
        record["likeness"] = outcome.likeness
        record["shared"] = list(outcome.shared)
    if outcome.days_apart is not None:
        record["days_apart"] = outcome.days_apart
    if outcome.copied:
        record["copied"] = [name(number) for number in outcome.copied]
    if outcome.credited:
        record["credited"] = [name(number) for number in outcome.credited]
    if outcome.moved:
        record["moved"] = outcome.moved
        record["why"] = outcome.why
    return written(record)


def copy_line(copy: StreamedCopy, name: Name) -> bytes:
    """The line that says what two reports share; ``direction`` is [from, to] or null."""
    way = copy.direction
    record = {
        "a": name(copy.a),
        "b": name(copy.b),
        "share_a": copy.share_a,
        "share_b": copy.share_b,
        "direction": None if way is None else [name(way[0]), name(way[1])],
        "passages": [[[p[0], p[1]], [p[2], p[3]]] for p in copy.passages],
    }
    return written(record)


def cluster_name(story: int, id: str | int, salt: int | None = None) -> str:
    """What a story is called: the same in every run in which the same report opened it.

    Args:
        story: The story, as ``Outcome.story`` gives it.
        id: The id of the report that it is named by.
        salt: That report's number, where an earlier one has the same id.
    """
    return digest("story", story // AGAIN, type(id).__name__, id, salt)

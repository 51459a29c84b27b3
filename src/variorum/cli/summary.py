"""The end of a run in the terminal: what the story is, what is contested, where the page lies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from rich.console import Console
from rich.text import Text

from variorum.cli.plain import plain
from variorum.desk.gather import DUPLICATE
from variorum.dossier.account import PART_NAMES, written_by
from variorum.dossier.difference import by_value
from variorum.dossier.exports.views import dates
from variorum.dossier.exports.views.claims import shown_value, told_claims
from variorum.model import Claim, Conflict, Dossier, Edition, Failure, TextOfRecord

_SHOWN = 6  # conflicts, claims, and failures of one reason
_TOLD = 3  # stories in full, and texts of record of one story
_LONG = 700  # characters of a text of record


def print_summary(
    edition: Edition, paths: Sequence[Path], *, quiet: bool = False, kept: Path | None = None
) -> None:
    """Print an edition for a person to read; with ``quiet`` only the paths and what failed.

    Args:
        kept: The folder whose earlier pages were left as they were, as nothing was told.
    """
    console = Console(highlight=False)
    notes = Console(stderr=True, highlight=False)
    if not quiet:
        if edition.as_of is not None and edition.dossiers:
            _print(console, Text(plain(dates.as_of(edition.as_of)), style="bold"))
        for dossier in edition.dossiers[:_TOLD]:
            for indent, text in _told(dossier):
                _print(console, text, indent)
        _list_others(console, edition.dossiers[_TOLD:])
    twice = [failure for failure in edition.failures if failure.step == DUPLICATE]
    failed = [failure for failure in edition.failures if failure.step != DUPLICATE]
    _list_failures(notes, "Could not be read", failed)
    if not quiet:
        _list_failures(notes, "Given more than once", twice)
    if not edition.dossiers:
        why = "none of the inputs held a report"
        if edition.as_of is not None:
            why += f" captured by {edition.as_of.said}"
        _print(notes, Text(plain(f"\nNo dossier: {why}."), style="bold"))
    if kept is not None:
        _print(notes, Text(f"What stood in {plain(str(kept))} before was left as it was."))
    if paths and not quiet:
        console.print()
    for path in paths:
        console.print(Text(str(path)) if quiet else Text(f"→ {path}", style="bold"), soft_wrap=True)


def _list_failures(notes: Console, head: str, failures: Sequence[Failure]) -> None:
    """What failed, for each reason the first few by name."""
    if not failures:
        return
    _print(notes, Text(f"\n{head} ({len(failures)}):", style="bold"))
    by_reason: dict[str, list[str]] = {}
    for failure in failures:
        by_reason.setdefault(failure.reason, []).append(failure.subject)
    for reason, subjects in by_reason.items():
        if len(subjects) > _SHOWN:
            more = f" and {len(subjects) - _SHOWN + 1} more"
            named = ", ".join(subjects[: _SHOWN - 1]) + more
            _print(notes, Text(plain(f"{named}: {reason}")), 2, hang=2)
            continue
        for subject in subjects:
            _print(notes, Text(plain(f"{subject}: {reason}")), 2, hang=2)


def _print(console: Console, text: Text, indent: int = 0, hang: int = 0) -> None:
    """Wrap and indent by hand: a file that this is sent to gets no blanks at the ends."""
    wide = max(20, console.width - indent - hang)
    for number, line in enumerate(text.wrap(console, wide)):
        line.rstrip()
        before = " " * (indent + (hang if number else 0)) if line.plain else ""
        console.print(Text(before) + line, soft_wrap=True)


def _told(dossier: Dossier) -> Iterator[tuple[int, Text]]:
    """The lines of one story, each with its indent."""
    yield 0, Text(f"\n{plain(dossier.title)}", style="bold")
    yield 0, Text(_counts(dossier) + "\n", style="dim")
    if dossier.account:
        for part, lines in groupby(dossier.account, key=lambda line: line.part):
            told = Text(f"{PART_NAMES[part]}. ", style="bold")
            told.append(plain(" ".join(line.sentence for line in lines)), style="not bold")
            yield 2, told
        models = sorted({line.model for line in dossier.account if line.by})
        if models:
            yield 2, Text(plain(written_by(models)), style="dim")
        if dossier.dropped:
            yield 2, Text(_count(len(dossier.dropped), "sentence") + " left out:", style="dim")
        for one in dossier.dropped[:_SHOWN]:
            yield 4, Text(plain(f"{_cut(one.sentence, 120)}: {_cut(one.reason, 200)}"), style="dim")
        yield 0, Text("")
    for record in dossier.records[:_TOLD]:
        yield from _record(record)
    if len(dossier.records) > _TOLD:
        yield 2, Text(f"and {_count(len(dossier.records) - _TOLD, 'shorter text')}\n", style="dim")
    if dossier.conflicts:
        yield from _conflicts(dossier)
    yield from _claims(dossier)


def _counts(dossier: Dossier) -> str:
    records = len(dossier.records)
    counted = [
        _count(len(dossier.articles), "report"),
        _count(len(dossier.lineage.origins), "independent origin"),
        f"{_count(records, 'text')} of record",
        _count(len(dossier.conflicts), "conflict"),
    ]
    return ", ".join(counted)


def _list_others(console: Console, others: Sequence[Dossier]) -> None:
    if not others:
        return
    _print(console, Text(f"\n{_count(len(others), 'story')} more:", style="bold"))
    for dossier in others:
        told = Text(f"{plain(dossier.title)} ")
        told.append(f"({_counts(dossier)})", style="dim")
        _print(console, told, 2, hang=2)


def _count(number: int, noun: str) -> str:
    if number == 1:
        return f"1 {noun}"
    if noun.endswith("y"):
        return f"{number} {noun[:-1]}ies"
    return f"{number} {noun}{'es' if noun.endswith('s') else 's'}"


def _cut(text: str, most: int) -> str:
    """At most so many characters on one line, cut between words."""
    words = " ".join(plain(text).split())
    return words if len(words) <= most else words[:most].rsplit(" ", 1)[0] + " …"


def _record(record: TextOfRecord) -> Iterator[tuple[int, Text]]:
    by = f" by {record.author}" if record.author else ""
    to = f" to {record.recipient}" if record.recipient else ""
    yield 2, Text(plain(f"Text of record: {record.kind}{by}{to}"), style="bold")
    text = plain(record.text)
    yield (
        2,
        Text(
            text if len(text) <= _LONG else text[:_LONG].rsplit(" ", 1)[0] + " …",
            style="italic",
        ),
    )
    told = _count(len(record.witnesses), "witness")
    if record.variants:
        kinds = Counter(variant.kind for variant in record.variants)
        listed = ", ".join(f"{count} {kind}" for kind, count in kinds.most_common())
        told += f"; {_count(len(record.variants), 'variant')}: {listed}"
    elif len(record.witnesses) > 1:
        told += "; no variants"
    yield 2, Text(told + "\n", style="dim")


def _conflicts(dossier: Dossier) -> Iterator[tuple[int, Text]]:
    texts = {article.id: article.text for article in dossier.articles}
    sigla = {source.article: source.siglum for source in dossier.sources}
    order = {"hard": 0, "superseded": 1, "soft": 2}

    def side(conflict: Conflict) -> Iterator[tuple[int, Text]]:
        for group in by_value(conflict.sides):
            passage = group[0].passage
            own = sigla.get(passage.article, "?")
            words = _cut(texts[passage.article][passage.start : passage.end], 160)
            others = sorted({sigla.get(one.passage.article, "?") for one in group} - {own})
            told = Text(f"{own}  {_quoted(words)}", style="dim")
            if others:
                told.append(f" (so too {', '.join(others)})")
            yield 4, told

    yield 2, Text("Contested", style="bold")
    shown = sorted(dossier.conflicts, key=lambda conflict: order[conflict.strength])
    for conflict in shown[:_SHOWN]:
        yield 2, Text(f"{conflict.strength}: {_cut(conflict.matter, 140)}")
        yield from side(conflict)
    if len(shown) > _SHOWN:
        yield 2, Text(f"and {len(shown) - _SHOWN} more on the page", style="dim")
    yield 2, Text("")


def _quoted(words: str) -> str:
    """In quote marks, unless the words bring their own."""
    return words if words.startswith(("“", '"', "«", "„")) else f"“{words}”"


def _claims(dossier: Dossier) -> Iterator[tuple[int, Text]]:
    """What is agreed, as the page says it; how much else there is, in numbers."""
    groups = {group: told for _, group, told in told_claims(dossier)}
    words = {
        "corroborated": "agreed",
        "contested": "contested",
        "differ": "told by several who differ in a point",
        "alike": "told alike in other words",
        "single": "from a single source",
        "quoted": "quoting a text of record",
    }
    counts = [f"{len(groups[group])} {said}" for group, said in words.items() if group in groups]
    yield 2, Text("Claims", style="bold")
    yield 2, Text(", ".join(counts) or "none that could be compared", style="dim")
    agreed = groups.get("corroborated", ())
    for one in agreed[:_SHOWN]:
        yield 4, Text(f"{_claim(one.claim)} ({_count(one.claim.origins, 'origin')})")
    if len(agreed) > _SHOWN:
        yield 4, Text(f"and {len(agreed) - _SHOWN} more on the page", style="dim")


def _claim(claim: Claim) -> str:
    value = shown_value(claim.value, claim.attestations, {})
    matter = _cut(claim.matter, 140)
    return f"{matter}: {_cut(value, 120)}" if value else matter

"""The end of a run in the terminal: what the story is, what is contested, where the page lies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console, Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from variorum.model import Claim, Dossier, Edition, TextOfRecord

_SHOWN = 6


def print_summary(edition: Edition, paths: Sequence[Path], *, quiet: bool = False) -> None:
    """Print an edition for a person to read; with ``quiet`` only the paths."""
    console = Console(highlight=False, soft_wrap=False)
    notes = Console(stderr=True, highlight=False)
    if not quiet:
        for dossier in edition.dossiers:
            console.print(_told(dossier))
    if edition.failures:
        notes.print(Text(f"\nCould not be read ({len(edition.failures)}):", style="bold"))
        for failure in edition.failures:
            notes.print(Text(f"  {failure.subject}: {failure.reason}"))
    if not edition.dossiers:
        notes.print(Text("\nNo dossier: none of the inputs held a report.", style="bold"))
    for path in paths:
        console.print(Text(str(path)) if quiet else Text(f"→ {path}", style="bold"), soft_wrap=True)


def _told(dossier: Dossier) -> Group:
    origins = len(dossier.lineage.origins)
    head = Text(f"\n{dossier.title}\n", style="bold")
    head.append(
        f"{_count(len(dossier.articles), 'report')}, {_count(origins, 'independent origin')}, "
        f"{_count(len(dossier.records), 'text')} of record, "
        f"{_count(len(dossier.conflicts), 'conflict')}",
        style="not bold dim",
    )
    parts: list[object] = [head, Text()]
    if dossier.account:
        parts.append(
            Padding(Text(" ".join(line.sentence for line in dossier.account)), (0, 2, 1, 2))
        )
    for record in dossier.records[:3]:
        parts.append(Padding(_record(record), (0, 2, 1, 2)))
    if dossier.conflicts:
        parts.append(Padding(_conflicts(dossier), (0, 2, 1, 2)))
    parts.append(Padding(_claims(dossier), (0, 2, 1, 2)))
    return Group(*parts)  # type: ignore[arg-type]


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _record(record: TextOfRecord) -> Group:
    by = f" by {record.author}" if record.author else ""
    to = f" to {record.recipient}" if record.recipient else ""
    kinds = Counter(variant.kind for variant in record.variants)
    listed = ", ".join(f"{count} {kind}" for kind, count in kinds.most_common())
    short = record.text if len(record.text) <= 700 else record.text[:700].rsplit(" ", 1)[0] + " …"
    return Group(
        Text(f"Text of record: {record.kind}{by}{to}", style="bold"),
        Text(short, style="italic"),
        Text(
            f"{_count(len(record.witnesses), 'witness').replace('witnesss', 'witnesses')}; "
            f"{_count(len(record.variants), 'variant')}" + (f": {listed}" if listed else ""),
            style="dim",
        ),
    )


def _conflicts(dossier: Dossier) -> Group:
    texts = {article.id: article.text for article in dossier.articles}
    sigla = {source.article: source.siglum for source in dossier.sources}
    order = {"hard": 0, "superseded": 1, "soft": 2}
    table = Table(box=None, show_header=False, pad_edge=False)
    table.add_column(no_wrap=True, style="dim")
    table.add_column(overflow="fold")
    shown = sorted(dossier.conflicts, key=lambda conflict: order[conflict.strength])
    for conflict in shown[:_SHOWN]:
        told = Text(conflict.matter)
        for side in conflict.sides[:2]:
            passage = side.passage
            words = " ".join(texts[passage.article][passage.start : passage.end].split())
            cut = words if len(words) <= 120 else words[:119] + "…"
            told.append(f"\n{sigla.get(passage.article, '?')}  “{cut}”", style="dim")
        table.add_row(conflict.strength, told)
    more = len(shown) - _SHOWN
    tail = [Text(f"and {more} more in the page", style="dim")] if more > 0 else []
    return Group(Text("Contested", style="bold"), table, *tail)


def _claims(dossier: Dossier) -> Group:
    counted = Counter[str](claim.verdict for claim in dossier.claims)
    words = {
        "corroborated": "corroborated",
        "contested": "contested",
        "single": "from a single origin",
    }
    counts = ", ".join(f"{counted[verdict]} {word}" for verdict, word in words.items())
    lines = [Text("Claims", style="bold"), Text(counts, style="dim")]
    agreed = [claim for claim in dossier.claims if claim.verdict == "corroborated"]
    for claim in sorted(agreed, key=lambda claim: (-claim.origins, claim.matter))[:_SHOWN]:
        lines.append(_claim(claim))
    return Group(*lines)


def _claim(claim: Claim) -> Text:
    matter = claim.matter if len(claim.matter) <= 140 else claim.matter[:139] + "…"
    return Text(f"{claim.origins:>2} origins  {matter}")

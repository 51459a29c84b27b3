"""The text of record as each witness prints it, with its differences marked."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup, escape

from variorum.dossier.exports.views.citing import Chip, Citing
from variorum.dossier.exports.views.readings import bare, class_of
from variorum.model import ArticleId, TextOfRecord, Variant, Witness

# Beyond so many signs of text a page would grow too long: the rest stands in the tables.
_MOST_SIGNS = 60_000
_MOST_STOPS = 40
# With less text than this, paper shows every stop too.
_PAPER = 15_000
# A longer run of words that a witness does not quote is told by its ends.
_LONG = 220

Ranges = list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Stop:
    """One stop of the slider: a witness, or several that print the same."""

    chips: tuple[Chip, ...]
    name: str
    how: str
    html: Markup
    differs: int
    rank: int


@dataclass(frozen=True, slots=True)
class Printings:
    stops: tuple[Stop, ...]
    first: int
    more: int
    paper: bool


def stretches(record: TextOfRecord) -> dict[ArticleId, Ranges]:
    """Where in the record's text each article prints its words, as merged ranges.

    Cost: O(passages of all words).
    """
    out: dict[ArticleId, Ranges] = {}
    before = -1
    for word in record.words:
        for article in {p.article for p in word.passages}:
            ranges = out.setdefault(article, [])
            if ranges and ranges[-1][1] == before:
                ranges[-1] = (ranges[-1][0], word.end)
            else:
                ranges.append((word.start, word.end))
        before = word.end
    return out


def _changes(record: TextOfRecord, article: ArticleId) -> list[tuple[Variant, str, bool]]:
    """The variants in which this article differs, with its own words; none overlap.

    The last says whether it prints the text's words too, say in its body and not its title.

    Of those that overlap the widest is taken: it shows the words of the others too.
    """
    found = [
        (
            variant,
            bare(record, variant, index)[1],
            any(p.article == article for p in variant.readings[0].passages),
        )
        for variant in record.variants
        if variant.kind != "translation"
        for index in range(1, len(variant.readings))
        if any(p.article == article for p in variant.readings[index].passages)
    ]
    taken: list[tuple[Variant, str, bool]] = []
    for one, text, both in sorted(
        found, key=lambda c: (c[0].start - c[0].end, c[0].rank, c[0].start, c[0].id)
    ):
        if all(
            one.end <= other.start or one.start >= other.end
            if one.start < one.end or other.start < other.end
            else one.start != other.start
            for other, _, _ in taken
        ):
            taken.append((one, text, both))
    return sorted(taken, key=lambda c: (c[0].start, c[0].end, c[0].id))


def _quoted(text: str, start: int, end: int, ranges: Ranges) -> str:
    """Text between changes: what the witness prints, and, faint, what it does not quote."""
    out: list[str] = []
    at = start
    for low, high in [*ranges, (end, end)]:
        low, high = max(low, start), min(high, end)
        if high < at or (low >= high and low != end):
            continue
        if low > at:
            gone = text[at:low]
            if not gone.strip(" \n\t.,;:!?\"'“”‘’"):
                out.append(str(escape(gone)))
            else:
                if len(gone) > _LONG:
                    words = gone.split()
                    gone = f"{' '.join(words[:6])} … {' '.join(words[-6:])} "
                out.append(f'<span class="out">{escape(gone)}</span>')
        if high > low:
            out.append(str(escape(text[low:high])))
        at = max(at, high)
    return "".join(out)


def _printed(
    record: TextOfRecord, article: ArticleId, ranges: Ranges
) -> tuple[Markup, int, int] | None:
    """The text as the article prints it; how often it differs, and how gravely.

    None where it prints no word of the text as the text has it.
    """
    changes = _changes(record, article)
    if not ranges and not changes:
        return None
    out: list[str] = []
    at = 0
    for variant, text, both in changes:
        out.append(_quoted(record.text, at, variant.start, ranges))
        css = class_of(variant)
        own = record.text[variant.start : variant.end]
        if both and own.strip():
            out.append(str(escape(own)))
        elif own.strip() and own != text:
            out.append(f'<del class="v {css}">{escape(own)}</del>')
        if text:
            space = " " if own.strip() or not own else ""
            out.append(f'{space}<ins class="v {css}">{escape(text)}</ins>')
            out.append(" " if not own else "")
        at = max(at, variant.end)
    out.append(_quoted(record.text, at, len(record.text), ranges))
    ranks = [variant.rank for variant, _, _ in changes]
    html = Markup("".join(out).strip())  # noqa: S704 (every text is escaped above)
    return html, len(changes), min(ranks, default=99)


def _own_words(witness: Witness, citing: Citing) -> Markup:
    """Passages as they stand, for a witness that cannot be laid over the text."""
    return Markup(" … ").join(escape(citing.text(p)) for p in sorted(set(witness.passages)))


def printings(record: TextOfRecord, how: dict[str, str], citing: Citing) -> Printings:
    """Lay out the stops, in the order of the signs; equal ones together.

    ``how`` names the kinds of witnesses. The first stop shown is the one with the gravest
    difference. Cost: O(witnesses · (words + variants²)).
    """
    groups: dict[tuple[Markup, str], list[Witness]] = {}
    ranks: dict[tuple[Markup, str], tuple[int, int]] = {}
    left = signs = 0
    ranges = stretches(record)
    for witness in sorted(record.witnesses, key=lambda w: citing.order[w.article]):
        if not witness.passages:
            continue
        if signs > _MOST_SIGNS or len(groups) >= _MOST_STOPS:
            left += 1
            continue
        laid = (
            None
            if witness.kind == "translation"
            else _printed(record, witness.article, ranges.get(witness.article, []))
        )
        html, count, rank = laid or (_own_words(witness, citing), 0, 99)
        key = (html, "" if laid else "own words")
        if key not in groups:
            signs += len(html)
        groups.setdefault(key, []).append(witness)
        ranks[key] = (rank, count)
    stops = tuple(
        Stop(
            citing.chips(p for w in those for p in w.passages),
            citing.name(those[0].article) if len(those) == 1 else f"{len(those)} reports",
            how.get(those[0].kind, those[0].kind) if len(those) == 1 else "print the same",
            key[0],
            ranks[key][1],
            ranks[key][0],
        )
        for key, those in groups.items()
    )
    first = min(range(len(stops)), key=lambda n: (stops[n].rank, n), default=0)
    return Printings(stops, first, left, signs <= _PAPER)

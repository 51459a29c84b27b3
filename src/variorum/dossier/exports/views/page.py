"""One page: everything that it shows of one dossier, in the order of its parts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from variorum.dossier.account import PART_NAMES, written_by
from variorum.dossier.exports.pictures.printed import printed_pictures
from variorum.dossier.exports.pictures.stemma import Stemma, stemma_of
from variorum.dossier.exports.pictures.times import times_pictures
from variorum.dossier.exports.views import dates
from variorum.dossier.exports.views.articles import ArticleText, article_texts
from variorum.dossier.exports.views.citing import Chip, Citing, isolated
from variorum.dossier.exports.views.claims import (
    ClaimGroup,
    ClaimRow,
    Column,
    claim_groups,
)
from variorum.dossier.exports.views.contested import Contested, contested, matter_of
from variorum.dossier.exports.views.library import (
    CopyLine,
    EdgeLine,
    SourceLine,
    copy_lines,
    drawn_numbers,
    edge_lines,
    source_lines,
)
from variorum.dossier.exports.views.people import Voice, voices
from variorum.dossier.exports.views.record import RecordView, record_view
from variorum.dossier.support.grounds import places_of
from variorum.dossier.timeline import clip
from variorum.dossier.wording import capital, counted
from variorum.model import (
    AccountPart,
    ArticleId,
    AsOf,
    Dossier,
    Dropped,
    Event,
    Failure,
    TextOfRecord,
)

# More reports than this, and the printed edition leaves their full texts out.
_MANY = 12
# A second text of record with fewer words than this is listed, not laid out.
_FEW_WORDS = 10


@dataclass(frozen=True, slots=True)
class FactLine:
    """One fact of the header; a number opens the part that it counts."""

    number: str
    words: str
    href: str


@dataclass(frozen=True, slots=True)
class AccountLine:
    """One sentence; ``head`` stands before the first of a part, ``mark`` after a writer's.

    ``chips`` are the reports that the sentence names, or all where it names none; ``also``
    those that it stands on besides.
    """

    sentence: Markup
    chips: tuple[Chip, ...]
    passages: str
    head: str = ""
    mark: str = ""
    also: tuple[Chip, ...] = ()


@dataclass(frozen=True, slots=True)
class ShortLine:
    words: str
    href: str


@dataclass(frozen=True, slots=True)
class ShortGroup:
    """A few lines beside the account: what is contested, and what is agreed."""

    name: str
    verdict: str
    lines: tuple[ShortLine, ...]


@dataclass(frozen=True, slots=True)
class EventLine:
    number: str
    when: str
    what: str
    chips: tuple[Chip, ...]
    passages: str


@dataclass(frozen=True, slots=True)
class DossierView:
    """All that one page shows, ready to print."""

    title: str
    home: str
    many: bool
    facts: tuple[FactLine, ...]
    parts: tuple[tuple[str, str], ...]
    account: tuple[AccountLine, ...]
    written_by: str
    dropped: tuple[Dropped, ...]
    short: tuple[ShortGroup, ...]
    records: tuple[tuple[RecordView, tuple[Markup, Markup]], ...]
    minor: tuple[RecordView, ...]
    contested: tuple[Contested, ...]
    claims: tuple[ClaimGroup, ...]
    columns: tuple[Column, ...]
    voices: tuple[Voice, ...]
    times: tuple[Markup, Markup] | None
    events: tuple[EventLine, ...]
    prints: tuple[EventLine, ...]
    stemma: Stemma | None
    origins: str
    origins_told: str
    edges: tuple[EdgeLine, ...]
    edges_left: int
    copies: tuple[CopyLine, ...]
    copies_left: int
    sources: tuple[SourceLine, ...]
    articles: tuple[ArticleText, ...]
    failures: tuple[Failure, ...]


def fact_lines(dossier: Dossier, made: str, as_of: AsOf | None = None) -> tuple[FactLine, ...]:
    def fact(number: int, one: str, many: str, href: str) -> FactLine:
        return FactLine(str(number), one if number == 1 else many, href)

    several = len(dossier.articles) > 1
    facts = [fact(len(dossier.articles), "report", "reports", "#sources")]
    if dossier.lineage.origins and several:
        facts.append(
            fact(
                len(dossier.lineage.origins),
                "independent origin",
                "independent origins",
                "#lineage",
            )
        )
    if dossier.records:
        count = len(dossier.records)
        places = sum(places_of(record) for record in dossier.records)
        words = "text of record" if count == 1 else "texts of record"
        if places:
            words += f", printed otherwise in {counted(places, 'place')}"
        facts.append(FactLine(str(count), words, "#record"))
    if dossier.conflicts:
        settled = {matter_of(c) for c in dossier.conflicts}
        still = {matter_of(c) for c in dossier.conflicts if c.strength != "superseded"}
        settled -= still
        if still:
            facts.append(fact(len(still), "matter contested", "matters contested", "#contested"))
        if settled:
            facts.append(
                fact(len(settled), "matter replaced later", "matters replaced later", "#superseded")
            )
    told = f"as of {dates.said(made)}" if as_of is None else dates.as_of(as_of).rstrip(".")
    facts.append(FactLine("", told, ""))
    return tuple(facts)


def _event_lines(events: tuple[Event, ...], citing: Citing, *, lane: str) -> list[EventLine]:
    told = [event for event in events if (event.lane == "event") == (lane == "event")]
    return [
        EventLine(
            str(number) if lane == "event" else "",
            event.when,
            event.what,
            citing.chips(event.citations),
            citing.written(event.citations),
        )
        for number, event in enumerate(told, 1)
    ]


def _agreed(row: ClaimRow) -> str:
    """The claim, its name cut and not its value."""
    if not row.value:
        return clip(row.matter, 90)
    value = clip(row.value, 60)
    return f"{clip(row.matter, max(30, 88 - len(value)))}: {value}"


def _short(told: tuple[Contested, ...], claims: tuple[ClaimGroup, ...]) -> tuple[ShortGroup, ...]:
    """What is still contested, the gravest first, each matter once; and what is best attested."""
    matters: dict[str, ShortLine] = {}
    for group in told:
        for matter in group.matters if group.ident != "superseded" else ():
            # "whether it is so" says nothing without what it is about.
            name = clip(matter.name.split(": ")[0], 70)
            words = f"{name}: {matter.between}" if matter.between else clip(matter.name, 90)
            matters.setdefault(words, ShortLine(words, f"#{matter.ident}"))
    agreed = [
        ShortLine(_agreed(row), f"#{row.ident}")
        for group in claims
        if group.verdict == "corroborated"
        for row in sorted(group.rows, key=lambda row: not row.value)[:4]
    ]
    groups = []
    if matters:
        groups.append(ShortGroup("Contested", "contested", tuple(matters.values())[:6]))
    if agreed:
        groups.append(ShortGroup("Agreed", "corroborated", tuple(agreed)))
    return tuple(groups)


def _with_ours(pieces: Sequence[tuple[str, str]]) -> Markup:
    """The sentence, with what is the page's own marked as such."""
    ours = Markup('<span class="ours">{0}</span>')
    return Markup("").join(
        _isolated(text) + (ours.format(added) if added else "") for text, added in pieces
    )


def _isolated(text: str) -> Markup:
    """Escaped words; a quotation written from right to left keeps its own order."""
    return Markup("").join(
        Markup("\u201c<bdi>{0}</bdi>\u201d").format(piece[1:-1])
        if piece[:1] == "\u201c" and isolated(piece) != piece
        else escape(piece)
        for piece in re.split(r"(\u201c[^\u201d]*\u201d)", text)
    )


def account_lines(dossier: Dossier, citing: Citing) -> tuple[AccountLine, ...]:
    """The account, each part with its head; a report without an outlet is told once what it is."""
    out: list[AccountLine] = []
    introduced: set[ArticleId] = set()
    before: AccountPart | None = None
    for line in dossier.account:
        named, besides = citing.named(line.sentence, line.citations)
        out.append(
            AccountLine(
                _with_ours(citing.introduced(line.sentence, introduced)),
                citing.chips(named),
                citing.written(line.citations),
                PART_NAMES[line.part] if before != line.part else "",
                "†" if line.by else "",
                citing.chips(besides),
            )
        )
        before = line.part
    return tuple(out)


def _minor(record: TextOfRecord, number: int) -> bool:
    """A text that needs no page of its own: a few words, or one report's alone."""
    return number > 1 and (len(record.text.split()) < _FEW_WORDS or len(record.witnesses) < 2)


def view_of(
    dossier: Dossier,
    made: str,
    *,
    home: str = "",
    failures: tuple[Failure, ...] = (),
    as_of: AsOf | None = None,
) -> DossierView:
    """Lay out one dossier. The articles come last, when all that is cited is known."""
    citing = Citing(dossier)
    account = account_lines(dossier, citing)
    models = sorted({line.model for line in dossier.account if line.by})
    numbered = list(enumerate(dossier.records, 1))
    records = tuple(
        (record_view(number, record, citing), printed_pictures(record, dossier, citing))
        for number, record in numbered
        if not _minor(record, number)
    )
    minor = tuple(
        record_view(number, record, citing, drawn=False)
        for number, record in numbered
        if _minor(record, number)
    )
    disputed = contested(dossier, citing)
    claims, columns = claim_groups(dossier, citing)
    told = voices(dossier, citing)
    several = len(dossier.articles) > 1
    stemma = stemma_of(dossier, citing) if several else None
    pictures = [str(tree.picture) for tree in stemma.trees] if stemma else []
    edges = edge_lines(dossier, citing, drawn_numbers(pictures, "e"))
    copies = copy_lines(dossier, citing, drawn_numbers(pictures, "copy"))
    present = {
        "account": ("Account", True),
        "contested": ("Contested", bool(disputed)),
        "record": ("Text of record", bool(records)),
        "claims": ("Claims", bool(claims)),
        "voices": ("Who said what", bool(told)),
        "times": ("Timeline", True),
        "lineage": ("Lineage", several),
        "sources": ("Sources", True),
        "articles": ("Articles", True),
        "failures": ("Not read", bool(failures)),
    }
    count = len(dossier.lineage.origins)
    return DossierView(
        title=dossier.title,
        home=home,
        many=len(dossier.articles) > _MANY,
        facts=fact_lines(dossier, made, as_of),
        parts=tuple((key, name) for key, (name, there) in present.items() if there),
        account=account,
        written_by=written_by(models) if models else "",
        dropped=dossier.dropped,
        short=_short(disputed, claims),
        records=records,
        minor=minor,
        contested=disputed,
        claims=claims,
        columns=columns,
        voices=told,
        times=times_pictures(dossier.timeline, citing),
        events=tuple(_event_lines(dossier.timeline, citing, lane="event")),
        prints=tuple(_event_lines(dossier.timeline, citing, lane="print")),
        stemma=stemma,
        origins=counted(count, "independent origin") if count else "",
        origins_told=(
            f"{capital(counted(len(dossier.articles), 'report'))} come from "
            f"{counted(count, 'independent origin')}: what was copied counts once."
            if count and count < len(dossier.articles)
            else ""
        ),
        edges=edges,
        edges_left=len(dossier.lineage.edges) - len(edges),
        copies=copies,
        copies_left=len(dossier.copies) - len(copies),
        sources=source_lines(dossier),
        articles=article_texts(dossier.articles, citing),
        failures=failures,
    )

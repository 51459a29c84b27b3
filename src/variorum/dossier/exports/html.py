"""The dossier as a page: one self-contained file, legible without script, safe to open."""

from __future__ import annotations

import base64
import hashlib
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup

from variorum.dossier.exports.encodable import encodable
from variorum.dossier.exports.pictures.printed import printed_picture
from variorum.dossier.exports.pictures.stemma import stemma_picture
from variorum.dossier.exports.pictures.times import times_picture
from variorum.dossier.exports.views import dates
from variorum.dossier.exports.views.articles import ArticleText, article_texts
from variorum.dossier.exports.views.citing import Chip, Citing, read_passages, written
from variorum.dossier.exports.views.claims import (
    MOST_COLUMNS,
    ClaimGroup,
    Pair,
    claim_groups,
    pairs,
)
from variorum.dossier.exports.views.library import (
    CopyLine,
    EdgeLine,
    SourceLine,
    copy_lines,
    edge_lines,
    source_lines,
)
from variorum.dossier.exports.views.people import Voice, voices
from variorum.dossier.exports.views.record import RecordView, record_view
from variorum.dossier.timeline import clip
from variorum.dossier.wording import counted
from variorum.model import Dossier, Edition, Event, Failure, Passage, TextOfRecord

if TYPE_CHECKING:
    import jinja2

_TEMPLATES = Path(__file__).parent / "templates"
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
    sentence: str
    chips: tuple[Chip, ...]
    passages: str


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
    short: tuple[ShortGroup, ...]
    records: tuple[tuple[RecordView, Markup], ...]
    minor: tuple[RecordView, ...]
    pairs: tuple[Pair, ...]
    claims: tuple[ClaimGroup, ...]
    columns: tuple[tuple[str, str], ...]
    voices: tuple[Voice, ...]
    times: Markup | None
    events: tuple[EventLine, ...]
    prints: tuple[EventLine, ...]
    stemma: Markup | None
    origins: str
    edges: tuple[EdgeLine, ...]
    copies: tuple[CopyLine, ...]
    sources: tuple[SourceLine, ...]
    articles: tuple[ArticleText, ...]
    failures: tuple[Failure, ...]


@lru_cache(maxsize=1)
def _environment() -> jinja2.Environment:
    import jinja2

    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["date"] = dates.said
    return environment


def _hash(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _policy(style: str, script: str) -> str:
    """What the page may do: show itself, and run our one script. Nothing else."""
    return (
        f"default-src 'none'; style-src 'sha256-{_hash(style)}'; "
        f"script-src 'sha256-{_hash(script)}'; img-src data:; base-uri 'none'; "
        "form-action 'none'"
    )


def _facts(dossier: Dossier, made: str) -> tuple[FactLine, ...]:
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
        places = sum(len(record.variants) for record in dossier.records)
        words = "text of record" if count == 1 else "texts of record"
        if places:
            words += f", {counted(places, 'variant')}"
        facts.append(FactLine(str(count), words, "#record"))
    if dossier.conflicts:
        matters = len({(c.kind, c.matter) for c in dossier.conflicts})
        facts.append(fact(matters, "matter contested", "matters contested", "#contested"))
    facts.append(FactLine("", f"as of {dates.said(made)}", ""))
    return tuple(facts)


def _event_lines(events: tuple[Event, ...], citing: Citing, *, lane: str) -> list[EventLine]:
    told = [event for event in events if (event.lane == "event") == (lane == "event")]
    return [
        EventLine(
            str(number) if lane == "event" else "",
            event.when,
            event.what,
            citing.chips(event.citations),
            written(event.citations),
        )
        for number, event in enumerate(told, 1)
    ]


def _short(contested: tuple[Pair, ...], claims: tuple[ClaimGroup, ...]) -> tuple[ShortGroup, ...]:
    """The gravest conflicts, each matter once, and the best attested claims."""
    matters: dict[str, ShortLine] = {}
    for pair in contested:
        if pair.strength != "soft":
            words = clip(pair.matter.split(": ")[0], 70)
            matters.setdefault(words, ShortLine(words, f"#{pair.ident}"))
    agreed = [
        ShortLine(
            clip(f"{row.matter}: {row.value}" if row.value else row.matter, 90), f"#{row.ident}"
        )
        for group in claims
        if group.verdict == "corroborated"
        for row in group.rows[:4]
    ]
    groups = []
    if matters:
        groups.append(ShortGroup("Contested", "contested", tuple(matters.values())[:5]))
    if agreed:
        groups.append(ShortGroup("Agreed", "corroborated", tuple(agreed)))
    return tuple(groups)


def _minor(record: TextOfRecord, number: int) -> bool:
    """A text that needs no page of its own: a few words, or one report's alone."""
    return number > 1 and (len(record.text.split()) < _FEW_WORDS or len(record.witnesses) < 2)


def view_of(
    dossier: Dossier, made: str, *, home: str = "", failures: tuple[Failure, ...] = ()
) -> DossierView:
    """Lay out one dossier. The articles come last, when all that is cited is known."""
    citing = Citing(dossier)
    account = tuple(
        AccountLine(line.sentence, citing.chips(line.citations), written(line.citations))
        for line in dossier.account
    )
    numbered = list(enumerate(dossier.records, 1))
    records = tuple(
        (record_view(number, record, citing), printed_picture(record, dossier, citing))
        for number, record in numbered
        if not _minor(record, number)
    )
    minor = tuple(
        record_view(number, record, citing) for number, record in numbered if _minor(record, number)
    )
    contested = pairs(dossier, citing)
    claims = claim_groups(dossier, citing)
    told = voices(dossier, citing)
    wide = len(dossier.articles) <= MOST_COLUMNS and any(g.verdict != "single" for g in claims)
    several = len(dossier.articles) > 1
    present = {
        "account": ("Account", True),
        "record": ("Text of record", bool(records)),
        "contested": ("Contested", bool(contested)),
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
        facts=_facts(dossier, made),
        parts=tuple((key, name) for key, (name, there) in present.items() if there),
        account=account,
        short=_short(contested, claims),
        records=records,
        minor=minor,
        pairs=contested,
        claims=claims,
        columns=tuple((citing.signs[a.id], citing.name(a.id)) for a in dossier.articles if wide),
        voices=told,
        times=times_picture(dossier.timeline, citing),
        events=tuple(_event_lines(dossier.timeline, citing, lane="event")),
        prints=tuple(_event_lines(dossier.timeline, citing, lane="print")),
        stemma=stemma_picture(dossier, citing) if several else None,
        origins=counted(count, "independent origin") if count else "",
        edges=edge_lines(dossier, citing),
        copies=copy_lines(dossier, citing),
        sources=source_lines(dossier),
        articles=article_texts(dossier.articles, citing),
        failures=failures,
    )


def slug(title: str) -> str:
    """A title as a short, plain part of a file name."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain)[:6])[:48].strip("-") or "story"


def to_html(edition: Edition) -> Mapping[str, str]:
    """Print the edition as web pages.

    Args:
        edition: One dossier or several.

    Returns:
        File names and pages. One dossier gives ``dossier.html``; several give an index
        of that name and ``story-<n>-<slug>.html`` for each. Every page is one file that
        asks the network for nothing, works without script, and lets no word of a report
        be taken for markup.

    Cost: O(text + passages · log passages) for each dossier.
    """
    environment = _environment()
    style = (_TEMPLATES / "style.css").read_text(encoding="utf-8")
    script = (_TEMPLATES / "script.js").read_text(encoding="utf-8")
    shared = {
        "style": Markup(style),  # noqa: S704 (our own file)
        "script": Markup(script),  # noqa: S704 (our own file)
        "policy": _policy(style, script),
        "made": dates.said(edition.made),
    }

    def page(dossier: Dossier, home: str, failures: tuple[Failure, ...]) -> str:
        view = view_of(dossier, edition.made, home=home, failures=failures)
        return encodable(environment.get_template("dossier.html.j2").render(d=view, **shared))

    if len(edition.dossiers) == 1:
        return {"dossier.html": page(edition.dossiers[0], "", edition.failures)}
    pages: dict[str, str] = {}
    stories = []
    for number, dossier in enumerate(edition.dossiers, 1):
        name = f"story-{number}-{slug(dossier.title)}.html"
        pages[name] = page(dossier, "dossier.html", ())
        citing = Citing(dossier)
        stories.append(
            {
                "href": name,
                "title": dossier.title,
                "facts": [f for f in _facts(dossier, edition.made) if f.number],
                "names": [citing.name(a.id) for a in dossier.articles[:12]],
            }
        )
    index = environment.get_template("index.html.j2").render(
        stories=stories, failed=edition.failures, **shared
    )
    return {"dossier.html": encodable(index), **pages}


class _Reader(HTMLParser):
    """Collects what stands in elements with ``data-passages``, without the signs."""

    _VOID = frozenset(
        {"meta", "br", "img", "link", "hr", "input", "wbr", "source", "col", "area", "base"}
    )

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[list[str], tuple[Passage, ...]]] = []
        self._open: list[tuple[str, int | None, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in self._VOID:
            return
        given = dict(attrs)
        number = None
        if given.get("data-passages"):
            number = len(self.found)
            self.found.append(([], read_passages(given["data-passages"] or "")))
        hidden = tag in ("a", "summary", "script", "style") and (
            "data-cite" in given or tag != "a" or "n" in (given.get("class") or "").split()
        )
        self._open.append((tag, number, hidden))

    def handle_endtag(self, tag: str) -> None:
        while self._open:
            if self._open.pop()[0] == tag:
                break

    def handle_data(self, data: str) -> None:
        if any(hidden for _, _, hidden in self._open):
            return
        for _, number, _ in self._open:
            if number is not None:
                self.found[number][0].append(data)


def cited_passages(page: str) -> tuple[tuple[str, tuple[Passage, ...]], ...]:
    """Every sentence of a page that cites, with the passages it stands on, in page order."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    return tuple((" ".join("".join(parts).split()), cited) for parts, cited in reader.found)

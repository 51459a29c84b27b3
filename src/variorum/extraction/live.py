"""Live blogs: their entries with times, found in JSON-LD, in markup, and in plain text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice, pairwise
from typing import Any

from variorum.extraction.linked import typed_nodes
from variorum.extraction.pagefacts import PageFacts, clean
from variorum.extraction.rows import key_of
from variorum.extraction.stamps import find_stamp, iso
from variorum.model import BODY_KINDS, Block, LiveEntry, Span

# A page calls itself live in its title, its address or the class of what holds the entries.
_LIVE = re.compile(
    r"\blive\b|live-?(?:blog|ticker|stream|updates|feed)|\bticker\b|minute[- ]by[- ]minute"
    r"|as it happen(?:s|ed)|\bnewsticker|\ben (?:direct|vivo)\b|\bin diretta\b|\bao vivo\b"
    r"|\bau fil de la journée|\bminuto a minuto|\bminuut tot minuut|\bdirekte\b"
    r"|\bdirekt(?:rapport)?\b"
    r"|\brolling coverage",
    re.IGNORECASE,
)
# A clock time that opens a block: "14:05", "2.05pm BST –", "14.05 Uhr:", "Kl. 14.05", "14h05".
_CLOCK = re.compile(
    r"[\[(•*–—-]{0,2}\s?(?:(?:kl|klo?|um|à|às|alle|ore)\.?\s+)?(?P<hour>[01]?\d|2[0-4])"
    r"(?:(?P<mark>[:.h])(?P<minute>[0-5]\d)(?::[0-5]\d)?)?\s?(?P<half>[ap]\.?m\b\.?)?"
    r"(?:\s?(?P<word>uhr|h|hrs?|GMT|UTC|BST|CET|CEST|MEZ|MESZ|[ECMP][SD]?T|IST|AEST|AEDT)\b)?"
    r"[\])]?(?:\s*[:–—|-]+\s*|\s+|$)",
    re.IGNORECASE,
)
_LEAST, _LEAST_BARE = 3, 4
_MOST = 2000
_SHARE = 0.5
_OPENING = 60


@dataclass(frozen=True, slots=True)
class LiveMark:
    """An entry as markup tells it: its time, its heading, and the words it opens with."""

    time: str | None
    heading: str
    opening: str


def live_marks(
    facts: PageFacts, tree: Any, url: str | None, title: str | None
) -> tuple[LiveMark, ...]:
    """The entries that a page's JSON-LD or its repeated elements tell of; often none.

    Cost: linear.
    """
    stated = tuple(_stated(facts))
    if len(stated) >= 2:
        return stated
    return tuple(_repeated(tree, named_live(url, title)))


def named_live(url: str | None, title: str | None) -> bool:
    """True if an article's title or address says that it is live."""
    return bool(_LIVE.search(title or "") or _LIVE.search((url or "").replace("_", "-")[:500]))


def live_entries(
    text: str,
    blocks: Sequence[Block],
    marks: Sequence[LiveMark] = (),
    *,
    live: bool = False,
    near: str | None = None,
) -> tuple[LiveEntry, ...]:
    """The entries of a text, in its order; empty where it is no live blog.

    Args:
        text: The article's text.
        blocks: Its blocks in order.
        marks: What markup tells of the entries; each is looked for in the text.
        live: The article calls itself live: three entries are enough then, else four.
        near: ISO date of publication: the day of clock times.
    """
    found = _placed(text, blocks, marks)
    if len(found) < 2:
        found = _clocked(text, blocks, live=live, near=near)
    return tuple(found)


def _stated(facts: PageFacts) -> Iterator[LiveMark]:
    for blog in typed_nodes(facts.documents, "LiveBlogPosting"):
        updates = blog.get("liveBlogUpdate")
        for update in islice(updates if isinstance(updates, list) else [updates], _MOST):
            if isinstance(update, dict):
                body = update.get("articleBody") or update.get("text")
                yield LiveMark(
                    iso(clean(update.get("datePublished") or update.get("dateCreated"))),
                    clean(update.get("headline") or update.get("name")),
                    clean(body[:400] if isinstance(body, str) else "", 500)[:200],
                )


def _repeated(tree: Any, live: bool) -> Iterator[LiveMark]:
    """Sibling elements of one kind, each with a time of day, where something says "live"."""
    groups: dict[tuple[Any, str, str], list[tuple[Any, str]]] = {}
    for element in islice(tree.iter("time"), _MOST):
        stamp = iso(clean(element.get("datetime") or "")) or _clock_of(
            clean(element.text_content())
        )
        if not stamp or ":" not in stamp:
            continue
        for ancestor in islice(element.iterancestors(), 6):
            if ancestor.tag in ("article", "section", "li", "div"):
                parent = ancestor.getparent()
                kind = (ancestor.get("class") or "").split(" ")[0]
                groups.setdefault((parent, ancestor.tag, kind), []).append((ancestor, stamp))
    best: list[tuple[Any, str]] = []
    for (parent, _, kind), members in groups.items():
        entries = list({element: (element, stamp) for element, stamp in reversed(members)}.values())
        entries.reverse()
        called = live or bool(
            _LIVE.search(" ".join((kind, parent.get("class") or "", parent.get("id") or "")))
            if parent is not None
            else _LIVE.search(kind)
        )
        if called and len(entries) >= max(_LEAST, len(best) + 1) and _tell(entries):
            best = entries
    for element, stamp in best:
        heading = next(iter(element.iter("h2", "h3", "h4", "h5")), None)
        paragraph = next(
            (p for p in element.iter("p") if len(clean(p.text_content(), 5000)) > 20), None
        )
        yield LiveMark(
            stamp,
            clean(heading.text_content()) if heading is not None else "",
            clean(paragraph.text_content(), 5000)[:200] if paragraph is not None else "",
        )


def _tell(entries: Sequence[tuple[Any, str]]) -> bool:
    """True for entries that say something themselves, and aren't links to other pages."""
    words = links = 0
    for element, _ in entries[:50]:
        words += len(element.text_content().split())
        links += sum(len(link.text_content().split()) for link in element.iter("a"))
    return words >= 12 * min(50, len(entries)) and links < _SHARE * words


def _placed(text: str, blocks: Sequence[Block], marks: Sequence[LiveMark]) -> list[LiveEntry]:
    """The entries of markup at their places; those that don't stand in the text left out."""
    if not marks:
        return []
    starts: dict[str, list[int]] = {}
    for number, block in enumerate(blocks):
        starts.setdefault(_opening(block.span.of(text)), []).append(number)
    found: dict[int, tuple[LiveMark, Span | None]] = {}
    for mark in marks[:_MOST]:
        heading = _first(starts, mark.heading, found)
        opening = _first(starts, mark.opening, found)
        first = min((n for n in (heading, opening) if n is not None), default=None)
        if heading is not None and opening is not None and not 0 <= opening - heading <= 3:
            # The words stand elsewhere too: what opens the entry is surer than its heading.
            first, heading = opening, None
        if first is not None and blocks[first].kind != "title":
            found[first] = (mark, blocks[heading].span if heading is not None else None)
    return [
        LiveEntry(
            Span(blocks[begin].span.start, blocks[end].span.end),
            found[begin][0].time,
            found[begin][1],
        )
        for begin, end in _runs(sorted(found), blocks)
    ]


def _runs(starts: Sequence[int], blocks: Sequence[Block]) -> Iterator[tuple[int, int]]:
    """First and last block of each entry: up to the next, captions and references left out."""
    for first, following in pairwise([*starts, len(blocks)]):
        last = first
        for number in range(first, following):
            if blocks[number].kind in ("caption", "reference") and following == len(blocks):
                break
            if blocks[number].kind != "noise":
                last = number
        yield first, last


def _first(starts: dict[str, list[int]], words: str, taken: dict[int, Any]) -> int | None:
    return (
        next((n for n in starts.get(_opening(words), ()) if n not in taken), None)
        if words
        else None
    )


def _opening(words: str) -> str:
    return key_of(words[: 3 * _OPENING])[:_OPENING]


def _clocked(
    text: str, blocks: Sequence[Block], *, live: bool, near: str | None
) -> list[LiveEntry]:
    """Entries that begin with a time of day, as their first words or as a line above them."""
    stamped: list[tuple[int, str, str | None]] = []
    day: str | None = None
    for number, block in enumerate(blocks):
        if block.kind not in BODY_KINDS and block.kind not in ("dateline", "byline"):
            continue
        start = text[block.span.start : min(block.span.end, block.span.start + 80)]
        clock = _clock_of(start)
        stamp = find_stamp(start, 0, min(len(start), 40), near=near)
        if stamp is not None and stamp.span.start <= 12 and (clock or ":" in stamp.value):
            day = stamp.value[:10]
            clock = clock or stamp.value.partition("T")[2][:5]
        if clock:
            stamped.append((number, clock, day))
    needed = _LEAST if live else _LEAST_BARE
    if len(stamped) < needed or not _in_order([clock for _, clock, _ in stamped]):
        return []
    body = sum(block.kind in BODY_KINDS for block in blocks)
    if not live and len(stamped) < _SHARE * body / 3:
        return []
    times = _dated([(clock, on) for _, clock, on in stamped], near)
    runs = _runs([number for number, _, _ in stamped], blocks)
    return [
        LiveEntry(
            Span(blocks[first].span.start, blocks[last].span.end),
            time,
            _heading(text, blocks, first, last),
        )
        for (first, last), time in zip(runs, times, strict=True)
    ]


def _heading(text: str, blocks: Sequence[Block], first: int, last: int) -> Span | None:
    return next(
        (
            b.span
            for b in blocks[first : min(last, first + 2) + 1]
            if b.kind == "heading" and not _only_clock(b.span.of(text))
        ),
        None,
    )


def _only_clock(line: str) -> bool:
    match = _CLOCK.match(line)
    return match is not None and match.end() == len(line)


def _clock_of(start: str) -> str | None:
    """The time of day that a text begins with, as "14:05"; ``None`` for numbers that are none."""
    match = _CLOCK.match(start)
    if match is None or not (match["minute"] or match["half"] or match["word"]):
        return None
    # "14.05" may be a sum, "4.5" a share: a full stop needs a word for the hour or two digits.
    if match["mark"] == "." and not (match["half"] or match["word"]) and len(match["hour"]) < 2:
        return None
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    if match["half"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if match["half"][0] in "pP" else 0)
    return f"{hour % 24:02d}:{minute:02d}"


def _in_order(clocks: Sequence[str]) -> bool:
    """True where times run one way, but for midnights between days."""
    turns = Counter(left <= right for left, right in pairwise(clocks))
    return min(turns[True], turns[False]) <= max(1, len(clocks) // 8)


def _dated(clocks: Sequence[tuple[str, str | None]], near: str | None) -> list[str]:
    """Clock times with their days: those given, else the day of publication, over midnights."""
    rising = sum(left <= right for (left, _), (right, _) in pairwise(clocks)) * 2 >= len(clocks) - 1
    day = near[:10] if near and len(near) >= 10 else None
    current = day
    found: list[str] = []
    ordered = list(clocks) if rising else list(reversed(clocks))
    before: str | None = None
    for clock, given in ordered:
        if given is not None:
            current = given
        elif before is not None and clock < before and current is not None:
            current = (date.fromisoformat(current) + timedelta(days=1)).isoformat()
        found.append(f"{current}T{clock}" if current else clock)
        before = clock
    return found if rising else found[::-1]

"""Pieces to blocks: which line is the title, which is body, and which is furniture."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from variorum.extraction.bylines import Imprint, is_outlet, is_person, read_imprint
from variorum.extraction.citations import is_reference
from variorum.extraction.furniture import is_section, why_noise
from variorum.extraction.lines import Piece
from variorum.model import Block, BlockKind, Span
from variorum.text import fold

# Titles stand near the top: among this many pieces.
_HEAD = 40
_STOPS = ".!?…。！？"
_CLOSERS = "\"”’'»)]›"
_BULLET = re.compile(r"[•▪◦‣●■□*]\s+|(?P<number>\(?\d{1,2}[.)])\s+|(?P<dash>[-–—])\s+")
_QUOTED_LINE = re.compile(r">\s")
_SALUTATION = re.compile(
    r"(?:dear|hi|hello|good (?:morning|evening|afternoon)|liebe[rs]?|sehr geehrte\w*|hallo|chère?s?|cher|bonjour|madame"
    r"|monsieur|querid[oa]s?|estimad[oa]s?|hola|car[oaie]|gentile|egregio|beste|geachte|prezad[oa]s?|kjære|kära|kære)\b",
    re.IGNORECASE,
)
_SIGNED = re.compile(r"[-–—]{1,2}\s?[^\W\d_a-z]")
_CAPTION_START = re.compile(
    r"[\[(]?\s*(?:(?:file |stock |main |top |cover |library )?(?:image|photo(?:graph)?|picture|pic|foto|bild|illustration|graphic)s?"
    r"(?:\s+(?:credit|source))?|(?:photo |image |picture )?credits?|crédit(?: photo)?|fotografía|pictured|caption|source photo)"
    r"(?:\s+(?:by|courtesy(?: of)?|from|via|supplied by))?\s*[:/|]\s*\S"
    r"|(?:photo(?:graph)?|picture|image|illustration)s? (?:by|courtesy of|supplied by|credit)\b.{1,80}$",
    re.IGNORECASE,
)
_CAPTION_END = re.compile(
    r"[(\[]\s*(?:file )?(?:image|photo(?:graph)?|picture|pic|credit|foto|bild|photo credit|image credit|crédit photo|ap photo|getty|reuters|afp)s?"
    r"\b[^()\[\]]{0,80}[)\]]\s*$"
    r"|(?:/|\||©|via|[-–—]|photo(?:graph)?:?|picture:?|image:?|credit:?)\s*(?:[A-Z][\w.]* )*(?:getty(?: images)?|reuters|ap(?: photo)?|afp|epa(?:-efe)?|dpa|pa(?: wire| media| images)?|shutterstock|alamy|istock|wikimedia commons|anadolu|xinhua|zuma|handout)\b[\w /.]{0,30}[)\]]?\s*$",
    re.IGNORECASE,
)
_BRACKETED_IMAGE = re.compile(r"[\[(]\s*(?:image|photo|picture|foto|bild|video|graphic|map|chart)\b[^\n]{0,300}[\])]\.?\s*$", re.IGNORECASE)
_REFERENCES_HEADING = re.compile(
    r"(?:references|notes|footnotes|sources|citations|notes and references|bibliography|works cited|einzelnachweise|quellen|références"
    r"|notes et références|referencias|note|riferimenti|referenties|bronnen|bronvermelding|referências)\s*:?\s*",
    re.IGNORECASE,
)
_REPORTING = re.compile(
    r"[(\[]?\s*(?:additional |further )?(?:reporting|editing|writing|compiled|edited|additional research|with (?:reporting|files|reports|additional reporting))"
    r" (?:in [\w ]{2,30} )?(?:by|from)\b[^\n]{2,250}$",
    re.IGNORECASE,
)
_FREE_ENCYCLOPEDIA = re.compile(r"From (?P<name>[^\n,]{2,40}), the free encyclopedia\s*$")
_WORD = re.compile(r"\S+")


@dataclass(slots=True)
class Row:
    """What is known of one piece while it is being classified."""

    span: Span
    line: str
    hint: BlockKind | None
    words: int
    ends: bool
    noise: tuple[str, bool] | None
    imprint: Imprint | None
    kind: BlockKind | None = None
    why: str = ""

    @property
    def prose(self) -> bool:
        """True for what reads like part of an article: long, or a whole sentence."""
        return self.noise is None and self.imprint is None and (
            self.words >= 25 or (self.words >= 9 and self.ends) or (self.words >= 4 and self.ends and "\"" in fold(self.line))
        )

    @property
    def fragment(self) -> bool:
        """True for a short line that is no sentence."""
        return self.words <= 14 and not self.ends

    def mark(self, kind: BlockKind, why: str = "") -> None:
        if self.kind is None:
            self.kind, self.why = kind, why


@dataclass(frozen=True, slots=True)
class Marked:
    """The blocks, and where the facts about the article stand."""

    blocks: tuple[Block, ...]
    title: Span | None = None
    names: Span | None = None
    publisher: Span | None = None
    publisher_how: str = ""
    imprints: tuple[Imprint, ...] = field(default=())


def mark(
    text: str,
    parts: Sequence[Piece],
    *,
    title: str | None = None,
    host: str | None = None,
    near: str | None = None,
) -> Marked:
    """Classify every piece of a text.

    What is not surely furniture stays body: body text is never lost to a guess. Furniture
    is known by what a line says (``furniture``), by where it stands (before the title,
    after a line that ends articles), and by being said twice.

    Args:
        text: The article's text in normal form.
        parts: Its pieces in order.
        title: The title, where something outside the text gives it.
        host: The host of the article's address.
        near: The day of publication, ISO, where something outside the text gives it.

    Cost: linear in the number of pieces; long pieces are not looked into.
    """
    rows = [_row(text, part, host, near) for part in parts]
    heading = _find_title(rows, title)
    _mark_letters(rows)
    publisher, how = _mark_head(rows, heading, host)
    _mark_references(rows)
    _mark_captions(rows)
    _mark_tail(rows, heading)
    _mark_rest(rows)
    names = next((r.imprint.names for r in rows if r.kind == "byline" and r.imprint and r.imprint.names), None)
    if names is None:
        names = next((r.span for r in rows if r.why == "a name alone by the title"), None)
    return Marked(
        blocks=tuple(Block(r.span, r.kind or "paragraph", r.why) for r in rows),
        title=rows[heading].span if heading is not None else None,
        names=names,
        publisher=publisher,
        publisher_how=how,
        imprints=tuple(r.imprint for r in rows if r.kind in ("byline", "dateline") and r.imprint),
    )


def _row(text: str, part: Piece, host: str | None, near: str | None) -> Row:
    line = part.span.of(text)
    bare = line.rstrip().rstrip(_CLOSERS).rstrip()
    short = len(line) <= 400
    noise = why_noise(line) if part.hint in (None, "paragraph", "heading", "item") else None
    imprint = None
    if short and noise is None and part.hint != "title":
        imprint = read_imprint(text, part.span, host=host, near=near)
    return Row(
        span=part.span,
        line=line[:500],
        hint=part.hint,
        words=len(_WORD.findall(line[:2000])),
        ends=bare[-1:] in _STOPS and bare[-1:] != "",
        noise=noise,
        imprint=imprint,
    )


def key_of(line: str) -> str:
    """A line as compared with a title: folded, caseless, without marks at its ends."""
    return " ".join(fold(line).casefold().split()).strip(" .,:;|-'\"")


def _find_title(rows: list[Row], title: str | None) -> int | None:
    for index, row in enumerate(rows[:_HEAD]):
        if row.hint == "title":
            row.mark("title")
            return index
    if title:
        wanted = key_of(title)
        for index, row in enumerate(rows[:_HEAD]):
            key = key_of(row.line)
            longer = wanted[len(key) :].strip()
            # A title with the site's name behind it, where the page has it without.
            if key and (key == wanted or (len(key) >= 15 and wanted.startswith(key) and longer[:1] in "|-:")):
                row.mark("title")
                return index
            if row.prose and row.words > 40:
                break
        return None
    return _guess_title(rows)


def _guess_title(rows: list[Row]) -> int | None:
    """The line at the head that has the look of a title, where nothing gives one."""
    first_prose = next((i for i, row in enumerate(rows[:_HEAD]) if row.prose), None)
    if first_prose is None:
        return None
    best = None
    for index in range(first_prose):
        row = rows[index]
        if not _title_like(row):
            continue
        if row.words >= 4:
            best = index
            break
        if best is None and index == 0:
            best = index
    if best is None and first_prose == 0 and _title_like(rows[0]) and len(rows) > 1:
        best = 0
    if best is not None:
        rows[best].mark("title")
    return best


def _title_like(row: Row) -> bool:
    bare = row.line.rstrip()
    return (
        row.noise is None
        and row.imprint is None
        and row.words <= 25
        and len(row.line) <= 200
        and "\n" not in row.line.strip()
        and not bare.rstrip(_CLOSERS).endswith((".", ",", ":", ";"))
        and not _BULLET.match(row.line)
        and not _SALUTATION.match(row.line)
        and not _CAPTION_START.match(row.line)
        and not _CAPTION_END.search(row.line)
        and not is_section(row.line)
        and any(c.isalpha() for c in row.line)
        and not re.match(r"\d{1,2}[:.h]\d\d\b", row.line)
    )


def _mark_letters(rows: list[Row]) -> None:
    """A printed letter's salutation, lines and signature are the article's own."""
    opened: int | None = None
    for index, row in enumerate(rows):
        bare = row.line.rstrip()
        if row.kind is not None:
            continue
        if row.words <= 8 and bare.endswith(",") and bare[:1].isupper() and opened is None:
            opened = index
            row.mark("paragraph")
        elif row.words <= 8 and _SALUTATION.match(row.line) and bare.endswith((",", ":", "!")):
            opened = index
            row.mark("paragraph")
        elif opened is not None:
            signs = row.words <= 4 and not row.ends and row.noise is None and bare[:1].isupper()
            if index - opened > 40:
                opened = None
            elif _SIGNED.match(row.line) and row.words <= 9 and index - opened > 1:
                row.mark("paragraph")
                opened = None
            elif signs and not bare.endswith((":", ",")) and not _BULLET.match(row.line) and index - opened > 1:
                row.mark("paragraph")
                opened = None
            elif row.noise and row.noise[1]:
                opened = None


def _mark_head(rows: list[Row], heading: int | None, host: str | None) -> tuple[Span | None, str]:
    """Mark what stands before and right after the title; find the publisher's name there."""
    first_prose = next(
        (i for i, row in enumerate(rows) if row.prose and (heading is None or i > heading)), len(rows)
    )
    zone = rows[: min(first_prose, _HEAD)]
    publisher: Span | None = None
    how = ""
    for row in rows[: _HEAD]:
        if match := _FREE_ENCYCLOPEDIA.match(row.line):
            publisher = Span(row.span.start + match.start("name"), row.span.start + match.end("name"))
            how = "line under the title"
    seen = Counter(row.line for row in zone if row.kind is None and row.words <= 7 and row.noise is None)
    furnished = 0
    for index, row in enumerate(zone):
        if row.kind is not None or row.hint in ("caption", "reference", "quote"):
            continue
        before = heading is not None and index < heading
        if row.noise is not None:
            row.mark("noise", row.noise[0])
            furnished += 1
        elif row.imprint is not None:
            only_dates = row.imprint.names is None and row.imprint.publisher is None
            row.mark("dateline" if only_dates else "byline")
            if row.imprint.publisher is not None and publisher is None:
                publisher, how = row.imprint.publisher, "byline"
            furnished += 1
        elif is_section(row.line):
            row.mark("noise", "section name")
            furnished += 1
        elif row.fragment and row.words <= 7 and seen[row.line] > 1:
            if publisher is None and _capitalised(row.line):
                publisher, how = row.span, "name repeated at the head of the page"
            row.mark("noise", "line repeated at the head")
            furnished += 1
        elif row.fragment and _capitalised(row.line) and row.words <= 6 and is_outlet(row.line, host) and _alone(row, before):
            if publisher is None:
                publisher, how = row.span, "name alone at the head of the page"
            row.mark("noise", "publisher's name")
            furnished += 1
    if heading is None:
        return publisher, how
    near = [i for i in (heading - 1, heading + 1) if 0 <= i < len(zone)]
    for index in near:
        row = zone[index]
        named = row.kind is None and is_person(row.line) and row.words <= 3
        if named and not is_section(row.line) and (publisher is not None or furnished >= 3):
            row.mark("byline", "a name alone by the title")
    for row in zone[:heading]:
        if row.kind is None and row.hint not in ("caption", "reference", "quote") and row.words <= 14 and not _CAPTION_END.search(row.line):
            row.mark("noise", "before the title")
    return publisher, how


def _alone(row: Row, before: bool) -> bool:
    words = [w for w in re.findall(r"\w+", row.line)]
    # After the title a line of capitals may as well be a heading ("Daily Life").
    return before and not all(is_section(w) for w in words)


def _capitalised(line: str) -> bool:
    words = [w for w in re.findall(r"[^\W_]+", line) if len(w) > 3 or w[:1].isupper()]
    return bool(words) and all(w[:1].isupper() or w[:1].isdigit() for w in words)


def _mark_references(rows: list[Row]) -> None:
    listed = False
    for index, row in enumerate(rows):
        if row.kind is not None and row.kind != "noise":
            continue
        if row.hint == "reference" or is_reference(row.line, listed=listed):
            row.kind, row.why = "reference", ""
            listed = True
        elif _REFERENCES_HEADING.fullmatch(row.line) and row.words <= 4:
            following = [r for r in rows[index + 1 : index + 6] if not (r.noise and r.words <= 6)]
            if following and (following[0].hint == "reference" or is_reference(following[0].line, listed=True)):
                row.kind, row.why = "noise", "heading of the references"
                listed = True
        elif listed and row.prose:
            listed = False


def _mark_captions(rows: list[Row]) -> None:
    for index, row in enumerate(rows):
        if row.kind is not None:
            continue
        short = row.words <= 60 and len(row.line) < 500
        if row.hint == "caption" or (
            short
            and (_CAPTION_START.match(row.line) or _BRACKETED_IMAGE.match(row.line) or (row.words <= 45 and _CAPTION_END.search(row.line)))
        ):
            row.mark("caption")
            before = rows[index - 1] if index else None
            # The picture's own description stands over its credit line.
            if before and before.kind is None and before.hint in (None, "paragraph") and before.words <= 4 and before.fragment and _capitalised(before.line):
                before.mark("caption")


def _mark_tail(rows: list[Row], heading: int | None) -> None:
    """Mark the end of the page: from a line that ends articles, all that isn't prose."""
    start = (heading if heading is not None else -1) + 1
    last_prose = max(
        (i for i, r in enumerate(rows) if i >= start and _is_body(r)), default=len(rows)
    )
    ended = hawking = False
    for index in range(start, len(rows)):
        row = rows[index]
        if row.kind is not None and row.kind != "noise":
            continue
        if row.noise is not None:
            row.mark("noise", row.noise[0])
            if row.noise[1] and index > last_prose:
                ended = True
                # Headlines of other stories follow this one: they end without a full stop.
                hawking = hawking or row.noise[0] != "heading of related stories"
        elif index > last_prose:
            neighbours = [rows[i] for i in (index - 1, index + 1) if start <= i < len(rows)]
            near_noise = any(n.kind == "noise" or n.noise is not None for n in neighbours)
            if is_section(row.line) and near_noise:
                row.mark("noise", "section name")
            elif ended and row.words <= 16 and (row.fragment or (near_noise and hawking)) and not _speech(row.line):
                row.mark("noise", "after the end of the article")
    _mark_headline_run(rows, start)


def _is_body(row: Row) -> bool:
    """Prose that no line of furniture reads like."""
    if row.kind in ("paragraph", "quote"):
        return True
    if row.kind is not None or row.noise is not None:
        return False
    return row.words >= 17 or (row.ends and (_speech(row.line) or row.words >= 12)) or row.hint == "quote"


def _speech(line: str) -> bool:
    return "\"" in fold(line)


def _mark_headline_run(rows: list[Row], start: int) -> None:
    """Headlines of other stories under a line that announces them, at the end of a page."""
    index = len(rows) - 1
    while index >= start and (rows[index].kind == "noise" or (rows[index].kind is None and rows[index].fragment)):
        index -= 1
    announced = False
    for row in rows[index + 1 :]:
        if row.kind == "noise":
            announced = announced or row.why == "heading of related stories"
        elif announced:
            row.mark("noise", "headline of another story")


def _mark_rest(rows: list[Row]) -> None:
    counts = Counter(row.line for row in rows if row.words <= 7 and not row.ends)
    after: list[Row | None] = [None] * len(rows)
    for index in range(len(rows) - 2, -1, -1):
        below = rows[index + 1]
        after[index] = after[index + 1] if below.kind in ("noise", "caption") else below
    for index, row in enumerate(rows):
        if row.kind is not None:
            continue
        following = after[index]
        if row.hint == "quote" or _QUOTED_LINE.match(row.line):
            row.mark("quote")
        elif _REPORTING.match(row.line) and row.words <= 40:
            row.mark("byline", "reporting credit")
        elif row.hint in ("heading", "item"):
            row.mark(row.hint)
        elif row.imprint is not None and row.imprint.names is None and index < _HEAD and _page_date(row):
            row.mark("dateline")
        elif row.hint is None and counts[row.line] >= 3 and row.fragment and not _BULLET.match(row.line) and not _speech(row.line):
            row.mark("noise", "line repeated over the page")
        elif _is_item(rows, index):
            row.mark("item")
        elif _is_heading(row, following):
            row.mark("heading")
        else:
            row.mark("paragraph")


def _page_date(row: Row) -> bool:
    return row.imprint is not None and bool(row.imprint.published or row.imprint.modified)


def _is_item(rows: list[Row], index: int) -> bool:
    row = rows[index]
    match = _BULLET.match(row.line)
    if match is None:
        return False
    if not (match["dash"] or match["number"]):
        return True
    for other in (index - 1, index + 1):
        if 0 <= other < len(rows):
            near = _BULLET.match(rows[other].line)
            if near and bool(near["dash"]) == bool(match["dash"]) and bool(near["number"]) == bool(match["number"]):
                return True
    return index > 0 and rows[index - 1].line.rstrip().endswith(":")


def _is_heading(row: Row, following: Row | None) -> bool:
    bare = row.line.strip()
    if following is None or row.words > 12 or len(bare) > 110 or _speech(bare[:1]):
        return False
    if not (bare[:1].isupper() or bare[:1].isdigit()):
        return False
    if bare.endswith("?"):
        capitals = sum(w[:1].isupper() for w in bare.split())
        return capitals * 2 > row.words and (following.words > row.words)
    if row.ends or bare[-1] in ",;:-–—" or re.match(r"\d{1,2}[:.h]\d\d\b", bare):
        return False
    return following.words > row.words and (following.ends or following.words > 12 or following.hint == "item" or bool(_BULLET.match(following.line)))

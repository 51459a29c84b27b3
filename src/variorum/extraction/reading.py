"""Marked text to article: the facts, each with how it was found, and the record itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from variorum.extraction.bylines import host_key
from variorum.extraction.citations import read_reference
from variorum.extraction.lines import Piece
from variorum.extraction.live import LiveMark, live_entries, named_live
from variorum.extraction.marking import Marked, mark_rows, rows_of, under_title
from variorum.extraction.notes import find_notes
from variorum.extraction.rows import key_of
from variorum.extraction.stamps import moved
from variorum.extraction.titles import title_at
from variorum.extraction.walls import complaint_of, wall_in
from variorum.model import (
    BODY_KINDS,
    Access,
    Article,
    ArticleId,
    Block,
    Capture,
    Fact,
    Link,
    Note,
    Recipe,
    Span,
    digest,
)
from variorum.text.tongue import language_of

RECIPE = Recipe("extraction", 2)

_OF = {"correction": "a correction", "update": "an update"}


@dataclass(frozen=True, slots=True)
class Given:
    """What is known of an article from outside its text: metadata, a feed, a document.

    ``entries`` are what a page's markup tells of a live blog's.
    """

    title: Fact | None = None
    byline: Fact | None = None
    publisher: Fact | None = None
    published: Fact | None = None
    modified: Fact | None = None
    language: str | None = None
    url: str | None = None
    complaints: tuple[str, ...] = ()
    access: Access | None = None
    entries: tuple[LiveMark, ...] = ()


def read_article(
    text: str,
    parts: Sequence[Piece],
    capture: Capture,
    given: Given,
    *,
    part: str = "",
    links: Sequence[Link] = (),
) -> Article:
    """Make the article of a text that has been cut into pieces.

    A title that is given but doesn't stand in the text is set before it, so that it can be
    pointed at like everything else.

    Args:
        text: The text in normal form; the pieces cover all of it but white space.
        parts: Its pieces in order.
        capture: Where it came from.
        given: What is known from elsewhere.
        part: Tells apart several articles of one capture.
        links: The page's links; their spans lie in ``text``.

    Cost: linear.
    """
    url = given.url or capture.url
    host = host_of(url)
    near = given.published.value if given.published else None
    wanted = given.title.value if given.title else None
    rows = rows_of(text, parts, host=host, near=near)
    if wanted and title_at(rows, wanted) is None:
        line = " ".join(wanted.split())
        shift = len(line) + 2
        text = f"{line}\n\n{text}"
        rows = under_title(rows, line)
        links = [replace(k, span=moved(k.span, shift) if k.span else None) for k in links]
    marked = mark_rows(rows, title=wanted, host=host)
    notes = find_notes(text, marked.blocks, near=near)
    published, modified, complaints = _dates(marked, notes, given)
    access = given.access or wall_in([block.span.of(text) for block in marked.blocks])
    if access is not None:
        complaints.append(complaint_of(access))
    title = _title(text, marked, given)
    body = "\n".join(b.span.of(text)[:4000] for b in marked.blocks if b.kind in BODY_KINDS)
    return Article(
        id=ArticleId(digest("article", capture.id, part, RECIPE.id)),
        capture=capture.id,
        input=capture.input,
        text=text,
        blocks=marked.blocks,
        part=part,
        url=url,
        title=title,
        byline=_byline(text, marked, given),
        publisher=_publisher(text, marked, given, host),
        published=published,
        modified=modified,
        language=language_of(body if len(body) > 300 else text[:6000], said=given.language),
        links=tuple(links),
        references=tuple(
            read_reference(text, block.span) for block in marked.blocks if block.kind == "reference"
        ),
        complaints=(*given.complaints, *complaints),
        access=access,
        entries=live_entries(
            text,
            marked.blocks,
            given.entries,
            live=named_live(url, title.value if title else None),
            near=published.value if published else None,
        ),
        notes=notes,
    )


def host_of(url: str | None) -> str | None:
    """The host's name of an address, without "www."; ``None`` where there is none."""
    if not url:
        return None
    try:
        host = urlsplit(url).hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def _title(text: str, marked: Marked, given: Given) -> Fact | None:
    if marked.title is None:
        return given.title
    written = " ".join(marked.title.of(text).split())
    if given.title is None:
        return Fact(written, "first line with the look of a title", marked.title)
    if key_of(written) == key_of(given.title.value):
        return Fact(" ".join(given.title.value.split()), given.title.how, marked.title)
    return Fact(written, f"{given.title.how}, without the site's name", marked.title)


def _byline(text: str, marked: Marked, given: Given) -> Fact | None:
    if given.byline is not None:
        place = _place(text, marked.blocks, given.byline.value)
        return replace(given.byline, span=place)
    if marked.names is None:
        return None
    return Fact(" ".join(marked.names.of(text).split()), "byline in the text", marked.names)


def _place(text: str, blocks: Sequence[Block], value: str) -> Span | None:
    """Where a value stands word for word in a byline, if it does."""
    for block in blocks:
        if block.kind == "byline":
            at = text.find(value, block.span.start, block.span.end)
            if at >= 0:
                return Span(at, at + len(value))
    return None


def _publisher(text: str, marked: Marked, given: Given, host: str | None) -> Fact | None:
    if given.publisher is not None:
        return given.publisher
    if marked.publisher is not None:
        value = " ".join(marked.publisher.of(text).split())
        return Fact(value, marked.publisher_how, marked.publisher)
    if host is None:
        return None
    place = _host_in_text(text, host)
    if place is not None:
        return Fact(place.of(text), "host name of the address, as written in the text", place)
    return Fact(host, "host name of the address")


def _host_in_text(text: str, host: str) -> Span | None:
    """Where the text spells out the name that the host's name runs together."""
    key = host_key(host)
    if len(key) < 5:
        return None
    spelled = r"[\s.'’&-]{0,2}".join(map(re.escape, key))
    # Addresses and mail names of the host are not its name.
    for match in re.finditer(
        rf"(?<![\w@/.])(?:(?-i:The)\s)?{spelled}(?![\w@]|\.\w)", text[:200_000], re.IGNORECASE
    ):
        before = (
            text[max(0, match.start() - 40) : match.start()].rsplit(None, 1)[-1:]
            if match.start()
            else []
        )
        # After another capitalised word it is a longer name, perhaps somebody else's.
        if match.group().removeprefix("The").lstrip()[:1].isupper() and not (
            before and before[0][:1].isupper()
        ):
            return Span(match.start(), match.end())
    return None


def _dates(
    marked: Marked, notes: Sequence[Note], given: Given
) -> tuple[Fact | None, Fact | None, list[str]]:
    """When the article was published and changed; what the text says is finer, or nothing."""
    complaints: list[str] = []
    published = given.published
    stamp = next((i.published for i in marked.imprints if i.published), None)
    if stamp is not None:
        written = Fact(stamp.value, "date line in the text", stamp.span)
        if published is None:
            published = written
        elif stamp.value[:10] == published.value[:10]:
            finer = len(stamp.value) > len(published.value)
            published = written if finer else replace(published, span=stamp.span)
        elif len(published.value) >= 10:
            complaints.append(
                f"the text is dated {stamp.value}, {published.how} says {published.value}"
            )
    changed = next((i.modified for i in marked.imprints if i.modified), None)
    modified = given.modified
    if changed is not None and (modified is None or changed.value[:10] >= modified.value[:10]):
        modified = Fact(changed.value, "date line in the text", changed.span)
    for note in notes:
        if note.when is not None and (modified is None or note.when > modified.value):
            modified = Fact(note.when, f"note of {_OF[note.kind]} in the text", note.dated)
    return published, modified, complaints

"""One capture in, its articles out: what kind it is, and the reader for that kind."""

from __future__ import annotations

from dataclasses import dataclass, replace

from variorum.desk.own import is_dossier
from variorum.desk.placing import feed_placements, front_page_placements
from variorum.errors import ExtractionError, FormatError, VariorumError
from variorum.extraction import extract_entry, extract_page, extract_text, front_page_links
from variorum.model import Article, Capture, Entry, Failure, Kind, Placement
from variorum.sources import read_documents, read_feed, recognise, unwrap
from variorum.text.addresses import without_secrets


@dataclass(frozen=True, slots=True)
class Read:
    """What came out of one capture: articles, entries whose pages are worth fetching, failures,
    and where a feed or a front page placed what it links to."""

    capture: Capture
    articles: tuple[Article, ...] = ()
    follow: tuple[Entry, ...] = ()
    failures: tuple[Failure, ...] = ()
    placements: tuple[Placement, ...] = ()


def kind_of(capture: Capture, data: bytes, limit: int) -> tuple[Kind, bytes]:
    """What the bytes are, and the bytes with a wrapping gzip undone (a WARC is left as it is).

    Raises:
        FormatError: Nothing that can be read.
    """
    kind = recognise(data, subject=capture.input)
    if kind == "warc":
        return kind, data
    return kind, unwrap(data, subject=capture.input, limit=limit)


def read_capture(capture: Capture, data: bytes, limit: int) -> Read:
    """Draw every article from one capture that is not a web archive.

    Pure but for its logs. A fault in our own code is recorded like any other failure, so
    that one odd document never takes a batch with it.
    """
    try:
        if is_dossier(data):
            raise FormatError(
                capture.input,
                "is a dossier that Variorum made, not a report.",
                advice="Give the reports themselves.",
            )
        kind, plain = kind_of(capture, data, limit)
        if kind == "html":
            return _read_page(capture, plain)
        if kind == "text":
            return Read(capture, (extract_text(plain, capture),))
        if kind == "document":
            return _read_entries(capture, read_documents(plain, subject=capture.input))
        if kind == "feed":
            feed = read_feed(plain, subject=capture.input, base=capture.url)
            here = tuple(entry for entry in feed.entries if entry.full or not entry.url)
            read = _read_entries(capture, here, feed.complaints)
            follow = tuple(entry for entry in feed.entries if not entry.full and entry.url)
            if not feed.entries:
                raise ExtractionError(capture.input, "is a feed without entries.")
            return Read(
                capture, read.articles, follow, read.failures, feed_placements(feed, capture)
            )
        raise FormatError(capture.input, f"cannot be read as {kind} here.", seen=kind)
    except VariorumError as trouble:
        return Read(capture, failures=(failure(capture.input, "extract", trouble),))
    except Exception as fault:  # noqa: BLE001 - one odd document must not stop a batch
        return Read(capture, failures=(failure(capture.input, "extract", fault),))


def _read_page(capture: Capture, plain: bytes) -> Read:
    links = front_page_links(plain, capture)
    placed = front_page_placements(links, capture) if links else ()
    try:
        return Read(capture, (extract_page(plain, capture),), placements=placed)
    except VariorumError as trouble:
        # A front page need hold no article to say where its outlet put those of others.
        return Read(
            capture, failures=(failure(capture.input, "extract", trouble),), placements=placed
        )


def _read_entries(
    capture: Capture, entries: tuple[Entry, ...], complaints: tuple[str, ...] = ()
) -> Read:
    articles: list[Article] = []
    failures: list[Failure] = []
    for entry in entries:
        named = capture.input if len(entries) == 1 else f"{capture.input} ({_called(entry)})"
        try:
            article = extract_entry(entry, capture)
            more = tuple(c for c in (*complaints, *entry.complaints) if c not in article.complaints)
            articles.append(replace(article, complaints=(*article.complaints, *more)))
        except VariorumError as trouble:
            failures.append(failure(named, "extract", trouble))
        except Exception as fault:  # noqa: BLE001 - see read_capture
            failures.append(failure(named, "extract", fault))
    return Read(capture, tuple(articles), failures=tuple(failures))


def _called(entry: Entry) -> str:
    return entry.title or entry.url or entry.id


def failure(subject: str, step: str, trouble: Exception) -> Failure:
    """What went wrong, as a record; a fault of the program says that it is one."""
    if isinstance(trouble, VariorumError):
        reason = f"{trouble.reason} {trouble.advice}".strip()
    else:
        reason = f"a fault in the program ({type(trouble).__name__}: {trouble}). Please report it."
    # What is kept of a failure is read by others than who follows the feed.
    return Failure(without_secrets(subject), step, without_secrets(reason))

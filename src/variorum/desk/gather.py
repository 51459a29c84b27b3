"""Inputs in, articles out: keep every input unaltered, then read it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Required, TypedDict, Unpack
from urllib.parse import urlsplit

from variorum.capture import ArchivedPage, PassedOver, Response, Visitor, read_warc
from variorum.desk.desk import Desk
from variorum.desk.fetching import rules
from variorum.desk.inputs import list_inputs, read_given
from variorum.desk.read import Read, failure, kind_of, read_capture
from variorum.errors import FetchError, Refused, VariorumError
from variorum.extraction import extract_entry
from variorum.model import Article, Capture, CaptureId, Entry, Failure

_HOSTS_AT_ONCE = 8
# The step of a failure that is none: an input given more than once.
DUPLICATE = "duplicate"


@dataclass(frozen=True, slots=True)
class Gathered:
    """The captures and articles that some inputs gave, sorted by id, and what did not work."""

    captures: tuple[Capture, ...]
    articles: tuple[Article, ...]
    failures: tuple[Failure, ...]


def gather(desk: Desk, inputs: Sequence[str], *, leave_out: Iterable[Path] = ()) -> Gathered:
    """Capture every input, then draw the articles from the captures.

    What was captured and read before is taken from the store. The result does not depend on
    the order of the inputs.

    Args:
        inputs: Files, folders, addresses, or ``-`` for standard input.
        leave_out: Folders inside the given ones that are not to be read.
    """
    captures, failures = capture_inputs(desk, inputs, leave_out=leave_out)
    articles, more = read_captures(desk, captures)
    return Gathered(captures, articles, tuple(sorted({*failures, *more})))


def capture_inputs(
    desk: Desk, inputs: Sequence[str], *, leave_out: Iterable[Path] = ()
) -> tuple[tuple[Capture, ...], tuple[Failure, ...]]:
    """Keep every input as a WARC record before anything reads it."""
    given, missing = list_inputs(inputs, leave_out)
    failures = list(missing)
    kept: dict[CaptureId, Capture] = {}
    local = [thing for thing in given if thing.where != "address"]
    for done, thing in enumerate(local):
        desk.progress("capture", done, len(local))
        try:
            data = read_given(thing, desk.settings.max_input, desk.settings.max_archive)
            capture = keep(desk, data, input=thing.name)
            kept.setdefault(capture.id, capture)
            if capture.input != thing.name:
                told = f"has the same bytes as {capture.input}, and is read once."
                failures.append(Failure(thing.name, DUPLICATE, told))
        except VariorumError as trouble:
            failures.append(failure(thing.name, "capture", trouble))
    desk.progress("capture", len(local), len(local))
    addresses = [thing.name for thing in given if thing.where == "address"]
    for address, answer in fetch_all(desk, addresses):
        if isinstance(answer, VariorumError):
            failures.append(failure(address, "fetch", answer))
            continue
        capture = keep_response(desk, answer, named=address)
        kept.setdefault(capture.id, capture)
    return tuple(kept[key] for key in sorted(kept)), tuple(failures)


def keep(desk: Desk, data: bytes, **about: Unpack[About]) -> Capture:
    """Write one capture to archive and store, unless the very same bytes are there already."""
    capture = desk.archive.keep(
        data,
        input=about["input"],
        url=about.get("url"),
        captured=about.get("captured") or moment(desk),
        media_type=about.get("media_type"),
        status=about.get("status"),
        headers=about.get("headers", ()),
        parent=about.get("parent"),
        known=_known(desk, data),
    )
    desk.store.captures.put([capture])
    return capture


class About(TypedDict, total=False):
    """What is known of some bytes besides themselves; ``input`` always."""

    input: Required[str]
    url: str | None
    captured: str | None
    media_type: str | None
    status: int | None
    headers: tuple[tuple[str, str], ...]
    parent: CaptureId | None


def keep_response(
    desk: Desk, response: Response, *, named: str, parent: CaptureId | None = None
) -> Capture:
    """Keep what a fetch brought."""
    capture = desk.archive.keep_response(
        response, input=named, parent=parent, known=_known(desk, response.wire)
    )
    desk.store.captures.put([capture])
    return capture


def _known(desk: Desk, data: bytes) -> Capture | None:
    digest = CaptureId(f"sha256:{hashlib.sha256(data).hexdigest()}")
    if digest not in desk.store.captures.have([digest]):
        return None
    return desk.store.captures.get([digest])[0]


def fetch_all(
    desk: Desk, addresses: Sequence[str], *, found: bool = False
) -> list[tuple[str, Response | VariorumError]]:
    """Fetch addresses, hosts side by side, one host's addresses one after the other.

    Args:
        found: The program found these itself, so robots.txt decides; what the user names
            is fetched on the user's word.

    Returns:
        An answer or a named trouble for each address, in the order given.
    """
    if not addresses:
        return []
    by_host: dict[str, list[str]] = {}
    for address in addresses:
        by_host.setdefault(_host(address), []).append(address)
    answers: dict[str, Response | VariorumError] = {}
    with ThreadPoolExecutor(min(_HOSTS_AT_ONCE, len(by_host))) as pool:
        for batch in pool.map(partial(_fetch_host, desk, found), by_host.values()):
            answers.update(batch)
            desk.progress("fetch", len(answers), len(addresses))
    return [(address, answers[address]) for address in addresses]


def _host(address: str) -> str:
    """The host, for taking turns; nothing where the address is none (the fetch will say so)."""
    try:
        return urlsplit(address).netloc.casefold()
    except ValueError:
        return ""


def _fetch_host(
    desk: Desk, found: bool, addresses: Sequence[str]
) -> list[tuple[str, Response | VariorumError]]:
    answers: list[tuple[str, Response | VariorumError]] = []
    visitor = Visitor(rules(desk), now=desk.clock)
    for address in addresses:
        try:
            answers.append((address, _fetch_one(desk, visitor, address, found)))
        except VariorumError as trouble:
            answers.append((address, trouble))
    return answers


def _fetch_one(desk: Desk, visitor: Visitor, address: str, found: bool) -> Response:
    if desk.settings.offline:
        raise Refused(
            address, "not fetched: this run is offline.", rule="offline", advice="Drop --offline."
        )
    try:
        answer = visitor.visit(address, found=found)
    except Refused as refused:
        if refused.rule != "private-address":
            raise
        raise Refused(
            refused.subject,
            refused.reason,
            rule=refused.rule,
            advice="Give --allow-private if you mean to read from your own network.",
        ) from refused
    if not answer.body:
        raise FetchError(address, "answered with an empty page.", status=answer.status)
    return answer


def read_captures(
    desk: Desk, captures: Sequence[Capture]
) -> tuple[tuple[Article, ...], tuple[Failure, ...]]:
    """Draw the articles from captures: archives opened up, feeds' summaries followed."""
    failures: list[Failure] = []
    flat: list[Capture] = []
    for capture in captures:
        try:
            flat.extend(_opened(desk, capture, failures))
        except VariorumError as trouble:
            failures.append(failure(capture.input, "capture", trouble))
    unique = {capture.id: capture for capture in flat}
    reads = _read_all(desk, tuple(unique[key] for key in sorted(unique)))
    articles = {article.id: article for read in reads for article in read.articles}
    for read in reads:
        failures.extend(read.failures)
        for article, missed in _follow(desk, read):
            if article is not None:
                articles[article.id] = article
            if missed is not None:
                failures.append(missed)
    found = tuple(articles[key] for key in sorted(articles))
    with desk.store.transaction():
        desk.store.articles.put(found)
        desk.store.placements.put(placed for read in reads for placed in read.placements)
    # What stood in the store came first and stays.
    return desk.store.articles.get(sorted(articles)), tuple(sorted(set(failures)))


def _opened(desk: Desk, capture: Capture, failures: list[Failure]) -> list[Capture]:
    """The capture itself, or the pages inside it where it is a web archive."""
    data = _content(desk, capture)
    try:
        kind, _ = kind_of(capture, data, desk.settings.max_input)
    except VariorumError:
        return [capture]  # read_capture meets the same trouble and records it
    if kind != "warc":
        return [capture]
    inside: list[Capture] = []
    for page in read_warc(data, subject=capture.input, page_limit=desk.settings.max_input):
        if isinstance(page, Failure):
            failures.append(page)
        elif isinstance(page, PassedOver):
            told = ", ".join(f"{count} {why}" for why, count in page.counts)
            failures.append(Failure(capture.input, "capture", f"records passed over: {told}."))
        else:
            inside.append(_keep_page(desk, page, capture))
    if not inside:
        failures.append(Failure(capture.input, "extract", "is a web archive without pages."))
    return inside


def _keep_page(desk: Desk, page: ArchivedPage, inside: Capture) -> Capture:
    return keep(
        desk,
        page.payload,
        input=page.url or inside.input,
        url=page.url,
        captured=page.captured or inside.captured,
        media_type=page.media_type,
        status=page.status,
        headers=page.headers,
        parent=inside.id,
    )


def _content(desk: Desk, capture: Capture) -> bytes:
    return desk.archive.content(capture, limit=max(desk.settings.max_input, capture.size))


def _read_all(desk: Desk, captures: Sequence[Capture]) -> list[Read]:
    reads: list[Read] = []
    jobs = ((capture, _content(desk, capture)) for capture in captures)
    for read in desk.map(partial(_read_job, desk.settings.max_input), jobs):
        reads.append(read)
        desk.progress("read", len(reads), len(captures))
    return reads


def _read_job(limit: int, job: tuple[Capture, bytes]) -> Read:
    return read_capture(job[0], job[1], limit)


def _follow(desk: Desk, read: Read) -> list[tuple[Article | None, Failure | None]]:
    """Fetch the pages that a feed only sums up; the summary stands in for a page not had."""
    entries = sorted(read.follow, key=lambda entry: entry.id)
    kept, left = entries[: desk.settings.max_entries], entries[desk.settings.max_entries :]
    results: list[tuple[Article | None, Failure | None]] = []
    if left:
        reason = f"{len(left)} entries more were not followed; the limit is max_entries."
        results.append((None, Failure(read.capture.input, "fetch", reason)))
    by_address = {entry.url: entry for entry in kept if entry.url}
    for address, answer in fetch_all(desk, sorted(by_address), found=True):
        entry = by_address[address]
        if isinstance(answer, VariorumError):
            results.append(_summary(read.capture, entry, answer))
            continue
        capture = keep_response(desk, answer, named=address, parent=read.capture.id)
        page = read_capture(capture, _content(desk, capture), desk.settings.max_input)
        results.extend((article, None) for article in page.articles)
        if not page.articles:
            trouble = FetchError(address, "; ".join(f.reason for f in page.failures))
            results.append(_summary(read.capture, entry, trouble))
    return results


def _summary(
    capture: Capture, entry: Entry, trouble: VariorumError
) -> tuple[Article | None, Failure | None]:
    told = failure(entry.url or entry.id, "fetch", trouble)
    try:
        article = extract_entry(entry, capture)
    except VariorumError:
        return None, told
    complaint = f"Only the feed's summary: {told.reason}"
    return replace(article, complaints=(*article.complaints, complaint)), told


def moment(desk: Desk) -> str:
    """The desk's time now, ISO 8601 in UTC."""
    return desk.clock().strftime("%Y-%m-%dT%H:%M:%SZ")

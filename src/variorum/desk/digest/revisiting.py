"""Pages visited again: which have their turn within what is allowed, and what came of it.

A page that says something else is a new capture, and a revision of each item that leads to it.
Bytes go to the archive first; then the revision, the page and its next visit go to the store in
one transaction. Killed at any moment, a visit counts in all or is made again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from variorum.capture import Response
from variorum.desk.desk import Desk
from variorum.desk.digest.allowances import ALL, Allowances
from variorum.desk.digest.reading import said
from variorum.desk.digest.rereading import Reread, Verdict, compare, reread
from variorum.desk.digest.visiting import Outcome
from variorum.desk.gather import keep_response
from variorum.errors import VariorumError
from variorum.following import domain_of
from variorum.following.pages import wants_page
from variorum.following.revisits import (
    Given,
    captured,
    is_too_late,
    looked,
    missed,
    passed_over,
    put_off,
    unchanged,
)
from variorum.model import Capture, Item, PageAsked, Revisit

# Visits that may be in line or under way at once; of each domain one.
_BESIDE = 4
# Pages that are looked up at once, and how often, in seconds.
_LISTED, _LOOK = 200, 10.0


@dataclass(frozen=True, slots=True)
class _Seen:
    """What a visit brought, by address, before anything is noted."""

    page: Revisit
    outcome: Outcome
    capture: Capture | None = None
    read: Reread | None = None


class Revisiting:
    """The pages that one run visits again.

    Args:
        desk: Where the schedule is, and what comes is kept.
        allowances: How many may be visited.
    """

    def __init__(self, desk: Desk, allowances: Allowances) -> None:
        self._desk = desk
        self._allowances = allowances
        self._line: dict[str, Revisit] = {}  # in line or under way
        self._waiting: list[Revisit] = []
        self._listed = float("-inf")
        self._more = False

    @property
    def in_line(self) -> int:
        """How many wait for their turn or are under way."""
        return len(self._line)

    def page(self, url: str) -> Revisit:
        """A page that is in line."""
        return self._line[url]

    def choose(
        self, now: float, crowded: Callable[[], Iterable[str]] = lambda: ()
    ) -> list[Revisit]:
        """The pages that go in line now: the latest that are due, of each domain one.

        Args:
            crowded: The domains for which others are in line; those come first.
        """
        if not self._desk.settings.revisit or len(self._line) >= _BESIDE:
            return []
        over = self._more and not self._waiting
        if over or not 0.0 <= now - self._listed < _LOOK:
            self._list(now)
        if not self._waiting:
            return []
        chosen: list[Revisit] = []
        left: list[Revisit] = []
        out = {*(page.domain for page in self._line.values()), *crowded()}
        may = self._allowances.may
        for page in self._waiting:
            domain = page.domain
            if domain in out or len(self._line) >= _BESIDE:
                left.append(page)
            elif may(ALL, now, len(self._line)) and may(domain, now):
                out.add(domain)
                self._line[page.url] = page
                chosen.append(page)
            # What is not allowed now is listed again later.
        self._waiting = left
        return chosen

    def keep(self, brought: Sequence[tuple[str, Outcome]], now: float) -> int:
        """Keep what visits brought; how many pages said something else.

        Raises:
            StoreError, ArchiveError: It cannot be kept; the visits are made again then.
        """
        if not brought:
            return 0
        pages = [self._line.pop(url) for url, _ in brought]
        desk, reworded = self._desk, 0
        outcomes = [(page, came) for page, (_, came) in zip(pages, brought, strict=True)]
        with desk.store.transaction(), desk.archive.together():
            seen = [self._captured(page, outcome) for page, outcome in outcomes]
        # Reading takes a while, in which others may write.
        seen = [self._read(one) for one in seen]
        with desk.store.transaction():
            # What is known now: an item may have been revised in its feed meanwhile.
            known = desk.store.revisits.get(page.url for page in pages)
            items = desk.store.revisits.items(known)
            busy = desk.store.revisits.busy(known)
            rows: list[Revisit] = []
            for one in seen:
                page = known.get(one.page.url, one.page)
                if page.url in busy:
                    rows.append(put_off(page, now))
                    continue
                row, changed = self._noted(page, one, items.get(page.url, ()), now)
                rows.append(row)
                reworded += changed
            desk.store.revisits.put(rows)
            self._allowances.spend(
                (
                    (page.domain, came if isinstance(came, VariorumError) else None)
                    for page, came in outcomes
                ),
                now,
            )
        return reworded

    def begin(self, had: Sequence[tuple[PageAsked, Response, Capture]], now: float) -> None:
        """Note pages that were captured in the ordinary way; within its transaction."""
        shelf = self._desk.store.revisits
        known = shelf.get(page.url for page, _, _ in had)
        shelf.put(
            captured(
                known.get(page.url), page.url, domain_of(page.url), capture.id, _given(answer), now
            )
            for page, answer, capture in had
        )

    def _list(self, now: float) -> None:
        """Look up what is due; what is not to be visited after all waits for its next step."""
        store, shelf = self._desk.store, self._desk.store.revisits
        held = {domain_of(url) for url, _ in store.sources.held(now)}
        self._listed = now
        self._waiting, self._more = [], False
        if not self._allowances.may(ALL, now):
            return
        held |= self._allowances.used_up(now)
        due = shelf.due(now, without=sorted(held), limit=_LISTED)
        due = tuple(page for page in due if page.url not in self._line)
        asked = self._wanted(shelf.items(page.url for page in due))
        busy = shelf.busy(page.url for page in due)
        aside = [passed_over(page, now) for page in due
                 if page.url not in asked or is_too_late(page, now)]  # fmt: skip
        aside += [put_off(page, now) for page in due if page.url in busy and page.url in asked]
        if aside:
            with store.transaction():
                shelf.put(aside)
        gone = {page.url for page in aside}
        self._waiting = [page for page in due if page.url not in gone]
        self._more = len(due) >= _LISTED

    def _wanted(self, items: Mapping[str, Sequence[int]]) -> frozenset[str]:
        """The pages whose words some item shows."""
        ids = {item for several in items.values() for item in several}
        shown = {one.id for one in self._desk.store.sources.items(sorted(ids))
                 if wants_page(one.entry)}  # fmt: skip
        return frozenset(url for url, several in items.items() if shown.intersection(several))

    def _captured(self, page: Revisit, outcome: Outcome) -> _Seen:
        if isinstance(outcome, VariorumError) or outcome.unchanged:
            return _Seen(page, outcome)
        return _Seen(page, outcome, keep_response(self._desk, outcome, named=page.url))

    def _read(self, seen: _Seen) -> _Seen:
        """The article in what was captured, unless the page showed the same bytes before."""
        if seen.capture is None or isinstance(seen.outcome, VariorumError):
            return seen
        if seen.capture.id == seen.page.capture and seen.page.trouble is None:
            return seen
        limit = self._desk.settings.max_input
        return replace(seen, read=reread(limit, seen.capture, seen.outcome.body))

    def _noted(
        self, page: Revisit, seen: _Seen, items: Sequence[int], now: float
    ) -> tuple[Revisit, bool]:
        """How it stands with the page now; whether it says something else."""
        outcome = seen.outcome
        if isinstance(outcome, VariorumError):
            return missed(page, outcome, now), False
        if outcome.unchanged:
            return unchanged(page, _given(outcome), now), False
        assert seen.capture is not None
        if seen.read is None:
            return looked(page, seen.capture.id, _given(outcome), now), False
        troubles, changed = set[str](), False
        for item in self._desk.store.sources.items(items):
            if not wants_page(item.entry):
                continue
            verdict, why = self._revised(item, seen.capture, seen.read, now)
            changed = changed or verdict == "reworded"
            troubles |= {why} if why else set()
        told = "; ".join(sorted(troubles)) or None
        return looked(page, seen.capture.id, _given(outcome), now, told), changed

    def _revised(
        self, item: Item, capture: Capture, read: Reread, now: float
    ) -> tuple[Verdict, str]:
        """Revise one item, if the page says something else than it."""
        store = self._desk.store
        if read.article is None:
            return "other", read.trouble
        page = store.digest.pages([item.id])[item.id]
        old = store.articles.get([item.article])[0] if item.article is not None else None
        verdict: Verdict = "whole"
        why = ""
        if old is not None:
            verdict, why = compare(old, read.article, least=said(item))
            if verdict == "reworded" and old.capture != page.capture:
                verdict = "whole"  # what is shown is not of the page, which was no report then
        if verdict in {"reworded", "whole"}:
            revision = item.revisions
            if verdict == "reworded":
                store.sources.reword([item.id], now)
                revision += 1
            store.digest.put_pages(
                [replace(page, revision=revision, asked=now, trouble=None, capture=capture.id)]
            )
            store.digest.queue([item.id])
        return verdict, why


def _given(answer: Response) -> Given:
    validators = answer.validators
    return validators.etag, validators.last_modified, answer.url

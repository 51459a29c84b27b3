"""Asking for the pages behind items: beside the other work, and one visit at a time to each
registrable domain. Only what is brought back touches the store, in the thread of the digest.
Pages that are visited again wait in the same line, few of them at a time."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass

from variorum.capture import Response, Visitor
from variorum.desk.desk import Desk
from variorum.desk.digest.allowances import Allowances
from variorum.desk.digest.revisiting import Revisiting
from variorum.desk.digest.visiting import Outcome, Visits, visited, visited_again
from variorum.desk.fetching import rules
from variorum.desk.gather import keep_response
from variorum.errors import VariorumError
from variorum.following import Turns, domain_of
from variorum.following.pages import PATIENCE, SHARED, had, not_had
from variorum.following.revisits import alone
from variorum.model import Capture, PageAsked

_AT_ONCE = 8
# Domains whose robots.txt and last visit are remembered, and for how long.
_KNOWN = 1_000
_ROBOTS_HOLD = 86_400.0


@dataclass(frozen=True, slots=True)
class Brought:
    """Pages that came back, had or not; of those visited again, and of these changed in words."""

    pages: int = 0
    again: int = 0
    changed: int = 0


class Asking:
    """Pages under way. Close it, or use it as a context manager.

    Args:
        desk: Where what comes is kept.
        pause: The least time between two visits to one registrable domain, in seconds.
        at_once: How many visits may be under way in all.
        visits: Makes what visits one domain.
    """

    def __init__(
        self,
        desk: Desk,
        *,
        pause: float = 1.0,
        at_once: int = _AT_ONCE,
        visits: Callable[[], Visits] | None = None,
    ) -> None:
        self._desk = desk
        self._at_once = at_once
        self._visits = visits or (lambda: Visitor(rules(desk), now=desk.clock))
        # Pages of items by the item, pages that are visited again by their address.
        self._turns: Turns[int | str] = Turns(pause)
        self._pages: dict[int, PageAsked] = {}
        self._allowances = Allowances(desk)
        self._again = Revisiting(desk, self._allowances)
        self._out: dict[Future[Outcome], int | str] = {}
        self._visitors: OrderedDict[str, tuple[float, Visits]] = OrderedDict()
        self._listed = float("-inf")  # up to when due pages are in line already
        self._late = float("-inf")
        self._pool = ThreadPoolExecutor(at_once, thread_name_prefix="pages")

    def __enter__(self) -> Asking:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Wait for what is under way, and keep it."""
        self.collect(None)
        self._pool.shutdown(wait=True, cancel_futures=True)

    @property
    def under_way(self) -> int:
        """How many visits are under way."""
        return len(self._out)

    def begin(self, now: float) -> int:
        """Set out for the pages whose turn it is; how many."""
        if self._desk.settings.offline:
            return 0
        if self._listed == float("-inf"):
            for domain, until in self._allowances.held(now).items():
                self._turns.hold(domain, until)
        listed, self._listed = self._listed, now
        for page in self._desk.store.digest.due_pages(now, since=listed):
            if page.item not in self._pages:
                self._pages[page.item] = page
                self._turns.put(page.item, domain_of(page.url), page.due or now)
        for page_again in self._again.choose(now, self._crowded):
            self._turns.put(page_again.url, page_again.domain, now)
        begun = 0
        for item in self._turns.take(now, self._at_once - len(self._out)):
            if isinstance(item, str):
                known = self._again.page(item)
                visitor = self._visitor(known.domain, now)
                self._out[self._pool.submit(visited_again, visitor, known)] = item
                begun += 1
                continue
            page = self._pages[item]
            if (same := self._same(page, now)) is not None:
                self._turns.back(item, now)
                self._keep([(page, same)], now)
                continue
            future = self._pool.submit(visited, self._visitor(domain_of(page.url), now), page.url)
            self._out[future] = item
            begun += 1
        return begun

    def collect(self, patience: float | None) -> Brought:
        """Keep what came back. Waits so many seconds for the first, or for all."""
        if not self._out:
            return Brought()
        when = FIRST_COMPLETED if patience is not None else "ALL_COMPLETED"
        over, _ = wait(self._out, timeout=patience, return_when=when)
        now = self._desk.clock().timestamp()
        brought: list[tuple[PageAsked, Outcome | Capture]] = []
        again: list[tuple[str, Outcome]] = []
        for future in sorted(over, key=lambda one: str(self._out[one])):
            item = self._out.pop(future)
            outcome = future.result()
            asked = alone(outcome) if isinstance(outcome, VariorumError) else 0.0
            self._turns.back(item, now, asked)
            if isinstance(item, str):
                again.append((item, outcome))
            else:
                brought.append((self._pages[item], outcome))
        self._keep(brought, now)
        changed = self._again.keep(again, now)
        return Brought(len(brought) + len(again), len(again), changed)

    def let_go(self, now: float) -> None:
        """Put items on the queue again that waited too long for the turn of their page."""
        since, self._late = self._late, now - PATIENCE
        digest = self._desk.store.digest
        late = digest.due_pages(now - PATIENCE, since=since)
        digest.queue(page.item for page in late if page.tries == 0 and page.capture is None)

    def next_time(self, now: float) -> float | None:
        """When ``begin`` may have something next; None where nothing is due by now."""
        if self._desk.settings.offline or not (self._pages or self._again.in_line):
            return None
        return self._turns.next_time()

    def _crowded(self) -> set[str]:
        return {domain_of(page.url) for page in self._pages.values()}

    def _same(self, page: PageAsked, now: float) -> Capture | None:
        """What another item had at the same address of late."""
        known = self._desk.store.digest.page_at(page.url)
        if known is None or known.capture is None or known.item == page.item:
            return None
        if now - (known.asked or 0.0) > SHARED:
            return None
        return self._desk.store.captures.get([known.capture])[0]

    def _keep(self, brought: Sequence[tuple[PageAsked, Outcome | Capture]], now: float) -> None:
        """Bytes to the archive, then what is known of the pages to the store, all at once."""
        if not brought:
            return
        store, archive = self._desk.store, self._desk.archive
        pages, again = list[PageAsked](), list[int]()
        first: list[tuple[PageAsked, Response, Capture]] = []
        with store.transaction(), archive.together():
            for page, outcome in brought:
                if isinstance(outcome, VariorumError):
                    pages.append(not_had(page, outcome, now))
                    self._allowances.leave_alone(domain_of(page.url), outcome, now)
                    if page.tries == 0:
                        again.append(page.item)  # its summary stands in
                    continue
                if isinstance(outcome, Response):
                    kept = keep_response(self._desk, outcome, named=page.url)
                    first.append((page, outcome, kept))
                    outcome = kept
                pages.append(had(page, outcome.id, now))
                again.append(page.item)
            store.digest.put_pages(pages)
            store.digest.queue(again)
            self._again.begin(first, now)
        for page in pages:
            del self._pages[page.item]

    def _visitor(self, domain: str, now: float) -> Visits:
        made, visitor = self._visitors.pop(domain, (0.0, None))
        if visitor is None or now - made > _ROBOTS_HOLD:
            made, visitor = now, self._visits()
        self._visitors[domain] = (made, visitor)
        if len(self._visitors) > _KNOWN:
            self._visitors.popitem(last=False)
        return visitor

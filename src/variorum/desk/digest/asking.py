"""Asking for the pages behind items: beside the other work, and one visit at a time to each
registrable domain. Only what is brought back touches the store, in the thread of the digest."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from typing import Protocol

from variorum.capture import Response, Visitor
from variorum.desk.desk import Desk
from variorum.desk.fetching import rules
from variorum.desk.gather import keep_response
from variorum.errors import FetchError, VariorumError
from variorum.following import Turns, domain_of
from variorum.following.pages import PATIENCE, SHARED, asked_to_wait, had, not_had
from variorum.model import Capture, PageAsked

_AT_ONCE = 8
# Domains whose robots.txt and last visit are remembered, and for how long.
_KNOWN = 1_000
_ROBOTS_HOLD = 86_400.0


class Visits(Protocol):
    """Whatever gets one page, politely. Raises ``FetchError`` or ``Refused``."""

    def visit(self, url: str, *, found: bool = False) -> Response: ...


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
        self._turns: Turns[int] = Turns(pause)
        self._pages: dict[int, PageAsked] = {}
        self._out: dict[Future[Response | VariorumError], int] = {}
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
        listed, self._listed = self._listed, now
        for page in self._desk.store.digest.due_pages(now, since=listed):
            if page.item not in self._pages:
                self._pages[page.item] = page
                self._turns.put(page.item, domain_of(page.url), page.due or now)
        begun = 0
        for item in self._turns.take(now, self._at_once - len(self._out)):
            page = self._pages[item]
            if (same := self._same(page, now)) is not None:
                self._turns.back(item, now)
                self._keep([(page, same)], now)
                continue
            future = self._pool.submit(_visited, self._visitor(domain_of(page.url), now), page.url)
            self._out[future] = item
            begun += 1
        return begun

    def collect(self, patience: float | None) -> int:
        """Keep what came back; how many. Waits so many seconds for the first, or for all."""
        if not self._out:
            return 0
        when = FIRST_COMPLETED if patience is not None else "ALL_COMPLETED"
        over, _ = wait(self._out, timeout=patience, return_when=when)
        now = self._desk.clock().timestamp()
        brought: list[tuple[PageAsked, Response | VariorumError | Capture]] = []
        for future in sorted(over, key=lambda one: self._out[one]):
            item = self._out.pop(future)
            outcome = future.result()
            asked = asked_to_wait(outcome) if isinstance(outcome, VariorumError) else 0.0
            self._turns.back(item, now, asked)
            brought.append((self._pages[item], outcome))
        self._keep(brought, now)
        return len(brought)

    def let_go(self, now: float) -> None:
        """Put items on the queue again that waited too long for the turn of their page."""
        since, self._late = self._late, now - PATIENCE
        digest = self._desk.store.digest
        late = digest.due_pages(now - PATIENCE, since=since)
        digest.queue(page.item for page in late if page.tries == 0 and page.capture is None)

    def next_time(self, now: float) -> float | None:
        """When ``begin`` may have something next; None where nothing is due by now."""
        if self._desk.settings.offline or not self._pages:
            return None
        return self._turns.next_time()

    def _same(self, page: PageAsked, now: float) -> Capture | None:
        """What another item had at the same address of late."""
        known = self._desk.store.digest.page_at(page.url)
        if known is None or known.capture is None or known.item == page.item:
            return None
        if now - (known.asked or 0.0) > SHARED:
            return None
        return self._desk.store.captures.get([known.capture])[0]

    def _keep(
        self, brought: list[tuple[PageAsked, Response | VariorumError | Capture]], now: float
    ) -> None:
        """Bytes to the archive, then what is known of the pages to the store, all at once."""
        if not brought:
            return
        store, archive = self._desk.store, self._desk.archive
        pages, again = list[PageAsked](), list[int]()
        with store.transaction(), archive.together():
            for page, outcome in brought:
                if isinstance(outcome, VariorumError):
                    pages.append(not_had(page, outcome, now))
                    if page.tries == 0:
                        again.append(page.item)  # its summary stands in
                    continue
                if isinstance(outcome, Response):
                    outcome = keep_response(self._desk, outcome, named=page.url)
                pages.append(had(page, outcome.id, now))
                again.append(page.item)
            store.digest.put_pages(pages)
            store.digest.queue(again)
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


def _visited(visits: Visits, url: str) -> Response | VariorumError:
    try:
        answer = visits.visit(url, found=True)
        if not answer.body:
            return FetchError(url, "answered with an empty page.", status=answer.status)
        return answer
    except VariorumError as trouble:
        return trouble
    except Exception as fault:  # noqa: BLE001 - one odd server must not stop the others
        return FetchError(url, f"could not be had ({type(fault).__name__}: {fault}).")

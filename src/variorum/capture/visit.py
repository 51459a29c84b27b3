"""Visits to several addresses in one run: robots.txt asked once, a pause between visits."""

from __future__ import annotations

import time
from collections.abc import Callable

from variorum.capture.addresses import Resolve, look_up
from variorum.capture.fetch import Now, Permit, checked_url, fetch, utc_now
from variorum.capture.response import Response, Validators
from variorum.capture.robots import Robots, read_robots
from variorum.capture.rules import FetchRules
from variorum.errors import FetchError, Refused

# A pause that a site asks for is kept up to this many seconds.
_LONGEST_PAUSE = 30.0


class Visitor:
    """Fetches for one run, politely.

    An address that the reader gave is fetched as the reader's browser would. One that the
    program found itself (``found=True``: an entry of a feed) is fetched only where the
    site's robots.txt allows it. A robots.txt that the server says is not there (4xx)
    allows all; one that cannot be had (5xx, 429, no connection) allows nothing, for a
    failed look-up is not a permission.

    Args:
        rules: The limits, and the pause between two visits to one host.
        resolve, now, clock, sleep: The world, for tests.
    """

    def __init__(
        self,
        rules: FetchRules | None = None,
        *,
        resolve: Resolve = look_up,
        now: Now = utc_now,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.rules = rules or FetchRules()
        self._resolve = resolve
        self._now = now
        self._clock = clock
        self._sleep = sleep
        self._robots: dict[str, Robots | Refused] = {}
        self._last: dict[str, float] = {}

    def visit(
        self, url: str, *, found: bool = False, validators: Validators | None = None
    ) -> Response:
        """Fetch an address; ``found`` says that the program found it itself.

        Raises:
            FetchError, Refused: As ``fetch``; also Refused with rule "robots" where
                robots.txt forbids it, and "robots-unreachable" where it cannot be had.
        """
        pause = self.rules.pause
        if not (found and self.rules.respect_robots):
            return self._fetch(url, pause, validators, None)
        self._permit(url)
        pause = max(pause, min(self.robots(url).pause or 0.0, _LONGEST_PAUSE))
        return self._fetch(url, pause, validators, self._permit)

    def _permit(self, url: str) -> None:
        if not self.robots(url).allows(url):
            raise Refused(
                url,
                "the site's robots.txt asks programs not to read this.",
                rule="robots",
                advice="Give the address yourself if you want to read it.",
            )

    def robots(self, url: str) -> Robots:
        """What the robots.txt of this address's site says to us; asked once for each site.

        Raises:
            Refused: It cannot be had, or the address is one we do not visit.
            FetchError: No address.
        """
        parsed = checked_url(url, asked=url)
        origin = f"{parsed.scheme}://{parsed.netloc.decode('ascii')}"
        if origin not in self._robots:
            self._robots[origin] = self._ask(origin)
        known = self._robots[origin]
        if isinstance(known, Refused):
            raise Refused(url, known.reason, rule=known.rule, advice=known.advice)
        return known

    def _ask(self, origin: str) -> Robots | Refused:
        try:
            answer = self._fetch(f"{origin}/robots.txt", self.rules.pause, None, None)
        except Refused as refused:
            return refused
        except FetchError as error:
            if error.status is not None and 400 <= error.status < 500 and error.status != 429:
                return Robots()
            return Refused(
                origin,
                f"its robots.txt cannot be had ({error.reason.rstrip('.')}), so whether it may "
                "be read is not known.",
                rule="robots-unreachable",
                advice="Try again later, or give the address yourself.",
            )
        return read_robots(answer.body, user_agent=self.rules.user_agent)

    def _fetch(
        self, url: str, pause: float, validators: Validators | None, permit: Permit | None
    ) -> Response:
        host = checked_url(url, asked=url).host
        last = self._last.get(host)
        if last is not None and (wait := last + pause - self._clock()) > 0:
            self._sleep(wait)
        try:
            return fetch(
                url,
                rules=self.rules,
                validators=validators,
                permit=permit,
                resolve=self._resolve,
                now=self._now,
            )
        finally:
            self._last[host] = self._clock()

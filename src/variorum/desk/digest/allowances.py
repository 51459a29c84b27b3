"""How many pages may be visited again by now, and who wants to be left alone, as a run knows it."""

from __future__ import annotations

from collections.abc import Iterable

from variorum.desk.desk import Desk
from variorum.errors import VariorumError
from variorum.following.revisits import allowance, alone, may_visit, spent
from variorum.model import Allowance

# All domains together.
ALL = ""


class Allowances:
    """What the store noted of domains, read once; one run at a time writes it.

    Args:
        desk: Its settings say how many visits a day has.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._noted: dict[str, Allowance] | None = None

    def held(self, now: float) -> dict[str, float]:
        """The domains that want to be left alone, as was learnt with their pages, with until
        when."""
        return {one.domain: one.held for one in self._known().values() if one.held > now}

    def used_up(self, now: float) -> set[str]:
        """The domains of which no page may be visited now."""
        return {domain for domain in self._known() if domain != ALL and not self.may(domain, now)}

    def may(self, domain: str, now: float, planned: int = 0) -> bool:
        """True if one more page may be visited beside those that are planned."""
        return may_visit(self._allowed(domain, now), now, planned)

    def spend(self, visits: Iterable[tuple[str, VariorumError | None]], now: float) -> None:
        """Note visits, with the domain of each and what went wrong; within a transaction."""
        made = {ALL: self._allowed(ALL, now)}
        for domain, trouble in visits:
            wait = alone(trouble) if trouble is not None else 0.0
            known = made.get(domain, self._allowed(domain, now))
            made[domain] = spent(known, 1, now + wait if wait else 0.0)
            made[ALL] = spent(made[ALL])
        self._note(made)

    def leave_alone(self, domain: str, trouble: VariorumError, now: float) -> None:
        """Note it if a server wants to be left alone, for this run and the next; within a
        transaction."""
        if (wait := alone(trouble)) > 0:
            self._note({domain: spent(self._allowed(domain, now), 0, now + wait)})

    def _note(self, made: dict[str, Allowance]) -> None:
        self._desk.store.revisits.put_allowances(made.values())
        self._noted = {**self._known(), **made}

    def _known(self) -> dict[str, Allowance]:
        if self._noted is None:
            self._noted = dict(self._desk.store.revisits.allowances())
        return self._noted

    def _allowed(self, domain: str, now: float) -> Allowance:
        settings = self._desk.settings
        most = settings.revisits_a_day if domain == ALL else settings.revisits_a_domain
        return allowance(self._known().get(domain), domain, most, now)

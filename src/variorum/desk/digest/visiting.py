"""One visit to a page: for the first time, or with what tells whether it changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from variorum.capture import Response, Validators
from variorum.errors import FetchError, VariorumError
from variorum.model import Revisit

# What a visit brought: an answer, or why there is none.
Outcome = Response | VariorumError


class Visits(Protocol):
    """Whatever gets one page, politely. Raises ``FetchError`` or ``Refused``."""

    def visit(
        self, url: str, *, found: bool = False, validators: Validators | None = None
    ) -> Response: ...


def visited(visits: Visits, url: str) -> Outcome:
    """Visit a page of which nothing is known."""
    return _tried(url, lambda: visits.visit(url, found=True))


def visited_again(visits: Visits, page: Revisit) -> Outcome:
    """Visit a page with the validators of what it answered last."""
    validators = None
    if page.etag or page.modified:
        validators = Validators(page.etag, page.modified, page.giver)

    def visit() -> Response:
        answer = visits.visit(page.url, found=True, validators=validators)
        if answer.unchanged and (validators is None or answer.url != page.giver):
            raise FetchError(page.url, "it answers that nothing changed, which it was not asked.")
        return answer

    return _tried(page.url, visit)


def _tried(url: str, visit: Callable[[], Response]) -> Outcome:
    try:
        answer = visit()
        if not answer.body and not answer.unchanged:
            return FetchError(url, "answered with an empty page.", status=answer.status)
        return answer
    except VariorumError as trouble:
        return trouble
    except Exception as fault:  # noqa: BLE001 - one odd server must not stop the others
        return FetchError(url, f"could not be had ({type(fault).__name__}: {fault}).")

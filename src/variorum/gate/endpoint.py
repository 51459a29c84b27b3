"""From a request to a function and back: read with limits, let in or not, answered with a desk.

A handler is a plain function ``(desk, asker, asked) -> Response`` that runs in a worker thread.
Trouble that has a name becomes an answer that says it; anything else is logged with its trace
and becomes an answer that shows none of it.
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from time import perf_counter
from typing import Literal

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from variorum.desk import Desk
from variorum.errors import (
    FormatError,
    NotFound,
    Refused,
    SettingsError,
    SourceError,
    VariorumError,
)
from variorum.gate.asked import Asked, read_asked
from variorum.gate.desks import Desks
from variorum.gate.keeper import Asker, Keeper
from variorum.gate.looking import AGAIN, BUSY
from variorum.text.addresses import without_secrets

Handler = Callable[[Desk, Asker, Asked], Response]
# Who is asking; None for nobody that is known. May raise Refused.
Who = Callable[[Desk, Asked], Asker | None]
Troubled = Callable[[Asked | None, int, str], Response]

# Bytes of a body at most, where nothing else is said.
LIMIT = 2 * 1024 * 1024
_log = logging.getLogger("variorum.gate")


@dataclass(frozen=True, slots=True)
class Gate:
    """What every face needs to answer: desks, and who tells who is asking."""

    desks: Desks
    keeper: Keeper


def said_plainly(asked: Asked | None, status: int, said: str) -> Response:
    """Trouble as a line of text."""
    return PlainTextResponse(f"{said}\n", status)


def status_of(trouble: VariorumError) -> int:
    """The status of HTTP that says what sort of trouble it is."""
    if isinstance(trouble, NotFound):
        return 404
    if isinstance(trouble, Refused):
        return {"throttle": 429, BUSY: 503}.get(trouble.rule, 403)
    if isinstance(trouble, FormatError) and trouble.subject == "request":
        return 413 if "more than" in trouble.reason else 400
    if isinstance(trouble, SettingsError | SourceError):
        return 422
    return 503


def endpoint(
    gate: Gate,
    handler: Handler,
    *,
    who: Who,
    nobody: Callable[[Desk, Asked], Response],
    marks: bool,
    troubled: Troubled = said_plainly,
    limit: int = LIMIT,
    form: Literal["form", "raw"] = "form",
) -> Callable[[Request], Awaitable[Response]]:
    """An endpoint of Starlette's for a handler.

    Args:
        who: Tells who is asking.
        nobody: Answers where nobody known is asking.
        marks: Whether requests that change something must bear the mark of our own pages; for
            everything that a browser sends along with its cookie.
        troubled: Makes the answer to trouble.
        limit: Bytes of the body at most.
        form: Whether a body that says so is read as a form.
    """

    def work(desk: Desk, asked: Asked) -> Response:
        asker = who(desk, asked)
        if asker is None:
            return nobody(desk, asked)
        if marks and asked.method not in ("GET", "HEAD") and not gate.keeper.marked(asker, asked):
            said = "This form was not sent from one of our pages, or is too old. Load it again."
            return troubled(asked, 403, said)
        return handler(desk, asker, asked)

    async def answer(request: Request) -> Response:
        begun = perf_counter()
        response = await answered(request)
        # For whoever asks why a page is slow; it tells nothing that a clock would not.
        response.headers["server-timing"] = f"all;dur={(perf_counter() - begun) * 1000:.1f}"
        return response

    async def answered(request: Request) -> Response:
        asked: Asked | None = None
        try:
            asked = await read_asked(request, limit=limit, form=form)
            return await gate.desks.run(work, asked)
        except VariorumError as trouble:
            status = status_of(trouble)
            busy = isinstance(trouble, Refused) and trouble.rule == BUSY
            if status >= 500 and not busy:
                said = without_secrets(str(trouble))
                _log.error("%s %s: %s", request.method, request.url.path, said)
            answer = troubled(asked, status, str(trouble))
            if busy:
                answer.headers["retry-after"] = str(AGAIN)
            return answer
        except Exception:  # noqa: BLE001 - logged with its trace, and nothing of it shown
            _log.exception("%s %s: a fault in the program", request.method, request.url.path)
            said = "A fault in the program. What was done before is kept; the log says more."
            return troubled(asked, 500, said)

    return answer

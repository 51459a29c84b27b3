"""Where hubs call: no session and no mark of ours, for the address itself is the secret."""

from __future__ import annotations

import asyncio
import logging

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from variorum.desk.websub import deliver, verify
from variorum.errors import VariorumError
from variorum.following import Answer
from variorum.gate import Desks, status_of
from variorum.gate.asked import read_asked

# A feed of more is not read, wherever it comes from.
_LIMIT = 16 * 1024 * 1024
# Seconds for one delivery to arrive.
_PATIENCE = 30.0
_log = logging.getLogger("variorum.web")


def routes(desks: Desks, *, limit: int = _LIMIT) -> list[Route]:
    """The routes at which hubs ask back and deliver: ``/hub/{token}``.

    Args:
        limit: Bytes of one delivery at most.
    """

    async def asks(request: Request) -> Response:
        query = tuple(request.query_params.multi_items())
        return _said(await desks.run(verify, request.path_params["token"], query))

    async def delivers(request: Request) -> Response:
        async with asyncio.timeout(_PATIENCE):
            asked = await read_asked(request, limit=limit, form="raw")
        return _said(
            await desks.run(deliver, request.path_params["token"], asked.headers, asked.body)
        )

    async def answer(request: Request) -> Response:
        # A hub tries again after an error of ours, and learns nothing else of it.
        try:
            return await (delivers if request.method == "POST" else asks)(request)
        except TimeoutError:
            return PlainTextResponse("This took too long.\n", 408)
        except VariorumError as trouble:
            status = status_of(trouble)
            if status >= 500:
                _log.error("a hub's call: %s", trouble)
            return PlainTextResponse("Not taken.\n", status)
        except Exception:  # noqa: BLE001 - logged with its trace, and nothing of it shown
            _log.exception("a hub's call: a fault in the program")
            return PlainTextResponse("Not taken.\n", 500)

    return [Route("/hub/{token}", answer, methods=["GET", "POST"])]


def _said(answer: Answer) -> Response:
    # What a hub asks us to repeat must never be taken for a page.
    return PlainTextResponse(
        answer.body, answer.status, headers={"x-content-type-options": "nosniff"}
    )

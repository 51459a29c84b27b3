"""Where each question of Google Reader's interface is answered."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Mount, Route

from variorum.api.googlereader import atom, items, login, subscriptions, tags
from variorum.desk import Desk
from variorum.errors import NotFound
from variorum.gate import Asked, Asker, Gate, Handler, endpoint

# Reading lists may be long; the form of them that is read is bounded too.
_LIST = 32 * 1024 * 1024
_MARKS = 4 * 1024 * 1024

_READ: dict[str, Handler] = {
    "token": login.token,
    "user-info": login.user_info,
    "tag/list": tags.tag_list,
    "subscription/list": subscriptions.subscription_list,
    "subscription/export": subscriptions.export_opml,
    "subscriptions/export": subscriptions.export_opml,
    "unread-count": subscriptions.unread_count,
    "stream/contents": items.contents,
    "stream/contents/{stream:path}": items.contents,
    "stream/items/ids": items.item_ids,
    "stream/items/contents": items.item_contents,
    "stream/items/count": items.item_count,
    # What we keep nothing of.
    "preference/list": login.always({"prefs": []}),
    "preference/stream/list": login.always({"streamprefs": {}}),
    "friend/list": login.always({"friends": []}),
}
_CHANGE: dict[str, Handler] = {
    "subscription/quickadd": subscriptions.quickadd,
    "subscription/edit": subscriptions.subscription_edit,
    "edit-tag": tags.edit_tag,
    "rename-tag": tags.rename_tag,
    "disable-tag": tags.disable_tag,
    "mark-all-as-read": tags.mark_all_as_read,
}
_LISTS: dict[str, Handler] = {
    "subscription/import": subscriptions.import_opml,
    "subscriptions/import": subscriptions.import_opml,
}
# Some apps ask for these by GET.
_BY_GET = {"subscription/quickadd", "subscription/edit"}


def routes(gate: Gate) -> list[BaseRoute]:
    """The routes, at the root and below ``/api/greader.php`` as FreshRSS has them."""
    return [Mount("/api/greader.php", routes=_routes(gate)), *_routes(gate)[:-1]]


def _routes(gate: Gate) -> list[BaseRoute]:
    def answering(
        handler: Handler, limit: int = _MARKS, form: Literal["form", "raw"] = "form"
    ) -> Callable[[Request], object]:
        who = login.who(gate.keeper)
        return endpoint(
            gate, handler, who=who, nobody=login.nobody, marks=False, limit=limit, form=form
        )

    made: list[BaseRoute] = [
        Route("/accounts/ClientLogin", _signing_in(gate), methods=["GET", "POST"]),
        Route("/reader/atom", answering(atom.atom)),
        Route("/reader/atom/{stream:path}", answering(atom.atom)),
    ]
    at = "/reader/api/0/"
    for path, handler in _READ.items():
        made.append(Route(at + path, answering(handler), methods=["GET", "POST"]))
    for path, handler in _CHANGE.items():
        methods = ["GET", "POST"] if path in _BY_GET else ["POST"]
        made.append(Route(at + path, answering(login.granted(handler)), methods=methods))
    for path, handler in _LISTS.items():
        made.append(Route(at + path, answering(handler, _LIST), methods=["POST"]))
    made.append(Route(at + "{rest:path}", answering(_unknown), methods=["GET", "POST"]))
    made.append(Route("/{rest:path}", _here))
    return made


def _signing_in(gate: Gate) -> Callable[[Request], object]:
    return endpoint(
        gate, _unknown, who=_nobody_yet, nobody=login.client_login(gate.keeper), marks=False
    )


def _nobody_yet(desk: Desk, asked: Asked) -> Asker | None:
    del desk, asked
    return None


def _unknown(desk: Desk, asker: Asker, asked: Asked) -> Response:
    del desk, asker
    raise NotFound(asked.path.get("rest", "")[:80], "nothing is served here.", kind="address")


async def _here(request: Request) -> Response:
    """What FreshRSS says at the root, by which apps and people see that they are right."""
    good = request.path_params.get("rest", "").strip("/") in ("", "check/compatibility")
    return PlainTextResponse("PASS" if "check" in request.url.path else "OK", 200 if good else 404)

"""Users, their tokens, and what else is asked of the program itself."""

from __future__ import annotations

from starlette.responses import Response

from variorum.api.miniflux import shapes
from variorum.api.miniflux.door import (
    done,
    missing,
    number_in,
    read_json,
    said,
    told,
    whole,
    wrong,
)
from variorum.desk import Desk
from variorum.desk.accounts import add_user, new_key, prefer, preferences, set_password
from variorum.desk.filing import reading_list
from variorum.desk.following import import_list
from variorum.errors import StoreError
from variorum.gate import Asked, Asker
from variorum.model import User
from variorum.sources import write_opml

# The version of Miniflux whose interface this follows: apps ask for it before they use what is
# new in it.
VERSION = "2.2.0"
_LOOKS = {"system": "auto", "light": "light", "dark": "dark"}


def me(desk: Desk, asker: Asker, asked: Asked) -> Response:
    """GET /v1/me"""
    del desk, asked
    return told(shapes.person(asker.user, asker.prefers))


def users(desk: Desk, asker: Asker, asked: Asked) -> Response:
    """GET /v1/users"""
    del asked
    if not asker.user.admin:
        return _forbidden()
    found = desk.store.readers.users()
    return told([shapes.person(one, preferences(desk, one)) for one in found])


def user(desk: Desk, asker: Asker, asked: Asked) -> Response:
    """GET /v1/users/{user}: by id or name"""
    if not asker.user.admin:
        return _forbidden()
    found = _found(desk, asked.path["user"])
    return missing() if found is None else told(shapes.person(found, preferences(desk, found)))


def _found(desk: Desk, name: str) -> User | None:
    number = whole(name)
    if number is None:
        return desk.store.readers.user(name)
    return next((one for one in desk.store.readers.users() if one.id == number), None)


def create(desk: Desk, asker: Asker, asked: Asked) -> Response:
    """POST /v1/users"""
    if not asker.user.admin:
        return _forbidden()
    given = read_json(asked)
    name, password = given.get("username"), given.get("password")
    if not isinstance(name, str) or not isinstance(password, str):
        raise wrong("The username and the password are mandatory.")
    try:
        made = add_user(desk, name, password, admin=given.get("is_admin") is True)
    except StoreError as trouble:
        raise wrong(str(trouble)) from trouble
    return told(shapes.person(made, preferences(desk, made)), 201)


def update(desk: Desk, asker: Asker, asked: Asked) -> Response:
    """PUT /v1/users/{user}: password, look, order and length of pages"""
    number = number_in(asked, "user", "user")
    found = next((one for one in desk.store.readers.users() if one.id == number), None)
    if not asker.user.admin and number != asker.user.id:
        return _forbidden()
    if found is None:
        return missing()
    given = read_json(asked)
    if given.get("username") not in (None, found.name):
        raise wrong("A user keeps the name.")
    if given.get("is_admin") not in (None, found.admin):
        raise wrong("Who administers is set by the command line.")
    chosen: dict[str, object] = {}
    if given.get("entries_per_page") is not None:
        chosen["shown"] = given["entries_per_page"]
    if given.get("entry_sorting_direction") in ("asc", "desc"):
        chosen["order"] = "newest" if given["entry_sorting_direction"] == "desc" else "oldest"
    theme = str(given.get("theme") or "").partition("_")[0]
    if theme in _LOOKS:
        chosen["look"] = _LOOKS[theme]
    with desk.store.transaction():
        if given.get("password"):
            set_password(desk, found, str(given["password"]))
        if chosen:
            prefer(desk, found, **chosen)
    return told(shapes.person(found, preferences(desk, found)), 201)


def remove(desk: Desk, asker: Asker, asked: Asked) -> Response:
    """DELETE /v1/users/{user}"""
    if not asker.user.admin:
        return _forbidden()
    if _found(desk, str(number_in(asked, "user", "user"))) is None:
        return missing()
    raise wrong("Users and what they marked are not removed by programs.")


def api_keys(desk: Desk, asker: Asker, asked: Asked) -> Response:
    """GET /v1/api-keys"""
    del asked
    keys = desk.store.accounts.keys(asker.user.id)
    return told([shapes.api_key(key) for key in keys if key.kind == "token"])


def create_api_key(desk: Desk, asker: Asker, asked: Asked) -> Response:
    """POST /v1/api-keys"""
    name = read_json(asked).get("description")
    if not isinstance(name, str) or not name.strip():
        raise wrong("The description is mandatory.")
    taken = desk.store.accounts.keys(asker.user.id)
    if any(key.kind == "token" and key.name == name.strip() for key in taken):
        raise wrong("This API key already exists.")
    secret, key = new_key(desk, asker.user, "token", name=name.strip())
    return told(shapes.api_key(key, secret), 201)


def remove_api_key(desk: Desk, asker: Asker, asked: Asked) -> Response:
    """DELETE /v1/api-keys/{key}"""
    number = number_in(asked, "key", "API key")
    own = [key.id for key in desk.store.accounts.keys(asker.user.id) if key.kind == "token"]
    if number not in own or not desk.store.accounts.drop_key(asker.user.id, number):
        return missing()
    return done()


def integrations(desk: Desk, asker: Asker, asked: Asked) -> Response:
    """GET /v1/integrations/status: nothing is sent anywhere"""
    del desk, asker, asked
    return told({"has_integrations": False})


def version(desk: Desk, asker: Asker, asked: Asked) -> Response:
    """GET /v1/version"""
    del desk, asker, asked
    from variorum import __version__

    return told(
        {
            "version": VERSION,
            "commit": f"variorum-{__version__}",
            "build_date": "",
            "go_version": "",
            "compiler": "",
            "arch": "",
            "os": "",
        }
    )


def export_list(desk: Desk, asker: Asker, asked: Asked) -> Response:
    """GET /v1/export"""
    del asked
    answer = done(200)
    answer.body = write_opml(reading_list(desk, asker.user))
    answer.headers["content-type"] = "text/xml; charset=utf-8"
    answer.headers["content-length"] = str(len(answer.body))
    return answer


def take_list(desk: Desk, asker: Asker, asked: Asked) -> Response:
    """POST /v1/import"""
    import_list(desk, asker.user, asked.body, "The list")
    return told({"message": "Feeds imported successfully"}, 201)


def _forbidden() -> Response:
    return said(403, "Access Forbidden")

"""Nonsense of any kind, sent to the interfaces: an answer in words each time, and never a fault."""

from __future__ import annotations

import json
from collections.abc import Iterator
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.api.conftest import PASSWORD, Place, placed

from variorum.api.miniflux.routes import TABLE
from variorum.api.own.table import CALLS
from variorum.desk.accounts import new_key

STRANGE = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        ["-1", "0", "1", "9" * 25, "nan", "1e9", "\u0661", " 1", "+1", "1_0", "%00", "..", "null"]
    ),
)
NAMES = (
    "limit offset order direction status starred search category_id feed_id before after "
    "changed_after published_before before_entry_id after_entry_id counts q which feed folder "
    "since until above beyond token watch"
).split()
QUERY = st.lists(st.tuples(st.sampled_from(NAMES), STRANGE), max_size=4)
VALUE = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), STRANGE),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(STRANGE, inner, max_size=3)
    ),
    max_leaves=6,
)
FIELDS = (
    "entry_ids status title category_id feed_url description username entries_per_page "
    "theme items read saved marks at story below look shown tags name query webhook watch"
).split()
BODY = st.one_of(st.dictionaries(st.sampled_from(FIELDS), VALUE, max_size=4), VALUE)
# What goes out to the network, or makes what the other examples stand on.
_LEFT_OUT = ("/discover", "/feeds/offers", "/import")
MINIFLUX = [
    (method, f"/v1{path}") for path, methods in TABLE for method in methods if path not in _LEFT_OUT
]
OWN = [(one.method, f"/api/1{one.path}") for one in CALLS if one.path not in _LEFT_OUT]
_FETCHING = {("POST", "/v1/feeds"), ("POST", "/api/1/feeds")}


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    with placed(tmp_path_factory.mktemp("hostile")) as made:
        made.user("Ann", "a", "b")
        for outlet in "ab":
            made.room.report(outlet, "flood")
        yield made


@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    call=st.sampled_from([one for one in (*MINIFLUX, *OWN) if one not in _FETCHING]),
    part=STRANGE,
    query=QUERY,
    body=BODY,
)
def test_questions_of_any_kind_are_answered(
    place: Place, call: tuple[str, str], part: str, query: list[tuple[str, str]], body: object
) -> None:
    method, template = call
    pieces = [part if "{" in piece else piece for piece in template.split("/")]
    # A part that names the way up would be taken out by the client.
    path = "/".join(quote("x" if piece in (".", "..") else piece, "") for piece in pieces)
    content = json.dumps(body).encode() if method in ("POST", "PUT") else b""
    if path.startswith("/v1"):
        answer = place.ask(method, path, params=query, content=content)
    else:
        token = _token(place)
        query = [pair for pair in query if pair[0] != "token"]
        headers = {"authorization": f"Bearer {token}"}
        answer = place.ask(method, path, by=None, params=query, content=content, headers=headers)
    assert answer.status_code in (200, 201, 202, 204, 400, 401, 403, 404, 405, 422), answer.text
    if answer.status_code >= 400:
        told = answer.json()
        assert told.get("error_message") or told.get("error")
        assert "Traceback" not in answer.text


_tokens: dict[int, str] = {}


def _token(place: Place) -> str:
    if id(place) not in _tokens:
        ann = place.desk.store.readers.user("Ann")
        assert ann is not None
        _tokens[id(place)] = new_key(place.desk, ann, "token", name="x")[0]
    return _tokens[id(place)]


def test_the_password_still_opens_it_afterwards(place: Place) -> None:
    assert PASSWORD
    assert place.ask("GET", "/v1/me").status_code == 200

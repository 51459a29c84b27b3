"""Whatever is sent: an answer that says what is wrong, and nothing changed by what was not meant."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from tests.api.apps import Apps, apps

PATHS = (
    "stream/contents", "stream/contents/", "stream/items/ids", "stream/items/count",
    "stream/items/contents", "unread-count", "subscription/list", "tag/list", "/reader/atom/",
    "/api/greader.php/reader/api/0/stream/contents/",
)  # fmt: skip
CHANGES = (
    "edit-tag", "rename-tag", "disable-tag", "mark-all-as-read", "subscription/import",
    "subscription/edit",
)  # fmt: skip
STRANGE = st.one_of(
    st.text(max_size=30),
    st.sampled_from(
        ["feed/", "feed/1", "feed/-1", f"feed/{'9' * 40}", "feed/١", "user/-/label/", "user/-/label/%",
         "user/-/label/x/y\\/z", "user//state/com.google/read", "user/-/state/com.google/", "-1", "0",
         "9" * 400, "1e400", "nan", "\x00", "%00", "\ud800".encode("utf-8", "replace").decode(),
         "edit", "unsubscribe", "a" * 22, "____________________AA", "tag:google.com,2005:reader/item/",
         "<script>", "' OR 1=1 --", "../../etc/passwd", "feed/../../etc/passwd"]
    ),
)  # fmt: skip
FIELDS = st.lists(
    st.tuples(st.sampled_from(["s", "i", "a", "r", "n", "c", "ot", "nt", "xt", "it", "ts", "ac", "t",
                               "dest", "T", "output", "x"]), STRANGE),
    max_size=6,
)  # fmt: skip


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Apps]:
    folder: Path = tmp_path_factory.mktemp("store")
    with apps(folder) as made:
        made.arrive(made.follow("post", "News"), "a", "b")
        yield made


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(PATHS), STRANGE, FIELDS)
def test_questions_of_any_kind_are_answered(
    app: Apps, path: str, stream: str, fields: list[tuple[str, str]]
) -> None:
    # A way up is taken out of an address by the client, which then asks for another page.
    assume(not {".", ".."} & set(stream.split("/")))
    query = "&".join(f"{key}={quote(value)}" for key, value in fields)
    address = path + (quote(stream) if path.endswith("/") else "")
    answer = app.get(f"{address}?{query}")
    assert answer.status_code in (200, 400, 404), (answer.status_code, answer.text)
    assert "Traceback" not in answer.text
    if answer.status_code != 200:
        assert answer.headers["content-type"].startswith("text/plain")


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(CHANGES), FIELDS)
def test_changes_of_any_kind_are_answered(
    app: Apps, path: str, fields: list[tuple[str, str]]
) -> None:
    meant = any(key == "ac" and value == "unsubscribe" for key, value in fields)
    if path == "subscription/edit" and not meant:
        fields = [*fields, ("ac", "edit")]
    answer = app.post(path, "&".join(f"{key}={quote(value)}" for key, value in fields))
    assert answer.status_code in (200, 400, 401, 404, 422), (answer.status_code, answer.text)
    assert "Traceback" not in answer.text
    # Nobody asked for another feed, and nothing is ever gone.
    assert len(app.desk.store.readers.subscriptions(app.ann.id, ended=True)) == 1
    assert len(app.desk.store.sources.items([1, 2])) == 2


def test_bodies_that_are_too_large_are_named(app: Apps) -> None:
    answer = app.post("edit-tag", "i=" + "1" * (4 * 1024 * 1024))
    assert answer.status_code == 413
    assert "4,194,304 bytes" in answer.text
    many = app.post("edit-tag", "&".join("i=1" for _ in range(20_001)))
    assert many.status_code in (400, 413)


def test_a_body_that_is_no_form_changes_nothing(app: Apps) -> None:
    body = b'--x\r\nContent-Disposition: form-data; name="i"\r\n\r\n1'
    headers = {"Content-Type": "multipart/form-data; boundary=x"}
    assert app.post("edit-tag", content=body, headers=headers).status_code == 400
    headers = {"Content-Type": "application/json"}
    assert app.post("edit-tag", content=b'{"i": 1}', headers=headers).status_code == 400

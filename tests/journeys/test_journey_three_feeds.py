"""The tutorial: three feeds from examples/, followed, asked, sorted into stories and told."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from variorum.cli import app
from variorum.desk import open_desk
from variorum.desk.settings import read_settings
from variorum.desk.views.today import today
from variorum.model import Wanted

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "three-feeds"


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def served() -> Iterator[str]:
    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(Quiet, directory=str(EXAMPLE))
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_three_feeds_become_stories_with_what_is_contested(served: str, tmp_path: Path) -> None:
    from typer.testing import CliRunner

    def run(*words: str) -> str:
        store = str(tmp_path / "reading.sqlite")
        done = CliRunner().invoke(app, [*words, "--store", store, "--allow-private"])
        assert done.exit_code == 0, done.output
        return done.output

    listed = (EXAMPLE / "feeds.opml").read_text().replace("http://127.0.0.1:8123", served)
    (tmp_path / "feeds.opml").write_text(listed)
    run("follow", str(tmp_path / "feeds.opml"))
    assert "9 new items" in run("poll", "--pause", "0")
    assert "9 items digested" in run("digest")
    assert "0 items digested" in run("digest")
    assert "0 new items" in run("poll", "--pause", "0")

    settings = read_settings(meaning="lexical", environment={})
    with open_desk(store=tmp_path / "reading.sqlite", settings=settings) as desk:
        (user,) = desk.store.readers.users()
        assert desk.store.readers.count(user.id, Wanted(read=False)) == 9
        rows = desk.store.told.top(user.id, since=0.0, limit=50)
        by_outlets = sorted(rows, key=lambda row: -row.outlets)
        bridge, fair, *others = by_outlets
        assert (bridge.outlets, bridge.origins) == (3, 3)
        assert bridge.contested
        assert fair.outlets == 2
        assert [row.outlets for row in others] == [1] * 4
        (dossier,) = desk.store.dossiers.get([bridge.id])
        told = " ".join(record.text for record in dossier.records)
        assert "Foot passengers cross by ferry, free of charge" in told
        page = today(desk, user.id)
        assert (page.waiting, page.older, page.stories[0].id) == (0, True, bridge.id)

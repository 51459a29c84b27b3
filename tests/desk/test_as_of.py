"""As of a moment: only what had been captured by then, and of each address the newest."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.desk import open_desk, read_moment, recall, recall_as_of, render, write_dossiers
from variorum.desk.as_of import as_of, standing
from variorum.desk.settings import read_settings
from variorum.desk.telling_as_of import dossiers_as_of
from variorum.errors import NotFound, SettingsError
from variorum.model import Article, ArticleId, Capture, CaptureId, Edition

START = datetime(2031, 5, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("said", "until"),
    [
        ("2031", "2032-01-01T00:00:00+00:00"),
        ("2031-03", "2031-04-01T00:00:00+00:00"),
        ("2031-12", "2032-01-01T00:00:00+00:00"),
        ("2032-02-29", "2032-03-01T00:00:00+00:00"),
        ("2031-03-14T10", "2031-03-14T11:00:00+00:00"),
        ("2031-03-14T10:00", "2031-03-14T10:01:00+00:00"),
        ("2031-03-14 10:00:05", "2031-03-14T10:00:06+00:00"),
        ("2031-03-14T10:00Z", "2031-03-14T10:01:00+00:00"),
        ("2031-03-14T00:30+02:00", "2031-03-13T22:31:00+00:00"),
    ],
)
def test_a_coarse_moment_counts_to_the_end_of_its_span(said: str, until: str) -> None:
    assert read_moment(said).until.isoformat() == until


@pytest.mark.parametrize(
    "said", ["", "yesterday", "2031-13", "2031-02-30", "14.3.2031", "9999", "2031-03-14T25:00"]
)
def test_what_is_no_moment_is_said_so(said: str) -> None:
    with pytest.raises(SettingsError, match="no moment"):
        read_moment(said)


def _capture(number: int, hours: int) -> Capture:
    at = (START + timedelta(hours=hours)).strftime("%Y-%m-%dT%H:%M:%SZ")
    return Capture(CaptureId(f"sha256:{number:04x}"), f"in-{number}", None, at)


def _article(number: int, capture: Capture, url: str | None) -> Article:
    return Article(ArticleId(f"article-{number:04x}"), capture.id, "in", "text", (), url=url)


hours = st.lists(st.integers(0, 200), min_size=1, max_size=20)


@given(hours, st.integers(0, 210), st.integers(0, 50))
def test_growing_the_moment_never_loses_a_capture(made: list[int], when: int, more: int) -> None:
    captures = [_capture(number, hour) for number, hour in enumerate(made)]
    sooner = read_moment((START + timedelta(hours=when)).isoformat())
    later = read_moment((START + timedelta(hours=when + more)).isoformat())
    assert set(as_of(captures, sooner)) <= set(as_of(captures, later))
    assert as_of(captures[::-1], sooner) == as_of(captures, sooner)


@given(hours, st.lists(st.sampled_from(["", "a", "b", "c"]), min_size=20, max_size=20),
       st.integers(0, 210), st.integers(0, 50))  # fmt: skip
def test_growing_the_moment_never_loses_an_address(
    made: list[int], names: list[str], when: int, more: int
) -> None:
    captures = [_capture(number, hour) for number, hour in enumerate(made)]
    articles = [
        _article(number, capture, f"https://paper.example/{name}" if name else None)
        for number, (capture, name) in enumerate(zip(captures, names, strict=False))
    ]
    moments = [read_moment((START + timedelta(hours=h)).isoformat()) for h in (when, when + more)]
    sooner, later = (standing(articles, captures, m) for m in moments)
    assert {a.url for a in sooner.articles} <= {a.url for a in later.articles}
    counted = {*(c.id for c in sooner.captures), *sooner.later, *sooner.replaced}
    assert counted == {a.capture for a in articles}
    urls = [a.url for a in sooner.articles if a.url]
    assert len(urls) == len(set(urls))


def test_a_feed_read_twice_keeps_the_entries_it_no_longer_lists() -> None:
    first, second = _capture(1, 0), _capture(2, 5)
    old = _article(1, first, "https://paper.example/old")
    both = [_article(2, first, "https://paper.example/kept"),
            _article(3, second, "https://paper.example/kept")]  # fmt: skip
    stood = standing([old, *both], [first, second], read_moment("2031-05-02"))
    assert stood.articles == (old, both[1])


def test_a_capture_whose_time_cannot_be_read_is_left_out() -> None:
    odd = replace(_capture(1, 0), captured="some time in May")
    assert as_of([odd], read_moment("9000")) == ()


REPORTS = {
    0: "The weir at Tarn broke\n\nThe weir at Tarn broke on Sunday and 14 houses flooded, Ada Lund of the council said.\n",
    24: "Tarn weir: council counts houses\n\nAfter the weir at Tarn broke on Sunday, Ada Lund of the council counted 19 flooded houses.\n",
    48: "Minister at the broken weir of Tarn\n\nA minister came to the weir at Tarn that broke on Sunday; 21 houses flooded, Ada Lund said.\n",
}  # fmt: skip


def _made(folder: Path, hours: list[int], name: str) -> tuple[Path, list[str]]:
    inputs = []
    for hour in hours:
        path = folder / f"report-{hour}.txt"
        path.write_text(REPORTS[hour], encoding="utf-8")
        at = START + timedelta(hours=hour)
        with _desk(folder / name, at) as desk:
            write_dossiers(desk, [str(path)])
        inputs.append(str(path))
    return folder / name, inputs


def _desk(folder: Path, at: datetime):  # type: ignore[no-untyped-def]
    settings = read_settings(folder.parent, {}, offline=True, meaning="lexical")
    return open_desk(folder, settings=settings, clock=lambda: at)


def _plain(edition: Edition) -> dict[str, object]:
    told = json.loads(render(edition, "json")["dossier.json"])
    told.pop("as_of", None)
    told.pop("made")
    return dict(told)


@pytest.mark.parametrize("known", [[0], [0, 24], [0, 24, 48]])
def test_the_dossier_as_of_a_moment_is_that_of_what_was_captured_by_then(
    tmp_path: Path, known: list[int]
) -> None:
    store, inputs = _made(tmp_path, [0, 24, 48], "all")
    alone, _ = _made(tmp_path, known, "some")
    end = START + timedelta(hours=60)
    when = read_moment((START + timedelta(hours=known[-1])).isoformat())
    with _desk(store, end) as desk:
        before = desk.store.dossiers.find()
        edition = dossiers_as_of(desk, inputs, when)
        story = desk.store.stories.find()[0].id
        shown = recall_as_of(desk, story, when)
        assert desk.store.dossiers.find() == before
    with _desk(alone, end) as desk:
        (story,) = [one.id for one in desk.store.stories.find()]
        expected = recall(desk, story)
    assert edition.as_of is not None
    assert (edition.as_of.later, edition.as_of.replaced) == (3 - len(known), 0)
    assert edition.failures == ()
    assert _plain(edition) == _plain(expected) == _plain(shown)


def test_before_the_first_capture_there_is_no_story(tmp_path: Path) -> None:
    store, inputs = _made(tmp_path, [24], "all")
    with _desk(store, START + timedelta(hours=60)) as desk:
        edition = dossiers_as_of(desk, inputs, read_moment("2031-04"))
        assert (edition.dossiers, edition.failures) == ((), ())
        with pytest.raises(NotFound, match="had been captured by 2031-04"):
            recall_as_of(desk, desk.store.stories.find()[0].id, read_moment("2031-04"))


def test_every_form_says_as_of_when_and_how_much_was_left_out(tmp_path: Path) -> None:
    store, inputs = _made(tmp_path, [0, 24], "all")
    with _desk(store, START + timedelta(hours=60)) as desk:
        edition = dossiers_as_of(desk, inputs, read_moment("2031-05-01"))
    assert (
        "As of 1 May 2031: 1 later capture of this store left out."
        in render(edition, "md")["dossier.md"]
    )
    assert (
        "s of 1 May 2031: 1 later capture of this store left out"
        in render(edition, "html")["dossier.html"]
    )
    assert json.loads(render(edition, "json")["dossier.json"])["as_of"] == {
        "moment": "2031-05-01", "until": "2031-05-02T00:00:00Z",
        "later_captures": 1, "replaced_captures": 0,
    }  # fmt: skip

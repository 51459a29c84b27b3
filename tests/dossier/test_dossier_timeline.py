"""Events as the reports date them, apart from when they were printed and captured."""

from __future__ import annotations

from dataclasses import replace

import pytest
from flood_story import Report, flood, gather, replace_parts

from variorum.dossier.timeline import clip, coarse
from variorum.model import Event, Span, When


def _events(*sentences: str, date: str = "on 7 May 2031") -> list[Event]:
    reports = [
        Report(
            f"r{i}",
            [("title", f"Recount in Velden {i}"), ("paragraph", s)],
            published=f"2031-05-0{i + 1}",
            whens=[(date, "2031-05-07T00:00", "2031-05-08T00:00")] if date in s else [],
        )
        for i, s in enumerate(sentences)
    ]
    return [e for e in gather(reports).compose().timeline if e.lane == "event"]


def test_alike_sentences_of_one_day_are_one_event() -> None:
    events = _events(
        "The recount in Velden began on 7 May 2031.",
        "The Velden recount began on 7 May 2031, officials said.",
        "A judge fined the printer of the ballots on 7 May 2031.",
    )
    assert [(e.when, len(e.citations)) for e in events] == [("2031-05-07", 2), ("2031-05-07", 1)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The recount would begin on 7 May 2031, officials said.",
        "If the count starts on 7 May 2031, it ends the same week.",
        "The recount is expected to begin on 7 May 2031.",
        "Did the recount begin on 7 May 2031?",
        "The minister may resign on 7 May 2031.",
        "The town is to close the bath on 7 May 2031.",
        "The council has decided to close the bath on 7 May 2031.",
    ],
)
def test_what_is_supposed_or_planned_is_no_event(sentence: str) -> None:
    assert _events(sentence) == []


def test_a_doubt_after_the_date_leaves_the_event() -> None:
    assert len(_events("They knew on 7 May 2031 that the machine would not count.")) == 1


def test_the_date_of_a_dateline_dates_no_event() -> None:
    assert _events("VELDEN, 7 May 2031 (Northfeed) - The recount went on.", date="7 May 2031") == []


def test_tomorrow_in_a_quotation_is_not_counted_from_the_publication() -> None:
    report = Report(
        "r", [("paragraph", "“We begin tomorrow with the recount,” the clerk wrote to all.")],
        published="2031-05-07", quotes=[("We begin tomorrow with the recount,", "wrote", "x", "direct")],
    )  # fmt: skip
    parts = gather([report])
    start = parts.articles[0].text.index("tomorrow")
    when = When(
        Span(start, start + 8), "2031-05-08T00:00", "2031-05-09T00:00", "day", anchored=True
    )
    analyses = (replace(parts.analyses[0], whens=(when,)),)
    dossier = replace_parts(parts, analyses=analyses).compose()
    assert [e for e in dossier.timeline if e.lane == "event"] == []


def test_the_three_lanes_are_kept_apart() -> None:
    lanes = [event.lane for event in flood().timeline]
    assert lanes == sorted(lanes, key=["event", "published", "captured"].index)
    assert lanes.count("captured") == 8
    assert lanes.count("published") == 9  # seven publications, two of them changed later


def test_every_event_cites() -> None:
    assert all(event.citations for event in flood().timeline)


@pytest.mark.parametrize(
    ("start", "end", "precision", "when"),
    [
        ("2031-01-01T00:00", "2032-01-01T00:00", "year", "2031"),
        ("2031-05-01T00:00", "2031-06-01T00:00", "month", "2031-05"),
        ("2031-05-07T00:00", "2031-05-08T00:00", "day", "2031-05-07"),
        ("2031-05-05T00:00", "2031-05-09T00:00", "day", "2031-05"),
        ("2031-05-07T14:00", "2031-05-07T15:00", "hour", "2031-05-07T14"),
        ("2031-05-07T14:20", "2031-05-07T14:21", "minute", "2031-05-07T14:20"),
    ],
)
def test_a_date_is_as_coarse_as_its_words(start: str, end: str, precision: str, when: str) -> None:
    assert coarse(When(Span(0, 1), start, end, precision)) == when  # type: ignore[arg-type]


def test_a_long_sentence_is_cut_at_a_word() -> None:
    cut = clip("word " * 100, 40)
    assert len(cut) <= 42
    assert cut.endswith("word …")

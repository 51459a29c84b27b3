"""Readings as sentences, the aligned tables, and the text as each report prints it."""

from __future__ import annotations

import random
import re
import time
from dataclasses import replace
from itertools import pairwise

import flood_story as story
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from variorum.dossier.exports import to_html
from variorum.dossier.exports.pictures.printed import printed_pictures
from variorum.dossier.exports.pictures.stemma import stemma_of
from variorum.dossier.exports.views.citing import Citing
from variorum.dossier.exports.views.readings import bare
from variorum.dossier.exports.views.record import RecordView, record_view
from variorum.model import (
    ArticleId,
    Copy,
    Dossier,
    Edge,
    Evidence,
    Lineage,
    Passage,
    Reading,
    TextOfRecord,
    Variant,
    Witness,
    Word,
)

_WORDS = re.compile(r"\w+|[^\w\s]")


def printed(text: str, prints: dict[str, str], *variants: Variant) -> Dossier:
    """A dossier of one record; each report prints its own form of the text, whole."""
    parts = story.gather(
        [
            story.Report(
                key, [("paragraph", words), ("paragraph", f"So says {key}.")], f"Paper {key}"
            )
            for key, words in prints.items()
        ]
    )
    ids = {key: article.id for key, article in zip(prints, parts.articles, strict=True)}
    words = []
    for found in _WORDS.finditer(text):
        places = []
        for key, own in prints.items():
            at = re.search(rf"(?<!\w){re.escape(found[0])}(?!\w)", own)
            if at:
                places.append(Passage(ids[key], *at.span()))
        words.append(Word(*found.span(), tuple(sorted(places))))
    named = tuple(
        replace(
            v,
            readings=tuple(
                Reading(
                    r.text,
                    tuple(sorted(Passage(ids[str(p.article)], p.start, p.end) for p in r.passages)),
                )
                for r in v.readings
            ),
        )
        for v in variants
    )
    record = TextOfRecord(
        "record-x", "message", None, None, text, tuple(words),
        tuple(Witness("?", ids[k], "full", (Passage(ids[k], 0, len(w)),)) for k, w in prints.items()),
        named,
    )  # fmt: skip
    return story.replace_parts(parts, records=(record,)).compose()


def reading(text: str, *keys: str, at: tuple[int, int] = (0, 3)) -> Reading:
    return Reading(text, tuple(Passage(ArticleId(key), *at) for key in keys))


def view(dossier: Dossier) -> RecordView:
    return record_view(1, dossier.records[0], Citing(dossier))


def _boat(text: str = "The boat left at noon.") -> Dossier:
    return printed(
        text,
        {"a": text, "b": "The ship left at noon.", "c": text},
        Variant("v", "word", 4, 8, (reading("boat", "a", "c"), reading("ship", "b")), 1),
    )


def test_a_changed_word_is_told_as_a_sentence_with_the_name_of_who_changed_it() -> None:
    page = html.document_fromstring(to_html(story.edition(_boat()))["dossier.html"])
    (note,) = page.xpath("//ol[@class='notes']/li")
    told = " ".join(note.text_content().split())
    assert re.search(r"\w Paper b has “ship”; \w\w have “boat”", told), told


@pytest.mark.parametrize(
    ("lemma", "other", "expected"),
    [
        ("the boat left", "the ship left", "ship"),
        ("boat", "ship", "ship"),
        ("the boat", "the ", ""),
        ("boat left", "ship, left", "ship,"),
        ("something else", "quite other words", "quite other words"),
    ],
)
def test_the_words_around_a_reading_are_taken_away(lemma: str, other: str, expected: str) -> None:
    text = "The boat left at noon."
    record = TextOfRecord("r", "text", None, None, text, (), ())
    variant = Variant("v", "word", 4, 8, (Reading(lemma, ()), Reading(other, ())))
    assert bare(record, variant, 1) == ("boat", expected)


@given(st.text(max_size=30), st.text(max_size=30), st.integers(0, 22), st.integers(0, 22))
def test_no_reading_whatever_breaks_the_naming_of_its_words(
    lemma: str, other: str, one: int, two: int
) -> None:
    text = "The boat left at noon."
    record = TextOfRecord("r", "text", None, None, text, (), ())
    readings = (Reading(lemma, ()), Reading(other, ()))
    variant = Variant("v", "word", min(one, two), max(one, two), readings)
    own, said = bare(record, variant, 1)
    assert own == text[min(one, two) : max(one, two)]
    assert said in other


def test_reports_that_have_the_same_at_every_place_share_a_row() -> None:
    (table,) = view(_boat()).tables
    assert [len(row.chips) for row in table.rows] == [1, 2]
    assert [row.fields[0].state for row in table.rows] == ["other", "same"]
    assert table.rows[0].fields[0].text == "ship"
    assert table.rows[0].fields[0].labels == ("word",)


def test_a_report_that_does_not_quote_a_place_is_not_said_to_leave_it_out() -> None:
    text = "One two three. Four five six."
    dossier = printed(
        text,
        {"a": text, "b": "One two three.", "c": "Four six."},
        Variant("v", "omission", 20, 24, (reading("five", "a"), reading("", "c")), 1),
    )
    (table,) = view(dossier).tables
    states = {row.name: row.fields[0].state for row in table.rows}
    assert states == {"Paper a": "same", "Paper b": "none", "Paper c": "other"}


def test_grave_places_stand_before_trifles() -> None:
    text = "The Boat left at noon."
    dossier = printed(
        text,
        {"a": text, "b": "The boat left at dusk."},
        Variant("v", "case", 4, 8, (reading("Boat", "a"), reading("boat", "b")), 5),
        Variant("w", "word", 17, 21, (reading("noon", "a"), reading("dusk", "b")), 0),
    )
    tables = view(dossier).tables
    assert [table.light for table in tables] == [False, True]
    assert tables[0].places[0].lemma == "noon"
    assert tables[1].places[0].lemma == "Boat"


def test_places_that_overlap_are_one_column_with_both_numbers() -> None:
    text = "The big boat left at noon."
    dossier = printed(
        text,
        {"a": text, "b": "The left at noon.", "c": "The big ship left at noon."},
        Variant("v", "omission", 4, 12, (reading("big boat", "a"), reading("", "b")), 1),
        Variant("w", "word", 8, 12, (reading("boat", "a"), reading("ship", "c")), 1),
    )
    (table,) = view(dossier).tables
    assert [place.numbers for place in table.places] == [("1", "2")]
    assert {row.name: row.fields[0].text for row in table.rows} == {
        "Paper a": "big boat", "Paper b": "", "Paper c": "ship",
    }  # fmt: skip


def test_each_stop_prints_the_text_with_what_the_report_changed() -> None:
    stops = view(_boat()).printings.stops
    assert [stop.differs for stop in stops] == [1, 0] or [s.differs for s in stops] == [0, 1]
    (changed,) = [stop for stop in stops if stop.differs]
    assert '<del class="v word">boat</del>' in changed.html
    assert '<ins class="v word">ship</ins>' in changed.html
    same = next(stop for stop in stops if not stop.differs)
    assert same.name == "2 reports"
    assert str(same.html) == "The boat left at noon."


def test_the_first_stop_shown_is_the_one_with_the_gravest_difference() -> None:
    printings = view(_boat()).printings
    assert printings.stops[printings.first].differs == 1


def test_words_that_a_report_does_not_quote_are_faint_and_not_struck_through() -> None:
    text = "One two three. Four five six."
    dossier = printed(text, {"a": text, "b": "One two three."})
    stops = {stop.name: str(stop.html) for stop in view(dossier).printings.stops}
    assert '<span class="out">' in stops["Paper b"]
    assert "<del" not in stops["Paper b"]
    assert "out" not in stops["Paper a"]


def test_a_report_that_prints_both_readings_does_not_have_the_text_struck_through() -> None:
    text = "The boat left at noon."
    dossier = printed(
        text,
        {"a": "The boat left at noon. The ship", "c": text},
        Variant("v", "word", 4, 8, (reading("boat", "a", "c"), reading("ship", "a")), 1),
    )
    (stop,) = [stop for stop in view(dossier).printings.stops if stop.differs]
    assert "<del" not in stop.html
    assert '<ins class="v word">ship</ins>' in stop.html
    (row, _) = view(dossier).tables[0].rows
    assert row.fields[0].labels == ("word, beside the text’s",)


def test_words_of_reports_are_never_markup() -> None:
    evil = "<img src=x onerror=alert(1)>"
    text = f"The {evil} left."
    dossier = printed(
        text,
        {"a": text, "b": f"The {evil}<b> left."},
        Variant("v", "word", 4, 4 + len(evil), (reading(evil, "a"), reading(evil + "<b>", "b")), 1),
    )
    page = to_html(story.edition(dossier))["dossier.html"]
    assert "<img" not in page
    assert "&lt;img" in page


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 2**32))
def test_the_order_of_inputs_never_changes_the_page(seed: int) -> None:
    parts = story.flood_parts()
    shuffled = random.Random(seed)
    changed = {}
    for name in ("articles", "captures", "analyses", "claims", "conflicts", "copies"):
        values = list(getattr(parts, name))
        shuffled.shuffle(values)
        changed[name] = tuple(values)
    page = to_html(story.edition(story.replace_parts(parts, **changed).compose()))
    assert page == to_html(story.edition(parts.compose()))


def _crowd(number: int) -> Dossier:
    """Many reports of one text of 120 words, of which each changes two in its own way."""
    words = [f"word{i}" for i in range(120)]
    text = " ".join(words) + "."
    prints, changes = {}, {}
    for k in range(number):
        own = list(words)
        for place in ((k * 7) % 120, (k * 13 + 5) % 120):
            own[place] = f"other{k % 4}"
            changes.setdefault((place, k % 4), []).append(f"r{k}")
        prints[f"r{k}"] = " ".join(own) + "."
    variants = []
    for (place, form), keys in sorted(changes.items()):
        start = text.index(f"word{place} ") if place < 119 else text.index("word119")
        others = [f"r{k}" for k in range(number) if f"r{k}" not in keys]
        variants.append(
            Variant(
                f"v{place}-{form}", "word", start, start + len(f"word{place}"),
                (reading(f"word{place}", *others), reading(f"other{form}", *keys)), 1,
            )
        )  # fmt: skip
    return printed(text, prints, *variants)


def test_a_page_of_two_hundred_witnesses_stays_small_and_quick() -> None:
    dossier = _crowd(200)
    start = time.perf_counter()
    page = to_html(story.edition(dossier))["dossier.html"]
    assert time.perf_counter() - start < 20
    assert len(page) < 6_000_000
    view_ = view(dossier)
    assert len(view_.printings.stops) <= 40
    assert len(view_.printings.stops) + view_.printings.more >= 40
    assert sum(len(t.rows) * len(t.places) for t in view_.tables) < 1500
    assert view_.tables_left > 0


def _lineage(*edges: tuple[str, str, bool, Evidence], number: int = 4) -> Dossier:
    parts = story.gather(
        [
            story.Report(f"r{i}", [("paragraph", f"Words of report {i} here.")], f"Paper {i}", published=f"2031-03-{i + 1:02d}")
            for i in range(number)
        ]
    )  # fmt: skip
    ids = {f"r{i}": article.id for i, article in enumerate(parts.articles)}
    made = tuple(Edge(ids.get(s, s), ids[t], strong, (why,)) for s, t, strong, why in edges)
    origins: list[set[str]] = [{article.id} for article in parts.articles]
    for edge in made:
        if edge.strong:
            joined = [g for g in origins if edge.target in g or edge.source in g]
            origins = [g for g in origins if g not in joined] + [{edge.source}.union(*joined)]
    known = set(ids.values())
    groups = tuple(tuple(sorted(g & known)) for g in origins)
    return story.replace_parts(parts, lineage=Lineage(groups, made)).compose()


_COPIED = Evidence("copied passage", "92% of its own words stand there", 0.92)
_CREDIT = Evidence("credited report", "credits another", 0.5)


def _words(picture: str) -> str:
    return " ".join(html.fragment_fromstring(picture).text_content().split())


def test_a_tree_writes_its_evidence_in_short_words_and_links_it_to_the_list() -> None:
    dossier = _lineage(("r0", "r1", True, _COPIED))
    (tree,) = stemma_of(dossier, Citing(dossier)).trees
    assert tree.name == "Independent origin 1"
    assert "copies A: 92 % of its words" in _words(str(tree.picture))
    assert 'href="#e-1"' in tree.picture
    page = to_html(story.edition(dossier))["dossier.html"]
    assert 'id="e-1"' in page


def test_reports_without_a_line_are_listed_as_origins_of_their_own() -> None:
    dossier = _lineage(("r0", "r1", True, _COPIED))
    assert [a.chip.sign for a in stemma_of(dossier, Citing(dossier)).alone] == ["C", "D"]


def test_a_weak_line_between_two_origins_names_both() -> None:
    dossier = _lineage(("r0", "r1", False, _CREDIT))
    (tree,) = stemma_of(dossier, Citing(dossier)).trees
    assert tree.name == "Independent origins 1 and 2"
    assert "edge weak" in tree.picture
    assert "origin 2" in tree.picture


def test_a_source_that_is_not_among_the_reports_is_a_hollow_root() -> None:
    dossier = _lineage(
        ("Far Wire", "r0", True, Evidence("agency credit", "credits Far Wire", 0.9)),
        ("Far Wire", "r1", True, Evidence("agency credit", "credits Far Wire", 0.9)),
    )
    (tree,) = stemma_of(dossier, Citing(dossier)).trees
    assert "knot open" in tree.picture
    assert "credits Far Wire" in tree.picture


def test_copies_without_a_direction_are_told_in_the_tree() -> None:
    dossier = _lineage(("Far Wire", "r0", True, _CREDIT), ("Far Wire", "r1", True, _CREDIT))
    one, two = sorted(article.id for article in dossier.articles[:2])
    dossier = replace(dossier, copies=(Copy(one, two, "wire", 0.8, 0.8),))
    (tree,) = stemma_of(dossier, Citing(dossier)).trees
    assert "shares 80 % of its words with A" in tree.picture
    assert 'href="#copy-1"' in tree.picture


@pytest.mark.parametrize("number", [1, 2, 10, 60])
def test_words_of_a_tree_do_not_lie_over_each_other(number: int) -> None:
    edges = [(f"r{i // 3}", f"r{i}", True, _COPIED) for i in range(1, number)]
    dossier = _lineage(*edges, number=number)
    for tree in stemma_of(dossier, Citing(dossier)).trees:
        root = html.fragment_fromstring(str(tree.picture))
        wide, high = map(float, root.get("viewbox", root.get("viewBox")).split()[2:])
        lines = sorted(float(t.get("y")) for t in root.iter("text"))
        assert all(b - a >= 14 for a, b in pairwise(lines))
        assert lines[-1] <= high
        assert wide == 360


@given(st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7), st.booleans()), max_size=20))
@settings(max_examples=40, deadline=None)
def test_no_lineage_whatever_breaks_the_trees_or_loses_a_report(
    links: list[tuple[int, int, bool]],
) -> None:
    pairs = {(s, t): strong for s, t, strong in links if s != t}
    dossier = _lineage(
        *((f"r{s}", f"r{t}", strong, _COPIED) for (s, t), strong in pairs.items()), number=8
    )
    stemma = stemma_of(dossier, Citing(dossier))
    drawn = " ".join(str(tree.picture) for tree in stemma.trees)
    signs = set(re.findall(r'data-w="(\w+)"', drawn)) | {a.chip.sign for a in stemma.alone}
    assert signs == set("ABCDEFGH")


def test_bars_beyond_what_a_page_holds_are_counted_not_drawn() -> None:
    dossier = _crowd(200)
    for picture in printed_pictures(dossier.records[0], dossier, Citing(dossier)):
        found = re.search(r"and (\d+) more reports", str(picture))
        assert found
        assert picture.count('class="grid"') == 60

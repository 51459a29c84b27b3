"""What the parts of the page show, before they are printed."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import replace

import flood_story as story
import pytest

from variorum.dossier.exports import to_html, to_json, to_markdown
from variorum.dossier.exports.pictures import svg
from variorum.dossier.exports.pictures.printed import printed_pictures
from variorum.dossier.exports.pictures.stemma import stemma_of
from variorum.dossier.exports.pictures.times import times_pictures
from variorum.dossier.exports.views.citing import Citing
from variorum.dossier.exports.views.claims import claim_groups, fresh_value, told_claims
from variorum.dossier.exports.views.contested import contested, pairs
from variorum.dossier.exports.views.library import copy_lines, source_lines
from variorum.dossier.exports.views.people import voices
from variorum.dossier.exports.views.record import record_view, shortened
from variorum.model import Attestation, Claim, Conflict, Edge, Evidence, Lineage

MAKERS = [
    story.flood, story.single_report, story.no_record, story.many_reports, story.long_record,
    story.hostile,
]  # fmt: skip


@pytest.mark.parametrize("make", MAKERS)
def test_every_picture_is_well_formed_and_named(make) -> None:  # type: ignore[no-untyped-def]
    dossier = make()
    citing = Citing(dossier)
    pictures = [tree.picture for tree in stemma_of(dossier, citing).trees]
    pictures += times_pictures(dossier.timeline, citing) or ()
    for record in dossier.records:
        pictures += printed_pictures(record, dossier, citing)
    assert pictures
    for picture in pictures:
        root = ET.fromstring(str(picture))
        assert root[0].tag == "title"
        assert root[0].text
        assert root[1].tag == "desc"
        assert not [e for e in root.iter() if "style" in e.attrib]
        wide = float(root.attrib["viewBox"].split()[2])
        for rect in root.iter("rect"):
            assert float(rect.attrib["x"]) + float(rect.attrib["width"]) <= wide + 1


def test_lineage_with_a_circle_is_drawn() -> None:
    parts = story.flood_parts()
    a, b = (article.id for article in parts.articles[:2])
    why = (Evidence("credit", "each credits the other", 0.5),)
    lineage = Lineage(parts.lineage.origins, (Edge(a, b, True, why), Edge(b, a, True, why)))
    dossier = story.replace_parts(parts, lineage=lineage).compose()
    trees = stemma_of(dossier, Citing(dossier)).trees
    assert trees
    for tree in trees:
        ET.fromstring(str(tree.picture))


def test_words_that_do_not_fit_end_with_an_ellipsis() -> None:
    cut = svg.fit("The Extraordinarily Long-Named Gazette", 100)
    assert cut.endswith("…")
    assert svg.width(cut) <= 100
    assert svg.fit("Gazette", 100) == "Gazette"


def test_claims_are_grouped_by_verdict() -> None:
    groups = {name: [t.claim.matter for t in told] for name, _, told in told_claims(story.flood())}
    assert groups["Agreed"] == ["the company knew of the failed gate", "the writer of the letter"]
    assert len(groups["Contested"]) == 3
    assert len(groups["From a single source"]) == 2
    assert "Quoted alike" not in groups


def test_words_of_a_record_that_several_quote_are_not_called_a_fact_agreed_on() -> None:
    parts = story.flood_parts()
    at, _ = story.finder(parts, [report.key for report in story.REPORTS])
    words = "nobody told the town"
    told = tuple(Attestation(at(k, words), "") for k in ("hollin-herald", "tidewire"))
    claim = Claim("q", words, "", "corroborated", 2, told)
    dossier = story.replace_parts(parts, claims=(claim,)).compose()
    assert [name for name, _, _ in told_claims(dossier)] == ["Quoted alike"]


def test_a_single_source_that_several_print_is_still_single() -> None:
    parts = story.flood_parts()
    at, _ = story.finder(parts, [report.key for report in story.REPORTS])
    words = "The flood reached 41 homes, the fire service said."
    told = tuple(Attestation(at(k, words), "41") for k in ("tidewire", "northgate-post"))
    claim = Claim("s", "homes reached", "41", "single", 1, told)
    dossier = story.replace_parts(parts, claims=(claim,), conflicts=()).compose()
    ((_, _, (one,)),) = told_claims(dossier)
    assert one.words == "single source, printed by two reports"


def test_the_matrix_shows_who_says_otherwise() -> None:
    dossier = story.flood()
    groups, columns = claim_groups(dossier, Citing(dossier))
    assert groups[0].name == "Contested"
    row = next(r for g in groups for r in g.rows if r.matter == "homes under water")
    assert [cell.sign for cell in row.cells] == [column.sign for column in columns]
    states = {cell.sign: cell.state for cell in row.cells}
    assert sorted(sign for sign, state in states.items() if state == "said") == list("ABCD")
    assert [sign for sign, state in states.items() if state == "otherwise"] == ["F"]
    assert row.words == "contested: four reports say so, one otherwise"


def test_reports_that_contradict_each_other_are_not_called_agreed() -> None:
    parts = story.gather(
        [
            story.Report("a", [("paragraph", "A fire at the Osk mill hurt 20 workers on Monday.")]),
            story.Report("b", [("paragraph", "A fire at the Osk mill hurt 14 workers on Monday.")]),
        ]
    )
    at, _ = story.finder(parts, ["a", "b"])
    one = at("a", "A fire at the Osk mill hurt 20 workers on Monday.")
    two = at("b", "A fire at the Osk mill hurt 14 workers on Monday.")
    claim = Claim(
        "c", "A fire at the Osk mill hurt 20 workers on Monday.", "", "corroborated", 2,
        (Attestation(one, ""), Attestation(two, "")),
    )  # fmt: skip
    sides = (Attestation(one, "20"), Attestation(two, "14"))
    conflict = Conflict("k", "the injured", "number", "hard", sides)
    dossier = story.replace_parts(parts, claims=(claim,), conflicts=(conflict,)).compose()
    ((name, _, told),) = told_claims(dossier)
    assert name == "Told by several, who differ in a point"
    assert told[0].words == "two independent origins tell of it, and differ on the injured"


def test_a_conflict_shows_each_value_once_and_marks_it() -> None:
    dossier = story.flood()
    found = {pair.matter: pair for pair in pairs(dossier, Citing(dossier))}
    date = found["when the letter was published"]
    assert [str(side.html).count("<mark>") for side in date.sides] == [1, 1]
    assert "<mark>4 March 2031</mark>" in date.sides[0].html
    assert "<mark>3 March 2031</mark>" in date.sides[1].html


def test_conflicts_on_one_matter_are_one_card_and_what_was_replaced_stands_last() -> None:
    told = contested(dossier := story.flood(), Citing(dossier))
    names = [matter.name for group in told for matter in group.matters]
    assert len(names) == len(set(names))
    assert [group.ident for group in told] == ["hard"]
    homes = next(m for m in told[0].matters if m.name == "homes under water")
    assert [pair.strength for pair in homes.pairs] == ["hard", "superseded"]
    assert homes.between == "“41” or 14"


def test_a_difference_that_may_be_none_stands_before_what_was_replaced() -> None:
    parts = story.flood_parts()
    kinds = {"conflict-1": "superseded", "conflict-2": "soft", "conflict-3": "hard"}
    conflicts = tuple(
        replace(one, strength=kinds[one.id]) for one in parts.conflicts if one.id in kinds
    )
    dossier = story.replace_parts(parts, conflicts=conflicts).compose()
    told = contested(dossier, Citing(dossier))
    assert [group.ident for group in told] == ["hard", "soft", "superseded"]


def test_whether_somebody_spoke_is_told_with_what_they_did() -> None:
    dossier = story.flood()
    told = contested(dossier, Citing(dossier))
    spoke = next(m for g in told for m in g.matters if m.name.startswith("whether the company"))
    assert spoke.between == "confirmed or would not say"


def test_many_conflicts_on_one_matter_do_not_make_a_wall() -> None:
    parts = story.flood_parts()
    (one,) = [c for c in parts.conflicts if c.id == "conflict-2"]
    many = tuple(replace(one, id=f"k-{n}", matter=f"matter {n // 8}") for n in range(800))
    dossier = story.replace_parts(parts, conflicts=many).compose()
    (group,) = contested(dossier, Citing(dossier))
    assert (len(group.matters), group.more) == (60, 40)
    assert {(len(m.pairs), m.more) for m in group.matters} == {(3, 5)}


def test_a_report_without_an_outlet_is_told_by_its_title_once() -> None:
    parts = story.flood_parts()
    bare = tuple(replace(article, publisher=None) for article in parts.articles)
    dossier = story.replace_parts(parts, articles=bare).compose()
    page = to_html(story.edition(dossier))["dossier.html"]
    account = page[page.index('id="account"') : page.index('<aside class="short"')]
    account = re.sub(r' aria-label="[^"]*"', "", account)
    named = re.findall(r"[Rr]eport ([A-H])\b(<span class=\"ours\"> \()?", account)
    assert named
    for sign in {sign for sign, _ in named}:
        assert [bool(told) for one, told in named if one == sign].index(True) == 0
        assert sum(bool(told) for one, told in named if one == sign) == 1


def test_a_value_is_not_said_twice() -> None:
    assert fresh_value("the last night train ran in 2024", "2024") == ""
    assert fresh_value("homes under water", "41") == "41"
    assert fresh_value("room 411", "41") == "41"


def test_of_very_many_copies_those_drawn_and_the_largest_are_listed() -> None:
    parts = story.flood_parts()
    (one,) = parts.copies
    many = tuple(replace(one, share_a=n / 400, share_b=n / 400) for n in range(400))
    dossier = story.replace_parts(parts, copies=many).compose()
    lines = copy_lines(dossier, Citing(dossier), frozenset({1}))
    assert len(lines) == 120
    numbers = {line.number for line in lines}
    assert 1 in numbers
    assert min(numbers - {1}) > 200


def test_the_same_words_of_several_reports_are_one_saying() -> None:
    dossier = story.flood()
    told = {voice.name: voice for voice in voices(dossier, Citing(dossier))}
    gate = [s for s in told["Mira Oduya"].of_record if "lower gate" in s.text]
    assert [chip.sign for chip in gate[0].chips] == ["A", "B", "C"]
    assert [s.text for s in told["Tomas Reis"].sayings] == ["“We failed the town”"]


def test_notes_stand_in_the_order_of_the_text_and_trifles_have_letters() -> None:
    dossier = story.flood()
    view = record_view(1, dossier.records[0], Citing(dossier))
    # A word, the number of homes, an omission.
    assert [n.number for n in view.notes] == ["1", "2", "3"]
    assert [n.number for n in view.trifles] == ["a", "b", "c", "d"]
    text = "".join(str(p.html) for p in view.paragraphs)
    for signs in (view.notes, view.trifles):
        places = [text.index(f'id="t-{n.ident}"') for n in signs]
        assert places == sorted(places)


def test_of_many_notes_the_gravest_stand_open_in_the_order_of_the_text() -> None:
    dossier = story.long_record()
    record = dossier.records[0]
    heavy = tuple(replace(v, rank=1 if n in (13, 14) else 4) for n, v in enumerate(record.variants))
    view = record_view(1, replace(record, variants=heavy), Citing(dossier))
    shown, further = [int(n.number) for n in view.notes], [int(n.number) for n in view.further]
    assert {14, 15} <= set(shown)
    assert shown == sorted(shown)
    assert further == sorted(further)
    assert len(shown) == 12
    assert sorted(shown + further) == list(range(1, len(record.variants) + 1))


def test_a_long_reading_is_given_by_its_ends() -> None:
    assert shortened("one two three four five six seven " * 4) == "one two three … six seven"


def test_references_link_only_ordinary_addresses() -> None:
    lines = {line.sign: line for line in source_lines(story.flood())}
    assert lines["A"].url == "https://herald.example/letter"
    assert lines["H"].url is None
    assert lines["H"].bad_url == "javascript:alert(1)"
    assert lines["C"].copy_of == ("B",)


def test_copies_without_a_direction_stand_in_the_order_of_signs() -> None:
    parts = story.flood_parts()
    copies = tuple(replace(copy, direction=None) for copy in parts.copies)
    dossier = story.replace_parts(parts, copies=copies).compose()
    (line,) = copy_lines(dossier, Citing(dossier))
    assert (line.left_sign, line.right_sign, line.directed) == ("B", "C", False)


def test_half_a_surrogate_pair_can_be_written() -> None:
    report = story.Report(
        "x", [("title", "Broken \ud83d headline here"), ("paragraph", "A \udc00 b.")]
    )
    edition = story.edition(_with_surrogates(report))
    for text in (to_json(edition), to_markdown(edition), *to_html(edition).values()):
        text.encode("utf-8")


def _with_surrogates(report: story.Report) -> story.Dossier:
    """Built by hand: the helper's digest could not encode such a text."""
    plain = replace(
        report,
        blocks=[(k, t.replace("\ud83d", "@").replace("\udc00", "#")) for k, t in report.blocks],
    )
    parts = story.gather([plain])
    article = parts.articles[0]
    text = article.text.replace("@", "\ud83d").replace("#", "\udc00")
    title = replace(article.title, value="Broken \ud83d headline here") if article.title else None
    return story.replace_parts(
        parts, articles=(replace(article, text=text, title=title),)
    ).compose()

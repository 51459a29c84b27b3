"""The TEI edition: valid, disjoint places, every witness's print recoverable."""

from __future__ import annotations

import os
from dataclasses import replace
from itertools import pairwise

import pytest
from flood_story import MADE, Report, finder, flood_parts, gather, hostile
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from reading_tei import ID, NS, Division, divisions, schema

from variorum.dossier.exports import to_tei
from variorum.dossier.exports.tei.elements import address, permitted, when
from variorum.model import (
    Dossier,
    Edition,
    Paraphrase,
    Reading,
    TextOfRecord,
    Variant,
    Witness,
    Word,
)


@pytest.fixture(name="schema")
def _schema() -> etree.RelaxNG:
    found = schema()
    if found is None:
        if os.environ.get("CI") == "true":
            pytest.fail("the TEI schema must be here in CI")
        pytest.skip("the TEI schema lies beside the repository in shared/schemas")
    return found


def _read(*dossiers: Dossier) -> list[etree._Element]:
    return [etree.fromstring(text.encode()) for text in to_tei(Edition(MADE, dossiers)).values()]


def _flood() -> Division:
    return divisions(_read(flood_parts().compose())[0])[0]


@pytest.mark.parametrize("make", [lambda: flood_parts().compose(), hostile])
def test_the_document_is_valid_tei(make, schema: etree.RelaxNG) -> None:  # type: ignore[no-untyped-def]
    for document in _read(make(), make()):
        assert schema.validate(document), schema.error_log


def test_a_story_without_a_text_of_record_is_valid_too(schema: etree.RelaxNG) -> None:
    (document,) = _read(gather([Report("a", [("paragraph", "A sentence.")])]).compose())
    assert schema.validate(document), schema.error_log
    assert divisions(document) == []


def test_the_text_of_record_reads_as_it_was_reconstructed() -> None:
    assert _flood().text == flood_parts().records[0].text


def test_places_are_disjoint_and_in_the_order_of_the_text() -> None:
    apps = _flood().apps
    assert all(one.end <= two.start for one, two in pairwise(apps))
    assert len({app.ident for app in apps}) == len(apps)


def test_every_witness_has_its_reading_at_every_place_that_differs() -> None:
    """A Hollin Valley Herald, B Tidewire, C Northgate Post, E Daily Weir, H Pump Notes."""
    told = {app.lemma: app for app in _flood().apps if app.readings}
    assert {
        lemma: {sign: app.prints(sign) for sign in "ABCEH" if app.prints(sign)}
        for lemma, app in told.items()
    } == {
        "WRONG": {"A": ["WRONG"], "B": ["wrong"], "C": ["wrong"]},
        "close": {"A": ["close"], "B": ["close"], "C": ["close"], "E": ["shut"]},
        "Forty-one": {"A": ["Forty-one"], "E": ["forty-one"], "H": ["fourteen"]},
        ", and I will not hide behind the weather.": {
            "A": [", and I will not hide behind the weather."],
            "E": ["…"],
        },
        "high street": {"A": ["high street"], "E": ["street"]},
    }
    kinds = {rdg[1]: rdg[2] for app in told.values() for rdg in app.readings}
    assert kinds == {
        "wrong": "case",
        "shut": "word",
        "forty-one": "case",
        "fourteen": "word",
        "…": "ellipsis",
        "street": "omission",
    }


def test_what_only_some_print_is_not_given_to_the_others() -> None:
    flood = _flood()
    (gate,) = [app for app in flood.apps if "knew on 12 February" in app.lemma]
    assert gate.lemma_of == {"A", "B", "C", "E"}
    assert [app.lemma for app in flood.apps if app.prints("H")] == [
        "Forty-one",
        "homes",
        "ninety pumps",
    ]


def test_reading_back_tells_a_wrong_witness_from_a_right_one() -> None:
    """The reader of these tests can fail."""
    flood = _flood()
    at = flood.text.index("close")
    places = flood.over(at, at + 5)
    assert flood.holds("E", "would not shut", places, around=4)
    assert not flood.holds("E", "would not close", places, around=4)
    assert not flood.holds("B", "shut", places)
    assert not flood.holds("H", "close", places, around=4)


def test_every_witness_is_listed_with_its_reference_and_the_digest_of_its_capture() -> None:
    (document,) = _read(flood_parts().compose())
    (first,) = document.xpath("//t:witness[@xml:id='A']", namespaces=NS)
    assert first.xpath("string(.//t:title)", namespaces=NS).startswith("Water chief’s letter")
    assert (
        first.xpath("string(.//t:date[@type='published']/@when)", namespaces=NS)
        == "2031-03-04T10:20:00Z"
    )
    assert first.xpath("string(.//t:ref/@target)", namespaces=NS) == "https://herald.example/letter"
    assert first.xpath("string(.//t:idno[@type='capture'])", namespaces=NS).startswith("sha256:")


def test_every_pointer_leads_to_something() -> None:
    for dossier in (flood_parts().compose(), hostile()):
        (document,) = _read(dossier)
        names = {one.get(ID) for one in document.iter() if one.get(ID)}
        pointers = [
            pointer.removeprefix("#")
            for one in document.iter()
            for name in ("wit", "target", "from", "to", "ana", "source")
            for pointer in (one.get(name) or "").split()
            if pointer.startswith("#")
        ]
        assert pointers
        assert [pointer for pointer in pointers if pointer not in names] == []


def test_doubts_and_paraphrases_are_notes_with_their_words() -> None:
    (document,) = _read(flood_parts().compose())
    (doubt,) = document.xpath("//t:note[@type='doubt']", namespaces=NS)
    assert doubt.xpath("string(t:quote)", namespaces=NS) == "Ich habe mich GEIRRT"
    (told,) = document.xpath("//t:note[@type='paraphrase']/t:quote", namespaces=NS)
    assert told.text.startswith("Hollin Water said it stood by every word")


def _small(
    words: str, prints: dict[str, str], variants: list[tuple[str, int, int, list[list[str]]]]
) -> Dossier:
    """A record of plain words, what each report prints of it, and its variants.

    A reading is a list of reports; each has there what stands at the same place of its print,
    told here as "key:phrase".
    """
    reports = [
        Report(key, [("paragraph", f"“{text}” she wrote {key}.")]) for key, text in prints.items()
    ]
    parts = gather(reports)
    at, ids = finder(parts, list(prints))
    found = []
    for index, token in enumerate(words.split()):
        start = len(" ".join(words.split()[:index])) + (1 if index else 0)
        places = tuple(
            at(key, token) for key, text in prints.items() if f" {token} " in f" {text} "
        )
        found.append(Word(start, start + len(token), places))
    made = tuple(
        Variant(
            f"v{n}", kind, start, end,  # type: ignore[arg-type]
            tuple(
                Reading(one[0].split(":", 1)[1], tuple(at(*one_of.split(":", 1)) for one_of in one))
                for one in readings
            ),
        )
        for n, (kind, start, end, readings) in enumerate(variants)
    )  # fmt: skip
    witnesses = tuple(
        Witness("", ids[key], "full", (at(key, text),)) for key, text in prints.items()
    )
    record = TextOfRecord("record-s", "message", "Ada", None, words, tuple(found), witnesses, made)
    return replace(parts, records=(record,)).compose()


def test_variants_that_cross_each_other_share_one_place(schema: etree.RelaxNG) -> None:
    dossier = _small(
        "we go home now",
        {"p": "we go home now", "q": "we walk off now", "r": "we go away"},
        [
            ("word", 3, 10, [["p:go home"], ["q:walk off"]]),
            ("word", 6, 14, [["p:home now"], ["r:away"]]),
        ],
    )
    (document,) = _read(dossier)
    assert schema.validate(document), schema.error_log
    (division,) = divisions(document)
    signs = {entry.article: entry.siglum for entry in dossier.sources}
    by_key = {a.input: signs[a.id] for a in dossier.articles}
    (place,) = [app for app in division.apps if app.readings]
    assert place.lemma == "go home now"
    assert place.prints(by_key["p.html"]) == ["go home now"]
    assert place.prints(by_key["q.html"]) == ["walk off now"]
    assert place.prints(by_key["r.html"]) == ["go away"]


def test_a_long_omission_leaves_the_places_inside_it_as_they_are() -> None:
    dossier = _small(
        "one two three four",
        {"p": "one two three four", "q": "one four", "r": "one TWO three four"},
        [
            ("omission", 4, 13, [["p:one two three four"], ["q:one four"]]),
            ("case", 4, 7, [["p:two"], ["r:TWO"]]),
        ],
    )
    (division,) = divisions(_read(dossier)[0])
    signs = {
        a.input[0]: next(s.siglum for s in dossier.sources if s.article == a.id)
        for a in dossier.articles
    }
    assert [app.lemma for app in division.apps] == ["one", "two", "three", "four"]
    assert [app.prints(signs["q"]) for app in division.apps] == [["one"], [""], [""], ["four"]]
    assert [app.prints(signs["r"]) for app in division.apps] == [
        ["one"],
        ["TWO"],
        ["three"],
        ["four"],
    ]
    # What one place does not hold whole is listed whole beside the text.
    assert [(kind, first, last) for kind, first, last, _ in division.apart] == [
        ("omission", division.apps[1].ident, division.apps[2].ident)
    ]


def test_a_translation_stands_beside_the_text_with_its_language() -> None:
    dossier = _small(
        "we go home",
        {"p": "we go home", "q": "wir gehen heim"},
        [("translation", 0, 10, [["p:we go home"], ["q:wir gehen heim"]])],
    )
    record = replace(
        dossier.records[0], variants=(replace(dossier.records[0].variants[0], note="de"),)
    )
    (document,) = _read(replace(dossier, records=(record,)))
    (foreign,) = document.xpath("//t:listApp/t:app/t:rdg", namespaces=NS)
    assert foreign.text == "wir gehen heim"
    assert foreign.get("{http://www.w3.org/XML/1998/namespace}lang") == "de"


def test_what_xml_cannot_hold_is_replaced_in_place(schema: etree.RelaxNG) -> None:
    bad = "a\x00b\x0bc\ud800d\ufffee"
    assert permitted(bad) == "a\ufffdb\ufffdc\ufffdd\ufffde"
    dossier = flood_parts().compose()
    record = replace(
        dossier.records[0],
        author=bad,
        paraphrases=(Paraphrase(dossier.records[0].doubts[0].passage, 0, 0),),
    )
    changed = replace(
        dossier,
        title=bad,
        records=(record,),
        articles=tuple(
            replace(a, language="x\x00", url=f"https://x.example/{bad}") for a in dossier.articles
        ),
    )
    (document,) = _read(changed)
    assert schema.validate(document), schema.error_log
    assert document.xpath("string(//t:titleStmt/t:title)", namespaces=NS) == permitted(bad)


@given(st.text(max_size=30), st.text(max_size=30))
@settings(max_examples=60, deadline=None)
def test_any_text_makes_a_document_that_parses(author: str, title: str) -> None:
    dossier = hostile()
    records = tuple(
        replace(r, author=author, recipient=title, text=title + r.text) for r in dossier.records
    )
    for text in to_tei(Edition(MADE, (replace(dossier, records=records, title=title),))).values():
        (division,) = divisions(etree.fromstring(text.encode()))
        # A carriage return survives as a reference; nothing is folded away.
        assert division.text == permitted(title + dossier.records[0].text)


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("2031-03-04T17:20+01:00", "2031-03-04T17:20:00+01:00"),
        ("2031-03-04T17:20:05Z", "2031-03-04T17:20:05Z"),
        ("2031-03-04T15:10", "2031-03-04T15:10:00"),
        ("2031-03-04", "2031-03-04"),
        ("2031-03", "2031-03"),
        ("2031", "2031"),
        ("2031-13-01", ""),
        ("2031-02-30", ""),
        ("2031-03-04T24:61", ""),
        ("0000-01-01", ""),
        ("yesterday", ""),
        (None, ""),
    ],
)
def test_a_date_is_one_of_xml_schema_or_none(said: str | None, written: str) -> None:
    assert when(said) == written


def test_an_address_is_one_of_the_web_or_none() -> None:
    assert address("https://x.example/a b") == ""
    assert address("javascript:alert(1)") == ""
    assert address("https://x.example/ü[1]|{2}") == "https://x.example/%C3%BC%5B1%5D%7C%7B2%7D"
    assert address("https://x.example/%C3%BC?a=1&b=2#c") == "https://x.example/%C3%BC?a=1&b=2#c"


def test_several_stories_make_a_document_each() -> None:
    names = list(to_tei(Edition(MADE, (flood_parts().compose(), hostile()))))
    assert names[0].startswith("story-1-water-chief")
    assert all(name.endswith(".tei.xml") for name in names)
    assert list(to_tei(Edition(MADE, (hostile(),)))) == ["dossier.tei.xml"]
    assert to_tei(Edition(MADE, ())) == {}


def test_equal_editions_give_equal_bytes_in_any_order_of_readings() -> None:
    dossier = flood_parts().compose()
    record = dossier.records[0]
    turned = replace(record, variants=record.variants[::-1], words=record.words[::-1])
    one = to_tei(Edition(MADE, (dossier,)))
    assert one == to_tei(Edition(MADE, (replace(dossier, records=(turned, *dossier.records[1:])),)))

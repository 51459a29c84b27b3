"""References: CSL-JSON, BibTeX and wikitext, read back by parsers that are not ours."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import replace
from urllib.parse import unquote

import pytest
from flood_story import Report, flood_parts, gather, hostile
from hypothesis import example, given, settings
from hypothesis import strategies as st
from reading_references import authors, edition, entries, one_report, printed, templates

from variorum.dossier.exports import to_bibtex, to_csl, to_wikitext
from variorum.dossier.exports.references.work import people, works_of
from variorum.model import Credit, Span

HOSTILE = [
    "}}", "}} {{evil}}", "a | b |title=c", "back \\ slash \\n", 'say "this"', "{", "}", "{{{", "[[Link|x]]", "[http://x.example y]",
    "<ref>x</ref>", "<!-- no", "--> yes", "two\nlines\tand a tab", "50 % # & _ ~ ^ $", "''bold'' and '''more'''", "~~~~",
    "__NOTOC__", "🚋 trams 👩‍👩‍👧", "رسالة الوزيرة", "מכתב \u202eexe.txt", "* not a list", "# nor this", ": nor that", "=x= y", "&amp; &#123; &lt;",
    "----", "a -- b --- c", "``quoted''", "@article{x,", "x and y", "https://x.example/a|b", "Ünïcödé — “marks” ‘too’", "$x^2$ \\textbf{x}",
    "\x00nul\x0b", "half \ud800 a pair", "a,, b << c >> d", "\\", "%", "?`!`",
]  # fmt: skip


def _said(title: str) -> str:
    """A title as a reference may say it: on one line, without signs that are none."""
    whole = "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in title)
    plain = "".join(
        " " if unicodedata.category(c) == "Cc" or c in "\u2028\u2029\ufffe\uffff" else c
        for c in whole
    )
    return " ".join(plain.split())


@pytest.mark.parametrize("title", HOSTILE)
def test_no_title_is_lost_or_taken_for_markup(title: str) -> None:
    _check(title)


@given(st.text(max_size=40))
@example("\u02c5")
@settings(max_examples=150, deadline=None)
def test_any_title_comes_back_as_it_was(title: str) -> None:
    _check(title.replace("\u02c6", ""))


@given(st.text(alphabet="{}[]|\\'\"<>&#%$_~^-`*:;=!,@ ab\n", max_size=30))
@settings(max_examples=300, deadline=None)
def test_any_row_of_signs_comes_back_as_it_was(title: str) -> None:
    _check(title)


def _check(title: str) -> None:
    whole = edition(one_report(title=title, publisher=title, byline=title))
    wanted = _said(title)
    (item,) = json.loads(to_csl(whole))
    assert item.get("title", "") == wanted
    assert item.get("container-title", "") == wanted
    if wanted:
        assert item["author"] == [{"literal": name} for name in people(wanted)]
    (entry,) = entries(to_bibtex(whole))
    assert _blank(entry.get("title", "")) == _blank(wanted)
    assert _blank(entry.get("journal", "")) == _blank(wanted)
    (template,) = templates(to_wikitext(whole))
    assert template.get("title", "") == wanted
    assert template.get("work", "") == wanted
    assert template["url"] == "https://a.example/1"


def _blank(text: str) -> str:
    """TeX knows one kind of blank."""
    return " ".join(text.split())


def test_a_citation_processor_prints_every_report() -> None:
    whole = edition(flood_parts().compose())
    for text, work in zip(printed(to_csl(whole)), works_of(whole.dossiers[0]), strict=True):
        for part in (work.title, work.publisher, *work.authors, work.url):
            assert part is None or part in text
        assert work.published is None or work.published[:4] in text


def test_a_citation_processor_prints_hostile_reports() -> None:
    shown = printed(to_csl(edition(hostile())))
    assert len(shown) == 4
    assert "كنت مخطئة" in shown[1]


def test_wikitext_names_what_the_report_gives_and_nothing_else() -> None:
    first = templates(to_wikitext(edition(flood_parts().compose())))[0]
    assert first == {
        "author": "Ada Wren",
        "title": "Water chief’s letter admits failed gate behind Hollin flood",
        "work": "Hollin Valley Herald",
        "date": "2031-03-04",
        "url": "https://herald.example/letter",
        "access-date": "2031-03-06",
        "quote": "Forty-one homes stand in water because of us, and I will not hide behind the "
        "weather. Give me six days and ninety pumps, and I will give you back your high street.",
    }


def test_a_report_without_anything_is_cited_without_anything() -> None:
    bare = edition(one_report(title=None, url=None))
    assert templates(to_wikitext(bare)) == [{}]
    assert "no title was given" in to_wikitext(bare)
    (entry,) = entries(to_bibtex(bare))
    assert set(entry) == {"key", "type", "urldate", "langid", "note"}
    assert entry["type"] == "misc"
    assert json.loads(to_csl(bare))[0]["type"] == "webpage"


def test_somebodys_own_post_is_cited_as_one() -> None:
    told = one_report(title=None, publisher="@ann@post.example", byline="Ann Lee")
    post = edition(replace(told, articles=(replace(told.articles[0], post=True),)))
    assert json.loads(to_csl(post))[0]["type"] == "post"
    (entry,) = entries(to_bibtex(post))
    assert (entry["type"], entry["howpublished"]) == ("misc", "@ann@post.example")
    assert "journal" not in entry


def test_an_address_that_is_no_web_address_is_left_out() -> None:
    for url in ("javascript:alert(1)", "data:text/html,x", "https://x.example/ y"):
        whole = edition(one_report(url=url))
        assert "url" not in templates(to_wikitext(whole))[0]
        assert "access-date" not in templates(to_wikitext(whole))[0]
        assert "URL" not in json.loads(to_csl(whole))[0]


def test_an_address_with_signs_of_markup_still_leads_there() -> None:
    url = "https://x.example/a|b?q={1}&r=[2]''&s=~%25~é\"<"
    whole = edition(one_report(url=url))
    given_back = templates(to_wikitext(whole))[0]["url"]
    assert unquote(given_back) == unquote(url)
    assert not set(given_back) & set("|{}[]'\"<> ")
    assert unquote(entries(to_bibtex(whole))[0]["url"]) == unquote(url)
    assert json.loads(to_csl(whole))[0]["URL"] == url


def _captured(url: str, *headers: tuple[str, str], own: str | None = None) -> dict[str, str]:
    parts = gather(
        [Report("a", [("title", "T"), ("paragraph", "A sentence stands here.")], url=own)]
    )
    capture = replace(parts.captures[0], url=url, headers=headers)
    dossier = replace(parts, captures=(capture,)).compose()
    return templates(to_wikitext(edition(dossier)))[0]


def test_an_archive_is_named_only_where_the_report_was_captured_from_one() -> None:
    kept = "https://archive.example/web/20310304172000/https://herald.example/letter"
    found = _captured(kept)
    assert found["archive-url"] == kept
    assert found["archive-date"] == "2031-03-04"
    assert found["url"] == "https://herald.example/letter"
    assert _captured(kept, own="https://herald.example/x")["url"] == "https://herald.example/x"
    for plain in (
        "https://herald.example/letter",
        "https://herald.example/20310304/x",
        "file:///x",
    ):
        assert "archive-url" not in _captured(plain, own="https://herald.example/letter")
    memento = _captured(
        "https://kept.example/1a2b",
        ("Memento-Datetime", "Tue, 04 Mar 2031 17:20:00 GMT"),
        (
            "Link",
            '<https://herald.example/letter>; rel="original", <https://kept.example/t>; rel="timemap"',
        ),
    )
    assert memento["archive-url"] == "https://kept.example/1a2b"
    assert memento["url"] == "https://herald.example/letter"
    assert memento["archive-date"] == "2031-03-04"


def test_an_archive_with_an_impossible_day_is_not_dated_and_not_named() -> None:
    found = _captured("https://archive.example/web/20319904172000/https://herald.example/letter")
    assert "archive-url" not in found
    assert "archive-date" not in found


def test_an_agency_is_named_where_the_report_credits_its_text_to_one() -> None:
    parts = gather(
        [
            Report(
                "a",
                [("title", "T"), ("paragraph", "HOLLIN (Tidewire) The gate did not close.")],
                "Northgate Post",
                "Tidewire",
                "2031-03",
                url="https://n.example/1",
            )
        ]
    )
    at = parts.articles[0].text.index("(Tidewire)")
    credit = Credit(Span(at, at + 10), "Tidewire", "agency")
    image = Credit(Span(at, at + 10), "Lensfolk", "image")
    dossier = replace(
        parts, analyses=(replace(parts.analyses[0], credits=(credit, image)),)
    ).compose()
    (found,) = templates(to_wikitext(edition(dossier)))
    assert found["agency"] == "Tidewire"
    assert "author" not in found  # the byline only names the agency again
    assert found["date"] == "March 2031"
    assert "Agency: Tidewire" in entries(to_bibtex(edition(dossier)))[0]["note"]


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("Ada Wren", ("Ada Wren",)),
        ("Jon Pike and Sal Imani", ("Jon Pike", "Sal Imani")),
        ("Jon Pike, Sal Imani & Bea Flint", ("Jon Pike", "Sal Imani", "Bea Flint")),
        ("Reporting staff and agencies", ("Reporting staff and agencies",)),
        ("Wren, Ada", ("Wren, Ada",)),
        ("", ()),
    ],
)
def test_a_byline_is_parted_only_where_every_part_is_a_name(
    byline: str, names: tuple[str, ...]
) -> None:
    assert people(byline) == names


def test_authors_stay_apart_in_bibtex_whatever_their_names_hold() -> None:
    whole = edition(one_report(byline="Jon Pike and Sal Imani"))
    assert authors(to_bibtex(whole)) == [["Jon Pike", "Sal Imani"]]
    whole = edition(one_report(byline="staff and agencies, of {the} Post"))
    assert authors(to_bibtex(whole)) == [["staff and agencies, of {the} Post"]]


def test_keys_are_unique_over_several_stories() -> None:
    parts = flood_parts().compose()
    whole = edition(parts, hostile(), parts)
    keys = [entry["key"] for entry in entries(to_bibtex(whole))]
    assert len({key.casefold() for key in keys}) == len(keys) == 20
    ids = [item["id"] for item in json.loads(to_csl(whole))]
    assert len(set(ids)) == 20


def test_an_edition_without_stories_has_no_references() -> None:
    assert json.loads(to_csl(edition())) == []
    assert entries(to_bibtex(edition())) == []
    assert templates(to_wikitext(edition())) == []


def test_equal_editions_give_equal_references() -> None:
    one, two = (edition(flood_parts().compose()) for _ in range(2))
    for write in (to_csl, to_bibtex, to_wikitext):
        assert write(one) == write(two)

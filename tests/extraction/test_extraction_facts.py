"""Title, names, dates, walls, live entries and notes on pages of our own making."""

from __future__ import annotations

from pathlib import Path

import pytest

from variorum.model import Article

GOLDEN = Path(__file__).parent / "golden"


@pytest.fixture
def golden(read_page):
    def read(name: str, url: str | None = None) -> Article:
        return read_page((GOLDEN / f"{name}.html").read_text(encoding="utf-8"), url)

    return read


def test_json_ld_of_the_pages_own_article_goes_before_that_of_others(golden) -> None:
    article = golden("harbour-json-ld", "https://quaycourier.example/wall")

    assert article.title is not None
    assert article.title.value == "Harbour wall to be raised by a metre"
    assert article.byline is not None
    assert (article.byline.value, article.byline.how) == ("Ines Calloway", "JSON-LD author")
    assert article.publisher is not None
    assert (article.publisher.value, article.publisher.how) == ("Quay Courier", "og:site_name")
    assert article.published is not None
    assert article.published.value == "2031-04-12T06:30+01:00"
    assert article.published.how == "JSON-LD datePublished"
    assert article.modified is not None
    assert article.modified.value == "2031-04-13T09:00+01:00"
    assert article.access is None


def test_what_a_reader_sees_by_the_heading_is_read_with_its_evidence(golden) -> None:
    article = golden("orchard-visible", "https://hollowledger.example/frost")

    assert article.byline is not None
    assert (article.byline.value, article.byline.how) == ("Petra Brannock", "byline by the heading")
    assert article.published is not None
    # Day first: the page's other dates and its language say so.
    assert article.published.value == "2031-05-03"
    assert "date of publication shown under the heading" in article.published.how


def test_dates_of_events_and_footers_are_not_the_articles(golden) -> None:
    article = golden("lighthouse-none")

    assert article.published is None
    assert article.byline is None
    assert article.access is None


def test_a_wall_for_subscribers_is_recognised_and_said(golden) -> None:
    article = golden("mill-paywall")

    assert article.access is not None
    assert article.access.kind == "paywall"
    assert article.access.cut
    assert "To continue reading, subscribe" in article.access.how
    assert any("paywall" in complaint for complaint in article.complaints)


def test_a_notice_about_cookies_is_not_taken_for_the_article_unsaid(golden) -> None:
    article = golden("notice-consent")

    assert article.access is not None
    assert article.access.kind == "consent"
    assert any("cookies" in complaint for complaint in article.complaints)


def test_a_live_blog_falls_into_its_entries_with_times_and_headings(golden) -> None:
    article = golden("storm-live", "https://quaycourier.example/storm-ottilie-live")

    assert [
        (entry.time, entry.heading.of(article.text) if entry.heading else None)
        for entry in article.entries
    ] == [
        ("2031-11-02T11:40Z", "Road shut at Pell Point"),
        ("2031-11-02T10:15Z", "Schools stay closed"),
        ("2031-11-02T09:05Z", "First roofs gone"),
    ]
    assert article.entries[1].span.of(article.text).endswith("until four.")


def test_a_live_blog_in_plain_text_is_split_at_its_times_over_midnight(read) -> None:
    article = read(
        "The bridge at Marl: how the night went, hour by hour, as told by those who stood there.\n\n"
        "22:40 The river has reached the second mark, the brigade says, and rises by a hand an hour.\n\n"
        "23:55 The lower town is being emptied. Buses stand at the school.\n\n"
        "People are asked to take only what they can carry.\n\n"
        "00:30 The bridge has gone, an officer at the scene says.\n\n"
        "05:10 The water falls. Nobody is missing.",
        title="The night at the bridge, live",
        published="2031-03-03",
    )

    assert [entry.time for entry in article.entries] == [
        "2031-03-03T22:40",
        "2031-03-03T23:55",
        "2031-03-04T00:30",
        "2031-03-04T05:10",
    ]
    assert article.entries[1].span.of(article.text).endswith("can carry.")


def test_a_report_that_names_two_times_of_day_is_no_live_blog(read) -> None:
    article = read(
        "At 22:40 the river reached the second mark, the brigade said.\n\n"
        "23:55 was the time on the clock when the bridge went, an officer said on Tuesday.\n\n"
        "The lower town had been emptied by then, and buses had stood at the school.\n\n"
        "Nobody is missing, and the water is falling, the brigade said in the morning.",
        title="Bridge goes in the night",
        published="2031-03-03",
    )

    assert article.entries == ()


NOTES = [
    (
        "Correction: An earlier version of this article gave the wrong age for the mayor.",
        "correction",
        None,
    ),
    (
        "This story was amended on 5 March 2031 to make clear who owns the dam.",
        "correction",
        "2031-03-05",
    ),
    (
        "This article was updated on 5 March 2031 with a reply by the company.",
        "update",
        "2031-03-05",
    ),
    ("In einer früheren Version dieses Artikels hieß es, die Brücke sei neu.", "correction", None),
    ("Dieser Artikel wurde am 5. März 2031 aktualisiert.", "update", "2031-03-05"),
    (
        "Cet article a été corrigé le 5 mars 2031 : le pont date de 1950.",
        "correction",
        "2031-03-05",
    ),
    ("Mise à jour du 5 mars 2031 : la mairie a répondu.", "update", "2031-03-05"),
    ("Una versión anterior de este artículo decía que eran diez.", "correction", None),
    ("Esta noticia ha sido actualizada el 5 de marzo de 2031.", "update", "2031-03-05"),
    ("Errata corrige: il ponte è del 1950, non del 1960.", "correction", None),
    ("Questo articolo è stato aggiornato il 5 marzo 2031.", "update", "2031-03-05"),
    ("Correctie: in een eerdere versie stond dat de brug nieuw was.", "correction", None),
    ("Dit artikel is bijgewerkt op 5 maart 2031.", "update", "2031-03-05"),
    ("Correção: a ponte é de 1950.", "correction", None),
    ("Esta reportagem foi atualizada em 5 de março de 2031.", "update", "2031-03-05"),
    ("Rettelse: I en tidligere versjon sto det at broen var ny.", "correction", None),
    ("Artiklen er opdateret den 5. marts 2031.", "update", None),
    ("Rättelse: I en tidigare version stod fel namn.", "correction", None),
    ("Uppdatering: bron är öppen igen.", "update", None),
]


@pytest.mark.parametrize(("line", "kind", "when"), NOTES)
def test_notes_on_corrections_and_updates_are_found_in_nine_languages(
    read, line, kind, when
) -> None:
    article = read(
        "The bridge at Marl is shut until the wall has been looked at, the council said on Monday.\n\n"
        f"{line}\n\nThe road by the river stays open for those who live there, it said.",
        title="Bridge shut",
    )

    assert [(note.kind, note.span.of(article.text)) for note in article.notes] == [(kind, line)]
    if when is not None:
        assert article.notes[0].when == when


@pytest.mark.parametrize(
    "line",
    [
        "Correction officers at the county jail went on strike on Monday, their union said.",
        "Updated plans for the bridge were shown to residents in the town hall on Monday.",
        "The report was updated by the ministry in March, and it says that the wall is sound.",
        "“This article was corrected in my head long ago,” the editor joked at the dinner.",
    ],
)
def test_prose_about_corrections_and_updates_is_no_note(read, line) -> None:
    article = read(
        "The bridge at Marl is shut until the wall has been looked at, the council said on Monday.\n\n"
        f"{line}\n\nThe road by the river stays open for those who live there, it said.",
        title="Bridge shut",
    )

    assert article.notes == ()


WALLS = [
    ("Subscribe now to continue reading this article.", "paywall"),
    ("You have reached your limit of free articles this month.", "paywall"),
    ("Sign in to continue reading.", "registration"),
    ("Dieser Artikel ist nur für Abonnenten.", "paywall"),
    ("Anmelden und weiterlesen", "registration"),
    ("Cet article est réservé aux abonnés", "paywall"),
    ("Contenido exclusivo para suscriptores", "paywall"),
    ("Articolo riservato agli abbonati", "paywall"),
    ("Alleen voor abonnees", "paywall"),
    ("Conteúdo exclusivo para assinantes", "paywall"),
    ("Logg inn for å lese", "registration"),
    ("Endast för prenumeranter", "paywall"),
]


@pytest.mark.parametrize(("line", "kind"), WALLS)
def test_walls_are_told_in_nine_languages(read, line, kind) -> None:
    article = read(f"The bridge at Marl is shut, the council said on Monday.\n\n{line}")

    assert article.access is not None
    assert article.access.kind == kind


def test_an_invitation_to_subscribe_above_more_of_the_text_is_no_wall(read) -> None:
    more = "The road by the river stays open for all those who live there, the council said, and the school opens on Monday."
    article = read(f"Subscribe now to continue reading our letters.\n\n{more}\n\n{more}\n\n{more}")

    assert article.access is None


def test_a_reference_without_a_title_says_so_by_having_none(read_page) -> None:
    paragraphs = "".join(
        f"<p>The dam of Pell was built in three years by men of the valley, part {n}.</p>"
        for n in range(6)
    )
    article = read_page(
        f"<html><body><main><h1>Pell Dam</h1>{paragraphs}<h2>References</h2><ol class=references>"
        '<li id=cite_note-1>^ Marsh, Enid (4 May 2031). "The dam at ninety". Quay Courier. Retrieved 9 May 2031.</li>'
        "<li id=cite_note-2>^ <a href=https://hollowledger.example/d>https://hollowledger.example/d</a></li></ol></main></body></html>"
    )

    first, second = article.references
    assert (first.title, first.author, first.publisher) == (
        "The dam at ninety",
        "Marsh, Enid",
        "Quay Courier",
    )
    assert (first.published, first.accessed) == ("2031-05-04", "2031-05-09")
    assert (second.title, second.url) == (None, "https://hollowledger.example/d")

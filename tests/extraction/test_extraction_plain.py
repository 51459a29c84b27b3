from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.errors import ExtractionError
from variorum.extraction import extract_entry, extract_text
from variorum.model import Capture, CaptureId, Entry

FLOOD = """\
Skip to main content
Home > News > Regional
Log in
Subscribe

REGION

Marl valley flood: second dam "holding by inches", says engineer

Water company denies knowing of crack since spring

By Tove Lindqvist
Environment reporter

Published 3 March 2031, 07:45
Updated 3 March 2031, 11.20am
Share this article
Facebook Twitter WhatsApp

A man walks through floodwater in Lower Marl
Image source, Getty Images
Image caption,
Lower Marl was cut off overnight

Engineers worked through the night to shore up the Upper Marl dam after heavy rain.

"It is holding by inches," said Per Aasen, the dam's chief engineer.

Read more: How dams fail, and why they mostly don't

Dear residents,

We write to tell you that work on the wall will start in June.

Contact us on 0800 55 55.
Sign up by Friday to be told of changes.

Yours faithfully,

Ingrid Moe

What happens next

The ministry will hold a meeting on Thursday.

UPDATE 4 March 2031: The company now says it knew.

More on this story
River reaches record height
Who pays for the flood?

Most read
1
Bakery reopens after 40 years
Sign up for our morning newsletter and get the day's top stories in your inbox.
© 2031 Marl Valley Post. All rights reserved.
"""


def test_page_noise_is_marked_and_the_article_kept(read, kinds) -> None:
    blocks = kinds(read(FLOOD))

    assert [text for kind, text in blocks if kind in ("paragraph", "heading", "quote", "item")] == [
        "Water company denies knowing of crack since spring",
        "Engineers worked through the night to shore up the Upper Marl dam after heavy rain.",
        '"It is holding by inches," said Per Aasen, the dam\'s chief engineer.',
        "Dear residents,",
        "We write to tell you that work on the wall will start in June.",
        "Contact us on 0800 55 55.",
        "Sign up by Friday to be told of changes.",
        "Yours faithfully,",
        "Ingrid Moe",
        "What happens next",
        "The ministry will hold a meeting on Thursday.",
        "UPDATE 4 March 2031: The company now says it knew.",
    ]
    assert [text for kind, text in blocks if kind == "caption"] == [
        "A man walks through floodwater in Lower Marl",
        "Image source, Getty Images",
        "Image caption,",
        "Lower Marl was cut off overnight",
    ]


def test_facts_say_how_they_were_found_and_where(read) -> None:
    article = read(FLOOD)

    assert article.title is not None
    assert article.title.value.startswith("Marl valley flood")
    for fact, value in (
        (article.title, 'Marl valley flood: second dam "holding by inches", says engineer'),
        (article.byline, "Tove Lindqvist"),
        (article.published, "3 March 2031, 07:45"),
        (article.modified, "4 March 2031"),
    ):
        assert fact is not None
        assert fact.how
        assert fact.span is not None
        assert fact.span.of(article.text) == value
    assert article.published is not None
    assert article.published.value == "2031-03-03T07:45"
    assert article.publisher is None
    assert article.language == "en"


def test_every_noise_mark_names_its_rule(read) -> None:
    assert all(block.why for block in read(FLOOD).blocks if block.kind == "noise")


def test_a_printed_letter_is_the_articles_own(read, kinds) -> None:
    text = (
        "Club letter in full: owner tells fans he will sell\n\n"
        "The letter below was sent to holders of season tickets on Monday.\n\n"
        "Dear fans,\n\nI will sell. I have set two conditions:\n"
        "• The ground stays where it is\n• Nobody loses a job before May\n\n"
        "See you on Saturday.\n\nGeoff\n\nThe trust said the letter was late.\n\nShare\n"
    )

    assert kinds(read(text)) == [
        ("title", "Club letter in full: owner tells fans he will sell"),
        ("paragraph", "The letter below was sent to holders of season tickets on Monday."),
        ("paragraph", "Dear fans,"),
        ("paragraph", "I will sell. I have set two conditions:"),
        ("item", "• The ground stays where it is"),
        ("item", "• Nobody loses a job before May"),
        ("paragraph", "See you on Saturday."),
        ("paragraph", "Geoff"),
        ("paragraph", "The trust said the letter was late."),
        ("noise", "Share"),
    ]


def test_entries_of_a_live_page_and_turns_of_a_transcript_are_body(read, kinds) -> None:
    text = (
        "Factory fire: what we know\n"
        "14:02 Police say the east wing has collapsed.\n"
        '13:15 "Everyone is out," a company spokesman tells us.\n'
        'HOLM: "Were you there?"\n'
        'BREKKE: "I was not."\n'
        "This live page has ended.\n"
    )

    assert [kind for kind, _ in kinds(read(text))] == [
        "title",
        "paragraph",
        "paragraph",
        "paragraph",
        "paragraph",
        "noise",
    ]


def test_a_memos_head_is_body_and_no_dateline(read, kinds) -> None:
    text = (
        "Full text: the mayor’s memo to staff\n"
        "From: Mayor Dag Riis\nTo: All staff\nDate: 1 June 2031\nSubject: Hours\n\n"
        "Colleagues,\n\nFrom Monday the office opens at nine, and everyone comes.\n\nDag\n"
    )
    article = read(text, title="Full text: the mayor’s memo to staff")

    assert ("paragraph", "Date: 1 June 2031") in kinds(article)
    assert article.published is None


def test_lines_wrapped_by_hand_are_one_block(read, kinds) -> None:
    text = (
        "Voters in Lorne have elected\na mayor from outside the two\nbig parties for the first time\n"
        "since the office was created,\nresults showed late on Sunday.\n\n"
        "Turnout was 61 percent, the\ncommission said, three points\nmore than four years ago.\n"
    )

    assert len(kinds(read(text))) == 2


@pytest.mark.parametrize(
    ("text", "title", "byline", "published", "language"),
    [
        (
            "Zum Inhalt springen\nPolitik\n\nGericht kippt Nachtflugverbot\n\nVon Katrin Vogel\n\n"
            "12. Juni 2031, 14:05 Uhr\n\nDas Gericht hat am Donnerstag das Nachtflugverbot am "
            "Flughafen Seelow aufgehoben, weil das Verfahren Mängel hatte.\n\nAnzeige\n\n"
            "Lesen Sie auch: Was Anwohner wissen müssen\n\nJetzt Newsletter abonnieren\n",
            "Gericht kippt Nachtflugverbot",
            "Katrin Vogel",
            "2031-06-12T14:05",
            "de",
        ),
        (
            "Abonnez-vous\nRappel de produits : des fromages retirés de la vente\n\n"
            "Par Luc Perrin\n\nPublié le 4 mai 2031 à 18h30, mis à jour le 5 mai 2031 à 09h12\n\n"
            "Partager\n\nLa laiterie Montclair a annoncé mercredi le rappel de nombreux fromages.\n\n"
            "Lire aussi : Comment reconnaître un produit\n\nDéjà abonné ? Connectez-vous\n",
            "Rappel de produits : des fromages retirés de la vente",
            "Luc Perrin",
            "2031-05-04T18:30",
            "fr",
        ),
        (
            "Suscríbete\nEl río vuelve a su cauce después de tres días\n\nPor Ana Ruiz\n\n"
            "3 de marzo de 2031\n\nLos vecinos de la ribera pudieron volver a sus casas el lunes, "
            "según informó el ayuntamiento.\n\nTe puede interesar: Cómo limpiar el barro\n",
            "El río vuelve a su cauce después de tres días",
            "Ana Ruiz",
            "2031-03-03",
            "es",
        ),
    ],
)
def test_other_languages_are_read(read, text, title, byline, published, language) -> None:
    article = read(text)

    assert article.title is not None
    assert article.title.value == title
    assert article.byline is not None
    assert article.byline.value == byline
    assert article.published is not None
    assert article.published.value == published
    assert article.language == language
    assert sum(block.kind == "paragraph" for block in article.blocks) == 1


def test_a_title_outside_the_text_is_set_before_it(read, kinds) -> None:
    article = read("The captain spoke on Monday.", title='Ferry "never listed", inquiry told')

    assert kinds(article)[0] == ("title", 'Ferry "never listed", inquiry told')
    assert article.title is not None
    assert article.title.span is not None
    assert article.title.span.of(article.text) == article.title.value


def test_a_given_title_loses_the_sites_name_where_the_text_has_it_without(read) -> None:
    article = read(
        "Kettle recall widened after burns\n\nThe maker said on Saturday that it got it wrong.",
        title="Kettle recall widened after burns | The Lorne Ledger",
    )

    assert article.title is not None
    assert article.title.value == "Kettle recall widened after burns"


def test_the_dates_of_text_and_document_are_weighed(read) -> None:
    body = "\n\nThe maker said on Saturday that it got it wrong, and that it is sorry.\n"
    finer = read(
        "T of it\n\nOctober 4, 2031, 9:30 am" + body, title="T of it", published="2031-10-04"
    )
    other = read("T of it\n\nOctober 9, 2031" + body, title="T of it", published="2031-10-04")
    bad = read("T of it" + body, title="T of it", published="2031-02-30")

    assert finer.published is not None
    assert finer.published.value == "2031-10-04T09:30"
    assert other.published is not None
    assert other.published.value == "2031-10-04"
    assert other.complaints
    assert bad.published is None
    assert bad.complaints


def test_the_publisher_is_the_name_the_text_gives_before_the_host(read) -> None:
    url = "https://www.lorneledger.example/a"
    body = "The mayor told the staff on Monday that the office will close early in June."

    spelled = read(f"{body} He told the Lorne Ledger so.", url=url)
    line = read(f"The Hill Post\n\nMayor closes the office early\n\n3 May 2031\n\n{body}", url=url)
    host = read(body, url=url)

    assert [a.publisher.value for a in (spelled, line, host) if a.publisher] == [
        "Lorne Ledger",
        "The Hill Post",
        "lorneledger.example",
    ]


def test_references_of_an_encyclopedia_are_data(read) -> None:
    text = (
        "Jump to content\n\nMarl flood of 2031\n\nFrom Openpedia, the free encyclopedia\n\n"
        "The Marl flood was a flood in the Marl valley in March 2031, after days of rain.[1]\n\n"
        "Causes\n\n[edit]\n\nA dam held, but a wall gave way, as an inquiry found later that year.\n\n"
        "References\n\n[edit]\n"
        "  1. ^ \"River takes 'half a street'\". Marl Post. 2031-03-04. Retrieved 2031-03-09.\n"
        '  2. ^ a b Holm, Mia; Berg, Ann (3 March 2031). "Dam holds". The Courier. ISSN 0000-0000.\n'
        "  3. ^ https://news.example/dam?. {{cite web}}: Missing or empty |title= (help)\n"
    )
    article = read(text)

    assert article.publisher is not None
    assert article.publisher.value == "Openpedia"
    first, second, third = article.references
    assert (first.label, first.title, first.publisher) == (
        "1",
        "River takes 'half a street'",
        "Marl Post",
    )
    assert (first.published, first.accessed) == ("2031-03-04", "2031-03-09")
    assert (second.author, second.title, second.publisher) == (
        "Holm, Mia; Berg, Ann",
        "Dam holds",
        "The Courier",
    )
    assert second.published == "2031-03-03"
    assert (third.title, third.publisher, third.url) == (None, None, "https://news.example/dam?")


def test_an_encyclopedias_contents_and_pointers_are_no_body(read, kinds) -> None:
    text = (
        "Dock strike\nFrom Openpedia, the free encyclopedia\n"
        "The dock strike was a strike of some hundreds of dockers in the port of Pell.[1][2]\n"
        "Contents\n1 Background\n2 Vote\nBackground[edit]\n"
        "Dockers had asked for six percent.[3]\nSee also\nList of strikes\nReferences\n"
        '^ Hale, Mo (July 2, 2033). "Dockers say no". Harbour Press.\n'
    )
    article = read(text, title="Dock strike")

    assert [text for kind, text in kinds(article) if kind in ("paragraph", "heading")] == [
        "The dock strike was a strike of some hundreds of dockers in the port of Pell.[1][2]",
        "Background[edit]",
        "Dockers had asked for six percent.[3]",
    ]
    assert article.references[0].author == "Hale, Mo"


def test_an_agency_may_sign_a_dated_line_and_a_photographer_no_article(read, kinds) -> None:
    text = (
        "Hafenarbeiter lehnen ab\n\ndpa | 03.07.2033, 08:15 Uhr\n\nFoto: Ana Cruz für Kurier\n\n"
        "Die Hafenarbeiter haben das neue Angebot am Samstag mit großer Mehrheit abgelehnt.\n"
    )
    article = read(text, title="Hafenarbeiter lehnen ab")

    assert article.byline is not None
    assert article.byline.value == "dpa"
    assert article.publisher is None
    assert ("caption", "Foto: Ana Cruz für Kurier") in kinds(article)


@pytest.mark.parametrize("data", [b"", b" \n\t ", bytes(range(256)) * 64, b"ab " * 17_000_000])
def test_what_is_no_text_gets_a_named_error(data) -> None:
    capture = Capture(CaptureId("c"), "input.txt", None, "2031-01-01T00:00:00Z")
    with pytest.raises(ExtractionError) as caught:
        extract_text(data, capture)

    assert caught.value.subject == "input.txt"
    assert caught.value.advice


@pytest.mark.parametrize(
    ("data", "media_type", "word"),
    [
        ("Die Brücke ist weg, sagte der Bürgermeister.".encode("latin-1"), None, "Brücke"),
        ("Die Brücke ist weg, sagte sie.".encode("latin-1"), "text/plain; charset=utf-8", "Brücke"),
        ("Die Brücke ist weg.".encode(), "text/plain; charset=iso-8859-2", "Brücke"),
        ("Die Brücke ist weg.".encode("utf-16"), None, "Brücke"),
        ("\ufeffDie Brücke ist weg.".encode(), "text/plain; charset=nonsense", "Brücke"),
    ],
)
def test_lying_encodings_are_seen_through(data, media_type, word) -> None:
    capture = Capture(CaptureId("c"), "i", None, "2031-01-01T00:00:00Z", media_type)

    assert word in extract_text(data, capture).text


def test_a_lying_encoding_is_complained_of() -> None:
    capture = Capture(CaptureId("c"), "i", None, "2031", "text/plain; charset=iso-8859-2")

    assert extract_text("Die Brücke ist weg.".encode(), capture).complaints


_LINES = st.sampled_from(
    [
        "",
        "  ",
        "Log in",
        "By Ann Lee",
        "By Ann Lee, The Post · 3 May 2031",
        "Share",
        "Dear all,",
        "Mara",
        "• An item",
        "- Another",
        '1. ^ "A title". A Paper. 2031-01-01.',
        "References",
        "3 May 2031, 10:00",
        "(Image: Agency)",
        "Image caption,",
        "The river rose and took the bridge with it on Monday night, officials said.",
        '"We saw it go," she said.',
        "More on this story",
        "A Headline Elsewhere",
        "© 2031 Someone. All rights reserved.",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(_LINES | st.text(max_size=60), max_size=25), st.none() | st.text(max_size=40))
def test_every_character_lies_in_exactly_one_block(lines, title) -> None:
    capture = Capture(CaptureId("c"), "i", "https://www.post.example/", "2031-01-01T00:00:00Z")
    entry = Entry(id="e", text="\n".join(lines), title=title, published="2031-05-03")
    try:
        article = extract_entry(entry, capture)
    except ExtractionError:
        return

    position = 0
    for block in article.blocks:
        assert block.span.start >= position
        assert not article.text[position : block.span.start].strip()
        position = block.span.end
    assert not article.text[position:].strip()
    assert extract_entry(entry, capture) == article
    for fact in (article.title, article.byline, article.publisher, article.published):
        assert fact is None or fact.span is None or fact.span.of(article.text).strip()


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(alphabet="abcdefgh ", min_size=60, max_size=90), min_size=1, max_size=8))
def test_prose_is_never_lost(sentences) -> None:
    prose = [f'"Q {s.strip()} and so on it went," she said to them on Monday.' for s in sentences]
    capture = Capture(CaptureId("c"), "i", None, "2031-01-01T00:00:00Z")
    article = extract_text("\n\n".join(prose).encode(), capture)

    assert all(block.kind == "paragraph" for block in article.blocks)

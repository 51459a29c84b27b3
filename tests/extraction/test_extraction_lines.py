from __future__ import annotations

import pytest

from variorum.extraction.bylines import host_key, is_person, read_imprint
from variorum.extraction.furniture import is_section, why_noise
from variorum.extraction.stamps import find_stamp, iso
from variorum.model import Span


@pytest.mark.parametrize(
    ("line", "names", "publisher", "published", "modified"),
    [
        ("By Ann Lee", "Ann Lee", None, None, None),
        ("By Ann Lee and Bob Roe", "Ann Lee and Bob Roe", None, None, None),
        ("By Ann Lee, The Hill Post · May 3, 2031, 6:02 PM", "Ann Lee", "The Hill Post",
         "2031-05-03T18:02", None),
        ("Hill Courier · 3 May 2031", None, "Hill Courier", "2031-05-03", None),
        ("By Agencies", "Agencies", None, None, None),
        ("By Northwire", "Northwire", None, None, None),
        ("By Ann Lee for Hill Desk", "Ann Lee", "Hill Desk", None, None),
        ("Von Jens Müller, 3. Mai 2031", "Jens Müller", None, "2031-05-03", None),
        ("Friday, 2 May 2031, 15:10", None, None, "2031-05-02T15:10", None),
        ("Friday, May 2, 2031 • 8:00 AM", None, None, "2031-05-02T08:00", None),
        ("Published 3 May 2031 · Updated 4 May 2031 10:00 GMT", None, None, "2031-05-03",
         "2031-05-04T10:00Z"),
        ("Last updated on Thu 4 Mar 2031 09.15", None, None, None, "2031-03-04T09:15"),
    ],
)  # fmt: skip
def test_lines_that_sign_an_article_are_read(line, names, publisher, published, modified) -> None:
    found = read_imprint(line, Span(0, len(line)))

    assert found is not None
    assert (found.names.of(line) if found.names else None) == names
    assert (found.publisher.of(line) if found.publisher else None) == publisher
    assert (found.published.value if found.published else None) == published
    assert (found.modified.value if found.modified else None) == modified


@pytest.mark.parametrize(
    "line",
    [
        "By the time he came the house was gone",
        "On 3 May 2031 the council met",
        "Ann Lee",
        "The court sat on 3 May 2031, and rose at noon",
        "By" * 200,
        "",
    ],
)
def test_prose_is_no_byline(line) -> None:
    assert read_imprint(line, Span(0, len(line))) is None


@pytest.mark.parametrize(
    "line",
    [
        "Sign up to our newsletter",
        "Log in",
        "Already a subscriber? Sign in",
        "👉 See also: Ten things to do with old bread",
        "Read more: Why bread goes stale",
        "Related post: Bread again",
        "Most read",
        "Advertisement",
        "5 min read",
        "[edit]",
        "This page is no longer being updated.",
        "© 2031 Hill Courier. Distributed by Corner Press.",
        "We use cookies to make this site work.",
        "Lesen Sie auch: Altes Brot",
        "Lire aussi : Le pain rassis",
        "Leggi anche: Il pane vecchio",
        "Lees ook: Oud brood",
        "Leia também: Pão velho",
        "Te puede interesar: Pan duro",
        "Follow us on Facebook",
        "★ ★ ★",
    ],
)
def test_furniture_is_known(line) -> None:
    assert why_noise(line) is not None


@pytest.mark.parametrize(
    "line",
    [
        "Sign up by Friday to be told of changes.",
        "Please do not share this with anyone outside.",
        "One account said the car was red.",
        "Search continues for the missing crew",
        "“Follow us,” he said.",
        "UPDATE 3 May: the company denies it.",
        "CORRECTION: An earlier version gave another age.",
        "1,204 votes",
        "More than forty people came.",
        "See you on Saturday.",
        "Home is where the river was.",
        "Mara",
        "Team,",
        "Cookies were served, the mayor said.",
        "The newsletter said nothing of it.",
    ],
)
def test_what_may_be_an_articles_own_is_no_furniture(line) -> None:
    assert why_noise(line) is None


def test_section_names_are_known_alone() -> None:
    assert is_section("World")
    assert is_section("Business & Money")
    assert not is_section("World shocked")


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("3 May 2031", "2031-05-03"),
        ("May 3rd, 2031 at 3.15pm", "2031-05-03T15:15"),
        ("03.05.2031 um 14:05 Uhr", "2031-05-03T14:05"),
        ("le 3 mai 2031 à 18h30", "2031-05-03T18:30"),
        ("3 de mayo de 2031", "2031-05-03"),
        ("2031-05-03", "2031-05-03"),
        ("23/05/2031", "2031-05-23"),
        ("3/4/2031", None),
        ("31 February 2031", None),
        ("3 May", None),
        ("May said 2031 was far", None),
    ],
)
def test_dates_are_read_or_left(written, value) -> None:
    found = find_stamp(written, 0, len(written))

    assert (found.value if found else None) == value


def test_a_missing_year_comes_from_the_day_of_publication() -> None:
    found = find_stamp("UPDATE Jan 3, 3:15pm", 0, 20, near="2030-12-30")

    assert found is not None
    assert found.value == "2031-01-03T15:15"


@pytest.mark.parametrize(
    ("value", "want"),
    [
        ("2031-05-03T07:45:12.123Z", "2031-05-03T07:45Z"),
        ("2031-05-03T07:45:00+0200", "2031-05-03T07:45+02:00"),
        ("2031-05", "2031-05"),
        ("Sat, 03 May 2031 07:45:00 GMT", "2031-05-03T07:45Z"),
        ("2031-13-03", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_iso_dates_are_checked(value, want) -> None:
    assert iso(value) == want


def test_hosts_names_are_compared_without_what_all_have() -> None:
    assert host_key("www.the-hill-post.co.uk") == "hillpost"
    assert host_key("edition.hillpost.example") == "hillpost"
    assert host_key(None) == ""


def test_names_of_persons_are_told_from_other_lines() -> None:
    assert is_person("Ann van der Lee")
    assert is_person("J. R. Roe")
    assert not is_person("Ann")
    assert not is_person("Two people hurt")

"""The title is one of the headlines, the plainest."""

from __future__ import annotations

import pytest
from flood_story import Report, gather

from variorum.dossier.headline import choose_title
from variorum.model import Copy

BODY = (
    "A fire destroyed the Osk shoe factory on Sunday, the town said. Nobody was hurt in the fire."
)


def _title(*titles: str | None, body: str = BODY) -> str:
    reports = [
        Report(
            f"r{i}",
            [*([("title", t)] if t else []), ("paragraph", f"{body} Report {i}.")],  # type: ignore[list-item]
            "Osk News" if i == 0 else f"Paper {i}",
            published=f"2031-01-0{i + 1}",
        )
        for i, t in enumerate(titles)
    ]
    parts = gather(reports)
    return choose_title(parts.articles, (), parts.lineage)


@pytest.mark.parametrize(
    "teaser",
    [
        "What burned down the Osk shoe factory fire on Sunday?",
        "Why nobody was hurt in the Osk shoe factory fire",
        "Here's how the Osk shoe factory fire destroyed a town",
        "7 things to know about the Osk shoe factory fire",
        "Watch: fire destroyed the Osk shoe factory on Sunday",
        "Live: Osk shoe factory fire, nobody hurt",
    ],
)
def test_a_plain_headline_wins_over_a_teaser(teaser: str) -> None:
    assert _title(teaser, "Fire destroyed Osk shoe factory") == "Fire destroyed Osk shoe factory"


def test_common_words_win_over_wit() -> None:
    assert _title("Sole-destroying night of flames", "Fire in Osk shoe factory, nobody hurt") == (
        "Fire in Osk shoe factory, nobody hurt"
    )


def test_the_name_of_the_outlet_is_taken_off() -> None:
    assert _title("Fire destroyed Osk shoe factory | Osk News", "A night") == (
        "Fire destroyed Osk shoe factory"
    )


def test_a_teaser_is_still_better_than_an_invention() -> None:
    assert _title("What burned?", None) == "What burned?"


def test_without_headlines_the_first_words_of_the_first_report_stand() -> None:
    assert _title(None, None).startswith("A fire destroyed the Osk shoe factory")
    assert _title(None).endswith("…")


def test_a_copy_does_not_give_the_title() -> None:
    parts = gather(
        [
            Report("a", [("title", "Fire destroyed Osk shoe factory"), ("paragraph", BODY)]),
            Report(
                "b", [("title", "Osk shoe factory fire hurt nobody"), ("paragraph", BODY + " ")]
            ),
        ]
    )
    a, b = (article.id for article in parts.articles)
    for source, target, title in (
        (a, b, "Fire destroyed Osk shoe factory"),
        (b, a, "Osk shoe factory fire hurt nobody"),
    ):
        copy = Copy(min(a, b), max(a, b), "copy", 1, 1, (source, target))
        assert choose_title(parts.articles, (copy,), parts.lineage) == title


def test_no_article_at_all_gives_words_and_no_error() -> None:
    parts = gather([Report("empty", [])])
    assert choose_title(parts.articles, (), parts.lineage) == "A story without words"

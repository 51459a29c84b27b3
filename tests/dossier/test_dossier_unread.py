"""What a report in another language was not read for is said beside its reference."""

from __future__ import annotations

from dataclasses import replace

import flood_story as story

from variorum.dossier.exports import to_markdown
from variorum.dossier.exports.views.library import source_lines
from variorum.model import Analysis, Dossier


def _told(language: str, unread: tuple[str, ...]) -> Dossier:
    dossier = story.flood()
    first, *others = dossier.articles
    readings = [a for a in dossier.analyses if a.article != first.id]
    return replace(
        dossier,
        articles=(replace(first, language=language), *others),
        analyses=(Analysis(first.id, unread=unread), *readings),
    )


def test_a_report_in_another_language_says_what_was_not_analysed() -> None:
    dossier = _told("fi", ("speakers", "names", "dates"))
    note = "in Finnish: speakers, names and dates not analysed"
    assert note in source_lines(dossier)[0].missing
    assert note in str(to_markdown(story.edition(dossier)))


def test_a_language_without_a_name_here_is_given_by_its_tag() -> None:
    dossier = _told("xx", ("dates",))
    assert "in language \u201cxx\u201d: dates not analysed" in source_lines(dossier)[0].missing


def test_nothing_is_said_where_everything_was_analysed() -> None:
    lines = source_lines(_told("en", ()))
    assert not [note for note in lines[0].missing if "not analysed" in note]

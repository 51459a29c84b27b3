"""The Markdown form: footnotes quote their passages, and no report writes markup."""

from __future__ import annotations

import re

import flood_story as story
import pytest

from variorum.dossier.exports import to_markdown
from variorum.dossier.exports.markdown import plain
from variorum.model import Failure


@pytest.mark.parametrize(
    "make", [story.flood, story.single_report, story.no_record, story.many_reports, story.hostile]
)
def test_every_footnote_is_asked_for_and_written_once(make) -> None:  # type: ignore[no-untyped-def]
    text = to_markdown(story.edition(make()))
    asked = set(re.findall(r"(?<!^)\[\^([\w-]+)\]", text, re.M))
    written = re.findall(r"^\[\^([\w-]+)\]:", text, re.M)
    assert len(written) == len(set(written))
    assert asked == set(written)


def test_two_stories_do_not_share_footnotes() -> None:
    text = to_markdown(story.edition(story.flood(), story.single_report()))
    written = re.findall(r"^\[\^([\w-]+)\]:", text, re.M)
    assert len(written) == len(set(written))


def test_words_of_reports_are_no_markup() -> None:
    text = to_markdown(story.edition(story.hostile()))
    assert not re.search(r"(?<!\\)<(?!https?://)", text)


@pytest.mark.parametrize(
    "text", ["# head", "- item", "1. item", "+ x", "[a](b)", "![a](b)", "<b>", "`x`", "*x*", "_x_"]
)
def test_markup_is_escaped(text: str) -> None:
    assert plain(text) != text


def test_failures_are_told() -> None:
    broken = Failure("broken.gz", "capture", "the archive ends too early")
    assert "broken.gz (capture): the archive ends too early" in to_markdown(
        story.edition(story.flood(), failures=(broken,))
    )
    assert "What could not be read" in to_markdown(story.edition(failures=(broken,)))

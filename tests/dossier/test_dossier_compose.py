"""Everything in its order, whatever came first."""

from __future__ import annotations

import random
from dataclasses import replace

import flood_story as story
import pytest

from variorum.dossier.exports import to_html, to_json, to_markdown
from variorum.model import Attestation, Claim, Passage


def _shuffled(parts: story.Parts, seed: int) -> story.Parts:
    rng = random.Random(seed)

    def mixed(things: tuple[object, ...]) -> tuple[object, ...]:
        return tuple(rng.sample(things, len(things)))

    lineage = replace(
        parts.lineage,
        origins=tuple(mixed(group) for group in mixed(parts.lineage.origins)),  # type: ignore[arg-type,misc]
        edges=mixed(parts.lineage.edges),  # type: ignore[arg-type]
    )
    return story.replace_parts(
        parts,
        articles=mixed(parts.articles),
        captures=mixed(parts.captures),
        analyses=mixed(parts.analyses),
        records=mixed(parts.records),
        claims=mixed(parts.claims),
        conflicts=mixed(parts.conflicts),
        copies=mixed(parts.copies),
        lineage=lineage,
    )


def test_the_order_of_inputs_changes_no_byte() -> None:
    parts = story.flood_parts()
    first = story.edition(parts.compose())
    for seed in range(6):
        other = story.edition(_shuffled(parts, seed).compose())
        assert to_json(other) == to_json(first)
        assert to_html(other) == to_html(first)
        assert to_markdown(other) == to_markdown(first)


def test_one_article_has_one_sign_everywhere() -> None:
    dossier = story.flood()
    signs = {entry.article: entry.siglum for entry in dossier.sources}
    assert [entry.siglum for entry in dossier.sources] == list("ABCDEFGH")
    for record in dossier.records:
        assert all(signs[w.article] == w.siglum for w in record.witnesses)


def test_articles_and_analyses_are_parallel() -> None:
    dossier = story.flood()
    assert [a.id for a in dossier.articles] == [a.article for a in dossier.analyses]
    assert [a.id for a in dossier.articles] == [e.article for e in dossier.sources]


def test_articles_of_other_stories_are_left_aside() -> None:
    parts = story.flood_parts()
    stranger, capture, analysis = story.build(
        story.Report("other", [("paragraph", "A goat won a race.")])
    )
    more = story.replace_parts(
        parts,
        articles=(*parts.articles, stranger),
        captures=(*parts.captures, capture),
        analyses=(*parts.analyses, analysis),
    ).compose()
    assert to_json(story.edition(more)) == to_json(story.edition(parts.compose()))


def test_a_claim_on_a_strange_article_is_a_fault_of_the_caller() -> None:
    parts = story.flood_parts()
    strange = Claim(
        "x",
        "m",
        "v",
        "single",
        1,
        (Attestation(Passage("article-none", 0, 1), "v"),),  # type: ignore[arg-type]
    )
    with pytest.raises(ValueError, match="article-none"):
        story.replace_parts(parts, claims=(strange,)).compose()


def test_the_greatest_text_of_record_stands_first() -> None:
    parts = story.flood_parts()
    small = replace(parts.records[0], id="record-small", text="Dear Per,", variants=(), words=())
    dossier = story.replace_parts(parts, records=(small, *parts.records)).compose()
    assert [record.id for record in dossier.records] == ["record-letter", "record-small"]

"""What holds for every edition, whatever the reports."""

from __future__ import annotations

import itertools
import random

import pytest
import quoted_stories
from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.collation import collate
from variorum.text import tokenise


@pytest.mark.parametrize("name", sorted(quoted_stories.STORIES))
def test_every_order_of_the_reports_gives_the_same_edition(name):
    story = quoted_stories.STORIES[name]
    pairs = list(zip(story.articles, story.analyses, strict=True))
    first = collate(story.articles, story.analyses, story.copies)

    for order in itertools.permutations(pairs):
        articles, analyses = zip(*order, strict=True)
        assert collate(articles, analyses, story.copies) == first


def check(story, records):
    by_id = {article.id: article.text for article in story.articles}
    for record in records:
        at = 0
        for word in record.words:
            assert at <= word.start < word.end <= len(record.text)
            at = word.end
            assert word.passages
            here = [t.norm for t in tokenise(record.text[word.start : word.end])]
            there = [
                [t.norm for t in tokenise(by_id[p.article][p.start : p.end])] for p in word.passages
            ]
            assert here in there or any("[" in tokens for tokens in there)
        for variant in record.variants:
            assert 0 <= variant.start <= variant.end <= len(record.text)
            assert len(variant.readings) >= 2
            for reading in variant.readings:
                assert reading.passages
                for passage in reading.passages:
                    assert passage.end <= len(by_id[passage.article])
        holders = [witness.article for witness in record.witnesses]
        assert holders == sorted(set(holders))
        assert len({variant.id for variant in record.variants}) == len(record.variants)
        assert all(record.text[p.start : p.end].strip() for p in record.paraphrases)


@pytest.mark.parametrize("name", sorted(quoted_stories.STORIES))
def test_every_word_and_every_reading_has_its_witness(name):
    story = quoted_stories.STORIES[name]

    check(story, collate(story.articles, story.analyses, story.copies))


SENTENCES = [
    "We did not close the harbour, and we never will.",
    "The pilots warned us twice in March.",
    "Nobody was paid for the 40 hours they worked!",
    "I've asked the council to look at every contract.",
    "If the wind turns, the boats stay in.",
    "This isn't the end of it.",
]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(SENTENCES), min_size=2, max_size=6, unique=True))
def test_identical_witnesses_have_no_variants(sentences):
    words = " ".join(sentences)
    story = quoted_stories.story(
        [
            (name, f"Harbour row\n\nShe wrote in a letter: {{Una Falk!|“{words}”}}")
            for name in ("a", "b", "c")
        ]
    )

    records = collate(story.articles, story.analyses, ())

    assert [record.text for record in records] == [words]
    assert records[0].variants == ()


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10_000))
def test_damaged_witnesses_still_make_a_sound_edition(seed):
    rng = random.Random(seed)

    def damaged():
        row = [s for s in SENTENCES if rng.random() > 0.3] or SENTENCES[:1]
        if rng.random() < 0.3:
            rng.shuffle(row)
        said = []
        for sentence in row:
            words = sentence.split()
            if rng.random() < 0.5:
                words[rng.randrange(len(words))] = rng.choice(
                    ["other", "...", "[they]", "12", "Not"]
                )
            if rng.random() < 0.3:
                del words[rng.randrange(len(words))]
            said.append(" ".join(words))
        return " ".join(said)

    story = quoted_stories.story(
        [
            (
                f"r{n}",
                "Harbour row\n\nHer letter says: "
                f"{{Una Falk!|“{damaged()}”}}. She also wrote: {{Una Falk!|“{damaged()}”}}.",
            )
            for n in range(rng.randint(1, 5))
        ]
    )

    records = collate(story.articles, story.analyses, ())

    check(story, records)
    backwards = collate(story.articles[::-1], story.analyses[::-1], ())
    assert backwards == records

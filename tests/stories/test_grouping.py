from __future__ import annotations

import itertools

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from tests.stories.story_minis import report

from variorum.model import Analysis, Article, Story, digest
from variorum.stories import find_copies, group
from variorum.stories.grouping import _clusters

FLOOD = (
    "River Tamm bursts its banks at Holmby\n\nThe Tamm broke through a levee at Holmby on Sunday "
    "night and flooded 240 houses. Mayor Ida Krogh said that the pumps had failed. Two bridges "
    "over the Tamm are shut.",
    "Holmby under water\n\nPeople in Holmby slept in a sports hall after the levee gave way. "
    "“The pumps never started,” said Ida Krogh, the mayor. Some 240 houses are flooded.",
    "Banjir di Holmby\n\nSebanyak 240 rumah dinaiki air di Holmby selepas tebing sungai Tamm "
    "pecah, kata Datuk Bandar Ida Krogh.",
)
RULING = (
    "Court strikes down parking levy\n\nThe Supreme Court of Orvale struck down the parking levy "
    "on Monday. Judge Piet Lamers wrote that the city had no power to raise it. Drivers will get "
    "back 12 million crowns.",
    "Orvale must repay drivers\n\nDrivers in Orvale are to be repaid after judges threw out the "
    "parking levy. “The city had no such power,” Judge Lamers wrote. The bill is 12 million "
    "crowns, the city treasurer, Rika Stam, said.",
)
FOOTBALL = (
    "Late goal sinks Dunmore\n\nDunmore lost again on Saturday. Striker Joe Reid missed twice."
)
FLOOD_ELSEWHERE = (
    "Flood in Castra leaves three dead\n\nA flood swept through Castra on Monday. Governor Luz "
    "Ortega said that a dam had cracked. Three people drowned and 90 houses are flooded.",
    "Dam cracks above Castra\n\nEngineers had warned of the dam above Castra. Luz Ortega, the "
    "governor, said three people drowned on Monday.",
)


def stories(*reports: tuple[Article, Analysis]) -> tuple[Story, ...]:
    articles, analyses = [r[0] for r in reports], [r[1] for r in reports]
    return group(articles, analyses, find_copies(articles, analyses))


def parts(*texts: str) -> set[frozenset[int]]:
    """The groups, by the texts' numbers."""
    told = [report(text) for text in texts]
    number = {a.id: k for k, (a, _) in enumerate(told)}
    return {frozenset(number[i] for i in story.articles) for story in stories(*told)}


def test_two_stories_in_one_call_stay_apart() -> None:
    assert parts(*FLOOD[:2], *RULING) == {frozenset({0, 1}), frozenset({2, 3})}


def test_two_floods_are_two_stories() -> None:
    assert parts(*FLOOD[:2], *FLOOD_ELSEWHERE) == {frozenset({0, 1}), frozenset({2, 3})}


def test_three_stories_and_a_stranger() -> None:
    found = parts(*FLOOD[:2], *RULING, *FLOOD_ELSEWHERE, FOOTBALL)
    assert found == {frozenset({0, 1}), frozenset({2, 3}), frozenset({4, 5}), frozenset({6})}


def test_a_report_in_another_language_stays_with_its_story() -> None:
    assert parts(*FLOOD, *RULING) == {frozenset({0, 1, 2}), frozenset({3, 4})}


def test_one_report_alone_is_a_story_of_one() -> None:
    (story,) = stories(report(FOOTBALL))
    assert len(story.articles) == 1
    assert story.memberships[0].evidence == ()


def test_nothing_makes_no_story() -> None:
    assert group((), (), ()) == ()


def test_two_reports_of_one_happening_are_one_story() -> None:
    assert parts(*RULING) == {frozenset({0, 1})}


def test_two_unrelated_reports_are_two_stories() -> None:
    assert parts(FLOOD[0], RULING[0]) == {frozenset({0}), frozenset({1})}


def test_every_member_has_evidence_in_words_with_passages() -> None:
    told = [report(text) for text in FLOOD[:2]]
    texts = {a.id: a.text for a, _ in told}
    (story,) = stories(*told)
    for member in story.memberships:
        assert 1 <= len(member.evidence) <= 5
        for reason in member.evidence:
            assert reason.detail
            assert 0 <= reason.weight <= 1
            for passage in reason.passages:
                assert passage.article == member.article
                assert passage.span.of(texts[member.article]) in reason.detail


def test_a_storys_id_is_made_of_its_articles() -> None:
    (story,) = stories(*(report(text) for text in RULING))
    assert story.id == digest("story", sorted(story.articles))
    assert list(story.articles) == sorted(story.articles)


def test_the_order_of_articles_does_not_matter() -> None:
    told = [report(text) for text in (*FLOOD[:2], *RULING)]
    assert len({stories(*order) for order in itertools.permutations(told)}) == 1


def test_months_between_two_reports_loosen_them() -> None:
    near = [report(t, published="2031-05-04") for t in FLOOD_ELSEWHERE]
    far = [
        report(FLOOD_ELSEWHERE[0], published="2031-05-04"),
        report(FLOOD_ELSEWHERE[1], published="2033-05-04"),
    ]
    assert len(stories(*near)) == 1
    assert len(stories(*far)) == 2


def test_a_link_between_reports_binds() -> None:
    one = report(
        "Vote delayed\n\nThe count in Marle will take longer, clerks said.", host="a.example"
    )
    link = "https://www.a.example/story?from=feed"
    two = report("Still no result\n\nMarle waits for its mayor.", host="b.example", links=(link,))
    (story,) = stories(one, two)
    kinds = {e.kind for m in story.memberships for e in m.evidence}
    assert "link" in kinds


def test_the_same_quoted_words_bind_two_reports_that_share_little_else() -> None:
    one = report(
        "Minister's joke falls flat\n\nRika Stam texted friends. “Nobody in this harbour ever reads "
        "what he signs, thank heaven,” she wrote."
    )
    two = report(
        "You will have seen it by now\n\nThe best bit of it all: “Nobody in this harbour ever reads "
        "what he signs, thank heaven.” Well. Some of us do."
    )
    (story,) = stories(
        one,
        two,
    )
    kinds = {e.kind for m in story.memberships for e in m.evidence}
    assert "shared quotation" in kinds


def test_a_measure_of_meaning_is_weighed_in() -> None:
    told = [report(text) for text in (*FLOOD[:2], *RULING)]
    articles, analyses = [r[0] for r in told], [r[1] for r in told]

    def one_for_all(left: list[str], right: list[str]) -> np.ndarray:  # type: ignore[type-arg]
        return np.ones((len(left), len(right)), dtype=np.float32)

    assert len(group(articles, analyses, (), likeness=one_for_all)) >= 1


@settings(max_examples=30, deadline=None)
@given(
    st.lists(
        st.lists(st.sampled_from("Olm ash Tamm 240 birch cedar Reid elm".split()), max_size=12),
        max_size=6,
        unique_by=tuple,
    )
)
def test_every_article_is_in_exactly_one_story(bags: list[list[str]]) -> None:
    told = [report("T\n\nIt is " + " ".join(bag) + ".") for bag in bags]
    seen = [i for story in stories(*told) for i in story.articles]
    assert sorted(seen) == sorted(a.id for a, _ in told)


def likenesses(*rows: tuple[float, ...]) -> NDArray[np.float64]:
    """A symmetric matrix from the parts of its rows that stand left of the diagonal."""
    table = np.eye(len(rows) + 1)
    for i, row in enumerate(rows, start=1):
        table[i, :i] = table[:i, i] = row
    return table


def test_a_report_that_is_fairly_near_to_all_joins_though_it_is_very_near_to_none() -> None:
    # Three like reports, and a fourth that shares names with each and wording with none.
    assert _clusters(likenesses((0.5,), (0.5, 0.5), (0.12, 0.06, 0.06)), ["en"] * 4) == [
        [0, 1, 2, 3]
    ]


def test_a_report_that_is_near_to_one_by_chance_stays_alone() -> None:
    alike = likenesses((0.5,), (0.5, 0.5), (0.12, 0.01, 0.01))
    assert _clusters(alike, ["en"] * 4) == [[0, 1, 2], [3]]


def test_what_is_shared_across_two_languages_weighs_more() -> None:
    alike = likenesses((0.5,), (0.5, 0.5), (0.09, 0.05, 0.05))
    assert _clusters(alike, ["en"] * 4) == [[0, 1, 2], [3]]
    assert _clusters(alike, ["en", "en", "en", "nl"]) == [[0, 1, 2, 3]]


def test_a_lone_report_between_two_stories_joins_neither() -> None:
    alike = likenesses((0.5,), (0.0, 0.0), (0.0, 0.0, 0.5), (0.11, 0.06, 0.1, 0.06))
    assert [4] in _clusters(alike, ["en"] * 5)

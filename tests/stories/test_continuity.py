"""Ids stay while stories grow, merge and split; what happened is told."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.model import ArticleId, Change, Evidence, Membership, Story, digest
from variorum.stories import continue_stories

NOW = "2031-05-08T14:20:00Z"


def group(*articles: str, why: str = "") -> Story:
    ids = tuple(ArticleId(article) for article in sorted(articles))
    evidence = (Evidence("shared names", why),) if why else ()
    return Story("", ids, tuple(Membership(article, evidence) for article in ids))


def stored(name: str, *articles: str, opened: str = "2031-05-01T00:00:00Z") -> Story:
    return Story(name, tuple(ArticleId(article) for article in sorted(articles)), (), opened)


def after(
    old: Sequence[Story], *groups: Story, retired: Sequence[Story] = ()
) -> tuple[dict[str, str], tuple[Change, ...]]:
    """The articles of each story by its id, and the changes."""
    stories, changes = continue_stories(old, groups, when=NOW, retired=retired)
    return {story.id: "".join(story.articles) for story in stories}, changes


def test_in_an_empty_store_ids_are_digests_of_the_articles():
    told, changes = after([], group("a", "b"), group("c"))
    assert told == {digest("story", ["a", "b"]): "ab", digest("story", ["c"]): "c"}
    assert [change.kind for change in changes] == ["opened", "opened"]
    assert {change.when for change in changes} == {NOW}


def test_a_story_keeps_its_id_when_a_report_joins():
    told, changes = after([stored("S", "a", "b")], group("a", "b", "c", why="shares “Tamm”"))
    assert told == {"S": "abc"}
    assert changes == (Change("S", "joined", (ArticleId("c"),), NOW, "shares “Tamm”"),)


def test_nothing_changed_is_no_change_and_keeps_when_it_was_opened():
    old = stored("S", "a", "b")
    stories, changes = continue_stories([old], [group("a", "b")], when=NOW)
    assert (stories[0].id, stories[0].opened, changes) == ("S", old.opened, ())


def test_a_merge_keeps_the_id_of_the_larger_part():
    told, changes = after([stored("A", "a"), stored("B", "b", "c")], group("a", "b", "c"))
    assert told == {"B": "abc"}
    assert [(c.story, c.kind, c.articles, c.other) for c in changes] == [
        ("B", "merged", ("a",), "A")
    ]


def test_of_equal_parts_a_merge_keeps_the_older_then_the_least_id():
    young = stored("A", "a", opened="2031-05-02T00:00:00Z")
    assert after([young, stored("B", "b")], group("a", "b"))[0] == {"B": "ab"}
    assert after([stored("A", "a"), stored("B", "b")], group("a", "b"))[0] == {"A": "ab"}


def test_a_split_leaves_the_id_with_the_largest_part():
    told, changes = after([stored("S", "a", "b", "c")], group("a"), group("b", "c"))
    new = digest("story", ["a"])
    assert told == {"S": "bc", new: "a"}
    kinds = [(c.story, c.kind, c.articles, c.other) for c in changes]
    assert ("S", "split", ("a",), new) in kinds
    assert (new, "opened", ("a",), "") in kinds


def test_a_part_with_the_founding_articles_gets_an_id_of_its_own():
    # The id is the digest of "a" and "b"; the larger part, without either, keeps it.
    name = digest("story", ["a", "b"])
    told, _ = after([stored(name, *"abcde")], group("a", "b"), group("c", "d", "e"))
    assert told[name] == "cde"
    assert sorted(told.values()) == ["ab", "cde"]


def test_a_story_whose_most_reports_went_elsewhere_is_not_continued_by_the_rest():
    old = [stored("A", "a", "b", "c"), stored("B", "d", "e", "f")]
    told, changes = after(old, group("a", "b", "c", "d", "e"), group("f"))
    assert told == {"A": "abcde", digest("story", ["f"]): "f"}
    assert [(c.kind, c.other) for c in changes if c.story == "A"] == [("merged", "B")]


def test_an_article_that_goes_to_another_standing_story_is_moved():
    old = [stored("A", "a", "b", "c"), stored("B", "d", "e")]
    told, changes = after(old, group("a", "b"), group("c", "d", "e"))
    assert told == {"A": "ab", "B": "cde"}
    assert [(c.story, c.kind, c.articles, c.other) for c in changes] == [
        ("B", "moved", ("c",), "A")
    ]


def test_a_merge_that_is_undone_gives_both_ids_back():
    merged = stored("A", "a", "b", "c", "d", "e")
    gone = stored("B", "d", "e")
    told, _ = after([merged], group("a", "b", "c"), group("d", "e", "f"), retired=[gone])
    assert told == {"A": "abc", "B": "def"}


def test_a_superseded_id_is_not_given_to_a_story_of_mostly_other_reports():
    gone = stored("B", "d", "e", "f", "g")
    told, _ = after([], group("d", "x"), retired=[gone])
    assert "B" not in told


def test_an_id_that_is_taken_is_never_given_twice():
    name = digest("story", ["a"])
    stories, _ = continue_stories([], [group("a")], when=NOW, taken=lambda one: one == name)
    assert stories[0].id == digest("story", ["a"], 2)


LABELS = st.lists(st.integers(0, 4), min_size=10, max_size=10)
ARTICLES = [f"article-{number}" for number in range(10)]


def _groups(labels: list[int]) -> list[Story]:
    return [
        group(*(a for a, label in zip(ARTICLES, labels, strict=True) if label == one))
        for one in sorted(set(labels))
    ]


@settings(max_examples=150, deadline=None)
@given(st.lists(LABELS, min_size=1, max_size=5), st.randoms(use_true_random=False))
def test_whatever_comes_no_article_is_lost_no_id_doubled_and_order_is_nothing(steps, chance):
    standing: list[Story] = []
    for labels in steps:
        groups = _groups(labels)
        stories, changes = continue_stories(standing, groups, when=NOW)
        shuffled, others = groups[:], standing[:]
        chance.shuffle(shuffled)
        chance.shuffle(others)
        assert continue_stories(others, shuffled, when=NOW) == (stories, changes)
        assert sorted(a for story in stories for a in story.articles) == ARTICLES
        assert len({story.id for story in stories}) == len(stories)
        assert sorted(story.articles for story in stories) == sorted(g.articles for g in groups)
        # A report that is with another story now than before stands in a change.
        was = {a: story.id for story in standing for a in story.articles}
        told = {a for change in changes for a in change.articles}
        assert {a for story in stories for a in story.articles if was.get(a) != story.id} <= told
        standing = list(stories)


@settings(max_examples=100, deadline=None)
@given(LABELS, st.integers(1, 9))
def test_a_story_that_only_grows_keeps_its_id(labels, known):
    first = [
        Story("", g.articles, g.memberships) for g in (group(*s) for s in _parts(labels[:known]))
    ]
    before, _ = continue_stories([], first, when=NOW)
    now, changes = continue_stories(before, _groups(labels), when=NOW)
    by_article = {a: story.id for story in now for a in story.articles}
    assert all(by_article[a] == story.id for story in before for a in story.articles)
    assert {change.kind for change in changes} <= {"opened", "joined"}


def _parts(labels: list[int]) -> list[list[str]]:
    return [
        [a for a, label in zip(ARTICLES, labels, strict=False) if label == one]
        for one in sorted(set(labels))
    ]

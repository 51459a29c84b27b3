"""What the reader decided holds, whatever the grouping says, and loses no article."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.stories.story_minis import report

from variorum.model import ArticleId, CaptureId, Decision, Story, digest
from variorum.stories import DECIDED, apply_decisions, decide, find_copies, group, links
from variorum.stories.decided import later_versions
from variorum.stories.decisions import inherit
from variorum.stories.term_bags import nearness


def join(number: int, *parts: str) -> Decision:
    return Decision(number, "join", tuple(_ids(part) for part in parts), "2031-05-08T14:20:00Z")


def split(number: int, away: str, rest: str) -> Decision:
    return Decision(number, "split", (_ids(away), _ids(rest)), "2031-05-08T14:20:00Z")


def _ids(letters: str) -> tuple[ArticleId, ...]:
    return tuple(ArticleId(letter) for letter in letters)


def applied(groups: Sequence[str], *decisions: Decision) -> set[str]:
    return {"".join(g) for g in apply_decisions([_ids(g) for g in groups], decisions)}


def test_without_decisions_nothing_changes():
    assert applied(["ba", "c"]) == {"ab", "c"}


def test_joined_stories_are_one_with_all_that_came_since():
    assert applied(["abx", "cy", "z"], join(1, "ab", "c")) == {"abcxy", "z"}


def test_a_joined_article_that_strayed_is_fetched_alone():
    # "b" was grouped with a large story that nobody joined.
    assert applied(["a", "bmnop", "cd"], join(1, "ab", "cd")) == {"abcd", "mnop"}


def test_split_articles_stay_apart_in_any_grouping():
    assert applied(["abcd"], split(1, "ab", "cd")) == {"ab", "cd"}
    assert applied(["ac", "bd"], split(1, "ab", "cd")) == {"a", "b", "c", "d"}


def test_reports_that_left_together_may_be_apart():
    assert applied(["a", "b", "cd"], split(1, "ab", "cd")) == {"a", "b", "cd"}


def test_an_undecided_article_goes_with_the_part_it_is_nearest_to():
    def near(others: Sequence[ArticleId]) -> Callable[[ArticleId], float]:
        return lambda article: 1.0 if article == "x" and "a" in others else 0.0

    decisions = [split(1, "a", "bcd")]
    assert apply_decisions([_ids("abcdx")], decisions, near=near) == (_ids("ax"), _ids("bcd"))
    assert apply_decisions([_ids("abcdx")], decisions) == (_ids("a"), _ids("bcdx"))


def test_the_later_of_two_decisions_that_differ_wins():
    assert applied(["ab"], split(1, "a", "b"), join(2, "a", "b")) == {"ab"}
    assert applied(["ab"], join(1, "a", "b"), split(2, "a", "b")) == {"a", "b"}


def test_of_an_earlier_decision_holds_what_the_later_left():
    # All five were joined; later "c" was split off; the other four are still one.
    assert applied(["a", "b", "c", "d", "e"], join(1, "ab", "cde"), split(2, "c", "abde")) == {
        "abde",
        "c",
    }


def test_a_join_through_a_third_story_cannot_bring_back_what_was_split_later():
    told = applied(["a", "b", "c"], join(1, "a", "b"), split(2, "a", "c"), join(3, "b", "c"))
    assert told == {"a", "bc"}


def test_links_serve_a_grouping_that_runs_by_itself():
    linked = links([join(1, "a", "b"), split(2, "b", "c")])
    assert linked.together(ArticleId("a"), ArticleId("b"))
    assert linked.apart(ArticleId("a"), ArticleId("c"))
    assert not linked.apart(ArticleId("a"), ArticleId("never seen"))
    assert not linked.together(ArticleId("c"), ArticleId("never seen"))


def test_a_report_captured_anew_stands_where_its_earlier_capture_was_put():
    (grown,) = inherit(
        [split(1, "a", "bc")], {ArticleId("a"): _ids("m"), ArticleId("b"): _ids("n")}
    )
    assert [set(part) for part in grown.parts] == [{"a", "m"}, {"b", "c", "n"}]
    # Of two captures that the reader set apart, the latest says where a third one goes.
    versions = {ArticleId("a"): _ids("bz"), ArticleId("b"): _ids("z")}
    (third,) = inherit([split(1, "a", "b")], versions)
    assert third.parts == (_ids("a"), _ids("bz"))
    # What the reader named stands where the reader put it.
    (same,) = inherit([split(1, "a", "b")], {ArticleId("a"): _ids("b")})
    assert same.parts == (_ids("a"), _ids("b"))


ARTICLES = [f"a{number:02}" for number in range(12)]


@st.composite
def cases(draw):  # type: ignore[no-untyped-def]
    labels = draw(st.lists(st.integers(0, 4), min_size=12, max_size=12))
    groups: dict[int, list[str]] = {}
    for article, label in zip(ARTICLES, labels, strict=True):
        groups.setdefault(label, []).append(article)
    decisions = []
    for number in range(draw(st.integers(0, 5))):
        shuffled = draw(st.permutations(ARTICLES))
        one, two = draw(st.integers(1, 4)), draw(st.integers(1, 4))
        kind = draw(st.sampled_from(["join", "split"]))
        parts = (tuple(shuffled[:one]), tuple(shuffled[one : one + two]))
        decisions.append(Decision(number + 1, kind, parts, "2031"))
    return list(groups.values()), decisions


@settings(max_examples=200, deadline=None)
@given(cases(), st.randoms(use_true_random=False))
def test_every_link_holds_no_article_is_lost_and_order_is_nothing(case, chance):
    groups, decisions = case
    told = apply_decisions(groups, decisions)
    assert sorted(article for one in told for article in one) == ARTICLES
    at = {article: number for number, one in enumerate(told) for article in one}
    linked = links(decisions)
    for a in ARTICLES:
        for b in ARTICLES:
            assert not linked.together(a, b) or at[a] == at[b]
            assert not linked.apart(a, b) or at[a] != at[b]
    if decisions:
        last = decisions[-1]
        if last.kind == "join":
            assert len({at[article] for article in last.articles}) == 1
        else:
            assert not {at[a] for a in last.parts[0]} & {at[a] for a in last.parts[1]}
    shuffled = [chance.sample(one, len(one)) for one in chance.sample(groups, len(groups))]
    again = chance.sample(decisions, len(decisions))
    assert apply_decisions(shuffled, again) == told
    assert apply_decisions(told, decisions) == told


def test_many_articles_under_many_decisions_take_little_time():
    import time

    ids = [ArticleId(f"a{number}") for number in range(20_000)]
    decisions = [
        Decision(n + 1, "split", ((ids[n],), tuple(ids[n + 1 :])), "2031") for n in range(10)
    ]
    decisions.append(Decision(11, "join", (tuple(ids[100:9000]), tuple(ids[9000:])), "2031"))
    start = time.perf_counter()
    told = apply_decisions([ids], decisions)
    assert len(told) == 11
    assert time.perf_counter() - start < 20


def test_a_story_of_thousands_is_taken_apart_by_likeness_in_little_time():
    import time

    told = [
        report(f"Mill {n % 40} sold\n\n" + f"Word{n % 97} mill{n % 13} " * 60) for n in range(800)
    ]
    articles = [replace(told[n % 800][0], id=ArticleId(f"article-{n:05}")) for n in range(4000)]
    analyses = [
        replace(told[n % 800][1], article=ArticleId(f"article-{n:05}")) for n in range(4000)
    ]
    ids = [article.id for article in articles]
    decisions = [Decision(1, "split", (tuple(ids[:50]), tuple(ids[50:100])), "2031")]
    start = time.perf_counter()
    told_apart = apply_decisions([ids], decisions, near=nearness(articles, analyses))
    assert sorted(article for one in told_apart for article in one) == ids
    assert len(told_apart) == 2
    assert time.perf_counter() - start < 30


FLOOD = (
    "River Tamm bursts its banks at Holmby\n\nThe Tamm broke through a levee at Holmby on Sunday "
    "night and flooded 240 houses. Mayor Ida Krogh said that the pumps had failed.",
    "Holmby under water\n\nPeople in Holmby slept in a sports hall after the levee of the Tamm "
    "gave way. Ida Krogh, the mayor, said the pumps never started. Some 240 houses are flooded.",
    "Pumps at Holmby were never tested\n\nThe pumps that failed at Holmby on the Tamm had not been "
    "tested for years, Mayor Ida Krogh said. 240 houses were flooded.",
)


def test_the_memberships_of_decided_articles_say_so_first_and_no_stale_reason_is_left():
    told = [report(text, host=f"paper{n}.example") for n, text in enumerate(FLOOD)]
    articles, analyses = [t[0] for t in told], [t[1] for t in told]
    copies = find_copies(articles, analyses)
    stories = group(articles, analyses, copies)
    assert len(stories) == 1
    away, *rest = articles
    decision = Decision(
        1, "split", ((away.id,), tuple(a.id for a in rest)), "2031-05-08T14:20:00Z", "not of it"
    )
    made = decide(stories, [decision], articles, analyses, copies, {})
    alone = next(story for story in made if story.articles == (away.id,))
    (evidence,) = alone.memberships[0].evidence
    assert evidence.kind == DECIDED
    assert evidence.detail == (
        "the reader set it apart from 2 other reports on 2031-05-08: not of it"
    )
    other = next(story for story in made if away.id not in story.articles)
    kinds = [evidence.kind for evidence in other.memberships[0].evidence]
    assert kinds[0] == DECIDED
    assert len(kinds) > 1
    assert not [e for m in other.memberships for e in m.evidence if "of 2 other" in e.detail]
    # The other way: what is joined by hand says so, and is told with the reasons it has.
    joined = decide(made, [replace(decision, kind="join")], articles, analyses, copies, {})
    assert len(joined) == 1
    assert {m.evidence[0].kind for m in joined[0].memberships} == {DECIDED}


def test_stories_that_no_decision_touches_are_as_they_were():
    told = [report(text, host=f"paper{n}.example") for n, text in enumerate(FLOOD)]
    stories = group([t[0] for t in told], [t[1] for t in told], ())
    other = Decision(1, "join", ((ArticleId("x"),), (ArticleId("y"),)), "2031")
    assert decide(stories, [other], [t[0] for t in told], [t[1] for t in told], (), {}) == stories


def test_the_same_address_captured_later_is_a_version_and_shared_addresses_are_not():
    first, _ = report(FLOOD[0], host="paper.example")
    again = replace(first, id=ArticleId("article-new"), capture=CaptureId("sha256:1"))
    captured = {"sha256:0": "2031-05-08T14:20:00Z", "sha256:1": "2031-05-09T14:20:00Z"}
    assert later_versions([again, first], captured) == {first.id: ("article-new",)}
    # Two entries of one feed under one address are two reports.
    twins = [first, replace(first, id=ArticleId("article-twin"))]
    assert later_versions(twins, captured) == {}
    nowhere = [replace(first, url=None), replace(again, url=None)]
    assert later_versions(nowhere, captured) == {}


def test_ids_of_decided_stories_are_digests_of_their_articles():
    told = [report(text, host=f"paper{n}.example") for n, text in enumerate(FLOOD)]
    articles = sorted((t[0] for t in told), key=lambda article: article.id)
    alone = tuple(Story(digest("story", [a.id]), (a.id,)) for a in articles)
    decision = Decision(1, "join", tuple((a.id,) for a in articles), "2031-05-08T14:20:00Z")
    (made,) = decide(alone, [decision], [t[0] for t in told], [t[1] for t in told], (), {})
    assert made.id == digest("story", [a.id for a in articles]) == made.state

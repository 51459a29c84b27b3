"""What a reader decides about stories: joined, set apart, taken back; then all is told again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from variorum.desk.desk import Desk
from variorum.desk.digest.placing import place_again
from variorum.desk.digest.telling import tell_now
from variorum.desk.gather import moment
from variorum.desk.memory import article_names, find_story
from variorum.desk.tell import given_articles, tell
from variorum.errors import NotFound, StoreError
from variorum.model import ArticleId, Decision, Dossier, Edition, Failure

_NAMED = 3


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision, and the stories of its articles as they are told since."""

    decision: Decision
    edition: Edition


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """One line of the list of decisions; ``sides`` names the reports of each part."""

    number: int
    made: str
    kind: str
    sides: tuple[str, ...]
    note: str


def join_stories(desk: Desk, stories: Sequence[str], *, note: str = "") -> Decided:
    """Decide that stories are one, and tell it.

    The reports that they have now stay together in every later grouping, until a later
    decision says otherwise.

    Args:
        stories: Two or more, each by its id or the beginning of it.

    Raises:
        NotFound: One leads to no story, or to several.
        StoreError: They are one story already.
    """
    ids = sorted({find_story(desk, story) for story in stories})
    if len(ids) < 2:
        raise StoreError(
            ", ".join(stories), "name one story.", advice="Name two stories or more to join them."
        )
    parts = sorted(tuple(sorted(story.articles)) for story in desk.store.stories.get(ids))
    return _decide(desk, "join", tuple(parts), note)


def split_story(desk: Desk, story: str, articles: Sequence[str], *, note: str = "") -> Decided:
    """Decide that some reports of a story are of another one, and tell both.

    They are kept apart from the others that the story has now in every later grouping, until
    a later decision says otherwise.

    Args:
        story: Its id or the beginning of it.
        articles: Each by its sign in the dossier (A, B …), its id, address or input, or an
            unambiguous beginning of one of the three.

    Raises:
        NotFound: There is no such story, or no such report in it, or more than one.
        StoreError: No report would be left.
    """
    dossier = desk.store.dossiers.get([find_story(desk, story)])[0]
    away = sorted({_find_article(dossier, name) for name in articles})
    rest = sorted(set(dossier.story.articles) - set(away))
    if not away or not rest:
        raise StoreError(
            story,
            "cannot be split so: reports must be on both sides.",
            advice=f"It has {len(dossier.articles)}; name some of them, not all.",
        )
    return _decide(desk, "split", (tuple(away), tuple(rest)), note)


def list_decisions(desk: Desk) -> tuple[Decision, ...]:
    """Every decision that holds, in the order in which they were made."""
    return tuple(sorted(desk.store.decisions.find(), key=lambda one: (one.number, one.id)))


def decision_rows(desk: Desk) -> tuple[DecisionRow, ...]:
    """Every decision with the titles of its reports, the first few of each part."""
    found = list_decisions(desk)
    names = article_names(desk, (article for one in found for article in one.articles))

    def side(part: Sequence[ArticleId]) -> str:
        told = "; ".join(names.get(article, article) for article in part[:_NAMED])
        return told + (f" and {len(part) - _NAMED} more" if len(part) > _NAMED else "")

    return tuple(
        DecisionRow(
            decision.number,
            decision.made,
            decision.kind,
            tuple(side(part) for part in decision.parts),
            decision.note,
        )
        for decision in found
    )


def take_back(desk: Desk, number: int) -> Decided:
    """Take a decision back, and tell its articles' stories as they are without it.

    Raises:
        NotFound: There is no decision of this number.
    """
    found = [decision for decision in list_decisions(desk) if decision.number == number]
    if not found:
        raise NotFound(
            str(number),
            "there is no decision of this number.",
            kind="decision",
            advice="`variorum decisions` lists them.",
        )
    desk.store.decisions.forget([found[0].id])
    return _told(desk, found[0])


def _decide(desk: Desk, kind: str, parts: tuple[tuple[ArticleId, ...], ...], note: str) -> Decided:
    with desk.store.transaction():
        last = max((one.number for one in desk.store.decisions.find()), default=0)
        decision = Decision(
            last + 1,
            "join" if kind == "join" else "split",
            parts,
            moment(desk),
            " ".join(note.split()),
        )
        desk.store.decisions.put([decision])
    return _told(desk, decision)


def _told(desk: Desk, decision: Decision) -> Decided:
    """The stories of a decision as they stand with it: those of feeds as the digest tells
    them, the others as ``tell`` does."""
    brought = desk.store.digest.items_of(decision.articles)
    dossiers: tuple[Dossier, ...] = ()
    failures: tuple[Failure, ...] = ()
    if brought:
        dossiers, failures = tell_now(desk, _placed(desk, set(brought.values())))
    touched = frozenset(decision.articles) - set(brought)
    if touched:
        told, failed = tell(desk, given_articles(desk, touched), touched)
        dossiers, failures = (*dossiers, *told), (*failures, *failed)
    desk.store.failures.put(failures)
    return Decided(decision, Edition(moment(desk), dossiers, tuple(sorted(set(failures)))))


def _placed(desk: Desk, items: set[int]) -> list[str]:
    """Place items of feeds again; the stories in which they stand since."""
    store = desk.store
    with store.transaction():
        stories = {place.story for place in store.told.places(items=items)}
        clusters = {one.report.cluster for one in store.digest.current(stories=stories)}
        place_again(desk, clusters, desk.clock().timestamp())
        return sorted({place.story for place in store.told.places(items=items)})


def _find_article(dossier: Dossier, name: str) -> ArticleId:
    """The one article of a dossier that a name means: the exact before the beginnings."""
    signs = {source.article: source.siglum for source in dossier.sources}
    names = {
        article.id: tuple(n for n in (article.id, article.input, article.url) if n)
        for article in dossier.articles
    }
    exact = [a for a, known in names.items() if name == signs.get(a) or name in known]
    begun = [
        article
        for article, known in names.items()
        if any(one.startswith((name, f"article-{name}")) for one in known)
    ]
    found = exact or (begun if name else [])
    if len(found) != 1:
        how = "no report of the story is" if not found else f"{len(found)} reports of the story are"
        raise NotFound(
            name,
            f"{how} called so.",
            kind="article",
            advice="`variorum show STORY --reports` lists them.",
        )
    return found[0]
